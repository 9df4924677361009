//! What an import counted: the same whether it is one of the past, has just been made, or is only tried.

use engine::difference::Differences;
use serde::Serialize;
use store::ImportCounts;

/// Rows, deals and moves of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Tally {
    /// Rows below the header.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub rows: u64,
    /// Deals not seen before.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub deals_new: u64,
    /// Known deals with something new.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub deals_changed: u64,
    /// Known deals with nothing new.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub deals_unchanged: u64,
    /// Moves and other facts not seen before.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub moves_new: u64,
    /// Moves and other facts already there.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub moves_known: u64,
    /// What became of the deals that were there, by kind.
    pub differences: Differences,
}

impl Tally {
    /// What the memory counted, of so many rows.
    pub(crate) fn of(rows: u64, counts: ImportCounts) -> Self {
        Self {
            rows,
            deals_new: counts.deals_new,
            deals_changed: counts.deals_changed,
            deals_unchanged: counts.deals_unchanged,
            moves_new: counts.moves_new,
            moves_known: counts.moves_known,
            differences: counts.differences,
        }
    }
}
