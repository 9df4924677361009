// How a file would be read, turned into what the screen shows: columns with their samples, names
// with what they become, problems by kind. Pure; no asking.
import type {
  DateOrder,
  Done,
  Field,
  Hints,
  ImportProgress,
  KindCount,
  Means,
  NameMeans,
  Preview,
  Problem,
  ProblemCode,
  Process,
  StageName,
} from "../../ipc";
import { format, t } from "../../text";

/** Nothing said: everything is recognised. */
export const NO_HINTS: Hints = {
  preset: null,
  mappings: [],
  pipeline: null,
  stages: [],
  won: [],
  lost: [],
  names: [],
  reps: [],
  as_of: null,
  dates: null,
  decimal: null,
  currency: null,
  encoding: null,
  delimiter: null,
  sheet: null,
  columns: [],
  joins: [],
};

export type ColumnShown = {
  at: number;
  header: string;
  field: Field | null;
  /** The stage whose day of entry it bears. */
  entered: string | null;
  readAs: string | null;
  /** How its dates or numbers are read, in a few words; empty where there is nothing to say. */
  how: string;
  /** Different values from it. */
  samples: string[];
};
export type NameShown = {
  at: number;
  name: string;
  /** It stands in the status column, where nothing means still open. */
  status: boolean;
  rows: number;
  means: Means | null;
  becomes: string | null;
};
export type ProblemKind = { code: ProblemCode; count: number };

const SAMPLES = 3;

/** Each column of the file: what it is read as (`null`: not read), how, and values from it. */
export function columns(preview: Preview): ColumnShown[] {
  return preview.mapping.columns.map((column, at) => {
    const entered = preview.mapping.entered.find((e) => e.column === at)?.stage ?? null;
    const values = preview.seen.sample.map((row) => row.cells[at] ?? "").filter(Boolean);
    const { field, header } = column;
    const readAs =
      entered !== null
        ? t.imports.entered(entered)
        : field === null
          ? null
          : (t.imports.fields[field] ?? field);
    const how = [
      column.dates && t.imports.datesShort[column.dates],
      column.decimal && t.imports.decimalsShort[column.decimal],
    ];
    return {
      at,
      header,
      field,
      entered,
      readAs,
      how: how.filter(Boolean).join(", "),
      samples: [...new Set(values)].slice(0, SAMPLES),
    };
  });
}

function become(means: Means | null, preview: Preview): string | null {
  if (means === null) return null;
  if (typeof means === "string") return t.imports.means[means];
  return preview.process.stages[means.stage]?.name ?? null;
}

/** Each stage or status as the file spells it, and what it becomes (`null`: left out). */
export function names(preview: Preview): NameShown[] {
  const rowsOf = new Map(
    [...preview.seen.stages, ...preview.seen.statuses].map((seen) => [seen.name, seen.rows]),
  );
  const shown =
    (status: boolean) =>
    ({ name, means }: StageName) => ({
      name,
      status,
      means,
      rows: rowsOf.get(name) ?? 0,
      becomes: become(means, preview),
    });
  return [
    ...preview.mapping.stages.map(shown(false)),
    ...preview.mapping.statuses.map(shown(true)),
  ].map((name, at) => ({ ...name, at }));
}

/** A meaning as a word of a list, and back. */
export function meaningWord(means: Means): string {
  return typeof means === "string" ? means : `stage/${means.stage}`;
}
export function meaningOf(word: string): Means {
  const stage = /^stage\/(\d+)$/.exec(word)?.[1];
  return stage === undefined ? (word as Exclude<Means, object>) : { stage: Number(stage) };
}

/** What is to be said so that a name of the file means something else: the last word counts. */
export function meaning(hints: Hints, process: Process, name: string, as: Means): Partial<Hints> {
  const means: NameMeans =
    typeof as === "string" ? as : { stage: process.stages[as.stage]?.name ?? name };
  return { names: [...hints.names.filter((one) => one.name !== name), { name, means }] };
}

/** The order dates are read in, where any column holds dates. */
export function dateOrder(preview: Preview): DateOrder | null {
  return preview.mapping.columns.find((column) => column.dates !== null)?.dates ?? null;
}

/** One date that can be read in several orders, and the day that each makes of it. */
export function manyWays(
  preview: Preview,
): { sample: string; ways: { order: "dmy" | "mdy" | "ymd"; day: string }[] } | null {
  const found = preview.parts.find((part) => part.ambiguous !== null)?.ambiguous;
  if (!found) return null;
  const readings: ["dmy" | "mdy" | "ymd", string | null][] = [
    ["dmy", found.day_first],
    ["mdy", found.month_first],
    ["ymd", found.year_first],
  ];
  const ways = readings.flatMap(([order, day]) =>
    day === null ? [] : [{ order, day: format.date(day) }],
  );
  return { sample: found.sample, ways };
}

/** What is to be known of the whole file, and said elsewhere. */
const OF_THE_FILE: ReadonlySet<ProblemCode> = new Set([
  "no_history",
  "process_from_file",
  "ambiguous_dates",
  "one_date_per_stage",
  "passed_over",
  "read_beside",
  "around_table",
  "day_of_file",
]);

/** Problems that concern rows. */
export function byRow(problems: readonly Problem[]): Problem[] {
  return problems.filter((problem) => !OF_THE_FILE.has(problem.code));
}

/** How many of each kind, most first: as counted over the whole file, or among those listed. */
export function kinds(
  problems: readonly Problem[],
  whole: readonly KindCount[] = [],
): ProblemKind[] {
  const known = whole.filter(({ code }) => !OF_THE_FILE.has(code));
  if (known.length > 0) {
    return known.map(({ code, rows }) => ({ code, count: rows })).sort((a, b) => b.count - a.count);
  }
  const counted = new Map<ProblemCode, number>();
  for (const { code } of problems) counted.set(code, (counted.get(code) ?? 0) + 1);
  return [...counted].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}

/** How far a look or an import has come, in 0..=1; `null` where that is not known. */
export function shareOf(far: ImportProgress | null): number | null {
  if (far === null) return null;
  const [done, of] =
    far.phase === "settling" ? [far.rows, far.total_rows] : [far.bytes, far.total_bytes];
  return of > 0 ? Math.min(1, done / of) : null;
}

/** The same in words. */
export function farWords(far: ImportProgress | null): string {
  if (far === null) return "";
  return far.phase === "settling"
    ? t.imports.settling(far.rows, far.total_rows)
    : t.imports.progress(format.bytes(far.bytes), format.bytes(far.total_bytes), far.rows);
}

/** Does an import bring nothing that was not known? */
export function nothing(of: Done): boolean {
  return of.deals_new + of.deals_changed + of.moves_new === 0;
}

/** A workspace's name from a file's: "sales_pipeline.csv" gives "Sales pipeline". */
export function nameFrom(file: string): string {
  const words = file
    .replace(/\.[A-Za-z0-9]{1,5}$/, "")
    .replace(/[_\s]+|(?<=\p{L})-(?=\p{L})/gu, " ")
    .trim();
  const [first = "", ...rest] = words;
  return words === "" ? file : first.toLocaleUpperCase() + rest.join("");
}
