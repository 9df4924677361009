//! Table `process`: the pipelines of a workspace. Their stages are in [`super::stage`].

use engine::process::Process;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{deal, stage};
use crate::{
    Error,
    identity::{ImportId, Mint, PipelineId},
};

/// A process and how many deals go through it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pipeline {
    /// Its key.
    pub id: PipelineId,
    /// Its name, that of the process.
    pub name: String,
    /// The process.
    pub process: Process,
    /// Deals in it, in whatever state.
    pub deals: u32,
}

/// Every pipeline, oldest first. One that was made by an import that is undone is none while it is
/// empty: doing the import again brings it back.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Pipeline>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT id FROM process
         WHERE import IS NULL
            OR NOT EXISTS (SELECT 1 FROM import
                           WHERE import.id = process.import AND undone_at IS NOT NULL)
            OR EXISTS (SELECT 1 FROM deal WHERE deal.process = process.id)
            OR EXISTS (SELECT 1 FROM import
                       WHERE import.process = process.id AND undone_at IS NULL)
         ORDER BY id",
    )?;
    let ids: Vec<PipelineId> = read
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    ids.into_iter().map(|id| get(conn, id)).collect()
}

/// One pipeline.
pub(crate) fn get(conn: &Connection, id: PipelineId) -> Result<Pipeline, Error> {
    let process = process(conn, id)?;
    Ok(Pipeline {
        id,
        name: process.name.clone(),
        process,
        deals: deal::count_of(conn, id)?,
    })
}

/// Its process; the deals are not counted.
pub(crate) fn process(conn: &Connection, id: PipelineId) -> Result<Process, Error> {
    let name = known(conn, id)?;
    let (stages, wins_at) = stage::of(conn, id)?;
    Ok(Process {
        name,
        stages,
        wins_at,
    })
}

/// The name of a process that is there.
pub(crate) fn known(conn: &Connection, id: PipelineId) -> Result<String, Error> {
    conn.query_row("SELECT name FROM process WHERE id = ?1", [id], |row| {
        row.get(0)
    })
    .optional()?
    .ok_or(Error::UnknownPipeline)
}

/// Gives a process another name.
pub(crate) fn set_name(tx: &Transaction<'_>, id: PipelineId, name: &str) -> Result<(), Error> {
    tx.execute(
        "UPDATE process SET name = ?2 WHERE id = ?1",
        params![id, name],
    )?;
    Ok(())
}

/// Says which import made a process.
pub(crate) fn made_by(tx: &Transaction<'_>, id: PipelineId, import: ImportId) -> Result<(), Error> {
    tx.execute(
        "UPDATE process SET import = ?2 WHERE id = ?1",
        params![id, import],
    )?;
    Ok(())
}

/// Adds a process with its stages.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    mint: &Mint,
    process: &Process,
    at: i64,
) -> Result<PipelineId, Error> {
    if usize::from(process.wins_at) >= process.stages.len() {
        return Err(Error::UnfitProcess);
    }
    let id = tx.query_row(
        "INSERT INTO process (uuid, name, created_at) VALUES (?1, ?2, ?3) RETURNING id",
        params![mint.next(), process.name.trim(), at],
        |row| row.get(0),
    )?;
    stage::insert(tx, mint, id, process)?;
    Ok(id)
}
