// The guide: the weekly loop, and what to do when something is asked.
import type { Dictionary } from "..";

export const guide: Dictionary["guide"] = {
  title: "Anleitung",
  sub: "Zehn Minuten vor der Montagsrunde: was zu tun ist und was alles bedeutet.",
  contents: "Auf dieser Seite",
  tour: "Rundgang mit dem Beispielteam",
  tourNote: "Vier Stationen, eine Minute. Eigene Daten bleiben unberührt.",
  figures: "Was jede Zahl bedeutet",
  figuresNote:
    "Dieselben Worte stehen neben jeder Zahl bereit. Das Kleingedruckte sagt, wie gerechnet wird, zum Nachprüfen.",
  keys: "Tastatur",
  pictureOf: (what) => `${what}, mit dem Beispielteam`,
  sections: {
    loop: {
      title: "Der Wochenlauf",
      body: [
        "Den Export der Woche hereinholen. Durchsehen, was sich geändert hat und wo Deals festfahren. Mit jedem Verkäufer über die wartenden Deals sprechen. Das eine coachen, was am meisten aufhält. In der nächsten Woche sehen, ob es gewirkt hat.",
        "Jede Zahl lässt sich öffnen: Ein Klick zeigt die Deals dahinter, das kleine Zeichen daneben sagt, was sie bedeutet und auf wie vielen Deals sie ruht.",
      ],
    },
    import: {
      title: "Hereinholen",
      body: [
        "Den Export aus dem CRM auf dem Fenster ablegen oder unter Import auswählen. Er wird an den Namen seiner Spalten erkannt und so gezeigt, wie er gelesen wird, bevor etwas importiert ist.",
        "Eine Datei mit einer Zeile je Phasenwechsel sagt am meisten: Zeit in jeder Phase, Konversion, festgefahrene Deals. Eine Datei mit einer Zeile je Deal ist eine Momentaufnahme; eine zweite in der nächsten Woche zeigt, was sich dazwischen bewegt hat.",
        "Die Datei der nächsten Woche kommt genauso herein. Nichts verdoppelt sich: Bekanntes wird erkannt, und was in einer Datei fehlt, bleibt, weder verloren noch gelöscht.",
      ],
    },
    questions: {
      title: "Wenn eine Datei fragt",
      body: [
        "Bei Daten, die sich auf zwei Weisen lesen lassen, wird gefragt, mit einem Beispiel aus der Datei: ob der Tag oder der Monat vorn steht. Bis dahin wird nichts importiert.",
        "Ein noch unbekannter Name steht unter Phasen: einer Phase zuordnen oder sagen, dass er gewonnen oder verloren heißt. Namen, die nach demselben Verkäufer aussehen, stehen unter Wer ist wer.",
        "Was nicht zu lesen war, steht Zeile für Zeile da, mit dem, was daraus wurde, und lässt sich als CSV speichern. Unter einem Namen gemerkt, gilt die Art zu lesen für die nächste Datei mit denselben Spalten.",
      ],
    },
    review: {
      title: "Überblick",
      body: [
        "Fünf Zahlen stehen vorn: offene Pipeline, festgefahrener Wert, Abschlussquote, übliche Tage bis zum Abschluss, Gewonnenes. Darunter jede Phase mit dem, was aus ihren Deals wurde, und wie viele länger warten als dort üblich.",
        "Wen coachen nennt Verkäufer in Phasen, in denen ihre Deals verloren gehen oder liegen bleiben, gemessen am übrigen Team. Einen Hinweis gibt es nur, wo der Zufall es nicht erklärt: Von der ganzen Liste ist höchstens 1 von 10 falsch zu erwarten. Zu wenige Deals werden nie gemeldet.",
      ],
    },
    talk: {
      title: "Besprechen",
      body: [
        "Deals zum Besprechen sind die festgefahrenen, zuerst die, bei denen das Warten am meisten kostet. Jeder sagt, wie lange er wartet, wie hoch seine Chance jetzt ist gegenüber einem frischen und warum er warten mag.",
        "Die Seite eines Verkäufers unter Team zeigt dasselbe für einen: Kennzahlen, Phasen neben dem Team, Hinweise, festgefahrene Deals. Gut für das Einzelgespräch.",
        "Ein Deal öffnet sich aus jeder Liste. Dort lässt sich im Gespräch gleich der nächste Schritt festhalten.",
        "Ein Deal, der gewonnen oder verloren ist, fragt nach dem Warum: Ein Verlust will einen Grund, ein Gewinn kommt ohne aus. Unter Trichter zählt Warum Deals gewonnen und verloren werden beides nach Grund, Phase, Verkäufer, Quelle und Wettbewerber; was niemand festhielt, zählt als nicht festgehalten.",
      ],
    },
    coach: {
      title: "Coachen und sehen, ob es wirkt",
      body: [
        "Vor dem Gespräch die Belege eines Hinweises öffnen: die Kurve des Verkäufers neben der des Teams und die Deals dahinter. Unter Prozess steht bei der Phase, woran es meist hängt und was zu coachen ist.",
        "Der Prozess gehört dem Team und lässt sich unter Prozess ändern: Phasen formulieren, hinzufügen, verschieben, zusammenlegen, weglegen. Kein Deal geht verloren: Das Fenster sagt, wie viele eine Phase hält und wo sie von da an zählen, und die Phase kann zurückkommen. Dateien dürfen die alten Namen weiter verwenden.",
        "Coaching planen, am Hinweis oder bei einer Phase auf der Seite des Verkäufers, hält fest, was vereinbart ist, ab wann und wann wieder hinzusehen ist. Nicht jetzt stellt einen Hinweis zurück und merkt sich den Grund. Unter Coaching stehen die Pläne so, wie sie an der Reihe sind.",
        "Neue im Team, unter Team, folgt allen im ersten Jahr Monat für Monat, über dem Band früherer Neuer nach gleicher Zeit. Es sagt, was üblich war; bei weniger als drei früheren Neuen gibt es kein Band, und es sagt es.",
        "Ein Plan sagt, was sich in seiner Phase seit dem Beginn geändert hat, über das hinaus, was sich beim übrigen Team geändert hat. Bei wenigen Deals ist das Intervall weit: Dann lässt es sich noch nicht sagen, und er sagt es.",
      ],
    },
    undo: {
      title: "Rückgängig machen",
      body: [
        "Jede Änderung lässt sich rückgängig machen und wiederherstellen, auch nach einem Neustart. Ebenso jeder Import, unter Import: Was er brachte, geht; was seither von Hand geändert wurde, bleibt.",
      ],
    },
    backups: {
      title: "Wo die Daten liegen",
      body: [
        "Ein Arbeitsbereich ist eine Datei auf diesem Rechner. Einmal am Tag wird beim Öffnen eine Kopie angelegt, im Ordner „Stagecoach backups“ daneben; unter Einstellungen lässt sich jederzeit eine anlegen und eine wiederherstellen, als eigener Arbeitsbereich. Bevor eine neuere Version des Programms einen Arbeitsbereich ändert, legt sie eine Kopie daneben. Eine Passphrase, unter Einstellungen gesetzt, verschlüsselt die Datei und jede Kopie, die danach entsteht; geht sie verloren, ist auch der Arbeitsbereich verloren.",
        "Nichts verlässt den Rechner: kein Konto, kein Netz, keine Telemetrie.",
      ],
    },
  },
};
