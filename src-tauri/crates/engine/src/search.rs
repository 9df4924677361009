//! What a search for words gives: deals, each with where the words were found and the piece of text
//! around them. Plain data only; the looking is done where the deals are kept.

use serde::{Deserialize, Serialize};

/// Where in a deal words were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FoundIn {
    /// In its name, its id, or what is sold.
    Deal,
    /// In the account's name.
    Account,
    /// At a contact.
    Contact,
    /// In what was noted: activities, details, objections, why it was lost.
    Note,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TextPart {
    /// The part.
    pub text: String,
    /// It is what was asked for.
    pub found: bool,
}

/// A deal that holds what was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DealFound {
    /// Its id in its source.
    pub deal_id: String,
    /// Its name.
    pub name: Option<String>,
    /// Its account.
    pub account: Option<String>,
    /// Where most of it was found.
    pub place: FoundIn,
    /// What stands there.
    pub piece: Vec<TextPart>,
}

/// What a search gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Searched {
    /// The deals, best first.
    pub hits: Vec<DealFound>,
    /// So many deals were looked through.
    pub ready: u32,
    /// Of so many; where fewer were ready, asking again looks through more.
    pub of: u32,
}
