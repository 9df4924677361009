// Numbers, dates and money in words, in one place and by one locale. Money is short in headlines
// (€412k) and whole in tables; sums in several currencies are never added up.
// Not here: sentences (en/), and any arithmetic beyond rounding for the eye.

/** The language of the words, written as where the person is: figures stand within sentences. */
let locale = "en-GB";

const NBSP = "\u00a0";
const NONE = "–";
const HAIR = 1e-9;

type Coins = { minor: number; currency: string };

const fraction_digits = new Map<string, number>();
const numbers = new Map<string, Intl.NumberFormat>();
const days_of = new Map<string, Intl.DateTimeFormat>();
/** What stands before a figure and behind it, by currency. */
const around = new Map<string, readonly [string, string]>();
/** The parts of a date in their order, and what stands between them. */
let date_parts: Intl.DateTimeFormatPart[] | undefined;
let conjunction: Intl.ListFormat | undefined;

/** What a language has of its own that no table of a browser's is asked for, so that a day and a
 *  sum look the same in every web view, and as in charts. */
type Habits = {
  months: readonly string[];
  /** Thousands, millions, billions, as they stand behind a figure. */
  scales: readonly [string, string, string];
  day: string;
  bytes: string;
};
const HABITS: Record<string, Habits> = {
  en: {
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    scales: ["k", "m", "bn"],
    day: "d",
    bytes: "bytes",
  },
  de: {
    months: [
      "Jan.",
      "Feb.",
      "März",
      "Apr.",
      "Mai",
      "Juni",
      "Juli",
      "Aug.",
      "Sept.",
      "Okt.",
      "Nov.",
      "Dez.",
    ],
    scales: [`${NBSP}Tsd.`, `${NBSP}Mio.`, `${NBSP}Mrd.`],
    day: "Tg.",
    bytes: "Byte",
  },
};
const english = HABITS["en"] as Habits;
let habits = english;

/** Writes from now on in a language, by the habits of a place: ("en", "de-AT") as in Austria. */
export function writeFor(language: string, place: string): void {
  const region = region_of(place);
  const wanted = region === undefined ? language : `${language}-${region}`;
  locale = region === undefined && language === "en" ? "en-GB" : wanted;
  habits = HABITS[language] ?? english;
  numbers.clear();
  days_of.clear();
  around.clear();
  date_parts = undefined;
  conjunction = undefined;
}

function region_of(place: string): string | undefined {
  try {
    return new Intl.Locale(place).region;
  } catch {
    return undefined;
  }
}

/** Writers are dear to make, and the same few are asked for in every row. */
function number(options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let found = numbers.get(key);
  if (found === undefined) {
    found = new Intl.NumberFormat(locale, options);
    numbers.set(key, found);
  }
  return found;
}

function day(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let found = days_of.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    days_of.set(key, found);
  }
  return found;
}

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

/** What parts thousands, and what parts a whole from its decimals, as numbers are written here. */
export function separators(): { group: string; decimal: string } {
  const parts = number({ minimumFractionDigits: 1 }).formatToParts(1234567.5);
  const of = (type: string, usual: string) =>
    parts.find((part) => part.type === type)?.value ?? usual;
  return { group: of("group", ""), decimal: of("decimal", ".") };
}

