// What was not understood in a file, by code, as headings over the rows. `kept` says what became
// of the rows.
import type { Dictionary } from "..";

export const problems: Dictionary["problems"] = {
  missing_deal: { title: "Keine Kennung des Deals", kept: "ausgelassen" },
  missing_stage: { title: "Keine Phase", kept: "ausgelassen" },
  unknown_stage: { title: "Phase nicht im Prozess", kept: "ausgelassen" },
  missing_date: { title: "Kein Datum", kept: "ausgelassen" },
  bad_date: { title: "Datum nicht lesbar", kept: "ausgelassen" },
  bad_amount: { title: "Betrag nicht lesbar", kept: "ohne Betrag behalten" },
  bad_currency: { title: "Währung nicht bekannt", kept: "ohne Betrag behalten" },
  ragged: { title: "Zu wenige oder zu viele Zellen", kept: "fehlende Zellen gelten als leer" },
  too_long: { title: "Zeile zu lang, um echt zu sein", kept: "ausgelassen" },
  bad_characters: { title: "Zeichen nicht lesbar", kept: "ersetzt" },
  ambiguous_dates: { title: "Tag oder Monat vorn?", kept: "noch nicht gelesen" },
  closed_before_start: {
    title: "Vor dem Beginn geschlossen",
    kept: "ohne Abschlusstag behalten",
  },
  ended_by_file_day: {
    title: "Beendet an einem Tag, den die Datei nicht nennt",
    kept: "behalten, als bis zum Tag der Datei beendet",
  },
  repeated_deal: { title: "Derselbe Deal zweimal", kept: "die letzte Zeile zählt" },
  cell_error: { title: "Fehler in einer Zelle", kept: "als leer gelesen" },
  around_table: { title: "Zeilen um die Tabelle herum", kept: "übergangen" },
  no_history: { title: "Kein Verlauf der Phasen", kept: "als Momentaufnahme gelesen" },
  one_date_per_stage: { title: "Ein Datum je Phase", kept: "gelesen, so weit es reicht" },
  passed_over: { title: "Zeilen über etwas anderes", kept: "übergangen" },
  read_beside: { title: "Zusammen gelesen", kept: "mit den Deals verbunden" },
  day_of_file: { title: "Die Datei nennt keinen Tag", kept: "ein anderer wurde genommen" },
  left_out: { title: "Datei oder Blatt ausgelassen", kept: "die anderen wurden gelesen" },
  not_said: { title: "Von der Datei nicht gesagt", kept: "gelesen, so weit sie reicht" },
  process_from_file: { title: "Phasen aus der Datei", kept: "ein eigener Prozess" },
};
