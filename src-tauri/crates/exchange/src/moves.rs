//! A row of a moves file: a deal entered a stage, or was won, lost or completed, at a moment.

use engine::{
    problem::ProblemCode,
    record::{Record, Step},
};

use crate::{
    field::Field,
    mapping::Means,
    row::{Binding, Came, Row, listed, shown},
};

/// How our own export marks a row whose stage was seen, not entered.
pub(crate) const SEEN: &str = "seen";
/// How our own export marks a deal that came into being at no known stage.
pub(crate) const CREATED: &str = "created";

pub(crate) fn row<E>(
    binding: &mut Binding<'_>,
    row: &mut Row<'_, '_>,
    emit: &mut impl FnMut(&Record<'_>) -> Result<(), E>,
) -> Result<Came, E> {
    let Some(deal) = binding.deal(row) else {
        return Ok(Came::Read);
    };
    let known = binding.text(row, Field::Known);
    let step = if known == Some(CREATED) {
        Step::Created
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
    let Ok(at) = binding.date(row, column, "the row was left out") else {
        return Ok(Came::Read);
    };
    if at.is_none() && !matches!(step, Step::SeenAt(_)) {
        let deal = shown(deal);
        binding.problem(row, ProblemCode::MissingDate, column, || {
            format!("The move of deal \"{deal}\" has no date; the row was left out. Give it one and import again.")
        });
        return Ok(Came::Read);
    }
    let details = binding.details(row, None);
    emit(&Record {
        deal,
        rep: binding.text(row, Field::Rep),
        step,
        at,
        details,
    })?;
    Ok(Came::Read)
}

/// What the stage cell means; `None` where that was told as a problem.
fn stage(binding: &mut Binding<'_>, row: &mut Row<'_, '_>, deal: &str) -> Option<Means> {
    let column = binding.column(Field::Stage);
    let Some(name) = binding.text(row, Field::Stage) else {
        let deal = shown(deal);
        binding.problem(row, ProblemCode::MissingStage, column, || {
            format!("The row of deal \"{deal}\" has no stage; it was left out. Give it one and import again.")
        });
        return None;
    };
    let means = binding.stage(name);
    if means.is_none() {
        unknown_stage(binding, row, name, "the row was left out");
    }
    means
}

/// Tells of a stage that is none of the process's.
pub(crate) fn unknown_stage(
    binding: &Binding<'_>,
    row: &mut Row<'_, '_>,
    name: &str,
    kept: &'static str,
) {
    let name = shown(name);
    let process = binding.process;
    binding.problem(
        row,
        ProblemCode::UnknownStage,
        binding.column(Field::Stage),
        || {
            let stages = process.stages.iter().map(|s| s.name.as_str());
            format!(
                "\"{name}\" is no stage of the process ({}); {kept}. Say which stage it is, or add it to the process, and import again.",
                listed(stages)
            )
        },
    );
}
