//! Table `plan_note`: what was noted on a plan.

use engine::coaching::PlanNote;
use rusqlite::{Row, types::Value as Sql};

use super::{
    change::Entity,
    recorded::{Recorded, day, of_date, text},
};
use crate::{Error, identity::PlanId};

impl Recorded for PlanNote {
    type Owner = PlanId;
    const OWNER: &'static str = "plan";
    const TABLE: &'static str = "plan_note";
    const ENTITY: Entity = Entity::PlanNote;
    const COLUMNS: &'static str = "day, words";

    fn values(&self) -> Result<Vec<Sql>, Error> {
        Ok(vec![day(Some(self.day)), text(Some(&self.words))])
    }

    fn read(row: &Row<'_>, at: usize) -> Result<Self, Error> {
        Ok(Self {
            day: of_date(row, at)?,
            words: row.get(at + 1)?,
        })
    }
}
