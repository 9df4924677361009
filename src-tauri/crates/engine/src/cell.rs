//! One rep at one stage: what figures and flags are made of.

use crate::curve::Curve;

/// One rep at one stage, with the curve behind the figures.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) stage: usize,
    /// Rep id; [`crate::ledger::NOBODY`] for deals that nobody owned.
    pub(crate) rep: u32,
    pub(crate) curve: Curve,
    pub(crate) expected_exits: f64,
}
