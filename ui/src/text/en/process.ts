// Words of the process screen.
export const process = {
  title: (name: string) => name,
  sub: "What each stage is for, what must be true before a deal leaves it, what usually stalls it and what to coach.",
  wins: "leaving it forward is the win",
  afterWin: "after the win",
  purpose: "Purpose",
  recorded: "Recorded on the deal",
  exitChecks: "Before a deal may leave",
  causes: "What usually stalls it",
  hints: "What to coach",
  stallPoint: "Stall point",
  observed: "observed: four of five that move on have moved by then",
  default: "the stage’s default: fewer than 20 have moved on yet",
  manual: "set by hand",
  noStallPoint: "not known yet",
  noGuidance: "These stages come from a file: they have names and figures, and no guidance yet.",
  step: (n: number, of: number) => `Stage ${n} of ${of}`,
};
