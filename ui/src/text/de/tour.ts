// The tour: four stops on the sample team.
import type { Dictionary } from "..";

export const tour: Dictionary["tour"] = {
  label: "Rundgang",
  step: (n, of) => `${n} von ${of}`,
  next: "Weiter",
  back: "Zurück",
  leave: "Rundgang verlassen",
  finish: "Fertig",
  stops: {
    stages: {
      title: "Wo Deals festfahren",
      body: "Jede Phase mit dem, was aus ihren Deals wurde. Bernstein heißt festgefahren: länger, als vier von fünf Deals brauchen, die weiterkommen. Ein Klick auf Balken oder Zahl zeigt die Deals dahinter.",
    },
    coach: {
      title: "Wen coachen",
      body: "Eine Karte ist ein Verkäufer in einer Phase, mit den Zahlen dazu. Was der Zufall erklärt, steht nicht da; von der ganzen Liste ist höchstens 1 von 10 falsch zu erwarten. Die Belege zeigen Kurve und Deals.",
    },
    talk: {
      title: "Worüber zu sprechen ist",
      body: "Festgefahrene Deals, zuerst die, bei denen das Warten am meisten kostet: Tage hier, die Chance jetzt gegenüber einem frischen, und warum er warten mag. Ein Klick öffnet den Deal; dort steht auch der nächste Schritt.",
    },
    import: {
      title: "Jetzt mit eigenen Daten",
      body: "Den Export aus dem CRM auf diesem Fenster ablegen. Er wird gezeigt, wie er gelesen wird, bevor etwas importiert ist, und jeder Import lässt sich zurücknehmen. Die Anleitung steht unter Hilfe.",
    },
  },
};
