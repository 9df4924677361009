// The Funnel screen over time: months of entry, and the wins to come.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { stand, type Backend, type Plot } from "../../src/ipc";
import type { Fake } from "../../src/ipc/fake";
import { openWindow, wordsOf } from "./window";

const lastPlot = (told: Fake, kind: string) =>
  told.asked
    .filter(({ name, given }) => name === "figure" && (given[1] as Plot).kind === kind)
    .at(-1)?.given[1];

/** Lets one command answer otherwise from now on. */
function answering(told: Fake, other: Partial<Backend["calls"]>): void {
  stand({ ...told, calls: { ...told.calls, ...other } });
}

describe("trend", () => {
  it("draws whole deals, and says what young months wait for", async () => {
    const { told } = openWindow("funnel");
    expect(await screen.findByTestId("figure-trend")).toBeTruthy();
    expect(lastPlot(told, "trend")).toEqual({ kind: "trend", stage: null });
    expect(await wordsOf("trend-said")).toMatch(
      /November 2025, December 2025 and January 2026 are not settled: \d+ %, .* wins are still/,
    );
  });

  it("draws a stage that is chosen, and keeps it while one is away", async () => {
    const { told, user } = openWindow("funnel");
    await user.click(await screen.findByTestId("trend-of"));
    await user.click(await screen.findByTestId("trend-stage-2"));
    await waitFor(() =>
      expect(lastPlot(told, "trend")).toEqual({ kind: "trend", stage: "Qualification" }),
    );
    await user.click(screen.getByTestId("nav-process"));
    await user.click(screen.getByTestId("nav-funnel"));
    expect((await screen.findByTestId("trend-of")).textContent).toContain("Qualification");
  });

  it("has no month to show where no deal began on a known day", async () => {
    const { told, user } = openWindow("process");
    answering(told, {
      trend: async () => ({ stage: null, months: [], stages: [], nothing: true }),
    });
    await user.click(await screen.findByTestId("nav-funnel"));
    expect(await wordsOf("trend-empty")).toContain("No month to show");
  });

  it("says in words what failed, and asks again", async () => {
    const { user } = openWindow("funnel", undefined, { name: "trend", code: "busy" });
    const panel = await screen.findByTestId("trend");
    await user.click(await within(panel).findByRole("button", { name: "Try again" }));
    expect(await within(panel).findByTestId("figure-trend")).toBeTruthy();
  });
});

describe("forecast", () => {
  it("looks to the quarter's end, with amounts, and says what is not in it", async () => {
    const { told } = openWindow("funnel");
    expect(await wordsOf("forecast-amounts")).toMatch(
      /Deals won ?\d+\.\d ?\d+ – \d+.*Value won, EUR ?€[\d,]+ ?€[\d,]+ – €[\d,]+/,
    );
    expect(lastPlot(told, "forecast")).toEqual({ kind: "forecast", until: "2026-03-31" });
    expect(await wordsOf("forecast-left")).toMatch(
      /Counted: 26 open deals\. Left out: 3 open deals without a known day/,
    );
  });

  it("looks to the day that is chosen", async () => {
    const { told, user } = openWindow("funnel");
    const day = () => (lastPlot(told, "forecast") as { until?: string } | undefined)?.until;
    for (const [choice, until] of [
      ["month", "2026-02-28"],
      ["days", "2026-05-01"],
    ] as const) {
      await user.click(await screen.findByTestId(`forecast-${choice}`));
      await waitFor(() => expect(day()).toBe(until));
    }
    await user.click(screen.getByTestId("forecast-date"));
    const field = await screen.findByTestId("forecast-day");
    await user.clear(field);
    await user.type(field, "15 Mar 2026{Enter}");
    await waitFor(() => expect(day()).toBe("2026-03-15"));
  });

  it("takes no day that is already over", async () => {
    const { told, user } = openWindow("funnel");
    await user.click(await screen.findByTestId("forecast-date"));
    const field = await screen.findByTestId("forecast-day");
    const before = told.asked.filter(({ name }) => name === "forecast").length;
    await user.clear(field);
    await user.type(field, "15 Mar 2025{Enter}");
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(told.asked.filter(({ name }) => name === "forecast")).toHaveLength(before);
  });

  it.each([
    [0, "No open deal to forecast"],
    [7, "7 open deals have no known day of entry"],
  ])("with %i deals left out and none counted it says: %s", async (left_out, words) => {
    const { told, user } = openWindow("process");
    answering(told, {
      forecast: async (view, until) => ({
        ...(await told.calls.forecast(view, until)),
        open: 0,
        left_out,
        amounts: [],
        days: [],
      }),
    });
    await user.click(await screen.findByTestId("nav-funnel"));
    expect(await wordsOf("forecast-empty")).toContain(words);
  });
});
