//! Why a job was not done, and with what status the command then ends.

use std::{io, path::PathBuf};

use chrono::NaiveDate;
use report::words::Words;

use crate::{passphrase, told};

/// Why a job was not done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failed {
    /// What crosses rooms went wrong.
    #[error(transparent)]
    Job(jobs::Error),
    /// A workspace is protected, and no passphrase was given.
    #[error(
        "{} is protected by a passphrase. Put it into the environment variable {}, then try again.",
        .0.display(),
        passphrase::VARIABLE
    )]
    Locked(PathBuf),
    /// The outcome could not be put into JSON.
    #[error("The result could not be written as JSON: {0}.")]
    Json(#[from] serde_json::Error),
    /// The pages could not be put together.
    #[error("The PDF was not written: {0}.")]
    Pages(#[from] report::PdfError),
    /// Nobody reads what is printed, or the disk that takes it is full.
    #[error("The result could not be printed: {0}.")]
    Printing(#[from] io::Error),
    /// A forecast of what is past.
    #[error(
        "--forecast {asked} is not after {as_of}, the day up to which the deals are known. \
         Choose a later day."
    )]
    NotAhead {
        /// The day asked for.
        asked: NaiveDate,
        /// The as-of day.
        as_of: NaiveDate,
    },
    /// What should be a folder is a file.
    #[error("\"{file}\" is a file, not a folder. Nothing was written; name a folder.")]
    NoFolder {
        /// Its name.
        file: String,
    },
    /// Nothing can be written into a folder.
    #[error("Nothing can be written into the folder \"{folder}\": {why}. Choose another.")]
    Folder {
        /// Its name.
        folder: String,
        /// Why.
        why: String,
    },
    /// One picture of several could not be written.
    #[error(
        "The chart {name} could not be written: {why}. {written} of {all} charts were written before it \
         and are whole."
    )]
    Picture {
        /// The chart's name.
        name: String,
        /// Why.
        why: String,
        /// How many were written before.
        written: usize,
        /// Of how many.
        all: usize,
    },
    /// A sheet for nobody.
    #[error(
        "There is no rep \"{rep}\" with deals by then. Nothing was written; \"review\" lists the reps."
    )]
    NoRep {
        /// Who was asked for.
        rep: String,
    },
    /// A mapping that cannot be understood.
    #[error("The mapping \"{file}\" could not be used: {why}. Nothing was read.")]
    Mapping {
        /// Its name.
        file: String,
        /// Why.
        why: String,
    },
    /// One file is asked for, and there would be several.
    #[error(
        "--write-mapping writes how one file is read, or several that belong together; these are {all} \
         that do not. Nothing was imported; name one of them."
    )]
    ManyReadings {
        /// How many there would be.
        all: usize,
    },
    /// A file before this one was imported, this one was not.
    #[error("{source} Before it, {done} of {all} files were imported and kept.")]
    Partly {
        /// Files imported.
        done: usize,
        /// Files asked for.
        all: usize,
        /// Why the next was not.
        source: Box<jobs::Error>,
    },
}

impl Failed {
    /// The exit status: 2 where the words ask for what cannot be, else 1.
    pub(crate) fn status(&self) -> u8 {
        match self {
            Self::NotAhead { .. } => 2,
            _ => 1,
        }
    }

    /// What went wrong, in one sentence: of files, the workspace, and what was imported before, in somebody's
    /// language, of everything else in English.
    pub(crate) fn said(&self, words: Words) -> String {
        let said = match self {
            Self::Job(error) => error.said(words).or_else(|| told::refused(error, words)),
            Self::Locked(path) => {
                let said = &words.workspace;
                Some(said.locked_without(&path.display().to_string(), passphrase::VARIABLE))
            }
            Self::Partly { done, all, source } => source
                .said(words)
                .map(|why| format!("{why} {}", words.command.before(*done, *all))),
            _ => None,
        };
        said.unwrap_or_else(|| self.to_string())
    }

    /// Whether the reader of what is printed had enough (`| head`): no failure.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        let kind = match self {
            Self::Printing(error) => Some(error.kind()),
            Self::Json(error) => error.io_error_kind(),
            _ => None,
        };
        kind == Some(io::ErrorKind::BrokenPipe)
    }
}

impl From<store::Error> for Failed {
    fn from(error: store::Error) -> Self {
        jobs::Error::from(error).into()
    }
}

impl From<jobs::Error> for Failed {
    fn from(error: jobs::Error) -> Self {
        match error {
            jobs::Error::Store(store::Error::Locked(path)) => Self::Locked(path),
            other => Self::Job(other),
        }
    }
}
