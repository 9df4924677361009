// Words of the team screen.
import type { Dictionary } from "..";
import { about, count, interval } from "../format";
import { deals, openDeals, plural, reps } from "./plural";

export const team: Dictionary["team"] = {
  title: "Team",
  sub: (n, asOf) => `${reps(n)}, gesehen am ${asOf}.`,
  measure: "Maß der Karte",
  measures: { conversion: "Konversion", pace: "Tempo" },
  table: {
    title: "Verkäufer",
    label: "Verkäufer und ihre Zahlen",
    note: reps,
    rep: "Verkäufer",
    team: "Team",
    deals: "Deals",
    won: "Gewonnen",
    lost: "Verloren",
    open: "Offen",
    winRate: "Abschlussquote",
    days: "Tage bis Abschluss",
    stalled: "Festgefahren",
    value: "Offener Wert",
    flags: "Hinweise",
    find: "Verkäufer suchen",
    opens: (rep) => `${rep}: eigene Seite öffnen`,
    show: (rep, n, what) => `${rep}: ${count(n)} ${what}. Deals zeigen.`,
    noMatch: "Kein Verkäufer dieses Namens.",
    more: (n) => `${count(n)} weitere zeigen`,
  },
  nobody: "Niemand zuständig",
  rep: {
    back: "Alle Verkäufer",
    since: (day) => `seit ${day}`,
    unknown: "Die Filter lassen von diesem Verkäufer keine Deals übrig.",
    unknownTitle: (rep) => `Nichts von ${rep} zu zeigen`,
    open: "Offene Pipeline",
    stalled: "Festgefahren",
    winRate: "Abschlussquote",
    days: "Übliche Tage bis Abschluss",
    deals,
    openDeals,
    teamHas: (figure) => `Team ${figure}`,
    interval: (low, high) => interval(low, high),
    won: (won, lost) => `${count(won)} gewonnen, ${count(lost)} verloren`,
    stages: "Phase für Phase, neben dem Team",
    stagesNote: "Punkt: dieser Verkäufer · Ring: das ganze Team · 95-%-Intervall",
    stage: "Phase",
    entered: "Eingetreten",
    conversion: "Konversion",
    halfLeft: "Hälfte weg nach",
    pace: "Im Tempo des Teams",
    openNow: "Offen",
    past: "Über der Grenze",
    left: (exits, expected) => `${count(exits)} weg, ${about(expected)} erwartet`,
    against: (mine, theirs, range) => `${mine} (${range}); das ganze Team ${theirs}`,
    few: (n) =>
      `nur ${plural(n, "entschiedener Deal", "entschiedene Deals")}: zu wenige für ein Urteil`,
    flags: "Hinweise",
    noFlags: "Kein Hinweis: Die Phasen dieses Verkäufers liegen im Rahmen des Zufalls.",
    noFlagsTitle: "Nichts hervorzuheben",
    stalledDeals: "Festgefahrene Deals",
    stalledNote: "nach Wert auf dem Spiel",
    noStalled: "Kein Deal dieses Verkäufers liegt über seiner Grenze.",
    noStalledTitle: "Nichts ist festgefahren",
    noStages: "Bei diesen Filtern kam kein Deal dieses Verkäufers in eine Phase.",
    more: (n) => `${count(n)} weitere zeigen`,
    tenure: "Erste Monate",
    tenureNote: (basis, day) =>
      basis === "hired" ? `eingestellt ${day}` : `erster Phasenwechsel ${day}`,
    peers: (low, high) =>
      low === high
        ? `Neben ${plural(high, "früheren Neuen", "früheren Neuen")}.`
        : `Neben ${count(low)} bis ${count(high)} früheren Neuen: Weniger waren so lange da.`,
    tooFewPeersTitle: "Zu wenige frühere Neue zum Vergleich",
    tooFewPeers: (peers) =>
      peers === 0
        ? "Von niemandem sind die ersten Monate bekannt. Was dieser Verkäufer bisher erreicht hat, steht unten, ohne Band."
        : `Von ${plural(peers, "früherem Neuen", "früheren Neuen")} sind die ersten Monate bekannt: zu wenige, um zu sagen, was üblich ist. Was dieser Verkäufer bisher erreicht hat, steht unten, ohne Band.`,
  },
  emptyTitle: "Kein Verkäufer hat Deals bei diesen Filtern",
  empty: "Zeitraum erweitern oder Filter zurücksetzen.",
  oneTitle: "Ein Verkäufer, niemand zum Vergleichen",
  one: "Die Karte vergleicht jeden Verkäufer mit dem übrigen Team. Bei einem gibt es kein übriges.",
  snapshotTitle: "Keine Karte aus einer Momentaufnahme",
  snapshot:
    "Die Karte muss wissen, wie Deals von Phase zu Phase kamen, und diese kamen ohne Phasenwechsel. Abschlussquote, Tage bis Abschluss und offener Wert stehen unten.",
};
