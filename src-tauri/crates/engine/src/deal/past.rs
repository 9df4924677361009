//! What was recorded on a deal over time, told at once: each thing with the day it was entered and who
//! entered it. So a story of months comes into a workspace with its days.

use chrono::NaiveDate;

use super::{
    Activity, Contact, Objection,
    detail::{Detail, Value},
};

/// One thing recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// The deal's id.
    pub deal: String,
    /// The day it was entered.
    pub day: NaiveDate,
    /// Who entered it.
    pub who: String,
    /// What.
    pub what: Entry,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A detail, over what was there; `None` cleared it.
    Detail(Detail, Option<Value>),
    /// Somebody there came to be known.
    Contact(Contact),
    /// An objection, with its own days.
    Objection(Objection),
    /// Something done; one with a day when it was due was planned on the day of the entry.
    Activity(Activity),
    /// The expected close moved, from and to.
    Close(Option<NaiveDate>, Option<NaiveDate>),
}
