// The deals chosen in the table, by their ids: they stay chosen whatever the order. A range and "all"
// are asked for where the rows are, since most of them are not on the page.
import type { Gesture } from "../../kit/rowKeys";

export class Chosen {
  ids = $state.raw<ReadonlySet<string>>(new Set());
  #from = 0;
  #turn = 0;
  /** What was chosen before the range that is being drawn. */
  #before: ReadonlySet<string> = new Set();

  /** `between` gives the ids from one place of the table to another. */
  constructor(
    readonly between: (first: number, last: number) => Promise<string[]>,
    readonly failed: (thrown: unknown) => void,
  ) {}

  clear(): void {
    this.#turn += 1;
    const none = new Set<string>();
    this.ids = none;
    this.#before = none;
  }

  async take({ how, at, key }: Gesture): Promise<void> {
    const turn = ++this.#turn;
    if (how === "none") return this.clear();
    if (how === "toggle") {
      const ids = new Set(this.ids);
      if (!ids.delete(key)) ids.add(key);
      this.ids = ids;
      this.#before = ids;
      this.#from = at;
      return;
    }
    const [first, last] =
      how === "all" ? [0, 4_294_967_295] : [Math.min(this.#from, at), Math.max(this.#from, at)];
    try {
      const ids = await this.between(first, last);
      // A later gesture counts.
      if (turn !== this.#turn) return;
      this.ids = new Set(how === "all" ? ids : [...this.#before, ...ids]);
    } catch (thrown) {
      this.failed(thrown);
    }
  }
}
