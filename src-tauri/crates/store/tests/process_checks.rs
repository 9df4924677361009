//! Exit checks keep what was ticked when a stage is worded anew; a refused first edit leaves no process.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    Room,
    by_hand::{dossier, edit as edit_deal, new},
    now,
    process::{edit, kept},
    room,
};
use engine::{
    deal::edit::DealEdit,
    process::{
        builtin,
        edit::{ProcessEdit, StageKept},
    },
};
use store::Error;

/// A deal in a room whose first stage has two checks, `Called` ticked and `Wrote` not; its key, and the stage.
fn called() -> (Room, String, StageKept) {
    let mut room = room();
    let mut stage = kept(&room).stages[0].clone();
    stage.stage.exit_checks = vec!["Called".to_owned(), "Wrote".to_owned()];
    let checks = ProcessEdit::Stage {
        stage: stage.id,
        to: stage.stage.clone(),
        checks_were: vec![None, None],
    };
    edit(&mut room, &checks).unwrap();
    let mut edits = room.workspace.edit("Mia", "new", now()).unwrap();
    let id = edits.make_deal(room.pipeline, &new("Acme")).unwrap();
    let key = edits.key_of(id).unwrap();
    edits.commit().unwrap();
    let tick = DealEdit::Check {
        stage: 0,
        check: "Called".to_owned(),
        holds: true,
    };
    edit_deal(&mut room, &key, &tick).unwrap();
    (room, key, stage)
}

/// Words the checks of the first stage anew, each given as it was and as it is to be.
fn reword(room: &mut Room, stage: &StageKept, checks: [[&str; 2]; 2]) {
    let mut to = stage.stage.clone();
    to.exit_checks = checks.map(|[_, is]| is.to_owned()).to_vec();
    let anew = ProcessEdit::Stage {
        stage: stage.id,
        to,
        checks_were: checks.map(|[was, _]| Some(was.to_owned())).to_vec(),
    };
    edit(room, &anew).unwrap();
}

/// The checks of a deal's first stage, and whether they hold.
fn checks(room: &Room, key: &str) -> Vec<(String, bool)> {
    let checks = dossier(room, key).entries.checks.remove(0);
    checks
        .into_iter()
        .map(|check| (check.check, check.holds))
        .collect()
}

fn are(checks: [(&str, bool); 2]) -> Vec<(String, bool)> {
    checks
        .map(|(check, holds)| (check.to_owned(), holds))
        .to_vec()
}

#[test]
fn a_check_that_is_worded_anew_stays_ticked() {
    let (mut room, key, stage) = called();
    reword(
        &mut room,
        &stage,
        [["Wrote", "Wrote"], ["Called", "They were called"]],
    );
    assert_eq!(
        checks(&room, &key),
        are([("Wrote", false), ("They were called", true)])
    );
    room.workspace.undo_edit(now()).unwrap().unwrap();
    assert_eq!(
        checks(&room, &key),
        are([("Called", true), ("Wrote", false)])
    );
}

#[test]
fn checks_that_take_each_others_words_only_change_places() {
    let (mut room, key, stage) = called();
    reword(
        &mut room,
        &stage,
        [["Called", "Wrote"], ["Wrote", "Called"]],
    );
    assert_eq!(
        checks(&room, &key),
        are([("Wrote", false), ("Called", true)])
    );
}

#[test]
fn a_check_that_takes_the_words_of_one_worded_anew_takes_its_own_ticks_along() {
    let (mut room, key, stage) = called();
    reword(
        &mut room,
        &stage,
        [["Called", "Wrote"], ["Wrote", "They answered"]],
    );
    assert_eq!(
        checks(&room, &key),
        are([("Wrote", true), ("They answered", false)])
    );
}

#[test]
fn a_refused_edit_of_a_pipeline_that_nobody_made_yet_makes_none() {
    let mut room = room();
    let before = room.workspace.pipelines().unwrap().len();
    let mut edits = room.workspace.edit("Mia", "stage", now()).unwrap();
    let (pipeline, keys) = edits.add_pipeline(&builtin()).unwrap();
    let nameless = ProcessEdit::Add {
        name: " ".to_owned(),
        at: 0,
    };
    assert_eq!(keys.len(), 8);
    assert!(matches!(
        edits.process(pipeline, &nameless),
        Err(Error::NoName)
    ));
    drop(edits);
    assert_eq!(room.workspace.pipelines().unwrap().len(), before);
}
