// Reps' names that need a person's word, with what holds of each now. Pure.
import type { AboutRep, Preview, RepMeans } from "../../ipc";

export type PersonShown = {
  at: number;
  about: AboutRep;
  /** What the name is read as, as a word of a list. */
  word: string;
  /** A person has said so, of this file or of one before; or it can be nothing else. */
  said: boolean;
};

const SAME_AS = "same/";

/** What a name means as a word of a list, and back. */
export function whoWord(means: RepMeans): string {
  return typeof means === "string" ? means : `${SAME_AS}${means.same_as}`;
}
export function whoOf(word: string): RepMeans {
  return word.startsWith(SAME_AS)
    ? { same_as: word.slice(SAME_AS.length) }
    : (word as Exclude<RepMeans, object>);
}

const plain = (name: string) => name.trim().toLowerCase();

/** Each name of which something is proposed; those of most rows first, as they come. */
export function people({ seen, mapping }: Preview): PersonShown[] {
  return seen.people.map((about, at) => {
    const known = mapping.reps.find((rep) => plain(rep.name) === plain(about.proposed.name));
    return { at, about, word: whoWord(known?.means ?? "itself"), said: known !== undefined };
  });
}
