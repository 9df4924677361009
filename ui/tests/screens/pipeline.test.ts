// The Pipeline screen lists deals as the source orders them, by quick choices of state.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { lastSelection, openWindow, wordsOf } from "./window";

describe("pipeline", () => {
  it("starts with the open deals, dearest first", async () => {
    const { told } = openWindow("pipeline");
    await waitFor(async () => expect(await wordsOf("pipeline-total")).toBe("32 deals"));
    const rows = within(screen.getByTestId("pipeline-grid")).getAllByRole("row");
    expect(rows[1]?.textContent?.replace(/\s+/g, " ")).toMatch(
      /Juniper Retail renewal.*Pieter de Vries.*Connecting.*€78,700.*26 Jan 2026.*10 Apr 2026.*Open/,
    );
    expect(
      told.asked
        .filter(({ name }) => name === "deals")
        .at(-1)
        ?.given.slice(2),
    ).toEqual([{ column: "value", descending: true }, 0, 100, []]);
  });

  it("says how likely an open deal moves within 30 days, and nothing of those that ended", async () => {
    const { user } = openWindow("pipeline");
    const grid = await screen.findByTestId("pipeline-grid");
    expect(
      (await within(grid).findAllByTitle(/within 30 days .* past cases/)).length,
    ).toBeGreaterThan(10);
    await user.click(await screen.findByTestId("pipeline-lost"));
    await waitFor(() => expect(within(grid).queryByText("In 30 days")).toBeNull());
  });

  it("chooses by state", async () => {
    const cases = [
      ["stalled", { kind: "open", stage: null, rep: null, stalled: true }],
      ["won", { kind: "deals", outcome: "advanced", rep: null }],
      ["lost", { kind: "deals", outcome: "lost", rep: null }],
      ["all", { kind: "all" }],
      ["open", { kind: "open", stage: null, rep: null, stalled: false }],
    ] as const;
    const { told, user } = openWindow("pipeline");
    for (const [which, selection] of cases) {
      await user.click(await screen.findByTestId(`pipeline-${which}`));
      await waitFor(() => expect(lastSelection(told)).toEqual(selection));
    }
  });

  it("sorts where the deals are", async () => {
    const { told, user } = openWindow("pipeline");
    const order = () => told.asked.filter(({ name }) => name === "deals").at(-1)?.given[2];
    for (const [column, descending] of [
      ["account", false],
      ["account", true],
      ["days", true],
      ["expected_close", true],
      ["state", false],
    ] as const) {
      await user.click(await screen.findByTestId(`sort-${column}`));
      await waitFor(() => expect(order()).toEqual({ column, descending }));
    }
  });

  it("finds its tab and order again when one comes back", async () => {
    const { told, user } = openWindow("pipeline");
    await user.click(await screen.findByTestId("pipeline-won"));
    await user.click(screen.getByTestId("sort-rep"));
    await user.click(screen.getByTestId("nav-process"));
    await user.click(screen.getByTestId("nav-pipeline"));
    await waitFor(() =>
      expect(
        told.asked
          .filter(({ name }) => name === "deals")
          .at(-1)
          ?.given.slice(1, 3),
      ).toEqual([
        { kind: "deals", outcome: "advanced", rep: null },
        { column: "rep", descending: false },
      ]),
    );
  });

  it("says where deals come from while there are none at all", async () => {
    const { user } = openWindow(
      "pipeline",
      (review) => ({ ...review, notes: [{ kind: "no_deals" }] }),
      undefined,
      { deals: 0 },
    );
    await screen.findByText("No deals yet");
    await user.click(screen.getByRole("button", { name: "Import a file" }));
    await screen.findByTestId("screen-import");
  });

  it("says stalled in a word beside the shape", async () => {
    const { user } = openWindow("pipeline");
    await user.click(await screen.findByTestId("pipeline-stalled"));
    await waitFor(() =>
      expect(
        within(screen.getByTestId("pipeline-grid")).getAllByText("Stalled").length,
      ).toBeGreaterThan(3),
    );
  });

  it("says in words that there is nothing to list, and why it could not be read", async () => {
    const empty = openWindow("pipeline");
    empty.told.calls.deals = () => Promise.resolve({ total: 0, rows: [] });
    await empty.user.click(await screen.findByTestId("pipeline-stalled"));
    expect(await screen.findByText(/Nothing is stalled/)).toBeTruthy();
    empty.unmount();
    const { user } = openWindow("pipeline", undefined, { name: "deals", code: "damaged" });
    const note = await screen.findByTestId("error");
    expect(note.dataset.code).toBe("damaged");
    await user.click(within(note).getByText("Try again"));
    await waitFor(async () => expect(await wordsOf("pipeline-total")).toBe("32 deals"));
  });

  it("pages through 20,000 deals without holding them", async () => {
    const { told } = openWindow("pipeline", undefined, undefined, { deals: 20_000 });
    await waitFor(async () => expect(await wordsOf("pipeline-total")).toMatch(/deals/));
    expect(within(screen.getByTestId("pipeline-grid")).getAllByRole("row").length).toBeLessThan(60);
    for (const { name, given } of told.asked) {
      if (name === "deals") expect(given[4]).toBeLessThanOrEqual(200);
    }
  });
});
