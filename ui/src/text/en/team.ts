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
