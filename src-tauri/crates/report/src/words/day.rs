//! Days, dates and months as text. No arithmetic on them.

use chrono::{Datelike, NaiveDate};
use engine::moment::month_name;

use super::{NONE, count};

/// `31 January 2026`.
#[must_use]
pub fn date(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month_name(date), date.year())
}

/// `31 Jan`.
#[must_use]
pub fn short_date(date: NaiveDate) -> String {
    format!("{} {}", date.day(), month_short(date))
}

/// `January 2026`.
#[must_use]
pub fn month(date: NaiveDate) -> String {
    format!("{} {}", month_name(date), date.year())
}

/// `Jan`.
#[must_use]
pub fn month_short(date: NaiveDate) -> &'static str {
    month_name(date).get(..3).unwrap_or("")
}

/// `1 day`, `12 days`.
#[must_use]
pub fn days(n: u32) -> String {
    format!("{} {}", count(n), if n == 1 { "day" } else { "days" })
}

/// `21 d`; a dash where unknown.
#[must_use]
pub fn short_days(days: Option<u32>) -> String {
    days.map_or_else(|| NONE.to_owned(), |d| format!("{}\u{a0}d", count(d)))
}

/// A median and its 95 % interval: `12 d (9–15 d)`; a dash where unknown.
#[must_use]
pub fn days_between(median: Option<u32>, interval: [Option<u32>; 2]) -> String {
    match median {
        None => NONE.to_owned(),
        Some(_) => format!("{} ({})", short_days(median), days_interval(interval)),
    }
}

/// An interval of days: `9–15 d`; `9 d or more` where its upper end is not reached.
#[must_use]
pub fn days_interval(interval: [Option<u32>; 2]) -> String {
    match interval {
        [None, None] => NONE.to_owned(),
        [low, Some(high)] => format!("{}–{}", count(low.unwrap_or(0)), short_days(Some(high))),
        [low, None] => format!("{} or more", short_days(low)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_is_said_in_the_singular() {
        assert_eq!(days(0), "0 days");
        assert_eq!(days(1), "1 day");
    }

    #[test]
    fn dates_are_written_out() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 31);
        assert_eq!(day.map(date).as_deref(), Some("31 January 2026"));
        assert_eq!(day.map(short_date).as_deref(), Some("31 Jan"));
        assert_eq!(day.map(month).as_deref(), Some("January 2026"));
    }

    #[test]
    fn an_interval_that_is_not_closed_says_so() {
        let check = |interval, expected: &str| {
            assert_eq!(
                days_between(Some(12), interval),
                format!("12\u{a0}d ({expected})")
            );
        };
        check([Some(9), Some(15)], "9–15\u{a0}d");
        check([Some(9), None], "9\u{a0}d or more");
        check([None, None], "–");
        assert_eq!(days_between(None, [Some(9), None]), "–");
    }
}
