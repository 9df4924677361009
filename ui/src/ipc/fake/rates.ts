// Sums of the invented team in one currency, as the engine converts them but for the rounding of halves.
import type { InBase, Money, Rate } from "../bindings";

/** With the latest rate of each currency that is not after the day. */
export function inBase(sum: Money[], base: string, on: string, rates: readonly Rate[]): InBase {
  const made: InBase = { total: { minor: 0, currency: base }, parts: [], without_rate: [] };
  for (const amount of sum) {
    const [rate = null] = rates
      .filter((one) => one.currency === amount.currency && one.base === base && one.day <= on)
      .sort((a, b) => b.day.localeCompare(a.day));
    if (rate === null && amount.currency !== base) {
      made.without_rate.push(amount);
      continue;
    }
    const minor = rate ? Math.round(amount.minor * Number(rate.value)) : amount.minor;
    made.parts.push({ amount, in_base: { minor, currency: base }, rate });
    made.total.minor += minor;
  }
  return made;
}

type RateKey = Pick<Rate, "currency" | "base" | "day">;

/** Whether two rates are of one currency, base and day. */
export const sameRate = (a: RateKey, b: RateKey): boolean =>
  a.currency === b.currency && a.base === b.base && a.day === b.day;
