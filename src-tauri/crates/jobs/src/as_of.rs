//! The as-of day where nobody chose one: the day of the last fact, for a file says nothing about
//! what happened after it was exported; and never a day to come, for a mistyped year must not age
//! every open deal by decades.

use chrono::{Days, NaiveDate};
use engine::{filter::Filter, ledger::Ledger, moment::Day};

/// The as-of day of a ledger, looked at today; `None` without a single date.
#[must_use]
pub fn of(ledger: &Ledger, today: NaiveDate) -> Option<NaiveDate> {
    ledger.last_day().map(Day::date).map(|last| last.min(today))
}

/// The last day of a forecast where nobody chose one: a quarter ahead.
#[must_use]
pub fn ahead(as_of: NaiveDate) -> NaiveDate {
    as_of.checked_add_days(Days::new(90)).unwrap_or(as_of)
}

/// The filter with its as-of day settled.
#[must_use]
pub fn settled(filter: &Filter, ledger: &Ledger, today: NaiveDate) -> Filter {
    Filter {
        as_of: filter.as_of.or_else(|| of(ledger, today)),
        ..filter.clone()
    }
}
