//! The causes there are.

use serde::{Deserialize, Serialize};

/// What can lie behind a deal that waits, in the order of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Nobody is known there who can be reached.
    NoContact,
    /// It does not fit the ideal customer, and is kept.
    PoorFitKept,
    /// Attempts to reach them, and no reply since.
    NoReply,
    /// One attempt, and no other after it.
    NoFollowUp,
    /// Whether there is a budget is not known.
    BudgetUnknown,
    /// There is no budget.
    BudgetNo,
    /// Who can decide is not known.
    AuthorityUnknown,
    /// Nobody in the conversation can decide.
    AuthorityNo,
    /// Whether there is a need is not known.
    NeedUnknown,
    /// There is no need.
    NeedNo,
    /// Whether the time is right is not known.
    TimingUnknown,
    /// The time is not right.
    TimingNo,
    /// No decision-maker in the conversation.
    NoDecisionMaker,
    /// No day for the demo.
    NoDemoDate,
    /// The day of the demo is past, and it was not held.
    DemoDatePast,
    /// The demo was held, and nothing of it was tailored.
    GenericDemo,
    /// An objection is open for longer than half of them are.
    ObjectionOld,
    /// An objection of one kind came up again.
    ObjectionAgain,
    /// The expected close has passed.
    CloseDatePast,
    /// The expected close was pushed.
    CloseDatePushed,
    /// The proposal was not sent.
    ProposalNotSent,
    /// Somebody who decides has not agreed.
    BuyInMissing,
    /// More options than a buyer can choose among.
    TooManyOptions,
    /// The offer has ended.
    OfferOver,
    /// Not delivered.
    NotDelivered,
    /// Not set up.
    NotSetUp,
    /// Not supported.
    NotSupported,
    /// Whoever sold it handed the customer over.
    HandedOver,
    /// No touch for longer than usual.
    NoTouch,
    /// The customer does badly.
    HealthPoor,
    /// No next step.
    NoNextStep,
    /// The next step is overdue.
    NextStepOverdue,
    /// No activity for longer than usual.
    NoActivity,
    /// The owner changed, and nothing has happened since.
    OwnerSilent,
    /// It left a stage with an exit check open.
    CheckPassedOver,
}

impl Cause {
    /// All of them, in the order of the process.
    pub const ALL: [Self; 35] = [
        Self::NoContact,
        Self::PoorFitKept,
        Self::NoReply,
        Self::NoFollowUp,
        Self::BudgetUnknown,
        Self::BudgetNo,
        Self::AuthorityUnknown,
        Self::AuthorityNo,
        Self::NeedUnknown,
        Self::NeedNo,
        Self::TimingUnknown,
        Self::TimingNo,
        Self::NoDecisionMaker,
        Self::NoDemoDate,
        Self::DemoDatePast,
        Self::GenericDemo,
        Self::ObjectionOld,
        Self::ObjectionAgain,
        Self::CloseDatePast,
        Self::CloseDatePushed,
        Self::ProposalNotSent,
        Self::BuyInMissing,
        Self::TooManyOptions,
        Self::OfferOver,
        Self::NotDelivered,
        Self::NotSetUp,
        Self::NotSupported,
        Self::HandedOver,
        Self::NoTouch,
        Self::HealthPoor,
        Self::NoNextStep,
        Self::NextStepOverdue,
        Self::NoActivity,
        Self::OwnerSilent,
        Self::CheckPassedOver,
    ];

    /// Its place in a set.
    pub(crate) fn bit(self) -> u64 {
        1 << (self as u8)
    }
}
