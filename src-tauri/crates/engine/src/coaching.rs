//! Coaching: what was planned on a rep at a stage, what was said and agreed, what was put off, and
//! whether it helped.
//!
//! Shapes here; what was seen when a plan was made in [`seen`], when a flag that was put off comes back
//! in [`put_off`], whether a plan helped in [`effect`], all that is kept of a pipeline in [`book`], how it is
//! changed in [`edit`], the sheet of a one-to-one in [`sheet`]. Invariant: what
//! state a plan is in follows from its days and one mark; it is never kept.

pub mod book;
pub mod edit;
pub mod effect;
mod effect_words;
pub mod put_off;
pub mod seen;
pub mod sheet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::review::FlagProblem;
pub use seen::Seen;

/// A rep at a stage, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Spot {
    /// The rep's name.
    pub rep: String,
    /// The stage's name.
    pub stage: String,
    /// What is wrong, or looks it.
    pub problem: FlagProblem,
}

/// A hint of the stage that was taken into a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Hint {
    /// In the words of the process when the plan was made.
    pub words: String,
    /// It has been gone through with the rep.
    pub done: bool,
}

/// What came of a plan, as the manager sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PlanOutcome {
    /// It helped.
    Helped,
    /// It helped in part.
    Partly,
    /// It did not help.
    Not,
    /// It was let go.
    Dropped,
}

/// How a plan ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Ended {
    /// The day it was marked done.
    pub day: NaiveDate,
    /// What came of it.
    pub outcome: PlanOutcome,
    /// In the manager's words; may be empty.
    pub words: String,
}

/// A plan to coach a rep at a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Plan {
    /// Whom, where and on what.
    pub spot: Spot,
    /// What was seen when it was made. An edit never changes it.
    pub seen: Seen,
    /// The stage's hints that it takes up.
    pub hints: Vec<Hint>,
    /// What is agreed with the rep; may be empty.
    pub agreed: String,
    /// The day it starts: what begins from then on shows whether it helped.
    pub start: NaiveDate,
    /// The day to look whether it helped.
    pub review_on: NaiveDate,
    /// How it ended; `None`: it has not.
    pub ended: Option<Ended>,
}

/// Where a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// Its review day has come.
    ReviewDue,
    /// It has started.
    Running,
    /// It has not started.
    Planned,
    /// It was marked done.
    Done,
}

impl Plan {
    /// Where it is on a day.
    #[must_use]
    pub fn state(&self, today: NaiveDate) -> PlanState {
        if self.ended.is_some() {
            PlanState::Done
        } else if today >= self.review_on {
            PlanState::ReviewDue
        } else if today >= self.start {
            PlanState::Running
        } else {
            PlanState::Planned
        }
    }

    /// Whether its days stand in their order, and it is about somebody.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.start <= self.review_on && !self.spot.rep.trim().is_empty()
    }
}

/// Something noted on a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlanNote {
    /// The day.
    pub day: NaiveDate,
    /// What.
    pub words: String,
}

/// A talk of a manager with a rep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OneToOne {
    /// With whom.
    pub rep: String,
    /// The day.
    pub day: NaiveDate,
    /// What was said.
    pub notes: String,
}

/// Something that a rep and a manager agreed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Agreement {
    /// With whom.
    pub rep: String,
    /// The day it was agreed.
    pub day: NaiveDate,
    /// What.
    pub words: String,
    /// By when, where that was said.
    pub due: Option<NaiveDate>,
    /// The day it was ticked as kept; `None`: it is open.
    pub kept: Option<NaiveDate>,
}

/// A flag of which a manager said "Not now".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PutOff {
    /// Which.
    pub spot: Spot,
    /// The day.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
    /// It comes back after this day; `None`: only when the evidence is clearly stronger.
    pub until: Option<NaiveDate>,
    /// What the flag said then.
    pub seen: put_off::Shown,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn plan(ended: bool) -> Plan {
        let day = |text: &str| text.parse().unwrap();
        Plan {
            spot: Spot {
                rep: "Ben".to_owned(),
                stage: "Pitch".to_owned(),
                problem: FlagProblem::Slow,
            },
            seen: Seen::nothing(day("2026-01-05")),
            hints: Vec::new(),
            agreed: String::new(),
            start: day("2026-01-10"),
            review_on: day("2026-02-10"),
            ended: ended.then(|| Ended {
                day: day("2026-02-01"),
                outcome: PlanOutcome::Helped,
                words: String::new(),
            }),
        }
    }

    #[test]
    fn a_plans_state_follows_from_its_days_and_one_mark() {
        let check = |today: &str, ended, expected| {
            assert_eq!(plan(ended).state(today.parse().unwrap()), expected);
        };
        check("2026-01-09", false, PlanState::Planned);
        check("2026-01-10", false, PlanState::Running);
        check("2026-02-09", false, PlanState::Running);
        check("2026-02-10", false, PlanState::ReviewDue);
        check("2026-03-10", false, PlanState::ReviewDue);
        check("2026-01-09", true, PlanState::Done);
        check("2026-03-10", true, PlanState::Done);
    }

    #[test]
    fn a_plan_that_is_reviewed_before_it_starts_is_none() {
        let sound = plan(false);
        assert!(sound.is_sound());
        let review_on = "2026-01-09".parse().unwrap();
        assert!(!Plan { review_on, ..sound }.is_sound());
    }
}
