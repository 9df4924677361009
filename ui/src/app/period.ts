// Periods as people say them, counted back from the as-of date, as first and last day. Plain
// calendar arithmetic on written dates: no clock, no time zone.
import type { Settings, WeekDay } from "../ipc";
import { format, t } from "../text";

/** A period in words; it is worked out anew when the as-of date changes. */
export type Period =
  | { kind: "all" }
  | {
      kind:
        | "thisWeek"
        | "lastWeek"
        | "last30"
        | "last90"
        | "thisQuarter"
        | "lastQuarter"
        | "thisYear"
        | "lastYear"
        | "last12";
    }
  | { kind: "custom"; from: string | null; to: string | null };

/** The first month of a year, 1 to 12, and the first day of a week. */
export type Calendar = { yearBegins: number; weekBegins: WeekDay };
const USUAL: Calendar = { yearBegins: 1, weekBegins: "monday" };

/** As Date counts days of a week. */
const DAYS: Record<WeekDay, number> = { sunday: 0, monday: 1, saturday: 6 };

/** The first day of a week where a locale is spoken (CLDR's lists of regions). */
export function usualWeek(locale: string): WeekDay {
  const region = new Intl.Locale(locale).maximize().region ?? "";
  if (SUNDAY.has(region)) return "sunday";
  return SATURDAY.has(region) ? "saturday" : "monday";
}
const SUNDAY = new Set(
  "AG AS AU BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW".split(
    " ",
  ),
);
const SATURDAY = new Set("AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY".split(" "));

/** As a person said, or as is usual where a locale is spoken. */
export function calendarOf(said: Settings, locale: string): Calendar {
  return {
    yearBegins: said.year_begins ?? 1,
    weekBegins: said.week_begins ?? usualWeek(locale),
  };
}

/** The presets, in the order of the list. */
export const PRESETS = [
  "all",
  "thisWeek",
  "lastWeek",
  "last30",
  "last90",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "lastYear",
  "last12",
] as const;

const iso = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** First and last day of a period, both included. Without an as-of date only "all" and "custom" say anything. */
export function span(
  period: Period,
  asOf: string | null,
  calendar: Calendar = USUAL,
): { from: string | null; to: string | null } {
  if (period.kind === "custom") return { from: period.from, to: period.to };
  const found = asOf?.match(/^(\d{4})-(\d{2})-(\d{2})/);
  if (period.kind === "all" || !found) return { from: null, to: null };
  const [year, month, day] = [Number(found[1]), Number(found[2]) - 1, Number(found[3])];
  // Months that the year is old; quarters are counted from where it begins.
  const old = (month - (calendar.yearBegins - 1) + 12) % 12;
  const begun = month - old;
  const quarter = month - (old % 3);
  const weekday = new Date(Date.UTC(year, month, day)).getUTCDay();
  const week = day - ((weekday - DAYS[calendar.weekBegins] + 7) % 7);
  switch (period.kind) {
    case "thisWeek":
      return { from: iso(year, month, week), to: null };
    case "lastWeek":
      return { from: iso(year, month, week - 7), to: iso(year, month, week - 1) };
    case "last30":
      return { from: iso(year, month, day - 29), to: null };
    case "last90":
      return { from: iso(year, month, day - 89), to: null };
    case "thisQuarter":
      return { from: iso(year, quarter, 1), to: null };
    case "lastQuarter":
      return { from: iso(year, quarter - 3, 1), to: iso(year, quarter, 0) };
    case "thisYear":
      return { from: iso(year, begun, 1), to: null };
    case "lastYear":
      return { from: iso(year, begun - 12, 1), to: iso(year, begun, 0) };
    case "last12": {
      // The day after the same day a year ago; 29 February counts from 1 March.
      return { from: iso(year - 1, month, day + 1), to: null };
    }
  }
}

/** The period as the chip and the headings say it. */
export function inWords(period: Period, asOf: string | null, calendar: Calendar = USUAL): string {
  const { from, to } = span(period, asOf, calendar);
  if (from && to) return t.app.filters.enteredBetween(format.date(from), format.date(to));
  if (from) return t.app.filters.enteredSince(format.date(from));
  if (to) return t.app.filters.enteredUntil(format.date(to));
  return t.app.filters.allTime;
}