/** A number with so many decimals, to be changed: 12,480.50. */
export function digits(value: number, decimals: number): string {
  return number({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}

/** A whole number: 12,480. */
export function count(value: number | null | undefined): string {
  return value == null ? NONE : number().format(value);
}

/** One decimal where it matters: 13.4 expected. */
export function about(value: number | null | undefined): string {
  if (value == null) return NONE;
  return number({
    minimumFractionDigits: Math.abs(value) < 100 ? 1 : 0,
    maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0,
  }).format(value);
}

/** A share in 0..=1 as a whole percentage: 47 %. Never 0 % or 100 % for a share that is neither. */
export function percent(share: number | null | undefined): string {
  if (share == null) return NONE;
  // A chance that is made of many may miss all or nothing by a hair.
  if (share > HAIR && share < 0.005) return `<${NBSP}1${NBSP}%`;
  if (share < 1 - HAIR && share > 0.995) return `>${NBSP}99${NBSP}%`;
  return `${Math.round(share * 100)}${NBSP}%`;
}

/** A share with two decimals, for the hint behind a headline: 63.15 %. */
export function exactly(share: number | null | undefined): string {
  if (share == null) return NONE;
  const figure = number({ maximumFractionDigits: 2 }).format(share * 100);
  return `${figure}${NBSP}%`;
}

/** An interval of shares: 38–56 %. */
export function interval(low: number | null | undefined, high: number | null | undefined): string {
  if (low == null || high == null) return NONE;
  return `${Math.round(low * 100)}–${Math.round(high * 100)}${NBSP}%`;
}

/** Whole days, short: 21 d. */
export function days(value: number | null | undefined): string {
  return value == null ? NONE : `${count(value)}${NBSP}${habits.day}`;
}

/** A figure with its currency where the language has it: "€412k", "412 Tsd. €". */
function priced(figure: string, currency: string): string {
  if (currency === "XXX") return figure;
  let found = around.get(currency);
  if (found === undefined) {
    const parts = number({
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      maximumFractionDigits: 0,
    }).formatToParts(1);
    const at = parts.findIndex((part) => part.type === "integer");
    const joined = (some: Intl.NumberFormatPart[]) => some.map((part) => part.value).join("");
    found = [joined(parts.slice(0, at)).trimStart(), joined(parts.slice(at + 1)).trimEnd()];
    around.set(currency, found);
  }
  return `${found[0]}${figure}${found[1]}`;
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
  const [thousand, million, billion] = habits.scales;
  const [scale, unit] =
    size >= 999_500_000
      ? [1e9, billion]
      : size >= 999_500
        ? [1e6, million]
        : size >= 9_995
          ? [1e3, thousand]
          : [1, ""];
  const scaled = units / scale;
  const digits = scale < 1e6 ? 0 : Math.abs(scaled) < 10 ? 2 : Math.abs(scaled) < 100 ? 1 : 0;
  const sign = scaled < 0 ? "−" : "";
  const figure = number({ maximumFractionDigits: digits }).format(Math.abs(scaled));
  return `${sign}${priced(`${figure}${unit}`, money.currency)}`;
}

/** Money whole, for tables: €84,000. Cents are shown only where there are any. */
export function whole(money: Coins | null | undefined): string {
  if (money == null) return NONE;
  const places = decimals(money.currency);
  const units = money.minor / 10 ** places;
  const digits = money.minor % 10 ** places === 0 ? 0 : places;
  const sign = units < 0 ? "−" : "";
  const figure = number({
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(Math.abs(units));
  return `${sign}${priced(figure, money.currency)}`;
}

/** Sums kept apart by currency: "€2.84m", "€2.84m + $40k", "€2.84m + 3 more". */
export function amounts(all: readonly Coins[]): string {
  const [first, second, ...rest] = all;
  if (!first) return NONE;
  if (!second) return short(first);
  if (rest.length === 0) return `${short(first)} + ${short(second)}`;
  return `${short(first)} + ${rest.length + 1}`;
}

/** A calendar date as written ("2025-08-01"): 1 Aug 2025. Never moved by a time zone. */
export function date(iso: string | null | undefined): string {
  const found = iso?.match(/^(\d{4})-(\d{2})-(\d{2})/);
  if (!found) return NONE;
  const name = habits.months[Number(found[2]) - 1] ?? "?";
  date_parts ??= day({ day: "numeric", month: "short", year: "numeric" }).formatToParts(0);
  const own: Record<string, string> = {
    day: String(Number(found[3])),
    month: name,
    year: String(Number(found[1])),
  };
  return date_parts.map((part) => own[part.type] ?? part.value).join("");
}

/** The month of a calendar date, in full: September 2025. */
export function month(iso: string | null | undefined): string {
  const found = iso?.match(/^(\d{4})-(\d{2})/);
  if (!found) return NONE;
  const at = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, 1));
  return day({ month: "long", year: "numeric" }).format(at);
}

/** A month of the year by its number, in full: April. */
export function monthName(month: number): string {
  return day({ month: "long" }).format(new Date(Date.UTC(2026, month - 1, 1)));
}

/** A moment ("2026-01-31T09:05:00…"): 31 Jan 2026, 09:05. */
export function moment(iso: string | null | undefined): string {
  if (!iso) return NONE;
  const at = new Date(/[zZ]|[+-]\d\d:?\d\d$/.test(iso) ? iso : `${iso}Z`);
  if (Number.isNaN(at.getTime())) return date(iso);
  const two = (n: number) => String(n).padStart(2, "0");
  const on = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const hours = new Date(Date.UTC(2000, 0, 1, at.getHours(), at.getMinutes()));
  return `${date(on)}, ${day({ hour: "2-digit", minute: "2-digit" }).format(hours)}`;
}

/** A file's size: 3.1 MB. */
export function bytes(size: number): string {
  const units = [habits.bytes, "kB", "MB", "GB"];
  let value = size;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return `${number({ maximumFractionDigits: digits }).format(value)}${NBSP}${units[unit]}`;
}

/** "Ben, Inès and Mia". */
export function list(names: readonly string[]): string {
  conjunction ??= new Intl.ListFormat(locale, { type: "conjunction" });
  return conjunction.format(names);
}

/** What is not known. */
export const none = NONE;
