//! Table `stage`: the stages of every process, in order. Moves name a stage by its key, so a stage
//! may be renamed, moved, merged or put away without touching them.
//!
//! A row is never removed: what was said of a stage years ago still names it. One that is not part of
//! its process now is told of another that is ([`Stages`]).

use engine::{
    process::{Process, Stage, same},
    record::StageIx,
};
use rusqlite::{Connection, Row, Transaction, params};
use serde::{Deserialize, Serialize};

use crate::{
    Error,
    identity::{Mint, PipelineId, StageId},
};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StageRow {
    pub(crate) id: StageId,
    pub(crate) position: i64,
    pub(crate) wins: bool,
    /// What is said of it; its former names alone, not those of stages merged into it.
    pub(crate) stage: Stage,
    /// The stage that it is told of now, and why.
    pub(crate) left: Option<(StageId, Left)>,
}

/// Why a stage is not part of its process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Left {
    Merged,
    Away,
    /// Adding it was undone.
    Unmade,
}

impl Left {
    fn word(self) -> &'static str {
        match self {
            Self::Merged => "merged",
            Self::Away => "away",
            Self::Unmade => "unmade",
        }
    }

    fn named(word: &str) -> Self {
        match word {
            "merged" => Self::Merged,
            "away" => Self::Away,
            _ => Self::Unmade,
        }
    }
}

/// The keys of a process's stages: those that are part of it, in order, and what the others are told
/// of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    used: Vec<StageId>,
    /// Not part of it, and the place of the stage that each is told of.
    left: Vec<(StageId, usize)>,
}

impl Stages {
    pub(crate) fn of_rows(rows: &[StageRow]) -> Self {
        let used: Vec<StageId> = used(rows).map(|row| row.id).collect();
        let left = rows.iter().filter(|row| row.left.is_some());
        let left = left.filter_map(|row| {
            let told = told_at(rows, row.id)?;
            Some((row.id, used.iter().position(|key| *key == told)?))
        });
        Self {
            left: left.collect(),
            used,
        }
    }

    /// The place in the process of what happened at a stage.
    #[must_use]
    pub fn place(&self, key: StageId) -> Option<usize> {
        let used = self.used.iter().position(|known| *known == key);
        used.or_else(|| {
            let left = self.left.iter().find(|(known, _)| *known == key);
            left.map(|(_, place)| *place)
        })
    }

    /// The key of the stage at a place.
    #[must_use]
    pub fn key(&self, place: usize) -> Option<StageId> {
        self.used.get(place).copied()
    }

    /// The key of the stage that one is told of; its own while it is part of the process.
    pub(crate) fn told(&self, key: StageId) -> StageId {
        let place = self.place(key);
        place.and_then(|place| self.key(place)).unwrap_or(key)
    }

    /// Whether no stage ever left the process.
    pub(crate) fn all_used(&self) -> bool {
        self.left.is_empty()
    }

    /// The keys of those that are part of the process, in order.
    pub(crate) fn used(&self) -> &[StageId] {
        &self.used
    }
}

/// The rows that are part of the process, in order.
pub(crate) fn used(rows: &[StageRow]) -> impl Iterator<Item = &StageRow> {
    rows.iter().filter(|row| row.left.is_none())
}

/// The stage of the process that one is told of, itself where it is part of it. A stage is only ever
/// told of one that was part of the process then, so there is no going in circles.
fn told_at(rows: &[StageRow], mut key: StageId) -> Option<StageId> {
    for _ in 0..=rows.len() {
        let row = rows.iter().find(|row| row.id == key)?;
        match row.left {
            None => return Some(key),
            Some((next, _)) => key = next,
        }
    }
    None
}

/// Every row of a process, in order; those that left stand where they were.
pub(crate) fn rows(conn: &Connection, process: PipelineId) -> Result<Vec<StageRow>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT id, position, wins, name, purpose, recorded, exit_checks, causes, hints,
                default_days, stall_days, formerly, told_at, left_as
         FROM stage WHERE process = ?1 ORDER BY position",
    )?;
    let mut rows = read.query([process])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let told_at: Option<StageId> = row.get(12)?;
        let left_as: Option<String> = row.get(13)?;
        all.push(StageRow {
            id: row.get(0)?,
            position: row.get(1)?,
            wins: row.get(2)?,
            stage: Stage {
                name: row.get(3)?,
                purpose: row.get(4)?,
                recorded: list(row, 5)?,
                exit_checks: list(row, 6)?,
                causes: list(row, 7)?,
                hints: list(row, 8)?,
                default_days: row.get(9)?,
                stall_days: row.get(10)?,
                formerly: list(row, 11)?,
            },
            left: told_at.zip(left_as.as_deref().map(Left::named)),
        });
    }
    Ok(all)
}

