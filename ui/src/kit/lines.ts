// A list of lines while it is written: each with the words it had before, where it is an old one.
export type Line = { key: number; text: string; was: string | null };

/** Lines as they stand. */
export function linesOf(texts: readonly string[]): Line[] {
  return texts.map((text, key) => ({ key, text, was: text }));
}

/** Those with words, each once, without the space around them. */
export function written(lines: readonly Line[]): Line[] {
  const met = new Set<string>();
  return lines
    .map((line) => ({ ...line, text: line.text.trim() }))
    .filter(({ text }) => text !== "" && !met.has(text) && met.add(text));
}
