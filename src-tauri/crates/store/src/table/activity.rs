//! Table `activity`: what was done, or is due, on a deal.

use engine::deal::Activity;
use rusqlite::{Row, types::Value as Sql};

use super::{
    change::Entity,
    recorded::{Recorded, day, of_day, of_word, text, word},
};
use crate::{Error, identity::DealId};

impl Recorded for Activity {
    type Owner = DealId;
    const OWNER: &'static str = "deal";
    const TABLE: &'static str = "activity";
    const ENTITY: Entity = Entity::Activity;
    const COLUMNS: &'static str = "kind, note, due, done, replied, rep";

    fn values(&self) -> Result<Vec<Sql>, Error> {
        Ok(vec![
            word(&self.kind)?,
            text(Some(&self.note)),
            day(self.due),
            day(self.done),
            self.replied
                .map_or(Sql::Null, |replied| Sql::Integer(replied.into())),
            text(self.rep.as_deref()),
        ])
    }

    fn read(row: &Row<'_>, at: usize) -> Result<Self, Error> {
        Ok(Self {
            kind: of_word(row, at)?,
            note: row.get(at + 1)?,
            due: of_day(row, at + 2)?,
            done: of_day(row, at + 3)?,
            replied: row.get(at + 4)?,
            rep: row.get(at + 5)?,
        })
    }
}
