//! One deal as a table shows it.
//!
//! Plain data only; it is read from the ledger in [`crate::behind`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    chance::{Advance30, ChanceRange},
    money::Money,
};

/// How a deal stands at the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DealState {
    /// Neither won nor lost.
    Open,
    /// Won; where a stage is given, the customer is there now.
    Won,
    /// Lost.
    Lost,
    /// Won, and its last stage completed.
    Completed,
    /// Won, and the customer lost afterwards. A won deal in every count of whole deals.
    Churned,
}

/// A deal at the as-of date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DealRow {
    /// The source's own id.
    pub deal_id: String,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// The account.
    pub account: Option<String>,
    /// Who owns it now.
    pub owner: Option<String>,
    /// The owner's team.
    pub team: Option<String>,
    /// The lead source.
    pub source: Option<String>,
    /// The buyer persona.
    pub persona: Option<String>,
    /// What is sold.
    pub product: Option<String>,
    /// What it is worth.
    pub value: Option<Money>,
    /// How it stands.
    pub state: DealState,
    /// The stage where it is now; `None` where it has left the process, or was never seen in one.
    pub stage: Option<String>,
    /// Its first day, where known.
    pub began: Option<NaiveDate>,
    /// When its current visit began, where known.
    pub since: Option<NaiveDate>,
    /// Days of the current visit.
    pub days: Option<u32>,
    /// The stall point of its stage, in days.
    pub stall_point: Option<u32>,
    /// Whether the visit is longer than that.
    pub stalled: bool,
    /// Chance of still advancing from its stage; `None` unless it is somewhere since a known day.
    pub chance_now: Option<f64>,
    /// How well that is known; `None` where it is.
    pub chance_now_range: Option<ChanceRange>,
    /// Chance of moving beyond its stage within 30 days of the as-of day; `None` where there is
    /// nothing to say.
    pub advance_30: Option<Advance30>,
    /// The day it was won or lost (the win, for a won deal).
    pub closed: Option<NaiveDate>,
    /// Why it was lost, where the source says.
    pub lost_reason: Option<String>,
    /// Why it was won, where that is said.
    pub won_reason: Option<String>,
    /// When it is expected to close.
    pub expected_close: Option<NaiveDate>,
    /// Whether any stage of it has a known beginning.
    pub has_history: bool,
}
