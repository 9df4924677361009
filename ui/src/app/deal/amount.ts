// Amounts as people write them in a field: "12,500", "12500.50". Whole minor units, never a float kept.
import type { Money } from "../../ipc";
import { format } from "../../text";

/** The amount in a currency; `null` for what is none, or is ambiguous. */
export function readAmount(text: string, currency: string): Money | null {
  const places = format.decimals(currency);
  const plain = text.replace(/[\s\u00a0']/g, "");
  const found = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(\d+))?$/.exec(plain);
  if (!found) return null;
  const [, sign, whole = "", fraction = ""] = found;
  if (fraction.length > places) return null;
  const minor = Number(whole.replaceAll(",", "") + fraction.padEnd(places, "0"));
  if (!Number.isSafeInteger(minor)) return null;
  return { minor: sign === "-" ? -minor : minor, currency };
}

/** The same, to be changed: digits in groups, cents where there are any. */
export function writeAmount(money: Money): string {
  const places = format.decimals(money.currency);
  const digits = money.minor % 10 ** places === 0 ? 0 : places;
  return new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(money.minor / 10 ** places);
}
