// The invented team over time, roughly: months of entry, first months of a new hire, and the wins to
// come. Shapes and accounts hold; figures only look right.
import type {
  AmountRange,
  Band,
  Forecast,
  Range,
  Tenure,
  TrendMonth,
  TrendScreen,
  View,
} from "../bindings";
import { process } from "./process";
import { chosen, estimate, inPeriod, quantile, waiting, wilson } from "./review";
import { AS_OF, dayOf, HIRED, isoOf, type Deal } from "./team";

type Entry = { entered: number; left: number | null; outcome: "advanced" | "lost" | "open" };

const ascending = (a: number, b: number) => a - b;
const monthOf = (day: number) => `${isoOf(day).slice(0, 7)}-01`;

function months(entries: readonly Entry[], settles: number): TrendMonth[] {
  if (entries.length === 0) return [];
  const end = dayOf(AS_OF);
  const first = new Date(`${monthOf(Math.min(...entries.map((e) => e.entered)))}T00:00Z`);
  const last = monthOf(Math.max(...entries.map((e) => e.entered)));
  const names: string[] = [];
  for (let at = first; at.toISOString().slice(0, 10) <= last;) {
    names.push(at.toISOString().slice(0, 10));
    at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  }
  return names.slice(-24).map((month) => {
    const of = entries.filter((e) => monthOf(e.entered) === month);
    const count = (outcome: Entry["outcome"]) => of.filter((e) => e.outcome === outcome).length;
    const [advanced, lost, open] = [count("advanced"), count("lost"), count("open")];
    const waits = of.map((e) => (e.left ?? end) - e.entered).sort(ascending);
    const mature = dayOf(month) + 31 + settles <= end;
    const coming = open * 0.55;
    const share = advanced + coming > 0 ? coming / (advanced + coming) : null;
    return {
      month,
      entered: of.length,
      advanced,
      lost,
      open,
      conversion: estimate(advanced, advanced + lost),
      decided: wilson(advanced, advanced + lost),
      median_days: quantile(waits, 0.5),
      median_interval:
        waits.length < 8 ? [null, null] : [quantile(waits, 0.4), quantile(waits, 0.6)],
      still_to_come: mature ? 0 : share,
      mature,
      expected: of.length === 0 ? null : (advanced + coming) / of.length,
    };
  });
}

export type Trend = {
  whole: TrendMonth[];
  stages: { stage: string; months: TrendMonth[] }[];
};

export function trendOf(all: readonly Deal[], view: View, stage: string | null): TrendScreen {
  const { whole, stages } = trend(all, view);
  const asked = stages.find((one) => one.stage === stage);
  return {
    stage: asked?.stage ?? null,
    months: asked?.months ?? whole,
    stages: stages.map((one) => [one.stage, one.months.length > 0]),
    nothing: whole.length === 0 && stages.every((one) => one.months.length === 0),
  };
}

export function trend(all: readonly Deal[], view: View): Trend {
  const deals = chosen(all, view);
  const won = (d: Deal) => d.state === "won" || d.state === "completed";
  return {
    whole: months(
      deals
        .filter((d) => inPeriod(d.began, view))
        .map((d) => ({
          entered: d.began,
          left: d.closed,
          outcome: won(d) ? "advanced" : d.state === "lost" ? "lost" : "open",
        })),
      90,
    ),
    stages: process.stages.map((stage, at) => ({
      stage: stage.name,
      months: months(
        deals.flatMap((d) => d.passages.filter((p) => p.stage === at && inPeriod(p.entered, view))),
        20 + at * 6,
      ),
    })),
  };
}

