//! When something happened, as its file wrote it.
//!
//! Two readings of one moment: the instant orders moves, the calendar day as written in the deal's
//! own local time measures them. Keeping both is what makes "same day is 0" true across time zones
//! and daylight saving.

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Microseconds of a day.
pub const DAY_MICROS: i64 = 86_400_000_000;

/// The name of a day's month: `January`.
#[must_use]
pub fn month_name(day: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.get(day.month0() as usize).unwrap_or(&"")
}

/// A calendar day as whole days since 1970-01-01: the unit of every duration in the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

impl Day {
    /// The day of a calendar date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self(i32::try_from((date - NaiveDate::default()).num_days()).unwrap_or(i32::MAX))
    }

    /// The day that an instant falls on, in UTC.
    #[must_use]
    pub fn at(instant: i64) -> Self {
        Self(i32::try_from(instant.div_euclid(DAY_MICROS)).unwrap_or(i32::MAX))
    }

    /// The instant at which it begins, in UTC.
    #[must_use]
    pub fn start(self) -> i64 {
        i64::from(self.0) * DAY_MICROS
    }

    /// The calendar date of this day; dates beyond the calendar's end are its end.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        let days = Days::new(u64::from(self.0.unsigned_abs()));
        if self.0 >= 0 {
            NaiveDate::default()
                .checked_add_days(days)
                .unwrap_or(NaiveDate::MAX)
        } else {
            NaiveDate::default()
                .checked_sub_days(days)
                .unwrap_or(NaiveDate::MIN)
        }
    }

    /// Whole days from `earlier` to this day; 0 where `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> u32 {
        u32::try_from(i64::from(self.0) - i64::from(earlier.0)).unwrap_or(0)
    }
}

/// An instant and the local calendar day it was written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Microseconds since 1970-01-01T00:00Z; a moment without a zone is read as UTC.
    pub instant: i64,
    /// The day as written.
    pub day: Day,
    /// False where only a date was written.
    pub timed: bool,
}

impl Moment {
    /// A date without a time: the start of that day.
    #[must_use]
    pub fn of_date(date: NaiveDate) -> Self {
        let day = Day::of(date);
        Self {
            instant: day.start(),
            day,
            timed: false,
        }
    }

    /// A date and time without a zone.
    #[must_use]
    pub fn of_local(at: NaiveDateTime) -> Self {
        Self {
            instant: at.and_utc().timestamp_micros(),
            day: Day::of(at.date()),
            timed: true,
        }
    }

    /// A date and time with its offset.
    #[must_use]
    pub fn of_zoned(at: DateTime<FixedOffset>) -> Self {
        Self {
            instant: at.timestamp_micros(),
            day: Day::of(at.date_naive()),
            timed: true,
        }
    }
}

/// The days on which something can have happened that no source dates: two files lie around it, or one
/// file and what the deal had done before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Between {
    /// The first day; `None` where nothing tells.
    pub earliest: Option<Day>,
    /// The last day; never before the first.
    pub latest: Day,
}

impl Between {
    /// Whether it can have happened on that day.
    #[must_use]
    pub fn holds(self, day: Day) -> bool {
        self.earliest.is_none_or(|first| first <= day) && day <= self.latest
    }

    /// The day by which it is counted: the middle, upwards, so that entries and exits that are dated
    /// alike leave no bias in the days between them; the last where no first is known.
    #[must_use]
    pub fn middle(self) -> Day {
        let Some(first) = self.earliest else {
            return self.latest;
        };
        Day(self.latest.0 - (self.latest.0 - first.0) / 2)
    }

    /// How many days lie between the first and the last; `None` where no first is known.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        self.earliest.map(|first| self.latest.since(first))
    }
}
