//! A set of deals: one bit each.

use std::ops::Range;

use crate::ledger::room;

/// Deals by their position in the ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// No deal, with room for so many.
    pub(crate) fn none(deals: usize) -> Self {
        Self(vec![0; deals.div_ceil(64)])
    }

    /// The deals of `0..deals` that are `chosen`.
    pub(crate) fn of(deals: usize, mut chosen: impl FnMut(u32) -> bool) -> Self {
        let mut bits = Self::none(deals);
        for deal in 0..deals as u32 {
            if chosen(deal) {
                bits.put(deal, true);
            }
        }
        bits
    }

    /// Whether the deal is in the set.
    #[inline]
    pub(crate) fn has(&self, deal: u32) -> bool {
        let word = self.0.get(deal as usize / 64).copied().unwrap_or(0);
        word >> (deal % 64) & 1 != 0
    }

    /// The deals of a range that are in this set, in order: 64 are passed over at once.
    pub(crate) fn within(&self, deals: Range<u32>) -> impl Iterator<Item = u32> {
        let Range { start, end } = deals;
        let words = start as usize / 64..(end as usize).div_ceil(64);
        words.flat_map(move |at| {
            let first = at as u32 * 64;
            let mut left = self.0.get(at).copied().unwrap_or(0);
            left &= u64::MAX << start.saturating_sub(first);
            left &= u64::MAX >> (first + 64).saturating_sub(end).min(63);
            std::iter::from_fn(move || {
                (left != 0).then(|| {
                    let deal = first + left.trailing_zeros();
                    left &= left - 1;
                    deal
                })
            })
        })
    }

    /// Bytes of memory set aside.
    pub(crate) fn bytes(&self) -> usize {
        room(&self.0)
    }

    /// Puts the deal in, or takes it out.
    pub(crate) fn put(&mut self, deal: u32, belongs: bool) {
        let word = deal as usize / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        let bit = 1 << (deal % 64);
        if belongs {
            self.0[word] |= bit;
        } else {
            self.0[word] &= !bit;
        }
    }

    /// Puts in all the deals of another set.
    pub(crate) fn add(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_there_until_it_is_taken_out() {
        let mut bits = Bits::of(200, |deal| deal % 3 == 0);
        assert!(bits.has(0) && bits.has(198) && !bits.has(199) && !bits.has(5_000));
        bits.put(198, false);
        bits.put(300, true);
        let within: Vec<u32> = (190..310).filter(|deal| bits.has(*deal)).collect();
        assert_eq!(within, [192, 195, 300]);
    }

    #[test]
    fn those_in_it_come_in_order_and_within_the_range() {
        let threes = Bits::of(400, |deal| deal % 3 == 0);
        let check = |from: u32, to: u32| {
            let got: Vec<u32> = threes.within(from..to).collect();
            let want = (from..to).filter(|deal| threes.has(*deal));
            assert_eq!(got, want.collect::<Vec<_>>(), "{from}..{to}");
        };
        for (from, to) in [
            (0, 0),
            (0, 400),
            (1, 64),
            (64, 128),
            (63, 65),
            (130, 131),
            (299, 1_000),
        ] {
            check(from, to);
        }
    }
}
