//! What can go wrong with a workspace, told apart so that the window can word each its own way.
//! Every message is one plain sentence; none names a value that a user entered.

use std::{io, path::PathBuf};

use engine::problem::system_words;

/// Why the workspace could not do what was asked. Whatever happened, nothing is half done: a write
/// that fails leaves the workspace as it was.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no file at this path.
    #[error("There is no workspace at {}; check the path, or create a new one.", .0.display())]
    Missing(PathBuf),
    /// The path is a folder.
    #[error("{} is a folder, not a workspace; choose the .stagecoach file in it.", .0.display())]
    Directory(PathBuf),
    /// A new workspace would replace something that is already there.
    #[error("{} already exists and was left as it is; choose another name.", .0.display())]
    Exists(PathBuf),
    /// The file is something else: empty, a picture, another program's database.
    #[error("{} is not a Stagecoach workspace; it was left as it is.", .0.display())]
    NotAWorkspace(PathBuf),
    /// The file is protected, and no passphrase was given.
    #[error("{} is protected by a passphrase; it opens with that alone.", .0.display())]
    Locked(PathBuf),
    /// The file does not open with the passphrase given.
    #[error("{} does not open with that passphrase; it was left as it is. Check capital letters and the keyboard's language. Where the passphrase is right, the file is damaged: open a backup of it instead.", .0.display())]
    WrongPassphrase(PathBuf),
    /// A new passphrase is too short.
    #[error(
        "A passphrase needs at least {} characters; nothing was changed.",
        crate::Passphrase::LEAST
    )]
    ShortPassphrase,
    /// What needs the workspace for itself finds it open elsewhere.
    #[error(
        "The workspace is open in another window or command; nothing was changed. Close it there, then try again."
    )]
    OpenElsewhere,
    /// The file was a workspace, and is broken.
    #[error(
        "The workspace is damaged ({0}); nothing was written to it. Open a backup of it instead."
    )]
    Damaged(String),
    /// The file was written by a newer program.
    #[error("{} was written by a newer Stagecoach (format {file}, this one knows {program}); it was left as it is. Update Stagecoach to open it.", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        file: u32,
        /// The newest format that this program knows.
        program: u32,
    },
    /// The file, or its folder, cannot be written.
    #[error(
        "The workspace cannot be written; allow writing to the file and its folder, or copy it elsewhere."
    )]
    ReadOnly,
    /// Another program is writing.
    #[error(
        "The workspace is being written by another window or command; nothing was changed. Try again when that has finished."
    )]
    Busy,
    /// No room is left.
    #[error("The disk is full; nothing was changed. Make room and try again.")]
    DiskFull,
    /// What the file lies on gave no answer: a network share that vanished, a disk pulled out.
    #[error(
        "The disk or network folder that the workspace lies on does not answer; nothing was changed. Connect it again, then open the workspace anew."
    )]
    Away,
    /// The file was there when it was opened, and is no more.
    #[error("{} is no longer there: it, or its folder, was moved or taken away while the workspace was open. What was written went with it, whole; open it where it is now.", .0.display())]
    Vanished(PathBuf),
    /// A file could not be read or written.
    #[error("{} could not be read or written: {}.", .path.display(), system_words(source))]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// No pipeline has this key.
    #[error("The workspace has no such pipeline.")]
    UnknownPipeline,
    /// No row has this key.
    #[error("The workspace has no such {0}.")]
    UnknownRow(&'static str),
    /// A record names a stage that its pipeline does not have.
    #[error("The pipeline has no stage {}.", usize::from(*.0) + 1)]
    UnknownStage(engine::record::StageIx),
    /// A process cannot be kept as it stands.
    #[error("A process needs at least one stage, and one of its stages has to win.")]
    UnfitProcess,
    /// A person stopped an import.
    #[error("The import was stopped; the workspace is as it was before.")]
    Stopped,
    /// An import that is undone already.
    #[error("That import is undone already.")]
    Undone,
    /// An import that is part of the workspace.
    #[error("That import is not undone, so there is nothing to do again.")]
    NotUndone,
    /// An import of a program that did not keep what files said.
    #[error(
        "That import was made by an earlier Stagecoach, which did not keep what is needed to undo it; nothing was changed. Restore a backup from before it instead."
    )]
    NotKept,
    /// An import that was undone so long ago that it is not kept for doing it again.
    #[error(
        "That import was undone more than 90 days ago, and what it said is not kept for so long; nothing was changed. Import its file again."
    )]
    Emptied,
    /// A currency against itself.
    #[error("A currency needs no rate to itself.")]
    RateOfItself,
    /// A detail of a deal is given what it cannot take.
    #[error("That is not what this field takes; nothing was changed.")]
    UnfitValue,
    /// A move is dated before what has happened to the deal already.
    #[error(
        "The deal has moved since that day; nothing was changed. Choose the day of its last move, or a later one."
    )]
    BeforeLast,
    /// A name is empty.
    #[error("A name is needed.")]
    NoName,
    /// Two stages of one process would have one name.
    #[error("Another stage has that name; nothing was changed. Choose another.")]
    SameName,
    /// A stage would come to lie on the other side of the win.
    #[error(
        "That would make deals count as won, or no longer as won; nothing was changed. Stages before the win stay before it, and those after it after."
    )]
    AcrossWin,
    /// A process would have more stages than can be reviewed.
    #[error(
        "A process has at most {} stages; nothing was changed. Merge two, or put one away.",
        engine::ledger::MOST_STAGES
    )]
    TooManyStages,
    /// A setting does not hold what was asked for.
    #[error("The setting \"{key}\" cannot be read: {source}.")]
    Setting {
        /// Its key.
        key: String,
        /// Why.
        source: serde_json::Error,
    },
    /// A stored list or code is not what the program writes.
    #[error("The workspace is damaged (a stored list cannot be read: {0}).")]
    Json(#[from] serde_json::Error),
    /// A pipeline is too large to be reviewed, or its process is.
    #[error(transparent)]
    Ledger(#[from] engine::ledger::LedgerError),
    /// Anything else that SQLite says.
    #[error("The workspace could not be read or written: {0}.")]
    Sql(rusqlite::Error),
}

impl From<engine::texts::TooMuchText> for Error {
    fn from(too_much: engine::texts::TooMuchText) -> Self {
        Self::Ledger(too_much.into())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{ErrorCode as Code, ffi};
        // No room for the index of the log, which is made anew by whoever opens the file first.
        let extended = error.sqlite_error().map(|sqlite| sqlite.extended_code);
        if extended == Some(ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::ReadOnly | Code::PermissionDenied) => Self::ReadOnly,
            Some(Code::SystemIoFailure | Code::CannotOpen) => Self::Away,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged(error.to_string()),
            _ => Self::Sql(error),
        }
    }
}

impl Error {
    /// An error of the file system at `path`.
    pub(crate) fn file(path: &std::path::Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            io::ErrorKind::NotFound => Self::Missing(path.to_owned()),
            _ => Self::File {
                path: path.to_owned(),
                source,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;

    #[test]
    fn what_sqlite_says_of_disks_is_told_apart() {
        let said = |code| Error::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
        assert!(matches!(said(ffi::SQLITE_IOERR_WRITE), Error::Away));
        assert!(matches!(said(ffi::SQLITE_IOERR_FSYNC), Error::Away));
        assert!(matches!(said(ffi::SQLITE_CANTOPEN), Error::Away));
        assert!(matches!(said(ffi::SQLITE_IOERR_SHMSIZE), Error::DiskFull));
        assert!(matches!(said(ffi::SQLITE_FULL), Error::DiskFull));
        assert!(matches!(
            said(ffi::SQLITE_READONLY_DBMOVED),
            Error::ReadOnly
        ));
        assert!(matches!(said(ffi::SQLITE_BUSY), Error::Busy));
    }
}
