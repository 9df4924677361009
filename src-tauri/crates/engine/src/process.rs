//! A process: ordered stages, one of which wins. Data, not code.

mod builtin;
pub mod edit;
pub mod vocabulary;

use serde::{Deserialize, Serialize};

use crate::record::StageIx;

pub(crate) use builtin::exit_check;
pub use builtin::{builtin, builtin_in, language_of, place_of, stage_names};

/// One stage, with all a manager looks for in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Stage {
    /// Its name, unique in the process without regard to case.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// What is recorded on the deal here.
    pub recorded: Vec<String>,
    /// What must be true before a deal may leave it.
    pub exit_checks: Vec<String>,
    /// What usually stalls a deal here.
    pub causes: Vec<String>,
    /// What a manager can coach.
    pub hints: Vec<String>,
    /// Days after which a deal is stalled while too few have moved on to tell; `None` for a
    /// process taken from a file.
    pub default_days: Option<u32>,
    /// A manager's own stall point, in days: it overrides both.
    pub stall_days: Option<u32>,
    /// Names that it had before, and those of stages merged into it: files go on using them.
    pub formerly: Vec<String>,
}

/// An ordered list of stages, one of them marked as the one that wins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Process {
    /// Its name.
    pub name: String,
    /// The stages, in order.
    pub stages: Vec<Stage>,
    /// The stage whose leaving forward is the win.
    pub wins_at: StageIx,
}

impl Process {
    /// A process of the given stage names in order, the last of which wins.
    #[must_use]
    pub fn of_stages<S: AsRef<str>>(name: &str, stages: &[S]) -> Self {
        Self {
            name: name.to_owned(),
            stages: stages
                .iter()
                .map(|s| Stage {
                    name: s.as_ref().trim().to_owned(),
                    ..Stage::default()
                })
                .collect(),
            wins_at: StageIx::try_from(stages.len().saturating_sub(1)).unwrap_or(StageIx::MAX),
        }
    }

    /// The stage of that name, without regard to case or surrounding space; where none has it now,
    /// the one that had it before.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<StageIx> {
        let now = |stage: &Stage| same(&stage.name, name);
        let before = |stage: &Stage| stage.formerly.iter().any(|known| same(known, name));
        let mut stages = self.stages.iter();
        let at = stages
            .clone()
            .position(now)
            .or_else(|| stages.position(before));
        at.and_then(|ix| StageIx::try_from(ix).ok())
    }
}

/// Whether two names are one, whatever their case and surrounding space.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}
