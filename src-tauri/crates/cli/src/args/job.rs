//! The jobs that there are, each with all that was asked of it.

use std::path::PathBuf;

use chrono::NaiveDate;
use report::{Paper, words::Tongue};

use super::{Export, Import, Imports, Rates, Review, Undo};

/// One job.
#[derive(Debug, PartialEq)]
pub(crate) enum Job {
    /// Print the manual.
    Help,
    /// Print the version.
    Version,
    /// Review files or a workspace.
    Review(Review),
    /// Import files into a workspace.
    Import(Import),
    /// List what was imported.
    Imports(Imports),
    /// Take an import back, or do it again.
    Undo(Undo),
    /// Bring in currency rates.
    Rates(Rates),
    /// Write a workspace's moves out again.
    Export(Export),
    /// Write a workspace's review dates and next steps as a calendar.
    Calendar {
        /// The workspace.
        workspace: PathBuf,
        /// The file to write.
        file: PathBuf,
        /// In which words.
        language: Tongue,
    },
    /// Write the sheet of a one-to-one as a PDF.
    OneToOne {
        /// The workspace.
        workspace: PathBuf,
        /// With whom.
        rep: String,
        /// The file to write.
        file: PathBuf,
        /// On what.
        paper: Paper,
        /// Everything after this day is ignored.
        as_of: Option<NaiveDate>,
        /// In which words.
        language: Tongue,
    },
    /// Make the sample team's workspace.
    Sample {
        /// The file to make.
        workspace: PathBuf,
        /// In which words.
        language: Tongue,
    },
}

impl Job {
    /// The words in which it is told what came of it; English where the job has no such choice.
    pub(crate) fn language(&self) -> Tongue {
        match self {
            Self::Review(review) => review.language,
            Self::Import(import) => import.language,
            Self::Imports(imports) => imports.language,
            Self::Undo(undo) => undo.language,
            Self::Rates(rates) => rates.language,
            Self::Export(export) => export.language,
            Self::Calendar { language, .. }
            | Self::OneToOne { language, .. }
            | Self::Sample { language, .. } => *language,
            Self::Help | Self::Version => Tongue::default(),
        }
    }
}
