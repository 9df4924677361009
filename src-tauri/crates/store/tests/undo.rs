//! Any import can be taken back, also after others came, and done again: laws, tried on random files
//! that share deals, reps and accounts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fmt::Write as _;

use common::{Room, date, eur, now, room, row, rows};
use engine::deal::{Activity, ActivityKind, edit::DealEdit};
use engine::{
    moment::Day,
    record::{Details, Record, Sink},
};
use proptest::prelude::*;
use store::{Error, ImportId, RowCounts, Source, SourceKind, StaysWhat, Workspace};

use SourceKind::{Moves, Snapshot};

/// Everything that counts: every deal, move, rep, account and change that is a file's or a person's,
/// by name and not by key.
fn told(room: &Room) -> String {
    let ws = &room.workspace;
    let mut text = String::new();
    let reps = ws.reps().unwrap();
    let rep = |id| {
        reps.iter()
            .find(|rep| Some(rep.id) == id)
            .map(|rep| rep.name.clone())
    };
    let mut lines = Vec::new();
    for rep in &reps {
        lines.push(format!("{} {:?} {:?}", rep.name, rep.team, rep.hired));
    }
    for key in KEYS {
        let Some(deal) = ws.deal(room.pipeline, key).unwrap() else {
            continue;
        };
        let mut line = format!(
            "{key} {:?} {:?} {:?} {:?}",
            rep(deal.rep),
            deal.name,
            deal.amount,
            deal.expected_close
        );
        for row in ws.moves(deal.id).unwrap() {
            let _ = write!(
                line,
                "\n  {:?} {:?} {:?} {:?} by {}",
                row.step,
                row.at,
                row.between,
                rep(row.rep),
                row.import.is_some()
            );
        }
        let mut log = Vec::new();
        for entity in [store::Entity::Deal, store::Entity::Move] {
            for change in ws.changes(entity, deal.id.0).unwrap() {
                log.push(format!(
                    "\n  {} {:?} {:?} {:?} {:?}",
                    change.field, change.old, change.new, change.between, change.who
                ));
            }
        }
        log.sort();
        line.extend(log);
        lines.push(line);
    }
    lines.sort();
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    let mut records = room.told();
    records.sort();
    let _ = write!(text, "{records:?}");
    text
}

const KEYS: [&str; 4] = ["1", "2", "3", "4"];

/// A file: what kind, the week it is of, its rows (deal, rep, stage or outcome, days back), amounts.
#[derive(Clone, Debug)]
struct File {
    kind: SourceKind,
    week: i32,
    rows: Vec<(usize, usize, usize, i32, i64)>,
}

fn any_file() -> impl Strategy<Value = File> {
    let row = (0..4_usize, 0..4_usize, 0..5_usize, 0..9_i32, 0..3_i64);
    (any::<bool>(), 1..5_i32, prop::collection::vec(row, 1..7)).prop_map(
        |(snapshot, week, rows)| File {
            kind: if snapshot { Snapshot } else { Moves },
            week,
            rows,
        },
    )
}

fn day(week: i32) -> String {
    Day(20_454 + 7 * week).date().to_string()
}

