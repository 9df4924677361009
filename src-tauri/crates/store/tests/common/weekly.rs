//! A review that was marked, with files before and after it, and what became since.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use engine::{
    filter::Filter,
    record::{Record, Sink},
    since::Since,
};
use store::{ImportId, RowCounts, Source, SourceKind};

use super::{Room, date, source};

pub const MARKED: &str = "2026-01-26";
pub const SEEN: &str = "2026-02-02";

/// So many hours after the beginning of a day.
pub fn at(day: &str, hour: i64) -> DateTime<Utc> {
    date(day).and_hms_opt(0, 0, 0).unwrap().and_utc() + Duration::hours(hour)
}

/// Imports at nine.
pub fn bring(room: &mut Room, day: &str, kind: SourceKind, rows: &[Record<'_>]) -> ImportId {
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
pub fn mark(room: &mut Room) {
    let mut edits = room
        .workspace
        .edit("Mia", "reviewed", at(MARKED, 12))
        .unwrap();
    edits
        .mark_reviewed(room.pipeline, date(MARKED), "{}", "{}")
        .unwrap();
    edits.commit().unwrap();
}

pub fn seen(as_of: NaiveDate) -> Filter {
    Filter {
        as_of: Some(as_of),
        ..Filter::default()
    }
}

pub fn since(room: &Room) -> Since {
    let mark = &room.workspace.reviewed(room.pipeline).unwrap()[0];
    let known = room.workspace.known_at(room.pipeline, mark.at).unwrap();
    let ledger = room.workspace.ledger(room.pipeline).unwrap();
    let turns = room.workspace.turns(room.pipeline).unwrap();
    ledger.since_review(&seen(date(SEEN)), mark.as_of, &turns, &known)
}

pub fn by_dates(room: &Room) -> Since {
    let ledger = room.workspace.ledger(room.pipeline).unwrap();
    let turns = room.workspace.turns(room.pipeline).unwrap();
    ledger.since(&seen(date(SEEN)), date(MARKED), &turns)
}
