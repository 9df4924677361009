// Amounts as people write them in a field, as numbers are written where they are: "12,500.50" or
// "12.500,50". Whole minor units, never a float kept; what could be meant two ways is none.
import type { Money } from "../../ipc";
import { format } from "../../text";

/** What stands between groups of digits in some place, and is no decimal sign anywhere. */
const SPACES = /[\s\u00a0\u202f'\u2019]/;

/** The amount in a currency; `null` for what is none, or is ambiguous. */
export function readAmount(text: string, currency: string): Money | null {
  const places = format.decimals(currency);
  const found = parts(text.split(SPACES).join(""));
  if (!found) return null;
  const { sign, whole, fraction } = found;
  if (fraction.length > places) return null;
  const minor = Number(whole + fraction.padEnd(places, "0"));
  if (!Number.isSafeInteger(minor)) return null;
  return { minor: sign === "-" ? -minor : minor, currency };
}

type Parts = { sign: string; whole: string; fraction: string };

function parts(plain: string): Parts | null {
  const { group, decimal } = format.separators();
  // Where spaces part groups, they are gone by now.
  const grouped = SPACES.test(group) || group === "" ? "" : `\\d{1,3}(?:\\${group}\\d{3})+|`;
  const found = new RegExp(`^(-?)(${grouped}\\d{1,15})(?:\\${decimal}(\\d+))?$`).exec(plain);
  if (!found) return null;
  const [, sign = "", whole = "", fraction = ""] = found;
  return { sign, whole: whole.replace(/\D/g, ""), fraction };
}

/** The same, to be changed: digits in groups, cents where there are any. */
export function writeAmount(money: Money): string {
  const places = format.decimals(money.currency);
  const digits = money.minor % 10 ** places === 0 ? 0 : places;
  return format.digits(money.minor / 10 ** places, digits);
}
