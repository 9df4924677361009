//! One deal, with all that is known of it: how the ledger sees it, and what the workspace keeps.

use std::cmp::Reverse;

use chrono::NaiveDate;
use engine::{
    deal::sheet::{DealEvent, DealSheet, Happened, Keyed},
    filter::Filter,
    ledger::Ledger,
    moment::{Between, Day},
    process::Process,
};
use store::{Dossier, Entity, FieldValue, PipelineId, Said, StoredStep, Workspace};

use crate::Error;

/// Everything about the deal of that id; `None` where there is no such deal. `day_of` tells on which
/// day a moment in microseconds since 1970-01-01T00:00Z falls where the reader is.
///
/// # Errors
/// Whatever keeps the workspace from being read.
pub fn sheet(
    workspace: &Workspace,
    pipeline: PipelineId,
    (ledger, filter): (&Ledger, &Filter),
    key: &str,
    day_of: &dyn Fn(i64) -> NaiveDate,
) -> Result<Option<DealSheet>, Error> {
    let Some(mut dossier) = workspace.dossier(pipeline, key)? else {
        return Ok(None);
    };
    let Some(ix) = ledger.find(&dossier.deal.key) else {
        return Ok(None);
    };
    let row = ledger.deal(ix, filter);
    let process = ledger.process();
    let timeline = timeline(&dossier, process, day_of);
    dossier
        .entries
        .activities
        .sort_by_key(|activity| Reverse((activity.row.done.is_none(), activity.row.done)));
    Ok(Some(DealSheet {
        at: row.stage.as_deref().and_then(|stage| process.find(stage)),
        passages: ledger.passages(ix, filter),
        row,
        entries: dossier.entries,
        timeline,
        causes: ledger.why(ix, filter),
    }))
}

/// What happened, latest first.
fn timeline(of: &Dossier, process: &Process, day_of: &dyn Fn(i64) -> NaiveDate) -> Vec<DealEvent> {
    let file = |import: Option<store::ImportId>| {
        let known = of.files.iter().find(|(id, _)| Some(*id) == import);
        known.map(|(_, name)| name.clone())
    };
    let stage = |key| {
        let at = of.stages.place(key);
        let stage = at.and_then(|at| process.stages.get(at));
        stage.map(|stage| stage.name.clone()).unwrap_or_default()
    };
    let moves = of.moves.iter().filter_map(|(row, who)| {
        Some(DealEvent {
            day: row.at?.day.date(),
            between: row.between.map(Into::into),
            who: who.clone(),
            file: file(row.import),
            what: match row.step {
                StoredStep::Created => Happened::Created,
                StoredStep::SeenAt(key) => Happened::Seen(stage(key)),
                StoredStep::Entered(key) => Happened::Entered(stage(key)),
                StoredStep::Won => Happened::Won,
                StoredStep::Lost => Happened::Lost,
                StoredStep::Completed => Happened::Completed,
            },
        })
    });
    let mut events: Vec<DealEvent> = moves.collect();
    for (ix, said) in of.said.iter().enumerate() {
        if let Some(what) = changed(said, of.said.get(ix + 1)) {
            events.push(DealEvent {
                day: day_of(said.change.at),
                between: said.change.between.map(|(first, latest)| {
                    let earliest = Some(first);
                    Between { earliest, latest }.into()
                }),
                who: said.change.who.clone(),
                file: file(said.change.import),
                what,
            });
        }
    }
    let own = |day, what| DealEvent {
        day,
        between: None,
        who: None,
        file: None,
        what,
    };
    for Keyed { row, .. } in &of.entries.activities {
        if let Some(day) = row.done {
            let (kind, note) = (row.kind, row.note.clone());
            let mut done = own(day, Happened::Done { kind, note });
            done.who.clone_from(&row.rep);
            events.push(done);
        }
    }
    for Keyed { row, .. } in &of.entries.objections {
        events.push(own(row.raised, Happened::Objected(row.kind)));
        if let Some(day) = row.resolved {
            events.push(own(day, Happened::Settled(row.kind)));
        }
    }
    // Stable: what happened on one day stays in its order, and is turned with the rest.
    events.sort_by_key(|event| event.day);
    events.reverse();
    events
}

/// A change of a field, where it is one that a reader would miss. An amount's currency is the line
/// after it.
fn changed(said: &Said, next: Option<&Said>) -> Option<Happened> {
    let change = &said.change;
    let (old, new) = match said.entity {
        Entity::Deal if matches!(change.field.as_str(), "made" | "currency") => return None,
        Entity::Deal if change.field == "amount" => {
            let currency = next.filter(|next| next.change.field == "currency");
            let both = |of: &FieldValue, code: Option<&FieldValue>| match (of, code) {
                (FieldValue::Whole(minor), Some(FieldValue::Text(code))) => {
                    Some(format!("{minor} {code}"))
                }
                (FieldValue::Whole(minor), _) => Some(minor.to_string()),
                _ => None,
            };
            (
                both(&change.old, currency.map(|next| &next.change.old)),
                both(&change.new, currency.map(|next| &next.change.new)),
            )
        }
        Entity::Deal if change.field == "expected_close" => {
            let day = |of: &FieldValue| match of {
                FieldValue::Whole(day) => {
                    let day = i32::try_from(*day).ok()?;
                    Some(Day(day).date().to_string())
                }
                _ => None,
            };
            (day(&change.old), day(&change.new))
        }
        Entity::Deal => (plain(&change.old), plain(&change.new)),
        Entity::Detail | Entity::Contact => (plain(&change.old), plain(&change.new)),
        _ => return None,
    };
    let field = match said.entity {
        Entity::Contact => "contact",
        _ => &change.field,
    };
    Some(Happened::Changed {
        field: field.to_owned(),
        old,
        new,
    })
}

fn plain(of: &FieldValue) -> Option<String> {
    match of {
        FieldValue::Empty => None,
        FieldValue::Whole(whole) => Some(whole.to_string()),
        FieldValue::Text(text) => Some(text.clone()),
    }
}
