//! Why a job could not be done: one plain sentence each, the file named where one is meant.

use std::io;

/// What went wrong. Nothing is half done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such file.
    #[error("There is no file \"{0}\". Check its name and folder.")]
    Missing(String),
    /// It is a folder, or something else that is no file.
    #[error("\"{0}\" is a folder, not a file. Choose a file in it.")]
    Directory(String),
    /// It may not be read.
    #[error("\"{0}\" may not be read. Check who may open it, or copy it elsewhere.")]
    Forbidden(String),
    /// It cannot be understood.
    #[error("{file}: {source}")]
    File {
        /// Its name.
        file: String,
        /// Why.
        source: exchange::Error,
    },
    /// Files that were to be read as one.
    #[error(
        "\"{file}\" does not belong to \"{from}\": nothing in both names the same deals, reps or \
         accounts. Nothing was read; bring it in by itself."
    )]
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
    #[error(
        "\"{file}\" could not be written: {}. Nothing half-written was left.",
        why(source)
    )]
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

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Stopped => Self::Cancelled,
            other => Self::Store(other),
        }
    }
}

/// Why a file could not be written, in a person's words where the system has only its own.
#[must_use]
pub fn why(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::NotFound => "there is no such folder".to_owned(),
        io::ErrorKind::IsADirectory => "there is a folder of that name".to_owned(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "writing is not allowed there".to_owned()
        }
        _ => {
            let said = source.to_string();
            // Without the system's number.
            let words = said.split(" (os error").next();
            words.unwrap_or_default().to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: io::Error, expected: &str) {
        let file = "review.html".to_owned();
        let said = Error::Writing { file, source }.to_string();
        assert_eq!(
            said,
            format!(
                "\"review.html\" could not be written: {expected}. Nothing half-written was left."
            )
        );
    }

    #[test]
    fn why_a_file_was_not_written_is_said_in_words() {
        check(io::ErrorKind::StorageFull.into(), "the disk is full");
        check(io::ErrorKind::NotFound.into(), "there is no such folder");
        check(
            io::ErrorKind::PermissionDenied.into(),
            "writing is not allowed there",
        );
        check(
            io::Error::other("the cable was pulled (os error 5)"),
            "the cable was pulled",
        );
    }
}
