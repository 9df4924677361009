//! The problems of one reading: listed up to a bound, counted to the last.
//!
//! A file of a million bad rows must neither fill the memory nor hide how many there were.

use std::collections::BTreeMap;

use engine::problem::{Listed, Problem, ProblemCode};

/// How many problems are listed row by row; the rest are only counted.
pub const LISTED: usize = 10_000;

/// What was not understood: the first [`LISTED`] in full, every one counted by its code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    listed: Vec<Problem>,
    /// The row of each, as a line of CSV.
    rows: Vec<Option<String>>,
    totals: BTreeMap<ProblemCode, u64>,
}

impl Problems {
    /// Adds one; `problem` is only worded while there is room to list it.
    pub fn add<P: Into<Listed>>(&mut self, code: ProblemCode, problem: impl FnOnce() -> P) {
        *self.totals.entry(code).or_default() += 1;
        if self.listed.len() < LISTED {
            let Listed { problem, original } = problem().into();
            self.listed.push(problem);
            self.rows.push(original);
        }
    }

    /// Adds those of rows further down the file.
    pub(crate) fn join(&mut self, later: Self) {
        for (code, rows) in later.totals {
            *self.totals.entry(code).or_default() += rows;
        }
        let room = LISTED - self.listed.len();
        self.listed.extend(later.listed.into_iter().take(room));
        self.rows.extend(later.rows.into_iter().take(room));
    }

    /// The first problems, in the order of the file.
    #[must_use]
    pub fn listed(&self) -> &[Problem] {
        &self.listed
    }

    /// The first problems, in the order of the file.
    #[must_use]
    pub fn into_listed(self) -> Vec<Problem> {
        self.listed
    }

    /// The same, each with the row that has it.
    #[must_use]
    pub fn into_rows(self) -> Vec<Listed> {
        let rows = self.listed.into_iter().zip(self.rows);
        rows.map(|(problem, original)| Listed { problem, original })
            .collect()
    }

    /// How many there were of each code, listed or not.
    #[must_use]
    pub fn totals(&self) -> &BTreeMap<ProblemCode, u64> {
        &self.totals
    }

    /// How many there were of one code.
    #[must_use]
    pub fn count(&self, code: ProblemCode) -> u64 {
        self.totals.get(&code).copied().unwrap_or(0)
    }

    /// How many there were in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.totals.values().sum()
    }

    /// How many were counted and not listed.
    #[must_use]
    pub fn unlisted(&self) -> u64 {
        self.total() - self.listed.len() as u64
    }
}
