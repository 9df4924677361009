//! A row of a snapshot: one deal as it stood on the day the file was written.
//!
//! Says no more than the row does: a stage is *seen* unless a column dates its entry, and what is
//! open stays open. An outcome in the status column comes before the stage, which then is where
//! the deal was when it ended.

use engine::{
    moment::Moment,
    problem::ProblemCode,
    record::{Details, Record, StageIx, Step},
};

use crate::{
    date::iso,
    field::Field,
    mapping::Means,
    moves::unknown_stage,
    row::{Binding, Came, Row, shown},
};

const LEFT_OUT: &str = "the row was left out";

/// Where the deal stands.
#[derive(Clone, Copy)]
struct Standing {
    stage: Option<StageIx>,
    outcome: Option<Step>,
}

/// The dates of a row, as far as it bears them.
struct Dates {
    created: Option<Moment>,
    closed: Option<Moment>,
    /// Entries by their stage, earliest first.
    entered: Vec<(StageIx, Moment)>,
}

pub(crate) fn row<E>(
    binding: &mut Binding<'_>,
    row: &mut Row<'_, '_>,
    emit: &mut impl FnMut(&Record<'_>) -> Result<(), E>,
) -> Result<Came, E> {
    let Some(deal) = binding.deal(row) else {
        return Ok(Came::Read);
    };
    if let Some(&last) = binding.repeated.get(deal)
        && last != row.line
    {
        let deal = shown(deal);
        let column = binding.column(Field::DealId);
        binding.problem(row, ProblemCode::RepeatedDeal, column, || {
            format!("Deal \"{deal}\" appears again on line {last}; that row was kept and this one left out. Remove one of them if they differ.")
        });
        return Ok(Came::Read);
    }
    let standing = match standing(binding, row, deal) {
        Ok(Some(standing)) => standing,
        Ok(None) => return Ok(Came::Ignored),
        Err(()) => return Ok(Came::Read),
    };
    let Ok(mut dates) = dates(binding, row, standing) else {
        return Ok(Came::Read);
    };
    let start = dates
        .created
        .into_iter()
        .chain(dates.entered.first().map(|(_, at)| *at))
        .min_by_key(|at| at.instant);
    let ends = match standing.outcome {
        None => None,
        Some(outcome) => match end(binding, row, deal, start, dates.closed) {
            Some(at) => Some((outcome, at)),
            None => return Ok(Came::Read),
        },
    };
    let closes = dates.closed.take().filter(|_| ends.is_none());
    let mut details = binding.details(row, closes.map(|m| m.day));
    if binding.mapping.lost_zero_is_none && standing.outcome == Some(Step::Lost) {
        details.amount = details.amount.filter(|m| m.minor != 0);
    }
    // What stands there while a deal is open is no reason that it was lost.
    details.lost_reason = details
        .lost_reason
        .filter(|_| standing.outcome == Some(Step::Lost));
    let rep = binding.rep(row);
    let mut give = |step, at, details: Details<'_>| {
        emit(&Record {
            deal,
            rep,
            step,
            at,
            details,
        })
    };
    if let Some(at) = dates.created {
        give(Step::Created, Some(at), details)?;
    }
    for (stage, at) in &dates.entered {
        give(Step::Entered(*stage), Some(*at), details)?;
    }
    // Where the dates end elsewhere the deal came back, and only that it is there is known.
    let last = dates.entered.last().map(|(stage, _)| *stage);
    if let Some(stage) = standing.stage.filter(|s| last != Some(*s)) {
        let seen_on = binding.mapping.seen_on.map(Moment::of_date);
        let at = ends.map_or(seen_on, |(_, at)| Some(at));
        give(Step::SeenAt(stage), at, details)?;
    }
    if let Some((outcome, at)) = ends {
        give(outcome, Some(at), details)?;
    }
    Ok(Came::Read)
}

/// Stage and outcome of the deal; `Ok(None)` where the row is passed over, `Err` where a problem
/// was told.
fn standing(
    binding: &mut Binding<'_>,
    row: &mut Row<'_, '_>,
    deal: &str,
) -> Result<Option<Standing>, ()> {
    let status = binding.text(row, Field::Status);
    let mut outcome = status.and_then(|name| binding.status(name)).and_then(step);
    let flagged = flagged(binding, row, outcome.is_none() && status.is_none());
    let column = binding.column(Field::Stage);
    let Some(name) = binding.text(row, Field::Stage) else {
        outcome = outcome.or(flagged);
        if outcome.is_some() || !binding.entered.is_empty() {
            let stage = None;
            return Ok(Some(Standing { stage, outcome }));
        }
        let deal = shown(deal);
        binding.problem(row, ProblemCode::MissingStage, column, || {
            format!(
                "Deal \"{deal}\" has no stage; the row was left out. Give it one and import again."
            )
        });
        return Err(());
    };
    let stage = match binding.stage(name) {
        Some(Means::Ignore) => return Ok(None),
        Some(Means::Stage(ix)) => {
            outcome = outcome.or(flagged);
            Some(ix)
        }
        Some(means) => {
            outcome = outcome.or(step(means));
            None
        }
        None if outcome.or(flagged).is_some() => {
            outcome = outcome.or(flagged);
            unknown_stage(binding, row, name, "the deal was kept without it");
            None
        }
        None => {
            unknown_stage(binding, row, name, LEFT_OUT);
            return Err(());
        }
    };
    Ok(Some(Standing { stage, outcome }))
}

