//! Numbers that count: days as a spreadsheet counts them, or time since 1970. A number alone is no
//! date; it is one where every value of its column is such a number.

use engine::moment::{DAY_MICROS, Day, Moment};

use super::Reading;

/// From 1970-01-01 to 2099-12-31 in the days of a spreadsheet, whose day 1 is 1900-01-01 and which
/// believes in a 29 February 1900; every later day is counted from 1899-12-30. (Files whose days
/// count from 1904 say so themselves; plain text can not.)
const SERIAL: std::ops::RangeInclusive<i64> = 25_569..=73_050;

/// A number of as many digits as only one of the scales has for a moment from 2001 to 2099.
pub(super) fn reading(text: &str) -> Option<Reading> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let numeric = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !numeric(whole) || !numeric(decimals) || text.ends_with('.') {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let micros = match whole.len() {
        5 if SERIAL.contains(&number) => return Some(serial(number, decimals)),
        10 => number.checked_mul(1_000_000)? + scaled(decimals, 1_000_000),
        13 => number.checked_mul(1_000)? + scaled(decimals, 1_000),
        16 => number,
        19 => number / 1_000,
        _ => return None,
    };
    // Up to the end of 2099.
    if micros >= 4_102_444_800_000_000 {
        return None;
    }
    Some(Reading::Epoch(Moment {
        instant: micros,
        day: Day::at(micros),
        timed: true,
    }))
}

/// Days and their fraction. Spreadsheets keep a time as a fraction in binary and write a few digits
/// of it: whole seconds are what it means, never the next day.
fn serial(days: i64, decimals: &str) -> Reading {
    let Ok(number) = i32::try_from(days - 25_569) else {
        return Reading::Bad;
    };
    let tenths = scaled(decimals, DAY_MICROS);
    let seconds = ((tenths + 500_000) / 1_000_000).min(86_399);
    Reading::Serial(Moment {
        instant: Day(number).start() + seconds * 1_000_000,
        day: Day(number),
        timed: decimals.bytes().any(|b| b != b'0'),
    })
}

/// The decimals of a number as a part of `unit`, what is smaller left out.
fn scaled(decimals: &str, unit: i64) -> i64 {
    let kept = &decimals[..decimals.len().min(12)];
    let value: i128 = kept.parse().unwrap_or(0);
    let power = 10_i128.pow(u32::try_from(kept.len()).unwrap_or(0));
    i64::try_from(value * i128::from(unit) / power).unwrap_or(0)
}
