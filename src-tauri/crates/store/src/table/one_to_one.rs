//! Table `one_to_one`: talks of a manager with a rep, and what was said.

use engine::coaching::OneToOne;
use rusqlite::{Row, types::Value as Sql};

use super::{
    change::Entity,
    recorded::{Recorded, day, of_date, text},
};
use crate::{Error, identity::PipelineId};

impl Recorded for OneToOne {
    type Owner = PipelineId;
    const OWNER: &'static str = "process";
    const TABLE: &'static str = "one_to_one";
    const ENTITY: Entity = Entity::OneToOne;
    const COLUMNS: &'static str = "rep, day, notes";

    fn values(&self) -> Result<Vec<Sql>, Error> {
        let rep = self.rep.trim();
        if rep.is_empty() {
            return Err(Error::NoName);
        }
        Ok(vec![
            text(Some(rep)),
            day(Some(self.day)),
            text(Some(&self.notes)),
        ])
    }

    fn read(row: &Row<'_>, at: usize) -> Result<Self, Error> {
        Ok(Self {
            rep: row.get(at)?,
            day: of_date(row, at + 1)?,
            notes: row.get(at + 2)?,
        })
    }
}
