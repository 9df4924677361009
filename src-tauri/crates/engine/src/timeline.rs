//! A deal's way through the stages, as a reader sees it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::selection::Outcome;

/// One deal's stay at one stage: from its first entry until it went beyond, was lost, or the as-of
/// day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PassageRow {
    /// The stage's name.
    pub stage: String,
    /// Who owned the deal when it entered.
    pub rep: Option<String>,
    /// The day of the first entry.
    pub entered: NaiveDate,
    /// Whole days; so far, where open.
    pub days: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// Whether the deal moved to an earlier stage during it.
    pub went_back: bool,
}
