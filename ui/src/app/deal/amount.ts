// Amounts as people write them in a field, as numbers are written where they are: "12,500.50" or
// "12.500,50". Whole minor units, never a float kept; what could be meant two ways is none.
import type { Money } from "../../ipc";
import { format } from "../../text";

/** Without what stands between groups of digits in some place, and is no decimal sign anywhere. */
const bare = (text: string) => text.replace(/[\s'\u2019]/g, "");

/** The amount in a currency; `null` for what is none, or is ambiguous. */
export function readAmount(text: string, currency: string): Money | null {
  const places = format.decimals(currency);
  const { group, decimal } = format.separators();
  const grouped = bare(group) === "" ? "" : `\\d{1,3}(?:\\${group}\\d{3})+|`;
  const amount = new RegExp(`^(-?)(${grouped}\\d{1,15})(?:\\${decimal}(\\d+))?$`);
  const found = amount.exec(bare(text));
  if (!found) return null;
  const [, sign, whole = "", fraction = ""] = found;
  if (fraction.length > places) return null;
  const minor = Number(whole.replaceAll(group, "") + fraction.padEnd(places, "0"));
  if (!Number.isSafeInteger(minor)) return null;
  return { minor: sign === "-" ? -minor : minor, currency };
}

/** The same, to be changed: digits in groups, cents where there are any. */
export function writeAmount(money: Money): string {
  const places = format.decimals(money.currency);
  const digits = money.minor % 10 ** places === 0 ? 0 : places;
  return format.digits(money.minor / 10 ** places, digits);
}
