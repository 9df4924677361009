//! Everything about one deal, for whoever opens it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Activity, ActivityKind, Contact, Descent, Objection, ObjectionKind, detail::Details};
use crate::{cause::CauseFound, ledger::DealRow, moment::Between, timeline::PassageRow};

/// An exit check and whether it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Check {
    /// The check, as the process words it.
    pub check: String,
    /// Whether it holds.
    pub holds: bool,
    /// It is read off what is recorded; otherwise it is ticked by hand.
    pub read_off: bool,
}

/// A deal that moved on with exit checks open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Gap {
    /// The stage it left.
    pub stage: String,
    /// What was open.
    pub check: String,
    /// The day it moved.
    pub day: NaiveDate,
}

/// A deal that came of this one, or that this one came of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Linked {
    /// The key to change the link by.
    pub id: i32,
    /// The other deal's id in its source.
    pub deal_id: String,
    /// Its name.
    pub name: Option<String>,
    /// How the later came of the earlier.
    pub how: Descent,
    /// The other is the later of the two.
    pub later: bool,
}

/// A row with the key to change it by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Keyed<T> {
    /// The key.
    pub id: i32,
    /// The row.
    #[serde(flatten)]
    pub row: T,
}

/// One line of a deal's timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DealEvent {
    /// The day.
    pub day: NaiveDate,
    /// Where no source tells the day: the days it can have been; `day` is the one it is counted by.
    pub between: Option<BetweenDays>,
    /// The person who did it, where one did.
    pub who: Option<String>,
    /// The file that it came with.
    pub file: Option<String>,
    /// What happened.
    pub what: Happened,
}

/// Days between which something happened, on one that nobody told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct BetweenDays {
    /// The first; `None` where nothing tells.
    pub earliest: Option<NaiveDate>,
    /// The last.
    pub latest: NaiveDate,
}

impl From<Between> for BetweenDays {
    fn from(days: Between) -> Self {
        Self {
            earliest: days.earliest.map(|day| day.date()),
            latest: days.latest.date(),
        }
    }
}

/// What happened to a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Happened {
    /// It came into being.
    Created,
    /// It was seen at a stage.
    Seen(String),
    /// It entered a stage.
    Entered(String),
    /// It was won.
    Won,
    /// It was lost.
    Lost,
    /// Its last stage was completed.
    Completed,
    /// A field changed: its name in the change log, before, after.
    Changed {
        /// Which.
        field: String,
        /// Before; `None`: it was empty.
        old: Option<String>,
        /// After.
        new: Option<String>,
    },
    /// Something was done.
    Done {
        /// What it is.
        kind: ActivityKind,
        /// What it is about.
        note: String,
    },
    /// An objection was raised.
    Objected(ObjectionKind),
    /// An objection was settled.
    Settled(ObjectionKind),
}

/// What people recorded on one deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Entries {
    /// Of which it has one each.
    pub details: Details,
    /// The people on the other side, oldest first; so below.
    pub contacts: Vec<Keyed<Contact>>,
    /// What was objected.
    pub objections: Vec<Keyed<Objection>>,
    /// What was done and is due.
    pub activities: Vec<Keyed<Activity>>,
    /// Deals that came of it, or that it came of.
    pub links: Vec<Linked>,
    /// The exit checks of every stage, in the order of the process.
    pub checks: Vec<Vec<Check>>,
    /// What was open when it moved on.
    pub gaps: Vec<Gap>,
}

/// Everything about one deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DealSheet {
    /// How it stands.
    pub row: DealRow,
    /// Where it is now, as a position in the process; `None` where it is nowhere.
    pub at: Option<u16>,
    /// Its stays at the stages it entered.
    pub passages: Vec<PassageRow>,
    /// What people recorded on it; activities latest first.
    #[serde(flatten)]
    pub entries: Entries,
    /// What happened, latest first.
    pub timeline: Vec<DealEvent>,
    /// Why it waits: every cause that applies where it is, there, absent or unknown.
    pub causes: Vec<CauseFound>,
}
