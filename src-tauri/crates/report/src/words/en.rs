//! English. What stands everywhere is here; charts, findings and paper in files of their own.

mod book;
mod charts;
mod command;
mod imports;
mod paper;
mod ramp;
mod said;
mod workspace;

use chrono::{Datelike, NaiveDate};
use engine::{
    language::Language,
    moment::month_name,
    money::{grouped, scaled},
    review::{Basis, StallPoint, Strength},
};

use super::{
    HAIR,
    dictionary::{Common, Dictionary},
    place::{Place, here},
};

/// All of it.
pub(super) const WORDS: Dictionary = Dictionary {
    language: Language::English,
    common: COMMON,
    causes: said::CAUSES,
    headline: said::HEADLINE,
    in_base: said::IN_BASE,
    conversion: charts::CONVERSION,
    curve: charts::CURVE,
    forecast: charts::FORECAST,
    heatmap: charts::HEATMAP,
    tenure: charts::TENURE,
    ramp: ramp::RAMP,
    trend: charts::TREND,
    waiting: charts::WAITING,
    win_rate: charts::WIN_RATE,
    paper: paper::PAPER,
    terminal: paper::TERMINAL,
    book: book::BOOK,
    calendar: book::CALENDAR,
    files: paper::FILES,
    imports: imports::IMPORTS,
    command: command::COMMAND,
    workspace: workspace::WORKSPACE,
    one_to_one: paper::ONE_TO_ONE,
};

const COMMON: Common = Common {
    place: Place::Usual,
    nobody: "no owner",
    whole_team: "The whole team",
    rep: "Rep",
    day: "Day",
    interval: "95\u{a0}% interval",
    longer_period: "Choose a longer period or fewer filters.",
    no_amounts: "no amounts known",
    count,
    count_short,
    decimal: |value| format!("{value:.1}"),
    percent,
    money_short: |money| money.short(),
    money_whole: |money| money.whole(),
    date,
    short_date: |day| day_and_month(day.day(), month_short(day)),
    month_of: |day| format!("{} {}", month_name(day), day.year()),
    month_short,
    days_short: |n| format!("{}\u{a0}d", count(n)),
    days_or_more: |low| format!("{low} or more"),
    deals,
    wins,
    to: |low, high| format!("{low} to {high}"),
    list,
    more_currencies: |first, second, rest| {
        let noun = if rest == 1 { "currency" } else { "currencies" };
        format!("{first} + {second} + {rest} more {noun}")
    },
    period: |from, to| match (from, to) {
        (Some(from), Some(to)) => format!("Entered from {} to {}", date(from), date(to)),
        (Some(from), None) => format!("Entered since {}", date(from)),
        (None, Some(to)) => format!("Entered until {}", date(to)),
        (None, None) => String::new(),
    },
    basis,
    by_default: |days| format!("{days} (default)"),
    by_hand: |days| format!("{days} (manual)"),
    strength: |strength| match strength {
        Strength::Strong => "strong",
        Strength::Likely => "likely",
    },
    seen: said::seen,
    stage_case: said::stage_case,
    case: |_, case| crate::letters::clean(&case.summary),
    reason: said::reason,
    note: said::note,
    // The engine's own sentences are English.
    forecast: said::forecast,
    tenure: |tenure| crate::letters::clean(&tenure.summary),
    ramp_up: |ramp| crate::letters::clean(&ramp.summary),
    differences: said::differences,
};

fn count(n: u32) -> String {
    grouped(u128::from(n))
}

fn count_short(n: u32) -> String {
    if n < 10_000 {
        count(n)
    } else {
        scaled(u128::from(n), 1)
    }
}

fn percent(share: f64) -> String {
    let whole = (share * 100.0).round();
    if share > HAIR && whole < 1.0 {
        "<1\u{a0}%".to_owned()
    } else if share < 1.0 - HAIR && whole > 99.0 {
        ">99\u{a0}%".to_owned()
    } else {
        format!("{whole:.0}\u{a0}%")
    }
}

fn date(day: NaiveDate) -> String {
    let joint = match here() {
        Place::MonthFirst => ", ",
        _ => " ",
    };
    format!(
        "{}{joint}{}",
        day_and_month(day.day(), month_name(day)),
        day.year()
    )
}

/// `27 November`; `November 27` where the month comes first.
fn day_and_month(day: u32, month: &str) -> String {
    match here() {
        Place::MonthFirst => format!("{month} {day}"),
        _ => format!("{day} {month}"),
    }
}

fn month_short(day: NaiveDate) -> &'static str {
    month_name(day).get(..3).unwrap_or("")
}

/// `1 day`, `12 days`.
fn days(n: u32) -> String {
    format!("{} {}", count(n), if n == 1 { "day" } else { "days" })
}

/// `1 deal`, `12 deals`.
fn deals(n: u32) -> String {
    format!("{} {}", count(n), if n == 1 { "deal" } else { "deals" })
}

fn wins(n: f64) -> String {
    let whole = n.round();
    if n > 0.0 && whole < 1.0 {
        "fewer than 1 win".to_owned()
    } else if whole > 0.0 && whole < 2.0 {
        "1 win".to_owned()
    } else {
        format!("{} wins", count(super::whole(whole)))
    }
}

fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [a, b, c] => format!("{a}, {b} and {c}"),
        [a, b, rest @ ..] => format!("{a}, {b} and {} others", rest.len()),
    }
}

fn basis(point: StallPoint) -> &'static str {
    match (point.days, point.basis) {
        (None, _) => "no stall point yet: fewer than 20 deals have moved on",
        (_, Basis::Observed) => "four of five deals that moved on had moved by then",
        (_, Basis::Default) => "the stage's default, as fewer than 20 deals have moved on",
        (_, Basis::Manual) => "set by the manager",
    }
}
