//! Findings and notes, in German, worded from the facts as on the window's pages.

use chrono::{Datelike, NaiveDate};
use engine::{
    difference::Differences,
    forecast::{AmountRange, Forecast},
    review::{Against, Aspect, Case, FlagProblem, Note, Reason, Twin},
};

use super::super::place::Place;
use super::with_comma;
use super::{
    super::dictionary::{Headlines, InBaseWords, Whose},
    count, date, days, days_ago, deals, decimal, list, money_short, month, percent,
};
use crate::letters::clean;

pub(super) const HEADLINE: Headlines = Headlines {
    place: Place::Usual,
    none_title: "Keine Deals zu sehen.",
    none_sub: "Die Filter lassen keine übrig, oder es wurde noch nichts importiert.",
    none_open: "Kein Deal ist offen.",
    none_stalled: "Kein offener Deal ist festgefahren.",
    held_there: "Das ist dort mehr als üblich.",
    lost_there: "Dort geht mehr verloren als zuvor.",
    slow_there: "Dort dauert es länger als zuvor.",
    team_there: "Dort braucht das ganze Team Hilfe.",
    one_rep: "Bei nur einem Verkäufer gibt es niemanden zum Vergleichen.",
    two_reps: "Bei zwei Verkäufern lässt sich nicht sagen, wer aus der Reihe fällt.",
    too_few: "Noch zu wenige Deals, um zu sagen, wen man coacht.",
    nobody: "Kein Verkäufer fällt aus der Reihe.",
    no_history: "Aus einer Momentaufnahme lässt sich nicht sagen, was festgefahren ist.",
    holds_up: |stage, held| stopped(format!("In {stage} steckt fest: {held}")),
    needed_there: |names| format!("Dort {} {} Hilfe.", need(names), list(names)),
    needed_at: |names, stage| format!("In {stage} {} {} Hilfe.", need(names), list(names)),
    in_all: |all, won| format!("{} insgesamt, {} gewonnen.", deals(all), count(won)),
    past: |stalled, open| {
        let are = if open == 1 { "ist" } else { "sind" };
        format!(
            "{} von {} in Arbeit {are} festgefahren.",
            count(stalled),
            deals(open)
        )
    },
    none_closed: |open| format!("{} in Arbeit, noch keiner geschlossen.", deals(open)),
    won_within: |share, typical| match typical {
        Some(typical) => format!(
            "{} der geschlossenen Deals sind gewonnen, üblich binnen {}.",
            percent(share),
            days_ago(typical)
        ),
        None => format!("{} der geschlossenen Deals sind gewonnen.", percent(share)),
    },
    rate_of: |rate, closed| format!("Abschlussquote {rate}, {}.", deals(closed)),
};

fn need(names: &[String]) -> &'static str {
    if names.len() == 1 {
        "braucht"
    } else {
        "brauchen"
    }
}

pub(super) const IN_BASE: InBaseWords = InBaseWords {
    place: Place::Usual,
    open: "offene Pipeline",
    stalled: "festgefahren",
    won: "gewonnen im Zeitraum",
    sums: |base, sums| stopped(format!("In {base}: {sums}")),
    rates: |rates| format!("Kurse: {rates}."),
    left_out: |what, sums, by| {
        format!(
            "Nicht enthalten, {what}: {sums}, weil ein Kurs bis zum {} fehlt.",
            date(by)
        )
    },
    rate: |one, value, base, day| {
        format!("1 {one} = {} {base} ab {}", with_comma(value), date(day))
    },
};

/// What is wrong at a stage of the whole team: `In Pitch geht mehr verloren als zuvor`.
pub(super) fn stage_case(case: &Case) -> String {
    let stage = clean(&case.stage);
    match (case.against, case.problem) {
        (Against::Held, _) => format!("In {stage} steckt mehr fest als üblich"),
        (Against::Before, FlagProblem::Loses) => format!("In {stage} geht mehr verloren als zuvor"),
        (Against::Before, FlagProblem::Slow) => format!("{stage} dauert länger als zuvor"),
        (Against::Rest, FlagProblem::Loses) => format!("Das Team verliert Deals in {stage}"),
        (Against::Rest, FlagProblem::Slow) => format!("Beim Team bleiben Deals in {stage} liegen"),
    }
}

