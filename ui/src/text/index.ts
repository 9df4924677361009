// Every word of the page goes through `t`; every number, date and amount through `format`.
// One dictionary per language, all of one type: what one says, each says, or the check fails.
// A language is spoken before the page is set up, and then for as long as the page lives: whoever
// changes it opens the page anew. So words may be read anywhere, and never go stale.
import { en } from "./en";
import { writeFor } from "./format";

/** What English says, another language says in its own words: only the shape is shared. */
type Worded<T> = T extends (...given: infer G) => infer R
  ? (...given: G) => R extends string ? string : R
  : T extends string
    ? string
    : T extends object
      ? { [K in keyof T]: Worded<T[K]> }
      : T;

/** The shape every language fills. */
export type Dictionary = Worded<typeof en>;

/** The languages there are, as the program names them. */
export type Language = "en" | "de";

/** The words. */
export let t: Dictionary = en;

/** How the person's system writes dates and numbers, as "de-AT". */
export let locale = "en-GB";

const WORDS: Record<Language, () => Promise<Dictionary>> = {
  en: () => Promise.resolve(en),
  de: async () => (await import("./de")).de,
};

/**
 * Speaks a language from now on, and writes numbers and dates as its speakers do where the person
 * is: "de" at "en-AT" as in Austria. To be called before anything is shown.
 */
export async function speak(language: Language, where: string): Promise<void> {
  t = await WORDS[language]();
  locale = where;
  writeFor(language, where);
  document.documentElement.lang = language;
}

/** A figure that can be explained. */
export type Defined = keyof Dictionary["definitions"];

export * as format from "./format";
