//! What became of deals since a review that was marked: what came too late for it is in the next one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use engine::{
    deal::edit::{DealEdit, Goal},
    filter::Filter,
    moment::{Day, Moment},
    record::{Details, Record, Sink, Step},
    since::{Became, Known, Learnt, Since},
};
use proptest::prelude::*;
use store::{ImportId, RowCounts, Source, SourceKind};

use common::{Room, date, eur, room, row, rows, source};

const MARKED: &str = "2026-01-26";
const SEEN: &str = "2026-02-02";

/// So many hours after the beginning of a day.
fn at(day: &str, hour: i64) -> DateTime<Utc> {
    date(day).and_hms_opt(0, 0, 0).unwrap().and_utc() + Duration::hours(hour)
}

/// Imports at nine.
fn bring(room: &mut Room, day: &str, kind: SourceKind, rows: &[Record<'_>]) -> ImportId {
    let source = Source {
        as_of: Some(date(day)),
        at: at(day, 9),
        ..source(kind)
    };
    let mut import = room.workspace.begin_import(source, room.pipeline).unwrap();
    for row in rows {
        import.accept(row).unwrap();
    }
    let made = import.finish(RowCounts::default(), &[]).unwrap();
    made.id.unwrap()
}

/// Marks the review at noon.
fn mark(room: &mut Room) {
    let mut edits = room
        .workspace
        .edit("Mia", "reviewed", at(MARKED, 12))
        .unwrap();
    edits
        .mark_reviewed(room.pipeline, date(MARKED), "{}", "{}")
        .unwrap();
    edits.commit().unwrap();
}

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

fn seen(as_of: NaiveDate) -> Filter {
    Filter {
        as_of: Some(as_of),
        ..Filter::default()
    }
}

fn since(room: &Room) -> Since {
    let mark = &room.workspace.reviewed(room.pipeline).unwrap()[0];
    let known = room.workspace.known_at(room.pipeline, mark.at).unwrap();
    let ledger = room.workspace.ledger(room.pipeline).unwrap();
    let turns = room.workspace.turns(room.pipeline).unwrap();
    ledger.since_review(&seen(date(SEEN)), mark.as_of, &turns, &known)
}

fn by_dates(room: &Room) -> Since {
    let ledger = room.workspace.ledger(room.pipeline).unwrap();
    let turns = room.workspace.turns(room.pipeline).unwrap();
    ledger.since(&seen(date(SEEN)), date(MARKED), &turns)
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

const STEPS: [&str; 5] = ["Lead", "Pitch", "Close", "Won", "Lost"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Facts in the order of their dates, none recorded late: then a mark makes no difference.
    #[test]
    fn where_nothing_comes_late_it_is_as_by_dates(
        mut facts in prop::collection::vec((0..4_usize, 0..3_usize, 0..5_usize, 0..14_u64), 1..20),
    ) {
        facts.sort_by_key(|fact| fact.3);
        let (deals, reps) = (["1", "2", "3", "4"], ["Ben", "Ana", "Cem"]);
        let mut room = room();
        let days: Vec<(u64, String)> = facts
            .iter()
            .map(|fact| (fact.3, (date("2026-01-20") + chrono::Days::new(fact.3)).to_string()))
            .collect();
        let told = |until: u64| -> Vec<Record<'_>> {
            facts
                .iter()
                .zip(&days)
                .filter(|(fact, _)| fact.3 <= until)
                .map(|(fact, (_, day))| row(deals[fact.0], reps[fact.1], STEPS[fact.2], day))
                .collect()
        };
        // As of the evenings of the review and of a week later.
        bring(&mut room, "2026-01-26", SourceKind::Moves, &told(6));
        mark(&mut room);
        bring(&mut room, "2026-02-02", SourceKind::Moves, &told(13));
        let (known, dated) = (since(&room), by_dates(&room));
        prop_assert_eq!(known, dated);
    }
}

/// What is done to a workspace, by deal, rep and day of January.
#[derive(Clone, Debug)]
enum Deed {
    /// A file of a day, with moves, or with amounts, of deals.
    Brings(SourceKind, u32, Vec<(usize, usize, usize, u32)>),
    /// One of the files before, for another day.
    BringsAgain(prop::sample::Index, u32),
    Undoes(prop::sample::Index),
    Moves(usize, u16, u32),
    Values(usize, i64),
}

fn deed() -> impl Strategy<Value = Deed> {
    let kind = prop::sample::select(vec![SourceKind::Moves, SourceKind::Snapshot]);
    let facts = prop::collection::vec((0..4_usize, 0..2_usize, 0..8_usize, 10..30_u32), 1..7);
    prop_oneof![
        4 => (kind, 20..30_u32, facts).prop_map(|(kind, day, facts)| Deed::Brings(kind, day, facts)),
        2 => (any::<prop::sample::Index>(), 20..30_u32)
            .prop_map(|(which, day)| Deed::BringsAgain(which, day)),
        1 => any::<prop::sample::Index>().prop_map(Deed::Undoes),
        1 => (0..4_usize, 0..3_u16, 10..30_u32).prop_map(|(deal, to, day)| Deed::Moves(deal, to, day)),
        1 => (0..4_usize, 1..4_i64).prop_map(|(deal, amount)| Deed::Values(deal, amount)),
    ]
}

const DEALS: [&str; 4] = ["1", "2", "3", "4"];

fn does(room: &mut Room, deed: &Deed, before: &[Deed], now: DateTime<Utc>) {
    let edit = |room: &mut Room, deal: usize, edit: &DealEdit| {
        let Some(known) = room.workspace.deal(room.pipeline, DEALS[deal]).unwrap() else {
            return;
        };
        let mut edits = room.workspace.edit("Mia", edit.name(), now).unwrap();
        edits.deal(known.id, edit).unwrap();
        edits.commit().unwrap();
    };
    match deed {
        Deed::BringsAgain(which, day) => {
            let files = before.iter().filter_map(|deed| match deed {
                Deed::Brings(kind, _, facts) => Some(Deed::Brings(*kind, *day, facts.clone())),
                _ => None,
            });
            let files: Vec<Deed> = files.collect();
            if !files.is_empty() {
                does(room, which.get(&files), before, now);
            }
        }
        Deed::Brings(kind, day, facts) => {
            let source = Source {
                as_of: Some(january(*day)),
                at: now,
                ..source(*kind)
            };
            let mut import = room.workspace.begin_import(source, room.pipeline).unwrap();
            for (deal, rep, what, day) in facts {
                let day = january(*day).to_string();
                let rep = ["Ben", "Ana"][*rep];
                let mut record = match what {
                    5.. => row(
                        DEALS[*deal],
                        rep,
                        ["at Lead", "at Pitch", "at Close"][what - 5],
                        "",
                    ),
                    _ => row(DEALS[*deal], rep, STEPS[*what], &day),
                };
                record.details.amount = Some(eur(100 * (1 + i64::try_from(*what).unwrap() % 3)));
                import.accept(&record).unwrap();
            }
            import.finish(RowCounts::default(), &[]).unwrap();
        }
        Deed::Undoes(which) => {
            let imports = room.workspace.imports().unwrap();
            if !imports.is_empty() {
                let import = which.get(&imports);
                let turned = match import.undone_at {
                    None => room
                        .workspace
                        .undo_import(import.id, "Mia", now)
                        .map(|_| ()),
                    Some(_) => room.workspace.redo_import(import.id, "Mia", now),
                };
                turned.unwrap();
            }
        }
        Deed::Moves(deal, to, day) => {
            if let Some(known) = room.workspace.deal(room.pipeline, DEALS[*deal]).unwrap() {
                let mut edits = room.workspace.edit("Mia", "move", now).unwrap();
                let (step, on) = (Step::Entered(*to), Moment::of_date(january(*day)));
                edits.add_move(known.id, step, on, known.rep).unwrap();
                edits.commit().unwrap();
            }
        }
        Deed::Values(deal, amount) => edit(room, *deal, &DealEdit::Amount(Some(eur(100 * amount)))),
    }
}

fn january(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, day).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// What was known at a mark is told as it was, whatever was done since.
    #[test]
    fn what_was_known_is_what_the_workspace_told_then(
        before in prop::collection::vec(deed(), 1..5),
        after in prop::collection::vec(deed(), 1..4),
    ) {
        let mut room = room();
        for (hour, deed) in before.iter().enumerate() {
            does(&mut room, deed, &before[..hour], at(MARKED, hour as i64));
        }
        mark(&mut room);
        let marked = at(MARKED, 12).timestamp_micros();
        let ledger = room.workspace.ledger(room.pipeline).unwrap();
        let turns = room.workspace.turns(room.pipeline).unwrap();
        for (hour, deed) in (13..).zip(&after) {
            does(&mut room, deed, &before, at(MARKED, hour));
        }
        let all = DEALS.map(|deal| Learnt { deal: deal.to_owned(), taken_back: false });
        let whole = Known { deals: all.to_vec(), ledger, turns };
        let known = room.workspace.known_at(room.pipeline, marked).unwrap();
        let now = room.workspace.ledger(room.pipeline).unwrap();
        let turns = room.workspace.turns(room.pipeline).unwrap();
        for from in [22, 26, 28] {
            let told = |known: &Known| now.since_review(&seen(date(SEEN)), january(from), &turns, known);
            let (is, was) = (told(&known), told(&whole));
            prop_assert_eq!(is.changes, was.changes, "from {}", from);
            prop_assert_eq!(is.steps, was.steps, "from {}", from);
            let sorted = |deals: Vec<String>| -> BTreeSet<String> { deals.into_iter().collect() };
            let others = [is.late, is.taken_back].concat();
            prop_assert_eq!(sorted(others), sorted(was.late), "from {}", from);
        }
    }
}
