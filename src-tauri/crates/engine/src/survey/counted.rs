//! Stays by column: counted by whoever looks, or by the ledger when it was filled, or both.

use crate::{
    lines::{self, Lines},
    moment::Day,
    passage::Kept,
    stay::Stay,
    tally::{self, Tally},
};

/// Stays by rep's column; the last is nobody's.
#[derive(Clone, Debug)]
pub(super) struct Counted<'a> {
    columns: usize,
    /// `None` until any is counted here.
    here: Option<Lines>,
    kept: Option<(&'a Kept, Day)>,
    /// Of what is kept, the columns looked at; `None`: all.
    chosen: Option<Vec<bool>>,
}

impl<'a> Counted<'a> {
    /// Nothing yet, in so many columns.
    pub(super) fn nothing(columns: usize) -> Self {
        Self {
            columns,
            here: None,
            kept: None,
            chosen: None,
        }
    }

    /// What the ledger keeps, as it stood on a day, its last or later.
    pub(super) fn kept(kept: &'a Kept, columns: usize, as_of: Day) -> Self {
        Self {
            kept: Some((kept, as_of)),
            ..Self::nothing(columns)
        }
    }

    /// Of what is kept, some columns alone.
    pub(super) fn of_columns(self, chosen: impl Fn(&usize) -> bool) -> Self {
        let chosen = (0..self.columns).map(|column| chosen(&column));
        Self {
            chosen: Some(chosen.collect()),
            ..self
        }
    }

    /// One more.
    #[inline]
    pub(super) fn count(&mut self, column: usize, stay: Stay) {
        let columns = self.columns;
        let here = self.here.get_or_insert_with(|| Lines::new(columns));
        here.count(column, stay);
    }

    /// Ends the counting, after which tallies can be taken.
    pub(super) fn settle(&mut self) {
        if let Some(here) = &mut self.here {
            here.settle();
        }
    }

    /// Of some columns, together.
    pub(super) fn tally(&self, columns: impl Iterator<Item = usize>) -> Tally {
        let columns: Vec<usize> = columns.collect();
        let here = self.here.as_ref();
        let here = here.map(|here| lines::tally(here, columns.iter().copied()));
        let Some((kept, as_of)) = self.kept else {
            return here.unwrap_or_default();
        };
        let kept = match &self.chosen {
            None => kept.tally(&columns, self.columns, as_of),
            Some(chosen) => {
                let chosen: Vec<usize> = columns.into_iter().filter(|at| chosen[*at]).collect();
                kept.tally(&chosen, self.columns, as_of)
            }
        };
        tally::together(kept, &here.unwrap_or_default())
    }
}
