//! Table `mapping`: how files are read, saved under a name. What is in a mapping is the door's
//! business; here it is text, with the fingerprint of the headers that it fits.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, Transaction, params};

use crate::{
    Error,
    identity::{Mint, name_key},
};

/// A saved mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedMapping {
    /// Its name, as first written; one per name, whatever its case.
    pub name: String,
    /// Of the headers that it fits.
    pub fingerprint: String,
    /// The mapping, as JSON.
    pub mapping: String,
    /// When it was last used.
    pub used_at: DateTime<Utc>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<SavedMapping> {
    Ok(SavedMapping {
        name: row.get(0)?,
        fingerprint: row.get(1)?,
        mapping: row.get(2)?,
        used_at: DateTime::from_timestamp_micros(row.get(3)?).unwrap_or_default(),
    })
}

const COLUMNS: &str = "name, fingerprint, mapping, used_at";

/// Every mapping, the last used first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<SavedMapping>, Error> {
    let mut all = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM mapping ORDER BY used_at DESC, id DESC"
    ))?;
    let rows = all.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The mappings for files with those headers, the last used first.
pub(crate) fn fitting(conn: &Connection, fingerprint: &str) -> Result<Vec<SavedMapping>, Error> {
    let mut fitting = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM mapping WHERE fingerprint = ?1 ORDER BY used_at DESC, id DESC"
    ))?;
    let rows = fitting.query_map([fingerprint], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps a mapping, in place of the one of that name.
pub(crate) fn put(tx: &Transaction<'_>, mint: &Mint, saved: &SavedMapping) -> Result<(), Error> {
    let key = name_key(&saved.name);
    if key.is_empty() {
        return Err(Error::NoName);
    }
    tx.execute(
        "INSERT INTO mapping (uuid, key, name, fingerprint, mapping, used_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (key) DO UPDATE SET fingerprint = excluded.fingerprint,
                                         mapping = excluded.mapping, used_at = excluded.used_at",
        params![
            mint.next(),
            key,
            saved.name.trim(),
            saved.fingerprint,
            saved.mapping,
            saved.used_at.timestamp_micros(),
        ],
    )?;
    Ok(())
}

/// Says that the mapping of that name was used.
pub(crate) fn used(tx: &Transaction<'_>, name: &str, at: DateTime<Utc>) -> Result<(), Error> {
    let changed = tx.execute(
        "UPDATE mapping SET used_at = ?2 WHERE key = ?1",
        params![name_key(name), at.timestamp_micros()],
    )?;
    if changed == 0 {
        return Err(Error::UnknownRow("saved mapping"));
    }
    Ok(())
}

/// Forgets the mapping of that name.
pub(crate) fn remove(tx: &Transaction<'_>, name: &str) -> Result<(), Error> {
    let removed = tx.execute("DELETE FROM mapping WHERE key = ?1", [name_key(name)])?;
    if removed == 0 {
        return Err(Error::UnknownRow("saved mapping"));
    }
    Ok(())
}
