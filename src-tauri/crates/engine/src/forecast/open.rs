//! The open deals to be simulated, and which of them are alike: the chances of those are reckoned once.

use super::pace::OLD;
use crate::money::Money;

/// A deal to be simulated.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenDeal {
    pub(super) stage: usize,
    /// Of its visit, in steps.
    pub(super) age: usize,
    pub(super) value: Option<Money>,
}

/// Deals alike but for their amounts.
pub(super) struct Alike {
    pub(super) stage: usize,
    pub(super) age: usize,
    pub(super) deals: std::ops::Range<usize>,
}

/// Puts the deals in their order, those alike together.
pub(super) fn alike(open: &mut [OpenDeal]) -> Vec<Alike> {
    for deal in &mut *open {
        deal.age = deal.age.min(OLD);
    }
    open.sort_unstable_by_key(|deal| {
        let value = deal.value.map(|value| (value.currency, value.minor));
        (deal.stage, deal.age, value)
    });
    let mut from = 0;
    open.chunk_by(|a, b| (a.stage, a.age) == (b.stage, b.age))
        .map(|group| {
            let deals = from..from + group.len();
            from = deals.end;
            Alike {
                stage: group[0].stage,
                age: group[0].age,
                deals,
            }
        })
        .collect()
}
