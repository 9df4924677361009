//! What a file is, found out before anything may be written to it.
//!
//! Three looks, each cheap enough for a million deals: the first hundred bytes, read as bytes; the
//! shape of the tables; and the pages themselves, whole in a small file and by its smaller tables
//! and both ends of the large ones otherwise. Only then is the file opened for writing. Of a protected
//! file the first look says only that it may be one; the passphrase shows the rest.

use std::{fs::File, io::Read, path::Path};

use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::M;

use crate::{
    Error, Passphrase, backup, connection,
    passphrase::{self, Key},
    schema::{self, APPLICATION_ID},
};

/// Files up to this size are checked page by page: about a tenth of a second.
const SMALL: u64 = 16 << 20;

/// Ends the name of what would be taken back of a file, should whoever writes straight into it die.
const JOURNAL: &str = "-journal";

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// What was found out about a file.
pub(crate) struct Found {
    /// The format of the file.
    pub(crate) version: usize,
    /// What opens it, where it is protected.
    pub(crate) key: Option<Key>,
}

/// Finds out whether `path` is a workspace that a program knowing `steps` may open, without writing to
/// it, but for taking back what was begun and not ended. A passphrase that the file does not need is not
/// looked at.
pub(crate) fn inspect(
    path: &Path,
    passphrase: Option<&Passphrase>,
    steps: &'static [M<'static>],
) -> Result<Found, Error> {
    let mut head = header(path, steps.len())?;
    if !head.protected && length_beside(path, JOURNAL) > 0 {
        take_back(path)?;
        head = header(path, steps.len())?;
    }
    let Head { length, protected } = head;
    let key = match passphrase {
        _ if !protected => None,
        None => return Err(Error::Locked(path.to_owned())),
        Some(passphrase) => Some(Key::of(passphrase, path)?),
    };
    // A log beside the file belongs to it: written by a window that is open, or was killed.
    let log = log_of(path);
    let conn = if log == 0 {
        // Immutable: no lock, no file beside it, not one byte written.
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        connection::open(
            format!("file:{}?immutable=1", uri(path)),
            flags,
            key.as_ref(),
        )?
    } else {
        connection::open(path, OpenFlags::SQLITE_OPEN_READ_ONLY, key.as_ref())?
    };
    if protected {
        unlocked(&conn, path, length, log)?;
    }
    let version: u32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let version = version as usize;
    if version > steps.len() {
        return Err(newer(path, version, steps.len()));
    }
    if version == 0 || schema::shape(&conn)? != schema::shape_of(steps, version)? {
        return Err(Error::Damaged(
            "its tables are not those of a workspace".to_owned(),
        ));
    }
    pages(&conn, length + log)?;
    Ok(Found { version, key })
}

/// Whether the key fits, and what the first look cannot see of a protected file.
fn unlocked(conn: &Connection, path: &Path, length: u64, log: u64) -> Result<(), Error> {
    let number = |pragma: &str| conn.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let id = match number("application_id") {
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            return Err(Error::WrongPassphrase(path.to_owned()));
        }
        id => id?,
    };
    if id != i64::from(APPLICATION_ID) {
        return Err(Error::NotAWorkspace(path.to_owned()));
    }
    let expected = passphrase::PAGE as u64 * u64::try_from(number("page_count")?).unwrap_or(0);
    if log == 0 && length < expected {
        return Err(cut_short());
    }
    Ok(())
}

/// What the first bytes say.
struct Head {
    /// Bytes of the file.
    length: u64,
    /// It may be a protected workspace: only its passphrase can tell.
    protected: bool,
}

