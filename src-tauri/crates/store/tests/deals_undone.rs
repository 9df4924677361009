//! Laws of edits: undone they never were, done again they are, and a ledger that is told of them is the
//! one filled anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    Room,
    by_hand::{edit, new, seven},
    date, eur, now,
};
use engine::{
    deal::{
        Contact,
        detail::{Answer, Detail, Value},
        edit::{DealEdit, Goal},
    },
    filter::Filter,
    ledger::LedgerBuilder,
};
use proptest::prelude::*;
use store::{Deal, DealId, Error, Move, StoredStep};

/// Everything of both deals that an undo must bring back.
fn state(room: &Room) -> Vec<(Deal, Vec<Move>, String)> {
    let deals = room.workspace.pipeline(room.pipeline).unwrap().deals;
    let keys = ["7", "8", "S-3", "S-4", "S-5", "S-6"];
    let all: Vec<_> = keys
        .into_iter()
        .filter_map(|key| room.workspace.dossier(room.pipeline, key).unwrap())
        .map(|known| {
            let rest = format!(
                "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                known.entries.details,
                known.entries.contacts,
                known.entries.objections,
                known.entries.activities,
                known.entries.links,
                known.entries.checks,
                known.entries.gaps,
                known.said,
            );
            let moves = known.moves.into_iter().map(|(row, _)| row).collect();
            (known.deal, moves, rest)
        })
        .collect();
    assert_eq!(all.len(), deals as usize);
    all
}

fn any_edit() -> impl Strategy<Value = (bool, Option<DealEdit>)> {
    let day = (1..28_u32).prop_map(|day| date(&format!("2026-02-{day:02}")));
    let text = prop_oneof![Just(None), "[a-c]".prop_map(Some)];
    let goal = prop_oneof![
        (0..3_u16).prop_map(Goal::Stage),
        Just(Goal::Won),
        Just(Goal::Lost)
    ];
    let edit = prop_oneof![
        text.clone().prop_map(DealEdit::Name),
        text.clone().prop_map(DealEdit::Account),
        text.clone().prop_map(DealEdit::Source),
        (0..3_i64).prop_map(|minor| DealEdit::Amount(Some(eur(minor)))),
        day.clone()
            .prop_map(|day| DealEdit::ExpectedClose(Some(day))),
        "[A-B]".prop_map(DealEdit::Owner),
        (0..2_u8).prop_map(|yes| DealEdit::Detail {
            detail: Detail::Need,
            value: (yes > 0).then_some(Value::Answer(Answer::Yes)),
        }),
        (prop_oneof![Just(None), (1..3_i32).prop_map(Some)], "[a-b]").prop_map(|(id, name)| {
            DealEdit::Contact {
                id,
                row: Some(Contact {
                    name,
                    role: None,
                    reach: None,
                    decides: false,
                    agreed: None,
                }),
            }
        }),
        (1..3_i32).prop_map(|id| DealEdit::Contact {
            id: Some(id),
            row: None
        }),
        (goal, day, text).prop_map(|(to, day, reason)| DealEdit::Move { to, day, reason }),
    ];
    let edit = prop_oneof![8 => edit.prop_map(Some), 1 => Just(None)];
    (any::<bool>(), edit)
}

