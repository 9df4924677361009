// What is open within a screen (a rep's page on Team), kept with the place in the window's history
// so that back and forward know it. One word per history entry; no widget, no screen here.

type Entry = { inner?: unknown } | null;

function read(state: Entry): string | null {
  return typeof state?.inner === "string" ? state.inner : null;
}

/** What is open within the screen of the current entry. */
export function innerNow(): string | null {
  return read(window.history.state as Entry);
}

/** Opens something within the screen: one step for "back". `null` closes it, as a step too. */
export function goWithin(inner: string | null): void {
  window.history.pushState({ ...(window.history.state as object | null), inner }, "");
}

/** Writes what is open into the current entry: after a filter made a new one, say. */
export function stayWithin(inner: string | null): void {
  window.history.replaceState({ ...(window.history.state as object | null), inner }, "");
}

/** Calls back when back or forward changed it; the returned function stops it. */
export function onWalk(heard: (inner: string | null) => void): () => void {
  const walked = (event: PopStateEvent) => heard(read(event.state as Entry));
  window.addEventListener("popstate", walked);
  return () => window.removeEventListener("popstate", walked);
}

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
