//! Names in a sentence: the first of them, and how many more there are.

use serde::{Deserialize, Serialize};

/// More names than one reads are counted.
const MOST: usize = 12;

/// The first names of several, or of what has names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names<T = String> {
    /// The first.
    pub first: Vec<T>,
    /// How many more there are.
    pub more: usize,
}

impl<T> Names<T> {
    /// The first of so many.
    pub fn of(all: impl IntoIterator<Item = T>) -> Self {
        let mut all = all.into_iter();
        Self {
            first: all.by_ref().take(MOST).collect(),
            more: all.count(),
        }
    }

    /// In a row, each as `say` says it, and `more` saying how many are not named.
    #[must_use]
    pub fn listed(&self, say: impl Fn(&T) -> String, more: impl FnOnce(usize) -> String) -> String {
        let mut parts: Vec<String> = self.first.iter().map(say).collect();
        if self.more > 0 {
            parts.push(more(self.more));
        }
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_a_dozen_are_counted() {
        let check = |n: usize, expected: &str| {
            let names = Names::of((1..=n).map(|n| n.to_string()));
            let said = names.listed(String::clone, |more| format!("and {more} more"));
            assert_eq!(said, expected);
        };
        check(0, "");
        check(2, "1, 2");
        check(14, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, and 2 more");
    }
}
