// Which months of a trend have not had the time their deals take. Pure; no words and no widget here.
import type { TrendMonth } from "../../ipc";

/** Those months, and what they still wait for, where it is known of all of them. */
export function unsettled(months: readonly TrendMonth[]): { months: string[]; shares: number[] } {
  const young = months.filter((month) => month.entered > 0 && !month.mature);
  const shares = young.flatMap((month) =>
    month.still_to_come === null ? [] : [month.still_to_come],
  );
  return {
    months: young.map((month) => month.month),
    shares: shares.length === young.length ? shares : [],
  };
}
