//! What a cell of a spreadsheet holds, and its one spelling as text.
//!
//! A number is written as the decimal that the spreadsheet shows at full width (15 digits), with a
//! point; a date as its ISO date. So a typed cell reads the same whatever the manner of the column's
//! text cells, and its kind says that nothing about it is open.

use std::{borrow::Cow, fmt::Write};

use chrono::{Days, NaiveDate};

use crate::cut::Kind;

/// A cell's value as the file holds it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(f64),
    /// A number that is shown as a date: days since the epoch of its workbook.
    Serial(f64, Epoch),
    /// A number that is shown as a span of time: days.
    Span(f64),
    IsoDate(Cow<'a, str>),
    Bool(bool),
    Error(Cow<'a, str>),
}

/// From which day a workbook counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Epoch {
    /// Day 1 is 1 January 1900, and there is a 29 February 1900.
    Y1900,
    /// Day 0 is 1 January 1904.
    Y1904,
}

impl Epoch {
    pub(crate) fn of(is_1904: bool) -> Self {
        if is_1904 { Self::Y1904 } else { Self::Y1900 }
    }
}

impl Value<'_> {
    /// Writes the value at the end of `text`; gives what it is.
    pub(crate) fn write(&self, text: &mut String) -> Kind {
        match self {
            Self::Empty => Kind::Text,
            Self::Text(t) => {
                text.push_str(t);
                Kind::Text
            }
            Self::Number(n) => write_number(*n, text),
            Self::Serial(days, epoch) => write_serial(*days, *epoch, text),
            Self::Span(days) => write_span(*days, text),
            Self::IsoDate(t) => {
                text.push_str(t);
                // A time of no day is a text.
                let year = t.get(..5).is_some_and(|y| y.ends_with('-'));
                if year { Kind::Date } else { Kind::Text }
            }
            Self::Bool(b) => {
                text.push_str(if *b { "TRUE" } else { "FALSE" });
                Kind::Text
            }
            Self::Error(what) => {
                text.push_str(what);
                Kind::Error
            }
        }
    }
}

/// Whole numbers below this are written without a look at their decimals.
const WHOLE: f64 = 1e15;

fn write_number(n: f64, text: &mut String) -> Kind {
    if !n.is_finite() {
        return Kind::Text;
    }
    if n.fract() == 0.0 && n.abs() < WHOLE {
        // Lossless: below 2^53, and without a fraction.
        #[allow(clippy::cast_possible_truncation)]
        let whole = n as i64;
        let _ = write!(text, "{whole}");
        return Kind::Number;
    }
    // 15 digits are what a spreadsheet keeps of what was typed; what a double has beyond them is
    // the noise of its arithmetic (0.1 + 0.2). The shortest text of the rounded double has no more.
    let rounded = format!("{n:.14e}").parse().unwrap_or(n);
    let _ = write!(text, "{rounded}");
    Kind::Number
}

const DAY_MILLIS: i64 = 86_400_000;

fn write_serial(days: f64, epoch: Epoch, text: &mut String) -> Kind {
    // Beyond the year 2300 it is a number with a wrong format; what it is stays visible.
    if !days.is_finite() || !(0.0..150_000.0).contains(&days) {
        return write_number(days, text);
    }
    // Lossless: below 2^53 for these days. Spreadsheets keep milliseconds.
    #[allow(clippy::cast_possible_truncation)]
    let millis = (days * 86_400_000.0).round() as i64;
    let (whole, time) = (millis / DAY_MILLIS, millis % DAY_MILLIS);
    if whole == 0 && epoch == Epoch::Y1900 {
        write_time(time, text);
        return Kind::Text;
    }
    let from = match epoch {
        Epoch::Y1904 => NaiveDate::from_ymd_opt(1904, 1, 1),
        // The day that never was, 29 February 1900, is number 60.
        Epoch::Y1900 if whole < 60 => NaiveDate::from_ymd_opt(1899, 12, 31),
        Epoch::Y1900 => NaiveDate::from_ymd_opt(1899, 12, 30),
    };
    let day = from.and_then(|day| day.checked_add_days(Days::new(whole.unsigned_abs())));
    let Some(day) = day else {
        return write_number(days, text);
    };
    let _ = write!(text, "{day}");
    if time > 0 {
        text.push(' ');
        write_time(time, text);
    }
    Kind::Date
}

