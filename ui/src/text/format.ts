// Numbers, dates and money in words, in one place and by one locale. Money is short in headlines
// (€412k) and whole in tables; sums in several currencies are never added up.
// Not here: sentences (en/), and any arithmetic beyond rounding for the eye.

/** The locale of the words: figures are written as the sentences around them are. */
export const LOCALE = "en-GB";

const NBSP = "\u00a0";
const NONE = "–";

type Coins = { minor: number; currency: string };

const fraction_digits = new Map<string, number>();

/** How many decimals a currency has. */
export function decimals(currency: string): number {
  let digits = fraction_digits.get(currency);
  if (digits === undefined) {
    digits =
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
        .maximumFractionDigits ?? 2;
    // ISO 4217 as the engine counts it; browsers round these two differently.
    if (currency === "XXX") digits = 2;
    fraction_digits.set(currency, digits);
  }
  return digits;
}

/** A whole number: 12,480. */
export function count(value: number | null | undefined): string {
  return value == null ? NONE : new Intl.NumberFormat(LOCALE).format(value);
}

/** One decimal where it matters: 13.4 expected. */
export function about(value: number | null | undefined): string {
  if (value == null) return NONE;
  return new Intl.NumberFormat(LOCALE, {
    minimumFractionDigits: Math.abs(value) < 100 ? 1 : 0,
    maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0,
  }).format(value);
}

/** A share in 0..=1 as a whole percentage: 47 %. Never 0 % or 100 % for a share that is neither. */
export function percent(share: number | null | undefined): string {
  if (share == null) return NONE;
  if (share > 0 && share < 0.005) return `<${NBSP}1${NBSP}%`;
  if (share < 1 && share > 0.995) return `>${NBSP}99${NBSP}%`;
  return `${Math.round(share * 100)}${NBSP}%`;
}

/** A share with two decimals, for the hint behind a headline: 63.15 %. */
export function exactly(share: number | null | undefined): string {
  if (share == null) return NONE;
  const figure = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 }).format(share * 100);
  return `${figure}${NBSP}%`;
}

/** An interval of shares: 38–56 %. */
export function interval(low: number | null | undefined, high: number | null | undefined): string {
  if (low == null || high == null) return NONE;
  return `${Math.round(low * 100)}–${Math.round(high * 100)}${NBSP}%`;
}

/** Whole days, short: 21 d. */
export function days(value: number | null | undefined): string {
  return value == null ? NONE : `${count(value)}${NBSP}d`;
}

function symbol(currency: string): string {
  if (currency === "XXX") return "";
  const part = new Intl.NumberFormat(LOCALE, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  })
    .formatToParts(0)
    .find((p) => p.type === "currency");
  const text = part?.value ?? currency;
  return /^[A-Z]{2,}$/.test(text) ? `${text}${NBSP}` : text;
}

/** A currency by its letters; nothing where it is not known. */
export function currencyCode(currency: string): string {
  return currency === "XXX" ? "" : currency;
}

/** Money short, for headlines: €412k, €2.84m, €940. */
export function short(money: Coins | null | undefined): string {
  if (money == null) return NONE;
  const units = money.minor / 10 ** decimals(money.currency);
  const size = Math.abs(units);
  const [scale, unit] =
    size >= 999_500_000
      ? [1e9, "bn"]
      : size >= 999_500
        ? [1e6, "m"]
        : size >= 9_995
          ? [1e3, "k"]
          : [1, ""];
  const scaled = units / scale;
  const digits =
    unit === "" || unit === "k" ? 0 : Math.abs(scaled) < 10 ? 2 : Math.abs(scaled) < 100 ? 1 : 0;
  const sign = scaled < 0 ? "−" : "";
  const figure = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits }).format(
    Math.abs(scaled),
  );
  return `${sign}${symbol(money.currency)}${figure}${unit}`;
}

/** Money whole, for tables: €84,000. Cents are shown only where there are any. */
export function whole(money: Coins | null | undefined): string {
  if (money == null) return NONE;
  const places = decimals(money.currency);
  const units = money.minor / 10 ** places;
  const digits = money.minor % 10 ** places === 0 ? 0 : places;
  const sign = units < 0 ? "−" : "";
  const figure = new Intl.NumberFormat(LOCALE, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(Math.abs(units));
  return `${sign}${symbol(money.currency)}${figure}`;
}

/** Sums kept apart by currency: "€2.84m", "€2.84m + $40k", "€2.84m + 3 more". */
export function amounts(all: readonly Coins[]): string {
  const [first, second, ...rest] = all;
  if (!first) return NONE;
  if (!second) return short(first);
  if (rest.length === 0) return `${short(first)} + ${short(second)}`;
  return `${short(first)} + ${rest.length + 1}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A calendar date as written ("2025-08-01"): 1 Aug 2025. Never moved by a time zone. */
export function date(iso: string | null | undefined): string {
  const found = iso?.match(/^(\d{4})-(\d{2})-(\d{2})/);
  if (!found) return NONE;
  return `${Number(found[3])} ${MONTHS[Number(found[2]) - 1] ?? "?"} ${found[1]}`;
}

/** The month of a calendar date, in full: September 2025. */
export function month(iso: string | null | undefined): string {
  const found = iso?.match(/^(\d{4})-(\d{2})/);
  if (!found) return NONE;
  const at = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, 1));
  return new Intl.DateTimeFormat(LOCALE, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(at);
}

/** A moment ("2026-01-31T09:05:00…"): 31 Jan 2026, 09:05. */
export function moment(iso: string | null | undefined): string {
  if (!iso) return NONE;
  const at = new Date(/[zZ]|[+-]\d\d:?\d\d$/.test(iso) ? iso : `${iso}Z`);
  if (Number.isNaN(at.getTime())) return date(iso);
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date(day)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** A file's size: 3.1 MB. */
export function bytes(size: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  let value = size;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits }).format(value)}${NBSP}${units[unit]}`;
}

/** "Ben, Inès and Mia". */
export function list(names: readonly string[]): string {
  return new Intl.ListFormat(LOCALE, { type: "conjunction" }).format(names);
}

/** What is not known. */
export const none = NONE;
