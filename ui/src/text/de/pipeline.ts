// Words of the pipeline screen.
import type { Dictionary } from "..";
import { count } from "../format";
import { deals, openDeals } from "./plural";

export const pipeline: Dictionary["pipeline"] = {
  title: "Pipeline",
  tabs: "Welche Deals",
  which: {
    open: "Offen",
    stalled: "Festgefahren",
    won: "Gewonnen",
    lost: "Verloren",
    all: "Alle",
  },
  grid: (which) => `Deals: ${which}`,
  total: deals,
  columns: {
    deal: "Deal",
    account: "Firma",
    rep: "Verkäufer",
    stage: "Phase",
    days: "Tage hier",
    advance_30: "In 30 Tagen",
    value: "Wert",
    began: "Begonnen",
    expected_close: "Abschluss erwartet",
    state: "Stand",
  },
  state: {
    open: "Offen",
    won: "Gewonnen",
    lost: "Verloren",
    completed: "Abgeschlossen",
    churned: "Abgewandert",
    stalled: "Festgefahren",
  },
  past: (days, point) =>
    `${count(days)} Tage in dieser Phase; festgefahren ab ${count(point)} Tagen.`,
  noDays: "aus einer Momentaufnahme nicht bekannt",
  closePast: "Der erwartete Abschlusstag ist vorbei.",
  empty: {
    open: "Kein offener Deal bei diesen Filtern.",
    stalled: "Nichts ist festgefahren: Kein offener Deal liegt über der Grenze seiner Phase.",
    won: "Kein gewonnener Deal bei diesen Filtern.",
    lost: "Kein verlorener Deal bei diesen Filtern.",
    all: "Keine Deals bei diesen Filtern.",
  },
  clear: "Filter zurücksetzen",
  views: { label: "Als", board: "Board", table: "Tabelle" },
  board: {
    label: "Offene Deals nach Phase",
    keys: "Pfeiltasten gehen von Karte zu Karte, Eingabe öffnet eine, Umschalt mit links oder rechts schiebt sie in die Nachbarphase.",
    column: (stage, n) => `${stage}: ${deals(n)}`,
    share: (share) => `${share} festgefahren`,
    stalledOf: (stalled, open) => `${count(stalled)} von ${openDeals(open)} festgefahren`,
    days: (days, point) => `${count(days)} von ${count(point)} Tg.`,
    none: "Kein Deal hier.",
  },
};
