// Words of coaching: plans, "Not now", notes, agreements.
import type { Dictionary } from "..";
import { count } from "../format";
import { days, deals, flags, plural } from "./plural";

const signed = (n: number) => (n < 0 ? `−${count(-n)}` : `+${count(n)}`);
const ratio = (n: number) => n.toFixed(2).replace(".", ",");
const plans = (n: number) => plural(n, "Plan", "Pläne");

export const coaching: Dictionary["coaching"] = {
  title: "Coaching",
  sub: (running, due) =>
    running === 0
      ? "Kein Plan läuft."
      : due > 0
        ? `${plans(running)} in Arbeit, ${plural(due, "Rückblick", "Rückblicke")} fällig.`
        : `${plans(running)} in Arbeit.`,
  states: {
    review_due: "Rückblick fällig",
    running: "Läuft",
    planned: "Geplant",
    done: "Erledigt",
  },
  problems: { loses: "hier gehen Deals verloren", slow: "hier bleiben Deals liegen" },
  problemsLong: {
    loses: "In dieser Phase gehen Deals verloren",
    slow: "In dieser Phase bleiben Deals liegen",
  },
  cell: (rep, stage) => `${rep} · ${stage}`,
  open: (cell) => `Plan öffnen: ${cell}`,
  none: {
    title: "Noch kein Plan",
    body: "Ein Plan beginnt mit einem Hinweis im Überblick oder einer Phase auf der Seite eines Verkäufers: Die Belege bleiben, wie sie gesehen wurden, und hier zeigt sich, ob es geholfen hat.",
    toReview: "Zum Überblick",
  },
  noneIn: {
    review_due: "Kein Rückblick ist fällig.",
    running: "Kein Plan läuft.",
    planned: "Kein Plan wartet auf seinen Beginn.",
    done: "Noch kein Plan ist erledigt.",
  },
  due: (day) => `Rückblick am ${day}`,
  overdue: (n) => (n === 0 ? "Rückblick heute" : `Rückblick ${days(n)} überfällig`),
  starts: (day) => `beginnt ${day}`,
  started: (day) => `seit ${day}`,
  ended: (day, outcome) => `${outcome}, ${day}`,
  plan: {
    button: "Coaching planen",
    buttonOf: (cell) => `Coaching planen: ${cell}`,
    has: "Zum Plan",
    hasOf: (cell) => `Zum Plan: ${cell}`,
    title: (cell) => `Coaching planen: ${cell}`,
    gone: "Die Filter lassen keinen Deal dieses Verkäufers übrig; es gibt nichts zu planen.",
    about: "Worum es geht",
    evidence: "Was jetzt zu sehen ist und mit dem Plan bleibt",
    hints: "Gemeinsam durchgehen",
    noHints: "Diese Phase hat keine Tipps. Unter Prozess lassen sich welche ergänzen.",
    agreed: "Vereinbart",
    agreedHint: "Ein, zwei Dinge, in den Worten des Verkäufers",
    start: "Beginn",
    review: "Rückblick am",
    reviewBeforeStart: "Der Rückblick liegt vor dem Beginn.",
    do: "Planen",
    done: (cell, day) => `Geplant: ${cell}. Rückblick am ${day}.`,
  },
  page: {
    back: "Alle Pläne",
    seen: "Wie es gesehen wurde",
    seenOn: (day) => `Stand ${day}`,
    period: (from, to) =>
      from && to
        ? `Deals eingetreten ${from} – ${to}`
        : from
          ? `Deals eingetreten seit ${from}`
          : to
            ? `Deals eingetreten bis ${to}`
            : "alle Deals bis zu diesem Tag",
    noFlag: "Ohne Hinweis",
    rep: "Verkäufer",
    team: "Das ganze Team",
    showEntered: (rep, stage, n) => `${rep}: ${deals(n)}, die in ${stage} kamen`,
    showAdvanced: (rep, stage, n) => `${rep}: ${deals(n)}, die aus ${stage} weiterkamen`,
    entered: "Eingetreten",
    conversion: "Konversion",
    decided: "Entschieden",
    halfLeft: "Hälfte weg bis",
    exits: "Weg",
    advances: "Weiter, von den entschiedenen",
    ofExpected: (seen, expected) => `${seen}, ${expected} erwartet`,
    causes: "Hinter den festgefahrenen Deals dort:",
    cause: (name, n, of) => `${name} (${count(n)} von ${count(of)})`,
    agreed: "Vereinbart",
    agreedNone: "Noch nichts aufgeschrieben",
    hints: "Gemeinsam durchgehen",
    days: "Tage",
    notes: "Notizen",
    noteLabel: "Neue Notiz",
    noteHint: "Was versucht wurde, was zu sehen war",
    noteAdd: "Notiz hinzufügen",
    noteRemove: (day) => `Notiz vom ${day} entfernen`,
    noNotes: "Noch nichts notiert.",
    markDone: "Als erledigt abhaken …",
    reopen: "Doch nicht erledigt",
    remove: "Plan entfernen",
    removed: (cell) => `Der Plan wurde entfernt: ${cell}.`,
    toRep: "Seite des Verkäufers",
    lost: "Diesen Plan gibt es nicht mehr.",
  },
  effect: {
    title: "Hat es geholfen",
    note: (day) => `Stand ${day}`,
    before: "Vorher: weiter",
    since: (day) => `Seit ${day}: weiter`,
    figure: { loses: "Von den entschiedenen", slow: "Hälfte weg bis" },
    rest: "Der Rest des Teams",
    decided: (advanced, decided) => `${count(advanced)} von ${count(decided)}`,
    verdicts: {
      improved: "Besser",
      worse: "Schlechter",
      no_change: "Keine Änderung zu erkennen",
      too_early: "Zu früh",
      cannot_tell: "Nicht zu sagen",
    },
    points: (estimate, low, high) =>
      `Über das hinaus, was sich beim Rest geändert hat: ${signed(estimate)} Punkte, 95-%-Intervall ${signed(low)} bis ${signed(high)}.`,
    times: (estimate, low, high) =>
      `Deals brauchen ${ratio(estimate)}-mal so lange, wie wenn sich nur für alle etwas geändert hätte, 95-%-Intervall ${ratio(low)} bis ${ratio(high)}.`,
    chance: (share) =>
      `Gewählt wurde, was schlecht aussah, und ein Teil davon war Zufall: Etwa ${share} des Abstands vorher sind wohl echt.`,
    noneTitle: "Noch nicht begonnen",
    none: "Was ab dem Beginn eintritt, wird gegen das gehalten, was vorher eintrat. Nach dem Beginn ist hier mehr zu sehen.",
  },
  finish: {
    title: (cell) => `Erledigt: ${cell}`,
    outcome: "Was daraus wurde",
    words: "In einem Satz",
    do: "Als erledigt abhaken",
    done: (cell) => `Erledigt: ${cell}.`,
  },
  outcomes: {
    helped: "Hat geholfen",
    partly: "Hat zum Teil geholfen",
    not: "Hat nicht geholfen",
    dropped: "Fallen gelassen",
  },
  notNow: {
    button: "Nicht jetzt",
    buttonOf: (cell) => `Nicht jetzt: ${cell}`,
    title: (cell) => `Nicht jetzt: ${cell}`,
    body: "Der Hinweis tritt zurück und bleibt unter den Karten genannt. Er kommt nach dem Tag wieder, oder sobald die Belege deutlich stärker sind als heute.",
    reason: "Warum nicht jetzt",
    reasonNeeded: "Ein Grund fehlt, für den Tag, an dem man sich wundert.",
    until: "Kommt wieder nach",
    never: "nur wenn deutlich stärker",
    do: "Zurückstellen",
    done: (cell) => `Zurückgestellt: ${cell}.`,
    listed: (n) => `${flags(n)} zurückgestellt`,
    of: (cell, reason) => `${cell}: ${reason}`,
    upTo: (day) => `bis ${day}`,
    stronger: "bis deutlich stärker",
    back: "Zurückholen",
    backOf: (cell) => `Zurückholen: ${cell}`,
  },
  dueNotice: {
    title: (n) =>
      n === 1
        ? "Ein Rückblick auf ein Coaching ist fällig"
        : `${count(n)} Rückblicke auf Coachings sind fällig`,
    line: (cell, day) => `${cell}, am ${day}`,
  },
  ofRep: { title: "Coaching-Pläne" },
};
