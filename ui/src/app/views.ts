// What a saved view holds: the filters all screens share, the screen, and how the table of deals stood.
// It is kept as text in the workspace; what cannot be read is not taken.
import { EVERYTHING, SCREENS, WHICH, type Choice, type Screen, type Table } from "./place";

export type Shown = { screen: Screen; choice: Choice; table: Table | null };

/** As it is kept. */
export function write(shown: Shown): string {
  return JSON.stringify(shown);
}

/** As it was kept; `null` where it is none, or of a newer program. */
export function read(text: string): Shown | null {
  try {
    const { screen, choice, table } = JSON.parse(text) as Partial<Shown>;
    if (!SCREENS.some((known) => known === screen) || typeof choice !== "object") return null;
    const lists = ["teams", "reps", "sources", "personas"] as const;
    const whole = { ...EVERYTHING, ...choice };
    if (!lists.every((list) => Array.isArray(whole[list]))) return null;
    if (typeof whole.period?.kind !== "string") return null;
    const fits = table && WHICH.includes(table.which) && Array.isArray(table.narrow) && table.sort;
    return { screen: screen as Screen, choice: whole, table: fits ? table : null };
  } catch {
    return null;
  }
}
