// What a person can correct and choose before a file is brought in.
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { FILES } from "../src/ipc/fake/files";
import type { Hints, Offered } from "../src/ipc";
import Reorder from "../src/kit/Reorder.svelte";
import { meaningOf, meaningWord } from "../src/screens/import/reading";
import { readCurrency, readRate } from "../src/screens/settings/rate";
import { lastAsked, open, seen } from "./window";

const [moves, snapshot] = FILES as [Offered, Offered];
const said = (side: Parameters<typeof lastAsked>[0]) =>
  lastAsked(side, "inspectFiles")?.[1] as Hints;

/** A list is filled when it is turned to. */
async function choose(user: UserEvent, id: string, value: string): Promise<void> {
  const list = await seen(id);
  await user.hover(list);
  await user.selectOptions(list, value);
}

afterEach(cleanup);

it("reads a column as something else, and looks at the file anew", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(moves);
  await choose(user, "column-6", "source");
  await waitFor(() => expect(said(side).columns).toEqual([{ column: 6, field: "source" }]));
  await choose(user, "column-6", "-");
  await waitFor(() => expect(said(side).columns).toEqual([{ column: 6, field: null }]));
});

it("keeps what was said of a file while one looks at another screen", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(moves);
  await choose(user, "column-6", "source");
  await waitFor(() => expect(said(side).columns).toHaveLength(1));
  await user.click(await seen("nav-settings"));
  await seen("screen-settings");
  await user.click(await seen("nav-import"));
  await seen("recognised");
  expect(said(side).columns).toEqual([{ column: 6, field: "source" }]);
});

it("shows the result until one goes on with the next file", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(moves);
  await seen("recognised");
  side.drop(snapshot);
  await seen("no-history");
  await user.click(await seen("import-button"));
  await seen("import-done");
  await user.click(await seen("next-file"));
  await seen("recognised");
  await screen.findByText(moves.name);
});

it("lists only one kind of what was not understood", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(moves);
  const list = await seen("problems");
  expect(list.querySelectorAll("tbody tr")).toHaveLength(2);
  await user.click(await seen("problem-kind-bad_date"));
  expect(list.querySelectorAll("tbody tr")).toHaveLength(1);
  expect(list.textContent).toContain("31.02.2025");
  await user.click(await seen("problem-kind-bad_date"));
  expect(list.querySelectorAll("tbody tr")).toHaveLength(2);
});

it("moves a stage by keyboard and says where it is", async () => {
  const user = userEvent.setup();
  const changed = vi.fn();
  render(Reorder, { label: "Stages", names: ["Lead", "Pitch", "Close"], onchange: changed });
  const [lead] = screen.getAllByRole("button", { name: /^Lead, 1 of 3/ });
  lead?.focus();
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(changed).toHaveBeenCalledWith(["Pitch", "Lead", "Close"]);
  await screen.findByText("Lead is now 2 of 3.");
});

it("writes a meaning as a word of a list and reads it back", () => {
  for (const means of [{ stage: 0 }, { stage: 12 }, "won", "lost", "ignore"] as const) {
    expect(meaningOf(meaningWord(means))).toEqual(means);
  }
});

it.each([
  ["1.0832", "1.0832"],
  [" 1,0832 ", "1.0832"],
  ["0", null],
  ["-1", null],
  ["1.083.2", null],
  ["one", null],
])("reads the rate %j", (typed, rate) => expect(readRate(typed)).toBe(rate));

it.each([
  [" eur", "EUR"],
  ["US$", null],
  ["EURO", null],
])("reads the currency %j", (typed, code) => expect(readCurrency(typed)).toBe(code));
