//! The names in one column of a file: how often each was met, and whether it is an outcome.

use std::collections::HashMap;

use crate::{inspect::SeenName, mapping::Hints, stages};

/// Names in the order of first sight; those that differ in case and space only are one.
#[derive(Default)]
pub(crate) struct Tally {
    /// By spelling.
    places: HashMap<String, usize, foldhash::fast::FixedState>,
    folded: HashMap<String, usize, foldhash::fast::FixedState>,
    outcomes: Vec<bool>,
    names: Vec<SeenName>,
}

impl Tally {
    /// Counts a name so many times; gives its place and whether it is an outcome.
    pub(crate) fn note(&mut self, name: &str, rows: u64, hints: &Hints) -> (usize, bool) {
        let place = match self.places.get(name) {
            Some(&place) => place,
            None => self.spelling(name, hints),
        };
        self.names[place].rows += rows;
        (place, self.outcomes[place])
    }

    /// The place of a name that was not met in this spelling.
    fn spelling(&mut self, name: &str, hints: &Hints) -> usize {
        let next = self.names.len();
        let place = *self.folded.entry(stages::fold(name)).or_insert(next);
        if place == next {
            let outcome = stages::outcome_with(name, &hints.won, &hints.lost);
            self.outcomes.push(outcome.is_some());
            self.names.push(SeenName::of(name, 0));
        }
        self.places.insert(name.to_owned(), place);
        place
    }

    /// Counts what was met later; gives the place here of each of its places.
    pub(crate) fn join(&mut self, later: &Self, hints: &Hints) -> Vec<usize> {
        let names = later.names.iter();
        names.map(|n| self.note(&n.name, n.rows, hints).0).collect()
    }

    /// How many names.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The names.
    pub(crate) fn into_names(self) -> Vec<SeenName> {
        self.names
    }
}
