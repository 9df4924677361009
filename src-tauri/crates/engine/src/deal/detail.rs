//! Facts of which a deal has one each: judgements, answers, days.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An answer to a question that is rarely black or white. One that is not known is not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// No.
    No,
    /// In part.
    Partly,
    /// Yes.
    Yes,
}

/// How a customer is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// Well.
    Good,
    /// Something is amiss.
    AtRisk,
    /// Badly.
    Poor,
}

/// One thing recorded on a deal, of which there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// Whether it fits the ideal customer.
    Fit,
    /// What speaks for or against that.
    FitNote,
    /// Whether there is a budget.
    Budget,
    /// What is known of it.
    BudgetNote,
    /// Whether somebody in the conversation can decide.
    Authority,
    /// What is known of that.
    AuthorityNote,
    /// Whether there is a need.
    Need,
    /// What is known of it.
    NeedNote,
    /// Whether the time is right.
    Timing,
    /// What is known of that.
    TimingNote,
    /// Which problem is to be fixed.
    Problem,
    /// Whether it was tried before, and what went wrong.
    TriedBefore,
    /// What the budget is.
    BudgetSaid,
    /// Which other solutions are considered.
    Alternatives,
    /// When it must be in place.
    NeededBy,
    /// The day the demo is planned for.
    DemoPlanned,
    /// The day it was held.
    DemoHeld,
    /// Whether the decision-maker was there.
    DemoDecider,
    /// What was tailored to this prospect.
    Tailored,
    /// The day the proposal was sent.
    ProposalSent,
    /// The day the offer ends.
    OfferEnds,
    /// How many options were offered.
    Options,
    /// The competitor in the deal, or that it was lost to.
    Competitor,
    /// The day it was delivered.
    Delivered,
    /// The day it was set up.
    SetUp,
    /// The day support was handed a running customer.
    Supported,
    /// How the customer is doing.
    Health,
    /// What is to be done next.
    NextStep,
    /// By when.
    NextStepDue,
}

/// What a [`Detail`] takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// An [`Answer`].
    Answer,
    /// A [`Health`].
    Health,
    /// Words.
    Text,
    /// A day.
    Day,
    /// A number of things.
    Count,
}

impl Detail {
    /// All of them, in the order of the process.
    pub const ALL: [Self; 29] = [
        Self::Fit,
        Self::FitNote,
        Self::Budget,
        Self::BudgetNote,
        Self::Authority,
        Self::AuthorityNote,
        Self::Need,
        Self::NeedNote,
        Self::Timing,
        Self::TimingNote,
        Self::Problem,
        Self::TriedBefore,
        Self::BudgetSaid,
        Self::Alternatives,
        Self::NeededBy,
        Self::DemoPlanned,
        Self::DemoHeld,
        Self::DemoDecider,
        Self::Tailored,
        Self::ProposalSent,
        Self::OfferEnds,
        Self::Options,
        Self::Competitor,
        Self::Delivered,
        Self::SetUp,
        Self::Supported,
        Self::Health,
        Self::NextStep,
        Self::NextStepDue,
    ];

    /// Budget, authority, need, timing.
    pub const BANT: [Self; 4] = [Self::Budget, Self::Authority, Self::Need, Self::Timing];

    /// What it takes.
    #[must_use]
    pub fn takes(self) -> Takes {
        match self {
            Self::Fit
            | Self::Budget
            | Self::Authority
            | Self::Need
            | Self::Timing
            | Self::DemoDecider => Takes::Answer,
            Self::Health => Takes::Health,
            Self::DemoPlanned
            | Self::DemoHeld
            | Self::ProposalSent
            | Self::OfferEnds
            | Self::Delivered
            | Self::SetUp
            | Self::Supported
            | Self::NextStepDue => Takes::Day,
            Self::Options => Takes::Count,
            Self::FitNote
            | Self::BudgetNote
            | Self::AuthorityNote
            | Self::NeedNote
            | Self::TimingNote
            | Self::Problem
            | Self::TriedBefore
            | Self::BudgetSaid
            | Self::Alternatives
            | Self::NeededBy
            | Self::Tailored
            | Self::Competitor
            | Self::NextStep => Takes::Text,
        }
    }

    /// Whether it can take this.
    #[must_use]
    pub fn can_take(self, value: &Value) -> bool {
        self.takes()
            == match value {
                Value::Answer(_) => Takes::Answer,
                Value::Health(_) => Takes::Health,
                Value::Text(_) => Takes::Text,
                Value::Day(_) => Takes::Day,
                Value::Count(_) => Takes::Count,
            }
    }
}

/// What a [`Detail`] says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// No, partly, yes.
    Answer(Answer),
    /// How the customer is doing.
    Health(Health),
    /// Words.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// A number of things.
    Count(u32),
}

/// All details recorded on a deal.
pub type Details = BTreeMap<Detail, Value>;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_detail_is_listed_once_and_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = Detail::ALL
            .iter()
            .map(|detail| serde_json::to_string(detail).unwrap())
            .collect();
        assert_eq!(names.len(), Detail::ALL.len());
        let json = serde_json::to_string(&Value::Answer(Answer::Partly)).unwrap();
        assert_eq!(json, r#"{"answer":"partly"}"#);
    }

    #[test]
    fn a_detail_takes_values_of_its_own_kind_only() {
        assert!(Detail::Budget.can_take(&Value::Answer(Answer::No)));
        assert!(!Detail::Budget.can_take(&Value::Text("no".to_owned())));
        assert!(Detail::NextStepDue.can_take(&Value::Day(NaiveDate::MIN)));
        assert!(!Detail::Options.can_take(&Value::Health(Health::Good)));
    }
}
