//! What goes where an import is taken back: the same for the memory that takes it, for the window and for
//! the sentence that tells it.

use serde::Serialize;

/// What goes, and what of the import's deals is left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Gone {
    /// Deals that go.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub deals_gone: u64,
    /// Deals that stay and are otherwise.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub deals_changed: u64,
    /// Deals that stay as they are: others said the same.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub deals_unchanged: u64,
    /// Moves and other facts that go.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub moves_gone: u64,
    /// Reps that go.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub reps_gone: u64,
    /// Accounts that go.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub accounts_gone: u64,
}