/// What was counted, and what was expected: `8 weitergekommen, 12,6 erwartet`.
pub(super) fn seen(case: &Case) -> String {
    let done = match (case.against, case.problem) {
        (Against::Held, _) => "über der Grenze",
        (_, FlagProblem::Loses) => "weitergekommen",
        (_, FlagProblem::Slow) => "weg",
    };
    format!(
        "{} {done}, {} erwartet",
        count(case.observed),
        about(case.expected)
    )
}

/// One decimal where it matters.
fn about(value: f64) -> String {
    if value.abs() < 100.0 {
        decimal(value)
    } else {
        count(super::super::whole(value))
    }
}

/// `Bei Ben bleiben Deals in Pitch länger liegen als im Team: 8 weg, 13,4 erwartet.`
pub(super) fn case(whose: Whose<'_>, case: &Case) -> String {
    let stage = clean(&case.stage);
    let numbers = seen(case);
    match (case.against, case.problem) {
        (Against::Held, _) => {
            return format!(
                "In {stage} warten {} über der Grenze, {} wären es im eigenen Tempo der Phase.",
                deals(case.observed),
                about(case.expected)
            );
        }
        (Against::Before, FlagProblem::Loses) => {
            return format!("In {stage} geht mehr verloren als zuvor: {numbers}.");
        }
        (Against::Before, FlagProblem::Slow) => {
            return format!("{stage} dauert länger als zuvor: {numbers}.");
        }
        (Against::Rest, _) => {}
    }
    let whose = match whose {
        Whose::Source(of) => format!("Deals aus {}", clean(of)),
        Whose::Persona(of) => format!("Deals mit {}", clean(of)),
        Whose::Rep(_) | Whose::Team => {
            let rep = match whose {
                Whose::Rep(rep) => Some(clean(rep)),
                _ => None,
            };
            let twin = twin(rep.as_deref(), case);
            return match case.problem {
                FlagProblem::Loses => format!(
                    "{} bringt aus {stage} weniger Deals weiter als das übrige Team: {numbers}.{twin}",
                    rep.as_deref().unwrap_or("Das Team")
                ),
                FlagProblem::Slow => format!(
                    "Bei {} bleiben Deals in {stage} länger liegen als im Team: {numbers}.{twin}",
                    rep.as_deref().unwrap_or("allen")
                ),
            };
        }
    };
    match case.problem {
        FlagProblem::Loses => {
            format!("{whose} gehen in {stage} öfter verloren als andere: {numbers}.")
        }
        FlagProblem::Slow => {
            format!("{whose} bleiben in {stage} länger liegen als andere: {numbers}.")
        }
    }
}

/// ` Fast alle diese Deals kommen aus Messe, woraus sonst kaum jemand Deals hat: Ob es an Ben oder an Messe
/// liegt, lässt sich nicht sagen.`
fn twin(rep: Option<&str>, case: &Case) -> String {
    let (Some(rep), Some(Twin { aspect, of })) = (rep, &case.twin) else {
        return String::new();
    };
    let of = clean(of);
    let share = match aspect {
        Aspect::Source => "kommen aus {}, woraus sonst kaum jemand Deals hat",
        Aspect::Persona => "haben {} als Persona, mit der sonst kaum jemand zu tun hat",
    };
    let share = share.replace("{}", &of);
    format!(
        " Fast alle diese Deals {share}: Ob es an {rep} oder an {of} liegt, lässt sich nicht sagen."
    )
}

