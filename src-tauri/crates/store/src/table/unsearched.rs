//! Table `unsearched`: deals that changed since they were taken into the index of words.

use rusqlite::{Connection, Transaction};

use crate::{Error, identity::DealId};

/// Marks a deal. It costs a row; what it says now is looked up when somebody searches.
pub(crate) fn mark(tx: &Transaction<'_>, deal: DealId) -> Result<(), Error> {
    tx.prepare_cached("INSERT OR IGNORE INTO unsearched (deal) VALUES (?1)")?
        .execute([deal])?;
    Ok(())
}

/// Some of those marked.
pub(crate) fn some(conn: &Connection, limit: u32) -> Result<Vec<DealId>, Error> {
    let mut read = conn.prepare_cached("SELECT deal FROM unsearched ORDER BY deal LIMIT ?1")?;
    let rows = read.query_map([limit], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes the marks off the first of them, as [`some`] gave them.
pub(crate) fn forget(tx: &Transaction<'_>, done: &[DealId]) -> Result<(), Error> {
    if let Some(last) = done.last() {
        tx.execute("DELETE FROM unsearched WHERE deal <= ?1", [last])?;
    }
    Ok(())
}