/// The first look.
fn header(path: &Path, known: usize) -> Result<Head, Error> {
    let file = |error| Error::file(path, error);
    let metadata = std::fs::metadata(path).map_err(file)?;
    if metadata.is_dir() {
        return Err(Error::Directory(path.to_owned()));
    }
    let length = metadata.len();
    let mut head = Vec::new();
    File::open(path)
        .and_then(|file| file.take(100).read_to_end(&mut head))
        .map_err(file)?;
    let number = |at: usize| {
        let bytes = head.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map(u32::from_be_bytes)
    };
    if !head.starts_with(MAGIC) && passphrase::may_be_protected(path).map_err(file)? {
        let protected = true;
        return Ok(Head { length, protected });
    }
    if !head.starts_with(MAGIC) || number(68) != Some(APPLICATION_ID.cast_unsigned()) {
        return Err(Error::NotAWorkspace(path.to_owned()));
    }
    let version = number(60).unwrap_or(0) as usize;
    if version > known {
        return Err(newer(path, version, known));
    }
    let page = match head.get(16..18) {
        Some([0, 1]) => 65_536,
        Some(&[high, low]) => u64::from(u16::from_be_bytes([high, low])),
        _ => 0,
    };
    // The page count holds where the last writer kept it; a log may still bring pages to come, or take
    // back some.
    let counted = number(24).is_some() && number(24) == number(92);
    let expected = page * u64::from(number(28).unwrap_or(0));
    if head.len() < 100 || (counted && log_of(path) == 0 && length < expected) {
        return Err(cut_short());
    }
    let protected = false;
    Ok(Head { length, protected })
}

/// Bytes of what somebody who writes, or died writing, keeps beside a file: a log, or what is to be taken
/// back.
fn log_of(path: &Path) -> u64 {
    length_beside(path, "-wal") + length_beside(path, JOURNAL)
}

/// Bytes of a file beside another, 0 where there is none.
fn length_beside(path: &Path, ending: &str) -> u64 {
    std::fs::metadata(backup::beside(path, ending)).map_or(0, |file| file.len())
}

/// Takes back what somebody began to write straight into the file and did not live to end. SQLite does so
/// before anything is read, for whoever may write; what is still being written it leaves alone.
fn take_back(path: &Path) -> Result<(), Error> {
    let conn = connection::open(path, OpenFlags::SQLITE_OPEN_READ_WRITE, None)?;
    conn.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    Ok(())
}

fn cut_short() -> Error {
    Error::Damaged("the end of the file is missing".to_owned())
}

/// The third look: the pages.
fn pages(conn: &Connection, length: u64) -> Result<(), Error> {
    let check = |sql: &str| -> Result<(), Error> {
        let found: String = conn.query_row(sql, [], |row| row.get(0))?;
        if found == "ok" {
            Ok(())
        } else {
            // SQLite names pages and tables, never values.
            Err(Error::Damaged(
                found.lines().last().unwrap_or_default().to_owned(),
            ))
        }
    };
    if length <= SMALL {
        return check("PRAGMA quick_check(1)");
    }
    for table in [
        "workspace",
        "setting",
        "process",
        "stage",
        "import",
        "team",
        "rep",
    ] {
        check(&format!("PRAGMA quick_check({table})"))?;
    }
    for table in ["deal", "account", "change"] {
        let ends = format!("SELECT (SELECT min(id) FROM {table}) IS (SELECT max(id) FROM {table})");
        conn.query_row(&ends, [], |_| Ok(()))?;
    }
    conn.query_row(
        "SELECT (SELECT min(deal) FROM move) IS (SELECT max(deal) FROM move)",
        [],
        |_| Ok(()),
    )?;
    Ok(())
}

fn newer(path: &Path, file: usize, program: usize) -> Error {
    Error::Newer {
        path: path.to_owned(),
        file: u32::try_from(file).unwrap_or(u32::MAX),
        program: u32::try_from(program).unwrap_or(u32::MAX),
    }
}

/// A path as SQLite's URIs want it: every byte that could mean something else in hexadecimal.
fn uri(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut text = String::new();
    for &byte in absolute.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => text.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b':' | b'.' | b'-' | b'_' => {
                text.push(char::from(byte));
            }
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    // A drive comes after a slash.
    if cfg!(windows) && !text.starts_with('/') {
        text.insert(0, '/');
    }
    text
}
