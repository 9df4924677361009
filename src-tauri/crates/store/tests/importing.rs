//! An import brings what is new, once: the same again adds nothing, what differs is logged.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Room, Row, now, room, row, rows, source};
use engine::{
    problem::{Listed, Problem, ProblemCode, Told},
    process::Process,
    record::{Record, Sink},
};
use store::{Error, RowCounts, SourceKind};

use SourceKind::{Moves, Snapshot};

/// The story of a deal: "day step rep", a line per move.
fn story(room: &Room, deal: &str) -> Vec<String> {
    let deal = room.workspace.deal(room.pipeline, deal).unwrap().unwrap();
    let reps = room.workspace.reps().unwrap();
    let moves = room.workspace.moves(deal.id).unwrap();
    let name = |id| {
        reps.iter()
            .find(|rep| Some(rep.id) == id)
            .map_or("-", |rep| &rep.name)
    };
    assert_eq!(
        name(deal.rep),
        name(moves.last().unwrap().rep),
        "the owner is the last move's"
    );
    moves
        .iter()
        .map(|row| {
            let day = row
                .at
                .map_or("undated".to_owned(), |at| at.day.date().to_string());
            format!("{day} {:?} {}", row.step, name(row.rep))
        })
        .collect()
}

/// Imports one file after the other, and compares what the last did: deals new, changed and
/// unchanged; moves new and known.
#[track_caller]
fn check(files: &[(SourceKind, &[Row])], expected: [u64; 5], deal: &str, after: &[&str]) {
    let mut room = room();
    let mut last = None;
    for (kind, file) in files {
        last = Some(room.import(*kind, &rows(file)).counts);
    }
    let last = last.unwrap();
    let counts = [
        last.deals_new,
        last.deals_changed,
        last.deals_unchanged,
        last.moves_new,
        last.moves_known,
    ];
    assert_eq!(counts, expected);
    assert_eq!(story(&room, deal), after);
    let before = room.told();
    let (kind, file) = files.last().unwrap();
    let again = room.import(*kind, &rows(file)).counts;
    assert_eq!(
        (again.deals_new, again.deals_changed, again.moves_new),
        (0, 0, 0)
    );
    assert_eq!(room.told(), before, "the same again changed something");
}

const WEEK_1: &[Row] = &[
    ("7", "Ben", "Lead", "2026-01-02"),
    ("7", "Ben", "Pitch", "2026-01-05"),
    ("8", "Ana", "Lead", "2026-01-03"),
];

#[test]
fn the_same_file_again_adds_nothing() {
    let story = [
        "2026-01-02 Entered(StageId(1)) Ben",
        "2026-01-05 Entered(StageId(2)) Ben",
    ];
    check(&[(Moves, WEEK_1)], [2, 0, 0, 3, 0], "7", &story);
    check(
        &[(Moves, WEEK_1), (Moves, WEEK_1)],
        [0, 0, 2, 0, 3],
        "7",
        &story,
    );
}

#[test]
fn next_weeks_longer_file_adds_only_what_is_new() {
    check(
        &[
            (Moves, WEEK_1),
            (
                Moves,
                &[
                    ("7", "Ben", "Lead", "2026-01-02"),
                    ("7", "Ben", "Pitch", "2026-01-05"),
                    ("7", "Cy", "Won", "2026-01-09"),
                    ("8", "Ana", "Lead", "2026-01-03"),
                    ("9", "Ana", "Lead", "2026-01-08"),
                ],
            ),
        ],
        [1, 1, 1, 2, 3],
        "7",
        &[
            "2026-01-02 Entered(StageId(1)) Ben",
            "2026-01-05 Entered(StageId(2)) Ben",
            "2026-01-09 Won Cy",
        ],
    );
}

#[test]
fn rows_that_a_file_repeats_are_all_kept_and_still_known_again() {
    let twice: &[Row] = &[
        ("7", "Ben", "Lead", "2026-01-02"),
        ("7", "Ben", "Lead", "2026-01-02"),
    ];
    let one = "2026-01-02 Entered(StageId(1)) Ben";
    check(&[(Moves, twice)], [1, 0, 0, 2, 0], "7", &[one, one]);
    check(
        &[(Moves, &twice[..1]), (Moves, twice)],
        [0, 1, 0, 1, 1],
        "7",
        &[one, one],
    );
    check(
        &[(Moves, twice), (Moves, &twice[..1])],
        [0, 0, 1, 0, 1],
        "7",
        &[one, one],
    );
}

