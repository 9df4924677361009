// Sums of money for tables: rounded to whole units of their currency, and never added up across
// currencies. Single amounts stay exact: `format.whole`.
import { decimals, none, whole } from "./format";

type Coins = { minor: number; currency: string };

function toUnits({ minor, currency }: Coins): Coins {
  const unit = 10 ** decimals(currency);
  return { minor: Math.round(minor / unit) * unit, currency };
}

/** The largest sum, and how many more currencies there are: "€412,000", "€412,000 + 1". */
export function sum(all: readonly Coins[]): string {
  const [first, ...rest] = all;
  if (!first) return none;
  return rest.length === 0 ? whole(toUnits(first)) : `${whole(toUnits(first))} + ${rest.length}`;
}

/** Every sum by itself, for the hint behind `sum`: "€412,000 + $3,000". */
export function everySum(all: readonly Coins[]): string {
  return all.length === 0 ? none : all.map((one) => whole(toUnits(one))).join(" + ");
}

/** A sum that was converted, and what could not be, in the manner of `show`: "≈ €412,000 + $3,000". */
export function nearly(
  of: { total: Coins; without_rate: readonly Coins[] },
  show: (all: readonly Coins[]) => string,
): string {
  return `≈\u00a0${show([of.total, ...of.without_rate])}`;
}

/** What a sum holds in one currency, in minor units. */
export function inCurrency(all: readonly Coins[], currency: string | undefined): number {
  return all.find((one) => one.currency === currency)?.minor ?? 0;
}
