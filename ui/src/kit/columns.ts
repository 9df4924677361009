// What a column of a table or a grid is: its name, how it lines up, and what stands in it.
import type { Snippet } from "svelte";
import type { Defined } from "../text";

export type Column<Row> = {
  /** Stable, for sorting and tests. */
  id: string;
  name: string;
  /** Numbers stand right. */
  align?: "left" | "right";
  /** What stands in the cell, in words; also its title when it is cut off. */
  text: (row: Row) => string;
  /** Drawn instead of the words. */
  cell?: Snippet<[Row]>;
  /** What it is sorted by; without it the column does not sort. Absent values come last. */
  by?: (row: Row) => number | string | null;
  /** Grid only: the source can sort by it. */
  sortable?: boolean;
  /** The figure's definition, behind a sign in the head. */
  defined?: Defined;
  /** A CSS width; in Grid a track of the template, "minmax(90px, 1fr)" if not given. */
  width?: string;
};

export type Sort = { column: string; descending: boolean };
