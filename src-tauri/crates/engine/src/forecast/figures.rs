//! A forecast, as the command prints it and the window draws it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::money::Money;

/// What is expected of the deals open now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Forecast {
    /// What is known is known up to this day.
    pub as_of: NaiveDate,
    /// Wins up to and including this day.
    pub until: NaiveDate,
    /// Open deals that were simulated.
    pub open: u32,
    /// Open deals that could not be: it is not known since when they are where they are.
    pub left_out: u32,
    /// How many draws the ranges are made of.
    pub draws: u32,
    /// Deals won.
    pub wins: Range,
    /// What they are worth, one per currency, largest expected first; empty where no open deal has
    /// an amount.
    pub amounts: Vec<AmountRange>,
    /// Simulated deals without an amount: they count among the wins alone.
    pub unpriced: u32,
    /// The same by day, from the as-of day on, at most 100; empty where there is nothing to tell.
    pub days: Vec<ForecastDay>,
    /// One plain sentence.
    pub summary: String,
}

/// An expected figure and its 80 % interval; `low <= expected <= high`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Range {
    /// The mean.
    pub expected: f64,
    /// One draw in ten is below; of whole deals, draws that are the same count half.
    pub low: f64,
    /// One draw in ten is above; the same.
    pub high: f64,
}

/// The same of money of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AmountRange {
    /// The mean.
    pub expected: Money,
    /// One draw in ten is below.
    pub low: Money,
    /// One draw in ten is above.
    pub high: Money,
}

/// What will have been won by the end of a day, since the as-of day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ForecastDay {
    /// The day.
    pub on: NaiveDate,
    /// Deals won.
    pub wins: Range,
    /// What they are worth in whole units of the currency that comes first in
    /// [`Forecast::amounts`]; `None` without amounts.
    pub amount: Option<Range>,
}
