// Freshness by tag: a command that changes something says which tags it changed, and every query
// that named one of them asks again. The old answer stays on screen until the new one is there.
import { untrack } from "svelte";
import { asError } from "./backend";
import type { IpcError, Tag } from "./bindings";
import { on } from "./index";
import { together } from "./together";

const versions = $state<Record<Tag, number>>({
  deals: 0,
  imports: 0,
  coaching: 0,
  rates: 0,
  mappings: 0,
  settings: 0,
  workspace: 0,
});

const gathered = new Set<Tag>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Marks tags as changed: their queries ask again. Unknown tags are passed over. What comes within
 * a moment is one change: a command's answer and its event must not ask twice.
 */
export function hasChanged(tags: readonly string[]): void {
  for (const tag of tags) {
    if (tag in versions) gathered.add(tag as Tag);
  }
  clearTimeout(timer);
  timer = setTimeout(() => {
    for (const tag of gathered) versions[tag] += 1;
    gathered.clear();
  }, 15);
}

/**
 * Read where rows or drawings are asked for by someone else (a grid, a chart): what reads it is
 * worked out anew when one of the tags changes, and not before.
 */
export function freshness(tags: readonly Tag[]): number {
  return tags.reduce((sum, tag) => sum + versions[tag], 0);
}

/** Hears the window's own changes; the returned function stops it. */
export function listenForChanges(): () => void {
  return on("changed", ({ tags }) => hasChanged(tags));
}

/** A standing question. */
export type Query<T> = {
  /** The last good answer; kept while a newer one is on its way. */
  readonly data: T | undefined;
  /** Why the last asking failed; `null` once it succeeds. */
  readonly error: IpcError | null;
  /** An answer is on its way. */
  readonly pending: boolean;
  /** It has been on its way for more than 100 ms: worth showing. */
  readonly slow: boolean;
  /** Asks again. */
  again(): void;
};

/**
 * Asks now, and again whenever a tag changes or anything reactive that `ask` reads before its
 * first await changes. `ask` returns `null` when there is nothing to ask; the answer is then
 * forgotten. Only the latest asking counts. Call while a component is being set up.
 */
export function query<T>(tags: readonly Tag[], ask: () => Promise<T> | null): Query<T> {
  let data = $state.raw<T | undefined>();
  let error = $state.raw<IpcError | null>(null);
  let pending = $state(true);
  let slow = $state(false);
  let asked = $state(0);
  let latest = 0;

  $effect(() => {
    for (const tag of tags) void versions[tag];
    void asked;
    const answer = ask();
    const mine = ++latest;
    if (answer === null) {
      data = undefined;
      error = null;
      pending = false;
      slow = false;
      return;
    }
    untrack(() => (pending = true));
    const timer = setTimeout(() => {
      if (mine === latest) slow = true;
    }, 100);
    const settle = (set: () => void) => {
      clearTimeout(timer);
      if (mine !== latest) return;
      set();
      pending = false;
      slow = false;
    };
    // The first answer is shown as soon as it is there.
    const due = untrack(() => data) === undefined ? answer : together(answer);
    due.then(
      (value) =>
        settle(() => {
          data = value;
          error = null;
        }),
      (thrown: unknown) =>
        settle(() => {
          error = asError(thrown);
        }),
    );
    return () => clearTimeout(timer);
  });

  return {
    get data() {
      return data;
    },
    get error() {
      return error;
    },
    get pending() {
      return pending;
    },
    get slow() {
      return slow;
    },
    again: () => {
      asked += 1;
    },
  };
}
