// Words of the import screen.
import type { Dictionary } from "..";
import { count, date, list } from "../format";
import { deals, files, moves, plural, rows } from "./plural";

type Imports = Dictionary["imports"];

const cells = (n: number) => plural(n, "Zeile oder Zelle", "Zeilen oder Zellen");

const tally: Imports["tally"] = (of) => {
  const some = [
    of.deals_new > 0 && plural(of.deals_new, "neuer Deal", "neue Deals"),
    of.deals_changed > 0 && `${count(of.deals_changed)} geändert`,
    of.deals_unchanged > 0 && `${count(of.deals_unchanged)} unverändert`,
  ].filter((part) => part !== false);
  const steps = [
    of.moves_new > 0 && plural(of.moves_new, "neuer Phasenwechsel", "neue Phasenwechsel"),
    of.moves_known > 0 && `${count(of.moves_known)} schon bekannt`,
  ].filter((part) => part !== false);
  return [some.join(", "), steps.join(", ")].filter((part) => part !== "").join("; ");
};

export const imports: Imports = {
  title: "Import",
  sub: "Den Export dieser Woche hereinholen. Nichts verdoppelt sich: Was schon bekannt ist, wird erkannt.",
  drop: "Exporte hier ablegen: CSV oder Tabellendateien",
  dropNote:
    "Eine Zeile je Phasenwechsel ist am besten. Eine Zeile je Deal geht auch und sagt weniger.",
  choose: "Dateien auswählen …",
  next: (name) => `Weiter mit ${name}`,
  another: "Andere Dateien auswählen …",
  several: (n) => `${files(n)}, und was zusammengehört`,
  looking: (name) => `${name} wird angesehen`,
  stopLooking: "Ansehen abbrechen",
  lookingLong:
    "Eine große Datei braucht etwas: Sie wird einmal ganz gelesen, bevor etwas importiert wird.",
  waiting: "Wartende Dateien",
  oneByOne:
    "Nichts verbindet diese miteinander: Sie kommen nacheinander herein, in der Reihenfolge der Tage, von denen sie sprechen.",
  together: (n) => `${files(n)}, als eine gelesen`,
  readApart: "Jede für sich lesen",
  recognisedColumn: "Erkannt als",
  joinedColumn: "Wie verbunden",
  joinedTo: "die anderen sind mit ihr verbunden",
  joinColumn: (file) => `Spalte von ${file}, die verbindet`,
  joinIs: "ist",
  joinTo: (file) => `Spalte von ${file} mit denselben Wörtern`,
  joinedBy: (field, words) => `über ${field}: ${count(words)} davon kennt sie`,
  kind: {
    moves: "Phasenwechsel: eine Zeile je Wechsel",
    changes: "Änderungen: eine Zeile je verlassener und betretener Phase",
    wide: "Phasendaten: eine Zeile je Deal, eine Spalte je Phase",
    snapshot: "Momentaufnahme: eine Zeile je Deal",
    table: "Namen: eine Zeile je Verkäufer, Firma oder Phase, neben einer Datei mit Deals gelesen",
  },
  recognisedAs: (title, kind) => `${title.slice(0, 1).toUpperCase()}${title.slice(1)} · ${kind}`,
  sure: (score) =>
    score >= 80 ? "sicher erkannt" : score >= 50 ? "wahrscheinlich so" : "vielleicht so",
  sureNote: (score) => `${score} von 100 nach den Namen der Spalten`,
  readInstead: (title) => `Stattdessen als ${title} lesen`,
  asRecognised: "Wieder lesen wie erkannt",
  notUnderstood: "Nicht gelesen",
  notUnderstoodMore: (n) => `und ${count(n)} weitere`,
  why: "Erkannt an",
  facts: (n, size) => `${rows(n)}, ${size}`,
  span: (first, last) => `${date(first)} bis ${date(last)}`,
  encoding: "Zeichensatz",
  sheet: "Blatt",
  hiddenSheet: (name) => `${name} (ausgeblendet)`,
  separator: "Trennzeichen",
  separators: { ",": "Komma", ";": "Semikolon", "\t": "Tabulator" },
  currency: "Währung",
  currencyUnknown: "nicht genannt",
  currencyPerDeal: "je Deal die eigene",
  seenOn: "Stand vom",
  seenOnUnset: "nicht gesagt",
  seenOnLast: (day) => `solange nichts gesagt ist, ihr letzter Tag: ${day}`,
  columns: "Spalten",
  columnsRead: (read, of) =>
    read === of ? "jede Spalte wird gelesen" : `${count(read)} von ${count(of)} werden gelesen`,
  column: "Spalte",
  readAs: "Gelesen als",
  readAsOf: (header) => `Als was „${header}“ gelesen wird`,
  sample: "Werte",
  notRead: "nicht gelesen",
  fields: {
    deal_id: "Kennung des Deals",
    rep: "Verkäufer",
    stage: "Phase",
    at: "Tag des Wechsels",
    deal: "Name des Deals",
    account: "Firma",
    amount: "Betrag",
    currency: "Währung",
    source: "Quelle",
    persona: "Persona",
    expected_close: "Erwarteter Abschluss",
    lost_reason: "Grund des Verlusts",
    won_reason: "Grund des Gewinns",
    close_reason: "Grund, ob gewonnen oder verloren",
    product: "Produkt",
    team: "Team",
    created: "Beginn",
    closed: "Abschlusstag",
    status: "Gewonnen, verloren oder offen",
    stage_since: "In der Phase seit",
    known: "woher die Phase bekannt ist",
    pipeline: "Pipeline",
    from_stage: "Verlassene Phase",
    from_at: "Eintritt in die verlassene Phase",
    changed: "Welches Feld sich änderte",
    deleted: "In der Quelle gelöscht",
    is_won: "Gewonnen",
    is_closed: "Geschlossen",
    is_lost: "Verloren",
    is_active: "Aktiv",
    won_at: "Tag des Gewinns",
    lost_at: "Tag des Verlusts",
    probability: "Wahrscheinlichkeit",
    lifecycle: "Begonnen oder beendet",
    until: "Gültig bis",
    manager: "Führungskraft",
    office: "Büro",
    stage_label: "Bezeichnung der Phase",
    stage_order: "Platz der Phase",
    owner_name: "Name des Verkäufers",
    owner_first_name: "Vorname des Verkäufers",
    owner_last_name: "Nachname des Verkäufers",
    account_name: "Name der Firma",
    team_name: "Name des Teams",
    last_activity: "Letzte Aktivität",
    next_activity: "Nächste Aktivität",
    next_step: "Nächster Schritt",
    times_contacted: "Wie oft kontaktiert",
    close_pushes: "Abschluss verschoben, wie oft",
    contacts: "Kontakte, oder wie viele",
    proposal_sent: "Angebot verschickt am",
    work_known_on: "Arbeit bekannt am",
    work_known: "Was von der Arbeit bekannt ist",
  },
  fieldGroups: {
    deal: "Der Deal",
    people: "Menschen",
    stage: "Phase",
    dates: "Tage",
    buyer: "Woher er kommt",
    work: "Arbeit am Deal",
    signs: "Zeichen, wie er steht",
  },
  entered: (stage) => `Eintritt in ${stage}`,
  steps: {
    created: () => "begann",
    seen: (stage) => `gesehen in ${stage}`,
    entered: (stage) => `kam in ${stage}`,
    won: () => "gewonnen",
    lost: () => "verloren",
    completed: () => "abgeschlossen",
  },
  firstColumns: {
    line: "Zeile",
    deal: "Deal",
    rep: "Verkäufer",
    step: "Was geschah",
    day: "Datum",
    amount: "Betrag",
    account: "Firma",
  },
  means: {
    won: "Gewonnen",
    lost: "Verloren",
    completed: "Abgeschlossen",
    ignore: "ausgelassen",
  },
  notMatched: "nicht zugeordnet: ausgelassen",
  becomesOf: (name) => `Was aus „${name}“ wird`,
  meansStage: "Eine Phase",
  meansOther: "Oder",
  stillOpen: "noch offen",
  unmatched: (n) =>
    n === 1 ? "ein Name ist noch nicht zugeordnet" : `${count(n)} Namen sind noch nicht zugeordnet`,
  viewNames: "Namen",
  viewOrder: "Reihenfolge",
  orderLabel: "Phasen des neuen Prozesses, in der Reihenfolge, in der Deals sie durchlaufen",
  stages: "Phasen",
  stagesNote: (process, isNew) =>
    isNew ? `ein neuer Prozess „${process}“ aus den Phasen der Datei` : `Prozess „${process}“`,
  people: {
    title: "Wer ist wer",
    open: (n) =>
      n === 0
        ? "gemerkt, keine Frage mehr"
        : n === 1
          ? "ein Name braucht eine Antwort"
          : `${count(n)} Namen brauchen eine Antwort`,
    name: "In der Datei",
    why: "Woran es sich zeigt",
    is: "Ist",
    isOf: (name) => `Wer „${name}“ ist`,
    sameAs: (name) => `wie ${name}`,
    nobody: "niemand: kein Verkäufer",
    itself: "ein Verkäufer dieses Namens",
    because: ({ why, timed, odd, proposed }) => {
      switch (why) {
        case "spelling":
          return typeof proposed.means === "object"
            ? `Geschrieben wie ${proposed.means.same_as}, bis auf Großschreibung, Akzente, Reihenfolge oder eine Adresse.`
            : "Geschrieben wie ein anderer Name.";
        case "unassigned":
          return "Das Wort sagt, dass niemand für den Deal zuständig ist.";
        case "at_once":
          return `${count(odd)} von ${moves(timed)} kamen in derselben Sekunde wie ein anderer, wie ein System sie macht.`;
        case "at_night":
          return `${count(odd)} von ${moves(timed)} kamen zwischen zehn Uhr nachts und sechs, wenn sonst niemand arbeitet.`;
      }
    },
  },
  inFile: "In der Datei",
  rowsColumn: "Zeilen",
  becomes: "Wird zu",
  dates: "Datum",
  datesReadAs: {
    dmy: "Tag zuerst: 31/01/2026",
    mdy: "Monat zuerst: 01/31/2026",
    ymd: "Jahr zuerst: 2026-01-31",
    serial: "Tage gezählt wie in einer Tabelle: 46053",
    epoch: "Zeit gezählt seit 1970: 1769817600",
  },
  datesShort: {
    dmy: "Tag zuerst",
    mdy: "Monat zuerst",
    ymd: "Jahr zuerst",
    serial: "in Tagen gezählt",
    epoch: "seit 1970 gezählt",
  },
  decimalsShort: { point: "Dezimalpunkt", comma: "Dezimalkomma" },
  datesAsk: "Was steht im Datum vorn?",
  datesAskNote: (sample) =>
    `Die Daten der Datei, wie ${sample}, lassen sich auf mehr als eine Weise lesen. Nichts wird importiert, bis es gesagt ist.`,
  first: { dmy: "Tag zuerst", mdy: "Monat zuerst", ymd: "Jahr zuerst" },
  reads: (sample, read) => `${sample} ist ${read}`,
  keepReading: "Die nächste auch so lesen",
  keepReadingNote:
    "Unter einem Namen gemerkt, gilt diese Art zu lesen für die nächste Datei mit denselben Spalten.",
  keepName: "Name",
  readingSaved: (name) =>
    `„${name}“ ist gemerkt. Die nächste Datei mit diesen Spalten wird so gelesen.`,
  readAsSaved: (name) => `Gelesen wie unter „${name}“ gemerkt.`,
  readAfresh: "Neu lesen",
  firstRows: "Erste Zeilen, wie sie gelesen werden",
  problems: "Nicht verstanden",
  problemKinds: "Arten dessen, was nicht verstanden wurde",
  problemsNone: "Jede Zeile wurde verstanden.",
  problemsNoneYet: "Jede bisher angesehene Zeile wurde verstanden.",
  problemsCount: cells,
  problemsSave: "Als CSV speichern …",
  problemsFirst: (shown, of) => `die ersten ${count(shown)} von ${count(of)}`,
  row: "Zeile",
  wholeFile: "Datei",
  what: "Was geschah",
  noHistoryTitle: (entered) =>
    entered.length === 0
      ? "Diese Datei ist eine Momentaufnahme: Sie sagt, wo jeder Deal steht, nicht, wie er dorthin kam."
      : `Diese Datei ist eine Momentaufnahme: Sie sagt, wo jeder Deal steht und wann er in ${list(entered)} kam, nicht, wie er dorthin kam.`,
  noHistoryCan: (entered) =>
    entered.length === 0
      ? "Lässt sich sagen: Abschlussquote, Tage bis zum Abschluss und offener Wert, nach Verkäufer, Quelle und Zeitraum."
      : `Lässt sich sagen: Abschlussquote, Tage bis zum Abschluss und offener Wert, und für ${list(entered)} Konversion, Zeit und festgefahrene Deals.`,
  noHistoryCannot: (entered) =>
    `Lässt sich nicht sagen: ${
      entered.length === 0
        ? "Konversion je Phase, Zeit in der Phase, welche Deals festgefahren sind"
        : "dasselbe für andere Phasen"
    }. Den Export der nächsten Woche dazu importieren, und was sich dazwischen bewegt hat, ist von da an bekannt.`,
  willDo: "Was der Import tun wird",
  tally,
  decimal: "Dezimalzeichen",
  decimals: { point: "Punkt: 1,234.50", comma: "Komma: 1.234,50" },
  nothingNew: "Nichts in dieser Datei ist neu: Alles ist schon bekannt.",
  newProcess: (name) => `Eine neue Pipeline „${name}“ kommt in diesen Arbeitsbereich.`,
  newWorkspace: "Aufheben in",
  workspaceName: "Name des Arbeitsbereichs",
  workspaceNote:
    "Ein neuer Arbeitsbereich bei den Dateien von Stagecoach. Eine Datei enthält alles.",
  notIntoSample:
    "Das Beispielteam bleibt, wie es ist: Die Datei bekommt einen eigenen Arbeitsbereich.",
  workspaceElsewhere: "Ort wählen …",
  import: (n) => `${rows(n)} importieren`,
  importFiles: (n) => `${files(n)} importieren`,
  importAll: (n) => `Alle ${count(n)} nacheinander importieren`,
  importing: (name, at, of) =>
    of > 1 ? `${name} wird importiert, ${count(at)} von ${count(of)}` : `${name} wird importiert`,
  progress: (done, of, n) => `${done} von ${of}, ${rows(n)}`,
  settling: (done, of) =>
    of > 0 ? `${count(done)} von ${deals(of)} eingeordnet` : `${deals(done)} eingeordnet`,
  cancelling: "Wird abgebrochen; von diesem Import bleibt nichts.",
  cancelled: "Der Import wurde abgebrochen. Nichts davon wurde behalten.",
  doneTitle: (name) => `${name} ist da.`,
  doneProblems: (n) =>
    n === 0
      ? "Jede Zeile wurde verstanden."
      : `${plural(n, "Zeile oder Zelle war", "Zeilen oder Zellen waren")} nicht wie geschrieben zu lesen.`,
  seeReview: "Zum Überblick",
  history: "Bisherige Importe",
  historyNone: "In diesen Arbeitsbereich wurde noch nichts importiert.",
  historyFile: "Datei",
  historyAt: "Wann",
  historyDealsNew: "Neue Deals",
  historyDealsChanged: "Geändert",
  historyMovesNew: "Neue Wechsel",
  historyProblems: "Probleme",
  problemsOf: (name) => `Nicht verstanden in ${name}`,
};
