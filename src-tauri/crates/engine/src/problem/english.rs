//! The English sentences of what is told: what happened, what was kept, what to do.

mod refusal;
mod told;

use std::fmt::{Display, Formatter, Result};

use chrono::NaiveDate;

use super::{AnyOrder, Key, Names};

fn and_more(more: usize) -> String {
    format!("and {more} more")
}

fn listed(names: &Names) -> String {
    names.listed(String::clone, and_more)
}

fn ways(date: &AnyOrder) -> String {
    date.ways(
        ["day first", "month first", "year first"],
        NaiveDate::to_string,
    )
}

fn keys(keys: &[Key]) -> String {
    let words: Vec<String> = keys.iter().map(Key::to_string).collect();
    words.join(", ")
}

impl Display for Key {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::Deal => "the deal's id",
            Self::Rep => "the rep",
            Self::Account => "the account",
            Self::Stage => "the stage",
            Self::Team => "the team",
            Self::Other => "a shared word",
        })
    }
}
