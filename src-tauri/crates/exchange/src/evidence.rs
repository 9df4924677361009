//! How a column writes its dates and its amounts, decided from all of its values.
//!
//! A value that can be read in one way only is evidence; one that can be read in two is not. What
//! the evidence leaves open stays open: the caller asks a person, or leaves the values out.

mod amounts;
mod dates;

pub(crate) use amounts::{AmountEvidence, decimal_sign_of};
pub(crate) use dates::{DateEvidence, settle};

/// Slips of the pen up to this share of the evidence do not overrule the rest: one in twenty.
const SLIPS: u64 = 20;

/// The side that the evidence is on, `first` or `second`; `None` where there is none, or both have
/// more than slips.
fn side(first: u64, second: u64) -> Option<bool> {
    if first > 0 && second * SLIPS <= first {
        Some(true)
    } else if second > 0 && first * SLIPS <= second {
        Some(false)
    } else {
        None
    }
}
