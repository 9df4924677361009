//! Protecting a workspace with a passphrase, with another one, or no more.
//!
//! The whole file is written anew beside the old one, looked at as any file is that is opened, and only
//! then put in its place. Meanwhile nobody else may have it open: what they wrote would be lost with the
//! old file.

use std::{
    fs::{self, File},
    path::Path,
};

use rusqlite::{Connection, ErrorCode};

use crate::{
    Error, Passphrase, Workspace, backup,
    connection::{self, Writes},
    opening::{self, Found},
    passphrase::Key,
    schema,
};

pub(crate) fn protect(of: &mut Workspace, passphrase: Option<&Passphrase>) -> Result<(), Error> {
    if passphrase.is_some_and(|new| !new.is_long_enough()) {
        return Err(Error::ShortPassphrase);
    }
    of.still_there()?;
    let path = of.path().to_owned();
    let temporary = backup::beside(&path, &format!(".{}.part", std::process::id()));
    backup::remove(&temporary)?;
    of.reader = Connection::open_in_memory()?;
    let mut done = alone(&of.writer).and_then(|()| written(&of.writer, &temporary, passphrase));
    // A file that is open cannot be replaced everywhere.
    of.writer = Connection::open_in_memory()?;
    if done.is_ok() {
        done = backup::place(&temporary, &path).and(done);
    }
    // Gone already, unless something went wrong; then that counts.
    let _ = fs::remove_file(&temporary);
    let done = done.map(|key| of.key = key);
    of.writer = connection::writer(&path, of.key.as_ref(), Writes::Logged)?;
    of.reader = connection::reader(&path, of.key.as_ref())?;
    of.others = of
        .writer
        .pragma_query_value(None, "data_version", |row| row.get(0))?;
    done
}

/// Keeps everybody else out for as long as the connection lives.
fn alone(writer: &Connection) -> Result<(), Error> {
    let locked = |error: rusqlite::Error| match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::OpenElsewhere,
        _ => error.into(),
    };
    // The log is given up by its last user only.
    writer
        .pragma_update(None, "journal_mode", "DELETE")
        .map_err(locked)?;
    writer.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    writer
        .execute_batch("BEGIN EXCLUSIVE; COMMIT")
        .map_err(locked)?;
    let mode: String = writer.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if mode == "delete" {
        Ok(())
    } else {
        // Somebody came in between, and took the log up again.
        Err(Error::OpenElsewhere)
    }
}

/// Writes everything to a new file under that passphrase; gives its key, once the file has been found to
/// be good.
fn written(
    writer: &Connection,
    to: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<Option<Key>, Error> {
    // A connection that makes no files of its own writes to one that is there.
    File::create(to).map_err(|error| Error::file(to, error))?;
    // No words, no key: a plain file.
    let words = passphrase.map_or("", Passphrase::as_str);
    writer.execute(
        "ATTACH DATABASE ?1 AS anew KEY ?2",
        [backup::text(to)?, words],
    )?;
    // Nobody else knows the file, and a half one is thrown away.
    writer.execute_batch("PRAGMA anew.journal_mode = OFF; PRAGMA anew.synchronous = OFF")?;
    writer.query_row("SELECT sqlcipher_export('anew')", [], |_| Ok(()))?;
    for number in ["application_id", "user_version"] {
        let own: i64 = writer.pragma_query_value(None, number, |row| row.get(0))?;
        writer.pragma_update(Some("anew"), number, own)?;
    }
    writer.execute_batch("DETACH DATABASE anew")?;
    let Found { key, .. } = opening::inspect(to, passphrase, schema::MIGRATIONS)?;
    Ok(key)
}