/// One edit, if it can be made; whether anything was.
fn make(room: &mut Room, (eighth, made): &(bool, Option<DealEdit>)) -> bool {
    let before = room.workspace.edits().unwrap()[0].clone();
    match made {
        Some(made) => {
            let key = if *eighth { "8" } else { "7" };
            let _refused = edit(room, key, made);
        }
        None => {
            let mut edits = room.workspace.edit("Mia", "new", now()).unwrap();
            edits.make_deal(room.pipeline, &new("Pumps")).unwrap();
            edits.commit().unwrap();
        }
    }
    room.workspace.edits().unwrap()[0] != before
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn undone_edits_never_were_and_done_again_they_are(made in prop::collection::vec(any_edit(), 1..7)) {
        let mut room = seven();
        let mut states = vec![state(&room)];
        for one in &made {
            if make(&mut room, one) {
                states.push(state(&room));
            }
        }
        for before in states.iter().rev().skip(1) {
            prop_assert!(room.workspace.undo_edit(now()).unwrap().is_some());
            prop_assert_eq!(&state(&room), before);
        }
        prop_assert!(room.workspace.undo_edit(now()).unwrap().is_none());
        for after in states.iter().skip(1) {
            prop_assert!(room.workspace.redo_edit(now()).unwrap().is_some());
            prop_assert_eq!(&state(&room), after);
        }
        room.workspace.check().unwrap();
    }

    #[test]
    fn a_ledger_that_is_told_of_an_edit_is_the_one_filled_anew(made in prop::collection::vec(any_edit(), 1..5)) {
        let mut room = seven();
        let mut told = room.workspace.ledger(room.pipeline).unwrap();
        for one in &made {
            make(&mut room, one);
        }
        let keys: Vec<_> = ["7", "8", "S-3", "S-4", "S-5", "S-6"]
            .into_iter()
            .filter(|key| room.workspace.deal(room.pipeline, key).unwrap().is_some())
            .collect();
        prop_assert!(room.workspace.retell(room.pipeline, &keys, &mut told).unwrap());
        prop_assert!(!room.workspace.others_wrote().unwrap());
        let mut anew = LedgerBuilder::new(told.process().clone());
        room.workspace.replay::<_, Error>(room.pipeline, &mut anew).unwrap();
        let anew = anew.finish();
        let filter = Filter { as_of: Some(date("2026-03-01")), ..Filter::default() };
        prop_assert_eq!(told.review(&filter).stages, anew.review(&filter).stages);
    }
}

#[test]
fn an_edit_that_is_refused_changes_nothing_and_is_none() {
    let mut room = seven();
    let before = state(&room);
    let refused = [
        DealEdit::Account(Some("  ".to_owned())),
        DealEdit::Owner(" ".to_owned()),
        DealEdit::Move {
            to: Goal::Stage(9),
            day: date("2026-02-01"),
            reason: None,
        },
    ];
    for one in refused {
        assert!(edit(&mut room, "7", &one).is_err(), "{one:?}");
    }
    let mut edits = room.workspace.edit("Mia", "name", now()).unwrap();
    assert!(matches!(
        edits.deal(DealId(99), &DealEdit::Name(None)),
        Err(Error::UnknownRow("deal"))
    ));
    drop(edits);
    assert_eq!(state(&room), before);
    assert!(room.workspace.edits().unwrap()[0].is_none());
}

#[test]
fn an_edit_that_was_undone_before_another_was_made_never_comes_back() {
    let mut room = seven();
    let name = |name: &str| DealEdit::Name(Some(name.to_owned()));
    edit(&mut room, "7", name("Pumps")).unwrap();
    edit(&mut room, "7", name("Valves")).unwrap();
    room.workspace.undo_edit(now()).unwrap();
    edit(&mut room, "8", name("Hoses")).unwrap();
    room.workspace.undo_edit(now()).unwrap();
    let again = room.workspace.redo_edit(now()).unwrap().unwrap();
    assert_eq!(again.deals, [(room.pipeline, "8".to_owned())]);
    assert_eq!(room.workspace.redo_edit(now()).unwrap(), None);
    let seventh = room.workspace.deal(room.pipeline, "7").unwrap().unwrap();
    assert_eq!(seventh.name.as_deref(), Some("Pumps"));
}

#[test]
fn many_deals_edited_at_once_are_undone_as_one() {
    let mut room = seven();
    let before = room.told();
    let ids: Vec<_> = ["7", "8"]
        .iter()
        .map(|key| room.workspace.deal(room.pipeline, key).unwrap().unwrap().id)
        .collect();
    let lost = DealEdit::Move {
        to: Goal::Lost,
        day: date("2026-03-01"),
        reason: Some("Price".to_owned()),
    };
    let mut edits = room.workspace.edit("Mia", lost.name(), now()).unwrap();
    edits.deals(&ids, &lost).unwrap();
    edits.commit().unwrap();
    for key in ["7", "8"] {
        let deal = room.workspace.deal(room.pipeline, key).unwrap().unwrap();
        assert_eq!(deal.lost_reason.as_deref(), Some("Price"));
        let moves = room.workspace.moves(deal.id).unwrap();
        assert_eq!(moves.last().map(|row| row.step), Some(StoredStep::Lost));
    }
    let turned = room.workspace.undo_edit(now()).unwrap().unwrap();
    assert_eq!(turned.deals.len(), 2);
    assert_eq!(room.told(), before);
    assert_eq!(room.workspace.undo_edit(now()).unwrap(), None);
}
