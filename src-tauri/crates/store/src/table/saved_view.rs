//! Table `saved_view`: what a person looks at, under a name. What is in it is the page's business; here it
//! is text. A view that is removed and comes back by an undo has the keys it had.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Error, identity::Mint};

/// A saved view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// The key.
    pub id: i64,
    pub(crate) uuid: Uuid,
    /// Its name.
    pub name: String,
    /// What it shows, as JSON.
    pub shown: String,
}

fn read(row: &Row<'_>) -> rusqlite::Result<SavedView> {
    Ok(SavedView {
        id: row.get(0)?,
        uuid: Uuid::from_bytes(row.get(1)?),
        name: row.get(2)?,
        shown: row.get(3)?,
    })
}

/// Every view, oldest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<SavedView>, Error> {
    let mut all =
        conn.prepare_cached("SELECT id, uuid, name, shown FROM saved_view ORDER BY id")?;
    let rows = all.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One view.
pub(crate) fn get(conn: &Connection, id: i64) -> Result<Option<SavedView>, Error> {
    Ok(conn
        .prepare_cached("SELECT id, uuid, name, shown FROM saved_view WHERE id = ?1")?
        .query_row([id], read)
        .optional()?)
}

/// A view that is not there yet, with keys that no other had: an undo may bring that one back.
pub(crate) fn new(
    conn: &Connection,
    mint: &Mint,
    name: &str,
    shown: &str,
) -> Result<SavedView, Error> {
    let id = conn.query_row(
        "SELECT max((SELECT coalesce(max(id), 0) FROM saved_view),
                    (SELECT coalesce(max(row), 0) FROM change WHERE entity = 'view')) + 1",
        [],
        |row| row.get(0),
    )?;
    Ok(SavedView {
        id,
        uuid: Uuid::from_bytes(mint.next()),
        name: name.to_owned(),
        shown: shown.to_owned(),
    })
}

/// Writes a view, over whatever is there.
pub(crate) fn put(tx: &Transaction<'_>, view: &SavedView) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT OR REPLACE INTO saved_view (id, uuid, name, shown) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![
        view.id,
        view.uuid.into_bytes(),
        view.name,
        view.shown
    ])?;
    Ok(())
}

/// Removes a view.
pub(crate) fn remove(tx: &Transaction<'_>, id: i64) -> Result<(), Error> {
    tx.execute("DELETE FROM saved_view WHERE id = ?1", [id])?;
    Ok(())
}
