//! What the tests share: a moment, a small file of moves, a workspace in a folder of its own.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

pub mod by_hand;
pub mod process;
pub mod weekly;

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use engine::{
    moment::Moment,
    money::{Currency, Money},
    process::Process,
    record::{Details, Record, Sink, Step},
};
use store::{ImportOutcome, PipelineId, RowCounts, Source, SourceKind, Workspace};
use tempfile::TempDir;

pub const STAGES: [&str; 3] = ["Lead", "Pitch", "Close"];

pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_760_000_000, 0).unwrap()
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A date, or a date and time.
pub fn moment(text: &str) -> Moment {
    match text.parse() {
        Ok(date) => Moment::of_date(date),
        Err(_) => Moment::of_local(text.parse().unwrap()),
    }
}

pub fn step(text: &str) -> Step {
    let stage = |name: &str| STAGES.iter().position(|s| *s == name).unwrap() as u16;
    match text {
        "Created" => Step::Created,
        "Won" => Step::Won,
        "Lost" => Step::Lost,
        "Completed" => Step::Completed,
        _ => match text.strip_prefix("at ") {
            Some(name) => Step::SeenAt(stage(name)),
            None => Step::Entered(stage(text)),
        },
    }
}

pub fn eur(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::parse("EUR").unwrap(),
    }
}

pub fn row<'a>(deal: &'a str, rep: &'a str, what: &str, at: &str) -> Record<'a> {
    Record {
        deal,
        rep: (!rep.is_empty()).then_some(rep),
        step: step(what),
        at: (!at.is_empty()).then(|| moment(at)),
        details: Details::default(),
    }
}

/// Deal, rep, step, date.
pub type Row = (&'static str, &'static str, &'static str, &'static str);

pub fn rows<'a>(rows: &[(&'a str, &'a str, &'a str, &'a str)]) -> Vec<Record<'a>> {
    rows.iter()
        .map(|&(deal, rep, what, at)| row(deal, rep, what, at))
        .collect()
}

pub fn source(kind: SourceKind) -> Source {
    Source {
        file_name: "week.csv".to_owned(),
        kind,
        bytes: 1_000,
        hash: vec![1, 2, 3],
        as_of: Some(date("2026-01-31")),
        at: now(),
        scope: None,
    }
}

pub struct Room {
    pub folder: TempDir,
    pub workspace: Workspace,
    pub pipeline: PipelineId,
}

pub fn room() -> Room {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.stagecoach");
    let mut workspace = Workspace::create(&path, "Team", now()).unwrap();
    let process = Process::of_stages("Sales", &STAGES);
    let pipeline = workspace.add_pipeline(&process, now()).unwrap();
    Room {
        folder,
        workspace,
        pipeline,
    }
}

impl Room {
    /// The tables with a row that names one which is not there.
    pub fn loose_references(&self) -> Vec<String> {
        let conn = rusqlite::Connection::open(self.workspace.path()).unwrap();
        let mut loose = conn.prepare("PRAGMA foreign_key_check").unwrap();
        let tables = loose.query_map([], |row| row.get(0)).unwrap();
        tables.collect::<Result<_, _>>().unwrap()
    }

    pub fn path(&self) -> PathBuf {
        self.workspace.path().to_owned()
    }

    pub fn import(&mut self, kind: SourceKind, rows: &[Record<'_>]) -> ImportOutcome {
        let mut import = self
            .workspace
            .begin_import(source(kind), self.pipeline)
            .unwrap();
        for row in rows {
            import.accept(row).unwrap();
        }
        let read = RowCounts {
            read: rows.len() as u64,
            left_out: 0,
        };
        import.finish(read, &[]).unwrap()
    }

    /// Everything that the pipeline would tell a ledger, a line per record.
    pub fn told(&self) -> Vec<String> {
        let mut told = Told::default();
        self.workspace
            .replay::<_, store::Error>(self.pipeline, &mut told)
            .unwrap();
        told.0
    }
}

/// Writes records down.
#[derive(Default)]
pub struct Told(pub Vec<String>);

impl Sink for Told {
    type Error = store::Error;

    fn accept(&mut self, record: &Record<'_>) -> Result<(), store::Error> {
        self.0.push(format!("{record:?}"));
        Ok(())
    }
}
