// Rows keep their places; far from where they were, they come a few a frame.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { placed } from "../src/kit/pages";
import { Slots } from "../src/kit/slots.svelte";

const wanted = (first: number) => placed(first, 300, 30);
const shown = (slots: Slots<string>) => slots.all.map(({ index, here }) => [index, here]);
const asWanted = (first: number) => wanted(first).map((index) => [index, `row ${index}`]);

beforeEach(
  () => void vi.useFakeTimers({ toFake: ["requestAnimationFrame", "cancelAnimationFrame"] }),
);
afterEach(() => void vi.useRealTimers());

it("draws the first rows at once, and those one scrolls on to", () => {
  const slots = new Slots((index) => `row ${index}`);
  slots.draw(wanted(0), true);
  expect(shown(slots)).toEqual(asWanted(0));
  slots.draw(wanted(5), false);
  expect(shown(slots)).toEqual(asWanted(5));
});

it("changes few rows a frame after a jump, and has all of them in the end", () => {
  const slots = new Slots((index) => `row ${index}`);
  slots.draw(wanted(0), true);
  slots.draw(wanted(9_000), false);
  const there = () => slots.all.filter(({ index }) => index >= 9_000);
  expect(there().length).toBeLessThan(slots.all.length / 2);
  // Those in the middle of the window are the first.
  expect(there().every(({ index }) => Math.abs(index - 9_013.5) <= 6)).toBe(true);
  // One scrolls on before they are all there: what is wanted last counts.
  slots.draw(wanted(20_000), false);
  for (let frame = 0; frame < 5; frame += 1) vi.advanceTimersToNextFrame();
  expect(shown(slots)).toEqual(asWanted(20_000));
});

it("keeps the words of a place until its next row is known", () => {
  const known = new Set(Array.from({ length: 100 }, (_, index) => index));
  const slots = new Slots((index) => (known.has(index) ? `row ${index}` : undefined));
  slots.draw(wanted(0), true);
  slots.draw(wanted(60), true);
  const before = slots.all.map(({ words }) => words);
  slots.draw(wanted(500), true);
  expect(slots.all.map(({ here }) => here).every((here) => here === undefined)).toBe(true);
  expect(slots.all.map(({ words }) => words)).toEqual(before);
});
