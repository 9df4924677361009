//! A row of a moves file: a deal entered a stage, or was won, lost or completed, at a moment.

use engine::{
    moment::Between,
    problem::{Kept, ProblemCode, Told},
    record::{Details, Record, Step},
};

use crate::{
    field::Field,
    mapping::Means,
    row::{Binding, Came, Row},
    stages::hash,
    turns,
    written::{named, shown},
};

/// How our own export marks a row whose stage was seen, not entered.
pub(crate) const SEEN: &str = "seen";
/// How our own export marks a deal that came into being at no known stage.
pub(crate) const CREATED: &str = "created";
/// How our own export marks an outcome, where a stage of the process bears its name.
pub(crate) const OUTCOME: &str = "outcome";

pub(crate) fn row<E>(
    binding: &mut Binding<'_>,
    row: &mut Row<'_, '_>,
    emit: &mut impl FnMut(&Record<'_>, Option<Between>) -> Result<(), E>,
) -> Result<Came, E> {
    let Some(deal) = binding.deal(row) else {
        return Ok(Came::Read);
    };
    if let Some(turn) = binding
        .turns
        .as_ref()
        .and_then(|turns| turns.turn(row.cells))
    {
        return turns::row(binding, row, deal, turn, emit);
    }
    let before = binding.column(Field::FromStage).is_some();
    if before && binding.text(row, Field::FromStage).is_some() {
        let whole = from(binding, row, deal, emit)?;
        // A log's last row says where the deal is now, and not yet where it goes.
        if whole && binding.text(row, Field::Stage).is_none() {
            return Ok(Came::Read);
        }
    }
    let known = binding.text(row, Field::Known);
    let outcome = known.filter(|known| *known == OUTCOME).and_then(|_| {
        match binding.text(row, Field::Stage)? {
            "Won" => Some(Step::Won),
            "Lost" => Some(Step::Lost),
            "Completed" => Some(Step::Completed),
            _ => None,
        }
    });
    let step = if known == Some(CREATED) {
        Step::Created
    } else if let Some(outcome) = outcome {
        outcome
    } else {
        match stage(binding, row, deal) {
            Some(Means::Stage(ix)) if known == Some(SEEN) => Step::SeenAt(ix),
            Some(Means::Stage(ix)) => Step::Entered(ix),
            Some(Means::Won) => Step::Won,
            Some(Means::Lost) => Step::Lost,
            Some(Means::Completed) => Step::Completed,
            Some(Means::Ignore) => return Ok(Came::Ignored),
            None => return Ok(Came::Read),
        }
    };
    let column = binding.column(Field::At);
    let Ok(at) = binding.date(row, column, Kept::LeftOut) else {
        return Ok(Came::Read);
    };
    if at.is_none() && !matches!(step, Step::SeenAt(_)) {
        let deal = shown(deal);
        binding.problem(row, ProblemCode::MissingDate, column, || {
            Told::MoveWithoutDate { deal }
        });
        return Ok(Came::Read);
    }
    let mut details = binding.details(row, None);
    why(binding, row, Some(step), &mut details);
    let record = Record {
        deal,
        rep: binding.rep_at(row, deal, at),
        step,
        at,
        details,
    };
    emit(&record, None)?;
    Ok(Came::Read)
}

/// The stage that a change left: entered when the row says so, else when the deal was created, if
/// this is the deal's first change; else only seen, until the change. Gives whether a date was told.
fn from<E>(
    binding: &mut Binding<'_>,
    row: &mut Row<'_, '_>,
    deal: &str,
    emit: &mut impl FnMut(&Record<'_>, Option<Between>) -> Result<(), E>,
) -> Result<bool, E> {
    let name = binding.text(row, Field::FromStage);
    let means = name.and_then(|name| binding.stage(name));
    let Some(means) = means.filter(|m| *m != Means::Ignore) else {
        return Ok(false);
    };
    let date = |binding: &Binding<'_>, row: &mut Row<'_, '_>, field| {
        let at = binding.date(row, binding.column(field), Kept::WithoutLeftStage);
        at.ok().flatten()
    };
    let told = date(binding, row, Field::FromAt);
    let moved = date(binding, row, Field::At);
    let first = binding.firsts.get(&hash(deal));
    // Of a log that dates both ends, every entry but a deal's first is the end of the row before.
    if told.is_some() && first.is_some_and(|first| moved.is_none_or(|at| at.instant > *first)) {
        return Ok(true);
    }
    let first = moved.is_some_and(|at| first == Some(&at.instant));
    let (step, at) = match (means, told) {
        (Means::Won, Some(at)) => (Step::Won, at),
        (Means::Lost, Some(at)) => (Step::Lost, at),
        (Means::Completed, Some(at)) => (Step::Completed, at),
        (Means::Stage(ix), Some(at)) => (Step::Entered(ix), at),
        (Means::Stage(ix), None) if first => {
            let created = date(binding, row, Field::Created);
            let created = created.filter(|at| moved.is_some_and(|to| at.instant < to.instant));
            match (created, moved) {
                (Some(at), _) => (Step::Entered(ix), at),
                (None, Some(to)) => (Step::SeenAt(ix), to),
                (None, None) => return Ok(false),
            }
        }
        _ => return Ok(false),
    };
    let mut details = binding.details(row, None);
    why(binding, row, Some(step), &mut details);
    let record = Record {
        deal,
        rep: binding.rep_at(row, deal, Some(at)),
        step,
        at: Some(at),
        details,
    };
    emit(&record, None)?;
    Ok(told.is_some())
}

/// A reason that stands in one column however deals end is one for the end that `step` is.
pub(crate) fn why<'a>(
    binding: &Binding<'_>,
    row: &mut Row<'a, '_>,
    step: Option<Step>,
    details: &mut Details<'a>,
) {
    let side = match step {
        Some(Step::Lost) => &mut details.lost_reason,
        Some(Step::Won | Step::Completed) => &mut details.won_reason,
        _ => return,
    };
    if side.is_none() {
        *side = binding.text(row, Field::CloseReason);
    }
}

/// What the stage cell means; `None` where that was told as a problem.
fn stage(binding: &mut Binding<'_>, row: &mut Row<'_, '_>, deal: &str) -> Option<Means> {
    let column = binding.column(Field::Stage);
    let Some(name) = binding.text(row, Field::Stage) else {
        let deal = shown(deal);
        binding.problem(row, ProblemCode::MissingStage, column, || {
            Told::MoveWithoutStage { deal }
        });
        return None;
    };
    let means = binding.stage(name);
    if means.is_none() {
        unknown_stage(binding, row, name, Kept::LeftOut);
    }
    means
}

/// Tells of a stage that is none of the process's.
pub(crate) fn unknown_stage(binding: &Binding<'_>, row: &mut Row<'_, '_>, name: &str, kept: Kept) {
    let name = shown(name);
    let process = binding.process;
    binding.problem(
        row,
        ProblemCode::UnknownStage,
        binding.column(Field::Stage),
        || {
            let stages = named(process.stages.iter().map(|s| s.name.as_str()));
            Told::UnknownStage { name, stages, kept }
        },
    );
}