/// A cause as a chip: `Abschlusstag 12 Tage vorbei`.
pub(super) fn reason(reason: &Reason) -> String {
    match reason {
        Reason::CloseDatePast { days: n } => format!("Abschlusstag {} vorbei", days(*n)),
        Reason::WentBack { times: 1 } => "ging zurück".to_owned(),
        Reason::WentBack { times } => format!("ging {}× zurück", count(*times)),
        Reason::OwnerChanged => "Übergabe".to_owned(),
        Reason::NoAmount => "kein Betrag".to_owned(),
    }
}

/// A note as one plain sentence.
pub(super) fn note(note: &Note) -> String {
    match note {
        Note::NoHistory { deals: n, of } if n == of => format!(
            "Alle {} kommen aus einer Momentaufnahme: Abschlussquote, Tage bis zum Abschluss und offene \
             Deals lassen sich sagen, Konversion und Zeit je Phase nicht.",
            deals(*of)
        ),
        Note::NoHistory { deals: n, of } => format!(
            "{} von {} kommen aus einer Momentaufnahme und zählen zu keiner Konversion und keiner Zeit \
             einer Phase.",
            deals(*n),
            count(*of)
        ),
        Note::TooFewDeals { cells, of } => format!(
            "{} von {} Paaren aus Verkäufer und Phase haben zu wenige Deals für ein Urteil.",
            count(*cells),
            count(*of)
        ),
        Note::NoDeals => "Bei diesen Filtern bleiben keine Deals übrig.".to_owned(),
        Note::OneRep => "Es gibt nur einen Verkäufer: Niemand zum Vergleichen, also wird niemand \
                         gemeldet."
            .to_owned(),
        Note::TwoReps => "Es gibt nur zwei Verkäufer: Wo sie sich unterscheiden, lässt sich nicht \
                          sagen, wer aus der Reihe fällt, also wird niemand gemeldet."
            .to_owned(),
    }
}

/// `9 bis 17 weitere Gewinne bis 31. März (13 erwartet), im Wert von 310 bis 720 Tsd. €.`
pub(super) fn forecast(of: &Forecast) -> String {
    if of.until <= of.as_of {
        return format!(
            "{} liegt nicht nach dem {}, dem letzten bekannten Tag: Ein späterer Tag ist nötig.",
            until(of.until, of.as_of),
            until(of.as_of, of.as_of)
        );
    }
    if of.open == 0 && of.left_out > 0 {
        return "Es ist nicht bekannt, seit wann die offenen Deals dort sind, wo sie sind: Ihre \
                Gewinne lassen sich nicht vorhersagen."
            .to_owned();
    }
    if of.open == 0 {
        return "Kein Deal ist offen, also ist von keinem ein Gewinn zu erwarten.".to_owned();
    }
    if of.draws == 0 {
        return "Noch ist kein Deal gewonnen, also lässt sich kein Gewinn vorhersagen.".to_owned();
    }
    stopped(format!(
        "{} bis {} ({} erwartet){}",
        more_wins(of.wins.low.floor(), of.wins.high.ceil()),
        until(of.until, of.as_of),
        expected(of.wins.expected),
        worth(of)
    ))
}

/// With a full stop, unless one is there: "Tsd." is the last word where the currency stands before the sum.
fn stopped(mut said: String) -> String {
    if !said.ends_with('.') {
        said.push('.');
    }
    said
}

fn more_wins(low: f64, high: f64) -> String {
    let (noun, end) = if high < 1.5 {
        ("weiterer Gewinn", high)
    } else {
        ("weitere Gewinne", high)
    };
    if high < 0.5 {
        "Keine weiteren Gewinne".to_owned()
    } else if high - low < 0.5 {
        format!("{end:.0} {noun}")
    } else {
        format!("{low:.0} bis {end:.0} {noun}")
    }
}

/// Whole from ten on; below, with one decimal where it says something.
fn expected(mean: f64) -> String {
    let tenths = decimal(mean);
    match tenths.strip_suffix(",0") {
        _ if mean < 0.05 => "weniger als 0,1".to_owned(),
        Some(whole) => whole.to_owned(),
        None if mean >= 9.95 => format!("{mean:.0}"),
        None => tenths,
    }
}