fn bring(room: &mut Room, file: &File) -> ImportId {
    let source = Source {
        file_name: format!("week-{}.csv", file.week),
        as_of: Some(date(&day(file.week))),
        scope: Some("export".to_owned()),
        ..common::source(file.kind)
    };
    let mut import = room.workspace.begin_import(source, room.pipeline).unwrap();
    let mut seen = [false; 4];
    for &(deal, rep, what, back, amount) in &file.rows {
        let rep = ["", "Ana", "Ben", "Cy"][rep];
        let steps = ["Lead", "Pitch", "Close", "Won", "Lost"];
        let then = Day(20_454 + 7 * file.week - back).date().to_string();
        let mut tell = |what: &str, at: &str| {
            let details = Details {
                name: (amount > 0).then_some("Roof"),
                account: (amount == 1).then_some(["Acme", "Bolt"][deal % 2]),
                amount: (amount > 0).then(|| eur(1_000 * amount * i64::from(file.week))),
                expected_close: (back % 2 == 0).then_some(Day(21_000 + file.week)),
                team: (back == 3).then_some("North"),
                ..Details::default()
            };
            let record = Record {
                details,
                ..row(KEYS[deal], rep, what, at)
            };
            import.accept(&record).unwrap();
        };
        match file.kind {
            Snapshot if std::mem::replace(&mut seen[deal], true) => {}
            Snapshot => {
                tell("Created", "2026-01-02");
                match what {
                    3 | 4 => {
                        tell("at Close", &then);
                        tell(steps[what], &then);
                    }
                    _ => tell(&format!("at {}", steps[what]), &day(file.week)),
                }
            }
            _ => tell(steps[what], &then),
        }
    }
    import
        .finish(RowCounts::default(), &[])
        .unwrap()
        .id
        .unwrap()
}

/// The file as it lies on the disk keeps every reference whole.
fn whole(room: &Room) {
    let copy = room.folder.path().join("copy.stagecoach");
    room.workspace.backup_to(&copy).unwrap();
    Workspace::open(&copy, now()).unwrap().check().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn an_import_that_is_undone_never_happened(before in prop::collection::vec(any_file(), 0..3), file in any_file()) {
        let mut room = room();
        for file in &before {
            bring(&mut room, file);
        }
        let was = told(&room);
        let id = bring(&mut room, &file);
        let is = told(&room);
        let would = room.workspace.would_undo(id, now()).unwrap();
        prop_assert_eq!(&told(&room), &is, "looking changed something");
        let done = room.workspace.undo_import(id, "Mia", now()).unwrap();
        prop_assert_eq!(would, done);
        prop_assert_eq!(&told(&room), &was);
        whole(&room);
        // Whatever is done from another window finds the same on the disk.
        room.workspace = Workspace::open(&room.path(), now()).unwrap();
        room.workspace.redo_import(id, "Mia", now()).unwrap();
        prop_assert_eq!(told(&room), is);
        whole(&room);
        room.workspace.undo_import(id, "Mia", now()).unwrap();
        prop_assert_eq!(told(&room), was);
    }

    #[test]
    fn of_two_imports_the_first_undone_leaves_the_second_alone(a in any_file(), b in any_file()) {
        let (mut both, mut alone) = (room(), room());
        let first = bring(&mut both, &a);
        bring(&mut both, &b);
        bring(&mut alone, &b);
        let were = told(&both);
        both.workspace.undo_import(first, "Mia", now()).unwrap();
        prop_assert_eq!(told(&both), told(&alone));
        whole(&both);
        both.workspace.redo_import(first, "Mia", now()).unwrap();
        prop_assert_eq!(told(&both), were);
    }

    #[test]
    fn the_order_in_which_weekly_files_come_in_does_not_matter(mut files in prop::collection::vec(any_file(), 2..5), swap in any::<u64>()) {
        // One file a week: of two of one day the later to come in has the word.
        for (week, file) in (1..).zip(&mut files) {
            file.week = week;
        }
        let (mut straight, mut mixed) = (room(), room());
        for file in &files {
            bring(&mut straight, file);
        }
        let turn = usize::try_from(swap % files.len() as u64).unwrap();
        files.rotate_left(turn);
        if swap % 2 == 0 {
            files.reverse();
        }
        for file in &files {
            bring(&mut mixed, file);
        }
        prop_assert_eq!(told(&straight), told(&mixed));
    }

    #[test]
    fn the_same_file_again_changes_nothing_and_counts_nothing(before in prop::collection::vec(any_file(), 0..3), file in any_file()) {
        let mut room = room();
        for file in &before {
            bring(&mut room, file);
        }
        bring(&mut room, &file);
        let once = told(&room);
        bring(&mut room, &file);
        prop_assert_eq!(told(&room), once);
        let counts = room.workspace.imports().unwrap()[0].counts;
        prop_assert_eq!((counts.deals_new, counts.deals_changed, counts.moves_new), (0, 0, 0));
        prop_assert!(counts.differences.is_none(), "{:?}", counts.differences);
    }

    #[test]
    fn what_a_person_changed_stays_whatever_is_undone(files in prop::collection::vec(any_file(), 1..4), deal in 0..4_usize, undone in 0..3_usize) {
        let mut room = room();
        let ids: Vec<_> = files.iter().map(|file| bring(&mut room, file)).collect();
        let Some(deal) = room.workspace.deal(room.pipeline, KEYS[deal]).unwrap() else {
            return Ok(());
        };
        let mut edit = room.workspace.edit("Mia", "amount", now()).unwrap();
        edit.deal(deal.id, &DealEdit::Amount(Some(eur(77)))).unwrap();
        edit.deal(deal.id, &DealEdit::Name(Some("By hand".to_owned()))).unwrap();
        edit.commit().unwrap();
        let touched = told(&room);
        let id = ids[undone % ids.len()];
        let done = room.workspace.undo_import(id, "Mia", now()).unwrap();
        let after = room.workspace.deal(room.pipeline, &deal.key).unwrap().unwrap();
        prop_assert_eq!(after.amount, Some(eur(77)));
        prop_assert_eq!(after.name.as_deref(), Some("By hand"));
        let named = files[undone % ids.len()].rows.iter().any(|row| KEYS[row.0] == deal.key);
        prop_assert_eq!(done.stays_total, if named { 2 } else { 0 });
        whole(&room);
        room.workspace.redo_import(id, "Mia", now()).unwrap();
        prop_assert_eq!(told(&room), touched);
    }
}

