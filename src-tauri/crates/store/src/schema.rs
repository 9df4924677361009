//! The shape of the file: its migrations and how a file is brought up to date. Migrations are
//! append-only; the number of them is the file's format (`PRAGMA user_version`).

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::Error;

/// "STGC": marks a SQLite file as a workspace (`PRAGMA application_id`).
pub(crate) const APPLICATION_ID: i32 = 0x5354_4743;

/// In order; never edited once released.
pub(crate) const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("../migrations/001-workspace.sql")),
    M::up(include_str!("../migrations/002-memory.sql")),
    M::up(include_str!("../migrations/003-deals.sql")),
    M::up(include_str!("../migrations/004-search.sql")),
    M::up(include_str!("../migrations/005-coaching.sql")),
    M::up(include_str!("../migrations/006-views.sql")),
    M::up(include_str!("../migrations/007-process.sql")),
    M::up(include_str!("../migrations/008-reasons.sql")),
];

/// Brings a file from whatever older format to the newest of `steps`, in one transaction.
pub(crate) fn migrate(conn: &mut Connection, steps: &'static [M<'static>]) -> Result<(), Error> {
    Migrations::from_slice(steps)
        .to_latest(conn)
        .map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => Error::Damaged(other.to_string()),
        })
}

/// The file's tables and indexes, as the text that made them, ordered by name.
pub(crate) fn shape(conn: &Connection) -> Result<Vec<(String, String)>, Error> {
    let mut read = conn.prepare(
        "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema
         WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1",
    )?;
    let rows = read.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The shape that a file of format `version` must have.
pub(crate) fn shape_of(
    steps: &'static [M<'static>],
    version: usize,
) -> Result<Vec<(String, String)>, Error> {
    let mut conn = Connection::open_in_memory()?;
    migrate(&mut conn, steps.get(..version).unwrap_or(steps))?;
    shape(&conn)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_migration_applies_to_an_empty_file_and_keeps_its_references() {
        let mut conn = Connection::open_in_memory().unwrap();
        conn.pragma_update(None, "foreign_keys", true).unwrap();
        migrate(&mut conn, MIGRATIONS).unwrap();
        let version: u32 = conn
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap();
        assert_eq!(version as usize, MIGRATIONS.len());
        assert_eq!(
            shape(&conn).unwrap(),
            shape_of(MIGRATIONS, version as usize).unwrap()
        );
        conn.execute_batch("PRAGMA foreign_key_check; PRAGMA integrity_check")
            .unwrap();
    }
}
