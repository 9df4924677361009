//! However many readers fill a ledger, it is the same; and all of them read of one moment.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use engine::{
    moment::Moment,
    record::{Details, Record, Sink, Step},
};

use super::*;
use crate::{Passphrase, RowCounts, Source, SourceKind, Workspace, connection};

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_760_000_000, 0).unwrap()
}

fn source() -> Source {
    Source {
        file_name: "deals.csv".to_owned(),
        kind: SourceKind::Moves,
        bytes: 0,
        hash: Vec::new(),
        as_of: None,
        scope: None,
        at: now(),
    }
}

/// Deals of two pipelines, in turns.
fn filled(path: &Path) -> (Workspace, [PipelineId; 2], Process) {
    let process = Process::of_stages("Sales", &["Lead", "Pitch", "Close"]);
    let mut open = Workspace::create(path, "Team", now()).unwrap();
    let pipelines = [(); 2].map(|()| open.add_pipeline(&process, now()).unwrap());
    for turn in 0..6 {
        let mut import = open.begin_import(source(), pipelines[turn % 2]).unwrap();
        for deal in turn * 20..turn * 20 + 20 {
            for (stage, day) in [(0, 1), (1, 5), (2, 9)].iter().take(1 + deal % 3) {
                let date = NaiveDate::from_ymd_opt(2025, 1, day + deal as u32 % 9).unwrap();
                let rep = ["Ana", "Ben", "ana", "Zo\u{eb}"][deal * 7 % 4];
                let account = format!("Account {}", deal % 11);
                let record = Record {
                    deal: &format!("D{deal}"),
                    rep: Some(rep),
                    step: Step::Entered(*stage),
                    at: Some(Moment::of_date(date)),
                    details: Details {
                        account: Some(&account),
                        source: (deal % 5 == 0).then_some("Event"),
                        team: Some(["North", "South"][deal % 2]),
                        ..Details::default()
                    },
                };
                import.accept(&record).unwrap();
            }
        }
        import.finish(RowCounts::default(), &[]).unwrap();
    }
    (open, pipelines, process)
}

fn door(open: &Workspace) -> impl Fn() -> rusqlite::Result<Connection> {
    || connection::one_more(open.path(), open.key.as_ref())
}

/// What is read, by however many.
fn check(open: &Workspace, pipeline: PipelineId, process: &Process) -> String {
    let by = |readers| {
        let bounds = [1, 120];
        let ledger = by(
            readers,
            &open.reader,
            &door(open),
            pipeline,
            process,
            bounds,
        );
        format!("{:?}", ledger.unwrap())
    };
    let one = by(1);
    assert!(one.contains("D5") || one.contains("D25"));
    for readers in [2, 3, 7] {
        assert_eq!(one, by(readers), "{readers} readers");
    }
    one
}

#[test]
fn a_ledger_does_not_depend_on_how_many_fill_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.stagecoach");
    let (mut open, pipelines, process) = filled(&path);
    let plain = pipelines.map(|pipeline| check(&open, pipeline, &process));
    // Those of a protected file have its key.
    open.protect(Some(&Passphrase::new("correct horse")))
        .unwrap();
    let (_, others) = at_one_moment(&open.reader, &door(&open), 2).unwrap();
    assert_eq!(others.len(), 2);
    assert_eq!(
        pipelines.map(|pipeline| check(&open, pipeline, &process)),
        plain
    );
}

#[test]
fn all_readers_read_of_one_moment() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.stagecoach");
    let (open, ..) = filled(&path);
    let (snapshot, others) = at_one_moment(&open.reader, &|| Connection::open(&path), 2).unwrap();
    assert_eq!(others.len(), 2);
    let count = |conn: &Connection| -> i64 {
        let sql = "SELECT count(*) FROM process";
        conn.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let before = count(&snapshot);
    let mut other = Workspace::open(&path, now()).unwrap();
    let process = Process::of_stages("More", &["Lead", "Close"]);
    other.add_pipeline(&process, now()).unwrap();
    assert_eq!(count(&snapshot), before);
    assert!(others.iter().all(|conn| count(conn) == before));
    drop(snapshot);
    assert_eq!(count(&open.reader), before + 1);
}
