// The columns of the table of deals: all there are, those at first, and how each can be narrowed.
import type { ColumnTest, DealColumn, Narrow } from "../../ipc";
import { format, t } from "../../text";

/** In the order in which they are offered. */
export const COLUMNS: readonly DealColumn[] = [
  "deal",
  "account",
  "rep",
  "team",
  "stage",
  "days",
  "stall_point",
  "advance_30",
  "value",
  "source",
  "persona",
  "product",
  "began",
  "since",
  "expected_close",
  "closed",
  "lost_reason",
  "won_reason",
  "state",
];

/** Those of the table until a person chooses. */
export const AT_FIRST: readonly DealColumn[] = [
  "deal",
  "account",
  "rep",
  "stage",
  "days",
  "advance_30",
  "value",
  "began",
  "expected_close",
  "state",
];

/** How a column is narrowed. */
export const HOW: Record<DealColumn, ColumnTest["kind"]> = {
  deal: "words",
  account: "words",
  rep: "one_of",
  team: "one_of",
  stage: "one_of",
  days: "numbers",
  stall_point: "numbers",
  advance_30: "numbers",
  value: "numbers",
  source: "one_of",
  persona: "one_of",
  product: "one_of",
  began: "days",
  since: "days",
  expected_close: "days",
  closed: "days",
  lost_reason: "one_of",
  won_reason: "one_of",
  state: "one_of",
};

/** A column's values as a person reads them. */
export function valueWords(column: DealColumn, value: string | null): string {
  if (value === null) return t.pipeline.filter.nothing;
  if (column !== "state") return value;
  return t.pipeline.state[value as keyof typeof t.pipeline.state] ?? value;
}

/** What a column is narrowed to, in words: "Rep: Ben + 2", "Days here: 10 – 20". */
export function narrowWords({ column, test }: Narrow): string {
  const name = t.pipeline.columns[column];
  const between = (from: string | null, to: string | null) => t.pipeline.filter.between(from, to);
  switch (test.kind) {
    case "words":
      return `${name}: ${test.words}`;
    case "one_of": {
      const [first = null] = test.values;
      const words = valueWords(column, first);
      const more = test.values.length - 1;
      return `${name}: ${more > 0 ? t.app.filters.many(words, more) : words}`;
    }
    case "numbers": {
      const said = (n: number | null) => (n === null ? null : format.count(n));
      return `${name}: ${between(said(test.from), said(test.to))}`;
    }
    case "days": {
      const said = (day: string | null) => (day === null ? null : format.date(day));
      return `${name}: ${between(said(test.from), said(test.to))}`;
    }
  }
}

/** Whether a test narrows anything. */
export function narrows(test: ColumnTest): boolean {
  if (test.kind === "words") return test.words.trim() !== "";
  if (test.kind === "one_of") return test.values.length > 0;
  return test.from !== null || test.to !== null;
}
