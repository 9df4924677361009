//! A forecast in one plain sentence.

use chrono::{Datelike, NaiveDate};

use super::figures::{AmountRange, Forecast, Range};
use crate::moment::month_name;

/// Why a forecast says what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    Drawn,
    /// The day asked for is not after the as-of day.
    Past,
    NothingOpen,
    /// No open deal has a dated stage.
    NoHistory,
    /// No deal has left any stage yet.
    NothingLeft,
    NoWins,
}

/// "9 to 17 more wins by 31 March (13 expected), worth €310k to €720k."
pub(super) fn summary(forecast: &Forecast, ground: Ground) -> String {
    let until = date(forecast.until, forecast.as_of);
    match ground {
        Ground::Drawn => format!(
            "{} by {until} ({} expected){}.",
            wins(&forecast.wins),
            expected(forecast.wins.expected),
            worth(forecast)
        ),
        Ground::Past => format!(
            "{until} is not after {}, the last day known: choose a later day.",
            date(forecast.as_of, forecast.as_of)
        ),
        Ground::NothingOpen => "No deal is open, so no win is to be expected from one.".to_owned(),
        Ground::NoHistory => {
            "It is not known since when the open deals are where they are, so their wins cannot be forecast."
                .to_owned()
        }
        Ground::NothingLeft => {
            "No deal has left a stage yet, so there is nothing to forecast from.".to_owned()
        }
        Ground::NoWins => "No deal has been won yet, so no win can be forecast.".to_owned(),
    }
}

fn wins(range: &Range) -> String {
    // An end that was widened to hold the mean is rounded outwards.
    let (low, high) = (range.low.floor(), range.high.ceil());
    let noun = if high < 1.5 { "win" } else { "wins" };
    if high < 0.5 {
        "No more wins".to_owned()
    } else if high - low < 0.5 {
        format!("{high:.0} more {noun}")
    } else {
        format!("{low:.0} to {high:.0} more {noun}")
    }
}

/// Whole from ten on; below, with one decimal where it says something.
fn expected(mean: f64) -> String {
    if mean < 0.05 {
        return "fewer than 0.1".to_owned();
    }
    let tenths = format!("{mean:.1}");
    match tenths.strip_suffix(".0") {
        Some(whole) => whole.to_owned(),
        None if mean >= 9.95 => format!("{mean:.0}"),
        None => tenths,
    }
}

fn worth(forecast: &Forecast) -> String {
    let between = |range: &AmountRange| {
        let (low, high) = (range.low.short(), range.high.short());
        if low == high {
            low
        } else {
            format!("{low} to {high}")
        }
    };
    let said = match &forecast.amounts[..] {
        [] if forecast.unpriced == 1 => return "; it has no amount".to_owned(),
        [] => return "; no open deal has an amount".to_owned(),
        [one] => between(one),
        [one, other] => format!("{} and {}", between(one), between(other)),
        [one, other, rest @ ..] => format!(
            "{}, {} and amounts in {} more {}",
            between(one),
            between(other),
            rest.len(),
            if rest.len() == 1 {
                "currency"
            } else {
                "currencies"
            }
        ),
    };
    let without = match forecast.unpriced {
        0 => String::new(),
        1 => format!("; 1 of the {} open deals has no amount", forecast.open),
        n => format!("; {n} of the {} open deals have no amount", forecast.open),
    };
    format!(", worth {said}{without}")
}

/// A day as a forecast's sentence has it: "31 March", with the year where it is another than this one.
#[must_use]
pub fn date(day: NaiveDate, now: NaiveDate) -> String {
    let month = month_name(day);
    if day.year() == now.year() {
        format!("{} {month}", day.day())
    } else {
        format!("{} {month} {}", day.day(), day.year())
    }
}
