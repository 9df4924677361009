//! What differs between two looks at a pipeline, counted by kind: what a file brought beside new
//! deals. Only counts; the words are the report's.

use serde::{Deserialize, Serialize};

/// Deals by what became of them between two looks. A deal may count in several; one that is new
/// counts in none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Differences {
    /// Moved to the next stage.
    pub advanced: u32,
    /// Moved further than the next stage.
    pub skipped: u32,
    /// Moved to an earlier stage.
    pub went_back: u32,
    /// Won.
    pub won: u32,
    /// Lost.
    pub lost: u32,
    /// Completed after the sale.
    pub completed: u32,
    /// Open again after having ended.
    pub reopened: u32,
    /// Of another owner.
    pub owner: u32,
    /// Expected to close later than before.
    pub close_later: u32,
    /// Expected to close earlier than before.
    pub close_earlier: u32,
    /// Worth more, in the same currency.
    pub amount_up: u32,
    /// Worth less, in the same currency.
    pub amount_down: u32,
    /// Counted in another currency.
    pub currency: u32,
    /// Some other detail was filled in or differs.
    pub details: u32,
    /// In the file before and not in this one. Neither deleted nor lost: not in the file.
    pub disappeared: u32,
    /// In this file, and missing from the one before.
    pub reappeared: u32,
    /// Moves that are dated only to within some days: two files lie around them.
    pub moves_between: u32,
    /// Of those, the most days between the first and the last day it can have been.
    pub widest_days: u32,
}

impl Differences {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}
