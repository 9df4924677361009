// Words of the team screen.
import { about, count, interval } from "../format";
import { plural } from "./plural";

export const team = {
  title: "Team",
  sub: (reps: number, asOf: string) => `${plural(reps, "rep")}, seen on ${asOf}.`,
  measure: "Measure of the map",
  measures: { conversion: "Conversion", pace: "Pace" },
  table: {
    title: "Reps",
    label: "Reps and their figures",
    note: (reps: number) => plural(reps, "rep"),
    rep: "Rep",
    team: "Team",
    deals: "Deals",
    won: "Won",
    lost: "Lost",
    open: "Open",
    winRate: "Win rate",
    days: "Days to win",
    stalled: "Stalled",
    value: "Open value",
    flags: "Flags",
    find: "Find a rep",
    opens: (rep: string) => `${rep}: open the rep’s page`,
    show: (rep: string, n: number, what: string) => `${rep}: ${count(n)} ${what}. Show the deals.`,
    noMatch: "No rep by that name.",
    more: (n: number) => `Show ${count(n)} more`,
  },
  nobody: "No owner",
  pages: { label: "Pages of the team", map: "Reps and stages", ramp: "New hires" },
  ramp: {
    title: "Ramp-up",
    measure: "What is followed",
    measures: { wins: "Deals won", conversion: "Share advanced" },
    who: "In their first year",
    note: (reps: number) => plural(reps, "rep"),
    counted: (hires: number, earlier: number) =>
      `${plural(hires, "rep")} in the first year, beside ${plural(earlier, "earlier hire")}.`,
    rep: "Rep",
    since: "Since",
    basis: (basis: "hired" | "first_move", day: string) =>
      basis === "hired" ? `hired ${day}` : `first deal ${day}`,
    month: "Month",
    monthOf: (month: number, over: boolean) => (over ? count(month) : `${count(month)}, not over`),
    won: "Won so far",
    decided: "Decided at a stage",
    showDecided: (rep: string, n: number) =>
      `${rep}: ${plural(n, "deal")} that advanced or were lost at a stage. Show them.`,
    share: "Advanced of decided",
    besideHead: "Wins beside earlier hires at the same tenure",
    beside: (fewer: number, same: number, more: number, month: number) =>
      `after ${plural(month, "month")}: more than ${count(fewer)}, as many as ${count(same)}, fewer than ${count(more)}`,
    notYet: "first month not over",
    tooFew: "too few earlier hires",
    beforeData: (n: number) =>
      `${plural(n, "rep was", "reps were")} at work before the data begins: their first months are not known, and they are not among the earlier hires.`,
    emptyTitle: "Nobody is in the first year",
    empty: (n: number) =>
      n > 0
        ? `${plural(n, "rep was", "reps were")} at work before the data begins; who begins after that appears here for a year.`
        : "Who begins appears here for a year.",
    tooFewTitle: "Too few earlier hires to say what was usual",
    tooFewBody: (n: number) =>
      n === 0
        ? "It takes 3 whose first year is on record and over; there is none. What each did so far stands below, without a band."
        : `It takes 3 whose first year is on record and over; there ${n === 1 ? "is" : "are"} ${count(n)}. What each did so far stands below, without a band.`,
  },
  rep: {
    back: "All reps",
    since: (day: string) => `since ${day}`,
    unknown: "No deals of this rep are left by the filters.",
    unknownTitle: (rep: string) => `Nothing of ${rep} to show`,
    open: "Open pipeline",
    stalled: "Stalled",
    winRate: "Win rate",
    days: "Typical days to win",
    deals: (n: number) => plural(n, "deal"),
    openDeals: (n: number) => plural(n, "open deal"),
    teamHas: (figure: string) => `team ${figure}`,
    interval: (low: number, high: number) => interval(low, high),
    won: (won: number, lost: number) => `${count(won)} won, ${count(lost)} lost`,
    stages: "Stage by stage, against the team",
    stagesNote: "dot: this rep · ring: the whole team · 95 % interval",
    stage: "Stage",
    entered: "Entered",
    conversion: "Conversion",
    halfLeft: "Half left by",
    pace: "At the team’s pace",
    openNow: "Open",
    past: "Past stall point",
    left: (exits: number, expected: number) => `${count(exits)} left, ${about(expected)} expected`,
    against: (mine: string, theirs: string, range: string) =>
      `${mine} (${range}); the whole team ${theirs}`,
    few: (n: number) => `only ${plural(n, "deal")} decided: too few to judge`,
    flags: "Flags",
    noFlags: "No flag: this rep’s stages are within what chance explains.",
    noFlagsTitle: "Nothing to single out",
    stalledDeals: "Stalled deals",
    stalledNote: "value at stake, most first",
    noStalled: "No deal of this rep is past its stall point.",
    noStalledTitle: "Nothing is stalled",
    noStages: "No deal of this rep has entered a stage by these filters.",
    more: (n: number) => `Show ${count(n)} more`,
    tenure: "First months",
    tenureNote: (basis: "hired" | "first_move", day: string) =>
      basis === "hired" ? `hired ${day}` : `first deal moved ${day}`,
    peers: (low: number, high: number) =>
      low === high
        ? `Beside ${plural(high, "earlier hire")}.`
        : `Beside ${count(low)} to ${plural(high, "earlier hire")}: fewer had been here as long.`,
    tooFewPeersTitle: "Too few earlier hires to compare",
    tooFewPeers: (peers: number) =>
      peers === 0
        ? "Nobody’s first months are known from before. What this rep did so far stands below, without a band."
        : `The first months of ${plural(peers, "earlier hire")} are known: too few to say what is usual. What this rep did so far stands below, without a band.`,
  },
  emptyTitle: "No rep has a deal by these filters",
  empty: "Widen the period or clear the filters.",
  oneTitle: "One rep, nobody to compare with",
  one: "The map compares each rep with the rest of the team. With one rep there is no rest.",
  snapshotTitle: "No map from a snapshot",
  snapshot:
    "The map needs to know how deals moved from stage to stage, and these came without their moves. Win rate, days to win and open value are below.",
};