fn worth(of: &Forecast) -> String {
    let between = |range: &AmountRange| {
        let (low, high) = (money_short(range.low), money_short(range.high));
        if low == high {
            low
        } else {
            format!("{low} bis {high}")
        }
    };
    let said = match &of.amounts[..] {
        [] if of.unpriced == 1 => return "; er hat keinen Betrag".to_owned(),
        [] => return "; kein offener Deal hat einen Betrag".to_owned(),
        [one] => between(one),
        [one, other] => format!("{} und {}", between(one), between(other)),
        [one, other, rest @ ..] => format!(
            "{}, {} und Beträgen in {} {}",
            between(one),
            between(other),
            rest.len(),
            if rest.len() == 1 {
                "weiteren Währung"
            } else {
                "weiteren Währungen"
            }
        ),
    };
    let without = match of.unpriced {
        0 => String::new(),
        1 => format!("; 1 von {} offenen Deals hat keinen Betrag", count(of.open)),
        n => format!(
            "; {} von {} offenen Deals haben keinen Betrag",
            count(n),
            count(of.open)
        ),
    };
    format!(", im Wert von {said}{without}")
}

/// `31. März`, with the year where it is another than this one.
fn until(day: NaiveDate, now: NaiveDate) -> String {
    if day.year() == now.year() {
        format!("{}. {}", day.day(), month(day))
    } else {
        date(day)
    }
}

/// What a file brought beside new deals: one short line for each kind of difference that there is, the
/// weightiest first.
pub(super) fn differences(of: &Differences) -> Vec<String> {
    let kinds = [
        (of.won, "gewonnen", "gewonnen"),
        (of.lost, "verloren", "verloren"),
        (
            of.completed,
            "nach dem Verkauf abgeschlossen",
            "nach dem Verkauf abgeschlossen",
        ),
        (of.advanced, "um eine Phase weiter", "um eine Phase weiter"),
        (of.skipped, "mit Sprung weiter", "mit Sprung weiter"),
        (of.went_back, "zurückgegangen", "zurückgegangen"),
        (of.reopened, "wieder offen", "wieder offen"),
        (of.owner, "übergeben", "übergeben"),
        (
            of.close_later,
            "mit späterem Abschluss",
            "mit späterem Abschluss",
        ),
        (
            of.close_earlier,
            "mit früherem Abschluss",
            "mit früherem Abschluss",
        ),
        (of.amount_up, "ist mehr wert", "sind mehr wert"),
        (of.amount_down, "ist weniger wert", "sind weniger wert"),
        (
            of.currency,
            "in einer anderen Währung",
            "in einer anderen Währung",
        ),
        (of.details, "mit anderen Angaben", "mit anderen Angaben"),
        (
            of.disappeared,
            "steht nicht mehr in dieser Datei; er bleibt und zählt nicht als verloren",
            "stehen nicht mehr in dieser Datei; sie bleiben und zählen nicht als verloren",
        ),
        (
            of.reappeared,
            "steht wieder in der Datei",
            "stehen wieder in der Datei",
        ),
    ];
    let mut lines: Vec<String> = kinds
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, many)| format!("{} {}", deals(n), if n == 1 { one } else { many }))
        .collect();
    let within = match of.widest_days {
        1 => "einen Tag".to_owned(),
        n => days(n),
    };
    match of.moves_between {
        0 => {}
        1 => lines.push(format!(
            "1 Phasenwechsel ist nur auf {within} genau bekannt: Er liegt zwischen zwei Dateien, und die Mitte gilt"
        )),
        n => lines.push(format!(
            "{} Phasenwechsel sind nur auf {within} genau bekannt: Sie liegen zwischen zwei Dateien, und die Mitte gilt",
            count(n)
        )),
    }
    lines
}
