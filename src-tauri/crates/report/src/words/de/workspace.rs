//! Why a workspace could not do what was asked of it, in German.

use super::super::dictionary::WorkspaceWords;
use super::super::place::Place;

pub(super) const WORKSPACE: WorkspaceWords = WorkspaceWords {
    place: Place::Usual,
    open_elsewhere: "Der Arbeitsbereich ist in einem anderen Fenster oder Befehl offen; nichts wurde geändert. \
                     Dort schließen, dann noch einmal versuchen.",
    read_only: "In den Arbeitsbereich kann nicht geschrieben werden. Das Schreiben in die Datei und ihren Ordner \
                erlauben oder sie woandershin kopieren.",
    busy: "In den Arbeitsbereich schreibt gerade ein anderes Fenster oder ein anderer Befehl; nichts wurde \
           geändert. Noch einmal versuchen, wenn das fertig ist.",
    disk_full: "Der Datenträger ist voll; nichts wurde geändert. Platz schaffen, dann noch einmal versuchen.",
    away: "Der Datenträger oder Netzwerkordner, auf dem der Arbeitsbereich liegt, antwortet nicht; nichts wurde \
           geändert. Ihn wieder verbinden, dann den Arbeitsbereich neu öffnen.",
    beside_files: "Ein Arbeitsbereich wird für sich ausgewertet. Die anderen Dateien weglassen oder in ihn \
                   importieren.",
    missing: |path| {
        format!("Unter {path} liegt kein Arbeitsbereich. Den Pfad prüfen oder einen neuen anlegen.")
    },
    folder: |path| {
        format!(
            "{path} ist ein Ordner und kein Arbeitsbereich. Die .stagecoach-Datei darin auswählen."
        )
    },
    exists: |path| format!("{path} gibt es schon und blieb unberührt. Einen anderen Namen wählen."),
    not_one: |path| format!("{path} ist kein Arbeitsbereich von Stagecoach und blieb unberührt."),
    locked: |path| {
        format!("{path} ist durch eine Passphrase geschützt und öffnet sich nur mit ihr.")
    },
    locked_without: |path, variable| {
        format!(
            "{path} ist durch eine Passphrase geschützt. Sie in die Umgebungsvariable {variable} schreiben, \
             dann noch einmal versuchen."
        )
    },
    wrong_passphrase: |path| {
        format!(
            "{path} öffnet sich nicht mit dieser Passphrase und blieb unberührt. Großschreibung und \
             Tastatursprache prüfen. Ist die Passphrase richtig, so ist die Datei beschädigt: stattdessen eine \
             Sicherung öffnen."
        )
    },
    damaged: |why| {
        format!(
            "Der Arbeitsbereich ist beschädigt ({why}); nichts wurde in ihn geschrieben. Stattdessen eine \
             Sicherung öffnen."
        )
    },
    newer: |path, file, program| {
        format!(
            "{path} stammt von einem neueren Stagecoach (Format {file}, dieses kennt {program}) und blieb \
             unberührt. Stagecoach aktualisieren, um ihn zu öffnen."
        )
    },
    vanished: |path| {
        format!(
            "{path} ist nicht mehr da: Die Datei oder ihr Ordner wurde verschoben oder entfernt, während der \
             Arbeitsbereich offen war. Was geschrieben wurde, ging ganz mit ihr; sie dort öffnen, wo sie jetzt \
             liegt."
        )
    },
    file: |path, why| format!("{path} konnte nicht gelesen oder geschrieben werden: {why}."),
    unread: |why| {
        format!("Der Arbeitsbereich konnte nicht gelesen oder geschrieben werden: {why}.")
    },
};
