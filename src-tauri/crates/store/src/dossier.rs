//! Everything the workspace keeps of one deal: what is recorded on it, and who or which file said
//! what of it when. What it means for the pipeline is the ledger's to say.

use engine::deal::{
    Contact, Link,
    detail::{Detail, Value},
    sheet::{Entries, Gap, Keyed, Linked},
};
use engine::moment::Day;
use rusqlite::Connection;

use crate::{
    Error,
    identity::{DealId, PipelineId},
    open_checks,
    table::{
        change::{self, Change, Entity, FieldValue},
        deal::{self, Deal},
        detail,
        exit_check::ExitCheck,
        import, link,
        moves::{self, Move},
        process,
        recorded::{self, Kept, Recorded},
        stage::{self, Stages},
    },
    worked,
};

/// What is known of one deal.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The deal.
    pub deal: Deal,
    /// Its moves, in order, and who entered those that a person did.
    pub moves: Vec<(Move, Option<String>)>,
    /// The keys of its pipeline's stages.
    pub stages: Stages,
    /// What people recorded on it.
    pub entries: Entries,
    /// What changed, oldest first.
    pub said: Vec<Said>,
    /// The file name of every import that is named.
    pub files: Vec<(crate::ImportId, String)>,
}

/// A line of the change log, with what kind of row it is about.
#[derive(Clone, Debug)]
pub struct Said {
    /// Of what.
    pub entity: Entity,
    /// What changed; of a detail its value as text (a word of a closed list, words, a day, a number), of
    /// a contact the name.
    pub change: Change,
}

impl Said {
    fn of(entity: Entity, change: Change) -> Self {
        let text: fn(&str) -> Option<String> = match entity {
            Entity::Detail => detail_text,
            Entity::Contact => contact_text,
            _ => return Self { entity, change },
        };
        let plain = |value: &FieldValue| match value {
            FieldValue::Text(json) => text(json).as_deref().into(),
            other => other.clone(),
        };
        let (old, new) = (plain(&change.old), plain(&change.new));
        Self {
            entity,
            change: Change { old, new, ..change },
        }
    }
}

fn detail_text(json: &str) -> Option<String> {
    let word = |value: serde_json::Value| value.as_str().map(str::to_owned);
    match serde_json::from_str(json).ok()? {
        Value::Answer(answer) => word(serde_json::to_value(answer).ok()?),
        Value::Health(health) => word(serde_json::to_value(health).ok()?),
        Value::Text(text) => Some(text),
        Value::Day(day) => Some(day.to_string()),
        Value::Count(count) => Some(count.to_string()),
    }
}

fn contact_text(json: &str) -> Option<String> {
    let kept: Kept<Contact> = serde_json::from_str(json).ok()?;
    Some(kept.row.name)
}

/// The dossier of the deal of that id in its source.
pub(crate) fn of(
    conn: &Connection,
    pipeline: PipelineId,
    key: &str,
) -> Result<Option<Dossier>, Error> {
    // One transaction, so that everything is of the same moment.
    let snapshot = conn.unchecked_transaction()?;
    let conn: &Connection = &snapshot;
    let Some(deal) = deal::find(conn, pipeline, key)? else {
        return Ok(None);
    };
    let process = process::process(conn, pipeline)?;
    let stages = stage::stages(conn, pipeline)?;
    let id = deal.id;
    let mut said = Vec::new();
    for entity in Entity::OF_DEAL {
        let changes = change::of(conn, entity, id.0)?.into_iter();
        said.extend(changes.map(|change| Said::of(entity, change)));
    }
    said.sort_by_key(|said| said.change.at);
    let moves = moves::of(conn, id)?;
    let imports = moves.iter().map(|row| row.import);
    let mut imports: Vec<_> = imports
        .chain(said.iter().map(|said| said.change.import))
        .flatten()
        .collect();
    imports.sort_unstable();
    imports.dedup();
    let files = imports.into_iter().map(|id| {
        let record = import::get(conn, id)?;
        Ok((id, record.source.file_name))
    });
    let files = files.collect::<Result<Vec<_>, Error>>()?;
    let passed = recorded::of::<ExitCheck>(conn, id)?.into_iter();
    let gaps = passed.filter(|kept| kept.row.passed).filter_map(|kept| {
        let at = stages.place(kept.row.stage)?;
        Some(Gap {
            stage: process.stages.get(at)?.name.clone(),
            check: kept.row.words,
            day: kept.row.day,
        })
    });
    let mut details = detail::of(conn, id)?;
    if let Some(held) = worked::of(conn, id)? {
        held.over(&mut details, |detail| by_hand(&said, detail));
    }
    Ok(Some(Dossier {
        entries: Entries {
            details,
            contacts: keyed(conn, id)?,
            objections: keyed(conn, id)?,
            activities: keyed(conn, id)?,
            links: links(conn, pipeline, &deal)?,
            checks: open_checks::every(conn, pipeline, &deal, &process)?,
            gaps: gaps.collect(),
        },
        moves: moves
            .into_iter()
            .map(|row| (row, mover(&said, &row)))
            .collect(),
        stages,
        said,
        files,
        deal,
    }))
}

/// The day on which a person last changed a detail.
fn by_hand(said: &[Said], detail: Detail) -> Option<Day> {
    let name = detail::name(detail).ok()?;
    let own = |said: &&Said| said.entity == Entity::Detail && said.change.field == name;
    let last = said.iter().rev().find(own)?;
    Some(Day::at(last.change.at))
}

fn short(id: i64) -> i32 {
    i32::try_from(id).unwrap_or(i32::MAX)
}

fn keyed<T: Recorded<Owner = DealId>>(
    conn: &Connection,
    deal: DealId,
) -> Result<Vec<Keyed<T>>, Error> {
    let rows = recorded::of::<T>(conn, deal)?.into_iter();
    Ok(rows
        .map(|kept| Keyed {
            id: short(kept.id),
            row: kept.row,
        })
        .collect())
}

fn links(conn: &Connection, pipeline: PipelineId, deal: &Deal) -> Result<Vec<Linked>, Error> {
    let own = recorded::of::<Link>(conn, deal.id)?.into_iter();
    let own = own.map(|kept| (kept.id, kept.row));
    let all = own.chain(link::to(conn, pipeline, &deal.key)?);
    let named = all.map(|(id, row)| {
        let other = deal::find(conn, pipeline, &row.deal_id)?;
        Ok(Linked {
            id: short(id),
            name: other.and_then(|other| other.name),
            deal_id: row.deal_id,
            how: row.how,
            later: row.later,
        })
    });
    named.collect()
}

/// Who entered a move.
fn mover(said: &[Said], row: &Move) -> Option<String> {
    if row.import.is_some() {
        return None;
    }
    let entered = said.iter().rev().find(|said| {
        let FieldValue::Text(text) = &said.change.new else {
            return false;
        };
        let told = || serde_json::from_str::<Move>(text).ok();
        said.entity == Entity::Move
            && told().is_some_and(|told| told.step == row.step && told.instant() == row.instant())
    });
    entered.and_then(|said| said.change.who.clone())
}
