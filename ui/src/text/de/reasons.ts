// Why a deal waits, and what a reader of the figures must know, in words.
import type { Dictionary } from "..";
import { count } from "../format";
import { days, deals } from "./plural";

export const reasons: Dictionary["reasons"] = {
  reason(of) {
    switch (of.kind) {
      case "close_date_past":
        return { words: `Abschlusstag ${days(of.days)} vorbei`, loud: "lost" };
      case "went_back":
        return {
          words: of.times === 1 ? "ging zurück" : `ging ${count(of.times)}× zurück`,
          loud: "stalled",
        };
      case "owner_changed":
        return { words: "Übergabe", loud: "plain" };
      case "no_amount":
        return { words: "kein Betrag", loud: "plain" };
    }
  },
  note(of) {
    switch (of.kind) {
      case "no_history":
        return of.deals >= of.of
          ? {
              title:
                "Diese Deals kommen aus einer Momentaufnahme: Ihr Weg durch die Phasen ist nicht bekannt.",
              body: "Abschlussquote, Tage bis zum Abschluss und offener Wert lassen sich sagen. Konversion je Phase, Zeit in der Phase und festgefahrene Deals nicht, bis ein zweiter Export zeigt, was sich bewegt hat.",
            }
          : {
              title: `${deals(of.deals)} von ${count(of.of)} kamen ohne den Tag, an dem sie in eine Phase eingetreten sind.`,
              body: `Sie zählen zur offenen Pipeline und zu den geschlossenen Deals, aber zu keiner Konversion, Zeit oder festgefahrenen Deals einer Phase. Die anderen ${count(of.of - of.deals)} zählen überall.`,
            };
      case "too_few_deals":
        return {
          title: `${count(of.cells)} von ${count(of.of)} Paaren aus Verkäufer und Phase haben zu wenige Deals für ein Urteil.`,
          body: "Sie werden gezeigt, aber nie gemeldet. Ein längerer Zeitraum bringt mehr Deals.",
        };
      case "no_deals":
        return {
          title: "Bei diesen Filtern bleiben keine Deals übrig.",
          body: "Zeitraum erweitern oder Filter zurücksetzen.",
        };
      case "one_rep":
        return {
          title: "Es gibt nur einen Verkäufer: niemand zum Vergleichen.",
          body: "Phasen können trotzdem stocken; Verkäufer werden nicht gemeldet.",
        };
      case "two_reps":
        return {
          title:
            "Es gibt nur zwei Verkäufer: Wo sie sich unterscheiden, lässt sich nicht sagen, wer aus der Reihe fällt.",
          body: "Phasen können trotzdem stocken; Verkäufer werden nicht gemeldet.",
        };
    }
  },
  strength: { strong: "deutlich", likely: "wahrscheinlich" },
  problem: { loses: "verliert Deals", slow: "Deals bleiben liegen" },
};
