//! What became of a deal between two states of it, counted by kind.

use engine::difference::Differences;

use crate::table::{
    deal::Deal,
    moves::{Move, StoredStep},
    stage::Stages,
};

/// A deal's state.
#[derive(Clone, Copy)]
pub(crate) struct State<'a> {
    pub(crate) deal: &'a Deal,
    pub(crate) moves: &'a [Move],
}

/// The moves without sightings that say nothing new: the deal was there, with that owner, before.
pub(crate) fn essence(moves: &[Move]) -> impl Iterator<Item = &Move> {
    let mut last: Option<&Move> = None;
    moves.iter().filter(move |row| {
        if row.step == StoredStep::Created {
            return true;
        }
        let before = last.replace(row);
        let repeats = before.is_some_and(|before| {
            matches!(row.step, StoredStep::SeenAt(_))
                && row.at.is_some()
                && before.step.stage() == row.step.stage()
                && before.rep == row.rep
        });
        !repeats
    })
}

/// What of a move counts as a fact of the deal: not which import brought it, nor its place.
fn fact(row: &Move) -> (StoredStep, Option<i64>, Option<crate::RepId>) {
    (row.step, row.at.map(|at| at.instant), row.rep)
}

/// Whether a deal's moves tell of the same places, owners and days.
pub(crate) fn same_story(was: &[Move], is: &[Move]) -> bool {
    essence(was).map(fact).eq(essence(is).map(fact))
}

/// How many facts were added; `None`: the deal is as it was.
pub(crate) fn added(before: State<'_>, after: State<'_>) -> Option<u64> {
    let mut same = before.deal.clone();
    same.import = after.deal.import;
    if same_story(before.moves, after.moves) && same == *after.deal {
        return None;
    }
    let [was, is] = [before, after].map(|state| essence(state.moves).count() as u64);
    Some(is.saturating_sub(was))
}

/// Counts what became of a deal that was there before.
pub(crate) fn count(into: &mut Differences, stages: &Stages, before: State<'_>, after: State<'_>) {
    let last = |moves: &[Move]| {
        let last = moves.iter().rfind(|row| row.step != StoredStep::Created);
        last.map(|row| row.step)
    };
    let place = |step: StoredStep| stages.place(step.stage()?);
    let (was, is) = (last(before.moves), last(after.moves));
    match (was, is) {
        (was, Some(StoredStep::Won)) => into.won += u32::from(was != Some(StoredStep::Won)),
        (was, Some(StoredStep::Lost)) => into.lost += u32::from(was != Some(StoredStep::Lost)),
        (was, Some(StoredStep::Completed)) => {
            into.completed += u32::from(was != Some(StoredStep::Completed));
        }
        (Some(was), Some(is)) => match (place(was), place(is)) {
            (Some(was), Some(is)) if is < was => into.went_back += 1,
            (Some(was), Some(is)) if is == was + 1 => into.advanced += 1,
            (Some(was), Some(is)) if is > was => into.skipped += 1,
            (None, Some(_)) => into.reopened += 1,
            _ => {}
        },
        _ => {}
    }
    let (old, new) = (before.deal, after.deal);
    into.owner += u32::from(old.rep != new.rep);
    if let (Some(was), Some(is)) = (old.expected_close, new.expected_close) {
        into.close_later += u32::from(is > was);
        into.close_earlier += u32::from(is < was);
    }
    if let (Some(was), Some(is)) = (old.amount, new.amount) {
        let same = was.currency == is.currency;
        into.currency += u32::from(!same);
        into.amount_up += u32::from(same && is.minor > was.minor);
        into.amount_down += u32::from(same && is.minor < was.minor);
    }
    let filled = old.amount.is_some() != new.amount.is_some()
        || old.expected_close.is_some() != new.expected_close.is_some();
    let texts = |deal: &Deal| {
        let texts = [
            &deal.name,
            &deal.source,
            &deal.persona,
            &deal.product,
            &deal.lost_reason,
            &deal.won_reason,
        ];
        (texts.map(Clone::clone), deal.account)
    };
    into.details += u32::from(filled || texts(old) != texts(new));
    for row in after.moves {
        // Where a deal was when it ended is known as well as the end is.
        let Some(days) = row
            .between
            .filter(|_| !matches!(row.step, StoredStep::SeenAt(_)))
        else {
            continue;
        };
        if !before
            .moves
            .iter()
            .any(|known| known.between == row.between && known.step == row.step)
        {
            into.moves_between += 1;
            into.widest_days = into.widest_days.max(days.days().unwrap_or(0));
        }
    }
}
