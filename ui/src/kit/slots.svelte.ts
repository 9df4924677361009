// The places of a long list's rows, and which row stands in each. Rows keep their places: changing the
// words of cells costs less than making cells anew. Where one scrolls too far for rows to stay, only so
// many are changed in a frame: what lies between two looks at a list nobody reads, and a frame that
// changes all of them is felt.

/** Rows changed in one frame while one scrolls. */
const A_FRAME = 6;

/** A place, and what stands there. */
export class Slot<Row> {
  /** The row's number in the list; -1: none. */
  index = $state(-1);
  /** The row, once it is there. */
  here = $state.raw<Row | undefined>();
  /** What stood here until its next row is there: out of sight, but made. */
  words = $state.raw<Row | undefined>();
}

export class Slots<Row> {
  all = $state.raw<Slot<Row>[]>([]);
  readonly #row: (index: number) => Row | undefined;
  #frame = 0;

  /** `row`: the row of a number, where it is known. */
  constructor(row: (index: number) => Row | undefined) {
    this.#row = row;
  }

  /** Puts the row of each number in its place, now or in the frames to come; all `atOnce` if need be. */
  draw(wanted: readonly number[], atOnce: boolean): void {
    cancelAnimationFrame(this.#frame);
    if (this.all.length !== wanted.length) {
      this.all = wanted.map((_, place) => this.all[place] ?? new Slot<Row>());
      atOnce = true;
    }
    const stale = this.all.flatMap((slot, place) => {
      const index = wanted[place] ?? -1;
      const here = this.#row(index);
      return slot.index === index && slot.here === here ? [] : [{ slot, index, here }];
    });
    // What is known, and in the middle of what one looks at, comes first.
    const middle = (Math.min(...wanted) + Math.max(...wanted)) / 2;
    const from = (slot: { index: number; here: Row | undefined }) =>
      Math.abs(slot.index - middle) + (slot.here === undefined ? wanted.length : 0);
    stale.sort((one, other) => from(one) - from(other));
    const late = atOnce ? [] : stale.splice(A_FRAME);
    for (const { slot, index, here } of stale) {
      slot.index = index;
      slot.here = here;
      if (here !== undefined) slot.words = here;
    }
    if (late.length > 0) {
      this.#frame = requestAnimationFrame(() => this.draw(wanted, false));
    }
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }
}