/// What flags, and the dates of wins and losses, say of the deal's end. The dates count where no
/// status stands beside them: a deal that was opened again keeps them in some systems.
fn flagged(binding: &Binding<'_>, row: &Row<'_, '_>, by_dates: bool) -> Option<Step> {
    let says = |field| binding.flag(row, field);
    if says(Field::IsWon) == Some(true) {
        return Some(Step::Won);
    }
    let closed = says(Field::IsClosed) == Some(true) && says(Field::IsWon) == Some(false);
    if closed || says(Field::IsLost) == Some(true) || says(Field::IsActive) == Some(false) {
        return Some(Step::Lost);
    }
    let dated = |field| by_dates && binding.text(row, field).is_some();
    if dated(Field::WonAt) {
        Some(Step::Won)
    } else {
        dated(Field::LostAt).then_some(Step::Lost)
    }
}

fn step(means: Means) -> Option<Step> {
    match means {
        Means::Won => Some(Step::Won),
        Means::Lost => Some(Step::Lost),
        Means::Completed => Some(Step::Completed),
        Means::Stage(_) | Means::Ignore => None,
    }
}

fn dates(binding: &Binding<'_>, row: &mut Row<'_, '_>, standing: Standing) -> Result<Dates, ()> {
    let created = binding.date(row, binding.column(Field::Created), LEFT_OUT)?;
    let since = binding.date(row, binding.column(Field::StageSince), LEFT_OUT)?;
    let closed = binding.date(row, binding.column(Field::Closed), LEFT_OUT)?;
    let mut entered: Vec<(StageIx, Moment)> = Vec::new();
    let (mut won, mut lost) = (None, None);
    for &(column, means) in &binding.entered {
        let Some(at) = binding.date(row, Some(column), LEFT_OUT)? else {
            continue;
        };
        match means {
            Some(Means::Stage(stage)) if !entered.iter().any(|(s, _)| *s == stage) => {
                entered.push((stage, at));
            }
            Some(Means::Won) => won = won.or(Some(at)),
            Some(Means::Lost) => lost = lost.or(Some(at)),
            _ => {}
        }
    }
    if let (Some(stage), None, Some(at)) = (standing.stage, standing.outcome, since) {
        // A deal that came back is at its stage since the later day.
        let came_back = entered.iter().all(|(_, e)| e.instant < at.instant);
        if came_back || !entered.iter().any(|(s, _)| *s == stage) {
            entered.push((stage, at));
        }
    }
    entered.sort_by_key(|(stage, at)| (at.instant, *stage));
    // The day on which the outcome was entered is surer than a close date that anyone may edit; and
    // a closed deal changed its stage for the last time when it closed.
    let ended = match standing.outcome {
        Some(Step::Won) => won.or(binding.date(row, binding.column(Field::WonAt), LEFT_OUT)?),
        Some(Step::Lost) => lost.or(binding.date(row, binding.column(Field::LostAt), LEFT_OUT)?),
        _ => None,
    };
    let closed = ended
        .or(closed)
        .or(since.filter(|_| standing.outcome.is_some()));
    Ok(Dates {
        created,
        closed,
        entered,
    })
}

/// When the deal ended; `None` where that cannot be told (told as a problem).
fn end(
    binding: &Binding<'_>,
    row: &mut Row<'_, '_>,
    deal: &str,
    start: Option<Moment>,
    closed: Option<Moment>,
) -> Option<Moment> {
    let column = binding.column(Field::Closed);
    let Some(closed) = closed else {
        let deal = shown(deal);
        binding.problem(row, ProblemCode::MissingDate, column, || {
            format!("Deal \"{deal}\" is won or lost but has no close date; the row was left out. Give it one and import again.")
        });
        return None;
    };
    match start {
        Some(start) if closed.day < start.day => {
            let deal = shown(deal);
            let (closed, began) = (iso(closed.day), iso(start.day));
            binding.problem(row, ProblemCode::ClosedBeforeStart, column, || {
                format!("Deal \"{deal}\" closed on {closed}, before it began on {began}; the deal was kept, as closed on the day it began. Correct the dates and import again.")
            });
            Some(start)
        }
        // A date beside a time: the day's start must not come before the time on that day.
        Some(start) if closed.instant < start.instant => Some(start),
        _ => Some(closed),
    }
}
