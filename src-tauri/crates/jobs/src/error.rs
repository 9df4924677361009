//! Why a job could not be done: one plain sentence each, the file named where one is meant. What concerns
//! files and workspaces is said in any language ([`Error::said`]); here it is English.

use std::io;

use engine::{
    language::Language,
    problem::{Unwritten, system_words},
};
use report::words::{self, ImportWords, Words};

use crate::workspace;

/// What went wrong. Nothing is half done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such file.
    #[error("{}", english().missing(.0))]
    Missing(String),
    /// It is a folder, or something else that is no file.
    #[error("{}", english().folder(.0))]
    Directory(String),
    /// It may not be read.
    #[error("{}", english().forbidden(.0))]
    Forbidden(String),
    /// It cannot be understood.
    #[error("{}", english().of_file(.file, &.source.refusal()))]
    File {
        /// Its name.
        file: String,
        /// Why.
        source: exchange::Error,
    },
    /// Files that were to be read as one.
    #[error("{}", english().apart(.file, .from))]
    Apart {
        /// The file that is not joined.
        file: String,
        /// The file to which it was to be joined.
        from: String,
    },
    /// The workspace cannot do it.
    #[error(transparent)]
    Store(store::Error),
    /// Too much to review.
    #[error(transparent)]
    Ledger(#[from] engine::ledger::LedgerError),
    /// A workspace was named beside other sources.
    #[error(
        "A workspace is reviewed by itself. Leave the other files out, or import them into it."
    )]
    WorkspaceAndFiles,
    /// The person stopped it.
    #[error("The import was stopped; the workspace is as it was before.")]
    Cancelled,
    /// A file cannot be written.
    #[error("{}", english().unwritten(.file, &unwritten(.source)))]
    Writing {
        /// Its name.
        file: String,
        /// Why.
        source: io::Error,
    },
    /// A workspace without deals has nothing to write out.
    #[error("The workspace holds no deals; nothing was written.")]
    NothingToWrite,
}

impl Error {
    /// Why, in somebody's language, where it is about files or the workspace; `None` of everything else.
    #[must_use]
    pub fn said(&self, words: Words) -> Option<String> {
        let of_workspace = &words.workspace;
        if let Self::Store(error) = self {
            return workspace::said(error, words);
        }
        let words = &words.imports;
        Some(match self {
            Self::Missing(path) => words.missing(path),
            Self::Directory(path) => words.folder(path),
            Self::Forbidden(file) => words.forbidden(file),
            Self::File { file, source } => words.of_file(file, &source.refusal()),
            Self::Apart { file, from } => words.apart(file, from),
            Self::Writing { file, source } => words.unwritten(file, &unwritten(source)),
            Self::WorkspaceAndFiles => of_workspace.beside_files.to_owned(),
            Self::Store(_) | Self::Ledger(_) | Self::Cancelled | Self::NothingToWrite => {
                return None;
            }
        })
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Stopped => Self::Cancelled,
            other => Self::Store(other),
        }
    }
}

fn english() -> &'static ImportWords {
    &words::of(Language::English).imports
}

/// Why a file could not be written, in a person's words where the system has only its own.
#[must_use]
pub fn why(source: &io::Error) -> String {
    unwritten(source).to_string()
}

/// The same, as facts.
fn unwritten(source: &io::Error) -> Unwritten {
    match source.kind() {
        io::ErrorKind::StorageFull => Unwritten::DiskFull,
        io::ErrorKind::NotFound => Unwritten::NoFolder,
        io::ErrorKind::IsADirectory => Unwritten::IsFolder,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Unwritten::NotAllowed
        }
        _ => Unwritten::Other(system_words(source)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: io::Error, english: &str, german: &str) {
        let file = "review.html".to_owned();
        let error = Error::Writing { file, source };
        assert_eq!(
            error.to_string(),
            format!(
                "\"review.html\" could not be written: {english}. Nothing half-written was left."
            )
        );
        assert_eq!(
            error.said(words::of(Language::English)),
            Some(error.to_string())
        );
        assert_eq!(
            error.said(words::of(Language::German)),
            Some(format!(
                "„review.html“ konnte nicht geschrieben werden: {german}. Nichts halb Geschriebenes blieb \
                 zurück."
            ))
        );
    }

    #[test]
    fn why_a_file_was_not_written_is_said_in_words() {
        check(
            io::ErrorKind::StorageFull.into(),
            "the disk is full",
            "Der Datenträger ist voll",
        );
        check(
            io::ErrorKind::NotFound.into(),
            "there is no such folder",
            "Den Ordner gibt es nicht",
        );
        check(
            io::ErrorKind::PermissionDenied.into(),
            "writing is not allowed there",
            "Dort darf nicht geschrieben werden",
        );
        check(
            io::Error::other("the cable was pulled (os error 5)"),
            "the cable was pulled",
            "the cable was pulled",
        );
    }
}
