// What every figure means: the rule first in a sentence, then how it is reckoned. These words are
// a contract with whoever distrusts a number.
import type { Dictionary } from "..";

export const definitions: Dictionary["definitions"] = {
  open_pipeline: {
    title: "Offene Pipeline",
    body: "Der Wert aller Deals, die am Stichtag weder gewonnen noch verloren sind. Deals ohne Betrag zählen als Deals, nicht als Wert. Währungen werden nicht ineinander umgerechnet.",
    how: "",
  },
  effect: {
    title: "Wirkung eines Plans",
    body: "Der Verkäufer in der Phase seit dem Beginn des Plans gegen vorher, über das hinaus, was sich in denselben zwei Zeiträumen für den Rest des Teams geändert hat. Deals, die vor dem Beginn eintraten, zählen zu vorher, wie sie damals standen; was aus denen wurde, die unterwegs waren, zählt zu keinem.",
    how: "Differenz der Differenzen auf der Skala der Hinweise. Wie schlecht es vorher war, wird um die natürliche Streuung im Team geschrumpft, denn gewählt wurde, was schlecht aussah. Eine Änderung gilt ab 1 von 100 je Blick, damit der wöchentliche Blick ehrlich bleibt.",
  },
  stalled: {
    title: "Festgefahren",
    body: "Offene Deals, die ohne Unterbrechung länger in ihrer Phase sind als deren Stillstandsgrenze.",
    how: "Einen Deal zu ändern oder eine E-Mail zu schreiben, stellt die Uhr nicht zurück; nur der Eintritt in eine Phase tut es.",
  },
  stall_point: {
    title: "Stillstandsgrenze",
    body: "Der Tag, bis zu dem vier von fünf Deals, die weiterkommen, weitergekommen sind. Danach ist Warten nicht mehr üblich.",
    how: "Kleinstes t mit F(t) ≥ 0,8 · F(Ende), F die Kurve des Weiterkommens. Bei weniger als 20 weitergekommenen Deals die Vorgabe der Phase; eine eigene Zahl der Leitung geht beidem vor.",
  },
  win_rate: {
    title: "Abschlussquote",
    body: "Die Chance, dass ein Deal am Ende gewonnen wird. Noch offene Deals zählen so lange, wie sie beobachtet sind. Der Anteil der gewonnenen unter den geschlossenen steht daneben: Er liegt zu hoch oder zu niedrig, solange Deals offen sind.",
    how: "Kumulative Inzidenz des Gewinnens nach Aalen–Johansen über ganze Deals, Verlust als konkurrierendes Ende, offene Deals zensiert, mit 95-%-Intervall. Unter den geschlossenen: Wilson. Wo kein Deal einen ersten Tag hat, lässt sich nur der Anteil unter den geschlossenen sagen.",
  },
  days_to_win: {
    title: "Übliche Tage bis zum Abschluss",
    body: "Die Hälfte der gewonnenen Deals brauchte nicht länger, vom ersten Tag bis zum Tag des Gewinns.",
    how: "Median ganzer Kalendertage; „Hälfte zwischen“ sind die Quartile.",
  },
  won_in_period: {
    title: "Gewonnen im Zeitraum",
    body: "Was zwischen dem ersten und dem letzten Tag des Zeitraums gewonnen wurde, nach dem Tag des Gewinns.",
    how: "",
  },
  conversion: {
    title: "Konversion",
    body: "Die Chance, dass ein Deal, der in die Phase eintritt, am Ende über sie hinauskommt. Noch offene Deals zählen so lange, wie sie beobachtet sind.",
    how: "Kumulative Inzidenz des Weiterkommens nach Aalen–Johansen, Verlust als konkurrierendes Ende, offene Deals zensiert; Standardfehler nach dem infinitesimalen Jackknife, 95-%-Intervall wie bei Wilson, für so viele einfache Versuche, wie denselben Fehler haben, mit Students t, solange Deals offen sind.",
  },
  decided: {
    title: "Entschieden",
    body: "Weitergekommene unter denen, die weiterkamen oder verloren gingen. Einfach, aber zu hoch oder zu niedrig, solange Deals offen sind.",
    how: "Mit dem 95-%-Intervall nach Wilson.",
  },
  median_days: {
    title: "Hälfte weg nach",
    body: "Die Hälfte der Deals, die in die Phase kamen, hatte sie bis zu diesem Tag verlassen, so oder so.",
    how: "Kaplan–Meier: kleinstes t mit S(t) ≤ ½. Keine Angabe, wenn die Hälfte nie ging.",
  },
  quartile_days: {
    title: "Quartile",
    body: "Ein Viertel, die Hälfte und drei Viertel der Deals hatten die Phase bis zu diesen Tagen verlassen, so oder so.",
    how: "Kaplan–Meier; ein nie erreichtes Quartil fehlt.",
  },
  entered: {
    title: "Eingetreten",
    body: "Deals, die im Zeitraum in die Phase kamen. Jeder ist weitergekommen, verloren oder noch offen: Die drei ergeben immer die Summe.",
    how: "Ein Deal zählt je Phase einmal, ab dem ersten Eintritt; ein Rückschritt fängt nicht von vorn an.",
  },
  advanced: {
    title: "Weitergekommen",
    body: "Deals, die in eine spätere Phase kamen oder gewonnen wurden.",
    how: "",
  },
  lost: {
    title: "Verloren",
    body: "Deals, deren letzter Schritt „verloren“ ist, ohne dass sie weitergekommen wären. Ein zurückgenommener Verlust ist nie geschehen.",
    how: "",
  },
  open: {
    title: "Offen",
    body: "Deals, die am Stichtag weder weitergekommen noch verloren sind.",
    how: "",
  },
  skipped: {
    title: "Übersprungen",
    body: "Deals, die an der Phase vorbeikamen, ohne in sie einzutreten. Sie zählen zu keiner Zeit und keiner Konversion dieser Phase.",
    how: "",
  },
  went_back: {
    title: "Zurückgegangen",
    body: "Deals, die aus dieser Phase in eine frühere gingen. Ihre Uhr lief weiter.",
    how: "",
  },
  exits: {
    title: "Gegangen und erwartet",
    body: "Wie viele Deals die Phase verlassen haben, neben der Zahl, die es im Vergleichstempo gewesen wären: dem des ganzen Teams oder der Vorperiode.",
    how: "Log-Rank: beobachtete und erwartete Abgänge beider Art, Tag für Tag über die Deals unter Risiko.",
  },
  expected_advances: {
    title: "Weitergekommen und erwartet",
    body: "Wie viele Deals weiterkamen, neben der Zahl, die es bei der Vergleichsrate gewesen wären: der des übrigen Teams, der anderen Quellen oder Personas oder der Vorperiode.",
    how: "Entschiedene Deals × Anteil der weitergekommenen bei den Vergleichsdeals.",
  },
  chance_now: {
    title: "Chance jetzt",
    body: "Die Chance, dass der Deal nach so langem Warten noch weiterkommt, neben der am ersten Tag in der Phase.",
    how: "(F(Ende) − F(t)) / S(t) nach t Tagen; F(Ende), wenn frisch.",
  },
  at_stake: {
    title: "Wert auf dem Spiel",
    body: "Der Wert des Deals mal dem, was das Warten seine Chance gekostet hat. Das meiste steht oben.",
    how: "",
  },
  advance_30: {
    title: "Kommt binnen 30 Tagen weiter",
    body: "Die Chance, dass ein Deal in den nächsten 30 Tagen weiterkommt, wie es Deals wie er nach so langem Warten taten. Beim Zeigen: das 95-%-Intervall, worauf sie beruht und wie viele frühere Fälle es sind.",
    how: "Gelernt aus Tagen in der Phase, Verkäufer, Quelle, Betrag und dem Verlauf des Deals, wo das spätere Monate besser vorhersagte als die bloße Kurve der Phase; sonst diese Kurve.",
  },
  trend: {
    title: "Nach Eintrittsmonat",
    body: "Jeder Deal zählt in dem Monat, in dem er hereinkam, wann immer er endete: Ein Monat ändert sich nicht durch späteres Geschäft, er setzt sich nur. Ein schraffierter Monat ist noch nicht gesetzt: Mehr als 5 % dessen, was seine Deals bringen werden, wird noch erwartet.",
    how: "Konversion wie überall (Aalen–Johansen, 95-%-Intervall), Tage als Mediane nach Kaplan–Meier mit 95-%-Intervall, jeweils aus den Deals des Monats. „Steht noch aus“ ist der Anteil der endgültigen Gewinne eines Monats, der nach dem Stichtag erwartet wird, nach der Kurve früherer Monate.",
  },
  forecast: {
    title: "Prognose",
    body: "Wie viele der jetzt offenen Deals bis zu einem Tag gewonnen werden und was sie wert sind, wenn sie sich bewegen, wie sich Deals hier bisher bewegt haben. In vier von fünf Fällen liegt das Ergebnis in der Spanne.",
    how: "Jeder offene Deal wird entlang der Kurven der Phasen weiterverfolgt, tausende Male (semi-Markow, Verlust als konkurrierendes Ende, stets derselbe Startwert). Erwartet ist der Mittelwert; die Spanne ist das 80-%-Intervall. Die Filter bestimmen, welche offenen Deals zählen; der Zeitraum spielt keine Rolle. Währungen werden nicht ineinander umgerechnet.",
  },
  tenure: {
    title: "Erste Monate",
    body: "Die ersten Monate eines neuen Verkäufers neben dem, was frühere Neue nach gleicher Zeit erreicht hatten. Das Band umfasst ihre mittlere Hälfte: Es sagt, was üblich war, und ist kein Test.",
    how: "Gewinne und weitergekommene unter den entschiedenen Durchgängen, gezählt ab dem ersten Tag (Einstellung oder erster Phasenwechsel), gleich welcher Zeitraum; Quartile über frühere Neue, die ebenso lange da waren, mindestens drei.",
  },
  ramp: {
    title: "Einarbeitung",
    body: "Alle im ersten Jahr, Monat für Monat, neben den früheren Neuen, deren erstes Jahr vorbei ist, nach gleicher Zeit. Das Band umfasst 80 von 100 davon, oder alle, wenn es weniger als zehn sind: Es sagt, was üblich war, und ist kein Test.",
    how: "Gezählt ab dem ersten Tag (Einstellung oder erster Phasenwechsel) bis zum Ende jedes Monats, nach dem, was bis dahin entschieden war, für neue und frühere Neue gleich, gleich welcher Zeitraum. Die früheren Neuen sind in jedem Monat dieselben, mindestens drei; wer früh ging, ist darunter. Ein hohler Punkt ist ein Monat, der nicht vorbei ist, so weit gezeichnet, wie er gekommen ist.",
  },
  findings: {
    title: "Für das Marketing",
    body: "Eine Lead-Quelle oder eine Käufer-Persona, deren Deals in einer Phase schlechter abschneiden als die der anderen. Das sagt etwas über die Herkunft der Deals, nicht über einen Verkäufer.",
    how: "Beurteilt wie Verkäufer, in einer eigenen Liste, von der höchstens 1 von 10 falsch sein soll.",
  },
  flags: {
    title: "Hinweise",
    body: "Ein Verkäufer in einer Phase, oder eine Phase als Ganzes, die eine Stunde wert ist. Von der Liste soll höchstens 1 von 10 falsch sein.",
    how: "Falscherkennungsrate von 10 % über alle Verkäufer, Phasen und beide Probleme zusammen; Verkäufer unterscheiden sich von Natur aus, und das allein ist kein Hinweis.",
  },
  causes: {
    title: "Was dahintersteckt",
    body: "Ursachen, die am Deal selbst zu finden sind: was von ihm festgehalten ist, gemessen an dem, was seine Phase verlangt und was in diesem Team üblich ist. Nichts ist geraten: Wo nichts festgehalten ist, woran sich eine Ursache erkennen ließe, ist sie nicht bekannt, und es steht da, was sie bekannt machte.",
    how: "Ein Fehlen zählt nur, wo das Team dergleichen festhält oder die Datei eine Spalte dafür hatte. „Üblich“ ist, was vier von fünf Pausen zwischen zwei Aktivitäten höchstens dauern; bei Einwänden der Median bis zum Ausräumen. Was Deals aufhält, steht oben, was keinen Unterschied machte, unten.",
  },
  cause_test: {
    title: "Macht es etwas aus?",
    body: "Deals in dieser Phase mit der Ursache neben solchen ohne, bei gleichem Alter: welcher Anteil binnen 30 Tagen weiterkam, in den letzten zwei Jahren. Ein Vergleich, kein Beweis: Solche Deals können sich in etwas unterscheiden, was niemand festgehalten hat.",
    how: "Ein Blick je Deal und 30 Tage; Differenz der Anteile über Altersbänder (Mantel–Haenszel) mit 95-%-Intervall, Blicke auf einen Deal zusammengefasst. „Hält Deals auf“ heißt: der Unterschied ist größer als 2 Punkte; über alle Ursachen und Phasen eines Teams ist höchstens 1 von 20 falsch zu erwarten (Benjamini–Hochberg); weniger als 15 Deals auf einer Seite sind zu wenige für ein Urteil.",
  },
  as_of: {
    title: "Stichtag",
    body: "Alles nach diesem Tag bleibt außer Betracht, als sähe man an diesem Tag hin.",
    how: "",
  },
};
