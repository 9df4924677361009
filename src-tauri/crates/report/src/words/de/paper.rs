//! Headings and heads of paper and terminal, and the sheet of a one-to-one, in German.

use engine::{review::FlagProblem, since::Became};

use super::super::place::Place;
use super::{
    super::dictionary::{FileNames, OneToOneWords, Paper, TerminalWords, Whose},
    count, date, days, deals, plural,
};
use crate::letters::clean;

pub(super) const PAPER: Paper = Paper {
    place: Place::Usual,
    open_pipeline: "Offene Pipeline",
    stalled: "Festgefahren",
    win_rate: "Abschlussquote",
    days_to_win: "Übliche Tage bis Abschluss",
    won: "Gewonnen im Zeitraum",
    none_closed: "noch kein Deal geschlossen",
    past_stall_point: " über der Grenze",
    where_stall: "Wo Deals festfahren",
    whom: "Wen coachen",
    reps_stages: "Verkäufer und Phasen",
    rate_by_rep: "Abschlussquote nach Verkäufer",
    coming: "Was noch kommt",
    by_month: "Nach Monat",
    marketing: "Für das Marketing",
    first_year: "Im ersten Jahr",
    behind: "Was dahintersteckt",
    talk: "Deals zum Besprechen",
    notes: "Was vorab zu wissen ist",
    problems: "Was nicht verstanden wurde",
    meanings: "Was die Zahlen bedeuten",
    made_by: "Erstellt mit Stagecoach. Gesetzt in Inter, SIL Open Font License 1.1.",
    nothing_loaded: "Erstellt mit Stagecoach. Nichts in dieser Datei wird von irgendwoher geladen oder \
                     irgendwohin gesendet. Gesetzt in Inter, SIL Open Font License 1.1.",
    as_table: "Als Tabelle",
    stalled_deals: "festgefahrenen Deals",
    rows: "Zeilen",
    page_of: |page, all| format!("{page} von {all}"),
    as_of: |day| format!("Stand {}", date(day)),
    half_within: |low, high, won| {
        format!("Hälfte zwischen {low} und {high}, {} gewonnen", count(won))
    },
    won_deals: |n| format!("{} gewonnen", count(n)),
    of_closed: |range, closed| format!("{range} von {} geschlossenen", count(closed)),
    whose: |whose| match whose {
        Whose::Team => "Das ganze Team".to_owned(),
        Whose::Rep(rep) => clean(rep),
        Whose::Source(of) => format!("Quelle {}", clean(of)),
        Whose::Persona(of) => format!("Persona {}", clean(of)),
    },
    deal_heads: || {
        [
            "Deal",
            "Verkäufer",
            "Phase",
            "Tage hier",
            "Grenze",
            "Chance jetzt",
            "in 30 Tagen",
            "frisch",
            "Wert",
            "Warum",
        ]
    },
    problem_heads: || ["Datei", "Zeile", "Spalte", "Was geschah"],
    first_of: |listed, all, what| {
        format!("Die ersten {listed} von {all} {what}. Alle stehen im JSON.")
    },
    definitions: || DEFINITIONS.to_vec(),
};

