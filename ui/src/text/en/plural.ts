// English plurals: one and many. A language with more forms brings its own.
import { count } from "../format";

/** "1 deal", "1,204 deals". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}
