//! What is to be said of each of the files that are read as one: what it was recognised as, and how it
//! is joined to the first.

use chrono::NaiveDate;
use exchange::{AmbiguousDate, Beside, Field, Inspection, Join, Likeness, Shape};
use serde::Serialize;

/// One of the files that are read as one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Part {
    /// Its name, without its folder.
    pub file: String,
    /// Rows below its header.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub rows: u64,
    /// One row per move, per deal, or per name.
    pub shape: Shape,
    /// The known kind of file that it is.
    pub known: Option<Likeness>,
    /// The last day that it bears.
    pub last_day: Option<NaiveDate>,
    /// How it is joined; `None`: it is the file to which the others are joined.
    pub joined: Option<Joined>,
    /// The headers of its columns.
    pub headers: Vec<String>,
    /// A date of it that can be read in more than one order.
    pub ambiguous: Option<AmbiguousDate>,
}

/// How a file is joined to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Joined {
    /// The field whose words are in both.
    pub by: Field,
    /// Different words that it knows.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub words: u64,
    /// The columns: what a person can correct.
    pub join: Join,
}

impl Part {
    pub(crate) fn of(seen: &Inspection, beside: Option<&Beside>) -> Self {
        Self {
            file: seen.file.clone(),
            rows: seen.rows,
            shape: seen.shape,
            known: seen.known.clone(),
            last_day: seen.last_day,
            joined: beside.map(|beside| Joined {
                by: beside.by,
                words: beside.len() as u64,
                join: beside.join(),
            }),
            headers: seen.columns.iter().map(|c| c.header.clone()).collect(),
            ambiguous: seen.columns.iter().find_map(|c| c.ambiguous.clone()),
        }
    }
}
