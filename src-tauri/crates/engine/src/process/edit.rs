//! What a person changes of a process, and what the page is shown of one to change it. Stages are named
//! by their keys: a name may change, a place too.
//!
//! Nothing here loses a deal: a stage that leaves the process is told of another from then on, until it
//! is brought back. What happened at it stays with it.

use serde::{Deserialize, Serialize};

use super::Stage;
use crate::{deal::checks::is_read_off, record::StageIx};

/// Why a stage is not part of the process now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum LeftAs {
    /// It is one with another.
    Merged,
    /// The team does not use it.
    Away,
}

/// One edit of a process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ProcessEdit {
    /// The process's own name.
    Name {
        /// As it is now.
        name: String,
    },
    /// What is said of a stage: its name, days, words. Its former names are kept by themselves.
    Stage {
        /// Which.
        stage: i32,
        /// As it is now.
        to: Stage,
        /// By exit check: its words before, where it is an old one worded anew. It then stays ticked
        /// where it was.
        checks_were: Vec<Option<String>>,
    },
    /// A new stage.
    Add {
        /// Its name.
        name: String,
        /// Its place.
        at: StageIx,
    },
    /// A stage takes another place, on the same side of the win.
    Move {
        /// Which.
        stage: i32,
        /// Its place then.
        to: StageIx,
    },
    /// A stage leaves the process: what happened there, and the deals that are there, are told of
    /// another on the same side of the win.
    Leave {
        /// Which.
        stage: i32,
        /// The other.
        told_at: i32,
        /// Why.
        left_as: LeftAs,
    },
    /// A stage comes back, with all that happened there, where it was.
    Back {
        /// Which.
        stage: i32,
    },
    /// Leaving this stage forward is the win.
    Wins {
        /// Which.
        stage: i32,
    },
}

impl ProcessEdit {
    /// Gives every stage that it names another key.
    pub fn rekey(&mut self, key: impl Fn(i32) -> i32) {
        match self {
            Self::Leave { stage, told_at, .. } => {
                *stage = key(*stage);
                *told_at = key(*told_at);
            }
            Self::Stage { stage, .. }
            | Self::Move { stage, .. }
            | Self::Back { stage }
            | Self::Wins { stage } => *stage = key(*stage),
            Self::Name { .. } | Self::Add { .. } => {}
        }
    }

    /// The name of its kind.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Name { .. } => "process_name",
            Self::Stage { .. } => "stage",
            Self::Add { .. } => "stage_added",
            Self::Move { .. } => "stage_moved",
            Self::Leave {
                left_as: LeftAs::Merged,
                ..
            } => "stage_merged",
            Self::Leave { .. } => "stage_away",
            Self::Back { .. } => "stage_back",
            Self::Wins { .. } => "stage_wins",
        }
    }
}

/// A stage that is part of the process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StageKept {
    /// Its key.
    pub id: i32,
    /// What is said of it.
    pub stage: Stage,
}

/// A stage that is not part of it now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StageLeft {
    /// Its key.
    pub id: i32,
    /// Its name.
    pub name: String,
    /// The stage that it is told of, by name.
    pub told_at: String,
    /// Why.
    pub left_as: LeftAs,
}

/// The exit checks of stages that need no ticking.
#[must_use]
pub fn read_off<'a>(stages: impl IntoIterator<Item = &'a Stage>) -> Vec<String> {
    let checks = stages.into_iter().flat_map(|stage| &stage.exit_checks);
    checks.filter(|check| is_read_off(check)).cloned().collect()
}

/// A process as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProcessKept {
    /// Its name.
    pub name: String,
    /// Its stages in order.
    pub stages: Vec<StageKept>,
    /// The place of the stage that wins.
    pub wins_at: StageIx,
    /// Stages that were part of it.
    pub left: Vec<StageLeft>,
    /// Its exit checks that are read off what is recorded on a deal, and not ticked.
    pub read_off: Vec<String>,
}

/// A list of words that a team picks from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum WordList {
    /// Where leads come from.
    Sources,
    /// Who buys.
    Personas,
    /// Why deals are lost.
    LossReasons,
    /// Why deals are won.
    WinReasons,
    /// What objections are about, by the names of their kinds. `other` is always among them.
    Objections,
}
