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
    /// The workspace cannot do it.
    #[error(transparent)]
    Store(#[from] store::Error),
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
    #[error("\"{file}\" could not be written: {source}. Nothing half-written was left.")]
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
