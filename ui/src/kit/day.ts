// Days as people write them. Year first, or day, month by name and year; nothing that could be
// read two ways.

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function checked(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    ? at.toISOString().slice(0, 10)
    : null;
}

/** "2026-01-31", "31 Jan 2026" or "31 January 2026" as a calendar date; null for anything else. */
export function readDay(text: string): string | null {
  const written = text.trim().toLowerCase();
  const iso = written.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named = written.match(/^(\d{1,2})\.?\s+([a-z]{3,9})\.?\s+(\d{4})$/);
  const month = MONTHS.indexOf(named?.[2]?.slice(0, 3) ?? "") + 1;
  return named && month > 0 ? checked(Number(named[3]), month, Number(named[1])) : null;
}

/** So many days later, or earlier. */
export function step(day: string, by: number): string {
  const at = new Date(`${day}T00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}
