// The process of the invented team and its lists of words, as they are kept and edited. What an edit does
// to figures the store and the engine know; these show the names and places alone.
import type {
  ObjectionKind,
  Process,
  ProcessEdit,
  ProcessKept,
  StageKept,
  Vocabulary,
  WordList,
  WordsOf,
  WordsShown,
} from "../bindings";
import { process } from "./process";

/** What is kept. */
export type Kept = {
  name: string;
  wins: number;
  stages: (StageKept & { left?: { told_at: number; left_as: "merged" | "away" } })[];
  words: Partial<Record<WordList, string[]>>;
};

export const asShipped = (): Kept => ({
  name: process.name,
  wins: process.wins_at + 1,
  stages: process.stages.map((stage, at) => ({ id: at + 1, stage: structuredClone(stage) })),
  words: {},
});

const KINDS: ObjectionKind[] = [
  "price",
  "solution",
  "trust",
  "timing",
  "need",
  "authority",
  "competitor",
  "other",
];

const used = (kept: Kept) => kept.stages.filter(({ left }) => left === undefined);

export function shown(kept: Kept): ProcessKept {
  const stages = used(kept).map(({ id, stage }) => ({ id, stage }));
  return {
    name: kept.name,
    stages,
    wins_at: stages.findIndex(({ id }) => id === kept.wins),
    left: kept.stages.flatMap(({ id, stage, left }) =>
      left
        ? [
            {
              id,
              name: stage.name,
              told_at: kept.stages.find((other) => other.id === left.told_at)?.stage.name ?? "",
              left_as: left.left_as,
            },
          ]
        : [],
    ),
    read_off: ["Proposal sent"],
  };
}

export function processOf(kept: Kept): Process {
  const { name, stages, wins_at } = shown(kept);
  return { name, wins_at, stages: stages.map(({ stage }) => stage) };
}

/** What is kept after an edit; the name of the fault where it is refused. */
export function edited(kept: Kept, edit: ProcessEdit): Kept | "same_name" | "no_name" {
  const next = structuredClone(kept);
  const found = (id: number) => next.stages.find((stage) => stage.id === id);
  const taken = (name: string, but: number) =>
    used(next).some(({ id, stage }) => id !== but && stage.name === name);
  switch (edit.kind) {
    case "name":
      if (edit.name.trim() === "") return "no_name";
      next.name = edit.name;
      break;
    case "stage": {
      if (taken(edit.to.name, edit.stage)) return "same_name";
      const row = found(edit.stage);
      if (row) {
        const formerly = row.stage.name === edit.to.name ? [] : [row.stage.name];
        row.stage = { ...edit.to, formerly: [...row.stage.formerly, ...formerly] };
      }
      break;
    }
    case "add": {
      if (taken(edit.name, 0)) return "same_name";
      const [first] = structuredClone(process.stages);
      if (!first) break;
      const plain = { purpose: "", recorded: [], exit_checks: [], causes: [], hints: [] };
      const stage = { ...first, ...plain, name: edit.name, default_days: null };
      next.stages.splice(edit.at, 0, { id: next.stages.length + 1, stage });
      break;
    }
    case "move": {
      const row = found(edit.stage);
      if (!row) break;
      next.stages = next.stages.filter((other) => other !== row);
      next.stages.splice(edit.to, 0, row);
      break;
    }
    case "leave": {
      const row = found(edit.stage);
      if (row) row.left = { told_at: edit.told_at, left_as: edit.left_as };
      if (edit.stage === next.wins) next.wins = edit.told_at;
      break;
    }
    case "back":
      delete found(edit.stage)?.left;
      break;
    case "wins":
      next.wins = edit.stage;
  }
  return next;
}

export function words(
  kept: Kept,
  shipped: Record<"sources" | "personas" | "loss_reasons" | "win_reasons", string[]>,
): WordsShown {
  const of = (list: WordList, usual: string[]): WordsOf => {
    const own = kept.words[list];
    const words = own ?? usual;
    return {
      words,
      own: own !== undefined,
      unlisted: list === "objections" ? [] : usual.filter((word) => !words.includes(word)),
    };
  };
  return {
    sources: of("sources", shipped.sources),
    personas: of("personas", shipped.personas),
    loss_reasons: of("loss_reasons", shipped.loss_reasons),
    win_reasons: of("win_reasons", shipped.win_reasons),
    objections: of("objections", KINDS),
  };
}

/** What is offered where deals are edited. */
export function vocabulary(of: WordsShown): Vocabulary {
  return {
    sources: of.sources.words,
    personas: of.personas.words,
    loss_reasons: of.loss_reasons.words,
    win_reasons: of.win_reasons.words,
    objections: of.objections.words as ObjectionKind[],
  };
}
