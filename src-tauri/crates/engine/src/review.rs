//! The review: every figure of one look at a team, in the shape that the command prints and the
//! window draws. New fields may be added; none is ever renamed or removed (`schema`).
//!
//! No number here is ever NaN or infinite: where there is nothing to say, the field is `None`.

mod case;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{money::Amounts, problem::Problem};

pub use crate::{
    curve::Estimate,
    interval::Proportion,
    yardstick::{Basis, StallPoint},
};
pub use case::{Against, Aspect, Case, Finding, Flag, FlagProblem, Strength, Twin};

/// Passages counted; `entered = advanced + lost + open`, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Counts {
    /// Passages that began.
    pub entered: u32,
    /// Went beyond the stage.
    pub advanced: u32,
    /// Were lost.
    pub lost: u32,
    /// Are still there at the as-of date.
    pub open: u32,
    /// Deals that got beyond without entering.
    pub skipped: u32,
    /// Passages during which the deal moved to an earlier stage.
    pub went_back: u32,
}

/// What passages at one stage say, of the whole team or of one rep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Measures {
    /// How many, and how they ended.
    #[serde(flatten)]
    pub counts: Counts,
    /// Aalen–Johansen chance of advancing in the end; `None` where no passage began.
    pub conversion: Option<Estimate>,
    /// Advanced among decided; `None` where none is decided.
    pub decided: Option<Proportion>,
    /// Days until half had left, either way; `None` where half never did.
    pub median_days: Option<u32>,
    /// Its 95 % interval, from the log(-log) band of Kaplan–Meier, as R's `survfit` gives with
    /// `conf.type = "log-log"`; an end that is not reached is `None`.
    pub median_interval: [Option<u32>; 2],
    /// Days by which a quarter, and three quarters, had left.
    pub quartile_days: [Option<u32>; 2],
    /// Open deals here now (by their owner now), whenever they came.
    pub open_now: u32,
    /// Of those, how many are past the stall point.
    pub stalled: u32,
    /// What the open ones are worth.
    pub open_value: Amounts,
    /// What the stalled ones are worth.
    pub stalled_value: Amounts,
}

/// One stage of the team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StageFigures {
    /// The stage's name.
    pub stage: String,
    /// Its figures.
    #[serde(flatten)]
    pub measures: Measures,
    /// After how many days a deal is stalled here. From all passages up to the as-of date: whether
    /// a deal is stalled does not depend on who looks.
    pub stall_point: StallPoint,
    /// Conversion of passages entered in the period of the same length just before; `None` without
    /// a period or without passages in it.
    pub previous: Option<Estimate>,
    /// Days each open deal has been here, shortest first, at most 2,000 of them (evenly thinned).
    pub open_days: Vec<u32>,
    /// The advance curve: (days, share advanced by then), one point per day at which it rises, at
    /// most 200 (evenly thinned).
    pub advance_curve: Vec<(u32, f64)>,
}

/// One rep at one stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RepStage {
    /// The stage's name.
    pub stage: String,
    /// The rep's figures there.
    #[serde(flatten)]
    pub measures: Measures,
    /// Exits of either kind: advanced + lost.
    pub exits: u32,
    /// Log-rank expected exits at the pooled pace of the whole team.
    pub expected_exits: f64,
    /// Decided passages × the advance share of the rest of the team; `None` without a rest.
    pub expected_advances: Option<f64>,
}

/// One rep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RepFigures {
    /// The rep's name; `None`: deals that nobody owns.
    pub rep: Option<String>,
    /// The rep's team.
    pub team: Option<String>,
    /// The rep's first day, where known.
    pub hired: Option<NaiveDate>,
    /// Whole deals, by their owner now.
    pub whole: Whole,
    /// One per stage of the process, in order, also where the rep has nothing there.
    pub stages: Vec<RepStage>,
}

/// Why a deal waits, as far as its own data says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Reason {
    /// The expected close date has passed.
    CloseDatePast {
        /// By how many days.
        days: u32,
    },
    /// The deal moved to an earlier stage before.
    WentBack {
        /// How many times.
        times: u32,
    },
    /// The deal changed hands during this visit or just at its start.
    OwnerChanged,
    /// No amount was ever entered, though most open deals of the source have one.
    NoAmount,
}

