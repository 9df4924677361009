// Answers to what was asked in one moment are told in one moment.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { together } from "../src/ipc";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An answer that is given when a test wants it. */
function pending() {
  let give!: (value: string) => void;
  let fail!: (why: Error) => void;
  const answer = new Promise<string>((resolve, reject) => {
    give = resolve;
    fail = reject;
  });
  return { answer, give, fail };
}

describe("answers that are on their way at once", () => {
  test("come when the last of them is there", async () => {
    const told: string[] = [];
    const [one, other] = [pending(), pending()];
    void together(one.answer).then((said) => told.push(said));
    void together(other.answer).then((said) => told.push(said));
    one.give("first");
    await vi.advanceTimersByTimeAsync(20);
    expect(told).toEqual([]);
    other.give("second");
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(["first", "second"]);
  });

  test("do not wait for one that takes long", async () => {
    const told: string[] = [];
    const [quick, slow] = [pending(), pending()];
    void together(quick.answer).then((said) => told.push(said));
    void together(slow.answer).then((said) => told.push(said));
    quick.give("quick");
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual(["quick"]);
    slow.give("slow");
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(["quick", "slow"]);
  });

  test("a failure is told like any other answer, and keeps none waiting", async () => {
    const failed = pending();
    const held = together(failed.answer).catch((why: Error) => why.message);
    failed.fail(new Error("gone"));
    await vi.advanceTimersByTimeAsync(0);
    expect(await held).toBe("gone");
    const next = pending();
    const told = together(next.answer);
    next.give("alone");
    await vi.advanceTimersByTimeAsync(0);
    expect(await told).toBe("alone");
  });
});