#[test]
fn ties_at_one_instant_keep_the_order_of_the_newest_file() {
    check(
        &[
            (
                Moves,
                &[
                    ("7", "Ben", "Pitch", "2026-01-02"),
                    ("7", "Ben", "Won", "2026-01-02"),
                ],
            ),
            (
                Moves,
                &[
                    ("7", "Ben", "Lead", "2026-01-02"),
                    ("7", "Ben", "Pitch", "2026-01-02"),
                    ("7", "Ben", "Close", "2026-01-02"),
                    ("7", "Ben", "Won", "2026-01-02"),
                ],
            ),
        ],
        [0, 1, 0, 2, 2],
        "7",
        &[
            "2026-01-02 Entered(StageId(1)) Ben",
            "2026-01-02 Entered(StageId(2)) Ben",
            "2026-01-02 Entered(StageId(3)) Ben",
            "2026-01-02 Won Ben",
        ],
    );
}

#[test]
fn a_history_keeps_who_owned_the_deal_then_and_learns_who_was_not_named() {
    check(
        &[
            (
                Moves,
                &[
                    ("7", "Ben", "Lead", "2026-01-02"),
                    ("7", "", "Pitch", "2026-01-03"),
                ],
            ),
            (
                Moves,
                &[
                    ("7", "Cy", "Lead", "2026-01-02"),
                    ("7", "Cy", "Pitch", "2026-01-03"),
                ],
            ),
        ],
        [0, 1, 0, 0, 2],
        "7",
        &[
            "2026-01-02 Entered(StageId(1)) Ben",
            "2026-01-03 Entered(StageId(2)) Cy",
        ],
    );
}

#[test]
fn a_later_snapshot_shows_both_sightings() {
    check(
        &[
            (
                Snapshot,
                &[
                    ("7", "Ben", "Created", "2026-01-01"),
                    ("7", "Ben", "at Lead", "2026-01-10"),
                ],
            ),
            (
                Snapshot,
                &[
                    ("7", "Cy", "Created", "2026-01-01"),
                    ("7", "Cy", "at Lead", "2026-01-17"),
                ],
            ),
        ],
        [0, 1, 0, 1, 1],
        "7",
        &[
            "2026-01-01 Created Ben",
            "2026-01-10 SeenAt(StageId(1)) Ben",
            "2026-01-17 SeenAt(StageId(1)) Cy",
        ],
    );
}

#[test]
fn a_sighting_without_a_date_at_another_stage_is_a_move_by_the_file_s_day() {
    check(
        &[
            (Snapshot, &[("7", "Ben", "at Lead", "")]),
            (Snapshot, &[("7", "Ben", "at Pitch", "")]),
        ],
        [0, 1, 0, 1, 0],
        "7",
        &[
            "undated SeenAt(StageId(1)) Ben",
            "2026-01-31 Entered(StageId(2)) Ben",
        ],
    );
}

#[test]
fn a_close_date_that_a_snapshot_corrects_is_no_second_close() {
    check(
        &[
            (
                Snapshot,
                &[
                    ("7", "Ben", "Created", "2026-01-01"),
                    ("7", "Ben", "Won", "2026-01-10"),
                ],
            ),
            (
                Snapshot,
                &[
                    ("7", "Ben", "Created", "2026-01-02"),
                    ("7", "Ben", "Won", "2026-01-09"),
                ],
            ),
        ],
        [0, 1, 0, 0, 2],
        "7",
        &["2026-01-02 Created Ben", "2026-01-09 Won Ben"],
    );
}

#[test]
fn a_history_and_a_snapshot_of_the_same_deal_agree_on_one_win() {
    let story = ["2026-01-01 Entered(StageId(1)) Ben", "2026-01-10 Won Ben"];
    let history: &[Row] = &[
        ("7", "Ben", "Lead", "2026-01-01T09:00:00"),
        ("7", "Ben", "Won", "2026-01-10T15:30:00"),
    ];
    let snapshot: &[Row] = &[("7", "Ben", "Won", "2026-01-10")];
    check(
        &[(Moves, history), (Snapshot, snapshot)],
        [0, 0, 1, 0, 1],
        "7",
        &story,
    );
    check(
        &[(Snapshot, snapshot), (Moves, history)],
        [0, 1, 0, 1, 1],
        "7",
        &story,
    );
}

