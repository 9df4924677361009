//! Table `put_off`: flags of which a manager said "Not now", why, and what they said then.

use chrono::NaiveDate;
use engine::{
    coaching::{PutOff, Spot},
    review::FlagProblem,
};
use rusqlite::{Row, types::Value as Sql};
use serde::{Deserialize, Serialize};

use super::{
    change::Entity,
    recorded::{Recorded, day, of_date, of_day, of_word, text, word},
};
use crate::{
    Error,
    identity::{PipelineId, StageId},
};

/// A flag put off, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PutOffRow {
    pub(crate) rep: String,
    pub(crate) stage: StageId,
    pub(crate) problem: FlagProblem,
    pub(crate) day: NaiveDate,
    pub(crate) reason: String,
    pub(crate) until: Option<NaiveDate>,
    /// As JSON.
    pub(crate) seen: String,
}

impl PutOffRow {
    /// For the table, with the stage's key.
    pub(crate) fn of(of: &PutOff, stage: StageId) -> Result<Self, Error> {
        let rep = of.spot.rep.trim();
        if rep.is_empty() {
            return Err(Error::NoName);
        }
        Ok(Self {
            rep: rep.to_owned(),
            stage,
            problem: of.spot.problem,
            day: of.day,
            reason: of.reason.clone(),
            until: of.until,
            seen: serde_json::to_string(&of.seen)?,
        })
    }

    /// With the stage's name.
    pub(crate) fn put_off(self, stage: String) -> Result<PutOff, Error> {
        Ok(PutOff {
            spot: Spot {
                rep: self.rep,
                stage,
                problem: self.problem,
            },
            day: self.day,
            reason: self.reason,
            until: self.until,
            seen: serde_json::from_str(&self.seen)?,
        })
    }
}

impl Recorded for PutOffRow {
    type Owner = PipelineId;
    const OWNER: &'static str = "process";
    const TABLE: &'static str = "put_off";
    const ENTITY: Entity = Entity::PutOff;
    const COLUMNS: &'static str = "rep, stage, problem, day, reason, until, seen";

    fn values(&self) -> Result<Vec<Sql>, Error> {
        Ok(vec![
            text(Some(&self.rep)),
            Sql::Integer(self.stage.0),
            word(&self.problem)?,
            day(Some(self.day)),
            text(Some(&self.reason)),
            day(self.until),
            text(Some(&self.seen)),
        ])
    }

    fn read(row: &Row<'_>, at: usize) -> Result<Self, Error> {
        Ok(Self {
            rep: row.get(at)?,
            stage: row.get(at + 1)?,
            problem: of_word(row, at + 2)?,
            day: of_date(row, at + 3)?,
            reason: row.get(at + 4)?,
            until: of_day(row, at + 5)?,
            seen: row.get(at + 6)?,
        })
    }
}
