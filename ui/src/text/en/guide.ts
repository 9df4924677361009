// The guide: the weekly loop, and what to do when something is asked. What figures mean is in
// definitions, and keys are in app.shortcuts: neither is written twice. The page of the program and
// the one of the repository are both made of this.

export const guide = {
  title: "Guide",
  sub: "Ten minutes before the Monday meeting: what to do, and what it all means.",
  contents: "On this page",
  tour: "Tour on the sample team",
  tourNote: "Four stops, a minute. Nothing of yours is touched.",
  figures: "What each figure means",
  figuresNote:
    "The same words open beside every figure. The small print says how it is reckoned, for whoever wants to check it.",
  keys: "Keyboard",
  pictureOf: (what: string) => `${what}, on the sample team`,
  sections: {
    loop: {
      title: "The weekly loop",
      body: [
        "Bring in this week’s export. Review what changed and where deals stall. Talk with each rep about the deals that wait. Coach the one thing that holds most back. Next week, see whether it worked.",
        "Every figure can be opened: a click shows the deals behind it, the small sign beside it says what it means and how many deals it rests on.",
      ],
    },
    import: {
      title: "Bring in",
      body: [
        "Drop your CRM’s export on the window, or choose it under Import. It is recognised by the names of its columns, and shown as it will be read before anything is imported.",
        "A file with one row per stage change says most: time in each stage, conversion, stalled deals. A file with one row per deal is a snapshot; a second one next week shows what moved in between.",
        "Bring in next week’s file the same way. Nothing is doubled: what is known already is recognised, and what is missing from a file is kept, neither lost nor deleted.",
      ],
    },
    questions: {
      title: "When a file asks",
      body: [
        "Dates that can be read two ways are asked about, with a sample from the file: say whether the day or the month comes first. Nothing is imported until you do.",
        "A stage name that is not known yet is shown under Stages: match it to a stage, or say that it means won or lost. Names that look like the same rep are shown under Who is who.",
        "What could not be read is listed row by row, with what was done about it, and can be saved as a CSV. Keep the way of reading under a name, and the next file with the same columns is read so.",
      ],
    },
    review: {
      title: "Review",
      body: [
        "Five figures lead: open pipeline, stalled value, win rate, typical days to win, won. Below, each stage with what became of its deals, and how many wait longer than is usual there.",
        "Whom to coach lists reps at stages where their deals are lost or sit, against the rest of the team. A flag is raised only where chance does not explain it: of the whole list, at most 1 in 10 is expected to be wrong. Too few deals are never flagged.",
      ],
    },
    talk: {
      title: "Talk",
      body: [
        "Deals to talk about are the stalled ones, those first where waiting costs most. Each says how long it waits, what its chance is now against a fresh deal’s, and why it may wait.",
        "A rep’s page under Team has the same for one rep: scorecard, stages against the team, flags, stalled deals. Take it into the one-to-one.",
        "A deal opens in a panel from any list. Write down the next step there, while you talk.",
        "A deal that is won or lost asks why: a loss wants its reason, a win goes without. Under Funnel, Why deals are won and lost counts both by reason, stage, rep, source and competitor; what nobody wrote down is counted as not recorded.",
      ],
    },
    coach: {
      title: "Coach, and see whether it worked",
      body: [
        "Open the evidence of a flag before you speak: the rep’s curve beside the team’s, and the deals behind it. The stage’s page under Process has what usually stalls it and what to coach.",
        "The process is yours to change, under Process: word a stage and what to coach there, add one, move it, merge two, put one away. No deal is lost: the window says how many a stage holds and where they are told from then on, and the stage can come back. Files may go on using the old names.",
        "Plan coaching, on the flag or at a stage of the rep’s page, keeps what was agreed, from when on, and the day to look again. Not now puts a flag off, and keeps the reason. Under Coaching the plans stand in the order in which they need you.",
        "New hires, under Team, follow everybody in the first year month by month, over the band of earlier hires at the same tenure. It says what was usual; with fewer than three earlier hires there is no band, and it says so.",
        "A plan says what has changed at its stage since it began, beyond what changed for the rest of the team. With few deals the interval is wide: then one cannot tell yet, and it says so.",
      ],
    },
    undo: {
      title: "Undo",
      body: [
        "Every edit can be undone, and done again, also after a restart. So can every import, under Import: what it brought goes, what was changed by hand since stays.",
      ],
    },
    backups: {
      title: "Where your data is",
      body: [
        "A workspace is one file on this machine. A copy is made once a day when it is opened, in the folder “Stagecoach backups” beside it; under Settings you make one at any time and restore one, as a workspace of its own. Before a newer version of the program changes a workspace, a copy is put beside it. A passphrase, set under Settings, encrypts the file and every copy made from then on; where it is lost, so is the workspace.",
        "Nothing leaves the machine: no account, no network, no telemetry.",
      ],
    },
  },
};