fn write_span(days: f64, text: &mut String) -> Kind {
    if !days.is_finite() || days.abs() > 1e7 {
        return write_number(days, text);
    }
    if days < 0.0 {
        text.push('-');
    }
    #[allow(clippy::cast_possible_truncation)]
    let millis = (days.abs() * 86_400_000.0).round() as i64;
    write_time(millis, text);
    Kind::Text
}

fn write_time(millis: i64, text: &mut String) {
    let (seconds, millis) = (millis / 1000, millis % 1000);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let _ = write!(text, "{hour:02}:{minute:02}:{second:02}");
    if millis > 0 {
        let _ = write!(text, ".{millis:03}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &Value<'_>, text: &str, kind: Kind) {
        let mut written = String::new();
        let found = value.write(&mut written);
        assert_eq!((written.as_str(), found), (text, kind), "{value:?}");
    }

    #[test]
    fn a_number_is_the_decimal_that_was_typed() {
        check(&Value::Number(4.0), "4", Kind::Number);
        check(&Value::Number(-12_345.67), "-12345.67", Kind::Number);
        check(&Value::Number(0.1 + 0.2), "0.3", Kind::Number);
        check(&Value::Number(4.000_000_000_000_001), "4", Kind::Number);
        check(
            &Value::Number(1_234_567.89 * 100.0 / 100.0),
            "1234567.89",
            Kind::Number,
        );
        check(&Value::Number(1e21), "1000000000000000000000", Kind::Number);
        check(&Value::Number(f64::NAN), "", Kind::Text);
    }

    #[test]
    fn a_serial_is_its_day_in_both_epochs() {
        let check = |days, epoch, text, kind| check(&Value::Serial(days, epoch), text, kind);
        check(45_688.0, Epoch::Y1900, "2025-01-31", Kind::Date);
        check(45_688.0 - 1462.0, Epoch::Y1904, "2025-01-31", Kind::Date);
        check(1.0, Epoch::Y1900, "1900-01-01", Kind::Date);
        check(59.0, Epoch::Y1900, "1900-02-28", Kind::Date);
        check(61.0, Epoch::Y1900, "1900-03-01", Kind::Date);
        check(0.0, Epoch::Y1904, "1904-01-01", Kind::Date);
        check(0.5, Epoch::Y1900, "12:00:00", Kind::Text);
        check(
            45_943.541,
            Epoch::Y1900,
            "2025-10-13 12:59:02.400",
            Kind::Date,
        );
        // One second before midnight, as a double has it.
        check(
            45_688.999_988_425_92,
            Epoch::Y1900,
            "2025-01-31 23:59:59",
            Kind::Date,
        );
        check(1e9, Epoch::Y1900, "1000000000", Kind::Number);
        check(-1.0, Epoch::Y1900, "-1", Kind::Number);
    }

    #[test]
    fn other_cells_keep_what_they_are() {
        check(&Value::Bool(true), "TRUE", Kind::Text);
        check(&Value::Span(1.5), "36:00:00", Kind::Text);
        check(&Value::Error("#N/A".into()), "#N/A", Kind::Error);
        check(&Value::Text("1.234".into()), "1.234", Kind::Text);
        check(&Value::Empty, "", Kind::Text);
        check(
            &Value::IsoDate("2025-01-31T10:00:00".into()),
            "2025-01-31T10:00:00",
            Kind::Date,
        );
        check(&Value::IsoDate("10:10:10".into()), "10:10:10", Kind::Text);
    }
}
