//! A deal's visits: the unbroken times it was in a stage, and where it went from there.
//!
//! A passage says whether a deal ever got beyond a stage; a visit says where it went next, be it
//! forward, past a stage, back, to the win or to its loss. The same rules as in [`crate::passage`]:
//! a loss followed by another move never happened, and a repeated stage is no move. What happens
//! after the win is not told.

use crate::{
    ledger::{COMPLETED, CREATED, LOST, Ledger, NOBODY, SEEN, WON},
    moment::Day,
    record::StageIx,
};

/// Where a visit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Stage(StageIx),
    Won,
    Lost,
    /// Nowhere yet: cut off on the as-of day.
    Open,
}

/// One visit with a known beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Visit {
    pub(super) stage: StageIx,
    pub(super) entered: Day,
    /// The as-of day where open.
    pub(super) left: Day,
    pub(super) next: Next,
}

/// Where a deal that is neither won nor lost stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OpenNow {
    /// Who owns it now.
    pub(super) owner: Option<u32>,
    /// Where it is, and since when, if both are known.
    pub(super) at: Option<(StageIx, Day)>,
}

/// Tells every visit of a deal; `None` for a deal that is won, lost, or not known by the as-of day.
pub(super) fn visits(
    ledger: &Ledger,
    as_of: Day,
    deal: u32,
    mut tell: impl FnMut(Visit),
) -> Option<OpenNow> {
    let wins_at = ledger.process().wins_at;
    let (mut known, mut owner) = (false, NOBODY);
    let mut now: Option<(StageIx, Option<Day>)> = None;
    let mut lost = None;
    let mut been = 0_u64;
    let mut end = |now: Option<(StageIx, Option<Day>)>, left: Day, next: Next| {
        if let Some((stage, Some(entered))) = now {
            tell(Visit {
                stage,
                entered,
                left,
                next,
            });
        }
    };
    for at in ledger.moves_of(deal) {
        let day = Day(ledger.day[at]);
        if day > as_of {
            continue;
        }
        known = true;
        if ledger.rep[at] != NOBODY {
            owner = ledger.rep[at];
        }
        let step = ledger.step[at];
        let stage = match step {
            CREATED => continue,
            LOST => {
                lost = lost.or(Some(day));
                continue;
            }
            WON | COMPLETED => StageIx::MAX,
            step => step & !SEEN,
        };
        lost = None;
        if stage > wins_at {
            end(now, day, Next::Won);
            return None;
        }
        let seen = step & SEEN != 0;
        let first = !seen && been & (1 << stage) == 0;
        if now.is_some_and(|(here, _)| here == stage) && !first {
            continue;
        }
        if now.is_none_or(|(here, _)| here != stage) {
            end(now, day, Next::Stage(stage));
        }
        if first {
            been |= 1 << stage;
        }
        now = Some((stage, (!seen).then_some(day)));
    }
    match lost {
        Some(day) => {
            end(now, day, Next::Lost);
            None
        }
        None => {
            end(now, as_of, Next::Open);
            known.then(|| OpenNow {
                owner: (owner != NOBODY).then_some(owner),
                at: now.and_then(|(stage, since)| Some((stage, since?))),
            })
        }
    }
}
