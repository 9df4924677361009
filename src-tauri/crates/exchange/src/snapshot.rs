//! A row of a snapshot: one deal as it stood on the day the file was written.
//!
//! Says no more than the row does: a stage is *seen* unless a column dates its entry, and what is
//! open stays open. An outcome in the status column comes before the stage, which then is where
//! the deal was when it ended.

use engine::{
    moment::{Between, Day, Moment},
    problem::{Kept, ProblemCode, Told},
    record::{Record, StageIx, Step},
};

use crate::{
    date::{self, DateOrder},
    field::Field,
    mapping::Means,
    moves::{unknown_stage, why},
    row::{Binding, Came, Row},
    written::shown,
};

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

impl Dates {
    /// When the deal began, by the first of them.
    fn start(&self) -> Option<Moment> {
        let first = self.entered.first().map(|(_, at)| *at);
        let both = self.created.into_iter().chain(first);
        both.min_by_key(|at| at.instant)
    }

    /// The last of them on which the deal was open.
    fn last_open(&self) -> Option<Moment> {
        let last = self.entered.last().map(|(_, at)| *at);
        let both = self.created.into_iter().chain(last);
        both.max_by_key(|at| at.instant)
    }
}

/// When a deal ended: the day that the file gives, or one among those on which it can have been.
#[derive(Clone, Copy)]
struct End {
    at: Moment,
    between: Option<Between>,
}

pub(crate) fn row<E>(
    binding: &mut Binding<'_>,
    row: &mut Row<'_, '_>,
    emit: &mut impl FnMut(&Record<'_>, Option<Between>) -> Result<(), E>,
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
            Told::RepeatedDeal { deal, line: last }
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
    let ends = match standing.outcome {
        None => None,
        Some(outcome) => match end(binding, row, deal, &dates) {
            Some(end) => Some((outcome, end)),
            None => return Ok(Came::Read),
        },
    };
    let closes = dates.closed.take().filter(|_| ends.is_none());
    let mut details = binding.details(row, closes.map(|m| m.day));
    if binding.mapping.lost_zero_is_none && standing.outcome == Some(Step::Lost) {
        details.amount = details.amount.filter(|m| m.minor != 0);
    }
    // What stands there while a deal is open is no reason that it was lost or won.
    let was_lost = standing.outcome == Some(Step::Lost);
    details.lost_reason = details.lost_reason.filter(|_| was_lost);
    let was_won = standing.outcome.is_some() && !was_lost;
    details.won_reason = details.won_reason.filter(|_| was_won);
    why(binding, row, standing.outcome, &mut details);
    let rep = binding.rep(row);
    let mut give = |step, at, between| {
        let record = Record {
            deal,
            rep,
            step,
            at,
            details,
        };
        emit(&record, between)
    };
    if let Some(at) = dates.created {
        give(Step::Created, Some(at), None)?;
    }
    for (stage, at) in &dates.entered {
        give(Step::Entered(*stage), Some(*at), None)?;
    }
    // Where the dates end elsewhere the deal came back, and only that it is there is known.
    let last = dates.entered.last().map(|(stage, _)| *stage);
    if let Some(stage) = standing.stage.filter(|s| last != Some(*s)) {
        let seen_on = binding.mapping.seen_on.map(Moment::of_date);
        let at = ends.map_or(seen_on, |(_, end)| Some(end.at));
        let between = ends.and_then(|(_, end)| end.between);
        give(Step::SeenAt(stage), at, between)?;
    }
    if let Some((outcome, end)) = ends {
        give(outcome, Some(end.at), end.between)?;
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
        outcome = outcome.or(flagged).or_else(|| by_entries(binding, row));
        if outcome.is_some() || !binding.entered.is_empty() {
            let stage = None;
            return Ok(Some(Standing { stage, outcome }));
        }
        let deal = shown(deal);
        binding.problem(row, ProblemCode::MissingStage, column, || {
            Told::DealWithoutStage { deal }
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
            unknown_stage(binding, row, name, Kept::DealWithout);
            None
        }
        None => {
            unknown_stage(binding, row, name, Kept::LeftOut);
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

/// How a deal ended by the columns that date its stages: the later of a win and a loss.
fn by_entries(binding: &Binding<'_>, row: &Row<'_, '_>) -> Option<Step> {
    let dated = binding.entered.iter().filter_map(|(column, means)| {
        let outcome = means.and_then(step)?;
        let order = binding.about(*column).and_then(|c| c.dates);
        let at = date::read(row.cell(*column)?, order.unwrap_or(DateOrder::Ymd))?;
        Some((at.instant, outcome))
    });
    let last = dated.max_by_key(|(at, _)| *at);
    last.map(|(_, outcome)| outcome)
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
    let created = binding.date(row, binding.column(Field::Created), Kept::LeftOut)?;
    let since = binding.date(row, binding.column(Field::StageSince), Kept::LeftOut)?;
    let closed = binding.date(row, binding.column(Field::Closed), Kept::LeftOut)?;
    let mut entered: Vec<(StageIx, Moment)> = Vec::new();
    let (mut won, mut lost) = (None, None);
    for &(column, means) in &binding.entered {
        let Some(at) = binding.date(row, Some(column), Kept::LeftOut)? else {
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
        Some(Step::Won) => {
            won.or(binding.date(row, binding.column(Field::WonAt), Kept::LeftOut)?)
        }
        Some(Step::Lost) => {
            lost.or(binding.date(row, binding.column(Field::LostAt), Kept::LeftOut)?)
        }
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
fn end(binding: &Binding<'_>, row: &mut Row<'_, '_>, deal: &str, dates: &Dates) -> Option<End> {
    let column = binding.column(Field::Closed);
    let Some(closed) = dates.closed else {
        return by_file_day(binding, row, deal, dates);
    };
    let at = match dates.start() {
        Some(start) if closed.day < start.day => {
            let deal = shown(deal);
            let (closed, began) = (closed.day.date(), start.day.date());
            binding.problem(row, ProblemCode::ClosedBeforeStart, column, || {
                Told::ClosedBeforeStart {
                    deal,
                    closed,
                    began,
                }
            });
            start
        }
        // A date beside a time: the day's start must not come before the time on that day.
        Some(start) if closed.instant < start.instant => start,
        _ => closed,
    };
    let between = None;
    Some(End { at, between })
}

/// The end of a deal without a close date: some day from the last on which it was open to the file's.
/// Told as a problem; `None` where the file has no day either.
fn by_file_day(
    binding: &Binding<'_>,
    row: &mut Row<'_, '_>,
    deal: &str,
    dates: &Dates,
) -> Option<End> {
    let column = binding.column(Field::Closed);
    let Some(latest) = binding.mapping.seen_on.map(Day::of) else {
        let deal = shown(deal);
        binding.problem(row, ProblemCode::MissingDate, column, || {
            Told::EndWithoutDate { deal }
        });
        return None;
    };
    let open = dates.last_open();
    let earliest = open.map(|at| at.day.min(latest));
    let between = Between { earliest, latest };
    let middle = Moment::of_date(between.middle().date());
    // It ended no earlier than it did something else on that day.
    let at = open
        .filter(|open| open.day == middle.day && open.instant > middle.instant)
        .unwrap_or(middle);
    let deal = shown(deal);
    binding.problem(row, ProblemCode::EndedByFileDay, column, || {
        Told::EndedByFileDay {
            deal,
            from: earliest.map(Day::date),
            by: latest.date(),
        }
    });
    let between = Some(between);
    Some(End { at, between })
}
