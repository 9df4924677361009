// Words that many screens share.
import type { Dictionary } from "..";
import { days, deals, moves, rows } from "./plural";

export const common: Dictionary["common"] = {
  cancel: "Abbrechen",
  change: "Ändern",
  close: "Schließen",
  clear: "Leeren",
  done: "Fertig",
  open: "Öffnen",
  save: "Speichern",
  retry: "Noch einmal",
  search: "Suchen",
  all: "Alle",
  none: "Keine",
  within: (label) => label,
  noMatch: (words) => `Nichts passt zu „${words}“.`,
  loading: "Lädt",
  more: "Mehr",
  deals,
  moves,
  rows,
  days,
  nobody: "Niemand",
  unnamed: "Ohne Namen",
  nothingYet: {
    title: "Noch keine Deals",
    body: "Einen Export aus dem CRM hereinholen, und in Sekunden sind sie hier.",
  },
  outcome: { advanced: "Weitergekommen", lost: "Verloren", open: "Offen" },
  state: {
    open: "Offen",
    won: "Gewonnen",
    lost: "Verloren",
    completed: "Abgeschlossen",
    churned: "Kunde verloren",
  },
  medianRange: (low, high) =>
    high === null
      ? `95-%-Intervall ab ${low ?? "0"}, oberes Ende noch nicht erreicht`
      : low === null
        ? `95-%-Intervall bis ${high}`
        : `95-%-Intervall ${low} bis ${high}`,
  explain: (figure) => `Was „${figure}“ bedeutet`,
  sortedUp: "sortiert, kleinste zuerst",
  sortedDown: "sortiert, größte zuerst",
  rowOf: (row, of) => `Zeile ${row} von ${of}`,
  order: {
    line: (name, at, of) => `${name}, ${at} von ${of}. Alt und eine Pfeiltaste verschieben.`,
    up: (name) => `${name} nach oben`,
    down: (name) => `${name} nach unten`,
    moved: (name, at, of) => `${name} ist jetzt ${at} von ${of}.`,
  },
  chart: {
    menu: "Optionen des Diagramms",
    asTable: "Als Tabelle zeigen",
    asChart: "Als Diagramm zeigen",
    copy: "Als Bild kopieren",
    copied: "Das Diagramm liegt in der Zwischenablage.",
    notCopied:
      "Dieses Fenster darf keine Bilder in die Zwischenablage legen. Das Diagramm stattdessen als PNG speichern.",
    save: { svg: "Als SVG speichern …", png: "Als PNG speichern …" },
    saved: (name) => `Gespeichert als ${name}.`,
    none: "Kein Diagramm",
    points: (title) => `${title}: Teile des Diagramms`,
    broken: "Dieses Diagramm konnte nicht gezeichnet werden. Die Tabelle zeigt dieselben Zahlen.",
  },
  saveTable: {
    label: (of) => `${of} speichern als …`,
    forms: { csv: "Als CSV speichern …", xlsx: "Als Tabellendatei speichern …" },
    saved: (name) => `Gespeichert als ${name}, gefiltert und sortiert wie hier.`,
  },
  inBase: {
    title: (what, base) => `${what} in ${base}`,
    at: (value, day) => `zu ${value}, ab ${day}`,
    own: (currency) => `schon in ${currency}`,
    total: "zusammen",
    rest: (amounts) =>
      `Nicht enthalten, weil ein Kurs bis zum Stichtag fehlt: ${amounts.join(", ")}.`,
  },
  grid: {
    chosen: "Gewählt",
    empty: "Keine Deals in der Liste.",
    failed: "Diese Zeilen konnten nicht gelesen werden.",
  },
};
