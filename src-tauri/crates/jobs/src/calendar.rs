//! A workspace's days to keep as a calendar: the reviews of plans that are not done, and the next steps
//! of deals that are open.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use engine::{
    coaching::PlanState,
    deal::detail::{Detail, Value},
    filter::Filter,
    language::Language,
    ledger::{DealState, Ledger},
};
use exchange::calendar::{self, Keep};
use store::{PipelineId, Workspace};

use crate::Error;

/// The days to keep of a pipeline, by day, in the words of a language.
///
/// # Errors
/// Whatever keeps the workspace from being read.
pub fn days(
    workspace: &Workspace,
    pipeline: PipelineId,
    ledger: &Ledger,
    language: Language,
) -> Result<Vec<Keep>, Error> {
    let words = &report::words::of(language).calendar;
    // A calendar may hold the days of several workspaces, each of which has a first plan.
    let place = format!("{}.{}.stagecoach", pipeline.0, workspace.id());
    let mut days = Vec::new();
    for kept in workspace.coaching(pipeline)?.plans {
        let plan = &kept.plan;
        if plan.state(plan.review_on) != PlanState::Done {
            days.push(Keep {
                id: format!("plan-{}@{place}", kept.id),
                day: plan.review_on,
                title: words.coaching_review(&plan.spot.rep, &plan.spot.stage),
                notes: plan.agreed.clone(),
            });
        }
    }
    let steps: BTreeMap<String, Value> = workspace
        .details(pipeline, Detail::NextStep)?
        .into_iter()
        .collect();
    let filter = Filter::default();
    for (deal, due) in workspace.details(pipeline, Detail::NextStepDue)? {
        let (Value::Day(day), Some(ix)) = (due, ledger.find(&deal)) else {
            continue;
        };
        let row = ledger.deal(ix, &filter);
        if row.state != DealState::Open {
            continue;
        }
        let step = match steps.get(&deal) {
            Some(Value::Text(step)) => step.clone(),
            _ => words.next_step.to_owned(),
        };
        let name = row.name.or(row.account).unwrap_or_else(|| deal.clone());
        let notes = [row.owner, row.stage];
        days.push(Keep {
            id: format!("step-{deal}@{place}"),
            day,
            title: format!("{step}: {name}"),
            notes: notes.into_iter().flatten().collect::<Vec<_>>().join(", "),
        });
    }
    days.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
    Ok(days)
}

/// The same as a calendar file's bytes.
///
/// # Errors
/// As [`days`].
pub fn file(
    workspace: &Workspace,
    pipeline: PipelineId,
    ledger: &Ledger,
    language: Language,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, Error> {
    let days = days(workspace, pipeline, ledger, language)?;
    let mut bytes = Vec::new();
    calendar::write(&mut bytes, &days, now).map_err(|source| Error::Writing {
        file: "Calendar.ics".to_owned(),
        source,
    })?;
    Ok(bytes)
}
