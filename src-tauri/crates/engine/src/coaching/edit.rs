//! What a person changes of coaching.

use serde::{Deserialize, Serialize};

use super::{Agreement, OneToOne, Plan, PlanNote, PutOff};

/// One edit: a row is added without an id, removed without a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", tag = "kind")]
#[expect(
    clippy::large_enum_variant,
    reason = "one at a time, said by a person; a box would stand in every line that reads it"
)]
pub enum CoachingEdit {
    /// A plan. What was seen when it was made stays whatever is said here; what is noted on it goes
    /// with it.
    Plan {
        /// Which.
        id: Option<i32>,
        /// As it is now.
        row: Option<Plan>,
    },
    /// A note on a plan.
    PlanNote {
        /// The plan.
        plan: i32,
        /// Which.
        id: Option<i32>,
        /// As it is now.
        row: Option<PlanNote>,
    },
    /// A one-to-one.
    OneToOne {
        /// Which.
        id: Option<i32>,
        /// As it is now.
        row: Option<OneToOne>,
    },
    /// An agreement.
    Agreement {
        /// Which.
        id: Option<i32>,
        /// As it is now.
        row: Option<Agreement>,
    },
    /// A flag put off.
    PutOff {
        /// Which.
        id: Option<i32>,
        /// As it is now.
        row: Option<PutOff>,
    },
}

impl CoachingEdit {
    /// The name of its kind.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Plan {
                row: Some(plan), ..
            } if plan.ended.is_some() => "plan_done",
            Self::Plan { .. } => "plan",
            Self::PlanNote { .. } => "plan_note",
            Self::OneToOne { .. } => "one_to_one",
            Self::Agreement { .. } => "agreement",
            Self::PutOff { .. } => "put_off",
        }
    }
}
