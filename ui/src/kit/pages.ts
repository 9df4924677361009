// Which pages of a long list are needed, asked for once, and kept a while. No widget here.

/** A page of rows, and how many there are in all. */
export type Page<Row> = { total: number; rows: Row[] };
/** Where rows come from: at most `PAGE` at a time. */
export type Source<Row> = (offset: number, limit: number) => Promise<Page<Row>>;

/** Rows asked for at once. */
export const PAGE = 100;
/** Pages remembered: 4,000 rows either way of where one looks. */
const KEPT = 40;

/** The pages that rows `first..=last` stand on. */
export function pagesFor(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.max(0, last) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** Forgets the pages farthest from `near` beyond what is kept. */
export function trim<Row>(pages: Map<number, Row[]>, near: number): void {
  if (pages.size <= KEPT) return;
  const far = [...pages.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
  for (const page of far.slice(0, pages.size - KEPT)) pages.delete(page);
}

/** Which rows are on screen, and a few beyond either edge. */
export function visible(
  scrolled: number,
  height: number,
  row: number,
  total: number,
): { first: number; last: number } {
  const beyond = 8;
  const first = Math.max(0, Math.floor(scrolled / row) - beyond);
  const last = Math.min(total - 1, Math.ceil((scrolled + height) / row) + beyond);
  return { first, last };
}
