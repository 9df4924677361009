//! Coaching across rooms: what a workspace keeps of it as it stands on a day, and a plan drawn up from
//! what a review shows.

use chrono::{Days, NaiveDate};
use engine::{
    coaching::{Hint, Plan, Seen, Spot, book::Coaching},
    filter::Filter,
    process::Process,
    review::Review,
};
use store::{PipelineId, Workspace};

use crate::Error;

/// How long a plan runs unless another day is chosen: long enough for some deals to be decided.
const WEEKS: u64 = 6;

/// All that is kept of a pipeline's coaching, on a day.
///
/// # Errors
/// Whatever keeps the workspace from being read.
pub fn on(
    workspace: &Workspace,
    pipeline: PipelineId,
    today: NaiveDate,
) -> Result<Coaching, Error> {
    Ok(workspace.coaching(pipeline)?.on(today))
}

/// A plan on a spot, to be filled in: the evidence as the review shows it, the stage's hints, none of
/// them done, and days to start from. `None` where the review has no such rep or stage.
#[must_use]
pub fn draft(
    review: &Review,
    filter: &Filter,
    process: &Process,
    spot: Spot,
    today: NaiveDate,
) -> Option<Plan> {
    let seen = Seen::of(review, filter, &spot)?;
    let stage = process
        .stages
        .get(usize::from(process.find(&spot.stage)?))?;
    let hints = stage.hints.iter().map(|words| Hint {
        words: words.clone(),
        done: false,
    });
    Some(Plan {
        seen,
        hints: hints.collect(),
        agreed: String::new(),
        start: today,
        review_on: today
            .checked_add_days(Days::new(7 * WEEKS))
            .unwrap_or(today),
        ended: None,
        spot: Spot {
            stage: stage.name.clone(),
            ..spot
        },
    })
}
