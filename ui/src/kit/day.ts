// Days as people write them. Year first, or day, month by name and year; nothing that could be
// read two ways.

// By their first three letters, in every language spoken here; "mär" and "mrz" are both written.
const MONTHS = [
  ["jan"],
  ["feb"],
  ["mar", "mär", "mrz"],
  ["apr"],
  ["may", "mai"],
  ["jun"],
  ["jul"],
  ["aug"],
  ["sep"],
  ["oct", "okt"],
  ["nov"],
  ["dec", "dez"],
];

function monthOf(name: string | undefined): number {
  const begins = name?.slice(0, 3) ?? "";
  return MONTHS.findIndex((names) => names.includes(begins)) + 1;
}

function checked(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    ? at.toISOString().slice(0, 10)
    : null;
}

/**
 * "2026-01-31", "31 Jan 2026", "Jan 31, 2026" or "31. Januar 2026" as a calendar date, and
 * "31.1.2026", for with points the day comes first wherever points are used; null for anything else.
 */
export function readDay(text: string): string | null {
  const written = text.trim().toLowerCase();
  const iso = written.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const points = written.match(/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/);
  if (points) return checked(Number(points[3]), Number(points[2]), Number(points[1]));
  const named = written.match(/^(\d{1,2})\.?\s+(\p{L}{3,9})\.?\s+(\d{4})$/u);
  if (named) return ofName(named[3], named[2], named[1]);
  const first = written.match(/^(\p{L}{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/u);
  return first ? ofName(first[3], first[1], first[2]) : null;
}

function ofName(year?: string, name?: string, day?: string): string | null {
  const month = monthOf(name);
  return month > 0 ? checked(Number(year), month, Number(day)) : null;
}

/** So many days later, or earlier. */
export function step(day: string, by: number): string {
  const at = new Date(`${day}T00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}

/** Whole days from one day to a later one; negative where it is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}
