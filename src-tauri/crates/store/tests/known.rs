//! What became of deals since a review that was marked: what came too late for it is in the next one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use engine::{
    deal::edit::{DealEdit, Goal},
    moment::Day,
    record::{Details, Record, Sink},
    since::{Became, Since},
};
use store::{RowCounts, Source, SourceKind};

use common::{
    Room, date, eur, room, row, rows, source,
    weekly::{MARKED, at, bring, by_dates, mark, since},
};

fn edit(room: &mut Room, day: &str, key: &str, edit: &DealEdit) {
    let id = room.workspace.deal(room.pipeline, key).unwrap().unwrap().id;
    let mut edits = room
        .workspace
        .edit("Mia", edit.name(), at(day, 10))
        .unwrap();
    edits.deal(id, edit).unwrap();
    edits.commit().unwrap();
}

fn to(goal: Goal, day: &str) -> DealEdit {
    DealEdit::Move {
        to: goal,
        day: date(day),
        reason: None,
    }
}

/// What became of which deals.
fn became(since: &Since) -> Vec<(Became, Vec<&str>)> {
    let told = since.changes.iter().filter(|change| change.count > 0);
    told.map(|change| {
        assert_eq!(change.count as usize, change.deals.len());
        let deals = change.deals.iter().map(String::as_str);
        (change.became, deals.collect())
    })
    .collect()
}

fn check(room: &Room, expected: &[(Became, &[&str])], late: &[&str], taken_back: &[&str]) {
    let since = since(room);
    let expected: Vec<(Became, Vec<&str>)> = expected
        .iter()
        .map(|(became, deals)| (*became, deals.to_vec()))
        .collect();
    assert_eq!(became(&since), expected);
    assert_eq!(
        (&since.late[..], &since.taken_back[..]),
        (&owned(late)[..], &owned(taken_back)[..])
    );
}

fn owned(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

/// Two deals, known and reviewed.
fn reviewed() -> Room {
    let mut room = room();
    bring(&mut room, "2026-01-19", SourceKind::Moves, &first());
    mark(&mut room);
    room
}

fn first() -> Vec<Record<'static>> {
    rows(&[
        ("7", "Ben", "Lead", "2026-01-02"),
        ("8", "Ana", "Lead", "2026-01-03"),
    ])
}

/// The same file again, and more.
fn next(more: &[(&'static str, &'static str, &'static str, &'static str)]) -> Vec<Record<'static>> {
    let mut all = first();
    all.extend(rows(more));
    all
}

#[test]
fn a_move_that_a_file_told_too_late_is_in_the_next_review() {
    let mut room = reviewed();
    let more = [
        ("7", "Ben", "Pitch", "2026-01-22"),
        ("8", "Ana", "Pitch", "2026-01-28"),
    ];
    bring(&mut room, "2026-01-27", SourceKind::Moves, &next(&more));
    check(&room, &[(Became::MovedOn, &["7", "8"])], &["7"], &[]);
    assert_eq!(since(&room).steps.forward, 2);
    assert_eq!(became(&by_dates(&room)), [(Became::MovedOn, vec!["8"])]);
}

#[test]
fn so_is_one_on_the_day_of_the_review_itself() {
    let mut room = reviewed();
    bring(
        &mut room,
        "2026-01-27",
        SourceKind::Moves,
        &next(&[("7", "Ben", "Pitch", MARKED)]),
    );
    check(&room, &[(Became::MovedOn, &["7"])], &["7"], &[]);
}

#[test]
fn so_is_one_that_a_person_entered_too_late() {
    let mut room = reviewed();
    edit(
        &mut room,
        "2026-01-27",
        "7",
        &to(Goal::Stage(1), "2026-01-22"),
    );
    check(&room, &[(Became::MovedOn, &["7"])], &["7"], &[]);
    room.workspace.undo_edit(at("2026-01-28", 9)).unwrap();
    check(&room, &[], &[], &[]);
}

#[test]
fn so_are_a_loss_and_a_win_and_a_stage_passed_over() {
    let mut room = reviewed();
    let more = [
        ("7", "Ben", "Lost", "2026-01-21"),
        ("8", "Ana", "Won", "2026-01-22"),
    ];
    bring(&mut room, "2026-01-27", SourceKind::Moves, &next(&more));
    check(
        &room,
        &[(Became::Won, &["8"]), (Became::Lost, &["7"])],
        &["7", "8"],
        &[],
    );
    let mut room = reviewed();
    let more = [("7", "Ben", "Close", "2026-01-21")];
    bring(&mut room, "2026-01-27", SourceKind::Moves, &next(&more));
    check(&room, &[(Became::SkippedAhead, &["7"])], &["7"], &[]);
}

#[test]
fn a_deal_that_was_not_known_is_new_whenever_it_began() {
    let mut room = reviewed();
    let more = [
        ("9", "Ben", "Lead", "2025-12-01"),
        ("10", "Ben", "Lead", "2026-01-30"),
    ];
    bring(&mut room, "2026-01-31", SourceKind::Moves, &next(&more));
    check(&room, &[(Became::New, &["9", "10"])], &["9"], &[]);
    assert_eq!(since(&room).steps.forward, 0);
}

fn worth<'a>(deal: &'a str, at: &'a str, amount: i64, close: &str) -> Record<'a> {
    Record {
        details: Details {
            amount: Some(eur(amount)),
            expected_close: Some(Day::of(date(close))),
            ..Details::default()
        },
        ..row(deal, "Ben", "at Lead", at)
    }
}

