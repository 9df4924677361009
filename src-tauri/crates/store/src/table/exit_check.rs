//! Table `exit_check`: checks that a person ticked, and those that were open when a deal moved on.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, Transaction, params, types::Value as Sql};
use serde::{Deserialize, Serialize};

use super::{
    change::Entity,
    recorded::{Recorded, day, of_date, text},
};
use crate::{
    Error,
    identity::{DealId, StageId},
};

/// One check of one stage, by its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ExitCheck {
    pub(crate) stage: StageId,
    pub(crate) words: String,
    /// The day it was ticked, or the deal moved on.
    pub(crate) day: NaiveDate,
    /// It was open when the deal moved on; otherwise it was ticked.
    pub(crate) passed: bool,
}

impl Recorded for ExitCheck {
    type Owner = DealId;
    const OWNER: &'static str = "deal";
    const TABLE: &'static str = "exit_check";
    const ENTITY: Entity = Entity::ExitCheck;
    const COLUMNS: &'static str = "stage, words, day, passed";

    fn values(&self) -> Result<Vec<Sql>, Error> {
        Ok(vec![
            Sql::Integer(self.stage.0),
            text(Some(&self.words)),
            day(Some(self.day)),
            Sql::Integer(self.passed.into()),
        ])
    }

    fn read(row: &Row<'_>, at: usize) -> Result<Self, Error> {
        Ok(Self {
            stage: row.get(at)?,
            words: row.get(at + 1)?,
            day: of_date(row, at + 2)?,
            passed: row.get(at + 3)?,
        })
    }
}

/// The keys of what was ticked or passed over at a stage under these words.
pub(crate) fn worded(conn: &Connection, stage: StageId, words: &str) -> Result<Vec<i64>, Error> {
    let mut read = conn
        .prepare_cached("SELECT id FROM exit_check WHERE stage = ?1 AND words = ?2 ORDER BY id")?;
    let rows = read.query_map(params![stage, words], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts other words on rows.
pub(crate) fn reword(tx: &Transaction<'_>, rows: &[i64], words: &str) -> Result<(), Error> {
    let mut write = tx.prepare_cached("UPDATE exit_check SET words = ?2 WHERE id = ?1")?;
    for row in rows {
        write.execute(params![row, words])?;
    }
    Ok(())
}
