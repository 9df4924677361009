// Words of the first start: three doors.
import type { Dictionary } from "..";

export const start: Dictionary["start"] = {
  title: "Welche Phase stockt, bei wem und warum.",
  sub: "Stagecoach liest den Export aus dem CRM und sagt, wen man diese Woche wobei coacht. Nichts verlässt diesen Rechner.",
  doors: {
    import: "Export importieren",
    importNote: "Eine CSV-Datei aus dem CRM. Auswählen oder irgendwo auf diesem Fenster ablegen.",
    sample: "Mit einem Beispielteam umsehen",
    sampleNote:
      "Zwölf erfundene Verkäufer, acht Phasen, fünfzehn Monate Deals. Eigene Daten bleiben unberührt.",
    empty: "Leer anfangen",
    emptyNote: "Ein neuer Arbeitsbereich mit den acht mitgelieferten Phasen; Import später.",
  },
  recent: "Zuletzt geöffnet",
  openOther: "Anderen Arbeitsbereich öffnen …",
  opening: "Wird geöffnet",
};
