//! What a person changes on a deal.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Activity, Contact, Link, Objection,
    detail::{Detail, Value},
};
use crate::money::Money;

/// A deal made by hand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NewDeal {
    /// Its name.
    pub name: String,
    /// Its account.
    pub account: Option<String>,
    /// Who owns it.
    pub owner: Option<String>,
    /// What it is worth.
    pub amount: Option<Money>,
    /// The lead source.
    pub source: Option<String>,
    /// The buyer persona.
    pub persona: Option<String>,
    /// The stage where it begins.
    pub stage: u16,
    /// The day it begins.
    pub day: NaiveDate,
}

/// Where a deal is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// Into a stage, by its position in the process.
    Stage(u16),
    /// Won.
    Won,
    /// Lost; after Won, the customer is.
    Lost,
    /// Its last stage is completed.
    Completed,
}

/// One edit of a deal, or of many in the same way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DealEdit {
    /// Its name; `None` clears, here and below.
    Name(Option<String>),
    /// Its account, by name.
    Account(Option<String>),
    /// What it is worth.
    Amount(Option<Money>),
    /// The lead source.
    Source(Option<String>),
    /// The buyer persona.
    Persona(Option<String>),
    /// What is sold.
    Product(Option<String>),
    /// When it is expected to close.
    ExpectedClose(Option<NaiveDate>),
    /// Why it was lost.
    LostReason(Option<String>),
    /// Why it was won.
    WonReason(Option<String>),
    /// Who owns it from now on.
    Owner(String),
    /// Something recorded.
    Detail {
        /// Which.
        detail: Detail,
        /// What it says now.
        value: Option<Value>,
    },
    /// A contact: added without an id, removed without a row.
    Contact {
        /// Which.
        id: Option<i32>,
        /// As it is now.
        row: Option<Contact>,
    },
    /// An objection, likewise.
    Objection {
        /// Which.
        id: Option<i32>,
        /// As it is now.
        row: Option<Objection>,
    },
    /// An activity, likewise.
    Activity {
        /// Which.
        id: Option<i32>,
        /// As it is now.
        row: Option<Activity>,
    },
    /// A link, likewise.
    Link {
        /// Which.
        id: Option<i32>,
        /// As it is now.
        row: Option<Link>,
    },
    /// An exit check is ticked, or no longer is.
    Check {
        /// The stage, by its position in the process.
        stage: u16,
        /// The check, as the process words it.
        check: String,
        /// Whether it holds.
        holds: bool,
    },
    /// It moves.
    Move {
        /// Where.
        to: Goal,
        /// The day.
        day: NaiveDate,
        /// Why it was lost, or else why it was won, where that is to be kept.
        reason: Option<String>,
    },
}

impl DealEdit {
    /// The name of its kind.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Account(_) => "account",
            Self::Amount(_) => "amount",
            Self::Source(_) => "source",
            Self::Persona(_) => "persona",
            Self::Product(_) => "product",
            Self::ExpectedClose(_) => "expected_close",
            Self::LostReason(_) => "lost_reason",
            Self::WonReason(_) => "won_reason",
            Self::Owner(_) => "owner",
            Self::Detail { .. } => "detail",
            Self::Contact { .. } => "contact",
            Self::Objection { .. } => "objection",
            Self::Activity { .. } => "activity",
            Self::Link { .. } => "link",
            Self::Check { .. } => "check",
            Self::Move { .. } => "move",
        }
    }
}
