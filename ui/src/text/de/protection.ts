// Words about the passphrase of a workspace.
import type { Dictionary } from "..";

export const protection: Dictionary["protection"] = {
  title: "Schutz",
  note: "Eine Passphrase verschlüsselt die Datei dieses Arbeitsbereichs und jede Sicherung, die danach entsteht. Ohne sie kann niemand etwas davon lesen, weder auf diesem Rechner noch auf einem anderen.",
  sample: "Das Beispielteam ist erfunden und braucht keinen Schutz.",
  on: "Dieser Arbeitsbereich öffnet sich nur mit seiner Passphrase.",
  off: "Dieser Arbeitsbereich ist nicht geschützt: Wer seine Datei lesen kann, kann ihn öffnen.",
  set: "Mit einer Passphrase schützen …",
  change: "Passphrase ändern …",
  remove: "Schutz aufheben …",
  setTitle: "Diesen Arbeitsbereich schützen",
  changeTitle: "Passphrase ändern",
  removeTitle: "Schutz aufheben?",
  means:
    "Die Passphrase gut aufbewahren: Geht sie verloren, ist auch der Arbeitsbereich verloren, und niemand kann ihn zurückholen. Frühere Sicherungen bleiben, wie sie sind.",
  removeMeans:
    "Wer die Datei lesen kann, kann diesen Arbeitsbereich dann öffnen. Frühere Sicherungen behalten ihre Passphrase.",
  passphrase: "Passphrase",
  again: "Noch einmal dieselbe",
  short: (least) => `Mindestens ${least} Zeichen; ein Satz merkt sich leichter als ein Wort.`,
  different: "Die beiden stimmen nicht überein.",
  protect: "Schützen",
  done: "Der Arbeitsbereich ist geschützt.",
  removed: "Der Arbeitsbereich ist nicht mehr geschützt.",
  unlockTitle: (name) => `„${name}“ ist geschützt`,
  unlockNote: "Dieser Arbeitsbereich öffnet sich mit seiner Passphrase.",
  unlock: "Öffnen",
  wrong:
    "Das ist nicht die richtige Passphrase. Großschreibung und Tastatursprache prüfen. Stimmt sie sicher, ist die Datei beschädigt: Dann eine Sicherung öffnen.",
};
