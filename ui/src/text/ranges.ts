// Intervals in words, for the hover beside a figure or in one line with it. Never where there is nothing to say.
import { t } from "./index";
import { count, days } from "./format";

/** The same beside the figure, where it is said anyway that it is an interval: "10–15 d". */
export function medianBetween([low, high]: readonly [number | null, number | null]):
  string | undefined {
  return low === null || high === null ? medianRange([low, high]) : `${count(low)}–${days(high)}`;
}

/** A median with its interval, where there is one: "12 d (10–15 d)". */
export function medianWithin(
  median: number | null,
  interval: readonly [number | null, number | null],
): string {
  const range = medianBetween(interval);
  return range ? `${days(median)} (${range})` : days(median);
}

/** "95 % interval 10–15 d" of a median; an end that was never reached is said to be open. */
export function medianRange([low, high]: readonly [number | null, number | null]):
  string | undefined {
  if (low === null && high === null) return undefined;
  return t.common.medianRange(low === null ? null : days(low), high === null ? null : days(high));
}
