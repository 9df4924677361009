//! What is recorded on deals beside their moves, fact by fact: what it is about, what it says as a number,
//! and the day from which it was known, so that any earlier day can be looked back on as it was seen then.
//!
//! What the facts mean is said in [`crate::cause`]; a ledger keeps them as columns beside its moves.

use crate::{
    deal::{
        ActivityKind, ObjectionKind,
        detail::{Answer, Detail, Health, Value},
    },
    moment::Day,
};

/// What a fact is about; what its number means stands with each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A detail: the place of an answer or a health in its list, the day, the count, or 1 for words;
    /// [`NOTHING`] where it was cleared.
    Detail(Detail),
    /// People on the other side who came to be known, or went (negative); so below.
    Contacts,
    /// Of those, with a way to reach them.
    Reachable,
    /// Of those, who decide.
    Deciders,
    /// Of those who decide, who agreed.
    Agreed,
    /// An objection was raised: its number among the deal's.
    Raised(ObjectionKind),
    /// The objection of that number was settled.
    Settled,
    /// Something was done: 1 where they replied, 0 where they did not, else [`NOTHING`].
    Done(ActivityKind),
    /// Something is to be done by that day.
    Planned,
    /// Something that was to be done by that day is no longer: it was done, or dropped.
    Met,
    /// The expected close was that day, or [`NOTHING`], until now. Stands before the
    /// [`What::CloseIs`] of the same change.
    CloseWas,
    /// The expected close is that day, or [`NOTHING`], from now on.
    CloseIs,
    /// It moved on from a stage with an exit check open: the stage's place.
    PassedOver,
    /// A file of this day had columns of these [`Asked`] for it, whatever stood in them. Stands before
    /// what it said.
    Asked,
    /// The day of the last activity, as a file knew it; so below.
    FiledLast,
    /// The day of the next activity.
    FiledNext,
    /// 1: there is a next step.
    FiledStep,
    /// How often they were contacted.
    FiledContacted,
    /// How often the close date was pushed.
    FiledPushes,
    /// How many people are known on the other side.
    FiledContacts,
    /// The day the proposal was sent.
    FiledProposal,
}

/// The number of a fact that is not there.
pub const NOTHING: i32 = i32::MIN;

/// Columns that a file can have for the work on its deals, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Asked(pub u8);

impl Asked {
    /// The last activity's day.
    pub const LAST: Self = Self(1);
    /// The next activity's day.
    pub const NEXT: Self = Self(2);
    /// The next step in words.
    pub const STEP: Self = Self(4);
    /// How often they were contacted.
    pub const CONTACTED: Self = Self(8);
    /// How often the close date was pushed.
    pub const PUSHES: Self = Self(16);
    /// The people on the other side.
    pub const CONTACTS: Self = Self(32);
    /// The day the proposal was sent.
    pub const PROPOSAL: Self = Self(64);

    /// Whether any of the others is among them.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// One fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noted {
    /// The day from which it was known.
    pub day: Day,
    /// What it is about.
    pub what: What,
    /// What it says.
    pub value: i32,
}

/// What a detail's value is as a number.
#[must_use]
pub fn number(value: Option<&Value>) -> i32 {
    match value {
        None => NOTHING,
        Some(Value::Answer(answer)) => match answer {
            Answer::No => 0,
            Answer::Partly => 1,
            Answer::Yes => 2,
        },
        Some(Value::Health(health)) => match health {
            Health::Good => 0,
            Health::AtRisk => 1,
            Health::Poor => 2,
        },
        Some(Value::Day(day)) => Day::of(*day).0,
        Some(Value::Count(count)) => i32::try_from(*count).unwrap_or(i32::MAX),
        Some(Value::Text(_)) => 1,
    }
}
