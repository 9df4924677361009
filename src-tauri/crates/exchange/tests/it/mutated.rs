//! Files with bytes that somebody changed: looked at without a panic, whatever comes of it. Parts of
//! a workbook are changed before they are packed, so that what is wrong lies where a reader is.
//!
//! `PROPTEST_CASES=100000` looks for an hour.

use std::{
    io::{Cursor, Read},
    path::Path,
};

use exchange::{Hints, inspect};
use proptest::prelude::*;
use zip::ZipArchive;

use crate::book::{NO_TEXTS, Xlsx, rows, zip};

/// One change: where (as a share of the bytes), what becomes of it.
#[derive(Clone, Debug)]
enum Change {
    Byte(f64, u8),
    Word(f64, u32),
    Cut(f64, f64),
    Twice(f64, f64),
}

fn change() -> impl Strategy<Value = Change> {
    let interesting = prop_oneof![
        Just(0),
        Just(u32::MAX),
        Just(0x7FFF_FFFF),
        Just(0x0010_0000),
        any::<u32>()
    ];
    prop_oneof![
        4 => (0.0..1.0, any::<u8>()).prop_map(|(at, b)| Change::Byte(at, b)),
        2 => (0.0..1.0, interesting).prop_map(|(at, w)| Change::Word(at, w)),
        1 => (0.0..1.0, 0.0..0.2).prop_map(|(at, of)| Change::Cut(at, of)),
        1 => (0.0..1.0, 0.0..0.2).prop_map(|(at, of)| Change::Twice(at, of)),
    ]
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss
)]
fn apply(change: &Change, bytes: &mut Vec<u8>) {
    let share = |of: f64| (bytes.len() as f64 * of) as usize;
    match *change {
        Change::Byte(at, byte) => {
            let at = share(at);
            if let Some(b) = bytes.get_mut(at) {
                *b = byte;
            }
        }
        Change::Word(at, word) => {
            let at = share(at);
            if let Some(four) = bytes.get_mut(at..at + 4) {
                four.copy_from_slice(&word.to_le_bytes());
            }
        }
        Change::Cut(at, of) => {
            let (at, of) = (share(at), share(of));
            bytes.drain(at..(at + of).min(bytes.len()));
        }
        Change::Twice(at, of) => {
            let (at, of) = (share(at), share(of));
            let piece = bytes[at..(at + of).min(bytes.len())].to_vec();
            bytes.splice(at..at, piece);
        }
    }
}

/// The parts of a workbook; a file that is no ZIP is one part without a name.
fn parts(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(&bytes)) else {
        return vec![(String::new(), bytes)];
    };
    let count = archive.len();
    let part = |ix| {
        let mut file = archive.by_index(ix).unwrap();
        let mut inside = Vec::new();
        file.read_to_end(&mut inside).unwrap();
        (file.name().unwrap().into_owned(), inside)
    };
    (0..count).map(part).collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    match parts {
        [(name, bytes)] if name.is_empty() => bytes.clone(),
        _ => {
            let parts: Vec<(&str, &[u8])> = parts
                .iter()
                .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
                .collect();
            zip(&parts)
        }
    }
}

/// Workbooks of every kind; those of others only where they are there.
fn books() -> Vec<Vec<(String, Vec<u8>)>> {
    let moves = rows(&[
        &["deal_id", "rep", "stage", "at", "amount"],
        &["1", "Ada", "Pitch", "@45688", "=1234.5"],
        &["2", "Ada", "Won", "@45690.5", "!#N/A"],
    ]);
    let merged = format!("{moves}<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>");
    let ours = Xlsx {
        sheets: &[("Deals", "visible", &merged), ("Old", "hidden", &moves)],
        texts: NO_TEXTS,
        is_1904: true,
    };
    let mut books = vec![parts(ours.bytes())];
    let folder = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap())
        .join("../../../../shared/data/nasty_xlsx/calamine");
    for name in [
        "date.xlsx",
        "issues.xlsb",
        "issue_186.xlsb",
        "date.xls",
        "issues.ods",
        "merged_range.xls",
        "biff5-rich-text-string.xls",
        "any_sheets.ods",
    ] {
        match std::fs::read(folder.join(name)) {
            Ok(bytes) => books.push(parts(bytes)),
            Err(_) => eprintln!("skipped: no shared data"),
        }
    }
    books
}

#[test]
fn a_workbook_with_changed_bytes_never_panics() {
    let books = books();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: std::env::var("PROPTEST_CASES")
            .ok()
            .and_then(|n| n.parse().ok())
            .unwrap_or(200),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let changes = prop::collection::vec((any::<prop::sample::Index>(), change()), 1..6);
    let strategy = (any::<prop::sample::Index>(), changes);
    let outcome = runner.run(&strategy, |(which, changes)| {
        let mut book = which.get(&books).clone();
        for (part, change) in &changes {
            let ix = part.index(book.len());
            apply(change, &mut book[ix].1);
        }
        let bytes = packed(&book);
        match inspect(&bytes[..], "book", &Hints::default()) {
            Ok(_) => {}
            Err(error) => prop_assert!(error.to_string().ends_with('.'), "{error}"),
        }
        Ok(())
    });
    outcome.unwrap();
}
