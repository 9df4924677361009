//! What a line about an import is made of, whether it has just been made, is only tried, is one of the
//! past, or is taken back.

use chrono::NaiveDate;
use engine::gone::Gone;

/// What an import counted.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    /// The file's name.
    pub file: &'a str,
    /// Rows below the header.
    pub rows: u64,
    /// Deals not seen before.
    pub deals_new: u64,
    /// Known deals with something new.
    pub deals_changed: u64,
    /// Known deals with nothing new.
    pub deals_unchanged: u64,
    /// Moves and other facts not seen before.
    pub moves_new: u64,
    /// Moves and other facts already there.
    pub moves_known: u64,
}

/// An import of the past.
#[derive(Clone, Copy, Debug)]
pub struct Past<'a> {
    /// Its number.
    pub number: i64,
    /// When it was made: a day, and hours and minutes.
    pub at: &'a str,
    /// The day that the file speaks of.
    pub as_of: Option<NaiveDate>,
    /// The day it was taken back; `None`: it is part of the workspace.
    pub undone: Option<&'a str>,
    /// What it counted.
    pub counted: Counted<'a>,
    /// Problems kept of it.
    pub problems: u64,
}

/// An import that is taken back.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// Its number.
    pub number: i64,
    /// False where it only would be.
    pub done: bool,
    /// What goes.
    pub gone: Gone,
}

/// What persons did, and what stays therefore.
#[derive(Clone, Copy, Debug)]
pub enum Stayed<'a> {
    /// A field, as the change log names it, and who set it.
    Field(&'a str, Option<&'a str>),
    /// Moves that were entered.
    Moves(u32),
    /// What was recorded on the deal.
    Records(u32),
}

#[cfg(test)]
mod tests {
    use engine::language::Language;

    use super::{super::of, *};

    const COUNTED: Counted<'_> = Counted {
        file: "deals.csv",
        rows: 8_800,
        deals_new: 2,
        deals_changed: 1,
        deals_unchanged: 0,
        moves_new: 15_511,
        moves_known: 4,
    };

    #[test]
    fn what_an_import_counted_is_one_line_in_each_language() {
        let check = |language, number, expected: &str| {
            let command = &of(language).command;
            assert_eq!(command.imported(&COUNTED, number), expected);
        };
        check(
            Language::English,
            Some(3),
            "deals.csv: imported as number 3. 8800 rows; deals: 2 new, 1 changed, 0 unchanged; \
             moves: 15511 new, 4 known.",
        );
        check(
            Language::German,
            None,
            "deals.csv: würde importiert (Probelauf). 8.800 Zeilen; Deals: 2 neu, 1 geändert, \
             0 unverändert; Phasenwechsel: 15.511 neu, 4 bekannt.",
        );
    }

    #[test]
    fn an_import_of_the_past_says_when_and_of_what_day_and_whether_it_was_taken_back() {
        let past = Past {
            number: 12,
            at: "2026-02-01 09:00",
            as_of: NaiveDate::from_ymd_opt(2026, 1, 31),
            undone: Some("2026-02-02"),
            counted: COUNTED,
            problems: 1,
        };
        let check = |language, expected: &str| {
            assert_eq!(of(language).command.past(&past), expected);
        };
        check(
            Language::English,
            "  12  2026-02-01 09:00  deals.csv of 2026-01-31 (undone 2026-02-02): 8800 rows; \
             deals: 2 new, 1 changed, 0 unchanged; moves: 15511 new; 1 problems",
        );
        check(
            Language::German,
            "  12  2026-02-01 09:00  deals.csv vom 2026-01-31 (zurückgenommen 2026-02-02): \
             8.800 Zeilen; Deals: 2 neu, 1 geändert, 0 unverändert; Phasenwechsel: 15.511 neu; 1 Problem",
        );
    }

    #[test]
    fn what_is_taken_back_and_what_stays_is_said_in_each_language() {
        let taken = |done| Taken {
            number: 2,
            done,
            gone: Gone {
                deals_gone: 1_200,
                deals_changed: 1,
                deals_unchanged: 0,
                moves_gone: 15_511,
                reps_gone: 1,
                accounts_gone: 1,
            },
        };
        let check = |language, done, expected: &str| {
            assert_eq!(of(language).command.taken(&taken(done)), expected);
        };
        check(
            Language::English,
            true,
            "Import 2: undone. Deals: 1200 gone, 1 changed, 0 unchanged; 15511 moves, 1 reps and \
             1 accounts gone.",
        );
        check(
            Language::German,
            false,
            "Import 2: würde zurückgenommen (Probelauf). Deals: 1.200 entfernt, 1 geändert, \
             0 unverändert; dazu 15.511 Phasenwechsel, 1 Verkäufer und 1 Firma entfernt.",
        );
        let check = |what, english: &str, german: &str| {
            let said = |language| of(language).command.stays("D1", what);
            assert_eq!(said(Language::English), english);
            assert_eq!(said(Language::German), german);
        };
        check(
            Stayed::Field("expected_close", Some("Ana")),
            "stays: D1: expected close as set by Ana",
            "bleibt: D1: erwarteter Abschluss, gesetzt von Ana",
        );
        check(
            Stayed::Field("", None),
            "stays: D1: a field as set by hand",
            "bleibt: D1: ein Feld, von Hand gesetzt",
        );
        check(
            Stayed::Moves(1),
            "stays: D1: 1 move entered by hand",
            "bleibt: D1: 1 Phasenwechsel, von Hand eingetragen",
        );
        check(
            Stayed::Records(3),
            "stays: D1: 3 entries by hand",
            "bleibt: D1: 3 Einträge von Hand",
        );
    }
}
