//! One cell becomes a moment. In which manner a column writes its dates is decided elsewhere
//! ([`crate::evidence`]); here a value is read in a given manner, or shown to have several readings.
//!
//! Never guesses: what is no date in the asked order is `None`. The day is kept as written, the
//! instant by the offset written beside it; without one it is read as UTC. Two digits of a year mean
//! the hundred years from 1970. Days that sources write for "none" (0000-00-00, 9999-12-31,
//! 2050-01-01 and their like) are no days.

mod clock;
mod count;
mod named;
mod shape;

use chrono::NaiveDate;
use engine::moment::{Day, Moment};
use serde::{Deserialize, Serialize};

use crate::absent;

/// In which manner a column writes its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// 2025-01-31, and anything else that starts with a four-digit year; 25/01/31 where two digits
    /// of a year come first.
    Ymd,
    /// 31/01/2025.
    Dmy,
    /// 01/31/2025.
    Mdy,
    /// 45688.5: days since the end of 1899, as a spreadsheet counts them.
    Serial,
    /// 1738281600: seconds since 1970, or thousandths, millionths, thousand-millionths of them.
    Epoch,
}

impl DateOrder {
    /// How many there are.
    pub(crate) const COUNT: usize = 5;

    /// Every one.
    pub(crate) const ALL: [Self; Self::COUNT] =
        [Self::Ymd, Self::Dmy, Self::Mdy, Self::Serial, Self::Epoch];
}

/// What one value may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// One meaning, whatever the order of the column.
    Exact(Moment),
    /// It depends on the order.
    Order(Order),
    /// A number that counts days as spreadsheets do, where the whole column does.
    Serial(Moment),
    /// A number that counts from 1970, where the whole column does.
    Epoch(Moment),
    /// Written, and means that there is no date.
    Absent,
    /// No date.
    Bad,
}

/// The readings of a value whose parts are all numbers; `None` where it is no date in that order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) dmy: Option<Moment>,
    pub(crate) mdy: Option<Moment>,
    /// Only where the year has two digits: it may be the first part as well.
    pub(crate) ymd: Option<Moment>,
    /// What shows where the year stands, where it has two digits.
    pub(crate) short: Option<Short>,
    /// What stands between the parts.
    pub(crate) mark: char,
}

/// The parts of a date whose year has two digits, that may be the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Short {
    pub(crate) first: u8,
    pub(crate) last: u8,
    /// False where the first part has one digit: no year is written so.
    pub(crate) first_may_be_year: bool,
}

impl Reading {
    pub(crate) fn in_order(self, order: DateOrder) -> Option<Moment> {
        match (self, order) {
            (Self::Exact(moment), _)
            | (Self::Serial(moment), DateOrder::Serial)
            | (Self::Epoch(moment), DateOrder::Epoch) => Some(moment),
            (Self::Order(of), DateOrder::Dmy) => of.dmy,
            (Self::Order(of), DateOrder::Mdy) => of.mdy,
            (Self::Order(of), DateOrder::Ymd) => of.ymd,
            _ => None,
        }
    }
}

/// Reads a value in an order; years that start a value are read in every order. `None` also where
/// the value says that there is no date.
pub(crate) fn read(text: &str, order: DateOrder) -> Option<Moment> {
    readings(text).in_order(order)
}

/// All that a value may mean.
pub(crate) fn readings(text: &str) -> Reading {
    let bytes = text.as_bytes();
    if let Some(day) = iso_day(bytes) {
        return clock::with_time(day, &text[10..]).map_or(Reading::Bad, exact);
    }
    shape::readings(text).unwrap_or_else(|| {
        if absent::is(text) || none_day(text) {
            Reading::Absent
        } else {
            Reading::Bad
        }
    })
}

/// One meaning, unless it is a day that means none.
fn exact(at: Moment) -> Reading {
    // 1900-01-01 and 2050-01-01; the others are no days at all, or beyond those that are read.
    const NONE: [i32; 2] = [-25_567, 29_220];
    if NONE.contains(&at.day.0) {
        Reading::Absent
    } else {
        Reading::Exact(at)
    }
}

/// Days that no calendar has, or no deal can lie in, in any order of their parts.
fn none_day(text: &str) -> bool {
    const NONE: [&str; 14] = [
        "0000-00-00",
        "0001-01-01",
        "00/00/0000",
        "00.00.0000",
        "00-00-0000",
        "01/01/0001",
        "1900-01-00",
        "1/0/1900",
        "0/1/1900",
        "00.01.1900",
        "1899-12-30",
        "1899-12-31",
        "30.12.1899",
        "12/30/1899",
    ];
    const LAST: [&str; 3] = ["9999", "2999", "4712"];
    let shaped = text.len() >= 8 && text.as_bytes().first().is_some_and(u8::is_ascii_digit);
    if !shaped {
        return false;
    }
    let date = text.split([' ', 'T']).next().unwrap_or_default();
    let year_end = || {
        // The last day of a year beyond all planning, whichever part comes first.
        let rest = LAST
            .iter()
            .find_map(|year| date.strip_prefix(year).or_else(|| date.strip_suffix(year)));
        rest.is_some_and(|rest| {
            rest.len() == 6 && rest.contains("12") && (rest.contains("31") || rest.contains("30"))
        })
    };
    NONE.contains(&date) || year_end()
}

/// `YYYY-MM-DD` at the start, by hand: nearly every date of every file takes this path.
fn iso_day(b: &[u8]) -> Option<Day> {
    let shaped = b.len() >= 10 && b[4] == b'-' && b[7] == b'-';
    if !shaped || b.get(10).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let two = |i: usize| -> Option<u32> {
        let (tens, ones) = (b[i].wrapping_sub(b'0'), b[i + 1].wrapping_sub(b'0'));
        (tens < 10 && ones < 10).then(|| u32::from(tens) * 10 + u32::from(ones))
    };
    day(two(0)? * 100 + two(2)?, two(5)?, two(8)?)
}

/// A day of the calendar, within the years that a deal can lie in.
fn day(year: u32, month: u32, day: u32) -> Option<Day> {
    const LENGTH: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = *LENGTH.get(month.checked_sub(1)? as usize)? + u32::from(leap && month == 2);
    if !(1900..=2200).contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    // Days from the civil calendar, years starting in March (Howard Hinnant, chrono-Compatible
    // Low-Level Date Algorithms); all terms are positive for these years.
    let y = year - u32::from(month <= 2);
    let (era, of_era) = (y / 400, y % 400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some(Day(i32::try_from(days).ok()? - 719_468))
}

/// Two digits mean the hundred years from 1970.
fn full_year(year: u32) -> u32 {
    match year {
        0..70 => 2000 + year,
        70..100 => 1900 + year,
        _ => year,
    }
}

/// Up to `most` digits at the start, as a number, and what follows them.
fn digits(text: &str, most: usize) -> Option<(u32, &str)> {
    let end = text
        .bytes()
        .take(most)
        .take_while(u8::is_ascii_digit)
        .count();
    let value = text[..end].parse().ok()?;
    Some((value, &text[end..]))
}

/// Space of every width that dates are written with.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// A day as its ISO date.
pub(crate) fn iso(day: Day) -> String {
    let date: NaiveDate = day.date();
    date.to_string()
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
