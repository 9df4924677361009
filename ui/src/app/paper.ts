// What people print on. Letter is the paper of a few countries, A4 that of all others.
import type { Paper } from "../ipc";

/** Those who print on letter paper (CLDR's list of regions). */
const LETTER = new Set("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split(" "));

/** The paper that is usual where a locale is spoken. */
export function usualPaper(locale: string): Paper {
  const region = new Intl.Locale(locale).maximize().region ?? "";
  return LETTER.has(region) ? "letter" : "a4";
}
