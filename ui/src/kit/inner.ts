// The words for what is open within a screen: a rep’s page on Team, a plan on Coaching. They are kept
// with the place, so that back and forward know them. No widget, no navigation here.

const NOBODY = "nobody";
const REP = "rep/";

/** The word for a rep's page; `null` is the page of deals that nobody owns. */
export function wordOfRep(rep: string | null): string {
  return rep === null ? NOBODY : REP + rep;
}

/** The rep whose page a word means; `undefined` where it means none. */
export function repOfWord(word: string | null): string | null | undefined {
  if (word === NOBODY) return null;
  return word?.startsWith(REP) ? word.slice(REP.length) : undefined;
}

/** The word for the page of those in their first year, on Team. */
export const RAMP = "ramp-up";

const PLAN = "plan/";

/** The word for a plan on Coaching. */
export function wordOfPlan(id: number): string {
  return PLAN + String(id);
}

/** The plan that a word means; `undefined` where it means none. */
export function planOfWord(word: string | null): number | undefined {
  if (!word?.startsWith(PLAN)) return undefined;
  const id = Number(word.slice(PLAN.length));
  return Number.isInteger(id) ? id : undefined;
}

const PAST = "past/";

/** The word for a review as it was seen. */
export function wordOfPast(id: number): string {
  return PAST + String(id);
}

/** The review that a word means; `undefined` where it means none. */
export function pastOfWord(word: string | null): number | undefined {
  if (!word?.startsWith(PAST)) return undefined;
  const id = Number(word.slice(PAST.length));
  return Number.isInteger(id) ? id : undefined;
}

const SHEET = "sheet/";

/** The word for a rep's one-to-one sheet. */
export function wordOfSheet(rep: string): string {
  return SHEET + rep;
}

/** The rep whose sheet a word means; `undefined` where it means none. */
export function sheetOfWord(word: string | null): string | undefined {
  return word?.startsWith(SHEET) ? word.slice(SHEET.length) : undefined;
}
