// Words of the funnel screen.
import { count } from "../format";
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
  emptyTitle: "No deal entered a stage",
  empty: "Nothing is left by these filters. Widen the period or clear them.",
  snapshotTitle: "A snapshot shows where deals are, not how they came there",
  snapshot: (deals: number) =>
    `${plural(deals, "deal")} came without their moves, so there is no conversion and no time in stage to draw. Import a second export next week, or a file of moves, and the funnel fills.`,
  snapshotOpen: "What is known: open deals by stage",
  value: "Value",
};
