// Files that can be offered to the invented window: a good one, a snapshot, one that asks a
// question, and one that is no export at all.
import type {
  AboutRep,
  Differences,
  Done,
  Field,
  Hints,
  KindCount,
  Means,
  Offered,
  Part,
  Preview,
  Problem,
} from "../bindings";
import { process } from "./process";

/** Nothing differs from the files before. */
export const NO_DIFFERENCE: Differences = {
  advanced: 0,
  skipped: 0,
  went_back: 0,
  won: 0,
  lost: 0,
  completed: 0,
  reopened: 0,
  owner: 0,
  close_later: 0,
  close_earlier: 0,
  amount_up: 0,
  amount_down: 0,
  currency: 0,
  details: 0,
  disappeared: 0,
  reappeared: 0,
  moves_between: 0,
  widest_days: 0,
};

/** Problems by kind. */
function kinds(problems: Problem[]): KindCount[] {
  const codes = [...new Set(problems.map((p) => p.code))];
  return codes.map((code) => ({ code, rows: problems.filter((p) => p.code === code).length }));
}

export const FILES: readonly Offered[] = [
  { id: 1, name: "pipeline-moves.csv", bytes: 3_140_000 },
  { id: 2, name: "sales_pipeline.csv", bytes: 671_000 },
  { id: 3, name: "us-or-uk-dates.csv", bytes: 42_000 },
  { id: 4, name: "holiday.png", bytes: 2_400_000 },
  { id: 5, name: "sales_teams.csv", bytes: 1_300 },
];

/** Is it a file that is only read beside one of deals? */
export const isBeside = (file: Offered): boolean => file.name.startsWith("sales_teams");

/** What is said of a file that is joined to another. */
export function joined(file: Offered): Part {
  return {
    file: file.name,
    rows: 35,
    shape: "table",
    known: null,
    last_day: null,
    joined: {
      by: "rep",
      words: 35,
      join: { file: file.name, column: "sales_agent", to: "sales_agent" },
    },
    headers: ["sales_agent", "manager", "regional_office"],
    ambiguous: null,
  };
}

const PEOPLE: AboutRep[] = [
  {
    proposed: { name: "ben.okafor@northwind.example", means: { same_as: "Ben Okafor" } },
    why: "spelling",
    rows: 118,
    timed: 0,
    odd: 0,
  },
  {
    proposed: { name: "Unassigned", means: "nobody" },
    why: "unassigned",
    rows: 64,
    timed: 0,
    odd: 0,
  },
  {
    proposed: { name: "Lead Router", means: "nobody" },
    why: "at_once",
    rows: 2_310,
    timed: 2_310,
    odd: 2_298,
  },
];

type Shown = {
  shape: "moves" | "snapshot";
  because: string[];
  rows: number;
  columns: [string, Field | null, string][];
  stages: [string, number, Means | null][];
  own: string[] | null;
  currency: string | null;
  problems: Problem[];
  problems_total: number;
  counts: [number, number, number, number, number];
  last_day: string | null;
};

function shown(file: Offered, of: Shown): Preview {
  const stages = of.stages.map(([name, , means]) => ({ name, means }));
  const own = of.own && {
    ...process,
    name: "sales_pipeline",
    wins_at: of.own.length - 1,
    stages: of.own.map((name) => ({
      name,
      purpose: "",
      recorded: [],
      exit_checks: [],
      causes: [],
      hints: [],
      default_days: null,
      stall_days: null,
      formerly: [],
    })),
  };
  const into = own ?? process;
  const [deals_new, deals_changed, deals_unchanged, moves_new, moves_known] = of.counts;
  const would_do: Done = {
    file: file.name,
    id: null,
    kept: false,
    as_of: null,
    rows: of.rows,
    deals_new,
    deals_changed,
    deals_unchanged,
    moves_new,
    moves_known,
    differences: NO_DIFFERENCE,
    notes: [],
    problem_kinds: kinds(of.problems),
    problems_total: of.problems_total,
    problems: of.problems,
    process: into.name,
    process_is_new: own !== null,
  };
  return {
    parts: [
      {
        file: file.name,
        rows: of.rows,
        shape: of.shape,
        known: null,
        last_day: of.last_day,
        joined: null,
        headers: of.columns.map(([header]) => header),
        ambiguous: null,
      },
    ],
    seen: {
      file: file.name,
      rows: of.rows,
      bytes: file.bytes,
      encoding: "UTF-8",
      delimiter: ",",
      rows_before_header: 0,
      passed_over: { headers: 0, totals: 0, remarks: 0 },
      sheet: null,
      sheets: [],
      shape: of.shape,
      known: null,
      runner_up: null,
      because: of.because,
      not_understood: [],
      columns: of.columns.map(([header, field]) => ({
        header,
        field,
        dates: null,
        ambiguous: null,
        decimal: field === "amount" ? "point" : null,
      })),
      stages: of.stages.map(([name, rows]) => ({ name, rows, label: null })),
      statuses: [],
      pipelines: [],
      pipeline: null,
      people: [],
      last_day: of.last_day,
      sample: [{ line: 2, cells: of.columns.map(([, , sample]) => sample) }],
    },
    mapping: {
      version: 1,
      process: of.own ?? process.stages.map((stage) => stage.name),
      shape: of.shape,
      preset: null,
      encoding: "UTF-8",
      delimiter: ",",
      rows_before_header: 0,
      sheet: null,
      columns: of.columns.map(([header, field]) => ({
        header,
        field,
        dates: field === "at" || field === "created" || field === "closed" ? "ymd" : null,
        decimal: field === "amount" ? "point" : null,
      })),
      entered: [],
      rows: [],
      stages,
      statuses: [],
      reps: [],
      seen_on: null,
      currency: of.currency,
      lost_zero_is_none: false,
    },
    process: into,
    process_from: own ? "file" : "known",
    into_known: own === null,
    must_ask_dates: false,
    rows: [
      {
        line: 2,
        deal: "D-00017",
        rep: "Ben Okafor",
        step: "entered",
        stage: into.stages[0]?.name ?? null,
        day: "2025-10-02",
        amount: { minor: 1_250_000, currency: of.currency ?? "XXX" },
        account: "Kestrel & Co",
      },
      {
        line: 3,
        deal: "D-00017",
        rep: "Ben Okafor",
        step: "entered",
        stage: into.stages[1]?.name ?? null,
        day: "2025-10-09",
        amount: { minor: 1_250_000, currency: of.currency ?? "XXX" },
        account: "Kestrel & Co",
      },
      {
        line: 4,
        deal: "D-00018",
        rep: "Inès Marchetti",
        step: "won",
        stage: null,
        day: "2025-10-12",
        amount: { minor: 820_000, currency: of.currency ?? "XXX" },
        account: null,
      },
    ],
    problems: of.problems,
    would_do,
    fingerprint: `${of.shape}-${of.columns.length}`,
    saved: [],
  };
}

