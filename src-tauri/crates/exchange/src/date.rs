//! One cell becomes a moment. Which order of day and month a column has is decided elsewhere
//! ([`crate::evidence`]); here a value is read in a given order, or shown to have two readings.
//!
//! Never guesses: what is no date in the asked order is `None`. The day is kept as written, the
//! instant by the offset written beside it; without one it is read as UTC.

use chrono::NaiveDate;
use engine::moment::{Day, Moment};
use serde::{Deserialize, Serialize};

/// In which order a column writes day, month and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// 2025-01-31, and anything else that starts with a four-digit year.
    Ymd,
    /// 31/01/2025.
    Dmy,
    /// 01/31/2025.
    Mdy,
}

/// What one value may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// One meaning, whatever the order of the column.
    Exact(Moment),
    /// It depends on the order; `None` where it is no date in that order.
    Order {
        dmy: Option<Moment>,
        mdy: Option<Moment>,
    },
    /// No date.
    Bad,
}

impl Reading {
    pub(crate) fn in_order(self, order: DateOrder) -> Option<Moment> {
        match (self, order) {
            (Self::Exact(moment), _) => Some(moment),
            (Self::Order { dmy, .. }, DateOrder::Dmy) => dmy,
            (Self::Order { mdy, .. }, DateOrder::Mdy) => mdy,
            (Self::Order { .. }, DateOrder::Ymd) | (Self::Bad, _) => None,
        }
    }
}

/// Reads a value in an order; years that start a value are read in every order.
pub(crate) fn read(text: &str, order: DateOrder) -> Option<Moment> {
    readings(text).in_order(order)
}

/// All that a value may mean.
pub(crate) fn readings(text: &str) -> Reading {
    let bytes = text.as_bytes();
    if let Some(day) = iso_day(bytes) {
        return with_time(day, &text[10..]).map_or(Reading::Bad, Reading::Exact);
    }
    slow(text).unwrap_or(Reading::Bad)
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

const DAY_MICROS: i64 = 86_400_000_000;

/// What follows the date: nothing, or a time, perhaps with AM or PM, perhaps with a zone.
fn with_time(day: Day, rest: &str) -> Option<Moment> {
    let midnight = i64::from(day.0) * DAY_MICROS;
    if rest.is_empty() {
        return Some(Moment {
            instant: midnight,
            day,
            timed: false,
        });
    }
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    let rest = rest
        .strip_prefix(['T', 't'])
        .or_else(|| rest.strip_prefix(' ').map(str::trim_start))?;
    let (clock, offset) = clock(rest)?;
    Some(Moment {
        instant: midnight + clock - offset,
        day,
        timed: true,
    })
}

/// `H:MM[:SS[.fff]] [AM|PM] [Z|+HH:MM]` as microseconds of the day and of the offset.
fn clock(text: &str) -> Option<(i64, i64)> {
    let (mut hour, rest) = digits(text, 2)?;
    let (minute, mut rest) = digits(rest.strip_prefix(':')?, 2)?;
    let (mut second, mut micros) = (0, 0);
    if let Some(after) = rest.strip_prefix(':') {
        (second, rest) = digits(after, 2)?;
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            let end = fraction
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(fraction.len());
            if end == 0 {
                return None;
            }
            for place in 0..6 {
                let digit = fraction.as_bytes()[..end].get(place);
                micros = micros * 10 + digit.map_or(0, |d| i64::from(d - b'0'));
            }
            rest = &fraction[end..];
        }
    }
    let rest = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let (half, rest) = half_of_day(rest);
    if let Some(afternoon) = half {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
    }
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let clock = (i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second)) * 1_000_000;
    Some((clock + micros, offset(rest.trim_start())?))
}

fn half_of_day(text: &str) -> (Option<bool>, &str) {
    for (mark, afternoon) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)] {
        if text
            .get(..mark.len())
            .is_some_and(|t| t.eq_ignore_ascii_case(mark))
        {
            return (Some(afternoon), &text[mark.len()..]);
        }
    }
    (None, text)
}