#[test]
fn a_deal_that_a_person_worked_on_stays_and_says_what_stays() {
    let mut room = room();
    let id = room
        .import(Moves, &rows(&[("7", "Ben", "Lead", "2026-01-02")]))
        .id
        .unwrap();
    let deal = room.workspace.deal(room.pipeline, "7").unwrap().unwrap();
    let mut edit = room.workspace.edit("Mia", "amount", now()).unwrap();
    let at = common::moment("2026-01-09");
    edit.add_move(deal.id, common::step("Pitch"), at, deal.rep)
        .unwrap();
    let row = Some(Activity {
        kind: ActivityKind::Call,
        note: String::new(),
        due: None,
        done: None,
        replied: None,
        rep: None,
    });
    edit.deal(deal.id, &DealEdit::Activity { id: None, row })
        .unwrap();
    edit.commit().unwrap();
    let done = room.workspace.undo_import(id, "Mia", now()).unwrap();
    let what: Vec<_> = done.stays.iter().map(|stays| &stays.what).collect();
    assert_eq!(what, [&StaysWhat::Moves(1), &StaysWhat::Records(1)]);
    let gone = done.gone;
    assert_eq!(
        (gone.deals_gone, gone.deals_changed, gone.moves_gone),
        (0, 1, 1)
    );
    let moves = room.workspace.moves(deal.id).unwrap();
    assert_eq!(moves.len(), 1);
    assert_eq!(
        room.workspace.reps().unwrap().len(),
        1,
        "the move by hand names Ben"
    );
    whole(&room);
    room.workspace.redo_import(id, "Mia", now()).unwrap();
    assert_eq!(room.workspace.moves(deal.id).unwrap().len(), 2);
}