#[test]
fn pipelines_keep_their_deals_apart() {
    let mut room = room();
    let first = room.pipeline;
    room.import(Moves, &rows(WEEK_1));
    let other = Process::of_stages("Renewals", &common::STAGES);
    room.pipeline = room.workspace.add_pipeline(&other, now()).unwrap();
    assert!(room.told().is_empty());
    assert_eq!(room.import(Moves, &rows(WEEK_1)).counts.deals_new, 2);
    let pipelines = room.workspace.pipelines().unwrap();
    assert_eq!(
        pipelines.iter().map(|it| it.deals).collect::<Vec<_>>(),
        [2, 2]
    );
    assert_eq!(pipelines[1].process, other);
    let told = room.told();
    room.pipeline = first;
    assert_eq!(room.told(), told);
}

#[test]
fn a_dropped_import_and_a_dry_run_leave_nothing() {
    let mut room = room();
    room.import(Moves, &rows(WEEK_1));
    let before = (room.told(), room.workspace.summary().unwrap());
    let more = rows(&[
        ("9", "Dee", "Lead", "2026-01-02"),
        ("7", "Dee", "Won", "2026-01-12"),
    ]);
    for dry in [false, true] {
        let mut import = room
            .workspace
            .begin_import(source(Moves), room.pipeline)
            .unwrap();
        for row in &more {
            import.accept(row).unwrap();
        }
        if dry {
            let outcome = import
                .dry_run(&[], &mut |_, _| std::ops::ControlFlow::Continue(()))
                .unwrap();
            assert_eq!(outcome.id, None);
            assert_eq!(
                (outcome.counts.deals_new, outcome.counts.deals_changed),
                (1, 1)
            );
        } else {
            drop(import);
        }
        assert_eq!((room.told(), room.workspace.summary().unwrap()), before);
        assert_eq!(room.workspace.reps().unwrap().len(), 2);
    }
}

#[test]
fn a_stage_that_the_process_does_not_have_is_refused() {
    let mut room = room();
    let mut import = room
        .workspace
        .begin_import(source(Moves), room.pipeline)
        .unwrap();
    let wrong = Record {
        step: engine::record::Step::Entered(3),
        ..row("7", "", "Lead", "")
    };
    assert!(matches!(import.accept(&wrong), Err(Error::UnknownStage(3))));
    drop(import);
    let nowhere = store::PipelineId(99);
    let error = room.workspace.begin_import(source(Moves), nowhere).err();
    assert!(matches!(error, Some(Error::UnknownPipeline)));
    let stageless = Process::of_stages::<&str>("None", &[]);
    let error = room.workspace.add_pipeline(&stageless, now()).err();
    assert!(matches!(error, Some(Error::UnfitProcess)));
}

#[test]
fn the_history_of_imports_says_what_each_did_and_could_not_read() {
    let mut room = room();
    let problems: Vec<Listed> = (2..7)
        .map(|row| Problem {
            file: "week.csv".to_owned(),
            row,
            column: (row % 2 == 0).then(|| "at".to_owned()),
            code: ProblemCode::BadDate,
            told: Told::RepeatedDeal {
                deal: "7".to_owned(),
                line: row,
            },
        })
        .map(|problem| Listed {
            original: Some(format!("=1,{}", problem.row)),
            problem,
        })
        .collect();
    let mut import = room
        .workspace
        .begin_import(source(Snapshot), room.pipeline)
        .unwrap();
    import
        .accept(&row("7", "Ben", "at Lead", "2026-01-02"))
        .unwrap();
    let read = RowCounts {
        read: 6,
        left_out: 5,
    };
    let outcome = import.finish(read, &problems).unwrap();
    let past = room.workspace.imports().unwrap();
    assert_eq!(past.len(), 1);
    assert_eq!(Some(past[0].id), outcome.id);
    assert_eq!((past[0].rows, past[0].counts), (read, outcome.counts));
    assert_eq!(
        (&past[0].source, past[0].pipeline),
        (&source(Snapshot), room.pipeline)
    );
    assert_eq!(past[0].counts.problems, 5);
    let page = |offset, limit| {
        room.workspace
            .import_problems(past[0].id, offset, limit)
            .unwrap()
    };
    assert_eq!(page(0, 200), problems);
    assert_eq!(page(3, 1), &problems[3..4]);
    assert_eq!(page(5, 10), []);
}
