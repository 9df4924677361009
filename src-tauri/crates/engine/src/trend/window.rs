//! The calendar months that a trend shows. No counting lives here.

use chrono::{Datelike, Months, NaiveDate};

use crate::{filter::Filter, moment::Day};

/// Without a period: two years.
const USUAL: u32 = 24;
/// However long the period.
const MOST: u32 = 120;

/// Consecutive months, the last of them that of the as-of day or of the period's end.
#[derive(Clone, Debug)]
pub(super) struct Window {
    /// The first day of each month.
    starts: Vec<NaiveDate>,
    /// The same, and the first day after them all.
    bounds: Vec<Day>,
}

/// Where an entry falls.
pub(super) enum Place {
    Before,
    Month(usize),
    After,
}

impl Window {
    pub(super) fn of(as_of: Day, filter: &Filter) -> Self {
        let as_of = as_of.date();
        let last = first_of_month(filter.to.map_or(as_of, |to| to.min(as_of)));
        let asked = filter.from.map_or(USUAL, |from| {
            let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
            let span = months(last) - months(from) + 1;
            u32::try_from(span.max(1)).unwrap_or(MOST).min(MOST)
        });
        let starts: Vec<NaiveDate> = (0..asked)
            .rev()
            .filter_map(|back| last.checked_sub_months(Months::new(back)))
            .collect();
        let end = last.checked_add_months(Months::new(1)).unwrap_or(last);
        let bounds = starts.iter().copied().chain([end]).map(Day::of).collect();
        Self { starts, bounds }
    }

    /// How many months.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    pub(super) fn first_day(&self, ix: usize) -> NaiveDate {
        self.starts.get(ix).copied().unwrap_or_default()
    }

    pub(super) fn place(&self, day: Day) -> Place {
        match self.bounds.partition_point(|bound| *bound <= day) {
            0 => Place::Before,
            after if after >= self.bounds.len() => Place::After,
            month => Place::Month(month - 1),
        }
    }
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn check(as_of: &str, from: Option<&str>, to: Option<&str>, first: &str, len: usize) {
        let window = Window::of(
            Day::of(day(as_of)),
            &Filter {
                from: from.map(day),
                to: to.map(day),
                ..Filter::default()
            },
        );
        assert_eq!((window.first_day(0), window.len()), (day(first), len));
    }

    #[test]
    fn two_years_unless_the_period_asks_for_others() {
        check("2026-01-31", None, None, "2024-02-01", 24);
        check("2026-01-31", None, Some("2025-06-30"), "2023-07-01", 24);
        check("2026-01-31", Some("2025-11-15"), None, "2025-11-01", 3);
        check("2026-01-31", Some("2022-01-01"), None, "2022-01-01", 49);
        check("2026-01-31", Some("1900-01-01"), None, "2016-02-01", 120);
        check("2026-01-31", Some("2027-01-01"), None, "2026-01-01", 1);
    }

    #[test]
    fn a_day_falls_into_its_month() {
        let window = Window::of(Day::of(day("2026-01-31")), &Filter::default());
        let check = |text: &str, month: Option<usize>| match window.place(Day::of(day(text))) {
            Place::Month(ix) => assert_eq!(Some(ix), month, "{text}"),
            Place::Before | Place::After => assert_eq!(None, month, "{text}"),
        };
        check("2024-01-31", None);
        check("2024-02-01", Some(0));
        check("2024-02-29", Some(0));
        check("2025-12-31", Some(22));
        check("2026-01-01", Some(23));
        check("2026-01-31", Some(23));
        check("2026-02-01", None);
    }
}
