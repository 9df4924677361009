//! The sheet of a one-to-one, gathered from what a workspace keeps and what its ledger says.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use engine::{
    coaching::sheet::{NextStep, OneToOneSheet, last_talk},
    deal::detail::{Detail, Value},
    filter::Filter,
    ledger::Ledger,
    review::Review,
};
use store::{PipelineId, Workspace};

use crate::Error;

/// A filter for one rep's sheet: what else it leaves out stays out.
#[must_use]
pub fn of_rep(filter: &Filter, rep: &str) -> Filter {
    Filter {
        reps: vec![rep.to_owned()],
        ..filter.clone()
    }
}

/// The sheet of a rep of a pipeline. `review` is the ledger's at `filter`, which names the rep alone
/// ([`of_rep`]); `today` is the day on which the coaching stands so.
///
/// # Errors
/// Whatever keeps the workspace from being read.
pub fn sheet(
    workspace: &Workspace,
    pipeline: PipelineId,
    (ledger, filter, review): (&Ledger, &Filter, &Review),
    rep: &str,
    today: NaiveDate,
) -> Result<OneToOneSheet, Error> {
    let coaching = workspace.coaching(pipeline)?.on(today);
    let from = last_talk(&coaching.one_to_ones, rep, review.as_of);
    let since = ledger.since(filter, from, &workspace.turns(pipeline)?);
    let steps = workspace.details(pipeline, Detail::NextStep)?.into_iter();
    let steps: BTreeMap<String, Value> = steps.collect();
    let next = |deal: &str| {
        let known = ledger.find(deal).map(|ix| ledger.next_due(ix, filter));
        let (is_there, due) = known.unwrap_or_default();
        let words = match steps.get(deal) {
            Some(Value::Text(words)) => Some(words.clone()),
            _ => None,
        };
        NextStep {
            is_there,
            words,
            due,
        }
    };
    Ok(OneToOneSheet::of(
        rep,
        (review, since),
        coaching,
        today,
        next,
    ))
}
