// Periods as people say them, counted back from the as-of date, as first and last day. Plain
// calendar arithmetic on written dates: no clock, no time zone.
import { format, t } from "../text";

/** A period in words; it is worked out anew when the as-of date changes. */
export type Period =
  | { kind: "all" }
  | { kind: "last30" | "last90" | "thisQuarter" | "lastQuarter" | "thisYear" | "last12" }
  | { kind: "custom"; from: string | null; to: string | null };

/** The presets, in the order of the list. */
export const PRESETS = [
  "all",
  "last30",
  "last90",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "last12",
] as const;

const iso = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** First and last day of a period, both included. Without an as-of date only "all" and "custom" say anything. */
export function span(
  period: Period,
  asOf: string | null,
): { from: string | null; to: string | null } {
  if (period.kind === "custom") return { from: period.from, to: period.to };
  const found = asOf?.match(/^(\d{4})-(\d{2})-(\d{2})/);
  if (period.kind === "all" || !found) return { from: null, to: null };
  const [year, month, day] = [Number(found[1]), Number(found[2]) - 1, Number(found[3])];
  const quarter = Math.floor(month / 3) * 3;
  switch (period.kind) {
    case "last30":
      return { from: iso(year, month, day - 29), to: null };
    case "last90":
      return { from: iso(year, month, day - 89), to: null };
    case "thisQuarter":
      return { from: iso(year, quarter, 1), to: null };
    case "lastQuarter":
      return { from: iso(year, quarter - 3, 1), to: iso(year, quarter, 0) };
    case "thisYear":
      return { from: iso(year, 0, 1), to: null };
    case "last12": {
      // The day after the same day a year ago; 29 February counts from 1 March.
      return { from: iso(year - 1, month, day + 1), to: null };
    }
  }
}

/** The period as the chip and the headings say it. */
export function inWords(period: Period, asOf: string | null): string {
  const { from, to } = span(period, asOf);
  if (from && to) return t.app.filters.enteredBetween(format.date(from), format.date(to));
  if (from) return t.app.filters.enteredSince(format.date(from));
  if (to) return t.app.filters.enteredUntil(format.date(to));
  return t.app.filters.allTime;
}
