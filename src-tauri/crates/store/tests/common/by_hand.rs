//! Deals as a person keeps them, for the tests of it.

use std::borrow::Borrow;

use engine::deal::edit::{DealEdit, NewDeal};
use store::{Dossier, Error, SourceKind::Moves};

use super::{Room, date, eur, now, room, rows};

pub fn dossier(room: &Room, key: &str) -> Dossier {
    room.workspace.dossier(room.pipeline, key).unwrap().unwrap()
}

pub fn edit(room: &mut Room, key: &str, edit: impl Borrow<DealEdit>) -> Result<(), Error> {
    let edit = edit.borrow();
    let id = room.workspace.deal(room.pipeline, key)?.unwrap().id;
    let mut edits = room.workspace.edit("Mia", edit.name(), now())?;
    edits.deal(id, edit)?;
    edits.commit()
}

pub fn seven() -> Room {
    let mut room = room();
    room.import(
        Moves,
        &rows(&[
            ("7", "Ben", "Lead", "2026-01-02"),
            ("8", "Ana", "Lead", "2026-01-03"),
        ]),
    );
    room
}

pub fn new(name: &str) -> NewDeal {
    NewDeal {
        name: name.to_owned(),
        account: Some("Acme".to_owned()),
        owner: Some("Ben".to_owned()),
        amount: Some(eur(50_000)),
        source: Some("Event".to_owned()),
        persona: None,
        stage: 0,
        day: date("2026-02-01"),
    }
}
