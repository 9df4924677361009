// What a person reads when something could not be done, by code: what happened, what was kept,
// what to do.
import type { Dictionary } from "..";

export const errors: Dictionary["errors"] = {
  no_workspace: {
    title: "Kein Arbeitsbereich ist geöffnet.",
    body: "Einen öffnen oder mit einem Export oder dem Beispielteam anfangen.",
  },
  missing: {
    title: "Die Datei liegt nicht mehr da, wo sie war.",
    body: "Vielleicht wurde sie verschoben, umbenannt oder gelöscht. Nichts wurde geändert. Dort neu auswählen, wo sie jetzt liegt.",
  },
  newer: {
    title: "Dieser Arbeitsbereich stammt von einem neueren Stagecoach.",
    body: "Er blieb unberührt. Stagecoach aktualisieren, dann noch einmal öffnen.",
  },
  not_a_workspace: {
    title: "Diese Datei ist kein Arbeitsbereich von Stagecoach.",
    body: "Sie blieb unberührt. Ein Export aus dem CRM gehört unter Import; ein Arbeitsbereich endet auf .stagecoach.",
  },
  locked: {
    title: "Dieser Arbeitsbereich ist geschützt.",
    body: "Er öffnet sich nur mit seiner Passphrase.",
  },
  wrong_passphrase: {
    title: "Das ist nicht die Passphrase dieses Arbeitsbereichs.",
    body: "Er wurde nicht angerührt. Großschreibung und Tastatursprache prüfen, dann noch einmal versuchen.",
  },
  short_passphrase: {
    title: "Die Passphrase ist zu kurz.",
    body: "Nichts wurde geändert. Mindestens 8 Zeichen nehmen.",
  },
  open_elsewhere: {
    title: "Der Arbeitsbereich ist in einem anderen Fenster oder Befehl offen.",
    body: "Nichts wurde geändert. Dort schließen oder das Ende einer Sicherung abwarten, dann noch einmal versuchen.",
  },
  damaged: {
    title: "Dieser Arbeitsbereich ist beschädigt.",
    body: "Er blieb unberührt. Die Sicherung daneben oder eine eigene Kopie öffnen.",
  },
  busy: {
    title: "Ein anderes Programm benutzt diesen Arbeitsbereich.",
    body: "Nichts wurde geändert. Das andere Programm oder Fenster schließen, dann noch einmal versuchen.",
  },
  read_only: {
    title: "In diesen Arbeitsbereich kann nicht geschrieben werden.",
    body: "Nichts wurde geändert. Rechte der Datei prüfen oder sie in einen eigenen Ordner kopieren.",
  },
  disk_full: {
    title: "Der Datenträger ist voll.",
    body: "Nichts wurde geändert. Platz schaffen, dann noch einmal versuchen.",
  },
  exists: {
    title: "Eine Datei dieses Namens gibt es schon.",
    body: "Sie blieb unberührt. Einen anderen Namen wählen.",
  },
  unreadable: {
    title: "Diese Datei war als Export nicht zu lesen.",
    body: "Nichts wurde importiert. Im CRM eine CSV-Datei mit einer Zeile je Deal oder je Phasenwechsel ausgeben und damit versuchen.",
  },
  apart: {
    title: "Diese Dateien gehören nicht zusammen.",
    body: "In keiner stehen dieselben Deals, Verkäufer oder Firmen wie in der anderen. Nichts wurde gelesen. Jede für sich lesen.",
  },
  ambiguous_dates: {
    title: "In den Daten kann der Tag oder der Monat vorn stehen.",
    body: "Nichts wurde importiert. Unten angeben, was gilt.",
  },
  drawing: {
    title: "Das Diagramm konnte nicht gezeichnet werden.",
    body: "Die Zahlen sind nicht betroffen; die Tabelle zeigt dieselben. Eine andere Fenstergröße versuchen.",
  },
  cancelled: {
    title: "Abgebrochen.",
    body: "Nichts wurde geändert.",
  },
  no_name: {
    title: "Ein Name fehlt.",
    body: "Nichts wurde geändert. Einen eingeben, dann noch einmal versuchen.",
  },
  before_last: {
    title: "Der Deal hat sich seit diesem Tag bewegt.",
    body: "Nichts wurde geändert. Den Tag des letzten Phasenwechsels oder einen späteren wählen.",
  },
  same_name: {
    title: "Eine andere Phase heißt schon so.",
    body: "Es wurde nichts geändert. Einen anderen Namen wählen oder die beiden zusammenlegen.",
  },
  across_win: {
    title: "Dann zählten Deals als gewonnen oder nicht mehr als gewonnen.",
    body: "Es wurde nichts geändert. Phasen vor dem Abschluss bleiben davor, die danach bleiben danach.",
  },
  too_many_stages: {
    title: "Der Prozess hat so viele Phasen, wie sich auswerten lassen.",
    body: "Es wurde nichts geändert. Erst zwei zusammenlegen oder eine weglegen, dann eine hinzufügen.",
  },
  gone: {
    title: "Was geändert werden sollte, ist nicht mehr da.",
    body: "Nichts wurde geändert. Vielleicht ging es beim Zurücknehmen oder in einem anderen Fenster.",
  },
  io: {
    title: "Eine Datei konnte nicht gelesen oder geschrieben werden.",
    body: "Nichts wurde geändert. Prüfen, ob der Datenträger da ist und der Ordner beschreibbar, dann noch einmal versuchen.",
  },
  internal: {
    title: "In Stagecoach ist etwas schiefgegangen.",
    body: "Der Arbeitsbereich wurde nicht geändert. Noch einmal versuchen; geschieht es wieder, Stagecoach neu starten.",
  },
};
