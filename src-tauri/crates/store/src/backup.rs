//! Copies of a whole workspace. A copy is written whole or not at all: temporary file, fsync,
//! rename, fsync of the folder.

use std::{
    ffi::OsString,
    fs::{self, File},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::Error;

/// Writes everything that `conn` sees to `to`, over whatever is there.
pub(crate) fn write(conn: &Connection, to: &Path) -> Result<(), Error> {
    if to.is_dir() {
        return Err(Error::Directory(to.to_owned()));
    }
    let temporary = beside(to, &format!(".{}.part", std::process::id()));
    remove(&temporary)?;
    let written = conn
        .execute("VACUUM INTO ?1", [text(&temporary)?])
        .map_err(|error| creating(error, to))
        .and_then(|_| place(&temporary, to));
    if written.is_err() {
        // The reason why nothing was written counts, not that its remains could not be removed.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// A file or folder that cannot be made is a matter of permission, not of the workspace.
pub(crate) fn creating(error: rusqlite::Error, at: &Path) -> Error {
    if error.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen) {
        let folder = at.parent().filter(|folder| !folder.as_os_str().is_empty());
        return match folder {
            Some(folder) if !folder.is_dir() => Error::Missing(folder.to_owned()),
            _ => Error::ReadOnly,
        };
    }
    error.into()
}

/// Moves a finished file to its place, for good.
pub(crate) fn place(from: &Path, to: &Path) -> Result<(), Error> {
    sync(from)?;
    fs::rename(from, to).map_err(|error| Error::file(to, error))?;
    sync_folder(to)
}

pub(crate) fn sync(path: &Path) -> Result<(), Error> {
    File::options()
        .read(true)
        .write(true)
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(|error| Error::file(path, error))
}

/// Makes a rename in the folder of `path` last. Windows neither needs nor allows it.
pub(crate) fn sync_folder(path: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|error| Error::file(folder, error))?;
    }
    Ok(())
}

/// Where the copy goes that is made before a file of format `version` is brought up to date.
pub(crate) fn before_migration(path: &Path, version: usize, now: DateTime<Utc>) -> PathBuf {
    beside(
        path,
        &format!(".format-{version}-{}.backup", now.format("%Y%m%d-%H%M%S")),
    )
}

/// The path with something added to the end of its file name.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(ending);
    PathBuf::from(name)
}

pub(crate) fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::file(path, error)),
        _ => Ok(()),
    }
}

/// SQLite takes the names of new files as text.
pub(crate) fn text(path: &Path) -> Result<&str, Error> {
    path.to_str().ok_or_else(|| Error::File {
        path: path.to_owned(),
        source: std::io::Error::new(
            std::io::ErrorKind::InvalidFilename,
            "its name is not valid text",
        ),
    })
}
