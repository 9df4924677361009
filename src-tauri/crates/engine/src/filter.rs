//! What a person looks at: the filters shared by all screens. A filter chooses passages and deals;
//! it never changes what happened to one. Names are matched without regard to case or surrounding
//! space.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Every field empty: everything, up to the as-of date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Filter {
    /// Passages entered on or after this day.
    pub from: Option<NaiveDate>,
    /// Passages entered on or before this day.
    pub to: Option<NaiveDate>,
    /// Everything after this day is ignored; `None`: the day of the last move.
    pub as_of: Option<NaiveDate>,
    /// Only these teams; empty: all.
    pub teams: Vec<String>,
    /// Only these reps; empty: all.
    pub reps: Vec<String>,
    /// Only these lead sources; empty: all.
    pub sources: Vec<String>,
    /// Only these buyer personas; empty: all.
    pub personas: Vec<String>,
}
