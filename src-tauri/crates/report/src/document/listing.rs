//! Lists on paper: rows under heads, each column of one kind. What a cell says is worked out here;
//! how wide, how bold and in what colour a kind is set is the page's and the PDF's.

use engine::review::Review;

use crate::{behind, letters::clean, words};

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

const fn column(head: &'static str, says: Says) -> Column {
    Column { head, says }
}

/// Stalled deals, most at stake first.
pub(super) fn deals(review: &Review) -> Listing {
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
        let soon = deal.advance_30.map(|soon| words::percent(soon.chance));
        vec![
            Entry::One(name),
            Entry::One(words::rep(deal.rep.as_deref())),
            Entry::One(clean(&deal.stage)),
            Entry::One(words::count(deal.days)),
            Entry::One(words::count(deal.stall_point)),
            Entry::One(deal.chance_now.map_or_else(none, words::percent)),
            Entry::One(soon.unwrap_or_else(none)),
            Entry::One(words::percent(deal.chance_fresh)),
            Entry::One(deal.value.map_or_else(none, words::money_whole)),
            Entry::Several(words::why(deal)),
        ]
    };
    Listing {
        columns: vec![
            column("Deal", Says::Name),
            column("Rep", Says::Person),
            column("Stage", Says::Words),
            column("Days here", Says::Alarm),
            column("Stall point", Says::Number),
            column("Chance now", Says::Number),
            column("in 30 days", Says::Number),
            column("when fresh", Says::Aside),
            column("Value", Says::Number),
            column("Why", Says::Chips),
        ],
        rows: review.stalled_deals.iter().take(LISTED).map(row).collect(),
        more: more(review.stalled_deals.len(), "stalled deals"),
    }
}

/// Which causes stalled deals have, and whether they matter in this team.
pub(super) fn behind(review: &Review) -> Listing {
    let row = |line: [String; 6]| line.into_iter().map(Entry::One).collect();
    Listing {
        columns: behind::HEADS.map(|head| column(head, Says::Words)).into(),
        rows: behind::lines(review).into_iter().map(row).collect(),
        more: String::new(),
    }
}

/// What was not understood in the sources.
pub(super) fn problems(review: &Review) -> Listing {
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
            Entry::One(clean(&problem.message)),
        ]
    };
    Listing {
        columns: vec![
            column("File", Says::Words),
            column("Line", Says::Number),
            column("Column", Says::Words),
            column("What happened", Says::Words),
        ],
        rows: review.problems.iter().take(LISTED).map(row).collect(),
        more: more(review.problems.len(), "rows"),
    }
}

fn more(all: usize, what: &str) -> String {
    if all > LISTED {
        format!("The first {LISTED} of {all} {what}. All are in the JSON.")
    } else {
        String::new()
    }
}
