//! What people record on a deal beside its moves: what is known at each stage, who decides, what
//! was objected, what was done and is due.
//!
//! Shapes only, in the words of the built-in process; a team with another process records the same.
//! What is not recorded is unknown, never a no. Single facts are in [`detail`], what answers an exit
//! check is told by [`checks`], all of it together is a [`sheet`], and how it is changed an [`edit`].

pub mod checks;
pub mod detail;
pub mod edit;
pub mod past;
pub mod sheet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an objection is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ObjectionKind {
    /// What it costs.
    Price,
    /// What it does.
    Solution,
    /// Who sells it.
    Trust,
    /// When.
    Timing,
    /// Whether it is needed.
    Need,
    /// Who may decide.
    Authority,
    /// Somebody else's offer.
    Competitor,
    /// Anything else.
    Other,
}

impl ObjectionKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Price,
        Self::Solution,
        Self::Trust,
        Self::Timing,
        Self::Need,
        Self::Authority,
        Self::Competitor,
        Self::Other,
    ];

    /// Its name, as files and lists of words have it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Solution => "solution",
            Self::Trust => "trust",
            Self::Timing => "timing",
            Self::Need => "need",
            Self::Authority => "authority",
            Self::Competitor => "competitor",
            Self::Other => "other",
        }
    }
}

/// An objection, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Objection {
    /// What it is about.
    pub kind: ObjectionKind,
    /// In their words.
    pub words: String,
    /// The day it was raised.
    pub raised: NaiveDate,
    /// The answer given.
    pub answer: Option<String>,
    /// The day it was settled; `None`: it is open.
    pub resolved: Option<NaiveDate>,
}

/// A person on the other side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Contact {
    /// The name.
    pub name: String,
    /// What the person does there.
    pub role: Option<String>,
    /// A telephone number, an address: as entered.
    pub reach: Option<String>,
    /// Whether the person has a say in whether it is bought.
    pub decides: bool,
    /// The day the person agreed to buy.
    pub agreed: Option<NaiveDate>,
}

/// What an activity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// A call.
    Call,
    /// An e-mail or letter.
    Mail,
    /// A meeting, in person or by video.
    Meeting,
    /// A message in a social network.
    Message,
    /// Product news sent to a customer.
    News,
    /// A customer was asked how it is going.
    Feedback,
    /// A customer was asked for a referral.
    Referral,
    /// A customer was made a further offer.
    Offer,
    /// Something noted.
    Note,
}

/// Something done on a deal, or to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Activity {
    /// What it is.
    pub kind: ActivityKind,
    /// What it is about.
    pub note: String,
    /// When it is due.
    pub due: Option<NaiveDate>,
    /// When it was done; `None`: not yet.
    pub done: Option<NaiveDate>,
    /// Whether they replied; `None` where there is nothing to reply to, or it is not known.
    pub replied: Option<bool>,
    /// Who does it.
    pub rep: Option<String>,
}

/// How one deal came of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Descent {
    /// The same customer bought again.
    Repeat,
    /// The customer referred another.
    Referral,
}

/// A deal that came of this one, or that this one came of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Link {
    /// The other deal's id in its source.
    pub deal_id: String,
    /// How the later came of the earlier.
    pub how: Descent,
    /// The other is the later of the two.
    pub later: bool,
}
