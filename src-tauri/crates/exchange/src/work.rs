//! What a row says of the work on its deal: what was done last and is next, how often they were
//! contacted, how often the close date was pushed, who is known there, whether a proposal is out.
//!
//! A file with a column for it and nothing in the cell says that there is none; a file without the
//! column says nothing. A cell that cannot be read says nothing of its own either, and is told.

use engine::{
    moment::Day,
    problem::{Kept, ProblemCode, Told},
    record::Work,
    recorded::Asked,
};

use crate::{
    field::Field,
    row::{Binding, Row},
    written::shown,
};

/// The columns, by what they are asked for.
const COLUMNS: [(Field, Asked); 7] = [
    (Field::LastActivity, Asked::LAST),
    (Field::NextActivity, Asked::NEXT),
    (Field::NextStep, Asked::STEP),
    (Field::TimesContacted, Asked::CONTACTED),
    (Field::ClosePushes, Asked::PUSHES),
    (Field::Contacts, Asked::CONTACTS),
    (Field::ProposalSent, Asked::PROPOSAL),
];

/// The word for each, in the column that says which were known.
const WORDS: [(Asked, &str); 7] = [
    (Asked::LAST, "last"),
    (Asked::NEXT, "next"),
    (Asked::STEP, "step"),
    (Asked::CONTACTED, "contacted"),
    (Asked::PUSHES, "pushes"),
    (Asked::CONTACTS, "contacts"),
    (Asked::PROPOSAL, "proposal"),
];

/// Which of the columns a file has.
pub(crate) fn asked(column: impl Fn(Field) -> Option<usize>) -> Asked {
    let there = COLUMNS.iter().filter(|(field, _)| column(*field).is_some());
    there.fold(Asked::default(), |all, (_, asked)| all.with(*asked))
}

/// As the column of our own export says it.
pub(crate) fn in_words(asked: Asked) -> String {
    let there = WORDS.iter().filter(|(one, _)| asked.has(*one));
    let words: Vec<&str> = there.map(|(_, word)| *word).collect();
    words.join(" ")
}

/// The same, read.
fn of_words(words: &str) -> Asked {
    let said = |word: &&(Asked, &str)| words.split(' ').any(|said| said == word.1);
    let there = WORDS.iter().filter(said);
    there.fold(Asked::default(), |all, (asked, _)| all.with(*asked))
}

impl Binding<'_> {
    /// What a row says of the work; `None` where the file has no such column, or a row of our own
    /// export says that nothing is known.
    pub(crate) fn work(&self, row: &mut Row<'_, '_>) -> Option<Work> {
        let own = self.column(Field::WorkKnown).is_some();
        let asked = if own {
            of_words(self.text(row, Field::WorkKnown)?)
        } else {
            self.asked
        };
        if asked == Asked::default() {
            return None;
        }
        Some(Work {
            asked,
            on: self.day(row, Field::WorkKnownOn),
            last: self.day(row, Field::LastActivity),
            next: self.day(row, Field::NextActivity),
            contacted: self.number(row, Field::TimesContacted),
            pushes: self.number(row, Field::ClosePushes),
            contacts: asked
                .has(Asked::CONTACTS)
                .then(|| self.people(row))
                .flatten(),
            proposal: self.day(row, Field::ProposalSent),
        })
    }

    fn day(&self, row: &mut Row<'_, '_>, field: Field) -> Option<Day> {
        let column = self.column(field).filter(|ix| {
            // A column whose order is open was told of once, for the whole file.
            self.about(*ix).is_some_and(|column| column.dates.is_some())
        });
        let at = self.date(row, column, Kept::RowWithout);
        at.ok().flatten().map(|at| at.day)
    }

    fn number(&self, row: &mut Row<'_, '_>, field: Field) -> Option<u32> {
        let text = self.text(row, field)?;
        let number = whole(text);
        if number.is_none() {
            let text = shown(text);
            self.problem(row, ProblemCode::BadAmount, self.column(field), || {
                Told::NoWholeNumber { text }
            });
        }
        number
    }

    /// A number of people, or their names; an empty cell is nobody.
    fn people(&self, row: &mut Row<'_, '_>) -> Option<u32> {
        self.column(Field::Contacts)?;
        let Some(text) = self.text(row, Field::Contacts) else {
            return Some(0);
        };
        let names = text
            .split([';', ',', '\n'])
            .filter(|name| !name.trim().is_empty());
        whole(text).or_else(|| u32::try_from(names.count()).ok())
    }
}

/// A whole number as spreadsheets write it too: `4`, `4.0`.
fn whole(text: &str) -> Option<u32> {
    let text = text.trim();
    let digits = text.split_once(['.', ',']).map_or(text, |(whole, rest)| {
        if rest.bytes().all(|digit| digit == b'0') {
            whole
        } else {
            text
        }
    });
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_are_known_reads_back_the_same() {
        for bits in 0..128 {
            assert_eq!(of_words(&in_words(Asked(bits))), Asked(bits));
        }
    }

    #[test]
    fn whole_numbers_are_read_as_people_and_spreadsheets_write_them() {
        let check = |text, expected| assert_eq!(whole(text), expected, "{text}");
        check("12", Some(12));
        check(" 4.0", Some(4));
        check("4.5", None);
        check("-1", None);
        check("often", None);
    }
}
