// A currency and a rate as people type them. Pure; no rounding: a rate is kept to the digit.

/** "eur " is EUR; anything but three letters is none. */
export function readCurrency(text: string): string | null {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : null;
}

/** "1,0832" and "1.0832" are 1.0832; zero, signs and words are none. */
export function readRate(text: string): string | null {
  const typed = text.trim().replace(",", ".");
  if (!/^\d{1,9}(\.\d{1,9})?$/.test(typed)) return null;
  return Number(typed) > 0 ? typed : null;
}

/** What is named most often; the first of several. */
export function mostly(names: readonly string[]): string | null {
  const counted = new Map<string, number>();
  for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1);
  return [...counted].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
