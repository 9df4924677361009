//! What an import says, in German: what it was recognised as, its notes and problems, the CSV of what was
//! not understood, and why a file was refused.

use engine::{filter::Filter, language::Language, problem::Refusal};
use exchange::{Field, Form, Hints, Manner};
use jobs::{
    Error,
    export::{self, Looked, Sheet},
    history,
};
use report::words::{self, Words};

use crate::desk::Desk;

fn german() -> Words {
    words::of(Language::German)
}

const DEALS: &str = "Record ID,Deal Name,Deal Stage,Amount,Create Date,Deal owner\n\
    101,Pump,Talks,viel,2026-01-05,Ana\n102,Valve,,2000,2026-01-06,Ben\n";

#[test]
fn what_was_found_and_not_understood_is_said_in_german() {
    let mut desk = Desk::new();
    let file = desk.file("deals.csv", DEALS);
    let seen = desk.look(&file, &Hints::default()).unwrap();
    let seen = seen.worded(german());
    assert_eq!(seen.seen.known.unwrap().title, "HubSpot-Export von Deals");
    let said: Vec<String> = seen.problems.iter().map(|p| p.told.to_string()).collect();
    for part in [
        "Die Datei ist eine Momentaufnahme ohne Verlauf der Phasen",
        "„viel“ ist nicht als Betrag zu lesen; die Zeile wurde ohne Betrag behalten.",
        "Deal „102“ hat keine Phase; die Zeile wurde ausgelassen.",
    ] {
        assert!(said.iter().any(|said| said.contains(part)), "{said:#?}");
    }
    let would = seen.would_do.unwrap();
    let said = would.notes.iter().chain(&would.problems);
    for problem in said {
        let said = problem.told.to_string();
        assert!(!said.contains(" the "), "{said}");
    }
}

#[test]
fn the_csv_of_what_was_not_understood_is_in_german_too() {
    let mut desk = Desk::new();
    let file = desk.file("deals.csv", DEALS);
    let done = desk.bring(&file, &Hints::default());
    let csv = desk.folder.path().join("problems.csv");
    let written = history::problems_csv(&desk.workspace, done.id.unwrap(), german(), &csv).unwrap();
    assert_eq!(written, 2);
    let text = std::fs::read_to_string(csv).unwrap();
    assert!(
        text.starts_with("\u{feff}Datei,Zeile,Spalte,Problem,Was zu tun ist,Zeile im Original\r\n")
    );
    assert!(
        text.contains("deals.csv,3,Deal Stage,missing_stage,Deal „102“ hat keine Phase;"),
        "{text}"
    );
}

#[test]
fn why_a_file_is_refused_is_said_in_either_language() {
    let mut desk = Desk::new();
    let mut check = |name: &str, bytes: &[u8], english: &str, said: &str| {
        let file = desk.file(name, bytes);
        let refused = desk.look(&file, &Hints::default()).unwrap_err();
        assert!(refused.to_string().starts_with(english), "{refused}");
        let found = refused.said(german()).unwrap();
        assert!(found.starts_with(said), "{found}");
    };
    check(
        "empty.csv",
        b"",
        "empty.csv: The file is empty;",
        "empty.csv: Die Datei ist leer;",
    );
    check(
        "page.xlsx",
        b"<html><table><tr><td>deal</td></tr></table></html>",
        "page.xlsx: The file is a web page",
        "page.xlsx: Die Datei ist eine Webseite (HTML oder XML)",
    );
    check(
        "nul.csv",
        b"deal_id,stage,at\n1,Pitch,2025-01-01\n2,Pi\0tch,2025-01-02\n",
        "nul.csv: Line 3 holds a NUL byte",
        "nul.csv: Zeile 3 enthält ein NUL-Byte",
    );
    check(
        "picture.csv",
        b"\x89PNG\r\n\x1a\n",
        "picture.csv: The file is not text but a picture;",
        "picture.csv: Die Datei ist kein Text, sondern ein Bild;",
    );
    let folder = desk.folder.path().to_path_buf();
    let refused = desk.look(&folder, &Hints::default()).unwrap_err();
    let found = refused.said(german()).unwrap();
    assert!(found.contains("ist ein Ordner und keine Datei"), "{found}");
    let gone = folder.join("gone.csv");
    let refused = desk.look(&gone, &Hints::default()).unwrap_err();
    let found = refused.said(german()).unwrap();
    assert!(found.starts_with("Eine Datei „"), "{found}");
}

#[test]
fn every_known_kind_of_file_has_a_german_name() {
    let mut desk = Desk::new();
    let file = desk.file("deals.csv", DEALS);
    let hints = Hints {
        preset: Some("none such".to_owned()),
        ..Hints::default()
    };
    let Err(Error::File { source, .. }) = desk.look(&file, &hints) else {
        panic!("no such kind is known");
    };
    let Refusal::NoPreset { known, .. } = source.refusal() else {
        panic!("it says which are");
    };
    assert!(known.len() > 30);
    for name in known {
        let title = german().imports.kind(&name, "");
        assert!(!title.is_empty(), "{name}");
    }
}

#[test]
fn a_table_of_deals_under_german_heads_is_understood_like_one_under_english_ones() {
    let mut desk = Desk::new();
    let file = desk.file(
        "deals.csv",
        "Record ID,Deal Name,Deal Stage,Amount,Create Date,Deal owner\n101,Pump,Talks,900,2026-01-05,Ana\n",
    );
    let hints = Hints::default();
    desk.bring(&file, &hints);
    let pipeline = desk.workspace.fullest().unwrap().unwrap();
    let ledger = desk.workspace.ledger(pipeline.id).unwrap();
    let filter = Filter::default();
    let review = ledger.review(&filter);
    let looked_at = Looked {
        ledger: &ledger,
        filter: &filter,
        review: &review,
    };
    let mut heads = Vec::new();
    let mut fields = |language| {
        let path = desk.folder.path().join("out.csv");
        let form = (Form::Csv, Manner::default());
        let words = words::of(language);
        export::sheet(&Sheet::every_deal(), looked_at, words, form, &path).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let seen = exchange::inspect(&*bytes, "out.csv", &hints).unwrap();
        heads.push(
            seen.columns
                .iter()
                .map(|column| column.header.clone())
                .collect::<Vec<_>>(),
        );
        seen.columns
            .iter()
            .map(|column| column.field)
            .collect::<Vec<Option<Field>>>()
    };
    assert_eq!(fields(Language::German), fields(Language::English));
    assert_ne!(heads[0], heads[1]);
    assert_eq!(heads[0][5], "Phase");
}