/// An open deal past the stall point of its stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StalledDeal {
    /// The source's own id.
    pub deal_id: String,
    /// The deal's name, where it has one.
    pub name: Option<String>,
    /// The account.
    pub account: Option<String>,
    /// The owner now.
    pub rep: Option<String>,
    /// Where it is.
    pub stage: String,
    /// Days of the current visit.
    pub days: u32,
    /// The stage's stall point, in days.
    pub stall_point: u32,
    /// (F(end) − F(t)) / S(t) at `days`; `None` where nobody stayed that long.
    pub chance_now: Option<f64>,
    /// How well that is known; `None` where it is.
    pub chance_now_range: Option<crate::chance::ChanceRange>,
    /// Chance of moving beyond its stage within 30 days of the as-of day; `None` where nobody
    /// stayed so long.
    pub advance_30: Option<crate::chance::Advance30>,
    /// F(end): the chance on entering.
    pub chance_fresh: f64,
    /// In whole units as the source wrote it, for readers of the JSON; `None` where unknown.
    pub amount: Option<f64>,
    /// The same, exact.
    pub value: Option<crate::money::Money>,
    /// Why, as far as known.
    pub reasons: Vec<Reason>,
    /// What lies behind it, as recorded on the deal: what holds deals back at its stage first, what
    /// makes no difference last.
    #[serde(default)]
    pub causes: Vec<crate::cause::CauseFound>,
    /// Causes of which nothing is recorded on the deal.
    #[serde(default)]
    pub unknown_causes: u32,
}

/// Whole deals, from their beginning to won or lost. All that a snapshot can say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Whole {
    /// Deals known at the as-of date, dated or not.
    pub deals: u32,
    /// Of those, won.
    pub won: u32,
    /// Of those, lost.
    pub lost: u32,
    /// Of those, open.
    pub open: u32,
    /// Of those, without a date to count from (they are in no curve).
    pub undated: u32,
    /// Won among closed; `None` where none is closed.
    pub win_rate: Option<Proportion>,
    /// Aalen–Johansen chance of being won in the end, over deals begun in the period.
    pub conversion: Option<Estimate>,
    /// Median days from beginning to won, of the won.
    pub days_to_win: Option<u32>,
    /// A quarter, and three quarters, of the won were won within so many days.
    pub days_to_win_quartiles: [Option<u32>; 2],
    /// Median days from beginning to lost, of the lost.
    pub days_to_lose: Option<u32>,
    /// Deals still to be won or lost that are at a stage now (by their owner now), whenever they
    /// began. The three fields below are of these.
    pub open_now: u32,
    /// What they are worth.
    pub open_value: Amounts,
    /// How many are past their stage's stall point.
    pub stalled: u32,
    /// What those are worth.
    pub stalled_value: Amounts,
    /// Deals won in the period (by the day of the win).
    pub won_in_period: u32,
    /// What those are worth.
    pub won_value: Amounts,
}

/// Something a reader of the figures must know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Note {
    /// So many deals come from a snapshot: their way through the stages is not known.
    NoHistory {
        /// Deals.
        deals: u32,
        /// Out of.
        of: u32,
    },
    /// So many cells have too few deals to be judged.
    TooFewDeals {
        /// Rep × stage cells.
        cells: u32,
        /// Out of.
        of: u32,
    },
    /// Nothing is left by the filters, or nothing was there.
    NoDeals,
    /// One rep only: there is no rest of the team to compare with.
    OneRep,
    /// Two reps only: where they differ, nobody can tell which of them is odd.
    TwoReps,
}

/// One look at a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Review {
    /// 1.
    pub schema: u32,
    /// Everything after this day is ignored.
    pub as_of: NaiveDate,
    /// The stages' names, in order.
    pub process: Vec<String>,
    /// One per stage of the process.
    pub stages: Vec<StageFigures>,
    /// Reps with at least one passage or open deal (in a snapshot, any deal), by name; deals that
    /// nobody owns come last.
    pub reps: Vec<RepFigures>,
    /// Surest first.
    pub flags: Vec<Flag>,
    /// Lead sources and buyer personas that do worse than the others at a stage, surest first: for
    /// marketing, not for coaching.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// Most at stake first: value × what waiting has cost the chance.
    pub stalled_deals: Vec<StalledDeal>,
    /// What lies behind stalled deals, by stage and by rep.
    #[serde(default)]
    pub causes: crate::cause::CausesBehind,
    /// What was not understood in the sources.
    pub problems: Vec<Problem>,
    /// Whole deals.
    pub whole: Whole,
    /// What a reader must know.
    pub notes: Vec<Note>,
}
