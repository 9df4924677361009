// Words of the process screen.
import type { Dictionary } from "..";
import { count } from "../format";
import { deals } from "./plural";

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
  name: "Name des Prozesses",
  formerly: (names) => `früher ${names.join(", ")}`,
  add: "Phase hinzufügen",
  menu: (stage) => `Was mit ${stage} geschehen soll`,
  edit: "Bearbeiten…",
  editStage: (stage) => `${stage} bearbeiten`,
  up: "Nach oben",
  down: "Nach unten",
  moved: (stage, n) => `${stage} ist jetzt Phase ${n}.`,
  merge: "Mit einer anderen Phase zusammenlegen…",
  away: "Weglegen…",
  makeWin: "Zur Phase machen, die gewinnt…",
  keep: "Sichern",
  kept: (stage) => `${stage} ist gesichert.`,
  form: {
    title: (stage) => `Phase ${stage}`,
    name: "Name",
    nameNote:
      "Dateien mit dem alten Namen werden weiter verstanden; Verlauf, Pläne und Hinweise gehen mit.",
    purpose: "Wozu sie da ist",
    stall: "Ein Deal gilt hier als festgefahren",
    stallAs: {
      observed: "wenn die eigenen Deals des Teams es zeigen",
      set: "nach einer selbst gesetzten Zahl von Tagen",
    },
    days: "Nach so vielen Tagen",
    defaultDays: "Bis genug Deals weiter sind: nach so vielen Tagen",
    badDays: "Eine ganze Zahl von Tagen, etwa 21.",
    readOff: "Wird am Deal abgelesen. Neu formuliert, wird es von Hand abgehakt.",
    line: (list, n) => `${list}, Zeile ${n}`,
    addLine: (list) => `Zeile zu „${list}“ hinzufügen`,
    removeLine: (list, n) => `Zeile ${n} von „${list}“ entfernen`,
    lines: "Alt und die Pfeiltasten verschieben eine Zeile; eine leere fällt weg.",
  },
  adding: {
    title: "Phase hinzufügen",
    name: "Name",
    place: "Wo sie steht",
    before: (stage) => `vor ${stage}`,
    last: "am Ende",
    note: "Sie hat noch keine Deals. Wozu sie da ist und was zu coachen ist, lässt sich danach sagen.",
    do: "Phase hinzufügen",
    done: (stage) => `${stage} gehört jetzt zum Prozess.`,
  },
  leaving: {
    merge: (stage) => `${stage} mit einer anderen Phase zusammenlegen`,
    away: (stage) => `${stage} weglegen`,
    target: {
      merged: "Zusammenlegen mit",
      away: "Die Deals gehen zu",
    },
    holds: (open, ever) =>
      ever === 0
        ? "Hier war noch nie ein Deal."
        : `Jetzt offen: ${deals(open)}; irgendwann hier: ${deals(ever)}.`,
    means: (stage, other) =>
      `Kein Deal geht verloren. Alle, und ihr Verlauf in ${stage}, zählen in jeder Zahl als ${other}. Dateien, die ${stage} nennen, werden weiter verstanden.`,
    apart: (between) =>
      `Dazwischen liegt ${between.join(", ")}: Deals, die dort waren, zählen dann als zurückgegangen.`,
    none: "Es gibt keine Phase, zu der die Deals gehen könnten, ohne dass manche als gewonnen zählen oder nicht mehr. Erst eine Nachbarphase zusammenlegen oder eine andere gewinnen lassen.",
    back: "Sie lässt sich jederzeit zurückholen, mit allem, was sie hatte.",
    do: { merged: "Zusammenlegen", away: "Weglegen" },
    done: {
      merged: (stage, other) => `${stage} gehört jetzt zu ${other}.`,
      away: (stage, other) => `${stage} ist weggelegt; die Deals stehen in ${other}.`,
    },
  },
  winning: {
    title: (stage) => `${stage} zur Phase machen, die gewinnt`,
    body: (stage, before) =>
      `Dann ist gewonnen, wer ${stage} nach vorn verlässt, nicht mehr ${before}. Abschlüsse, Abschlussquoten und Vorhersage werden neu gerechnet, auch für Vergangenes. Es lässt sich rückgängig machen.`,
    do: "Zum Abschluss machen",
    done: (stage) => `Wer ${stage} nach vorn verlässt, hat jetzt gewonnen.`,
  },
  left: {
    title: "Nicht im Gebrauch",
    merged: (other) => `zusammengelegt mit ${other}`,
    away: (other) => `weggelegt; zählt als ${other}`,
    bring: "Zurückholen",
    bringStage: (stage) => `${stage} zurückholen`,
    done: (stage) => `${stage} ist wieder da.`,
  },
  lists: {
    title: "Wörter zur Auswahl",
    sub: "Was angeboten wird, wo ein Deal bearbeitet wird. Ein Deal behält, was an ihm steht, gleich was hier gelistet ist.",
    sources: "Lead-Quellen",
    personas: "Käufertypen",
    loss_reasons: "Verlustgründe",
    objections: "Arten von Einwänden",
    own: "eigene Liste",
    shipped: "wie mitgeliefert, dazu was Deals verwenden",
    allKinds: "alle Arten",
    some: (n, of) => `${count(n)} von ${count(of)} angeboten`,
    edit: (list) => `${list} bearbeiten`,
    unlisted: "An Deals, aber nicht in der Liste:",
    addWord: (word) => `${word} hinzufügen`,
    asShipped: "Wie mitgeliefert",
    always: "immer angeboten",
    done: (list) => `${list}: gesichert.`,
  },
};
