// A long list draws what is on screen, asks for pages once, and moves by keyboard.
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import Grid from "../src/kit/Grid.svelte";
import { PAGE, pagesFor, placed, trim, visible } from "../src/kit/pages";

type Row = { n: number };
const columns = [
  {
    id: "n",
    name: "Number",
    text: (r: Row) => `row ${r.n}`,
    sortable: true,
    align: "right" as const,
  },
];
const endless = (total: number) =>
  vi.fn((offset: number, limit: number) =>
    Promise.resolve({
      total,
      rows: Array.from({ length: Math.min(limit, total - offset) }, (_, i) => ({ n: offset + i })),
    }),
  );
const shown = (source: ReturnType<typeof endless>, more = {}) =>
  render(Grid<Row>, { label: "Rows", columns, source, key: (r: Row) => r.n, ...more });

afterEach(cleanup);

it("draws a screenful of a hundred thousand rows and asks for one page", async () => {
  const source = endless(100_000);
  shown(source);
  await screen.findByText("row 0");
  expect(screen.getAllByRole("row").length).toBeLessThan(60);
  expect(source.mock.calls).toEqual([[0, PAGE]]);
  expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("100001");
});

it("asks for the page one scrolls to, once", async () => {
  const source = endless(100_000);
  shown(source);
  await screen.findByText("row 0");
  const grid = screen.getByRole("grid");
  grid.scrollTop = 30 * 50_000;
  grid.dispatchEvent(new Event("scroll"));
  await screen.findByText("row 50000");
  expect(source.mock.calls.filter(([offset]) => offset === 50_000)).toHaveLength(1);
  expect(screen.queryByText("row 0")).toBeNull();
});

it("moves by arrows, Home and End, and opens by Enter", async () => {
  const onopen = vi.fn();
  const user = userEvent.setup();
  shown(endless(40), { onopen });
  await screen.findByText("row 0");
  screen.getByRole("grid").focus();
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}{Enter}");
  expect(onopen).toHaveBeenLastCalledWith({ n: 1 });
  await user.keyboard("{End}{Enter}");
  await waitFor(() => expect(onopen).toHaveBeenLastCalledWith({ n: 39 }));
});

it("sorts numbers largest first, then turns", async () => {
  const onsort = vi.fn();
  const user = userEvent.setup();
  shown(endless(3), { onsort, sort: null });
  await screen.findByText("row 0");
  await user.click(screen.getByTestId("sort-n"));
  expect(onsort).toHaveBeenLastCalledWith({ column: "n", descending: true });
});

it("says when there is nothing, and when it failed; trying again works", async () => {
  shown(endless(0), { empty: "No deals here." });
  await screen.findByText("No deals here.");
  cleanup();
  const user = userEvent.setup();
  const source = endless(2);
  source.mockImplementationOnce(() => Promise.reject(new Error()));
  shown(source, { codeOf: () => "busy" });
  await screen.findByText("Another program is using this workspace.");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByText("row 1");
});

it("keeps the newest answer when an older one comes late", async () => {
  let late: (page: { total: number; rows: Row[] }) => void = () => {};
  const slow = vi.fn(() => new Promise<{ total: number; rows: Row[] }>((done) => (late = done)));
  const view = shown(slow as never);
  await view.rerender({ source: endless(3) });
  await screen.findByText("row 2");
  late({ total: 1, rows: [{ n: 99 }] });
  await Promise.resolve();
  expect(screen.queryByText("row 99")).toBeNull();
});

it("reckons pages and windows", () => {
  expect(pagesFor(95, 205)).toEqual([0, 1, 2]);
  expect(visible(3_000, 300, 30, 1_000)).toEqual({ first: 92, last: 118 });
  expect(visible(0, 300, 30, 4)).toEqual({ first: 0, last: 3 });
  const pages = new Map(Array.from({ length: 60 }, (_, n) => [n, [n]]));
  trim(pages, 50);
  expect(pages.size).toBe(40);
  expect(pages.has(50)).toBe(true);
  expect(pages.has(0)).toBe(false);
});

it("gives every row that is shown one place, and keeps the others where they are", () => {
  let before = placed(0, 480, 30);
  expect(before).toEqual([...before].sort((a, b) => a - b));
  for (const scrolled of [7, 29, 31, 400, 3_000, 3_011, 90_000]) {
    const { first, last } = visible(scrolled, 480, 30, 100_000);
    const now = placed(first, 480, 30);
    const shown = now.filter((index) => index <= last).sort((a, b) => a - b);
    expect(shown).toEqual(Array.from({ length: last - first + 1 }, (_, at) => first + at));
    for (const [place, index] of now.entries()) {
      if (before.includes(index)) expect(before[place]).toBe(index);
    }
    before = now;
  }
});

it("stays where one is while the same rows are asked for anew, and starts over with others", async () => {
  const rows = (name: string) =>
    vi.fn((offset: number, limit: number) =>
      Promise.resolve({
        total: 100_000,
        rows: Array.from({ length: limit }, (_, i) => ({ n: offset + i, name })),
      }),
    );
  const named = [
    { id: "n", name: "Number", text: (r: { n: number; name: string }) => `${r.name} ${r.n}` },
  ];
  const props = { label: "Rows", columns: named, key: (r: { n: number }) => r.n };
  const view = render(Grid<{ n: number; name: string }>, {
    ...props,
    source: rows("old"),
    listing: "by value",
  });
  await screen.findByText("old 0");
  const grid = screen.getByRole("grid");
  grid.scrollTop = 30 * 50_000;
  grid.dispatchEvent(new Event("scroll"));
  await screen.findByText("old 50000");
  const edited = rows("new");
  await view.rerender({ source: edited, listing: "by value" });
  await screen.findByText("new 50000");
  expect(grid.scrollTop).toBe(30 * 50_000);
  expect(edited.mock.calls.every(([offset]) => offset >= 49_900)).toBe(true);
  await view.rerender({ source: rows("other"), listing: "by name" });
  await screen.findByText("other 0");
  expect(grid.scrollTop).toBe(0);
});
