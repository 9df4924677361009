// The day a forecast looks to, as people say it. Plain calendar arithmetic on written dates, counted
// from the day after the as-of day: on the last day of a month "this month" is the next one.
import { step } from "../../kit/day";

/** How the day is chosen. */
export type Until = { kind: "month" | "quarter" | "days" } | { kind: "date"; day: string };

/** The chosen day; always after the as-of day. */
export function dayOf(until: Until, asOf: string, yearBegins = 1): string {
  const tomorrow = step(asOf, 1);
  if (until.kind === "date") return until.day < tomorrow ? tomorrow : until.day;
  if (until.kind === "days") return step(asOf, 90);
  const [year, month] = [Number(tomorrow.slice(0, 4)), Number(tomorrow.slice(5, 7))];
  // Quarters are counted from where the year begins: so many months of one have begun.
  const begun = (((month - yearBegins + 12) % 12) % 3) + 1;
  const last = until.kind === "month" ? month : month + 3 - begun;
  // Day 0 of the month after.
  return new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
}
