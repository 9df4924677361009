//! Table `link`: which deals came of which. A link is kept with one of the two deals and read from
//! both.

use engine::deal::Link;
use rusqlite::{Connection, Row, params, types::Value as Sql};

use super::{
    change::Entity,
    recorded::{Recorded, of_word, text, word},
};
use crate::{
    Error,
    identity::{DealId, PipelineId},
};

impl Recorded for Link {
    type Owner = DealId;
    const OWNER: &'static str = "deal";
    const TABLE: &'static str = "link";
    const ENTITY: Entity = Entity::Link;
    const COLUMNS: &'static str = "other, how, later";

    fn values(&self) -> Result<Vec<Sql>, Error> {
        Ok(vec![
            text(Some(self.deal_id.trim())),
            word(&self.how)?,
            Sql::Integer(self.later.into()),
        ])
    }

    fn read(row: &Row<'_>, at: usize) -> Result<Self, Error> {
        Ok(Self {
            deal_id: row.get(at)?,
            how: of_word(row, at + 1)?,
            later: row.get(at + 2)?,
        })
    }
}

/// The links that other deals of the pipeline have to the deal of that id, as seen from it, each with
/// its key.
pub(crate) fn to(
    conn: &Connection,
    pipeline: PipelineId,
    key: &str,
) -> Result<Vec<(i64, Link)>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT link.id, deal.key, how, later FROM link JOIN deal ON deal.id = link.deal
         WHERE other = ?1 AND process = ?2 ORDER BY link.id",
    )?;
    let mut rows = read.query(params![key, pipeline])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let link = Link::read(row, 1)?;
        let later = !link.later;
        all.push((row.get(0)?, Link { later, ..link }));
    }
    Ok(all)
}

/// The deal that keeps a link.
pub(crate) fn deal_of(conn: &Connection, id: i64) -> Result<Option<DealId>, Error> {
    use rusqlite::OptionalExtension as _;
    Ok(conn
        .prepare_cached("SELECT deal FROM link WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}
