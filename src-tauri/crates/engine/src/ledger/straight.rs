//! Which deals went straight: stage by stage, forward, in one rep's hands, to where they are now or
//! were won or lost. Most of most teams' deals did, and their way can be told without keeping a
//! score of what happened so far (see [`crate::passage`]).
//!
//! Found once when the ledger is filled; true whatever the as-of day, since any beginning of a straight
//! way is straight.

use std::ops::Range;

use super::{LOST, Ledger, NOBODY, WON};
use crate::record::StageIx;

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