#[test]
fn an_amount_and_a_close_date_changed_too_late() {
    let mut room = room();
    let first = [
        worth("7", "", 500, "2026-03-01"),
        worth("8", "", 500, "2026-03-01"),
    ];
    bring(&mut room, "2026-01-19", SourceKind::Snapshot, &first);
    mark(&mut room);
    // A file of a day before the review, brought in after it.
    let late = [
        worth("7", "", 900, "2026-04-01"),
        worth("8", "", 500, "2026-03-01"),
    ];
    let source = Source {
        as_of: Some(date("2026-01-23")),
        at: at("2026-01-27", 9),
        ..source(SourceKind::Snapshot)
    };
    let mut import = room.workspace.begin_import(source, room.pipeline).unwrap();
    for row in &late {
        import.accept(row).unwrap();
    }
    import.finish(RowCounts::default(), &[]).unwrap();
    let expected: &[(Became, &[&str])] = &[(Became::Slipped, &["7"]), (Became::Grown, &["7"])];
    check(&room, expected, &["7"], &[]);
    // By hand on the afternoon of the review.
    let id = room.workspace.deal(room.pipeline, "8").unwrap().unwrap().id;
    let mut edits = room
        .workspace
        .edit("Mia", "amount", at(MARKED, 15))
        .unwrap();
    edits.deal(id, &DealEdit::Amount(Some(eur(400)))).unwrap();
    edits.commit().unwrap();
    let expected: &[(Became, &[&str])] = &[
        (Became::Slipped, &["7"]),
        (Became::Grown, &["7"]),
        (Became::Shrunk, &["8"]),
    ];
    check(&room, expected, &["7", "8"], &[]);
}

#[test]
fn an_owner_changed_too_late() {
    let mut room = reviewed();
    let more = [("7", "Cem", "at Lead", "2026-01-20")];
    bring(&mut room, "2026-01-27", SourceKind::Moves, &next(&more));
    check(&room, &[(Became::OwnerChanged, &["7"])], &["7"], &[]);
}

#[test]
fn an_import_that_was_undone_had_been_known() {
    let mut room = room();
    bring(&mut room, "2026-01-12", SourceKind::Moves, &first());
    let more = [
        ("7", "Dora", "Pitch", "2026-01-15"),
        ("9", "Dora", "Lead", "2026-01-15"),
    ];
    let second = bring(&mut room, "2026-01-19", SourceKind::Moves, &next(&more));
    mark(&mut room);
    check(&room, &[], &[], &[]);
    room.workspace
        .undo_import(second, "Mia", at("2026-01-28", 9))
        .unwrap();
    // A deal that is gone cannot be shown; that it was Dora's, who is gone too, can.
    let back: &[(Became, &[&str])] = &[(Became::WentBack, &["7"]), (Became::OwnerChanged, &["7"])];
    check(&room, back, &[], &["7"]);
    assert_eq!(since(&room).steps.back, 0);
    room.workspace
        .redo_import(second, "Mia", at("2026-01-29", 9))
        .unwrap();
    check(&room, &[], &[], &[]);
}

#[test]
fn an_import_that_came_and_went_since_never_was() {
    let mut room = reviewed();
    let more = [("7", "Ben", "Pitch", "2026-01-22")];
    let id = bring(&mut room, "2026-01-27", SourceKind::Moves, &next(&more));
    room.workspace
        .undo_import(id, "Mia", at("2026-01-28", 9))
        .unwrap();
    check(&room, &[], &[], &[]);
}

#[test]
fn the_same_said_again_or_on_another_day_is_no_news() {
    let mut room = reviewed();
    bring(&mut room, "2026-01-27", SourceKind::Moves, &first());
    check(&room, &[], &[], &[]);
    let mut room = self::room();
    bring(
        &mut room,
        "2026-01-05",
        SourceKind::Snapshot,
        &[row("7", "Ben", "at Lead", "")],
    );
    bring(
        &mut room,
        "2026-01-19",
        SourceKind::Snapshot,
        &[row("7", "Ben", "at Pitch", "")],
    );
    mark(&mut room);
    // It was at Pitch by the 19th, it is not known since when; and now it is, though later than that.
    for entered in ["2026-01-18", "2026-01-28"] {
        let more = [
            ("7", "Ben", "Lead", "2026-01-05"),
            ("7", "Ben", "Pitch", entered),
        ];
        bring(&mut room, "2026-01-29", SourceKind::Moves, &rows(&more));
        let since = since(&room);
        assert_eq!(
            (became(&since), since.late.len()),
            (Vec::new(), 0),
            "{entered}"
        );
        assert_eq!((since.steps.forward, since.steps.back), (0, 0), "{entered}");
    }
}

#[test]
fn of_two_snapshots_around_the_review_the_second_brings_the_news() {
    let mut room = room();
    let snapshot = |stage| [row("7", "Ben", stage, ""), row("8", "Ana", "at Lead", "")];
    bring(
        &mut room,
        "2026-01-12",
        SourceKind::Snapshot,
        &snapshot("at Lead"),
    );
    mark(&mut room);
    bring(
        &mut room,
        "2026-01-29",
        SourceKind::Snapshot,
        &snapshot("at Pitch"),
    );
    // Dated in the middle of the two, which lies before the review.
    assert_eq!(became(&by_dates(&room)), []);
    check(&room, &[(Became::MovedOn, &["7"])], &["7"], &[]);
}
