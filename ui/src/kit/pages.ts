// Which pages of a long list are needed, asked for once, and kept a while. No widget here.

/** A page of rows, and how many there are in all. */
export type Page<Row> = { total: number; rows: Row[] };
/** Where rows come from: at most `PAGE` at a time. */
export type Source<Row> = (offset: number, limit: number) => Promise<Page<Row>>;

/** Rows asked for at once. */
export const PAGE = 100;
/** Pages on their way at one time: what one looks at stands on two at most. */
export const AT_ONCE = 2;
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

/** Rows kept ready beyond either edge of the screen. */
const BEYOND = 8;

/** Which rows are on screen, and a few beyond either edge. */
export function visible(
  scrolled: number,
  height: number,
  row: number,
  total: number,
): { first: number; last: number } {
  const first = Math.max(0, Math.floor(scrolled / row) - BEYOND);
  const last = Math.min(total - 1, Math.ceil((scrolled + height) / row) + BEYOND);
  return { first, last };
}

/**
 * The row at each place, from the first that is shown on. A row that leaves at one end gives its place
 * to one that comes at the other; at the top, places stand in order.
 */
export function placed(first: number, height: number, row: number): number[] {
  // At either end a row may be there in part.
  const places = Math.ceil(height / row) + 2 * BEYOND + 2;
  return Array.from(
    { length: places },
    (_, place) => first + ((place - (first % places) + places) % places),
  );
}
