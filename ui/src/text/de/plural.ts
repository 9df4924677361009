// German plurals: one and many, both written out, for no rule makes the one from the other.
import { count } from "../format";

/** "1 Deal", "1.204 Deals". */
export function plural(n: number, one: string, many: string): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

export const deals = (n: number) => plural(n, "Deal", "Deals");
export const openDeals = (n: number) => plural(n, "offener Deal", "offene Deals");
export const reps = (n: number) => plural(n, "Verkäufer", "Verkäufer");
export const days = (n: number) => plural(n, "Tag", "Tage");
/** In the dative: "seit 3 Tagen". */
export const daysAgo = (n: number) => plural(n, "Tag", "Tagen");
export const moves = (n: number) => plural(n, "Phasenwechsel", "Phasenwechsel");
export const rows = (n: number) => plural(n, "Zeile", "Zeilen");
export const files = (n: number) => plural(n, "Datei", "Dateien");
export const flags = (n: number) => plural(n, "Hinweis", "Hinweise");
