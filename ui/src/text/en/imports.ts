// Words of the import screen.
import { count, date, list } from "../format";
import { plural } from "./plural";

type AboutRep = {
  why: "spelling" | "unassigned" | "at_once" | "at_night";
  timed: number;
  odd: number;
  proposed: { means: string | { same_as: string } };
};
type Tally = {
  deals_new: number;
  deals_changed: number;
  deals_unchanged: number;
  moves_new: number;
  moves_known: number;
};

function tally(of: Tally): string {
  const deals = [
    of.deals_new > 0 && `${plural(of.deals_new, "new deal")}`,
    of.deals_changed > 0 && `${count(of.deals_changed)} changed`,
    of.deals_unchanged > 0 && `${count(of.deals_unchanged)} unchanged`,
  ].filter((part) => part !== false);
  const moves = [
    of.moves_new > 0 && `${plural(of.moves_new, "new move")}`,
    of.moves_known > 0 && `${count(of.moves_known)} already known`,
  ].filter((part) => part !== false);
  return [deals.join(", "), moves.join(", ")].filter((part) => part !== "").join("; ");
}

export const imports = {
  title: "Import",
  sub: "Bring in this week’s export. Nothing is doubled: what is known already is recognised.",
  drop: "Drop exports here: CSV or spreadsheets",
  dropNote: "One row per stage change is best. One row per deal works too, and says less.",
  choose: "Choose files…",
  next: (name: string) => `Go on with ${name}`,
  another: "Choose other files…",
  several: (n: number) => `${count(n)} files, and what belongs together`,
  looking: (name: string) => `Looking at ${name}`,
  stopLooking: "Stop looking",
  lookingLong: "A large file takes a little: all of it is read once before anything is imported.",
  waiting: "Files waiting",
  oneByOne:
    "Nothing joins these to each other: they are brought in one after another, in the order of the days they speak of.",
  together: (n: number) => `${count(n)} files, read as one`,
  readApart: "Read each by itself",
  recognisedColumn: "Recognised as",
  joinedColumn: "How it is joined",
  joinedTo: "the others are joined to it",
  joinedBy: (field: string, words: number) =>
    `by ${field.slice(0, 1).toLowerCase()}${field.slice(1)}: it knows ${count(words)} of them`,
  joinColumn: (file: string) => `Column of ${file} that joins it`,
  joinIs: "is",
  joinTo: (file: string) => `Column of ${file} that holds the same words`,
  kind: {
    moves: "Moves: one row per stage change",
    changes: "Changes: one row per stage left and stage entered",
    wide: "Stage dates: one row per deal, a column per stage",
    snapshot: "Snapshot: one row per deal",
    table: "Names: one row per rep, account or stage, read beside a file of deals",
  },
  recognisedAs: (title: string, kind: string) =>
    `${title.slice(0, 1).toUpperCase()}${title.slice(1)} · ${kind}`,
  sure: (score: number) =>
    score >= 80 ? "recognised surely" : score >= 50 ? "probably so" : "perhaps so",
  sureNote: (score: number) => `${score} of 100 by the names of its columns`,
  readInstead: (title: string) => `Read it as ${title} instead`,
  asRecognised: "Read it as recognised again",
  notUnderstood: "Not read",
  notUnderstoodMore: (n: number) => `and ${count(n)} more`,
  why: "Recognised by",
  facts: (rows: number, size: string) => `${plural(rows, "row")}, ${size}`,
  span: (first: string, last: string) => `${date(first)} to ${date(last)}`,
  encoding: "Encoding",
  sheet: "Sheet",
  hiddenSheet: (name: string) => `${name} (hidden)`,
  separator: "Separator",
  separators: { ",": "comma", ";": "semicolon", "\t": "tab" } as Record<string, string>,
  currency: "Currency",
  currencyUnknown: "not named",
  currencyPerDeal: "each deal’s own",
  seenOn: "True on",
  seenOnUnset: "not said",
  seenOnLast: (day: string) => `until said, its last day: ${day}`,
  columns: "Columns",
  columnsRead: (read: number, of: number) =>
    read === of ? "every column is read" : `${count(read)} of ${count(of)} are read`,
  column: "Column",
  readAs: "Read as",
  readAsOf: (header: string) => `What “${header}” is read as`,
  sample: "Values",
  notRead: "not read",
  fields: {
    deal_id: "Deal id",
    rep: "Rep",
    stage: "Stage",
    at: "Date of the move",
    deal: "Deal name",
    account: "Account",
    amount: "Amount",
    currency: "Currency",
    source: "Source",
    persona: "Persona",
    expected_close: "Expected close",
    lost_reason: "Reason lost",
    won_reason: "Reason won",
    close_reason: "Reason won or lost",
    product: "Product",
    team: "Team",
    created: "Start date",
    closed: "Close date",
    status: "Won, lost or open",
    stage_since: "In its stage since",
    known: "how its stage is known",
    pipeline: "Pipeline",
    from_stage: "Stage left",
    from_at: "Date the stage left was entered",
    changed: "Which field changed",
    deleted: "Deleted in the source",
    is_won: "Won",
    is_closed: "Closed",
    is_lost: "Lost",
    is_active: "Active",
    won_at: "Date won",
    lost_at: "Date lost",
    probability: "Probability",
    lifecycle: "Started or completed",
    until: "True until",
    manager: "Rep's manager",
    office: "Rep's office",
    stage_label: "Stage's label",
    stage_order: "Stage's place",
    owner_name: "Rep's name",
    owner_first_name: "Rep's first name",
    owner_last_name: "Rep's last name",
    account_name: "Account's name",
    team_name: "Team's name",
    last_activity: "Last activity",
    next_activity: "Next activity",
    next_step: "Next step",
    times_contacted: "Times contacted",
    close_pushes: "Close date pushed, times",
    contacts: "Contacts, or how many",
    proposal_sent: "Proposal sent on",
    work_known_on: "Work known on",
    work_known: "What of the work is known",
  } as Record<string, string>,
  fieldGroups: {
    deal: "The deal",
    people: "People",
    stage: "Stage",
    dates: "Dates",
    buyer: "Where it comes from",
    work: "Work on the deal",
    signs: "Signs of how it stands",
  },
  entered: (stage: string) => `Entered ${stage}`,
  steps: {
    created: () => "began",
    seen: (stage: string) => `seen at ${stage}`,
    entered: (stage: string) => `entered ${stage}`,
    won: () => "won",
    lost: () => "lost",
    completed: () => "completed",
  },
  firstColumns: {
    line: "Line",
    deal: "Deal",
    rep: "Rep",
    step: "What happened",
    day: "Date",
    amount: "Amount",
    account: "Account",
  },
  means: { won: "Won", lost: "Lost", completed: "Completed", ignore: "left out" },
  notMatched: "not matched: left out",
  becomesOf: (name: string) => `What “${name}” becomes`,
  meansStage: "A stage",
  meansOther: "Or",
  stillOpen: "still open",
  unmatched: (n: number) =>
    n === 1 ? "one name is not matched yet" : `${count(n)} names are not matched yet`,
  viewNames: "Names",
  viewOrder: "Order",
  orderLabel: "Stages of the new process, in the order deals pass them",
  stages: "Stages",
  stagesNote: (process: string, isNew: boolean) =>
    isNew ? `a new process, “${process}”, from the file’s own stages` : `process “${process}”`,
  people: {
    title: "Who is who",
    open: (n: number) =>
      n === 0
        ? "kept, and not asked again"
        : n === 1
          ? "one name wants your word"
          : `${count(n)} names want your word`,
    name: "In the file",
    why: "What it shows",
    is: "Is",
    isOf: (name: string) => `Who “${name}” is`,
    sameAs: (name: string) => `the same as ${name}`,
    nobody: "nobody: not a rep",
    itself: "a rep of that name",
    because: ({ why, timed, odd, proposed }: AboutRep) => {
      switch (why) {
        case "spelling":
          return typeof proposed.means === "object"
            ? `Spelled like ${proposed.means.same_as}, but for case, accents, order or an address.`
            : "Spelled like another name.";
        case "unassigned":
          return "The word says that nobody owns the deal.";
        case "at_once":
          return `${count(odd)} of its ${plural(timed, "move")} came at the same second as another’s, as a system makes them.`;
        case "at_night":
          return `${count(odd)} of its ${plural(timed, "move")} came between ten at night and six, when nobody else works.`;
      }
    },
  },
  inFile: "In the file",
  rowsColumn: "Rows",
  becomes: "Becomes",
  dates: "Dates",
  datesReadAs: {
    dmy: "Day first: 31/01/2026",
    mdy: "Month first: 01/31/2026",
    ymd: "Year first: 2026-01-31",
    serial: "Days counted as in a spreadsheet: 46053",
    epoch: "Time counted since 1970: 1769817600",
  },
  datesShort: {
    dmy: "day first",
    mdy: "month first",
    ymd: "year first",
    serial: "counted in days",
    epoch: "counted since 1970",
  },
  decimalsShort: { point: "decimal point", comma: "decimal comma" },
  datesAsk: "What comes first in the dates?",
  datesAskNote: (sample: string) =>
    `The file’s dates, like ${sample}, can be read in more than one way. Nothing is imported until you say.`,
  first: { dmy: "Day first", mdy: "Month first", ymd: "Year first" },
  reads: (sample: string, read: string) => `${sample} is ${read}`,
  keepReading: "Read the next one so too",
  keepReadingNote:
    "Kept under a name, this way of reading is used for the next file with the same columns.",
  keepName: "Name",
  readingSaved: (name: string) => `“${name}” is kept. The next file with these columns is read so.`,
  readAsSaved: (name: string) => `Read as kept under “${name}”.`,
  readAfresh: "Read it afresh",
  firstRows: "First rows, as they will be read",
  problems: "Not understood",
  problemKinds: "Kinds of what was not understood",
  problemsNone: "Every row was understood.",
  problemsNoneYet: "Every row looked at so far was understood.",
  problemsCount: (n: number) => plural(n, "row or cell", "rows or cells"),
  problemsSave: "Save as CSV…",
  problemsFirst: (shown: number, of: number) => `first ${count(shown)} of ${count(of)}`,
  row: "Line",
  wholeFile: "file",
  what: "What happened",
  noHistoryTitle: (entered: readonly string[]) =>
    entered.length === 0
      ? "This file is a snapshot: it says where each deal is, not how it got there."
      : `This file is a snapshot: it says where each deal is and when it entered ${list(entered)}, not how it got there.`,
  noHistoryCan: (entered: readonly string[]) =>
    entered.length === 0
      ? "Can be said: win rate, days to win, open value, by rep, source and period."
      : `Can be said: win rate, days to win and open value, and for ${list(entered)} conversion, time and stalled deals.`,
  noHistoryCannot: (entered: readonly string[]) =>
    `Cannot be said: ${
      entered.length === 0
        ? "conversion by stage, time in stage, which deals are stalled"
        : "the same of any other stage"
    }. Import next week’s export as well, and what moved in between is known from then on.`,
  willDo: "What the import will do",
  tally,
  decimal: "Decimals",
  decimals: { point: "point: 1,234.50", comma: "comma: 1.234,50" },
  nothingNew: "Nothing in this file is new: everything is known already.",
  newProcess: (name: string) => `A new pipeline “${name}” will be added to this workspace.`,
  newWorkspace: "Keep it in",
  workspaceName: "Name of the workspace",
  workspaceNote: "A new workspace, kept with Stagecoach’s own files. One file holds everything.",
  notIntoSample: "The sample team stays as it is: your file gets a workspace of its own.",
  workspaceElsewhere: "Choose where to keep it…",
  import: (rows: number) => `Import ${plural(rows, "row")}`,
  importFiles: (n: number) => `Import ${plural(n, "file")}`,
  importAll: (n: number) => `Import all ${count(n)}, one after another`,
  importing: (name: string, at: number, of: number) =>
    of > 1 ? `Importing ${name}, ${count(at)} of ${count(of)}` : `Importing ${name}`,
  progress: (done: string, of: string, rows: number) => `${done} of ${of}, ${plural(rows, "row")}`,
  settling: (done: number, of: number) =>
    of > 0 ? `${count(done)} of ${plural(of, "deal")} settled` : `${plural(done, "deal")} settled`,
  cancelling: "Cancelling; nothing will be kept of this import.",
  cancelled: "The import was cancelled. Nothing of it was kept.",
  doneTitle: (name: string) => `${name} is in.`,
  doneProblems: (n: number) =>
    n === 0
      ? "Every row was understood."
      : `${plural(n, "row or cell", "rows or cells")} could not be read as written.`,
  seeReview: "See the review",
  history: "Imports so far",
  historyNone: "Nothing has been imported into this workspace yet.",
  historyFile: "File",
  historyAt: "When",
  historyDealsNew: "New deals",
  historyDealsChanged: "Changed",
  historyMovesNew: "New moves",
  historyProblems: "Problems",
  problemsOf: (name: string) => `Not understood in ${name}`,
};
