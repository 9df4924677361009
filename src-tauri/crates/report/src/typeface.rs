//! Inter, as paper and pictures need it: whole faces, where the page and the window take woff2.
//!
//! The two files in `fonts/` were made once with python fonttools from the static Inter 4.001
//! (regular and semibold, SIL Open Font License 1.1): subset to Latin, Greek, Cyrillic, punctuation,
//! currencies and arrows, without hints, and with every digit mapped to its tabular form. They are
//! therefore as wide as `letters` measures them, and columns of numbers stand.

use crate::letters::Weight;

const REGULAR: &[u8] = include_bytes!("../fonts/Inter-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../fonts/Inter-SemiBold.ttf");

/// The TrueType file of a weight.
pub(crate) fn face(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => REGULAR,
        Weight::Semibold => SEMIBOLD,
    }
}
