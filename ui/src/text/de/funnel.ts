// Words of the funnel screen.
import type { Dictionary } from "..";
import { count, list, percent } from "../format";
import { deals, openDeals, plural } from "./plural";

export const funnel: Dictionary["funnel"] = {
  title: "Trichter",
  sub: (from, to, asOf) => {
    const seen = `gesehen am ${asOf}`;
    if (from && to) return `Deals, die vom ${from} bis ${to} in eine Phase kamen, ${seen}.`;
    if (from) return `Deals, die seit dem ${from} in eine Phase kamen, ${seen}.`;
    if (to) return `Deals, die bis zum ${to} in eine Phase kamen, ${seen}.`;
    return `Alle Deals, die je in eine Phase kamen, ${seen}.`;
  },
  table: {
    title: "Alle Zahlen",
    note: "eingetreten = weitergekommen + verloren + offen, immer",
    label: "Jede Phase mit allen Zahlen",
    stage: "Phase",
    entered: "Eingetreten",
    advanced: "Weiter",
    lost: "Verloren",
    open: "Offen",
    skipped: "Übersprungen",
    wentBack: "Zurück",
    conversion: "Konversion",
    decided: "Entschieden",
    halfLeft: "Hälfte weg nach",
    quartiles: "Quartile",
    stallPoint: "Grenze",
    stalled: "Jetzt darüber",
    held: "Festgefahren",
    basis: { observed: "beobachtet", default: "Vorgabe", manual: "von Hand" },
    basisLong: {
      observed: "Beobachtet: Vier von fünf Deals, die weiterkamen, waren bis dahin weiter.",
      default: "Die Vorgabe der Phase: Weniger als 20 Deals sind bisher weitergekommen.",
      manual: "Von Hand gesetzt.",
    },
    opens: (stage, n, what) => `${stage}: ${count(n)} ${what}. Deals zeigen.`,
    quartileRange: (low, high) => `${low}–${high}\u00a0Tg.`,
  },
  trend: {
    label: "Nach Eintrittsmonat",
    of: "Deals nach Monat",
    n: (d, months) => `${deals(d)} in ${plural(months, "Monat", "Monaten")}.`,
    whole: "Ganze Deals",
    won: "Gewinne",
    advanced: "Fortschritte",
    unsettled: (months, shares, what) => {
      const [first, second, third] = months;
      const last = months.at(-1);
      if (first === undefined || last === undefined) return "";
      if (shares.length < months.length) {
        return second === undefined
          ? `${first} ist noch nicht gesetzt: Seine Deals brauchen Zeit, und wie viele ${what} ausstehen, lässt sich noch nicht sagen.`
          : `${first} bis ${last} sind noch nicht gesetzt: Ihre Deals brauchen Zeit.`;
      }
      if (second === undefined) {
        return `${first} ist noch nicht gesetzt: ${percent(shares[0])} seiner ${what} stehen noch aus.`;
      }
      if (months.length <= 3) {
        const named = list(third === undefined ? [first, second] : [first, second, third]);
        return `${named} sind noch nicht gesetzt: ${list(shares.map(percent))} ihrer ${what} stehen noch aus.`;
      }
      return `${first} bis ${last} sind noch nicht gesetzt: ${percent(Math.min(...shares))} bis ${percent(Math.max(...shares))} der ${what} eines Monats stehen noch aus.`;
    },
    settled: "Jeder gezeigte Monat hatte die Zeit, die seine Deals brauchen.",
    emptyTitle: "Kein Monat zu zeigen",
    empty: "Bei diesen Filtern begann kein Deal an einem bekannten Tag.",
  },
  forecast: {
    title: (day) => `Was noch kommt, bis ${day}`,
    until: "Bis wann",
    choices: {
      month: "Monatsende",
      quarter: "Quartalsende",
      days: "90 Tage",
      date: "Ein Datum",
    },
    date: "Bis",
    label: "Bis dahin erwartet",
    what: "Bis dahin",
    expected: "Erwartet",
    range: "Vier von fünf Fällen",
    wins: "Gewonnene Deals",
    value: (currency) => `Gewonnener Wert, ${currency}`,
    valueUnnamed: "Gewonnener Wert",
    between: (low, high) => `${low} – ${high}`,
    draws: (n) => `${count(n)}-mal durchgespielt.`,
    counted: (open) => `Gezählt: ${openDeals(open)}.`,
    leftOut: (n) =>
      `Ausgelassen: ${openDeals(n)} ohne bekannten Tag des Eintritts in ${n === 1 ? "seine" : "ihre"} Phase.`,
    unpriced: (n) =>
      `${plural(n, "gezählter Deal hat", "gezählte Deals haben")} keinen Betrag: Sie zählen als Gewinn, ohne Wert.`,
    newcomers: "Deals, die erst noch beginnen, sind nicht darin.",
    emptyTitle: "Kein offener Deal für eine Prognose",
    empty: "Die Prognose folgt den jetzt offenen Deals, und bei diesen Filtern gibt es keine.",
    undatedTitle: "Nichts, worauf eine Prognose stünde",
    undated: (n) =>
      `${plural(n, "offener Deal hat", "offene Deals haben")} keinen bekannten Tag des Eintritts in eine Phase. Ein zweiter Export oder eine Datei mit Phasenwechseln bringt die Prognose.`,
    noDay: "Der Stichtag ist noch nicht bekannt.",
  },
  emptyTitle: "Kein Deal kam in eine Phase",
  empty: "Bei diesen Filtern bleibt nichts übrig. Zeitraum erweitern oder Filter zurücksetzen.",
  snapshotTitle: "Eine Momentaufnahme zeigt, wo Deals stehen, nicht, wie sie dorthin kamen",
  snapshot: (n) =>
    `${plural(n, "Deal kam", "Deals kamen")} ohne Phasenwechsel, also gibt es keine Konversion und keine Zeit in der Phase zu zeichnen. Nächste Woche einen zweiten Export importieren oder eine Datei mit Phasenwechseln, und der Trichter füllt sich.`,
  snapshotOpen: "Was bekannt ist: offene Deals nach Phase",
  value: "Wert",
};
