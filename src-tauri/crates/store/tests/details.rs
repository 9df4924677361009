//! Names are matched, details updated, and every change of what was there is in the log.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Room, date, eur, now, room, row, rows, source};
use engine::record::{Details, Record, Sink};
use store::{Entity, FieldValue, RowCounts, SourceKind};

use SourceKind::{Moves, Snapshot};

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
        amount: Some(eur(10_000)),
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
        amount: Some(eur(12_000)),
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
    assert_eq!(deal.amount, Some(eur(12_000)));
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
        ["moment: won on 2026-01-10 > won on 2026-01-09",]
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
