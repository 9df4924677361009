// A line of the timeline in words.
import type { Detail, Happened } from "../../ipc";
import { format, t } from "../../text";

const words = t.deal.timeline;

function name(field: string): string {
  return t.deal.fields[field] ?? t.deal.details[field as Detail] ?? field;
}

/** A value as the log keeps it: minor units and a currency, a day, a word of a closed list, words. */
function value(field: string, text: string): string {
  const money = field === "amount" ? /^(-?\d+) ([A-Z]{3})$/.exec(text) : null;
  if (money) return format.whole({ minor: Number(money[1]), currency: money[2] ?? "XXX" });
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return format.date(text);
  const known: Record<string, string> = { ...t.deal.answers, ...t.deal.health };
  return known[text] ?? text;
}

export function happened(what: Happened): string {
  if (typeof what === "string") return words[what];
  if (what.seen !== undefined) return words.seen(what.seen);
  if (what.entered !== undefined) return words.entered(what.entered);
  if (what.objected !== undefined) return words.objected(t.deal.objections[what.objected]);
  if (what.settled !== undefined) return words.settled(t.deal.objections[what.settled]);
  if (what.done !== undefined) {
    return [t.deal.activities[what.done.kind], what.done.note].filter(Boolean).join(": ");
  }
  const { field, old, new: now } = what.changed;
  if (now === null) return words.cleared(name(field), value(field, old ?? ""));
  if (old === null) return words.set(name(field), value(field, now));
  return words.changed(name(field), value(field, old), value(field, now));
}
