//! A table that can be asked for, and what it is made of.

use std::io;

use engine::{
    filter::Filter,
    ledger::Ledger,
    listing::{DealColumn, DealOrder, Narrow},
    review::Review,
    selection::Selection,
};
use exchange::Cell;
use report::words::Words;
use serde::{Deserialize, Serialize};

/// A table made of deals or of a review.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Sheet {
    /// The deals behind a figure.
    Deals {
        /// Which.
        selection: Selection,
        /// Narrowed by these.
        narrow: Vec<Narrow>,
        /// In which order.
        order: DealOrder,
        /// Only these columns, in this order; `None`: everything known of a deal.
        columns: Option<Vec<DealColumn>>,
    },
    /// The stalled deals of a review, most at stake first, with why they wait.
    Stalled,
    /// Every stage of a review.
    Stages,
    /// Reps of a review, at every stage.
    Reps {
        /// Those that are shown, in the order in which they are; empty: all, in the review's.
        order: Vec<Option<String>>,
    },
}

impl Sheet {
    /// Every deal, by its id.
    #[must_use]
    pub fn every_deal() -> Self {
        Self::Deals {
            selection: Selection::All,
            narrow: Vec::new(),
            columns: None,
            order: DealOrder {
                column: DealColumn::Began,
                descending: false,
            },
        }
    }

    /// What it is called: on its sheet, and as a file.
    #[must_use]
    pub fn name(&self, words: Words) -> &'static str {
        let said = &words.book;
        match self {
            Self::Deals { .. } => said.deals,
            Self::Stalled => said.stalled_deals,
            Self::Stages => said.stages,
            Self::Reps { .. } => said.reps,
        }
    }
}

/// What a table is made of: a ledger, a filter, and the review of both.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'a> {
    /// Every move.
    pub ledger: &'a Ledger,
    /// What of it is looked at.
    pub filter: &'a Filter,
    /// Its figures.
    pub review: &'a Review,
}

/// Takes a row of cells.
pub(super) type Take<'t> = dyn FnMut(&[Cell<'_>]) -> io::Result<()> + 't;
