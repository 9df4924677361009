// The Funnel screen draws both charts and lists every figure; each count opens its deals.
import { screen, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { asSnapshot, HOSTILE, lastSelection, openWindow, wordsOf } from "./window";

describe("funnel", () => {
  it("draws how deals convert and how long they stay", async () => {
    openWindow("funnel");
    expect(await screen.findByTestId("figure-stage_conversion")).toBeTruthy();
    expect(await screen.findByTestId("figure-time_in_stage")).toBeTruthy();
  });

  it("lists every figure of a stage, with its intervals and the stall point's basis", async () => {
    openWindow("funnel");
    expect(await wordsOf("stage-row-2")).toMatch(
      /Qualification ?229 ?103 ?118 ?8 ?4 ?1 ?47 % 40–53 % ?47 % 40–53 % ?12 d ?4–21 d ?29 d observed ?1 ?€19,700/,
    );
  });

  it("defines every column that is measured", async () => {
    openWindow("funnel");
    const table = await screen.findByTestId("every-figure");
    expect(within(table).getAllByLabelText(/means$/)).toHaveLength(12);
  });

  it("opens the deals behind every count", async () => {
    const stage = "Qualification";
    const cases = [
      ["entered-2", { kind: "passages", stage, outcome: null, rep: null }],
      ["advanced-2", { kind: "passages", stage, outcome: "advanced", rep: null }],
      ["lost-2", { kind: "passages", stage, outcome: "lost", rep: null }],
      ["open-2", { kind: "passages", stage, outcome: "open", rep: null }],
      ["skipped-2", { kind: "skipped", stage }],
      ["stalled-2", { kind: "open", stage, rep: null, stalled: true }],
    ] as const;
    const { told, user } = openWindow("funnel");
    for (const [testid, selection] of cases) {
      await user.click(await screen.findByTestId(testid));
      await screen.findByTestId("deals-drawer");
      expect(lastSelection(told)).toEqual(selection);
      await user.keyboard("{Escape}");
    }
  });

  it("opens the deals behind a bar of the chart", async () => {
    const { told, user } = openWindow("funnel");
    const chart = await screen.findByTestId("figure-stage_conversion");
    const bars = await within(chart).findAllByTestId("hit");
    await user.click(bars[0] as HTMLElement);
    await screen.findByTestId("deals-drawer");
    expect(lastSelection(told)).toEqual({
      kind: "passages",
      stage: "Prospecting",
      outcome: "advanced",
      rep: null,
    });
  });

  it("shows open deals by stage where a snapshot leaves nothing to measure", async () => {
    openWindow("funnel", asSnapshot);
    expect(await wordsOf("no-history")).toContain("A snapshot shows where deals are");
    expect(await screen.findByTestId("open-by-stage")).toBeTruthy();
    expect(screen.queryByTestId("figure-stage_conversion")).toBeNull();
  });

  it("says so when no deal entered a stage", async () => {
    openWindow("funnel", (review) => ({ ...asSnapshot(review), notes: [] }));
    expect(await wordsOf("no-deals")).toContain("No deal entered a stage");
  });

  it("holds a process of sixty stages with long and hostile names", async () => {
    openWindow("funnel", (review) => ({
      ...review,
      stages: Array.from({ length: 60 }, (_, n) => ({
        ...(review.stages[0] as (typeof review.stages)[number]),
        stage: `${HOSTILE} ${"very long ".repeat(12)}${n}`,
      })),
    }));
    expect(await wordsOf("stage-row-59")).toContain(HOSTILE);
    expect(document.querySelector("img")).toBeNull();
  });
});
