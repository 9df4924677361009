//! Lists on paper: rows under heads, each column of one kind. What a cell says is worked out here;
//! how wide, how bold and in what colour a kind is set is the page's and the PDF's.

use engine::review::Review;

use crate::{
    behind,
    letters::clean,
    words::{self, Words},
};

/// More than this nobody reads on paper.
const LISTED: usize = 60;

/// Rows under heads.
pub(crate) struct Listing {
    pub(crate) columns: Vec<Column>,
    /// Each as long as there are columns.
    pub(crate) rows: Vec<Vec<Entry>>,
    /// What was left out; empty: nothing was.
    pub(crate) more: String,
}

/// A column's head and kind.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    pub(crate) head: &'static str,
    pub(crate) says: Says,
}

/// What a column's cells say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// What the row is about.
    Name,
    /// A person.
    Person,
    /// Words.
    Words,
    /// A number.
    Number,
    /// The number that makes the row one of these.
    Alarm,
    /// A number for comparison.
    Aside,
    /// Short sayings, each by itself.
    Chips,
}

impl Says {
    /// Whether its cells stand at the right.
    pub(crate) fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::Alarm | Self::Aside)
    }
}

/// A cell.
pub(crate) enum Entry {
    One(String),
    Several(Vec<String>),
}

fn columns<const N: usize>(heads: [&'static str; N], says: [Says; N]) -> Vec<Column> {
    let each = heads.into_iter().zip(says);
    each.map(|(head, says)| Column { head, says }).collect()
}

/// Stalled deals, most at stake first.
pub(super) fn deals(words: Words, review: &Review) -> Listing {
    let none = || words::NONE.to_owned();
    let row = |deal: &engine::review::StalledDeal| {
        let name = [
            deal.name.as_deref(),
            deal.account.as_deref(),
            Some(&deal.deal_id),
        ]
        .into_iter()
        .flatten()
        .map(clean)
        .find(|n| !n.is_empty())
        .unwrap_or_default();
        let soon = deal.advance_30.map(|soon| words.percent(soon.chance));
        vec![
            Entry::One(name),
            Entry::One(words.rep(deal.rep.as_deref())),
            Entry::One(clean(&deal.stage)),
            Entry::One(words.count(deal.days)),
            Entry::One(words.count(deal.stall_point)),
            Entry::One(
                deal.chance_now
                    .map_or_else(none, |share| words.percent(share)),
            ),
            Entry::One(soon.unwrap_or_else(none)),
            Entry::One(words.percent(deal.chance_fresh)),
            Entry::One(
                deal.value
                    .map_or_else(none, |value| words.money_whole(value)),
            ),
            Entry::Several(words.why(deal)),
        ]
    };
    const SAYS: [Says; 10] = [
        Says::Name,
        Says::Person,
        Says::Words,
        Says::Alarm,
        Says::Number,
        Says::Number,
        Says::Number,
        Says::Aside,
        Says::Number,
        Says::Chips,
    ];
    Listing {
        columns: columns(words.paper.deal_heads(), SAYS),
        rows: review.stalled_deals.iter().take(LISTED).map(row).collect(),
        more: more(words, review.stalled_deals.len(), words.paper.stalled_deals),
    }
}

/// Which causes stalled deals have, and whether they matter in this team.
pub(super) fn behind(words: Words, review: &Review) -> Listing {
    let row = |line: [String; 6]| line.into_iter().map(Entry::One).collect();
    Listing {
        columns: columns(words.causes.heads(), [Says::Words; 6]),
        rows: behind::lines(words, review).into_iter().map(row).collect(),
        more: String::new(),
    }
}

/// What was not understood in the sources.
pub(super) fn problems(words: Words, review: &Review) -> Listing {
    let row = |problem: &engine::problem::Problem| {
        let line = match problem.row {
            0 => words::NONE.to_owned(),
            row => row.to_string(),
        };
        let column = problem.column.as_deref().map(clean);
        vec![
            Entry::One(clean(&problem.file)),
            Entry::One(line),
            Entry::One(column.unwrap_or_default()),
            Entry::One(words.imports.told(&problem.told)),
        ]
    };
    Listing {
        columns: columns(
            words.paper.problem_heads(),
            [Says::Words, Says::Number, Says::Words, Says::Words],
        ),
        rows: review.problems.iter().take(LISTED).map(row).collect(),
        more: more(words, review.problems.len(), words.paper.rows),
    }
}

fn more(words: Words, all: usize, what: &str) -> String {
    if all > LISTED {
        words.paper.first_of(LISTED, all, what)
    } else {
        String::new()
    }
}
