// The invented team's deals as rows: which stand behind a figure, and what each shows.
import type { DealColumn, DealOrder, DealRow, Narrow, Selection, View } from "../bindings";
import { causesOf } from "./causes";
import { process } from "./process";
import { chosen, inPeriod, soon, stallPoints, waiting } from "./review";
import { isoOf, type Deal } from "./team";

export function behind(all: readonly Deal[], view: View, selection: Selection): Deal[] {
  const deals = chosen(all, view);
  const points = stallPoints(all);
  const of = (name: string) => process.stages.findIndex((s) => s.name === name);
  const won = (d: Deal) => d.state === "won" || d.state === "completed";
  switch (selection.kind) {
    case "all":
      return deals;
    case "these":
      return all.filter((d) => selection.deals.includes(d.id));
    case "passages":
      return deals.filter(
        (d) =>
          (selection.rep === null || d.rep === selection.rep) &&
          d.passages.some(
            (p) =>
              p.stage === of(selection.stage) &&
              inPeriod(p.entered, view) &&
              (selection.outcome === null || p.outcome === selection.outcome),
          ),
      );
    case "skipped":
      return [];
    case "open":
      return deals.filter((d) => {
        const now = waiting(d);
        return (
          now !== null &&
          (selection.stage === null || now.stage === of(selection.stage)) &&
          (selection.rep === null || d.rep === selection.rep) &&
          (!selection.stalled || now.days > (points[now.stage] ?? 0))
        );
      });
    case "cause":
      return deals.filter((d) => {
        const now = waiting(d);
        return (
          now !== null &&
          now.stage === of(selection.stage) &&
          (selection.rep === null || d.rep === selection.rep) &&
          now.days > (points[now.stage] ?? 0) &&
          causesOf(now.days).some(
            (found) => found.cause === selection.cause && found.state === "present",
          )
        );
      });
    case "deals":
      return deals.filter(
        (d) =>
          (selection.rep === null || d.rep === selection.rep) &&
          (selection.outcome === null ||
            (selection.outcome === "advanced"
              ? won(d)
              : selection.outcome === "lost"
                ? d.state === "lost"
                : d.state === "open")),
      );
    case "won_in_period":
      return deals.filter((d) => won(d) && d.closed !== null && inPeriod(d.closed, view));
    case "entered_in":
      return deals.filter((d) =>
        d.passages.some(
          (p) =>
            (selection.stage === null ? p === d.passages[0] : p.stage === of(selection.stage)) &&
            inPeriod(p.entered, view) &&
            isoOf(p.entered).slice(0, 7) === selection.month.slice(0, 7) &&
            (selection.outcome === null || p.outcome === selection.outcome),
        ),
      );
    // Every invented deal has an owner, goes straight forward and skips nothing.
    case "passages_of_nobody":
    case "open_of_nobody":
    case "went_back":
    case "skipped_by":
      return [];
  }
}

export function row(d: Deal, points: readonly number[]): DealRow {
  const now = waiting(d);
  const last = d.passages.at(-1);
  const point = now ? (points[now.stage] ?? null) : null;
  const stalled = now !== null && point !== null && now.days > point;
  return {
    deal_id: d.id,
    name: d.name,
    account: d.account,
    owner: d.rep,
    team: d.team,
    source: d.source,
    persona: d.persona,
    product: null,
    value: d.minor === null ? null : { minor: d.minor, currency: "EUR" },
    stage: process.stages[last?.stage ?? 0]?.name ?? null,
    state: d.state,
    began: isoOf(d.began),
    since: last ? isoOf(last.entered) : null,
    days: now?.days ?? null,
    stall_point: point,
    stalled,
    chance_now: now ? 0.4 : null,
    chance_now_range: now ? { low: 0.25, high: 0.55, n: 40 } : null,
    advance_30: now ? soon(now.stage, now.days) : null,
    closed: d.closed === null ? null : isoOf(d.closed),
    lost_reason: null,
    won_reason: d.state === "won" ? "Best fit" : null,
    expected_close: d.expected === null ? null : isoOf(d.expected),
    has_history: true,
  };
}

export const BY: Record<DealColumn, (r: DealRow) => string | number | null> = {
  deal: (r) => r.name,
  account: (r) => r.account,
  rep: (r) => r.owner,
  stage: (r) => process.stages.findIndex((s) => s.name === r.stage),
  days: (r) => r.days,
  value: (r) => r.value?.minor ?? null,
  began: (r) => r.began,
  expected_close: (r) => r.expected_close,
  state: (r) => r.state,
  team: (r) => r.team,
  source: (r) => r.source,
  persona: (r) => r.persona,
  product: (r) => r.product,
  since: (r) => r.since,
  stall_point: (r) => r.stall_point,
  advance_30: (r) => r.advance_30?.chance ?? null,
  closed: (r) => r.closed,
  lost_reason: (r) => r.lost_reason,
  won_reason: (r) => r.won_reason,
};

/** What a column of words says. */
export const SAYS = {
  ...Object.fromEntries(
    Object.entries(BY).map(([column, by]) => [
      column,
      (r: DealRow) => {
        const said = by(r);
        return said === null ? null : String(said);
      },
    ]),
  ),
  stage: (r: DealRow) => r.stage,
} as Record<DealColumn, (r: DealRow) => string | null>;

export function passes(r: DealRow, { column, test }: Narrow): boolean {
  const said = SAYS[column](r);
  if (test.kind === "one_of") return test.values.includes(said);
  if (said === null) return false;
  if (test.kind === "words")
    return test.words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => said.toLowerCase().includes(word));
  if (test.kind === "days")
    return (test.from === null || said >= test.from) && (test.to === null || said <= test.to);
  const n = Number(said) / (column === "value" ? 100 : 1);
  return (test.from === null || n >= test.from) && (test.to === null || n <= test.to);
}

/** The rows of a list, narrowed and in order. */
export function list(
  deals: readonly Deal[],
  points: readonly number[],
  view: View,
  selection: Selection,
  narrow: readonly Narrow[] = [],
  order: DealOrder = { column: "deal", descending: false },
): DealRow[] {
  const by = BY[order.column];
  const sign = order.descending ? -1 : 1;
  return behind(deals, view, selection)
    .map((d) => row(d, points))
    .filter((d) => narrow.every((one) => passes(d, one)))
    .sort((a, b) => {
      const [x, y] = [by(a), by(b)];
      if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
      return (x < y ? -1 : x > y ? 1 : 0) * sign;
    });
}
