//! Connections to a workspace's file: what each is told before it does anything.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, MAIN_DB, OpenFlags};

use crate::{Error, backup, passphrase::Key};

/// How long a connection waits for another one's write.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// A connection, told its key before anything is read.
pub(crate) fn open(
    path: impl AsRef<Path>,
    flags: OpenFlags,
    key: Option<&Key>,
) -> rusqlite::Result<Connection> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(PATIENCE)?;
    match key {
        Some(key) => key.give(&conn)?,
        // What is sorted aside may lie on the disk; of a protected file it stays in memory.
        None => conn.pragma_update(None, "temp_store", "FILE")?,
    }
    Ok(conn)
}

/// Where what is written goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writes {
    /// Into a log beside the file: others read on meanwhile.
    Logged,
    /// Into the file, of which nobody else knows yet: nothing is written twice.
    Straight,
}

/// The connection that writes.
pub(crate) fn writer(path: &Path, key: Option<&Key>, writes: Writes) -> Result<Connection, Error> {
    let writer = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE, key)
        .map_err(|error| backup::creating(error, path))?;
    if writer.is_readonly(MAIN_DB)? {
        return Err(Error::ReadOnly);
    }
    prepare(&writer, writes).map_err(|error| backup::creating(error, path))?;
    Ok(writer)
}

/// The connection that only reads.
pub(crate) fn reader(path: &Path, key: Option<&Key>) -> Result<Connection, Error> {
    let reader = one_more(path, key)?;
    reader.pragma_update(None, "cache_size", -16_384)?;
    Ok(reader)
}

/// One more that only reads, beside the others and not for long.
pub(crate) fn one_more(path: &Path, key: Option<&Key>) -> rusqlite::Result<Connection> {
    open(path, OpenFlags::SQLITE_OPEN_READ_ONLY, key)
}

/// Has what is written go into a log first, so that others read on meanwhile.
pub(crate) fn share(conn: &Connection) -> rusqlite::Result<()> {
    conn.pragma_update(None, "journal_mode", "WAL")
}

/// What every writing connection is told first.
fn prepare(conn: &Connection, writes: Writes) -> rusqlite::Result<()> {
    if writes == Writes::Logged {
        share(conn)?;
    }
    conn.pragma_update(None, "foreign_keys", true)?;
    // A commit is on the disk when it returns. There are few, so it costs nothing that one feels.
    conn.pragma_update(None, "synchronous", "FULL")?;
    // Room for the indexes of a large import, in KiB; what does not fit spills into the log.
    conn.pragma_update(None, "cache_size", -49_152)?;
    // After a large import the log shrinks again.
    conn.pragma_update(None, "journal_size_limit", 16 << 20)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}
