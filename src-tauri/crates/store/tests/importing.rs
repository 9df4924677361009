//! An import brings what is new, once: the same again adds nothing, what differs is logged.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Room, Told, date, eur, now, room, row, source};
use engine::{
    ledger::LedgerBuilder,
    problem::{Problem, ProblemCode},
    process::Process,
    record::{Details, Record, Sink},
};
use proptest::prelude::*;
use store::{Entity, Error, FieldValue, RowCounts, SourceKind};

use SourceKind::{Moves, Snapshot};

type Row = (&'static str, &'static str, &'static str, &'static str);

fn rows<'a>(rows: &[(&'a str, &'a str, &'a str, &'a str)]) -> Vec<Record<'a>> {
    rows.iter()
        .map(|&(deal, rep, what, at)| row(deal, rep, what, at))
        .collect()
}

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

/// The change log of a deal and its moves: "field: old > new".
fn log(room: &Room, deal: &str) -> Vec<String> {
    let id = room
        .workspace
        .deal(room.pipeline, deal)
        .unwrap()
        .unwrap()
        .id
        .0;
    let text = |value: &FieldValue| match value {
        FieldValue::Empty => "-".to_owned(),
        FieldValue::Whole(whole) => whole.to_string(),
        FieldValue::Text(text) => text.clone(),
    };
    let both = [Entity::Deal, Entity::Move];
    let changes = both
        .iter()
        .flat_map(|&entity| room.workspace.changes(entity, id).unwrap());
    changes
        .map(|change| {
            assert_eq!(change.at, now().timestamp_micros());
            assert!(change.who.is_none() && change.import.is_some());
            format!(
                "{}: {} > {}",
                change.field,
                text(&change.old),
                text(&change.new)
            )
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
            "2026-01-01 Created Cy",
            "2026-01-10 SeenAt(StageId(1)) Ben",
            "2026-01-17 SeenAt(StageId(1)) Cy",
        ],
    );
}

