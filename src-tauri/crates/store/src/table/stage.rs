//! Table `stage`: the stages of every process, in order. Moves name a stage by its key, so a stage
//! may be renamed or moved without touching them.

use engine::{
    process::{Process, Stage},
    record::StageIx,
};
use rusqlite::{Connection, Row, Transaction, params};

use crate::{
    Error,
    identity::{Mint, PipelineId, StageId},
};

/// The stages of a process in order, and the position of the one that wins.
pub(crate) fn of(conn: &Connection, process: PipelineId) -> Result<(Vec<Stage>, StageIx), Error> {
    let mut read = conn.prepare_cached(
        "SELECT name, wins, purpose, recorded, exit_checks, causes, hints, default_days, stall_days
         FROM stage WHERE process = ?1 ORDER BY position",
    )?;
    let mut rows = read.query([process])?;
    let (mut stages, mut wins_at) = (Vec::new(), StageIx::MAX);
    while let Some(row) = rows.next()? {
        if row.get(1)? {
            wins_at = StageIx::try_from(stages.len()).unwrap_or(StageIx::MAX);
        }
        stages.push(Stage {
            name: row.get(0)?,
            purpose: row.get(2)?,
            recorded: list(row, 3)?,
            exit_checks: list(row, 4)?,
            causes: list(row, 5)?,
            hints: list(row, 6)?,
            default_days: row.get(7)?,
            stall_days: row.get(8)?,
        });
    }
    Ok((stages, wins_at))
}

/// The keys of a process's stages, in order.
pub(crate) fn keys(conn: &Connection, process: PipelineId) -> Result<Vec<StageId>, Error> {
    let mut read =
        conn.prepare_cached("SELECT id FROM stage WHERE process = ?1 ORDER BY position")?;
    let keys = read.query_map([process], |row| row.get(0))?;
    Ok(keys.collect::<Result<_, _>>()?)
}

/// Adds every stage of a new process.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    mint: &Mint,
    id: PipelineId,
    process: &Process,
) -> Result<(), Error> {
    let mut write = tx.prepare_cached(
        "INSERT INTO stage (uuid, process, position, name, wins, purpose, recorded, exit_checks,
                            causes, hints, default_days, stall_days)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    for (position, stage) in process.stages.iter().enumerate() {
        write.execute(params![
            mint.next(),
            id,
            i64::try_from(position).unwrap_or(i64::MAX),
            stage.name.trim(),
            position == usize::from(process.wins_at),
            stage.purpose,
            serde_json::to_string(&stage.recorded)?,
            serde_json::to_string(&stage.exit_checks)?,
            serde_json::to_string(&stage.causes)?,
            serde_json::to_string(&stage.hints)?,
            stage.default_days,
            stage.stall_days,
        ])?;
    }
    Ok(())
}

fn list(row: &Row<'_>, column: usize) -> Result<Vec<String>, Error> {
    Ok(serde_json::from_str(
        row.get_ref(column)?
            .as_str()
            .map_err(rusqlite::Error::from)?,
    )?)
}
