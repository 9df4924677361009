//! A process as a person edits it, for the tests of it.

use engine::process::edit::{ProcessEdit, ProcessKept};
use store::Error;

use super::{Room, now};

pub fn edit(room: &mut Room, edit: &ProcessEdit) -> Result<(), Error> {
    let mut edits = room.workspace.edit("Mia", edit.name(), now())?;
    edits.process(room.pipeline, edit)?;
    edits.commit()
}

pub fn kept(room: &Room) -> ProcessKept {
    room.workspace.process_kept(room.pipeline).unwrap()
}
