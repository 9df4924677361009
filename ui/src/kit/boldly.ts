// A plain sentence with its numbers set bold. Digits inside a name ("Rep 12") are part of the name.

/** A run of words, bold or not. */
export type Run = { text: string; bold: boolean };

const NUMBER = /\d(?:[\d,.]*\d)?(?:\s?%)?/g;

function cut(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const found of text.matchAll(NUMBER)) {
    if (found.index > from) runs.push({ text: text.slice(from, found.index), bold: false });
    runs.push({ text: found[0], bold: true });
    from = found.index + found[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), bold: false });
  return runs;
}

/** The sentence in runs; `names` are left as they stand. */
export function boldly(sentence: string, names: readonly (string | null)[]): Run[] {
  const name = names.find((one): one is string => !!one && sentence.includes(one));
  if (name === undefined) return cut(sentence);
  const at = sentence.indexOf(name);
  return [
    ...boldly(sentence.slice(0, at), names),
    { text: name, bold: false },
    ...boldly(sentence.slice(at + name.length), names),
  ];
}
