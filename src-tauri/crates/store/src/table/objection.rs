//! Table `objection`: what was said against a deal, and what came of it.

use engine::deal::Objection;
use rusqlite::{Row, types::Value as Sql};

use super::{
    change::Entity,
    recorded::{Recorded, day, of_date, of_day, of_word, text, word},
};
use crate::{Error, identity::DealId};

impl Recorded for Objection {
    type Owner = DealId;
    const OWNER: &'static str = "deal";
    const TABLE: &'static str = "objection";
    const ENTITY: Entity = Entity::Objection;
    const COLUMNS: &'static str = "kind, words, raised, answer, resolved";

    fn values(&self) -> Result<Vec<Sql>, Error> {
        Ok(vec![
            word(&self.kind)?,
            text(Some(&self.words)),
            day(Some(self.raised)),
            text(self.answer.as_deref()),
            day(self.resolved),
        ])
    }

    fn read(row: &Row<'_>, at: usize) -> Result<Self, Error> {
        Ok(Self {
            kind: of_word(row, at)?,
            words: row.get(at + 1)?,
            raised: of_date(row, at + 2)?,
            answer: row.get(at + 3)?,
            resolved: of_day(row, at + 4)?,
        })
    }
}
