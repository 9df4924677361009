// Periods count back from the as-of date, by the calendar.
import { expect, it } from "vitest";
import { inWords, span, usualWeek, type Period } from "../src/app/period";
import { readDay, step } from "../src/kit/day";

function check(kind: Period["kind"], asOf: string, from: string | null, to: string | null): void {
  expect(span({ kind } as Period, asOf), `${kind} as of ${asOf}`).toEqual({ from, to });
}

it("counts days with the as-of date among them", () => {
  check("last30", "2026-01-31", "2026-01-02", null);
  check("last90", "2026-01-31", "2025-11-03", null);
});

it("knows quarters and years", () => {
  check("thisQuarter", "2026-01-31", "2026-01-01", null);
  check("lastQuarter", "2026-01-31", "2025-10-01", "2025-12-31");
  check("lastQuarter", "2026-05-01", "2026-01-01", "2026-03-31");
  check("thisYear", "2026-05-01", "2026-01-01", null);
  check("last12", "2026-01-31", "2025-02-01", null);
  check("last12", "2024-02-29", "2023-03-02", null);
});

it("counts weeks, quarters and years from where they begin", () => {
  const april = { yearBegins: 4, weekBegins: "sunday" } as const;
  const of = (kind: Period["kind"], asOf: string) => span({ kind } as Period, asOf, april);
  expect(of("thisQuarter", "2026-02-10")).toEqual({ from: "2026-01-01", to: null });
  expect(of("thisYear", "2026-02-10")).toEqual({ from: "2025-04-01", to: null });
  expect(of("lastYear", "2026-02-10")).toEqual({ from: "2024-04-01", to: "2025-03-31" });
  expect(of("thisYear", "2026-04-01")).toEqual({ from: "2026-04-01", to: null });
  const february = { yearBegins: 2, weekBegins: "monday" } as const;
  expect(span({ kind: "thisQuarter" }, "2026-01-15", february)).toEqual({
    from: "2025-11-01",
    to: null,
  });
  // 2026-02-10 is a Tuesday.
  expect(of("thisWeek", "2026-02-10")).toEqual({ from: "2026-02-08", to: null });
  expect(span({ kind: "lastWeek" }, "2026-02-10", february)).toEqual({
    from: "2026-02-02",
    to: "2026-02-08",
  });
  expect(["en-US", "de-AT", "ar-EG"].map(usualWeek)).toEqual(["sunday", "monday", "saturday"]);
});

it("leaves all time open at both ends", () => check("all", "2026-01-31", null, null));

it("says itself in words", () => {
  expect(inWords({ kind: "thisYear" }, "2026-05-01")).toBe("Entered since 1 Jan 2026");
  expect(inWords({ kind: "lastQuarter" }, "2026-05-01")).toBe("Entered 1 Jan 2026 – 31 Mar 2026");
  expect(inWords({ kind: "custom", from: null, to: "2026-03-31" }, null)).toBe(
    "Entered until 31 Mar 2026",
  );
  expect(inWords({ kind: "all" }, null)).toBe("All time");
});

it("reads days that can be read one way only", () => {
  for (const [text, day] of [
    ["2026-01-31", "2026-01-31"],
    [" 2026-1-5 ", "2026-01-05"],
    ["31 Jan 2026", "2026-01-31"],
    ["1. february 2026", "2026-02-01"],
    ["31.01.2026", "2026-01-31"],
    ["01/02/2026", null],
    ["2026-02-30", null],
    ["30 Foo 2026", null],
    ["", null],
  ] as const) {
    expect(readDay(text), text).toBe(day);
  }
});

it("steps over months and years", () => {
  expect(step("2026-02-28", 1)).toBe("2026-03-01");
  expect(step("2026-01-01", -1)).toBe("2025-12-31");
});