/** Why a file that is no export is refused. */
export const refused = (name: string, language: string | null): string =>
  language === "de"
    ? `${name}: Die Datei ist kein Text, sondern ein Bild; es wurde nichts gelesen. Die Datei auswählen, die als CSV exportiert wurde.`
    : `${name}: The file is not text but a picture; nothing was read. Choose the file that was exported as CSV.`;

/** What looking at a file says; `null` for a file that is no export. */
export function preview(file: Offered, hints: Hints): Preview | null {
  if (file.name.endsWith(".png")) return null;
  if (file.name.startsWith("sales_pipeline")) {
    return shown(file, {
      shape: "snapshot",
      because: ["opportunity_id", "sales_agent", "deal_stage", "close_date"],
      rows: 8_800,
      columns: [
        ["opportunity_id", "deal_id", "1C1I7A6R"],
        ["sales_agent", "rep", "Moses Frase"],
        ["deal_stage", "stage", "Won"],
        ["engage_date", "created", "2016-10-20"],
        ["close_date", "closed", "2017-03-01"],
        ["close_value", "amount", "1054"],
      ],
      stages: [
        ["Prospecting", 500, { stage: 0 }],
        ["Engaging", 1_589, { stage: 1 }],
        ["Won", 4_238, "won"],
        ["Lost", 2_473, "lost"],
      ],
      own: ["Prospecting", "Engaging"],
      currency: null,
      problems: [
        {
          file: file.name,
          row: 0,
          column: null,
          code: "no_history",
          message: "The file has one row per deal and no stage changes.",
        },
      ],
      problems_total: 0,
      counts: [8_800, 0, 0, 0, 0],
      last_day: "2017-12-31",
    });
  }
  const moves = shown(file, {
    shape: "moves",
    because: ["deal_id", "rep", "stage", "at"],
    rows: 41_208,
    columns: [
      ["deal_id", "deal_id", "D-00017"],
      ["rep", "rep", "Ben Okafor"],
      ["stage", "stage", "Qualification"],
      ["at", "at", "2025-11-04T09:12:00Z"],
      ["amount", "amount", "12500.00"],
      ["currency", "currency", "EUR"],
      ["campaign", null, "autumn-2"],
    ],
    stages: [
      ...process.stages.map((s, n): [string, number, Means] => [
        s.name,
        9_000 - n * 900,
        { stage: n },
      ]),
      ["won", 1_204, "won"],
      ["lost", 3_377, "lost"],
      ["On ice", 12, null],
    ],
    own: null,
    currency: "EUR",
    problems: [
      {
        file: file.name,
        row: 311,
        column: "stage",
        code: "unknown_stage",
        message:
          "“On ice” is not a stage of Eight stages; the row was left out. Add the stage, or correct the row.",
      },
      {
        file: file.name,
        row: 2_040,
        column: "at",
        code: "bad_date",
        message:
          "“31.02.2025” is no date; the row was left out. Correct it in the CRM and export again.",
      },
    ],
    problems_total: 13,
    counts: [212, 96, 8_011, 540, 40_655],
    last_day: "2026-01-30",
  });
  moves.seen.people = PEOPLE;
  moves.mapping.reps = [
    { name: "Unassigned", means: "nobody" },
    ...hints.reps.filter((said) => said.name !== "Unassigned"),
  ];
  if (!file.name.startsWith("us-or-uk")) return moves;
  const ambiguous = {
    sample: "03/04/2025",
    day_first: "2025-04-03",
    month_first: "2025-03-04",
    year_first: null,
  };
  moves.parts = moves.parts.map((part) => ({ ...part, ambiguous }));
  for (const column of moves.seen.columns.filter((c) => c.field === "at")) {
    column.ambiguous = ambiguous;
  }
  return hints.dates == null ? { ...moves, must_ask_dates: true, would_do: null } : moves;
}

/** What could not be read of a file. */
export const problemsOf = (file: string): Problem[] =>
  Array.from({ length: 13 }, (_, n) => ({
    file,
    row: 311 + n * 97,
    column: "stage",
    code: "unknown_stage",
    message:
      "“On ice” is not a stage of the process; the row was left out. Add the stage, or correct the row.",
  }));
