// Files that can be offered to the invented window: a good one, a snapshot, one that asks a
// question, and one that is no export at all.
import type { ImportHints, ImportPreview, Offered } from "../bindings";
import { process } from "./process";

export const FILES: readonly Offered[] = [
  { id: 1, name: "pipeline-moves.csv", bytes: 3_140_000 },
  { id: 2, name: "sales_pipeline.csv", bytes: 671_000 },
  { id: 3, name: "us-or-uk-dates.csv", bytes: 42_000 },
  { id: 4, name: "holiday.png", bytes: 2_400_000 },
];

const columns = (of: [string, string | null, string][]) =>
  of.map(([header, field, sample]) => ({ header, field, sample }));

/** What looking at a file says; `null` for a file that is no export. */
export function preview(file: Offered, hints: ImportHints): ImportPreview | null {
  const base: ImportPreview = {
    file,
    kind: "moves",
    recognised_as: "a file of moves",
    why: [
      "It has the columns deal_id, rep, stage and at.",
      "The same deal stands in several rows.",
    ],
    rows: 41_208,
    columns: columns([
      ["deal_id", "deal", "D-00017"],
      ["rep", "rep", "Ben Okafor"],
      ["stage", "stage", "Qualification"],
      ["at", "at", "2025-11-04T09:12:00Z"],
      ["amount", "amount", "12500.00"],
      ["currency", "currency", "EUR"],
      ["campaign", null, "autumn-2"],
    ]),
    stages: [
      ...process.stages.map((s, n) => ({ name: s.name, count: 9_000 - n * 900, as: s.name })),
      { name: "won", count: 1_204, as: "won" },
      { name: "lost", count: 3_377, as: "lost" },
      { name: "On ice", count: 12, as: "" },
    ],
    process_name: process.name,
    process_stages: process.stages.map((s) => s.name),
    process_is_new: false,
    dates_read_as: "ymd",
    dates_ambiguous: false,
    encoding: "UTF-8",
    delimiter: ",",
    currency: "EUR",
    first_columns: ["Deal", "Rep", "Stage", "Date", "Amount"],
    first_rows: [
      ["D-00017", "Ben Okafor", "Prospecting", "2025-10-02", "€12,500"],
      ["D-00017", "Ben Okafor", "Connecting", "2025-10-09", "€12,500"],
      ["D-00018", "Inès Marchetti", "Prospecting", "2025-10-02", "€8,200"],
    ],
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
    problem_totals: [
      { code: "unknown_stage", count: 12 },
      { code: "bad_date", count: 1 },
    ],
    dry_run: {
      deals_new: 212,
      deals_changed: 96,
      deals_unchanged: 8_011,
      moves_new: 540,
      moves_known: 40_655,
    },
    first_day: "2024-11-02",
    last_day: "2026-01-30",
    no_history: false,
  };
  if (file.name.endsWith(".png")) return null;
  if (file.name.startsWith("sales_pipeline")) {
    return {
      ...base,
      kind: "snapshot",
      recognised_as: "a snapshot of deals",
      why: [
        "Every deal stands in one row.",
        "It has a stage and two dates per deal, and no stage changes.",
      ],
      rows: 8_800,
      columns: columns([
        ["opportunity_id", "deal", "1C1I7A6R"],
        ["sales_agent", "rep", "Moses Frase"],
        ["deal_stage", "stage", "Won"],
        ["engage_date", "began", "2016-10-20"],
        ["close_date", "closed", "2017-03-01"],
        ["close_value", "amount", "1054"],
      ]),
      stages: [
        { name: "Prospecting", count: 500, as: "Prospecting" },
        { name: "Engaging", count: 1_589, as: "Engaging" },
        { name: "Won", count: 4_238, as: "won" },
        { name: "Lost", count: 2_473, as: "lost" },
      ],
      process_name: "sales_pipeline",
      process_stages: ["Prospecting", "Engaging"],
      process_is_new: true,
      currency: null,
      problems: [],
      problem_totals: [],
      dry_run: {
        deals_new: 8_800,
        deals_changed: 0,
        deals_unchanged: 0,
        moves_new: 0,
        moves_known: 0,
      },
      first_day: "2016-10-20",
      last_day: "2017-12-31",
      no_history: true,
    };
  }
  if (file.name.startsWith("us-or-uk")) {
    const asked = hints.dates === null;
    return {
      ...base,
      rows: 840,
      dates_read_as: hints.dates,
      dates_ambiguous: true,
      columns: columns([
        ["deal_id", "deal", "17"],
        ["rep", "rep", "Mia"],
        ["stage", "stage", "Pitch"],
        ["at", "at", "03/04/2025"],
      ]),
      first_rows: asked
        ? []
        : [["17", "Mia", "Pitch", hints.dates === "mdy" ? "2025-03-04" : "2025-04-03", ""]],
      problems: [],
      problem_totals: [],
      dry_run: asked
        ? null
        : { deals_new: 210, deals_changed: 0, deals_unchanged: 0, moves_new: 840, moves_known: 0 },
      first_day: asked ? null : "2025-01-02",
      last_day: asked ? null : "2025-12-12",
    };
  }
  return base;
}
