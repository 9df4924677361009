// Words of the funnel screen.
import { count, list, percent } from "../format";
import { plural } from "./plural";

export const funnel = {
  title: "Funnel",
  sub: (from: string | null, to: string | null, asOf: string) => {
    const seen = `seen on ${asOf}`;
    if (from && to) return `Deals that entered a stage from ${from} to ${to}, ${seen}.`;
    if (from) return `Deals that entered a stage since ${from}, ${seen}.`;
    if (to) return `Deals that entered a stage until ${to}, ${seen}.`;
    return `Every deal that ever entered a stage, ${seen}.`;
  },
  table: {
    title: "Every figure",
    note: "entered = advanced + lost + open, always",
    label: "Every stage with all its figures",
    stage: "Stage",
    entered: "Entered",
    advanced: "Advanced",
    lost: "Lost",
    open: "Open",
    skipped: "Skipped",
    wentBack: "Went back",
    conversion: "Conversion",
    decided: "Decided",
    halfLeft: "Half left by",
    quartiles: "Quartiles",
    stallPoint: "Stall point",
    stalled: "Past it now",
    held: "Held up",
    basis: { observed: "observed", default: "default", manual: "set by hand" },
    basisLong: {
      observed: "Observed: four of five deals that moved on had moved by then.",
      default: "The stage’s own default: fewer than 20 deals have moved on yet.",
      manual: "Set by hand.",
    },
    opens: (stage: string, n: number, what: string) =>
      `${stage}: ${count(n)} ${what}. Show the deals.`,
    quartileRange: (low: string, high: string) => `${low}–${high}\u00a0d`,
  },
  trend: {
    label: "By month of entry",
    of: "Deals shown by month",
    n: (deals: number, months: number) => `${plural(deals, "deal")} in ${plural(months, "month")}.`,
    whole: "Whole deals",
    won: "wins",
    advanced: "advances",
    /** What young months still wait for; `shares` are of their final wins or advances. */
    unsettled: (months: readonly string[], shares: readonly number[], what: string) => {
      const [first, second, third] = months;
      const last = months.at(-1);
      if (first === undefined || last === undefined) return "";
      if (shares.length < months.length) {
        return second === undefined
          ? `${first} is not settled: its deals still need time, and too little is known to say how many of its ${what} are still to come.`
          : `${first} to ${last} are not settled: their deals still need time.`;
      }
      if (second === undefined) {
        return `${first} is not settled: ${percent(shares[0])} of its ${what} are still expected to come.`;
      }
      if (months.length <= 3) {
        const named = list(third === undefined ? [first, second] : [first, second, third]);
        return `${named} are not settled: ${list(shares.map(percent))} of their ${what} are still expected to come.`;
      }
      return `${first} to ${last} are not settled: from ${percent(Math.min(...shares))} to ${percent(Math.max(...shares))} of a month’s ${what} are still expected to come.`;
    },
    settled: "Every month shown has had the time its deals take.",
    emptyTitle: "No month to show",
    empty: "No deal began on a known day by these filters.",
  },
  forecast: {
    title: (day: string) => `What is to come, until ${day}`,
    until: "Until when",
    choices: {
      month: "Month’s end",
      quarter: "Quarter’s end",
      days: "90 days",
      date: "A date",
    },
    date: "Until",
    label: "Expected by then",
    what: "By then",
    expected: "Expected",
    range: "Four of five cases",
    wins: "Deals won",
    value: (currency: string) => `Value won, ${currency}`,
    valueUnnamed: "Value won",
    between: (low: string, high: string) => `${low} – ${high}`,
    draws: (n: number) => `Followed ${count(n)} times.`,
    counted: (open: number) => `Counted: ${plural(open, "open deal")}.`,
    leftOut: (n: number) =>
      `Left out: ${plural(n, "open deal")} without a known day of entry into ${n === 1 ? "its" : "their"} stage.`,
    unpriced: (n: number) =>
      `${plural(n, "counted deal")} ${n === 1 ? "has" : "have"} no amount: they count as wins, without a value.`,
    newcomers: "Deals that begin from now on are not in it.",
    emptyTitle: "No open deal to forecast",
    empty: "A forecast follows the deals that are open now, and by these filters there are none.",
    undatedTitle: "Nothing to forecast from",
    undated: (n: number) =>
      `${plural(n, "open deal")} ${n === 1 ? "has" : "have"} no known day of entry into a stage. Import a second export, or a file of moves, and the forecast is here.`,
    noDay: "The as-of date is not known yet.",
  },
  emptyTitle: "No deal entered a stage",
  empty: "Nothing is left by these filters. Widen the period or clear them.",
  snapshotTitle: "A snapshot shows where deals are, not how they came there",
  snapshot: (deals: number) =>
    `${plural(deals, "deal")} came without their moves, so there is no conversion and no time in stage to draw. Import a second export next week, or a file of moves, and the funnel fills.`,
  snapshotOpen: "What is known: open deals by stage",
  value: "Value",
};
