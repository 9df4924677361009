//! A snapshot after a snapshot: what lies between them is found, and dated no better than it is known.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Room, Row, date, eur, room, row, rows};
use engine::{
    difference::Differences,
    record::{Details, Record, Sink as _},
};
use store::{Entity, ImportCounts, RowCounts, Source, SourceKind};

use SourceKind::{Moves, Snapshot};

/// Imports a file of a day.
fn bring(room: &mut Room, kind: SourceKind, day: &str, file: &[Record<'_>]) -> ImportCounts {
    let source = Source {
        as_of: Some(date(day)),
        scope: Some("weekly".to_owned()),
        ..common::source(kind)
    };
    let mut import = room.workspace.begin_import(source, room.pipeline).unwrap();
    for record in file {
        import.accept(record).unwrap();
    }
    import.finish(RowCounts::default(), &[]).unwrap().counts
}

/// The story of deal 7, a line a move: day, step, the days between which it lies.
fn story(room: &Room) -> Vec<String> {
    let deal = room.workspace.deal(room.pipeline, "7").unwrap().unwrap();
    let moves = room.workspace.moves(deal.id).unwrap();
    let line = |row: &store::Move| {
        let day = row
            .at
            .map(|at| at.day.date().format("%d").to_string())
            .unwrap_or_default();
        let of = |day: engine::moment::Day| day.date().format("%d").to_string();
        let between = row.between.map(|days| {
            let from = days.earliest.map(of).unwrap_or_default();
            format!(" in {from}..{}", of(days.latest))
        });
        format!("{day} {:?}{}", row.step, between.unwrap_or_default())
            .replace("StageId(1)", "Lead")
            .replace("StageId(2)", "Pitch")
            .replace("StageId(3)", "Close")
    };
    moves.iter().map(line).collect()
}

/// Files of some days, all of them snapshots of deal 7, and what comes of them; also the other way
/// round.
#[track_caller]
fn check(files: &[(&str, &[Row])], expected: &[&str], last: Differences) {
    let mut straight = room();
    let mut counts = ImportCounts::default();
    for (day, file) in files {
        counts = bring(&mut straight, Snapshot, day, &rows(file));
    }
    assert_eq!(story(&straight), expected);
    assert_eq!(counts.differences, last);
    let mut back = room();
    for (day, file) in files.iter().rev() {
        bring(&mut back, Snapshot, day, &rows(file));
    }
    assert_eq!(story(&back), expected, "the other way round");
}

const NONE: Differences = Differences {
    advanced: 0,
    skipped: 0,
    went_back: 0,
    won: 0,
    lost: 0,
    completed: 0,
    reopened: 0,
    owner: 0,
    close_later: 0,
    close_earlier: 0,
    amount_up: 0,
    amount_down: 0,
    currency: 0,
    details: 0,
    disappeared: 0,
    reappeared: 0,
    moves_between: 0,
    widest_days: 0,
};

const LEAD_10: (&str, &[Row]) = ("2026-01-10", &[("7", "Ben", "at Lead", "2026-01-10")]);
const PITCH_17: (&str, &[Row]) = ("2026-01-17", &[("7", "Ben", "at Pitch", "2026-01-17")]);

#[test]
fn a_deal_seen_further_on_moved_in_between_and_the_middle_is_taken() {
    let between = Differences {
        advanced: 1,
        moves_between: 1,
        widest_days: 7,
        ..NONE
    };
    check(
        &[LEAD_10, PITCH_17],
        &[
            "10 SeenAt(Lead)",
            "14 Entered(Pitch) in 10..17",
            "17 SeenAt(Pitch)",
        ],
        between,
    );
}

#[test]
fn a_deal_that_stays_keeps_its_first_and_its_last_sighting() {
    let at = |day: &'static str| [("7", "Ben", "at Lead", day)];
    let (a, b) = (at("2026-01-17"), at("2026-01-24"));
    check(
        &[LEAD_10, ("2026-01-17", &a), ("2026-01-24", &b)],
        &["10 SeenAt(Lead)", "24 SeenAt(Lead)"],
        NONE,
    );
}

#[test]
fn files_that_date_nothing_are_compared_by_the_days_they_speak_of() {
    let lead: &[Row] = &[("7", "Ben", "at Lead", "")];
    let pitch: &[Row] = &[("7", "Ben", "at Pitch", "")];
    check(
        &[("2026-01-10", lead), ("2026-01-11", lead)],
        &[" SeenAt(Lead)"],
        NONE,
    );
    let seen = [
        " SeenAt(Lead)",
        "14 Entered(Pitch) in 10..17",
        "17 SeenAt(Pitch)",
    ];
    check(
        &[("2026-01-10", lead), ("2026-01-17", pitch)],
        &seen,
        Differences {
            advanced: 1,
            moves_between: 1,
            widest_days: 7,
            ..NONE
        },
    );
    check(
        &[
            ("2026-01-10", lead),
            ("2026-01-17", pitch),
            ("2026-01-24", pitch),
        ],
        &seen,
        NONE,
    );
}

#[test]
fn steps_back_and_ahead_are_told_apart() {
    let close: &[Row] = &[("7", "Ben", "at Close", "2026-01-17")];
    let skipped = Differences {
        skipped: 1,
        moves_between: 1,
        widest_days: 7,
        ..NONE
    };
    check(
        &[LEAD_10, ("2026-01-17", close)],
        &[
            "10 SeenAt(Lead)",
            "14 Entered(Close) in 10..17",
            "17 SeenAt(Close)",
        ],
        skipped,
    );
    let back: &[Row] = &[("7", "Ben", "at Lead", "2026-01-19")];
    let went_back = Differences {
        went_back: 1,
        moves_between: 1,
        widest_days: 2,
        ..NONE
    };
    check(
        &[LEAD_10, PITCH_17, ("2026-01-19", back)],
        &[
            "10 SeenAt(Lead)",
            "14 Entered(Pitch) in 10..17",
            "17 SeenAt(Pitch)",
            "18 Entered(Lead) in 17..19",
            "19 SeenAt(Lead)",
        ],
        went_back,
    );
}

#[test]
fn a_date_of_the_file_itself_is_taken_as_it_is() {
    let dated: &[Row] = &[("7", "Ben", "Pitch", "2026-01-12")];
    check(
        &[LEAD_10, ("2026-01-17", dated)],
        &["10 SeenAt(Lead)", "12 Entered(Pitch)"],
        Differences {
            advanced: 1,
            ..NONE
        },
    );
    // One from before the earlier file, too: what was only seen after it gives way.
    let dated: &[Row] = &[("7", "Ben", "Pitch", "2026-01-08")];
    check(
        &[LEAD_10, ("2026-01-17", dated)],
        &["08 Entered(Pitch)"],
        Differences {
            advanced: 1,
            ..NONE
        },
    );
}

#[test]
fn a_win_has_its_date_and_the_stage_before_it_lies_between() {
    let won: &[Row] = &[
        ("7", "Ben", "at Close", "2026-01-15"),
        ("7", "Ben", "Won", "2026-01-15"),
    ];
    let between = Differences {
        won: 1,
        moves_between: 1,
        widest_days: 5,
        ..NONE
    };
    check(
        &[LEAD_10, ("2026-01-17", won)],
        &["10 SeenAt(Lead)", "13 Entered(Close) in 10..15", "15 Won"],
        between,
    );
    let again: &[Row] = &[("7", "Ben", "at Pitch", "2026-01-24")];
    check(
        &[LEAD_10, ("2026-01-17", won), ("2026-01-24", again)],
        &[
            "10 SeenAt(Lead)",
            "13 Entered(Close) in 10..15",
            "15 Won",
            "21 Entered(Pitch) in 17..24",
            "24 SeenAt(Pitch)",
        ],
        Differences {
            reopened: 1,
            moves_between: 1,
            widest_days: 7,
            ..NONE
        },
    );
}

#[test]
fn a_deal_that_turns_out_lost_was_not_won() {
    let end = |what: &'static str| [("7", "Ben", what, "2026-01-15")];
    let (won, lost) = (end("Won"), end("Lost"));
    check(
        &[LEAD_10, ("2026-01-17", &won), ("2026-01-24", &lost)],
        &["10 SeenAt(Lead)", "15 Lost"],
        Differences { lost: 1, ..NONE },
    );
}

#[test]
fn a_history_that_comes_later_dates_what_lay_between() {
    let history: &[Row] = &[
        ("7", "Ben", "Lead", "2026-01-03"),
        ("7", "Ben", "Pitch", "2026-01-12T09:30:00"),
    ];
    for order in [[0, 1, 2], [0, 2, 1], [2, 0, 1]] {
        let mut room = room();
        for file in order {
            match file {
                0 => bring(&mut room, Snapshot, LEAD_10.0, &rows(LEAD_10.1)),
                1 => bring(&mut room, Snapshot, PITCH_17.0, &rows(PITCH_17.1)),
                _ => bring(&mut room, Moves, "2026-01-18", &rows(history)),
            };
        }
        let story = story(&room);
        let entered: Vec<_> = story
            .iter()
            .filter(|line| line.contains("Entered"))
            .collect();
        assert_eq!(
            entered,
            ["03 Entered(Lead)", "12 Entered(Pitch)"],
            "{order:?}"
        );
    }
}

#[test]
fn owners_closes_and_amounts_that_differ_are_counted_and_logged_between_the_files() {
    let mut room = room();
    let details = |close: i32, minor| Details {
        amount: Some(eur(minor)),
        expected_close: Some(engine::moment::Day(close)),
        ..Details::default()
    };
    let seen = |rep, day, details| Record {
        details,
        ..row("7", rep, "at Lead", day)
    };
    bring(
        &mut room,
        Snapshot,
        "2026-01-10",
        &[seen("Ben", "2026-01-10", details(20_500, 100))],
    );
    let counts = bring(
        &mut room,
        Snapshot,
        "2026-01-17",
        &[seen("Cy", "2026-01-17", details(20_530, 90))],
    );
    let expected = Differences {
        owner: 1,
        close_later: 1,
        amount_down: 1,
        ..NONE
    };
    assert_eq!(counts.differences, expected);
    let deal = room.workspace.deal(room.pipeline, "7").unwrap().unwrap();
    let log = room.workspace.changes(Entity::Deal, deal.id.0).unwrap();
    let days: Vec<_> = log
        .iter()
        .map(|change| {
            let (from, to) = change.between.unwrap();
            format!("{} {}..{}", change.field, from.date(), to.date())
        })
        .collect();
    assert_eq!(
        days,
        [
            "amount 2026-01-10..2026-01-17",
            "expected_close 2026-01-10..2026-01-17",
            "owner 2026-01-10..2026-01-17",
        ]
    );
}

#[test]
fn a_deal_that_is_not_in_the_next_whole_file_is_missing_and_neither_lost_nor_gone() {
    let mut room = room();
    let file = |deals: &[&'static str], day: &'static str| -> Vec<Record<'static>> {
        deals
            .iter()
            .map(|deal| row(deal, "Ben", "at Lead", day))
            .collect()
    };
    bring(
        &mut room,
        Snapshot,
        "2026-01-10",
        &file(&["7", "8", "9"], "2026-01-10"),
    );
    let counts = bring(
        &mut room,
        Snapshot,
        "2026-01-17",
        &file(&["8", "9"], "2026-01-17"),
    );
    assert_eq!(
        (
            counts.differences.disappeared,
            counts.differences.reappeared
        ),
        (1, 0)
    );
    let seven = room.workspace.deal(room.pipeline, "7").unwrap().unwrap();
    let absent = room.workspace.absences(room.pipeline).unwrap();
    assert_eq!(absent.len(), 1);
    assert_eq!(absent[0].deal, seven.id);
    assert_eq!(absent[0].last_seen.date(), date("2026-01-10"));
    assert_eq!(absent[0].missing_on.date(), date("2026-01-17"));
    assert_eq!(story(&room), ["10 SeenAt(Lead)"]);
    let counts = bring(
        &mut room,
        Snapshot,
        "2026-01-24",
        &file(&["7", "8", "9"], "2026-01-24"),
    );
    assert_eq!(
        (
            counts.differences.disappeared,
            counts.differences.reappeared
        ),
        (0, 1)
    );
    assert!(room.workspace.absences(room.pipeline).unwrap().is_empty());
    // One rep's part of the team is no whole file: nothing is concluded from it.
    let counts = bring(
        &mut room,
        Snapshot,
        "2026-01-31",
        &file(&["9"], "2026-01-31"),
    );
    assert_eq!(counts.differences.disappeared, 0);
    assert!(room.workspace.absences(room.pipeline).unwrap().is_empty());
}
