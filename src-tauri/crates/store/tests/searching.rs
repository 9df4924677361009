//! Search: what is found by a word, and that edits, undo and imports keep it true.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    Room,
    by_hand::{edit, new, seven},
    now, rows,
};
use engine::{
    deal::{
        Activity, ActivityKind, Contact,
        detail::{Detail, Value},
        edit::DealEdit,
    },
    search::{DealFound, FoundIn},
};
use store::SourceKind::Moves;

fn search(room: &mut Room, asked: &str) -> Vec<DealFound> {
    let found = room.workspace.search(room.pipeline, asked, 10).unwrap();
    assert_eq!(found.ready, found.of);
    found.hits
}

fn found(room: &mut Room, asked: &str) -> Vec<String> {
    let hits = search(room, asked).into_iter();
    hits.map(|hit| hit.deal_id).collect()
}

fn named(room: &mut Room, key: &str, name: &str) {
    edit(room, key, DealEdit::Name(Some(name.to_owned()))).unwrap();
}

#[test]
fn a_deal_is_found_by_what_its_name_begins_with_whatever_its_accents_and_case() {
    let mut room = seven();
    named(&mut room, "7", "Żółta Crème brûlée");
    named(&mut room, "8", "Großhandel Straße 9");
    for asked in ["creme", "CRÈME", "brul", "zołta", "żó cre", " creme  BRU "] {
        assert_eq!(found(&mut room, asked), ["7"], "{asked}");
    }
    assert_eq!(found(&mut room, "straße"), ["8"]);
    assert!(found(&mut room, "creme strasse").is_empty());
    let marked: Vec<_> = search(&mut room, "bru")[0]
        .piece
        .iter()
        .filter(|bit| bit.found)
        .map(|bit| bit.text.clone())
        .collect();
    assert_eq!(marked, ["brûlée"]);
}

#[test]
fn where_it_was_found_is_said() {
    let mut room = seven();
    named(&mut room, "7", "Pumps");
    edit(
        &mut room,
        "7",
        DealEdit::Account(Some("Juniper Retail".to_owned())),
    )
    .unwrap();
    let contact = Contact {
        name: "Dora Lind".to_owned(),
        role: Some("Buyer".to_owned()),
        reach: None,
        decides: false,
        agreed: None,
    };
    edit(
        &mut room,
        "7",
        DealEdit::Contact {
            id: None,
            row: Some(contact),
        },
    )
    .unwrap();
    let call = Activity {
        kind: ActivityKind::Call,
        note: "They want the warehouse in Ghent first".to_owned(),
        due: None,
        done: None,
        replied: None,
        rep: None,
    };
    edit(
        &mut room,
        "7",
        DealEdit::Activity {
            id: None,
            row: Some(call),
        },
    )
    .unwrap();
    let next = DealEdit::Detail {
        detail: Detail::NextStep,
        value: Some(Value::Text("Send the quote".to_owned())),
    };
    edit(&mut room, "7", next).unwrap();
    let mut place = |asked: &str| {
        let hits = search(&mut room, asked);
        assert_eq!(hits.len(), 1, "{asked}");
        assert_eq!(hits[0].account.as_deref(), Some("Juniper Retail"));
        hits[0].place
    };
    assert_eq!(place("pum"), FoundIn::Deal);
    assert_eq!(place("juniper"), FoundIn::Account);
    assert_eq!(place("lind"), FoundIn::Contact);
    assert_eq!(place("buyer"), FoundIn::Contact);
    assert_eq!(place("ghent"), FoundIn::Note);
    assert_eq!(place("quote"), FoundIn::Note);
    assert_eq!(place("pumps retail ghent"), FoundIn::Deal);
}

#[test]
fn edits_undo_and_redo_are_seen_at_once() {
    let mut room = seven();
    named(&mut room, "7", "Pumps");
    assert_eq!(found(&mut room, "pumps"), ["7"]);
    named(&mut room, "7", "Valves");
    assert!(found(&mut room, "pumps").is_empty());
    assert_eq!(found(&mut room, "valves"), ["7"]);
    room.workspace.undo_edit(now()).unwrap();
    assert_eq!(found(&mut room, "pumps"), ["7"]);
    assert!(found(&mut room, "valves").is_empty());
    let mut edits = room.workspace.edit("Mia", "new", now()).unwrap();
    edits.make_deal(room.pipeline, &new("Hoses")).unwrap();
    edits.commit().unwrap();
    assert_eq!(found(&mut room, "hoses").len(), 1);
    room.workspace.undo_edit(now()).unwrap();
    assert!(found(&mut room, "hoses").is_empty());
    room.workspace.redo_edit(now()).unwrap();
    assert_eq!(found(&mut room, "hoses").len(), 1);
    room.workspace.check().unwrap();
}

#[test]
fn imports_that_come_and_go_leave_no_word_behind_though_keys_are_used_again() {
    let mut room = seven();
    assert_eq!(found(&mut room, "7"), ["7"]);
    let first = room.import(Moves, &rows(&[("alpha", "Ben", "Lead", "2026-01-04")]));
    assert_eq!(found(&mut room, "alpha"), ["alpha"]);
    let id = first.id.unwrap();
    room.workspace.undo_import(id, "Mia", now()).unwrap();
    // Not asked between: the keys of the deals that went are taken by others.
    room.import(Moves, &rows(&[("beta", "Ben", "Lead", "2026-01-04")]));
    assert!(found(&mut room, "alpha").is_empty());
    assert_eq!(found(&mut room, "beta"), ["beta"]);
    room.workspace.redo_import(id, "Mia", now()).unwrap();
    assert_eq!(found(&mut room, "alpha"), ["alpha"]);
    assert_eq!(found(&mut room, "beta"), ["beta"]);
    room.workspace.check().unwrap();
}

#[test]
fn no_question_is_wrong() {
    let mut room = seven();
    named(&mut room, "7", "\"Quoted\" 100% (a-b) 🙂 שלום");
    for asked in [
        "",
        " ",
        "\"",
        "\"\"",
        "*",
        "a*",
        "NOT",
        "AND OR",
        "deal:",
        "(",
        "a NEAR b",
        "🙂",
        "^",
        "-",
        "\0",
        "a\0b",
        "שלום\u{202e}",
        "\u{301}",
        "'; DROP TABLE deal; --",
        "{deal}: x",
        "+",
        "a + b",
        "\u{fff0}",
        "ा",
        "क\u{93f}",
        "½",
        "ß",
        "\\",
    ] {
        room.workspace.search(room.pipeline, asked, 10).unwrap();
    }
    let long = "x".repeat(20_000);
    assert!(found(&mut room, &long).is_empty());
    assert_eq!(found(&mut room, "\"quoted\""), ["7"]);
    assert_eq!(found(&mut room, "a-b"), ["7"]);
    assert_eq!(found(&mut room, "שלו"), ["7"]);
}

#[test]
fn a_name_counts_for_more_than_a_note_and_the_list_has_an_end() {
    let mut room = seven();
    named(&mut room, "7", "Other");
    named(&mut room, "8", "Turbine");
    let note = DealEdit::Detail {
        detail: Detail::NextStep,
        value: Some(Value::Text("Ask about the turbine".to_owned())),
    };
    edit(&mut room, "7", note).unwrap();
    assert_eq!(found(&mut room, "turbine"), ["8", "7"]);
    let one = room.workspace.search(room.pipeline, "turbine", 1).unwrap();
    assert_eq!(one.hits.len(), 1);
}
