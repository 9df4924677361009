// Words of coaching: plans, "Not now", notes, agreements.
import { count } from "../format";
import { plural } from "./plural";

const signed = (n: number) => (n < 0 ? `−${count(-n)}` : `+${count(n)}`);
const ratio = (n: number) => n.toFixed(2);

export const coaching = {
  title: "Coaching",
  sub: (running: number, due: number) =>
    running === 0
      ? "No plan is under way."
      : due > 0
        ? `${plural(running, "plan")} under way, ${plural(due, "review")} due.`
        : `${plural(running, "plan")} under way.`,
  states: {
    review_due: "Review due",
    running: "Running",
    planned: "Planned",
    done: "Done",
  },
  problems: {
    loses: "deals are lost here",
    slow: "deals sit here",
  },
  problemsLong: {
    loses: "Deals are lost at this stage",
    slow: "Deals sit at this stage",
  },
  cell: (rep: string, stage: string) => `${rep} · ${stage}`,
  open: (cell: string) => `Open the plan: ${cell}`,
  none: {
    title: "No plan yet",
    body: "Plan coaching from a flag on Review, or from a stage on a rep’s page: the evidence is kept as you see it, and here you see whether it worked.",
    toReview: "Go to Review",
  },
  noneIn: {
    review_due: "No review is due.",
    running: "No plan is running.",
    planned: "No plan waits to start.",
    done: "No plan is done yet.",
  },
  due: (day: string) => `Review on ${day}`,
  overdue: (days: number) =>
    days === 0 ? "Review today" : `Review ${plural(days, "day")} overdue`,
  starts: (day: string) => `starts ${day}`,
  started: (day: string) => `since ${day}`,
  ended: (day: string, outcome: string) => `${outcome}, ${day}`,
  plan: {
    button: "Plan coaching",
    buttonOf: (cell: string) => `Plan coaching: ${cell}`,
    has: "Open the plan",
    hasOf: (cell: string) => `Open the plan: ${cell}`,
    title: (cell: string) => `Plan coaching: ${cell}`,
    gone: "This rep has no deals left by these filters, so there is nothing to plan on.",
    about: "What it is about",
    evidence: "What you see now, kept with the plan",
    hints: "What to go through together",
    noHints: "This stage has no hints. Add some under Process.",
    agreed: "What is agreed",
    agreedHint: "One or two things, in the rep’s own words",
    start: "Starts",
    review: "Review on",
    reviewBeforeStart: "The review lies before the start.",
    do: "Plan it",
    done: (cell: string, day: string) => `Planned: ${cell}. Review on ${day}.`,
  },
  page: {
    back: "All plans",
    seen: "As it was seen",
    seenOn: (day: string) => `as of ${day}`,
    period: (from: string | null, to: string | null) =>
      from && to
        ? `deals entered ${from} – ${to}`
        : from
          ? `deals entered since ${from}`
          : to
            ? `deals entered until ${to}`
            : "all deals up to that day",
    noFlag: "No flag was raised",
    rep: "Rep",
    team: "The whole team",
    showEntered: (rep: string, stage: string, n: number) =>
      `${rep}: ${plural(n, "deal")} that entered ${stage}`,
    showAdvanced: (rep: string, stage: string, n: number) =>
      `${rep}: ${plural(n, "deal")} that moved on from ${stage}`,
    entered: "Entered",
    conversion: "Conversion",
    decided: "Decided",
    halfLeft: "Half left by",
    exits: "Left",
    advances: "Moved on of the decided",
    ofExpected: (seen: string, expected: string) => `${seen}, ${expected} expected`,
    causes: "Behind the stalled deals there:",
    cause: (name: string, n: number, of: number) => `${name} (${count(n)} of ${count(of)})`,
    agreed: "Agreed",
    agreedNone: "Nothing is written down yet",
    hints: "To go through together",
    days: "Days",
    notes: "Notes",
    noteLabel: "New note",
    noteHint: "What was tried, what was seen",
    noteAdd: "Add the note",
    noteRemove: (day: string) => `Remove the note of ${day}`,
    noNotes: "Nothing noted yet.",
    markDone: "Mark done…",
    reopen: "Not done after all",
    remove: "Remove the plan",
    removed: (cell: string) => `The plan was removed: ${cell}.`,
    toRep: "The rep’s page",
    lost: "This plan is no longer there.",
  },
  effect: {
    title: "Did it help",
    note: (day: string) => `as of ${day}`,
    before: "Before: moved on",
    since: (day: string) => `Since ${day}: moved on`,
    figure: { loses: "Of the decided", slow: "Half left by" },
    rest: "The rest of the team",
    decided: (advanced: number, decided: number) => `${count(advanced)} of ${count(decided)}`,
    verdicts: {
      improved: "Improved",
      worse: "Worse",
      no_change: "No change told",
      too_early: "Too early",
      cannot_tell: "Cannot be told",
    },
    points: (estimate: number, low: number, high: number) =>
      `Beyond what changed for the rest: ${signed(estimate)} points, 95 % interval ${signed(low)} to ${signed(high)}.`,
    times: (estimate: number, low: number, high: number) =>
      `Deals take ${ratio(estimate)} times as long as had nothing changed but for all, 95 % interval ${ratio(low)} to ${ratio(high)}.`,
    chance: (share: string) =>
      `The cell was picked because it looked bad, and part of that was chance: about ${share} of the gap before is likely real.`,
    noneTitle: "It has not started",
    none: "What begins from the start on is held against what began before. Look again once the plan has started.",
  },
  finish: {
    title: (cell: string) => `Done: ${cell}`,
    outcome: "What came of it",
    words: "In a sentence",
    do: "Mark done",
    done: (cell: string) => `Marked done: ${cell}.`,
  },
  outcomes: {
    helped: "It helped",
    partly: "It helped in part",
    not: "It did not help",
    dropped: "Let go",
  },
  notNow: {
    button: "Not now",
    buttonOf: (cell: string) => `Not now: ${cell}`,
    title: (cell: string) => `Not now: ${cell}`,
    body: "The flag steps back and stays listed below the cards. It returns after the day, or as soon as the evidence is clearly stronger than today.",
    reason: "Why not now",
    reasonNeeded: "Say why, for the day you wonder.",
    until: "Returns after",
    never: "only when clearly stronger",
    do: "Put it off",
    done: (cell: string) => `Put off: ${cell}.`,
    listed: (n: number) => `${plural(n, "flag")} put off`,
    of: (cell: string, reason: string) => `${cell}: ${reason}`,
    upTo: (day: string) => `until ${day}`,
    stronger: "until clearly stronger",
    back: "Bring it back",
    backOf: (cell: string) => `Bring it back: ${cell}`,
  },
  dueNotice: {
    title: (n: number) =>
      n === 1 ? "A coaching review is due" : `${count(n)} coaching reviews are due`,
    line: (cell: string, day: string) => `${cell}, on ${day}`,
  },
  ofRep: {
    title: "Coaching plans",
  },
};
