//! First months and first years, in German.

use engine::tenure::{RampUp, Tenure};

use super::super::place::Place;
use super::{super::dictionary::RampWords, count, deals, plural};
use crate::letters::clean;

pub(super) const RAMP: RampWords = RampWords {
    place: Place::Usual,
    none: "Hier erscheint, wer weniger als ein Jahr da ist und nach Beginn der Daten anfing.",
    own_key: "im ersten Jahr",
    interval_key: "95-%-Intervall, am Ende",
    all_key: "alle früheren Neuen",
    most_key: "80 von 100 früheren Neuen",
    each_key: "jeder von ihnen",
    no_band: "Was üblich war, lässt sich ab 3 früheren Neuen sagen, deren erstes Jahr vorbei ist.",
    all_counts: "Gezählt wird ab dem ersten Tag.",
    no_peers: "zu wenige frühere Neue zum Vergleich",
    early: "Noch hat niemand einen ganzen Monat mit entschiedenen Deals hinter sich.",
    median_row: "Median früherer Neuer",
    since: "Seit",
    month: |month, usual| format!("Monat {}: {usual}", count(month)),
    hires: |n, whole| {
        let of = count(n);
        if whole {
            format!("alle {of} früheren Neuen")
        } else {
            format!("80 von 100 der {of} früheren Neuen")
        }
    },
    range_row: |n, whole| {
        let of = count(n);
        if whole {
            format!("Alle {of} früheren Neuen")
        } else {
            format!("80 von 100 der {of} früheren Neuen")
        }
    },
    wins_by_then: |who, low, high, median| {
        format!("{who} hatten bis dahin {low} bis {high} Gewinne, der Median {median}")
    },
    share_by_then: |who, low, high, median| {
        format!(
            "bei {} kamen bis dahin {low} bis {high} der entschiedenen weiter, der Median {median}",
            who.replacen("alle ", "allen ", 1)
        )
    },
    share_cell: |share, advances, decided| {
        format!("{share} ({} von {})", count(advances), count(decided))
    },
    level: |level, of, earlier| {
        format!(
            "{} von {} im ersten Jahr {} bei entschiedenen Deals mindestens so oft weiter wie der \
             Median von {} früheren Neuen nach gleicher Zeit.",
            if level == 0 {
                "Niemand".to_owned()
            } else {
                count(level)
            },
            count(of),
            if level <= 1 { "kam" } else { "kamen" },
            count(earlier),
        )
    },
    beside: |n| {
        format!(
            "Neben {} früheren Neuen, deren erstes Jahr vorbei ist: in jedem Monat dieselben; was üblich \
             war, keine Prüfung.",
            count(n)
        )
    },
    drawn: |shown, all| {
        format!(
            "Gezeichnet sind die {}, die zuletzt anfingen; die Tabelle hat alle {}.",
            count(shown),
            count(all)
        )
    },
    before_data: |n| {
        format!(
            "{} schon vor Beginn der Daten da und nicht darunter.",
            plural(n, "Verkäufer war", "Verkäufer waren")
        )
    },
};

/// So many earlier hires at least are compared with.
const FEWEST: usize = 3;

/// As the engine says it in English, from the same facts.
pub(super) fn ramp_up(of: &RampUp) -> String {
    let new = of.hires.len();
    let number = |n: usize| count(engine::count::of(n));
    let who = match of.hires.as_slice() {
        [] => return "Niemand ist im ersten Jahr.".to_owned(),
        [one] => format!("{} ist im ersten Jahr", clean(&one.rep)),
        _ => format!("{} Verkäufer sind im ersten Jahr", number(new)),
    };
    let earlier = of.earlier.len();
    if of.band.is_empty() {
        let over = match earlier {
            0 => {
                "Von niemandem ist ein ganzes erstes Jahr bekannt: Zum Vergleichen gibt es nichts."
                    .to_owned()
            }
            1 => format!(
                "Nur 1 früherer Neuer hat ein ganzes Jahr hinter sich; was üblich war, lässt sich ab {FEWEST} \
                 sagen."
            ),
            n => format!(
                "Nur {n} frühere Neue haben ein ganzes Jahr hinter sich; was üblich war, lässt sich ab \
                 {FEWEST} sagen."
            ),
        };
        return format!("{who}. {over}");
    }
    let (at_least, with_a_month) = of.level();
    let median = format!(
        "der Median von {} früheren Neuen nach gleicher Zeit",
        number(earlier)
    );
    match (new, with_a_month, at_least) {
        (_, 0, _) => format!("{who}; noch ist kein erster Monat vorbei."),
        (1, _, 1) => format!("{who} und hat mindestens so viele Deals gewonnen wie {median}."),
        (1, _, _) => format!("{who} und hat weniger Deals gewonnen als {median}."),
        (_, all, at_least) => {
            let with = if all == new {
                "Davon".to_owned()
            } else {
                format!("Von den {} mit einem ganzen Monat", number(all))
            };
            let (who_has, has) = match at_least {
                0 => ("niemand".to_owned(), "hat"),
                1 => ("1".to_owned(), "hat"),
                n => (number(n), "haben"),
            };
            format!(
                "{who}. {with} {has} {who_has} mindestens so viele Deals gewonnen wie {median}."
            )
        }
    }
}

/// `Nach 4 Monaten hat Ben 7 Deals gewonnen; die mittlere Hälfte …`
pub(super) fn tenure(of: &Tenure) -> String {
    let rep = clean(&of.rep);
    if of.months.is_empty() {
        return format!(
            "{rep} war schon da, als die Daten beginnen: Die ersten Monate sind nicht darin."
        );
    }
    let Some(month) = of.months.iter().rfind(|month| month.complete) else {
        return format!("Der erste Monat von {rep} ist noch nicht vorbei.");
    };
    let after = match month.month {
        0 => "Nach einem Monat".to_owned(),
        month => format!("Nach {} Monaten", count(month.saturating_add(1))),
    };
    let won = match month.wins {
        0 => "noch keinen Deal".to_owned(),
        n => deals(n),
    };
    let so_far = format!("{after} hat {rep} {won} gewonnen");
    let Some(band) = &month.wins_peers else {
        return format!("{so_far}. {}", too_few(of.peers));
    };
    let (low, high) = (band.low.round(), band.high.round());
    let wins = if high - low < 0.5 {
        format!("etwa {low:.0}")
    } else {
        format!("{low:.0} bis {high:.0}")
    };
    format!(
        "{so_far}; die mittlere Hälfte von {} früheren Neuen hatte bis dahin {wins} gewonnen.",
        count(band.n)
    )
}

fn too_few(peers: u32) -> String {
    match peers {
        0 => "Von niemandem sind frühere erste Monate bekannt: Zum Vergleichen gibt es nichts."
            .to_owned(),
        1 | 2 => format!(
            "Nur {} bekannt; zum Vergleichen braucht es 3.",
            if peers == 1 {
                "1 früherer Neuer ist"
            } else {
                "2 frühere Neue sind"
            }
        ),
        _ => "Weniger als 3 frühere Neue waren so lange da: zu wenige zum Vergleichen.".to_owned(),
    }
}
