//! The sheet of a one-to-one, gathered from what a workspace keeps and what its ledger says.

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
    let next = |deal: &str| {
        let known = ledger.find(deal).map(|ix| ledger.next_due(ix, filter));
        let (is_there, due) = known.unwrap_or_default();
        NextStep {
            is_there,
            words: None,
            due,
        }
    };
    let mut sheet = OneToOneSheet::of(rep, (review, since), coaching, today, next);
    // Read of the few deals that are talked about, and of no other.
    let keys = sheet.deals.iter().map(|talked| talked.deal.deal_id.clone());
    let keys: Vec<String> = keys.collect();
    let steps = workspace.detail_of_each(pipeline, &keys, Detail::NextStep)?;
    for (talked, step) in sheet.deals.iter_mut().zip(steps) {
        if let Some(Value::Text(words)) = step {
            talked.next.words = Some(words);
        }
    }
    Ok(sheet)
}
