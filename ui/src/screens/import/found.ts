// What was found between two exports, as lines to read. Pure.
import type { IconName } from "../../kit/icons";
import type { CountedLine } from "../../kit/Counted.svelte";
import type { Differences, Stays } from "../../ipc";
import { t } from "../../text";

type Kind = keyof typeof t.found.kinds;

const KINDS: [Exclude<Kind, "new">, IconName, CountedLine["kind"]?][] = [
  ["advanced", "onward"],
  ["skipped", "skip"],
  ["went_back", "back"],
  ["close_later", "clock", "stalled"],
  ["close_earlier", "clock"],
  ["amount_up", "more_of"],
  ["amount_down", "less_of"],
  ["won", "star", "advanced"],
  ["completed", "check", "advanced"],
  ["lost", "close", "lost"],
  ["reopened", "undo"],
  ["owner", "people"],
  ["currency", "dot"],
  ["details", "dot"],
  ["disappeared", "gone"],
  ["reappeared", "plus"],
];

/** Every kind that there was any of, new deals first. */
export function lines(of: Differences, newDeals: number): CountedLine[] {
  const all: CountedLine[] = KINDS.map(([id, icon, kind]) => ({
    id,
    icon,
    name: t.found.kinds[id],
    n: of[id] ?? 0,
    kind,
  }));
  return [
    { id: "new", icon: "plus" as const, name: t.found.kinds.new, n: newDeals },
    ...all,
  ].filter((line) => line.n > 0);
}

/** What a person did and an undo leaves, in words. */
export function stayed(one: Stays): { of: string; what: string } {
  const words = t.found;
  switch (one.kind) {
    case "moves":
      return { of: one.of, what: words.staysMoves(one.count) };
    case "records":
      return { of: one.of, what: words.staysRecords(one.count) };
    case "field":
      // The value is in the store's own units: which field it is, is what a person wants to know.
      return {
        of: one.of,
        what: words.staysField((one.field ?? "").replaceAll("_", " "), one.who),
      };
  }
}
