//! Table `contact`: the people on the other side of a deal.

use engine::deal::Contact;
use rusqlite::{Row, types::Value as Sql};

use super::{
    change::Entity,
    recorded::{Recorded, day, of_day, text},
};
use crate::{Error, identity::DealId};

impl Recorded for Contact {
    type Owner = DealId;
    const OWNER: &'static str = "deal";
    const TABLE: &'static str = "contact";
    const ENTITY: Entity = Entity::Contact;
    const COLUMNS: &'static str = "name, role, reach, decides, agreed";

    fn values(&self) -> Result<Vec<Sql>, Error> {
        let name = self.name.trim();
        if name.is_empty() {
            return Err(Error::NoName);
        }
        Ok(vec![
            text(Some(name)),
            text(self.role.as_deref()),
            text(self.reach.as_deref()),
            Sql::Integer(self.decides.into()),
            day(self.agreed),
        ])
    }

    fn read(row: &Row<'_>, at: usize) -> Result<Self, Error> {
        Ok(Self {
            name: row.get(at)?,
            role: row.get(at + 1)?,
            reach: row.get(at + 2)?,
            decides: row.get(at + 3)?,
            agreed: of_day(row, at + 4)?,
        })
    }
}
