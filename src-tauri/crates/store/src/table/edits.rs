//! Table `edit`: what one person changed at once, so that it can be undone as one.
//!
//! Edits are undone latest first and done again earliest first. One that is made after others were
//! undone leaves those behind for good.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use crate::{
    Error,
    identity::{DealId, Mint},
};

/// An edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditRecord {
    /// The key.
    pub id: i64,
    /// When, in microseconds since 1970-01-01T00:00Z.
    pub at: i64,
    /// Who.
    pub who: String,
    /// What was done: the name of the kind of edit.
    pub what: String,
    /// The first of the deals it is about.
    pub deal: Option<DealId>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<EditRecord> {
    Ok(EditRecord {
        id: row.get(0)?,
        at: row.get(1)?,
        who: row.get(2)?,
        what: row.get(3)?,
        deal: row.get(4)?,
    })
}

/// The edit that would be undone next.
pub(crate) fn to_undo(conn: &Connection) -> Result<Option<EditRecord>, Error> {
    Ok(conn
        .prepare_cached(
            "SELECT id, at, who, what, deal FROM edit WHERE undone_at IS NULL
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row([], read)
        .optional()?)
}

/// The edit that would be done again next.
pub(crate) fn to_redo(conn: &Connection) -> Result<Option<EditRecord>, Error> {
    Ok(conn
        .prepare_cached(
            "SELECT id, at, who, what, deal FROM edit
             WHERE undone_at IS NOT NULL AND passed_over = 0
             ORDER BY id LIMIT 1",
        )?
        .query_row([], read)
        .optional()?)
}

/// Adds one. Those that are undone by now are passed over from here on.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    mint: &Mint,
    at: i64,
    who: &str,
    what: &str,
) -> Result<i64, Error> {
    tx.prepare_cached(
        "UPDATE edit SET passed_over = 1 WHERE undone_at IS NOT NULL AND passed_over = 0",
    )?
    .execute([])?;
    Ok(tx
        .prepare_cached(
            "INSERT INTO edit (uuid, at, who, what) VALUES (?1, ?2, ?3, ?4) RETURNING id",
        )?
        .query_row(params![mint.next(), at, who, what], |row| row.get(0))?)
}

/// Says which deal it is about.
pub(crate) fn set_deal(tx: &Transaction<'_>, id: i64, deal: Option<DealId>) -> Result<(), Error> {
    tx.prepare_cached("UPDATE edit SET deal = ?2 WHERE id = ?1")?
        .execute(params![id, deal])?;
    Ok(())
}

/// Says that it is undone, or is not.
pub(crate) fn set_undone(tx: &Transaction<'_>, id: i64, at: Option<i64>) -> Result<(), Error> {
    tx.prepare_cached("UPDATE edit SET undone_at = ?2 WHERE id = ?1")?
        .execute(params![id, at])?;
    Ok(())
}

/// Lets go of a deal that is removed.
pub(crate) fn forget_deal(tx: &Transaction<'_>, deal: DealId) -> Result<(), Error> {
    tx.execute("UPDATE edit SET deal = NULL WHERE deal = ?1", [deal])?;
    Ok(())
}