/// Microseconds east of Greenwich; 0 where no zone is written.
fn offset(text: &str) -> Option<i64> {
    if text.is_empty() || matches!(text, "Z" | "z" | "UTC" | "GMT") {
        return Some(0);
    }
    let (sign, rest) = match text.as_bytes()[0] {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return text.strip_prefix('\u{2212}').and_then(|r| hours(r, -1)),
    };
    hours(rest, sign)
}

fn hours(text: &str, sign: i64) -> Option<i64> {
    let (hour, rest) = digits(text, 2)?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let (minute, rest) = if rest.is_empty() {
        (0, rest)
    } else {
        digits(rest, 2)?
    };
    let sound = rest.is_empty() && hour < 24 && minute < 60;
    sound.then(|| sign * i64::from(hour * 60 + minute) * 60_000_000)
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

/// Every other shape: `d/m/Y`, `m-d-yy`, `Y.m.d`, `YYYYMMDD`, `3 Mar 2025`, `Mar 3, 2025`.
fn slow(text: &str) -> Option<Reading> {
    if !text.is_ascii() && !text.contains(['\u{a0}', '\u{202f}', '\u{2212}']) {
        return None;
    }
    let starts_with_letter = text.as_bytes().first()?.is_ascii_alphabetic();
    if starts_with_letter {
        let (month, rest) = month_name(text)?;
        let (d, rest) = digits(rest.trim_start(), 2)?;
        let (y, rest) = digits(rest.trim_start_matches([',', ' ']), 4)?;
        return Some(Reading::Exact(with_time(day(y, month, d)?, rest)?));
    }
    let (a, rest) = digits(text, 8)?;
    let wide = text.len() - rest.len();
    if wide == 8 {
        let whole = day(a / 10_000, a / 100 % 100, a % 100)?;
        return Some(Reading::Exact(with_time(whole, rest)?));
    }
    let mark = rest.chars().next()?;
    if !matches!(mark, '/' | '-' | '.' | ' ') || wide == 3 || wide > 4 {
        return None;
    }
    let rest = &rest[1..];
    if rest.as_bytes().first()?.is_ascii_alphabetic() {
        let (month, rest) = month_name(rest)?;
        let (y, after) = digits(rest.trim_start_matches([mark, ',', ' ']), 4)?;
        return Some(Reading::Exact(with_time(
            day(full_year(y), month, a)?,
            after,
        )?));
    }
    let (b, rest) = digits(rest, 2)?;
    let rest = rest.strip_prefix(mark)?;
    if wide == 4 {
        let (c, rest) = digits(rest, 2)?;
        return Some(Reading::Exact(with_time(day(a, b, c)?, rest)?));
    }
    let (c, after) = digits(rest, 4)?;
    let year = match rest.len() - after.len() {
        2 => full_year(c),
        4 => c,
        _ => return None,
    };
    let moment = |month, of_month| with_time(day(year, month, of_month)?, after);
    match (moment(b, a), moment(a, b)) {
        (None, None) => None,
        (Some(dmy), Some(mdy)) if dmy == mdy => Some(Reading::Exact(dmy)),
        (dmy, mdy) => Some(Reading::Order { dmy, mdy }),
    }
}

/// Two digits mean the hundred years from 1970.
fn full_year(year: u32) -> u32 {
    match year {
        0..70 => 2000 + year,
        70..100 => 1900 + year,
        _ => year,
    }
}

fn month_name(text: &str) -> Option<(u32, &str)> {
    const NAMES: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let end = text
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let name = text[..end].to_ascii_lowercase();
    let month = NAMES.iter().position(|n| name.starts_with(n))?;
    let rest = &text[end..];
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    Some((u32::try_from(month).ok()? + 1, rest))
}

/// A day as its ISO date.
pub(crate) fn iso(day: Day) -> String {
    let date: NaiveDate = day.date();
    date.to_string()
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
