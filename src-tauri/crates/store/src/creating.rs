//! A new workspace: written whole under another name, then given its own. Nothing that is there is
//! ever overwritten.

use std::{fs, path::Path};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use crate::{
    Error, backup,
    identity::Mint,
    schema::{self, APPLICATION_ID, MIGRATIONS},
};

/// Makes a new, empty workspace.
pub(crate) fn create(path: &Path, name: &str, now: DateTime<Utc>) -> Result<(), Error> {
    if name.trim().is_empty() {
        return Err(Error::NoName);
    }
    if path.is_dir() {
        return Err(Error::Directory(path.to_owned()));
    }
    // A log without its file would be taken for the new file's own.
    let beside = ["-wal", "-journal"].map(|ending| backup::beside(path, ending));
    for taken in std::iter::once(path.to_owned()).chain(beside) {
        if taken.symlink_metadata().is_ok() {
            return Err(Error::Exists(taken));
        }
    }
    let temporary = backup::beside(path, &format!(".{}.part", std::process::id()));
    backup::remove(&temporary)?;
    let made = make(&temporary, name, now).and_then(|()| place_new(&temporary, path));
    // Gone already, unless something went wrong; then that counts.
    let _ = fs::remove_file(&temporary);
    made
}

/// Writes an empty workspace to a file that nobody knows yet.
fn make(path: &Path, name: &str, now: DateTime<Utc>) -> Result<(), Error> {
    let mut conn = Connection::open(path).map_err(|error| backup::creating(error, path))?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)
        .map_err(|error| backup::creating(error, path))?;
    schema::migrate(&mut conn, MIGRATIONS)?;
    conn.execute(
        "INSERT INTO workspace (id, uuid, name, created_at) VALUES (1, ?1, ?2, ?3)",
        params![Mint::at(now).next(), name.trim(), now.timestamp_micros()],
    )?;
    conn.close().map_err(|(_, error)| error)?;
    backup::sync(path)
}

/// Gives a finished file its name, unless something has that name by now.
fn place_new(from: &Path, to: &Path) -> Result<(), Error> {
    match fs::hard_link(from, to) {
        Ok(()) => {}
        Err(_) if to.symlink_metadata().is_ok() => return Err(Error::Exists(to.to_owned())),
        // A file system without hard links.
        Err(_) => fs::rename(from, to).map_err(|error| Error::file(to, error))?,
    }
    backup::sync_folder(to)
}
