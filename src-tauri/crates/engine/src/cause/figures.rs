//! What is said of causes: of one deal, of a stage, of a rep.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::kind::Cause;
use crate::{deal::ObjectionKind, money::Amounts};

/// Whether a cause is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum CauseState {
    /// It is.
    Present,
    /// It is not.
    Absent,
    /// Nothing is recorded from which it could be told.
    Unknown,
}

/// What a cause was told from; only what it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Evidence {
    /// Since that day: the last activity's, the day that was due, the day the objection was raised.
    pub since: Option<NaiveDate>,
    /// For so many days; of a close date, pushed by so many in sum.
    pub days: Option<u32>,
    /// What is usual in this team, in days.
    pub usual_days: Option<u32>,
    /// So many: attempts, pushes, objections, options, deciders who have not agreed, checks.
    pub times: Option<u32>,
    /// Of this kind.
    pub objection: Option<ObjectionKind>,
}

/// What would make a cause known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum BroughtBy {
    /// A column with the day of the last activity.
    LastActivity,
    /// A column with the next step, or the day of the next activity.
    NextStep,
    /// A column with how often they were contacted.
    TimesContacted,
    /// A column with the contacts, or their number.
    Contacts,
    /// A column with the expected close.
    CloseDate,
    /// A column with how often the close date was pushed, or exports of several weeks.
    ClosePushes,
    /// A column with the day of the proposal.
    Proposal,
    /// Recording it here, on the deal.
    ByHand,
}

/// What a team's own history says of a cause at a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Deals with it move on less than deals without it, by more than chance and by more than two points.
    HoldsBack,
    /// Too few deals with it, or without it, to tell.
    TooFew,
    /// No difference that matters told so far.
    NoDifference,
}

/// One side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Arm {
    /// Deals.
    pub deals: u32,
    /// Looks at them: a deal counts once in every 30 days that it was there.
    pub looks: u32,
    /// The share that moved on within 30 days, with the ages of both sides alike.
    pub advanced: f64,
}

/// How deals with a cause fared against deals without it, at the same stage and age.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CauseTest {
    /// With it.
    pub with: Arm,
    /// Without it.
    pub without: Arm,
    /// Share with less share without.
    pub difference: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// False discovery rate at which it would just be said to hold deals back; `None` where there are
    /// too few to ask.
    pub q: Option<f64>,
}

/// A cause on a deal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CauseFound {
    /// Which.
    pub cause: Cause,
    /// Whether it is there.
    pub state: CauseState,
    /// What it was told from.
    pub evidence: Evidence,
    /// Where it is unknown: what would make it known.
    pub brought_by: Option<BroughtBy>,
    /// What the team's history says of it at the deal's stage.
    pub verdict: Verdict,
}

/// A cause behind stalled deals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CauseCount {
    /// Which.
    pub cause: Cause,
    /// Stalled deals that have it.
    pub stalled: u32,
    /// Stalled deals of which it is unknown.
    pub unknown: u32,
    /// What the deals that have it are worth.
    pub stalled_value: Amounts,
    /// What the team's history says of it at this stage.
    pub verdict: Verdict,
}

/// A cause at a stage, with its test.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CauseFigures {
    /// How many.
    #[serde(flatten)]
    pub count: CauseCount,
    /// How deals with it fared; `None` where none was ever seen with it, or without.
    pub test: Option<CauseTest>,
    /// Where it is unknown of any: what would make it known.
    pub brought_by: Option<BroughtBy>,
}

/// What lies behind the stalled deals of a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StageCauses {
    /// The stage.
    pub stage: String,
    /// Stalled deals there.
    pub stalled: u32,
    /// Those that hold deals back first, then those of which too few are known; those that make no
    /// difference last.
    pub causes: Vec<CauseFigures>,
}

/// What lies behind the stalled deals of a rep at a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RepCauses {
    /// Who owns them now.
    pub rep: String,
    /// The stage.
    pub stage: String,
    /// The rep's stalled deals there.
    pub stalled: u32,
    /// Those that any of them has, in the order of the stage's.
    pub causes: Vec<CauseCount>,
}

/// What lies behind all stalled deals that were looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CausesBehind {
    /// By stage, in process order: those with stalled deals, or with a cause that holds deals back.
    pub stages: Vec<StageCauses>,
    /// By rep and stage, where a rep has stalled deals.
    pub reps: Vec<RepCauses>,
}
