//! Deals that a file knows to have ended, and not when: dated no better than it is known.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Room, date, room, row};
use engine::{
    difference::Differences,
    moment::{Between, Day, Moment},
    record::{Record, Sink as _},
};
use store::{ImportCounts, ImportId, RowCounts, Source, SourceKind};

/// A row of a file: step and day; `by 2026-01-05` ended by the file's day and was open on that day,
/// `by` alone says nothing of when it was.
type Told = (&'static str, &'static str);

/// Imports a file of a day about deal 7.
fn bring(
    room: &mut Room,
    kind: SourceKind,
    day: &str,
    file: &[Told],
) -> (ImportCounts, Option<ImportId>) {
    let source = Source {
        as_of: Some(date(day)),
        scope: Some("weekly".to_owned()),
        ..common::source(kind)
    };
    let mut import = room.workspace.begin_import(source, room.pipeline).unwrap();
    for (what, at) in file {
        let Some(open) = at.strip_prefix("by") else {
            import.accept(&row("7", "Ben", what, at)).unwrap();
            continue;
        };
        let between = Between {
            earliest: open.trim().parse().ok().map(Day::of),
            latest: Day::of(date(day)),
        };
        let record = Record {
            at: Some(Moment::of_date(between.middle().date())),
            ..row("7", "Ben", what, "")
        };
        import.accept_between(&record, between).unwrap();
    }
    let done = import.finish(RowCounts::default(), &[]).unwrap();
    (done.counts, done.id)
}

/// The story of deal 7, a line a move: day, step, the days between which it lies.
fn story(room: &Room) -> Vec<String> {
    let deal = room.workspace.deal(room.pipeline, "7").unwrap().unwrap();
    let of = |day: Day| day.date().format("%d").to_string();
    let moves = room.workspace.moves(deal.id).unwrap();
    let line = |row: &store::Move| {
        let between = row.between.map(|days| {
            let from = days.earliest.map(of).unwrap_or_default();
            format!(" in {from}..{}", of(days.latest))
        });
        let day = row.at.map(|at| of(at.day)).unwrap_or_default();
        format!("{day} {:?}{}", row.step, between.unwrap_or_default())
            .replace("StageId(1)", "Lead")
            .replace("StageId(2)", "Pitch")
            .replace("StageId(3)", "Close")
    };
    moves.iter().map(line).collect()
}

/// Snapshots of some days, and what comes of them; the other way round the same.
#[track_caller]
fn check(files: &[(&str, &[Told])], expected: &[&str]) -> Differences {
    let mut straight = room();
    let mut last = ImportCounts::default();
    for (day, file) in files {
        last = bring(&mut straight, SourceKind::Snapshot, day, file).0;
    }
    assert_eq!(story(&straight), expected);
    let mut back = room();
    for (day, file) in files.iter().rev() {
        bring(&mut back, SourceKind::Snapshot, day, file);
    }
    assert_eq!(story(&back), expected, "the other way round");
    last.differences
}

const MADE: Told = ("Created", "2026-01-05");
const LOST_25: (&str, &[Told]) = (
    "2026-01-25",
    &[
        MADE,
        ("at Pitch", "by 2026-01-05"),
        ("Lost", "by 2026-01-05"),
    ],
);
const PITCH_11: (&str, &[Told]) = ("2026-01-11", &[MADE, ("at Pitch", "2026-01-11")]);

#[test]
fn a_deal_ended_between_its_creation_and_the_first_file_that_says_so() {
    let lost = [
        "05 Created",
        "15 SeenAt(Pitch) in 05..25",
        "15 Lost in 05..25",
    ];
    check(&[LOST_25], &lost);
    // Next week's file says it again, and knows no better.
    let again: &[Told] = LOST_25.1;
    let differ = check(&[LOST_25, ("2026-01-31", again)], &lost);
    assert_eq!(differ, Differences::default());
}

#[test]
fn an_earlier_file_that_had_it_open_narrows_the_days() {
    let differ = check(
        &[PITCH_11, LOST_25],
        &["05 Created", "11 SeenAt(Pitch)", "18 Lost in 11..25"],
    );
    let expected = Differences {
        lost: 1,
        moves_between: 1,
        widest_days: 14,
        ..Differences::default()
    };
    assert_eq!(differ, expected);
}

#[test]
fn a_stage_that_only_the_last_file_knows_lies_before_the_end() {
    check(
        &[
            ("2026-01-01", &[("at Lead", "2026-01-01")]),
            ("2026-01-31", &[("at Close", "by"), ("Won", "by")]),
        ],
        &[
            "01 SeenAt(Lead)",
            "09 Entered(Close) in 01..31",
            "16 Won in 01..31",
        ],
    );
}

#[test]
fn a_deal_without_any_date_ended_by_the_files_day() {
    check(
        &[("2026-01-25", &[("at Pitch", "by"), ("Lost", "by")])],
        &["25 SeenAt(Pitch) in ..25", "25 Lost in ..25"],
    );
}

#[test]
fn a_deal_that_was_opened_again_and_lost_again_has_two_ends() {
    check(
        &[
            LOST_25,
            ("2026-01-27", &[("at Pitch", "2026-01-27")]),
            ("2026-01-31", &[("at Pitch", "by"), ("Lost", "by")]),
        ],
        &[
            "05 Created",
            "15 SeenAt(Pitch) in 05..25",
            "15 Lost in 05..25",
            "26 Entered(Pitch) in 25..27",
            "27 SeenAt(Pitch)",
            "29 Lost in 27..31",
        ],
    );
}

#[test]
fn a_history_tells_the_day_whenever_it_comes() {
    let history: &[Told] = &[("Lead", "2026-01-06"), ("Lost", "2026-01-20")];
    for day in ["2026-01-20", "2026-01-31"] {
        let mut room = room();
        bring(&mut room, SourceKind::Snapshot, LOST_25.0, LOST_25.1);
        bring(&mut room, SourceKind::Moves, day, history);
        let ends: Vec<String> = story(&room)
            .into_iter()
            .filter(|line| line.contains("Lost"))
            .collect();
        assert_eq!(ends, ["20 Lost"], "{day}");
    }
}

#[test]
fn taking_a_file_back_leaves_what_the_others_know() {
    let mut room = room();
    let (_, open) = bring(&mut room, SourceKind::Snapshot, PITCH_11.0, PITCH_11.1);
    bring(&mut room, SourceKind::Snapshot, LOST_25.0, LOST_25.1);
    let both = story(&room);
    let now = common::now();
    room.workspace
        .undo_import(open.unwrap(), "Ann", now)
        .unwrap();
    assert_eq!(
        story(&room),
        [
            "05 Created",
            "15 SeenAt(Pitch) in 05..25",
            "15 Lost in 05..25",
        ]
    );
    room.workspace
        .redo_import(open.unwrap(), "Ann", now)
        .unwrap();
    assert_eq!(story(&room), both);
}
