// The day a forecast looks to, and what is said of months that have not had their time.
import { describe, expect, it } from "vitest";
import type { TrendMonth } from "../src/ipc";
import { dayOf, type Until } from "../src/screens/funnel/until";
import { unsettled } from "../src/screens/funnel/unsettled";
import { t } from "../src/text";

describe("a forecast's day", () => {
  const cases: [string, Until, string][] = [
    ["2026-01-12", { kind: "month" }, "2026-01-31"],
    ["2026-01-31", { kind: "month" }, "2026-02-28"],
    ["2024-02-10", { kind: "month" }, "2024-02-29"],
    ["2025-12-31", { kind: "month" }, "2026-01-31"],
    ["2026-01-12", { kind: "quarter" }, "2026-03-31"],
    ["2026-03-31", { kind: "quarter" }, "2026-06-30"],
    ["2025-11-02", { kind: "quarter" }, "2025-12-31"],
    ["2026-01-31", { kind: "days" }, "2026-05-01"],
    ["2026-01-31", { kind: "date", day: "2026-02-10" }, "2026-02-10"],
    ["2026-01-31", { kind: "date", day: "2025-02-10" }, "2026-02-01"],
  ];
  it.each(cases)("seen on %s, %o is %s", (asOf, until, day) => {
    expect(dayOf(until, asOf)).toBe(day);
  });
});

const month = (over: Partial<TrendMonth>): TrendMonth => ({
  month: "2025-09-01",
  entered: 10,
  advanced: 3,
  lost: 3,
  open: 4,
  conversion: null,
  decided: null,
  median_days: null,
  median_interval: [null, null],
  still_to_come: 0.38,
  mature: false,
  expected: null,
  ...over,
});

describe("unsettled months", () => {
  it("are those with deals that still need time", () => {
    const settled = month({ month: "2025-08-01", mature: true });
    const nobody = month({ month: "2025-10-01", entered: 0 });
    expect(unsettled([settled, month({}), nobody])).toEqual({
      months: ["2025-09-01"],
      shares: [0.38],
    });
  });

  it("say no share unless it is known of all of them", () => {
    expect(unsettled([month({}), month({ still_to_come: null })]).shares).toEqual([]);
  });

  it("are said in one line", () => {
    const said = (months: string[], shares: number[]) =>
      t.funnel.trend.unsettled(months, shares, "wins").replace(/\u00a0/g, " ");
    expect(said(["September 2025"], [0.38])).toBe(
      "September 2025 is not settled: 38 % of its wins are still expected to come.",
    );
    expect(said(["A", "B"], [0.1, 0.4])).toBe(
      "A and B are not settled: 10 % and 40 % of their wins are still expected to come.",
    );
    expect(said(["A", "B", "C", "D"], [0.1, 0.2, 0.4, 0.9])).toBe(
      "A to D are not settled: from 10 % to 90 % of a month’s wins are still expected to come.",
    );
    expect(said(["A"], [])).toContain("too little is known");
    expect(said(["A", "B"], [])).toBe("A to B are not settled: their deals still need time.");
    expect(said([], [])).toBe("");
  });
});
