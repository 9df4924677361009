//! Tables `shelf` and `shelf_name`: what an import that was undone had said, so that it can be done
//! again without its file, for some months; after that it goes with the next import or undo. Names
//! stand beside the facts: the rows they name may be gone by then.

use chrono::{DateTime, Utc};
use engine::moment::{DAY_MICROS, Day};
use rusqlite::{CachedStatement, Connection, Transaction, params};

use crate::{Error, identity::ImportId};

/// A rep or an account that facts on the shelf name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShelfName {
    /// True for a rep, false for an account.
    pub(crate) rep: bool,
    /// Its key when the import was undone.
    pub(crate) id: i64,
    pub(crate) name: String,
    /// What the import said of the rep.
    pub(crate) team: Option<String>,
    pub(crate) hired: Option<Day>,
}

/// The names of an import's facts.
pub(crate) fn names(conn: &Connection, import: ImportId) -> Result<Vec<ShelfName>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT entity = 'rep', id, name, team, hired FROM shelf_name WHERE import = ?1
         ORDER BY entity, id",
    )?;
    let rows = read.query_map([import], |row| {
        Ok(ShelfName {
            rep: row.get(0)?,
            id: row.get(1)?,
            name: row.get(2)?,
            team: row.get(3)?,
            hired: row.get::<_, Option<i32>>(4)?.map(Day),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Gives every deal of an import on the shelf: its own id, and what was said of it.
pub(crate) fn each(
    conn: &Connection,
    import: ImportId,
    mut take: impl FnMut(&str, &[u8]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut read =
        conn.prepare_cached("SELECT deal, facts FROM shelf WHERE import = ?1 ORDER BY nth")?;
    let mut rows = read.query([import])?;
    while let Some(row) = rows.next()? {
        let deal = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        let facts = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
        take(deal, facts)?;
    }
    Ok(())
}

/// Empties an import's shelf.
pub(crate) fn clear(tx: &Transaction<'_>, import: ImportId) -> Result<(), Error> {
    tx.execute("DELETE FROM shelf WHERE import = ?1", [import])?;
    tx.execute("DELETE FROM shelf_name WHERE import = ?1", [import])?;
    Ok(())
}

/// How many days an import that was undone can be done again.
pub(crate) const KEPT_DAYS: i64 = 90;

/// Empties the shelves of imports that were undone longer than [`KEPT_DAYS`] ago: from then on they
/// cannot be done again, and nothing refers to what they said.
pub(crate) fn clear_old(tx: &Transaction<'_>, now: DateTime<Utc>) -> Result<(), Error> {
    let before = now
        .timestamp_micros()
        .saturating_sub(KEPT_DAYS * DAY_MICROS);
    let mut old = tx.prepare_cached("SELECT id FROM import WHERE undone_at < ?1 AND kept = 1")?;
    let old: Vec<ImportId> = old
        .query_map([before], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for import in old {
        clear(tx, import)?;
        tx.execute("UPDATE import SET kept = 0 WHERE id = ?1", [import])?;
    }
    Ok(())
}

/// What may be put on the shelf.
pub(crate) struct ShelfMut<'t> {
    put: CachedStatement<'t>,
    name: CachedStatement<'t>,
    import: ImportId,
    next: i64,
}

impl<'t> ShelfMut<'t> {
    pub(crate) fn new(tx: &'t Transaction<'_>, import: ImportId) -> Result<Self, Error> {
        Ok(Self {
            put: tx.prepare_cached(
                "INSERT INTO shelf (import, nth, deal, facts) VALUES (?1, ?2, ?3, ?4)",
            )?,
            name: tx.prepare_cached(
                "INSERT INTO shelf_name (import, entity, id, name, team, hired)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?,
            import,
            next: 0,
        })
    }

    pub(crate) fn put(&mut self, deal: &str, facts: &[u8]) -> Result<(), Error> {
        self.put
            .execute(params![self.import, self.next, deal, facts])?;
        self.next += 1;
        Ok(())
    }

    pub(crate) fn name(&mut self, name: &ShelfName) -> Result<(), Error> {
        let entity = if name.rep { "rep" } else { "account" };
        let hired = name.hired.map(|day| day.0);
        self.name.execute(params![
            self.import,
            entity,
            name.id,
            name.name,
            name.team,
            hired
        ])?;
        Ok(())
    }
}
