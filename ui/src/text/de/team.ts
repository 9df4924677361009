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
  pages: { label: "Seiten des Teams", map: "Verkäufer und Phasen", ramp: "Neue im Team" },
  ramp: {
    title: "Einarbeitung",
    measure: "Was verfolgt wird",
    measures: { wins: "Gewonnene Deals", conversion: "Anteil weitergekommen" },
    who: "Im ersten Jahr",
    note: (reps) => plural(reps, "Verkäufer", "Verkäufer"),
    counted: (hires, earlier) =>
      `${plural(hires, "Verkäufer", "Verkäufer")} im ersten Jahr, neben ${plural(earlier, "früheren Neuen", "früheren Neuen")}.`,
    rep: "Verkäufer",
    since: "Seit",
    basis: (basis, day) => (basis === "hired" ? `eingestellt ${day}` : `erster Deal ${day}`),
    month: "Monat",
    monthOf: (month, over) => (over ? count(month) : `${count(month)}, nicht vorbei`),
    won: "Bisher gewonnen",
    decided: "In einer Phase entschieden",
    showDecided: (rep, n) =>
      `${rep}: ${plural(n, "Deal", "Deals")}, in einer Phase weitergekommen oder verloren. Zeigen.`,
    share: "Davon weitergekommen",
    besideHead: "Gewinne neben früheren Neuen nach gleicher Zeit",
    beside: (fewer, same, more, month) =>
      `nach ${plural(month, "Monat", "Monaten")}: mehr als ${count(fewer)}, so viele wie ${count(same)}, weniger als ${count(more)}`,
    notYet: "erster Monat nicht vorbei",
    tooFew: "zu wenige frühere Neue",
    beforeData: (n) =>
      `${plural(n, "Verkäufer war", "Verkäufer waren")} schon vor Beginn der Daten da: Die ersten Monate sind nicht bekannt, und unter den früheren Neuen fehlen sie.`,
    emptyTitle: "Niemand ist im ersten Jahr",
    empty: (n) =>
      n > 0
        ? `${plural(n, "Verkäufer war", "Verkäufer waren")} schon vor Beginn der Daten da; wer danach anfängt, steht hier ein Jahr lang.`
        : "Wer anfängt, steht hier ein Jahr lang.",
    tooFewTitle: "Zu wenige frühere Neue, um zu sagen, was üblich war",
    tooFewBody: (n) =>
      n === 0
        ? "Es braucht 3, deren erstes Jahr bekannt und vorbei ist; bisher gibt es keinen. Was die Neuen bisher erreicht haben, steht unten, ohne Band."
        : `Es braucht 3, deren erstes Jahr bekannt und vorbei ist; es ${n === 1 ? "gibt" : "sind"} ${count(n)}. Was die Neuen bisher erreicht haben, steht unten, ohne Band.`,
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
