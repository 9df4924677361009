//! Which deals went straight: stage by stage, forward, in one rep's hands, to where they are now or
//! were won or lost. Most of most teams' deals did, and their way can be told without keeping a
//! score of what happened so far (see [`crate::passage`]).
//!
//! One bit a deal, found once when the ledger is filled; true whatever the as-of day, since any
//! beginning of a straight way is straight.

use std::ops::Range;

use super::{LOST, Ledger, NOBODY, WON, room::room};
use crate::record::StageIx;

/// By deal, one bit.
#[derive(Clone, Debug, Default)]
pub(super) struct Straight(Vec<u64>);

impl Straight {
    /// Looks through every deal of the ledger.
    pub(super) fn of(ledger: &Ledger) -> Self {
        let deals = ledger.deals();
        let mut bits = vec![0; deals.div_ceil(64)];
        for deal in 0..deals as u32 {
            if is_straight(ledger, ledger.moves_of(deal)) {
                bits[deal as usize / 64] |= 1_u64 << (deal % 64);
            }
        }
        Self(bits)
    }

    /// Puts down anew whether a deal did.
    pub(super) fn put(&mut self, deal: u32, straight: bool) {
        let word = deal as usize / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        let bit = 1_u64 << (deal % 64);
        self.0[word] = self.0[word] & !bit | if straight { bit } else { 0 };
    }

    /// Bytes of memory set aside.
    pub(super) fn bytes(&self) -> usize {
        room(&self.0)
    }

    pub(super) fn has(&self, deal: u32) -> bool {
        let word = self.0.get(deal as usize / 64).copied().unwrap_or(0);
        word >> (deal % 64) & 1 != 0
    }
}

/// Whether a deal of these moves went straight.
pub(super) fn is_straight(ledger: &Ledger, moves: Range<usize>) -> bool {
    let (day, step) = (&ledger.day[moves.clone()], &ledger.step[moves.clone()]);
    let rep = &ledger.rep[moves];
    let (Some((&first, _)), Some((&last, _))) = (rep.split_first(), step.split_last()) else {
        return false;
    };
    let wins_at = ledger.process().wins_at;
    let entered = step.len() - usize::from(last == LOST || last == WON);
    let stages = ledger.process().stages.len() as StageIx;
    let Some(&end) = entered.checked_sub(1).and_then(|end| step.get(end)) else {
        return false;
    };
    end < stages
        && (last != WON || end == wins_at)
        && step[..entered]
            .array_windows()
            .all(|[a, b]| b.wrapping_sub(*a) == 1)
        && first != NOBODY
        && rep.iter().all(|rep| *rep == first)
        && day.is_sorted()
}