#[test]
fn an_import_is_undone_once_and_done_again_once() {
    let mut room = room();
    let id = room
        .import(Moves, &rows(&[("7", "Ben", "Lead", "2026-01-02")]))
        .id
        .unwrap();
    let again = room.workspace.redo_import(id, "Mia", now());
    assert!(matches!(again, Err(Error::NotUndone)));
    room.workspace.undo_import(id, "Mia", now()).unwrap();
    let twice = room.workspace.undo_import(id, "Mia", now());
    assert!(matches!(twice, Err(Error::Undone)));
    let nowhere = room.workspace.undo_import(ImportId(99), "Mia", now());
    assert!(matches!(nowhere, Err(Error::UnknownRow("import"))));
    let past = &room.workspace.imports().unwrap()[0];
    assert_eq!((past.id, past.undone_at), (id, Some(now())));
    let log = room.workspace.changes(store::Entity::Import, id.0).unwrap();
    let said: Vec<_> = log
        .iter()
        .map(|change| (change.field.as_str(), change.who.as_deref()))
        .collect();
    assert_eq!(said, [("undone", Some("Mia"))]);
    assert_eq!(room.workspace.summary().unwrap().imports, 0);
    assert!(room.workspace.reps().unwrap().is_empty());
}

#[test]
fn a_pipeline_that_an_import_made_goes_and_comes_with_it() {
    let mut room = room();
    let process = engine::process::Process::of_stages("Renewals", &common::STAGES);
    let mut import = room
        .workspace
        .begin_import_of_new(common::source(Moves), &process)
        .unwrap();
    import
        .accept(&row("7", "Ben", "Lead", "2026-01-02"))
        .unwrap();
    let id = import
        .finish(RowCounts::default(), &[])
        .unwrap()
        .id
        .unwrap();
    assert_eq!(room.workspace.pipelines().unwrap().len(), 2);
    room.workspace.undo_import(id, "Mia", now()).unwrap();
    assert_eq!(room.workspace.pipelines().unwrap().len(), 1);
    room.workspace.redo_import(id, "Mia", now()).unwrap();
    let pipelines = room.workspace.pipelines().unwrap();
    assert_eq!((pipelines.len(), pipelines[1].deals), (2, 1));
}

#[test]
fn an_import_can_be_done_again_for_ninety_days_and_then_leaves_nothing_behind() {
    let days = |many: i64| now() + chrono::Duration::days(many);
    let shelved = |room: &Room| -> i64 {
        let conn = rusqlite::Connection::open(room.path()).unwrap();
        let count = "SELECT (SELECT count(*) FROM shelf) + (SELECT count(*) FROM shelf_name)";
        conn.query_row(count, [], |row| row.get(0)).unwrap()
    };
    let bring = |room: &mut Room, deal: &'static str, at| {
        let source = Source {
            at,
            ..common::source(Moves)
        };
        let mut import = room.workspace.begin_import(source, room.pipeline).unwrap();
        for row in rows(&[(deal, "Ben", "Lead", "2026-01-01")]) {
            import.accept(&row).unwrap();
        }
        let done = import.finish(RowCounts::default(), &[]).unwrap();
        done.id.unwrap()
    };
    let mut room = room();
    let first = bring(&mut room, "1", now());
    room.workspace.undo_import(first, "Ann", now()).unwrap();
    assert!(shelved(&room) > 0);
    bring(&mut room, "2", days(90));
    assert!(shelved(&room) > 0);
    room.workspace.redo_import(first, "Ann", days(90)).unwrap();
    assert_eq!(shelved(&room), 0, "done again, it lies on no shelf");
    room.workspace.undo_import(first, "Ann", days(90)).unwrap();
    let third = bring(&mut room, "3", days(181));
    assert_eq!(shelved(&room), 0);
    let refused = room.workspace.redo_import(first, "Ann", days(181));
    assert!(matches!(refused, Err(Error::Emptied)), "{refused:?}");
    let past = room.workspace.imports().unwrap();
    let kept: Vec<bool> = past.iter().map(|import| import.kept).collect();
    assert_eq!(kept, [true, true, false]);
    // What another was undone for stays.
    room.workspace.undo_import(third, "Ann", days(181)).unwrap();
    assert!(shelved(&room) > 0);
}
