// What may be done with a stage where it stands: stages keep to their side of the win.
import type { ProcessKept, StageKept } from "../../ipc";

/** The places between which a stage may be moved; only its own for the one that wins. */
export function movable(process: ProcessKept, at: number): { first: number; last: number } {
  const { wins_at, stages } = process;
  if (at === wins_at) return { first: at, last: at };
  return at < wins_at
    ? { first: 0, last: wins_at - 1 }
    : { first: wins_at + 1, last: stages.length - 1 };
}

/** The stages that a stage's deals may be told of. One that never had a deal can go anywhere. */
export function targets(process: ProcessKept, at: number, empty: boolean): StageKept[] {
  const { wins_at } = process;
  return process.stages.filter((_, to) => {
    if (to === at) return false;
    if (at === wins_at) return to === at - 1;
    return empty || at > wins_at === to > wins_at;
  });
}

/** The stages that lie between two. */
export function between(process: ProcessKept, at: number, to: number): StageKept[] {
  return process.stages.slice(Math.min(at, to) + 1, Math.max(at, to));
}
