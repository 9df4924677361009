//! A process as it is kept: its stages by key, and those that were part of it.

use engine::process::edit::{LeftAs, ProcessKept, StageKept, StageLeft, read_off};
use rusqlite::{Connection, params};

use crate::{
    Error, Workspace,
    identity::{DealId, PipelineId, StageId},
    table::{
        process,
        stage::{self, Left, StageRow, Stages},
    },
};

impl Workspace {
    /// The process of a pipeline.
    ///
    /// # Errors
    /// [`Error::UnknownPipeline`].
    pub fn process_kept(&self, pipeline: PipelineId) -> Result<ProcessKept, Error> {
        let name = process::known(&self.reader, pipeline)?;
        let rows = stage::rows(&self.reader, pipeline)?;
        let stages = Stages::of_rows(&rows);
        let used: Vec<&StageRow> = stage::used(&rows).collect();
        let wins_at = used.iter().position(|row| row.wins);
        let left = rows.iter().filter_map(|row| {
            let left_as = match row.left? {
                (_, Left::Merged) => LeftAs::Merged,
                (_, Left::Away) => LeftAs::Away,
                (_, Left::Unmade) => return None,
            };
            let told_at = used.get(stages.place(row.id)?)?;
            Some(StageLeft {
                id: short(row.id),
                name: row.stage.name.clone(),
                told_at: told_at.stage.name.clone(),
                left_as,
            })
        });
        Ok(ProcessKept {
            name,
            wins_at: wins_at.and_then(|at| u16::try_from(at).ok()).unwrap_or(0),
            left: left.collect(),
            read_off: read_off(used.iter().map(|row| &row.stage)),
            stages: used
                .into_iter()
                .map(|row| StageKept {
                    id: short(row.id),
                    stage: row.stage.clone(),
                })
                .collect(),
        })
    }

    /// How many deals were ever at a stage, or at one that is told of it.
    ///
    /// # Errors
    /// [`Error::UnknownPipeline`]; [`Error::UnknownRow`].
    pub fn deals_ever_at(&self, pipeline: PipelineId, id: StageId) -> Result<u32, Error> {
        process::known(&self.reader, pipeline)?;
        let rows = stage::rows(&self.reader, pipeline)?;
        let stages = Stages::of_rows(&rows);
        let told = rows.iter().filter(|row| stages.told(row.id) == id);
        let keys: Vec<i64> = told.map(|row| row.id.0).collect();
        if keys.is_empty() {
            return Err(Error::UnknownRow("stage"));
        }
        let mut read = self.reader.prepare_cached(
            "SELECT count(DISTINCT deal) FROM move
             WHERE stage IN (SELECT value FROM json_each(?1))",
        )?;
        Ok(read.query_row([serde_json::to_string(&keys)?], |row| row.get(0))?)
    }
}

/// The deals of which several files told, and that were at one of these stages.
pub(crate) fn stands_at(
    conn: &Connection,
    pipeline: PipelineId,
    stages: &[StageId],
) -> Result<Vec<DealId>, Error> {
    let keys: Vec<i64> = stages.iter().map(|stage| stage.0).collect();
    let mut read = conn.prepare_cached(
        "SELECT id FROM deal
         WHERE process = ?1 AND EXISTS (SELECT 1 FROM said WHERE said.deal = deal.id)
           AND EXISTS (SELECT 1 FROM move WHERE move.deal = deal.id
                       AND stage IN (SELECT value FROM json_each(?2)))
         ORDER BY id",
    )?;
    let deals = read.query_map(params![pipeline, serde_json::to_string(&keys)?], |row| {
        row.get(0)
    })?;
    Ok(deals.collect::<Result<_, _>>()?)
}

pub(crate) fn short(id: StageId) -> i32 {
    i32::try_from(id.0).unwrap_or(i32::MAX)
}