#[test]
fn a_sighting_without_a_date_replaces_the_one_before() {
    check(
        &[
            (Snapshot, &[("7", "Ben", "at Lead", "")]),
            (Snapshot, &[("7", "Ben", "at Pitch", "")]),
        ],
        [0, 1, 0, 0, 1],
        "7",
        &["undated SeenAt(StageId(2)) Ben"],
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
fn names_are_one_whatever_their_case_and_show_as_first_spelled() {
    let mut room = room();
    room.import(
        Moves,
        &rows(&[
            ("7", "Inès Ångström", "Lead", "2026-01-02"),
            ("8", " INÈS ÅNGSTRÖM ", "Lead", "2026-01-02"),
            ("9", "inès ångström", "Lead", "2026-01-02"),
        ]),
    );
    let reps = room.workspace.reps().unwrap();
    assert_eq!(reps.len(), 1);
    assert_eq!(reps[0].name, "Inès Ångström");
}

fn with<'a>(record: Record<'a>, details: Details<'a>) -> Record<'a> {
    Record { details, ..record }
}

#[test]
fn details_that_differ_are_updated_and_logged_exactly() {
    let mut room = room();
    let lead = row("7", "Ben", "at Lead", "2026-01-10");
    let first = Details {
        name: Some("Roof"),
        account: Some("Acme"),
        amount: Some(eur(100_00)),
        source: Some("event"),
        expected_close: Some(engine::moment::Day(20_000)),
        ..Details::default()
    };
    room.import(Snapshot, &[with(lead, first)]);
    assert_eq!(log(&room, "7"), Vec::<String>::new());
    // Silence clears nothing, and another spelling of an account is the same account.
    let silent = Details {
        account: Some("ACME "),
        ..Details::default()
    };
    room.import(Snapshot, &[with(lead, silent)]);
    assert_eq!(log(&room, "7"), Vec::<String>::new());
    let second = Details {
        name: Some("Roof and wall"),
        account: Some("Bolt"),
        amount: Some(eur(120_00)),
        persona: Some("CFO"),
        expected_close: Some(engine::moment::Day(20_007)),
        ..first
    };
    let later = row("7", "Cy", "at Lead", "2026-01-10");
    let counts = room.import(Snapshot, &[with(later, second)]).counts;
    assert_eq!((counts.deals_changed, counts.moves_new), (1, 0));
    let moment = 20_463 * 86_400_000_000_i64;
    assert_eq!(
        log(&room, "7"),
        [
            "name: Roof > Roof and wall".to_owned(),
            "persona: - > CFO".to_owned(),
            "amount: 10000 > 12000".to_owned(),
            "expected_close: 20000 > 20007".to_owned(),
            "account: Acme > Bolt".to_owned(),
            "owner: Ben > Cy".to_owned(),
            format!("rep of seen 1 at {moment}: Ben > Cy"),
        ]
    );
    let deal = room.workspace.deal(room.pipeline, "7").unwrap().unwrap();
    assert_eq!(deal.source.as_deref(), Some("event"));
    assert_eq!(deal.amount, Some(eur(120_00)));
}

#[test]
fn a_corrected_date_is_logged_with_what_it_was() {
    let mut room = room();
    room.import(Snapshot, &rows(&[("7", "Ben", "Won", "2026-01-10")]));
    room.import(Snapshot, &rows(&[("7", "Ben", "Won", "2026-01-09")]));
    room.import(Snapshot, &rows(&[("7", "Ben", "at Lead", "")]));
    room.import(Snapshot, &rows(&[("7", "Ben", "at Close", "")]));
    assert_eq!(
        log(&room, "7"),
        [
            "moment: won on 2026-01-10 > won on 2026-01-09",
            "moment: seen 1 > seen 3",
        ]
    );
}

#[test]
fn reps_have_the_team_of_their_latest_row_and_what_is_told_counts_over_it() {
    let mut room = room();
    let team = |at, team| {
        with(
            row("7", "Ben", "Lead", at),
            Details {
                team: Some(team),
                ..Details::default()
            },
        )
    };
    room.import(
        Moves,
        &[team("2026-01-09", "North"), team("2026-01-02", "South")],
    );
    let rep = |room: &Room| room.workspace.reps().unwrap()[0].clone();
    assert_eq!(rep(&room).team.as_deref(), Some("North"));
    let mut import = room
        .workspace
        .begin_import(source(Moves), room.pipeline)
        .unwrap();
    import.accept(&team("2026-01-12", "West")).unwrap();
    import.rep("BEN", Some("East"), Some(date("2025-12-01")));
    import.finish(RowCounts::default(), &[]).unwrap();
    let ben = rep(&room);
    assert_eq!(
        (ben.team.as_deref(), ben.hired),
        (Some("East"), Some(date("2025-12-01")))
    );
    let changes = room.workspace.changes(Entity::Rep, ben.id.0).unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].new, FieldValue::Text("East".to_owned()));
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
            let outcome = import.dry_run(&[]).unwrap();
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
    let problems: Vec<Problem> = (2..7)
        .map(|row| Problem {
            file: "week.csv".to_owned(),
            row,
            column: (row % 2 == 0).then(|| "at".to_owned()),
            code: ProblemCode::BadDate,
            message: format!("Row {row} was left out."),
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

/// Records of a few deals at a few days, so that repeats, ties and disorder are common.
fn any_rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (0..4_usize, 0..4_usize, 0..6_usize, 0..6_usize).prop_map(|(deal, rep, what, at)| {
        (
            ["1", "2", "3", "4"][deal],
            ["", "Ana", "Ben", "Cy"][rep],
            ["Lead", "Pitch", "Close", "Won", "Lost", "Completed"][what],
            [
                "2026-01-01",
                "2026-01-02",
                "2026-01-02T10:00:00",
                "2026-01-03",
                "2026-01-04",
                "2026-01-05",
            ][at],
        )
    });
    prop::collection::vec(row, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn importing_twice_is_importing_once(file in any_rows()) {
        let mut room = room();
        room.import(Moves, &rows(&file));
        let once = room.told();
        let again = room.import(Moves, &rows(&file)).counts;
        prop_assert_eq!(room.told(), once);
        prop_assert_eq!((again.moves_new, again.moves_known), (0, file.len() as u64));
    }

    #[test]
    fn the_first_part_and_then_the_whole_is_the_whole(file in any_rows(), part in 0..40_usize) {
        let (mut slow, mut fast) = (room(), room());
        slow.import(Moves, &rows(&file[..part.min(file.len())]));
        slow.import(Moves, &rows(&file));
        fast.import(Moves, &rows(&file));
        prop_assert_eq!(slow.told(), fast.told());
    }

    #[test]
    fn the_workspace_tells_the_ledger_what_the_file_would(file in any_rows()) {
        let mut room = room();
        room.import(Moves, &rows(&file));
        let mut direct = LedgerBuilder::new(room.workspace.pipelines().unwrap().remove(0).process);
        for row in rows(&file) {
            direct.accept(&row).unwrap();
        }
        let (direct, stored) = (direct.finish(), room.workspace.ledger(room.pipeline).unwrap());
        prop_assert_eq!((direct.deals(), direct.moves()), (stored.deals(), stored.moves()));
        prop_assert_eq!(direct.last_day(), stored.last_day());
        let everything = engine::filter::Filter::default();
        prop_assert_eq!(direct.review(&everything), stored.review(&everything));
        // And what it tells, told to another workspace, is told again.
        let mut told = Told::default();
        room.workspace.replay::<_, Error>(room.pipeline, &mut told).unwrap();
        prop_assert_eq!(told.0.len(), file.len());
    }
}