/// What a reader of paper needs of the numbers' definitions, under the names that it uses.
const DEFINITIONS: [(&str, &str); 17] = [
    (
        "Eingetreten",
        "Deals, die im Zeitraum in die Phase kamen. Jeder ist weitergekommen, verloren oder noch offen: \
         Die drei ergeben immer die Summe.",
    ),
    (
        "Konversion",
        "Die Chance, dass ein Deal, der in die Phase eintritt, am Ende über sie hinauskommt. Noch \
         offene Deals zählen so lange, wie sie beobachtet sind: Aalen–Johansen, Verlust als \
         konkurrierendes Ende, mit 95-%-Intervall.",
    ),
    (
        "Entschieden",
        "Weitergekommene unter denen, die weiterkamen oder verloren gingen, mit dem 95-%-Intervall \
         nach Wilson. Einfach, aber zu hoch oder zu niedrig, solange Deals offen sind.",
    ),
    (
        "Hälfte weg nach",
        "Die Hälfte der Deals, die in die Phase kamen, hatte sie bis zu diesem Tag verlassen, so oder \
         so (Kaplan–Meier). Keine Angabe, wenn die Hälfte nie ging.",
    ),
    (
        "Stillstandsgrenze",
        "Der Tag, bis zu dem vier von fünf Deals, die weiterkommen, weitergekommen sind. Bei weniger \
         als 20 weitergekommenen Deals die Vorgabe der Phase; eine eigene Zahl der Leitung geht beidem \
         vor.",
    ),
    (
        "Festgefahren",
        "Offene Deals, die ohne Unterbrechung länger in ihrer Phase sind als deren Stillstandsgrenze.",
    ),
    (
        "Chance jetzt",
        "Die Chance, dass der Deal nach so langem Warten am Ende noch weiterkommt; ein Strich, wo noch \
         keiner so lange blieb.",
    ),
    (
        "Frisch",
        "Die Chance weiterzukommen, die der Deal am ersten Tag in der Phase hatte.",
    ),
    (
        "In 30 Tagen",
        "Die Chance, dass ein Deal in den nächsten 30 Tagen weiterkommt, wie es Deals wie er nach so \
         langem Warten taten.",
    ),
    (
        "Übersprungen",
        "Deals, die an der Phase vorbeikamen, ohne in sie einzutreten. Sie zählen zu keiner Zeit und \
         keiner Konversion dieser Phase.",
    ),
    (
        "Erwartet",
        "Was bei der Rate der anderen, im Tempo aller zusammen, bei Rate oder Tempo der Vorperiode oder \
         im eigenen Tempo der Phase zu sehen gewesen wäre, mit denselben Deals, gleich lange \
         beobachtet.",
    ),
    (
        "Steht noch aus",
        "Der Anteil der endgültigen Gewinne eines Monats, der nach dem Stichtag erwartet wird, nach der \
         Kurve früherer Monate; ab 5 % gilt der Monat als noch nicht gesetzt.",
    ),
    (
        "Was noch kommt",
        "Wie viele der jetzt offenen Deals bis zu einem Tag gewonnen werden, wenn sie sich bewegen, wie \
         sich Deals hier bisher bewegt haben. In vier von fünf Fällen liegt das Ergebnis in der \
         Spanne.",
    ),
    (
        "Im ersten Jahr",
        "Die ersten Monate eines neuen Verkäufers neben dem, was frühere Neue nach gleicher Zeit \
         erreicht hatten. Das Band umfasst ihre mittlere Hälfte: Es sagt, was üblich war, und ist kein \
         Test.",
    ),
    (
        "Hinweis",
        "Ein Verkäufer in einer Phase, eine Phase als Ganzes oder eine Quelle oder Persona, die eine \
         Stunde wert ist. Von allen einer Art zusammen ist höchstens 1 von 10 falsch zu erwarten.",
    ),
    (
        "Farbe einer Zelle",
        "Wie stark die Belege sind, dass sie sich vom Team unterscheidet, in Schritten einer \
         Standardabweichung; nicht, wie groß der Unterschied ist.",
    ),
    (
        "Momentaufnahme",
        "Ein Export mit einer Zeile je Deal sagt, wo Deals sind, nicht, wie sie dorthin kamen: \
         Abschlussquoten lassen sich daraus sagen, Konversion je Phase nicht.",
    ),
];

