//! Why there is no figure.

use crate::letters::clean;

/// Why a figure could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A size no text fits into, or none a screen has.
    #[error("a figure {asked} pixels wide cannot be drawn: ask for {least} to {most}")]
    Width {
        /// What was asked for.
        asked: u32,
        /// The narrowest.
        least: u32,
        /// The widest.
        most: u32,
    },
    /// The review has no such flag; it may have been lifted by newer figures.
    #[error("nothing is flagged for {who} at {stage} in this review")]
    NoFlag {
        /// Whose.
        who: String,
        /// Where.
        stage: String,
    },
    /// The trend has no such stage; the process may have been changed meanwhile.
    #[error("there is no stage {0} in this process")]
    NoStage(String),
    /// The drawing backend failed.
    #[error("the figure could not be drawn: {0}")]
    Drawing(String),
}

impl Error {
    pub(super) fn no_flag(who: Option<&str>, stage: &str) -> Self {
        Self::NoFlag {
            who: who.map_or_else(|| "the team".to_owned(), clean),
            stage: clean(stage),
        }
    }
}
