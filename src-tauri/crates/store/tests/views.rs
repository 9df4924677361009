//! Saved views: kept, renamed, removed, and each of it undone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Room, now, room};
use store::{Edit, Error};

fn edit(
    room: &mut Room,
    job: impl FnOnce(&mut Edit<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut edits = room.workspace.edit("Mia", "view", now())?;
    job(&mut edits)?;
    edits.commit()
}

fn names(room: &Room) -> Vec<String> {
    let views = room.workspace.views().unwrap().into_iter();
    views
        .map(|view| format!("{} {}", view.name, view.shown))
        .collect()
}

#[test]
fn a_view_is_kept_renamed_and_removed_and_every_step_undone() {
    let mut room = room();
    edit(&mut room, |e| e.put_view(None, " Mine ", "{\"a\":1}")).unwrap();
    edit(&mut room, |e| e.put_view(None, "Stalled", "{}")).unwrap();
    assert_eq!(names(&room), ["Mine {\"a\":1}", "Stalled {}"]);
    let first = room.workspace.views().unwrap()[0].clone();
    edit(&mut room, |e| {
        e.put_view(Some(first.id), "Ours", &first.shown)
    })
    .unwrap();
    edit(&mut room, |e| e.remove_view(first.id)).unwrap();
    assert_eq!(names(&room), ["Stalled {}"]);
    room.workspace.undo_edit(now()).unwrap();
    assert_eq!(names(&room), ["Ours {\"a\":1}", "Stalled {}"]);
    room.workspace.undo_edit(now()).unwrap();
    assert_eq!(room.workspace.views().unwrap()[0], first);
    room.workspace.undo_edit(now()).unwrap();
    room.workspace.undo_edit(now()).unwrap();
    assert!(names(&room).is_empty());
    for _ in 0..4 {
        room.workspace.redo_edit(now()).unwrap().unwrap();
    }
    assert_eq!(names(&room), ["Stalled {}"]);
    room.workspace.check().unwrap();
}

#[test]
fn a_view_needs_a_name_and_one_that_is_gone_is_said_to_be() {
    let mut room = room();
    let nameless = edit(&mut room, |e| e.put_view(None, "  ", "{}"));
    assert!(matches!(nameless, Err(Error::NoName)));
    let gone = edit(&mut room, |e| e.remove_view(7));
    assert!(matches!(gone, Err(Error::UnknownRow(_))));
    assert_eq!(room.workspace.undo_edit(now()).unwrap(), None);
}
