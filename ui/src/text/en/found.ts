// Words of what was found between two exports, and of taking an import back.
import { count, date } from "../format";
import { plural } from "./plural";

export const found = {
  title: "What has changed",
  between: (from: string, to: string) => `between ${date(from)} and ${date(to)}`,
  until: (to: string) => `until ${date(to)}`,
  kinds: {
    new: "New",
    advanced: "Moved on",
    skipped: "Skipped ahead",
    went_back: "Went back",
    won: "Won",
    lost: "Lost",
    completed: "Completed",
    reopened: "Open again",
    owner: "Another owner",
    close_later: "Close date pushed",
    close_earlier: "Close date earlier",
    amount_up: "Grown",
    amount_down: "Shrunk",
    currency: "Another currency",
    details: "Other details",
    disappeared: "No longer in the file",
    reappeared: "Back in the file",
  },
  none: "Nothing changed between the two files.",
  /** Moves that lie somewhere between two files. */
  uncertain: (moves: number, days: number) =>
    moves === 1
      ? `One move happened between the two files, on a day neither says: within ${plural(days, "day")}. Charts of time count it as such.`
      : `${plural(moves, "move")} happened between the two files, on days neither says: within ${plural(days, "day")} each. Charts of time count them as such.`,
  goneNote: (n: number) =>
    n === 1
      ? "One deal is not in this file. It is kept as it was: not in the file is neither lost nor deleted."
      : `${count(n)} deals are not in this file. They are kept as they were: not in the file is neither lost nor deleted.`,

  undo: "Undo",
  redo: "Do again",
  undone: "undone",
  undoOf: (name: string) => `Undo the import of ${name}`,
  redoOf: (name: string) => `Import ${name} again, as it was`,
  undoTitle: (name: string) => `Take ${name} back?`,
  undoCounting: "Counting what would go…",
  goes: "What goes",
  goesKinds: {
    deals: "Deals",
    changed: "Deals that go back to how they were",
    moves: "Moves and other facts",
    reps: "Reps",
    accounts: "Accounts",
  },
  goesNothing: "Nothing goes: other imports say the same.",
  unchanged: (n: number) =>
    n === 1
      ? "One deal stays as it is: another import says the same."
      : `${plural(n, "deal")} stay as they are: other imports say the same.`,
  stays: "What stays",
  staysNote: "What was changed by hand since stays as it is.",
  staysMore: (shown: number, of: number) => `first ${count(shown)} of ${count(of)}`,
  staysOf: "Of",
  staysWhat: "What stays",
  staysMoves: (n: number) => plural(n, "move"),
  staysRecords: (n: number) => `${plural(n, "entry", "entries")} in the deal’s panel`,
  staysField: (field: string, who: string | null) =>
    who === null ? `${field}, changed` : `${field}, changed by ${who}`,
  again: "It can be done again for 90 days, without its file.",
  undoNow: "Take it back",
  undoneSaid: (name: string) => `${name} was taken back.`,
  redoneSaid: (name: string) => `${name} is in again.`,
  cannot: "cannot be undone",
  noMore: "not kept any more",
  emptied: "Taken back more than 90 days ago. Import its file again to have it back.",
  notKept: "Brought in by an earlier version, which kept too little to take it back.",
};