/** Aylin began in August; everybody else is past the first year; a lone rep has no earlier hires. */
export function tenure(all: readonly Deal[], view: View, rep: string): Tenure | null {
  const own = chosen(all, view).filter((d) => d.rep === rep);
  if (own.length === 0) return null;
  const hired = rep === "Aylin Demir";
  const since = hired ? dayOf(HIRED) : Math.min(...own.map((d) => d.began));
  const peers = hired ? 9 : 0;
  const begun = Math.min(12, Math.floor((dayOf(AS_OF) - since) / 30.4) + 1);
  const band = (n: number, median: number, spread: number): Band => ({
    n,
    low: Math.max(0, median - spread),
    median,
    high: median + spread,
  });
  return {
    rep,
    since: isoOf(since),
    basis: hired ? "hired" : "first_move",
    peers,
    months: Array.from({ length: begun }, (_, month) => {
      const until = since + (month + 1) * 30.4;
      const left = own.flatMap((d) =>
        d.passages.filter((p) => p.left !== null && p.left >= since && p.left < until),
      );
      const advances = left.filter((p) => p.outcome === "advanced").length;
      return {
        month,
        complete: until <= dayOf(AS_OF),
        wins: own.filter(
          (d) => d.closed !== null && d.state !== "lost" && d.closed >= since && d.closed < until,
        ).length,
        advances,
        decided: left.length,
        conversion: wilson(advances, left.length),
        wins_peers: peers > 0 ? band(peers - Math.floor(month / 3), month * 0.55, 0.8) : null,
        conversion_peers: peers > 0 ? band(peers - Math.floor(month / 3), 0.6, 0.06) : null,
      };
    }),
    summary:
      peers > 0
        ? `After 5 months ${rep} has won 1 deal; the middle half of 8 earlier hires had won 2 to 4 by then.`
        : `${rep} has nobody to be compared with: too few earlier hires.`,
  };
}

const CHANCE = [0.04, 0.07, 0.12, 0.3, 0.42, 0.6, 0, 0];

/** Without a day, 90 days ahead. */
export function forecast(
  all: readonly Deal[],
  view: View,
  wanted: string | null | undefined,
): Forecast {
  const asOf = view.filter.as_of ?? AS_OF;
  const until = wanted ?? isoOf(dayOf(asOf) + 90);
  const ahead = Math.max(0, dayOf(until) - dayOf(asOf));
  const open = chosen(all, view).flatMap((deal) => {
    const at = waiting(deal);
    return deal.state === "open" && at !== null ? [{ deal, stage: at.stage }] : [];
  });
  const share = (days: number) => 1 - Math.exp(-days / 55);
  const at = (days: number): Range => {
    const expected = open.reduce((sum, o) => sum + (CHANCE[o.stage] ?? 0), 0) * share(days);
    const half = 1.28 * Math.sqrt(expected);
    return {
      expected,
      low: Math.max(0, Math.round(expected - half)),
      high: Math.ceil(expected + half),
    };
  };
  const wins = at(ahead);
  const minor = open.reduce((sum, o) => sum + (o.deal.minor ?? 0) * (CHANCE[o.stage] ?? 0), 0);
  const money = (factor: number) => ({
    minor: Math.round((minor * share(ahead) * factor) / 100) * 100,
    currency: "EUR",
  });
  const amounts: AmountRange[] =
    minor > 0 ? [{ expected: money(1), low: money(0.4), high: money(1.75) }] : [];
  const step = Math.max(1, Math.ceil(ahead / 100));
  return {
    as_of: asOf,
    until,
    open: open.length,
    left_out: open.length > 20 ? 3 : 0,
    draws: 10_000,
    wins,
    amounts,
    unpriced: open.filter((o) => o.deal.minor === null).length,
    days: Array.from({ length: Math.floor(ahead / step) }, (_, n) => {
      const days = (n + 1) * step;
      return { on: isoOf(dayOf(asOf) + days), wins: at(days), amount: null };
    }),
    summary:
      open.length === 0
        ? "No open deal to forecast."
        : `${wins.expected.toFixed(1)} wins are expected by ${until}, in four of five cases ${wins.low} to ${wins.high}.`,
  };
}