/// The stages of a process in order, and the position of the one that wins. Files may go on using the
/// names of stages that were merged into them.
pub(crate) fn of(conn: &Connection, process: PipelineId) -> Result<(Vec<Stage>, StageIx), Error> {
    let rows = rows(conn, process)?;
    let wins_at = used(&rows).position(|row| row.wins);
    let stages = used(&rows).map(|row| {
        let mut stage = row.stage.clone();
        for other in rows.iter().filter(|other| other.left.is_some()) {
            if told_at(&rows, other.id) == Some(row.id) {
                let names = other.stage.formerly.iter().chain([&other.stage.name]);
                stage.formerly.extend(names.cloned());
            }
        }
        stage
    });
    let wins_at = wins_at.and_then(|at| StageIx::try_from(at).ok());
    Ok((stages.collect(), wins_at.unwrap_or(StageIx::MAX)))
}

/// The keys of the stages that are part of a process, in order.
pub(crate) fn keys(conn: &Connection, process: PipelineId) -> Result<Vec<StageId>, Error> {
    Ok(stages(conn, process)?.used)
}

/// The keys of a process's stages, with what those are told of that are not part of it now.
pub(crate) fn stages(conn: &Connection, process: PipelineId) -> Result<Stages, Error> {
    Ok(Stages::of_rows(&rows(conn, process)?))
}

/// Adds every stage of a new process.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    mint: &Mint,
    id: PipelineId,
    process: &Process,
) -> Result<(), Error> {
    for (position, stage) in process.stages.iter().enumerate() {
        let wins = position == usize::from(process.wins_at);
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        add(tx, mint, id, (position, wins), stage)?;
    }
    Ok(())
}

/// Adds a stage at a position that is free.
pub(crate) fn add(
    tx: &Transaction<'_>,
    mint: &Mint,
    process: PipelineId,
    (position, wins): (i64, bool),
    stage: &Stage,
) -> Result<StageId, Error> {
    let mut write = tx.prepare_cached(
        "INSERT INTO stage (uuid, process, position, name, wins, purpose, recorded, exit_checks,
                            causes, hints, default_days, stall_days)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) RETURNING id",
    )?;
    let values = params![
        mint.next(),
        process,
        position,
        stage.name.trim(),
        wins,
        stage.purpose,
        serde_json::to_string(&stage.recorded)?,
        serde_json::to_string(&stage.exit_checks)?,
        serde_json::to_string(&stage.causes)?,
        serde_json::to_string(&stage.hints)?,
        stage.default_days,
        stage.stall_days,
    ];
    Ok(write.query_row(values, |row| row.get(0))?)
}

/// Makes rows of a process what is given; those that are not given stay. Positions are unique, and so
/// is the stage that wins: whatever is to change is put out of the way first.
pub(crate) fn put(
    tx: &Transaction<'_>,
    process: PipelineId,
    rows: &[StageRow],
) -> Result<(), Error> {
    let mut aside = tx.prepare_cached(
        "UPDATE stage SET wins = 0,
                position = ?2 + (SELECT max(position) + 1 FROM stage WHERE process = ?3)
         WHERE id = ?1 AND process = ?3",
    )?;
    for (nth, row) in rows.iter().enumerate() {
        aside.execute(params![row.id, i64::try_from(nth).unwrap_or(0), process])?;
    }
    let mut write = tx.prepare_cached(
        "UPDATE stage SET position = ?2, wins = ?3, name = ?4, purpose = ?5, recorded = ?6,
                exit_checks = ?7, causes = ?8, hints = ?9, default_days = ?10, stall_days = ?11,
                formerly = ?12, told_at = ?13, left_as = ?14
         WHERE id = ?1 AND process = ?15",
    )?;
    for row in rows {
        let stage = &row.stage;
        write.execute(params![
            row.id,
            row.position,
            row.wins,
            stage.name.trim(),
            stage.purpose,
            serde_json::to_string(&stage.recorded)?,
            serde_json::to_string(&stage.exit_checks)?,
            serde_json::to_string(&stage.causes)?,
            serde_json::to_string(&stage.hints)?,
            stage.default_days,
            stage.stall_days,
            serde_json::to_string(&stage.formerly)?,
            row.left.map(|(told_at, _)| told_at),
            row.left.map(|(_, left)| left.word()),
            process,
        ])?;
    }
    Ok(())
}

/// Whether a name is free among the stages that are part of a process, `but` one.
pub(crate) fn is_free(rows: &[StageRow], name: &str, but: Option<StageId>) -> bool {
    used(rows).all(|row| Some(row.id) == but || !same(&row.stage.name, name))
}

fn list(row: &Row<'_>, column: usize) -> Result<Vec<String>, Error> {
    Ok(serde_json::from_str(
        row.get_ref(column)?
            .as_str()
            .map_err(rusqlite::Error::from)?,
    )?)
}
