//! Changes of amount, close date and owner that a log tells: dated, taken back, done again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Room, date, eur, now, room, row};
use engine::{
    money::{Currency, Money},
    record::{Details, Record, Sink as _, Step},
};
use store::{Entity, ImportOutcome, RowCounts, Source, SourceKind};

fn bring(room: &mut Room, kind: SourceKind, day: &str, file: &[Record<'_>]) -> ImportOutcome {
    let source = Source {
        as_of: Some(date(day)),
        ..common::source(kind)
    };
    let mut import = room.workspace.begin_import(source, room.pipeline).unwrap();
    for record in file {
        import.accept(record).unwrap();
    }
    import.finish(RowCounts::default(), &[]).unwrap()
}

fn turn<'a>(rep: &'a str, step: Step, at: &str, details: Details<'a>) -> Record<'a> {
    Record {
        step,
        details,
        ..row("7", rep, "Created", at)
    }
}

fn worth(minor: i64) -> Details<'static> {
    Details {
        amount: Some(Money {
            minor,
            currency: Currency::UNKNOWN,
        }),
        ..Details::default()
    }
}

fn closes(day: &str) -> Details<'static> {
    Details {
        expected_close: Some(engine::moment::Day::of(date(day))),
        ..Details::default()
    }
}

/// A log of deal 7: newest first but for pairs, as systems write it.
fn log() -> Vec<Record<'static>> {
    let none = Details::default;
    vec![
        row("7", "Ben", "Won", "2026-01-20"),
        turn("Ana", Step::Was, "2026-01-12", none()),
        turn("Ben", Step::Became, "2026-01-12", none()),
        turn("", Step::Was, "2026-01-08", closes("2026-01-31")),
        turn("", Step::Became, "2026-01-08", closes("2026-02-15")),
        turn("", Step::Was, "2026-01-06", worth(100)),
        turn("", Step::Became, "2026-01-06", worth(250)),
        row("7", "Ana", "Pitch", "2026-01-05"),
    ]
}

fn changes(room: &Room) -> Vec<String> {
    let deal = room.workspace.deal(room.pipeline, "7").unwrap().unwrap();
    let changes = room.workspace.changes(Entity::Deal, deal.id.0).unwrap();
    let line = |change: &store::Change| {
        let (from, to) = change.between.unwrap();
        assert_eq!(from, to);
        format!(
            "{} {:?} {:?} {}",
            change.field,
            change.old,
            change.new,
            from.date()
        )
    };
    changes.iter().map(line).collect()
}

#[test]
fn each_change_has_its_day_and_the_last_is_how_the_deal_stands() {
    let mut room = room();
    let done = bring(&mut room, SourceKind::Moves, "2026-01-20", &log());
    assert_eq!((done.counts.deals_new, done.counts.deals_changed), (1, 0));
    let deal = room.workspace.deal(room.pipeline, "7").unwrap().unwrap();
    assert_eq!(deal.amount.unwrap().minor, 250);
    assert_eq!(deal.expected_close.unwrap().date(), date("2026-02-15"));
    let mut told = changes(&room);
    told.sort();
    let day = |text: &str| engine::moment::Day::of(date(text)).0;
    assert_eq!(
        told,
        [
            "amount Whole(100) Whole(250) 2026-01-06".to_owned(),
            format!(
                "expected_close Whole({}) Whole({}) 2026-01-08",
                day("2026-01-31"),
                day("2026-02-15")
            ),
            "owner Text(\"Ana\") Text(\"Ben\") 2026-01-12".to_owned(),
        ]
    );
    let steps: Vec<_> = room.workspace.moves(deal.id).unwrap();
    let days: Vec<_> = steps
        .iter()
        .map(|step| step.at.unwrap().day.date().to_string())
        .collect();
    // Entered, seen with another owner where it was, won.
    assert_eq!(days, ["2026-01-05", "2026-01-12", "2026-01-20"]);
    assert_ne!(steps[0].rep, steps[1].rep);
    assert_eq!(steps[1].rep, steps[2].rep);
}

#[test]
fn the_same_log_again_changes_nothing_and_undo_and_redo_bring_back_what_was() {
    let mut room = room();
    let first = [Record {
        details: Details {
            amount: Some(eur(50)),
            ..Details::default()
        },
        ..row("7", "Ana", "at Pitch", "2026-01-04")
    }];
    bring(&mut room, SourceKind::Snapshot, "2026-01-04", &first);
    let before = room.told();
    let done = bring(&mut room, SourceKind::Moves, "2026-01-20", &log());
    let after = (room.told(), changes(&room));
    // A log names no currency: the one that is known stays.
    let deal = room.workspace.deal(room.pipeline, "7").unwrap().unwrap();
    assert_eq!(deal.amount, Some(eur(250)));
    let again = bring(&mut room, SourceKind::Moves, "2026-01-20", &log());
    assert_eq!(again.counts.deals_changed, 0);
    assert_eq!(room.told(), after.0);
    room.workspace
        .undo_import(again.id.unwrap(), "Eva", now())
        .unwrap();
    room.workspace
        .undo_import(done.id.unwrap(), "Eva", now())
        .unwrap();
    assert_eq!(room.told(), before);
    room.workspace
        .redo_import(done.id.unwrap(), "Eva", now())
        .unwrap();
    assert_eq!((room.told(), changes(&room)), after);
}

#[test]
fn a_later_file_has_the_last_word_and_a_deal_of_unknown_place_is_none() {
    let mut room = room();
    let late = [Record {
        details: Details {
            amount: Some(eur(900)),
            ..Details::default()
        },
        ..row("7", "Ben", "at Pitch", "2026-01-10")
    }];
    bring(&mut room, SourceKind::Snapshot, "2026-01-10", &late);
    bring(&mut room, SourceKind::Moves, "2026-01-20", &log());
    let deal = room.workspace.deal(room.pipeline, "7").unwrap().unwrap();
    assert_eq!(
        deal.amount,
        Some(eur(900)),
        "the log's last word is of the 6th"
    );
    let alone = [Record {
        deal: "8",
        ..turn("", Step::Became, "2026-01-06", worth(250))
    }];
    let done = bring(&mut room, SourceKind::Moves, "2026-01-21", &alone);
    assert_eq!(done.counts.deals_new, 0);
    assert!(room.workspace.deal(room.pipeline, "8").unwrap().is_none());
}
