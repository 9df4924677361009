// A way of reading that was saved, as what has to be said so that a file with the same headers is
// read so again. Pure.
import type { Hints, Mapping, NameHint, Preview, StageName } from "../../ipc";
import { NO_HINTS } from "./reading";

/** Only what the file is not read as by itself. */
export function saidBy(saved: Mapping, preview: Preview): Hints {
  const now = preview.mapping;
  const columns = saved.columns.flatMap(({ field }, column) =>
    now.columns[column]?.field === field ? [] : [{ column, field }],
  );
  const open = saved.columns.find((_, at) => preview.seen.columns[at]?.ambiguous != null);
  const decimal = saved.columns.find((one) => one.decimal !== null)?.decimal ?? null;
  return {
    ...NO_HINTS,
    preset: saved.preset === now.preset ? null : saved.preset,
    dates: open?.dates ?? null,
    decimal: now.columns.some((one) => one.decimal === decimal) ? null : decimal,
    currency: saved.currency,
    columns,
    joins: (saved.joins ?? []).filter(
      (one) => !now.joins?.some((known) => JSON.stringify(known) === JSON.stringify(one)),
    ),
    names: [
      ...names(saved.stages, now.stages, preview),
      ...names(saved.statuses, now.statuses, preview),
    ],
    reps: saved.reps.filter(
      (one) => !now.reps.some((known) => JSON.stringify(known) === JSON.stringify(one)),
    ),
  };
}

/** Stages of the process are known by their place in it: only in the process that is there they hold. */
function names(
  saved: readonly StageName[],
  now: readonly StageName[],
  preview: Preview,
): NameHint[] {
  return saved.flatMap(({ name, means }): NameHint[] => {
    const here = now.find((one) => one.name === name);
    if (means === null || JSON.stringify(here?.means ?? null) === JSON.stringify(means)) return [];
    if (typeof means === "string") return [{ name, means }];
    const stage = preview.into_known ? preview.process.stages[means.stage]?.name : undefined;
    return stage === undefined ? [] : [{ name, means: { stage } }];
  });
}

/** Is nothing to be said, the file being read so by itself? */
export function isNothing(hints: Hints): boolean {
  return JSON.stringify(hints) === JSON.stringify(NO_HINTS);
}