pub(super) const TERMINAL: TerminalWords = TerminalWords {
    place: Place::Usual,
    deals: "Deals",
    not_understood: "Nicht verstanden",
    stage_heads: || {
        [
            "Phase",
            "Eingetreten",
            "Weiter",
            "Verloren",
            "Konversion",
            "95-%-Intervall",
            "Hälfte weg",
            "Grenze",
            "Offen",
            "Fest",
            "Steckt fest",
        ]
    },
    rep_heads: || {
        [
            "Verkäufer",
            "Deals",
            "Gewonnen",
            "Verloren",
            "Abschlussquote",
            "Tage bis Abschluss",
        ]
    },
    deal_heads: || {
        [
            "Deal",
            "Verkäufer",
            "Phase",
            "Tage",
            "Grenze",
            "Chance",
            "In 30 Tagen",
            "Wert",
            "Warum",
        ]
    },
    month_heads: || {
        [
            "Monat",
            "Begonnen",
            "Gewonnen",
            "Verloren",
            "Offen",
            "Am Ende gewonnen",
            "95-%-Intervall",
            "Steht noch aus",
        ]
    },
    as_of: |day| format!("Stand {}.", date(day)),
    cased: |who, stage, strength, said| format!("{who} in {stage}, {strength}: {said}"),
    begun: |[all, won, lost, open, now], worth| {
        format!(
            "{} im Zeitraum begonnen: {} gewonnen, {} verloren, {} noch offen. {} jetzt in Arbeit \
             ({worth}).",
            deals(all),
            count(won),
            count(lost),
            count(open),
            count(now),
        )
    },
    stalled: |n, held| format!("{} festgefahren ({held}).", count(n)),
    rate: |rate| format!("Abschlussquote der geschlossenen {rate}."),
    typically: |n| format!("Üblich bis zum Gewinn: {}.", days(n)),
    line: |file, row| format!("{file}, Zeile {row}"),
    more: |n| format!("… und {n} weitere; --html und --json haben alle."),
};

pub(super) const FILES: FileNames = FileNames {
    place: Place::Usual,
    review: "Überblick",
    chart: "Diagramm",
    moves: "Phasenwechsel",
    one_to_one: |rep| format!("Einzelgespräch {rep}"),
};

pub(super) const ONE_TO_ONE: OneToOneWords = OneToOneWords {
    place: Place::Usual,
    changed: "Was sich geändert hat",
    flags: "Hinweise",
    no_flag: "Kein Hinweis.",
    talk: "Deals zum Besprechen",
    no_talk: "Kein Deal dieses Verkäufers ist festgefahren.",
    plans: "Laufende Pläne",
    no_plans: "Kein Plan läuft.",
    agreed: "Beim letzten Mal vereinbart",
    none_agreed: "Vom letzten Mal ist nichts offen.",
    newly_agreed: "Neu vereinbart",
    notes: "Notizen",
    nothing: "nichts",
    title: |rep| format!("Einzelgespräch: {rep}"),
    by: |words, day| format!("{words}, bis {}", date(day)),
    since: |day, told| format!("Seit dem Abend des {}: {told}.", date(day)),
    change: |n, of, worth| format!("{}{worth}", became(n, of)),
    waited: |n, stage| format!("{} in {stage}", days(n)),
    next: |next| match (next.is_there, &next.words, next.due) {
        (false, ..) => "Kein nächster Schritt.".to_owned(),
        (true, Some(words), None) => format!("Nächster Schritt: {}", clean(words)),
        (true, None, None) => "Ein nächster Schritt ist geplant.".to_owned(),
        (true, Some(words), Some(day)) => {
            format!("Nächster Schritt: {}, {}", clean(words), date(day))
        }
        (true, None, Some(day)) => format!("Nächster Schritt: {}", date(day)),
    },
    about: |problem| match problem {
        FlagProblem::Loses => "hier gehen Deals verloren",
        FlagProblem::Slow => "hier bleiben Deals liegen",
    },
    plan: |stage, about, day| format!("{stage}: {about}. Rückblick am {}.", date(day)),
};

/// How many deals became what.
fn became(n: u32, became: Became) -> String {
    let after = |words: &str| format!("{} {words}", count(n));
    match became {
        Became::New => plural(n, "neuer", "neue"),
        Became::MovedOn => after("weiter"),
        Became::SkippedAhead => after("mit Sprung weiter"),
        Became::WentBack => after("zurück"),
        Became::Won => after("gewonnen"),
        Became::Lost => after("verloren"),
        Became::Reopened => after("wieder offen"),
        Became::Completed => after("abgeschlossen"),
        Became::Churned => plural(n, "Kunde verloren", "Kunden verloren"),
        Became::Placed => after("zum ersten Mal in einer Phase"),
        Became::Slipped => after("mit späterem Abschluss"),
        Became::PulledIn => after("mit früherem Abschluss"),
        Became::Grown => after("gewachsen"),
        Became::Shrunk => after("geschrumpft"),
        Became::OwnerChanged => after("mit anderem Verkäufer"),
    }
}
