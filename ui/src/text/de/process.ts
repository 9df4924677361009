// Words of the process screen.
import type { Dictionary } from "..";

export const process: Dictionary["process"] = {
  title: (name) => name,
  sub: "Wozu jede Phase da ist, was gelten muss, bevor ein Deal sie verlässt, woran es meist hängt und was zu coachen ist.",
  wins: "wer sie nach vorn verlässt, hat gewonnen",
  afterWin: "nach dem Abschluss",
  purpose: "Wozu",
  recorded: "Am Deal festgehalten",
  exitChecks: "Bevor ein Deal weiter darf",
  causes: "Woran es meist hängt",
  hints: "Was zu coachen ist",
  stallPoint: "Festgefahren ab",
  observed: "beobachtet: vier von fünf, die weiterkommen, sind bis dahin weiter",
  default: "Vorgabe der Phase: Weniger als 20 sind bisher weitergekommen",
  manual: "von Hand gesetzt",
  noStallPoint: "noch nicht bekannt",
  noGuidance:
    "Diese Phasen kommen aus einer Datei: Sie haben Namen und Zahlen, aber noch keine Hinweise.",
  step: (n, of) => `Phase ${n} von ${of}`,
};
