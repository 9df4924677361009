//! Edits by hand and settings: all of them or none, with who made them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{date, now, room};
use store::{Entity, Error, FieldValue, RepId, Workspace};

#[test]
fn a_rep_gets_a_team_and_a_first_day_and_the_log_says_by_whom() {
    let mut room = room();
    let mut edit = room.workspace.edit("Mia", "rep", now()).unwrap();
    let ben = edit.rep("Ben").unwrap();
    assert_eq!(edit.rep(" BEN ").unwrap(), ben);
    edit.set_team(ben, "North").unwrap();
    edit.set_team(ben, " north").unwrap();
    edit.set_hired(ben, date("2026-01-01")).unwrap();
    edit.set_hired(ben, date("2026-01-01")).unwrap();
    edit.set_hired(ben, date("2026-02-01")).unwrap();
    assert!(matches!(edit.rep("  "), Err(Error::NoName)));
    assert!(matches!(
        edit.set_team(RepId(99), "North"),
        Err(Error::UnknownRow("rep"))
    ));
    edit.commit().unwrap();
    let reps = room.workspace.reps().unwrap();
    assert_eq!(reps[0].team.as_deref(), Some("North"));
    assert_eq!(reps[0].hired, Some(date("2026-02-01")));
    let changes = room.workspace.changes(Entity::Rep, ben.0).unwrap();
    assert!(
        changes
            .iter()
            .all(|change| change.who.as_deref() == Some("Mia"))
    );
    let lines: Vec<_> = changes
        .into_iter()
        .map(|change| (change.field, change.old, change.new))
        .collect();
    let day = FieldValue::Whole;
    assert_eq!(
        lines,
        [
            (
                "team".to_owned(),
                FieldValue::Empty,
                FieldValue::Text("North".to_owned())
            ),
            ("hired".to_owned(), FieldValue::Empty, day(20_454)),
            ("hired".to_owned(), day(20_454), day(20_485)),
        ]
    );
}

#[test]
fn edits_that_are_dropped_never_happened() {
    let mut room = room();
    let mut edit = room.workspace.edit("Mia", "rep", now()).unwrap();
    edit.rep("Ben").unwrap();
    drop(edit);
    assert!(room.workspace.reps().unwrap().is_empty());
}

#[test]
fn settings_stay_with_the_workspace() {
    let mut room = room();
    let path = room.path();
    assert_eq!(
        room.workspace.setting::<u32>("fiscal year start").unwrap(),
        None
    );
    room.workspace
        .set_setting("fiscal year start", &4_u32)
        .unwrap();
    room.workspace
        .set_setting("fiscal year start", &7_u32)
        .unwrap();
    let again = Workspace::open(&path, now()).unwrap();
    assert_eq!(again.setting("fiscal year start").unwrap(), Some(7_u32));
    let wrong = again.setting::<Vec<String>>("fiscal year start");
    assert!(matches!(wrong, Err(Error::Setting { .. })));
}
