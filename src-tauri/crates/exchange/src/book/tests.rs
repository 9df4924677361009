//! Workbooks that others made to break readers, against what those who made them say is in them
//! (calamine's and csvkit's own tests).
#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stderr)]

#[path = "others_tests.rs"]
mod others;

use std::{fs::File, path::Path};

use engine::problem::Refusal;

use crate::{
    book::{Workbook, choose},
    error::Error,
    unpack::{Contents, Held, unpack},
};

fn open(name: &str) -> Option<Result<Workbook<Held>, Error>> {
    let folder =
        Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../../../shared/data");
    let Ok(file) = File::open(folder.join(name)) else {
        eprintln!("skipped: no shared data");
        return None;
    };
    Some(match unpack(file, None, |_| false) {
        Ok(Contents::Book(kind, held)) => Workbook::open(kind, held),
        Ok(Contents::Text(..)) => Err(Error::Refused(Refusal::Empty)),
        Err(error) => Err(error),
    })
}

/// The first rows of the sheet that is chosen, cells parted by bars.
fn check(name: &str, expected: &[&str]) {
    let Some(book) = open(name) else { return };
    let mut book = book.unwrap();
    let chosen = choose(&mut book, None).unwrap();
    let mut rows = book.rows(&chosen.sheet).unwrap();
    for expected in expected {
        assert!(rows.advance().unwrap(), "{name} ends before {expected}");
        let row = rows.row();
        let cells: Vec<&str> = (0..row.kinds.len()).map(|ix| row.cell(ix)).collect();
        assert_eq!(cells.join("|").trim_end_matches('|'), *expected, "{name}");
    }
}

fn refused(name: &str, expected: &str) {
    let Some(book) = open(name) else { return };
    let outcome = book.and_then(|mut book| {
        let chosen = choose(&mut book, None)?;
        let mut rows = book.rows(&chosen.sheet)?;
        while rows.advance()? {}
        Ok(())
    });
    let error = outcome.unwrap_err().to_string();
    assert!(error.contains(expected), "{name}: {error}");
}

#[test]
fn dates_are_their_days_in_every_kind_of_workbook() {
    let days = ["2021-01-01|15", "2021-01-02|16", "255:10:10|17"];
    for name in ["date.xlsx", "date_1904.xlsx", "date.xls", "date_1904.xls"] {
        check(&format!("nasty_xlsx/calamine/{name}"), &days);
    }
    check(
        "nasty_xlsx/calamine/date_iso.xlsx",
        &["2021-01-01", "2021-01-01T10:10:10", "10:10:10"],
    );
    check(
        "nasty_xlsx/calamine/date.ods",
        &["2021-01-01|15", "2021-01-01T10:10:10|16"],
    );
    check(
        "nasty_xlsx/calamine/formula-date-format.xls",
        &["2017-02-27", "2017-02-28"],
    );
}

#[test]
fn texts_numbers_and_errors_are_what_the_sheet_shows() {
    let table = [
        "text|date|integer|boolean|float|datetime|empty_column",
        "Chicago Reader|1971-01-01|40|TRUE|1|1971-01-01 04:14:00",
        "Chicago Sun-Times|1948-01-01|63|TRUE|1.27|1948-01-01 14:57:13||Extra data beyond headers will be trimmed",
        "Chicago Tribune|1920-01-01|164|FALSE|41800000.01|1920-01-01",
    ];
    for name in ["sheets.xls", "sheets.xlsx", "test.xls", "test.xlsx"] {
        check(&format!("nasty_csv/csvkit/{name}"), &table);
    }
    check(
        "nasty_xlsx/calamine/errors.xlsx",
        &["#DIV/0!", "#NAME?", "#VALUE!", "#NULL!"],
    );
    check("nasty_xlsx/calamine/issue_182.xlsb", &["3", "Ab", "FALSE"]);
    check("nasty_xlsx/calamine/issue_186.xlsb", &["1.23", "12.34"]);
    check(
        "nasty_xlsx/calamine/empty_shared_string_value.xlsx",
        &["Name|City|Status", "Alice||Active", "|Berlin"],
    );
    check("nasty_xlsx/calamine/has_x000D_.xlsx", &["ABC\r\nDEF"]);
    for name in ["any_sheets.xlsx", "any_sheets.xls", "any_sheets.ods"] {
        check(
            &format!("nasty_xlsx/calamine/{name}"),
            &["1|2", "3|4", "5|6"],
        );
    }
}

#[test]
fn what_does_harm_or_is_locked_is_refused() {
    let password = "protected by a password";
    refused("nasty_xlsx/calamine/pass_protected.xlsx", password);
    refused("nasty_xlsx/calamine/pass_protected.ods", password);
    refused(
        "nasty_xlsx/calamine/issue_594_dos.ods",
        "repeats its cells more often",
    );
    refused("nasty_xlsx/calamine/empty_sheet.xlsx", "No sheet");
}
