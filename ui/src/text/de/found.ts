// Words of what was found between two exports, and of taking an import back.
import type { Dictionary } from "..";
import { count, date } from "../format";
import { daysAgo, deals, moves, plural } from "./plural";

export const found: Dictionary["found"] = {
  title: "Was sich geändert hat",
  between: (from, to) => `zwischen ${date(from)} und ${date(to)}`,
  until: (to) => `bis ${date(to)}`,
  kinds: {
    new: "Neu",
    advanced: "Weitergekommen",
    skipped: "Übersprungen",
    went_back: "Zurückgegangen",
    won: "Gewonnen",
    lost: "Verloren",
    completed: "Abgeschlossen",
    reopened: "Wieder offen",
    owner: "Neu zugeteilt",
    close_later: "Abschluss verschoben",
    close_earlier: "Abschluss früher",
    amount_up: "Gewachsen",
    amount_down: "Geschrumpft",
    currency: "Andere Währung",
    details: "Andere Angaben",
    disappeared: "Nicht mehr in der Datei",
    reappeared: "Wieder in der Datei",
  },
  none: "Zwischen den beiden Dateien hat sich nichts geändert.",
  uncertain: (n, days) =>
    n === 1
      ? `Ein Phasenwechsel fiel zwischen die beiden Dateien, an einem Tag, den keine nennt: innerhalb von ${daysAgo(days)}. Diagramme über die Zeit zählen ihn so.`
      : `${moves(n)} fielen zwischen die beiden Dateien, an Tagen, die keine nennt: je innerhalb von ${daysAgo(days)}. Diagramme über die Zeit zählen sie so.`,
  goneNote: (n) =>
    n === 1
      ? "Ein Deal steht nicht in dieser Datei. Er bleibt, wie er war: Nicht in der Datei heißt weder verloren noch gelöscht."
      : `${count(n)} Deals stehen nicht in dieser Datei. Sie bleiben, wie sie waren: Nicht in der Datei heißt weder verloren noch gelöscht.`,

  undo: "Rückgängig",
  redo: "Wiederherstellen",
  undone: "zurückgenommen",
  undoOf: (name) => `Import von ${name} zurücknehmen`,
  redoOf: (name) => `${name} wieder einsetzen, wie es war`,
  undoTitle: (name) => `${name} zurücknehmen?`,
  undoCounting: "Es wird gezählt, was ginge …",
  goes: "Was geht",
  goesKinds: {
    deals: "Deals",
    changed: "Deals, die wieder wie vorher sind",
    moves: "Phasenwechsel und andere Angaben",
    reps: "Verkäufer",
    accounts: "Firmen",
  },
  goesNothing: "Es geht nichts: Andere Importe sagen dasselbe.",
  unchanged: (n) =>
    n === 1
      ? "Ein Deal bleibt, wie er ist: Ein anderer Import sagt dasselbe."
      : `${deals(n)} bleiben, wie sie sind: Andere Importe sagen dasselbe.`,
  stays: "Was bleibt",
  staysNote: "Was seither von Hand geändert wurde, bleibt.",
  staysMore: (shown, of) => `die ersten ${count(shown)} von ${count(of)}`,
  staysOf: "Von",
  staysWhat: "Was bleibt",
  staysMoves: moves,
  staysRecords: (n) => `${plural(n, "Eintrag", "Einträge")} am Deal`,
  staysField: (field, who) =>
    who === null ? `${field}, geändert` : `${field}, geändert von ${who}`,
  again: "Lässt sich 90 Tage lang wiederherstellen, auch ohne die Datei.",
  undoNow: "Zurücknehmen",
  undoneSaid: (name) => `${name} ist zurückgenommen.`,
  redoneSaid: (name) => `${name} ist wieder da.`,
  cannot: "nicht rücknehmbar",
  noMore: "nicht mehr aufgehoben",
  emptied: "Vor über 90 Tagen zurückgenommen. Die Datei neu importieren bringt alles wieder.",
  notKept: "Von einer früheren Version hereingeholt, die dafür zu wenig aufgehoben hat.",
};
