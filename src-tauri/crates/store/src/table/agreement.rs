//! Table `agreement`: what a rep and a manager agreed on, and when it was ticked as kept.

use engine::coaching::Agreement;
use rusqlite::{Row, types::Value as Sql};

use super::{
    change::Entity,
    recorded::{Recorded, day, of_date, of_day, text},
};
use crate::{Error, identity::PipelineId};

impl Recorded for Agreement {
    type Owner = PipelineId;
    const OWNER: &'static str = "process";
    const TABLE: &'static str = "agreement";
    const ENTITY: Entity = Entity::Agreement;
    const COLUMNS: &'static str = "rep, day, words, due, kept";

    fn values(&self) -> Result<Vec<Sql>, Error> {
        let rep = self.rep.trim();
        if rep.is_empty() {
            return Err(Error::NoName);
        }
        Ok(vec![
            text(Some(rep)),
            day(Some(self.day)),
            text(Some(&self.words)),
            day(self.due),
            day(self.kept),
        ])
    }

    fn read(row: &Row<'_>, at: usize) -> Result<Self, Error> {
        Ok(Self {
            rep: row.get(at)?,
            day: of_date(row, at + 1)?,
            words: row.get(at + 2)?,
            due: of_day(row, at + 3)?,
            kept: of_day(row, at + 4)?,
        })
    }
}
