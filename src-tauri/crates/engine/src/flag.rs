//! Whom to coach.

use crate::{
    curve::Curve,
    ledger::Ledger,
    lens::Lens,
    look::Cell,
    review::{Flag, Note},
};

/// Flags, and what a reader must know about them.
pub(crate) struct Flags {
    pub(crate) flags: Vec<Flag>,
    pub(crate) notes: Vec<Note>,
}

/// Every flag.
pub(crate) fn flags(_: &Ledger, _: &Lens, _: &[Curve], _: &[Cell]) -> Flags {
    Flags {
        flags: vec![],
        notes: vec![],
    }
}
