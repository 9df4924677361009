//! Why deals stall: what lies behind it on the deal itself, and what the team's own history says of it.
//!
//! A cause is a pure function of what is recorded of a deal as of a day, its stage, and the team's own
//! usual ways ([`usual`]): it is there, it is not, or it is unknown. Unknown is never absent: where
//! nobody records a thing, its lack says nothing, and what would bring it is said instead. Which causes
//! apply at a stage is in [`role`], what each is in [`told`].
//!
//! None is asserted. Deals with a cause are held against deals without it at the same stage and age on
//! earlier days ([`tested`]), and a cause that made no difference says so. Never filtered: causes depend
//! on the ledger and the as-of day alone.

mod behind;
mod known;
mod role;
mod tested;
mod told;
mod usual;
mod words;

use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    deal::ObjectionKind,
    filter::Filter,
    ledger::{DealIx, Ledger},
    lens::Lens,
    moment::Day,
    money::Amounts,
    passage::{Standing, Walker},
    record::StageIx,
};

use told::{Found, Masks, Teller};

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

/// What a cause is and is worth at a stage.
#[derive(Clone, Copy, Debug)]
struct Judged {
    cause: Cause,
    verdict: Verdict,
    test: Option<CauseTest>,
}

/// The causes of every deal at one as-of day, and what history says of them.
#[derive(Debug)]
pub(crate) struct Causes {
    pub(crate) teller: Teller,
    /// By stage, as they are listed.
    judged: Vec<Vec<Judged>>,
}

impl Causes {
    fn new(ledger: &Ledger, as_of: Day) -> Self {
        let teller = Teller::new(ledger, as_of);
        Self {
            judged: tested::judged(ledger, &teller, as_of),
            teller,
        }
    }

    /// The causes of a deal as it stands on the as-of day, present and unknown, as sets.
    pub(crate) fn masks(&self, ledger: &Ledger, deal: u32, standing: &Standing) -> Masks {
        self.teller.masks(ledger, deal, standing, self.teller.as_of)
    }

    /// How many causes of a deal are unknown, and those that are there, in the order of the stage's.
    pub(crate) fn of(
        &self,
        ledger: &Ledger,
        deal: u32,
        standing: &Standing,
    ) -> (Vec<CauseFound>, u32) {
        let all = self.every(ledger, deal, standing);
        let unknown = all
            .iter()
            .filter(|found| found.state == CauseState::Unknown);
        let unknown = unknown.count() as u32;
        let there = all.into_iter();
        let there = there.filter(|found| found.state == CauseState::Present);
        (there.collect(), unknown)
    }

    /// Every cause that applies to a deal, in the order of the stage's.
    fn every(&self, ledger: &Ledger, deal: u32, standing: &Standing) -> Vec<CauseFound> {
        let Some(stage) = standing.stage else {
            return Vec::new();
        };
        let look = self
            .teller
            .look(ledger, deal, standing, self.teller.as_of, stage);
        let judged = self.judged.get(usize::from(stage)).into_iter().flatten();
        judged
            .map(|judged| {
                let (state, evidence, brought_by) = match look.tell(judged.cause) {
                    Found::Present(evidence) => (CauseState::Present, evidence, None),
                    Found::Absent => (CauseState::Absent, Evidence::default(), None),
                    Found::Unknown(by) => (CauseState::Unknown, Evidence::default(), Some(by)),
                };
                CauseFound {
                    cause: judged.cause,
                    state,
                    evidence,
                    brought_by,
                    verdict: judged.verdict,
                }
            })
            .collect()
    }

    /// The causes at a stage, as they are listed.
    fn at(&self, stage: StageIx) -> &[Judged] {
        self.judged
            .get(usize::from(stage))
            .map_or(&[], Vec::as_slice)
    }
}

/// The causes last asked for: they depend on the as-of day alone.
#[derive(Debug, Default)]
pub(crate) struct Memo(Mutex<Option<(Day, Arc<Causes>)>>);

impl Clone for Memo {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Ledger {
    /// The causes at an as-of day: worked out once, and kept until another day is asked for.
    pub(crate) fn causes(&self, as_of: Day) -> Arc<Causes> {
        let mut known = self.cause.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((day, causes)) = &*known
            && *day == as_of
        {
            return Arc::clone(causes);
        }
        let causes = Arc::new(Causes::new(self, as_of));
        *known = Some((as_of, Arc::clone(&causes)));
        causes
    }

    /// Forgets what was worked out of the records and the moves.
    pub(crate) fn forget_causes(&mut self) {
        self.cause = Memo::default();
        self.chance = crate::chance::Memo::default();
    }

    /// Whether anything is to be done next on a deal as of the filter's as-of day, and by when: a next
    /// step, an activity that is planned, what a file says of either.
    #[must_use]
    pub fn next_due(&self, ix: DealIx, filter: &Filter) -> (bool, Option<NaiveDate>) {
        let as_of = Lens::new(self, filter).as_of;
        let known = known::Known::of(self.records.of(ix.0), as_of);
        (known.has_next(), known.next_due().map(Day::date))
    }

    /// Every cause that applies to a deal where it stands at the filter's as-of day: there, absent and
    /// unknown; none for a deal that is at no stage.
    #[must_use]
    pub fn why(&self, ix: DealIx, filter: &Filter) -> Vec<CauseFound> {
        let as_of = Lens::new(self, filter).as_of;
        let standing = Walker::new(self, as_of).walk(self, ix.0, |_| {});
        self.causes(as_of).every(self, ix.0, &standing)
    }
}
