//! A process is edited: stages worded anew, added, moved, merged, put away, brought back; and every figure
//! is right after each of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    Room, Row,
    by_hand::{dossier, edit as edit_deal},
    date, now,
    process::{edit, kept},
    room, rows,
};
use engine::{
    deal::edit::{DealEdit, Goal},
    filter::Filter,
    ledger::LedgerBuilder,
    process::edit::{LeftAs, ProcessEdit, WordList},
    record::{Record, Sink, Step},
};
use proptest::prelude::*;
use store::{Error, SourceKind, SourceKind::Moves};

fn names(room: &Room) -> Vec<String> {
    let stages = kept(room).stages.into_iter();
    stages.map(|kept| kept.stage.name).collect()
}

fn id(room: &Room, name: &str) -> i32 {
    let stages = kept(room);
    let used = stages.stages.iter().map(|kept| (&kept.stage.name, kept.id));
    let left = stages.left.iter().map(|left| (&left.name, left.id));
    used.chain(left)
        .find(|(known, _)| *known == name)
        .unwrap()
        .1
}

fn leave(room: &Room, stage: &str, told_at: &str) -> ProcessEdit {
    ProcessEdit::Leave {
        stage: id(room, stage),
        told_at: id(room, told_at),
        left_as: LeftAs::Merged,
    }
}

fn renamed(room: &Room, stage: &str, to: &str) -> ProcessEdit {
    let stages = kept(room).stages;
    let known = stages
        .into_iter()
        .find(|kept| kept.stage.name == stage)
        .unwrap();
    let mut new = known.stage;
    new.name = to.to_owned();
    ProcessEdit::Stage {
        stage: known.id,
        to: new,
        checks_were: Vec::new(),
    }
}

/// What is reviewed.
fn review(room: &Room) -> engine::review::Review {
    room.workspace
        .ledger(room.pipeline)
        .unwrap()
        .review(&Filter::default())
}

#[test]
fn a_stage_keeps_its_deals_under_another_name_and_in_another_place() {
    let mut room = room();
    room.import(
        Moves,
        &rows(&[
            ("7", "Ben", "Lead", "2026-01-02"),
            ("7", "Ben", "Pitch", "2026-01-09"),
        ]),
    );
    let told = room.told();
    let rename = renamed(&room, "Lead", " First call ");
    edit(&mut room, &rename).unwrap();
    assert_eq!(names(&room), ["First call", "Pitch", "Close"]);
    assert_eq!(room.told(), told);
    assert_eq!(kept(&room).stages[0].stage.formerly, ["Lead"]);
    let process = room.workspace.pipelines().unwrap().remove(0).process;
    assert_eq!(process.find("lead"), Some(0));
    let to_end = ProcessEdit::Move {
        stage: id(&room, "First call"),
        to: 1,
    };
    edit(&mut room, &to_end).unwrap();
    assert_eq!(names(&room), ["Pitch", "First call", "Close"]);
    let review = review(&room);
    assert_eq!(review.stages[0].measures.open_now, 1);
    assert_eq!(review.stages[0].stage, "Pitch");
}

#[test]
fn names_are_needed_and_are_one_of_a_kind() {
    let mut room = room();
    let same = renamed(&room, "Lead", "PITCH");
    assert!(matches!(edit(&mut room, &same), Err(Error::SameName)));
    let none = renamed(&room, "Lead", " ");
    assert!(matches!(edit(&mut room, &none), Err(Error::NoName)));
    let own = renamed(&room, "Lead", "LEAD");
    edit(&mut room, &own).unwrap();
    assert!(kept(&room).stages[0].stage.formerly.is_empty());
}

#[test]
fn a_stage_is_added_used_and_its_adding_undone() {
    let mut room = room();
    let add = ProcessEdit::Add {
        name: "Demo".to_owned(),
        at: 1,
    };
    edit(&mut room, &add).unwrap();
    assert_eq!(names(&room), ["Lead", "Demo", "Pitch", "Close"]);
    assert_eq!(kept(&room).wins_at, 3);
    // A file brings deals there: undoing the stage must not lose them.
    let demo = Record {
        step: Step::Entered(1),
        ..common::row("9", "Ben", "Lead", "2026-01-05")
    };
    room.import(
        Moves,
        &[common::row("9", "Ben", "Lead", "2026-01-02"), demo],
    );
    room.workspace.undo_edit(now()).unwrap().unwrap();
    assert_eq!(names(&room), ["Lead", "Pitch", "Close"]);
    assert!(kept(&room).left.is_empty());
    assert_eq!(review(&room).stages[0].measures.open_now, 1);
    room.workspace.redo_edit(now()).unwrap().unwrap();
    assert_eq!(names(&room), ["Lead", "Demo", "Pitch", "Close"]);
    assert_eq!(review(&room).stages[1].measures.open_now, 1);
    room.workspace.check().unwrap();
}

#[test]
fn stages_keep_to_their_side_of_the_win() {
    let mut room = room();
    let service = ProcessEdit::Add {
        name: "Service".to_owned(),
        at: 3,
    };
    edit(&mut room, &service).unwrap();
    room.import(
        Moves,
        &rows(&[
            ("7", "Ben", "Lead", "2026-01-02"),
            ("7", "Ben", "Pitch", "2026-01-09"),
            ("8", "Ben", "Close", "2026-01-09"),
        ]),
    );
    let after = Record {
        step: Step::Entered(3),
        ..common::row("7", "Ben", "Lead", "2026-01-12")
    };
    room.import(Moves, &[after]);
    let won = review(&room).whole.won;
    assert_eq!(won, 1);
    for across in [
        leave(&room, "Service", "Close"),
        leave(&room, "Lead", "Service"),
        leave(&room, "Close", "Lead"),
        leave(&room, "Close", "Service"),
        ProcessEdit::Move {
            stage: id(&room, "Lead"),
            to: 2,
        },
        ProcessEdit::Move {
            stage: id(&room, "Service"),
            to: 0,
        },
    ] {
        assert!(
            matches!(edit(&mut room, &across), Err(Error::AcrossWin)),
            "{across:?}"
        );
    }
    let win = leave(&room, "Close", "Pitch");
    edit(&mut room, &win).unwrap();
    assert_eq!(
        (names(&room), kept(&room).wins_at),
        (
            vec!["Lead".to_owned(), "Pitch".to_owned(), "Service".to_owned()],
            1
        )
    );
    assert_eq!(review(&room).whole.won, won);
    let wins = ProcessEdit::Wins {
        stage: id(&room, "Lead"),
    };
    edit(&mut room, &wins).unwrap();
    assert_eq!(kept(&room).wins_at, 0);
}

#[test]
fn a_stage_that_was_merged_is_told_of_the_other_and_comes_back_with_all_it_had() {
    let mut room = room();
    room.import(
        Moves,
        &rows(&[
            ("7", "Ben", "Lead", "2026-01-02"),
            ("7", "Ben", "Pitch", "2026-01-09"),
        ]),
    );
    let plan = DealEdit::Move {
        to: Goal::Stage(2),
        day: date("2026-01-20"),
        reason: None,
    };
    edit_deal(&mut room, "7", &plan).unwrap();
    let before = (room.told(), format!("{:?}", review(&room)));
    let merge = leave(&room, "Pitch", "Lead");
    edit(&mut room, &merge).unwrap();
    assert_eq!(names(&room), ["Lead", "Close"]);
    assert_eq!(kept(&room).left[0].told_at, "Lead");
    // Files go on using its name.
    let process = room.workspace.pipelines().unwrap().remove(0).process;
    assert_eq!(process.find("Pitch"), Some(0));
    assert_eq!(
        room.workspace
            .deals_ever_at(room.pipeline, store::StageId(id(&room, "Lead").into()))
            .unwrap(),
        1
    );
    assert_eq!(dossier(&room, "7").moves.len(), 3);
    let back = ProcessEdit::Back {
        stage: id(&room, "Pitch"),
    };
    edit(&mut room, &back).unwrap();
    assert_eq!(names(&room), common::STAGES);
    assert_eq!((room.told(), format!("{:?}", review(&room))), before);
}

#[test]
fn two_snapshots_at_stages_that_are_one_now_saw_the_deal_at_one() {
    let mut room = room();
    for (day, at) in [("2026-01-10", "at Lead"), ("2026-01-31", "at Pitch")] {
        let source = store::Source {
            as_of: Some(date(day)),
            ..common::source(SourceKind::Snapshot)
        };
        let mut import = room.workspace.begin_import(source, room.pipeline).unwrap();
        import.accept(&common::row("7", "Ben", at, day)).unwrap();
        import.finish(store::RowCounts::default(), &[]).unwrap();
    }
    let apart = room.told();
    assert!(
        apart.iter().any(|line| line.contains("Entered")),
        "{apart:?}"
    );
    let merge = leave(&room, "Lead", "Pitch");
    edit(&mut room, &merge).unwrap();
    assert!(
        !room.told().iter().any(|line| line.contains("Entered")),
        "{:?}",
        room.told()
    );
    room.workspace.undo_edit(now()).unwrap().unwrap();
    assert_eq!(room.told(), apart);
}

#[test]
fn a_list_of_words_is_the_teams_own_until_it_is_as_shipped_again() {
    let mut room = room();
    let set = |room: &mut Room, words: Option<&[String]>| {
        let mut edits = room.workspace.edit("Mia", "words", now()).unwrap();
        edits.set_words(WordList::Sources, words).unwrap();
        edits.commit().unwrap();
    };
    let words = [
        "Fair ".to_owned(),
        "fair".to_owned(),
        String::new(),
        "Web".to_owned(),
    ];
    set(&mut room, Some(&words));
    let list = |room: &Room| room.workspace.word_list(WordList::Sources).unwrap();
    assert_eq!(list(&room).unwrap(), ["Fair", "Web"]);
    set(&mut room, None);
    assert_eq!(list(&room), None);
    room.workspace.undo_edit(now()).unwrap().unwrap();
    room.workspace.undo_edit(now()).unwrap().unwrap();
    assert_eq!(list(&room), None);
    room.workspace.redo_edit(now()).unwrap().unwrap();
    assert_eq!(list(&room).unwrap(), ["Fair", "Web"]);
}

/// Moves of a few deals at a few days.
fn any_rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (0..4_usize, 0..6_usize, 0..5_usize).prop_map(|(deal, what, at)| {
        (
            ["1", "2", "3", "4"][deal],
            "Ben",
            ["Lead", "Pitch", "Close", "Won", "Lost", "Lead"][what],
            [
                "2026-01-01",
                "2026-01-02",
                "2026-01-03",
                "2026-01-04",
                "2026-01-05",
            ][at],
        )
    });
    prop::collection::vec(row, 0..40)
}

fn any_edits() -> impl Strategy<Value = Vec<(u8, usize, usize)>> {
    prop::collection::vec((0..6_u8, 0..4_usize, 0..4_usize), 1..6)
}

/// The edit that three numbers stand for, of the process as it is; it may be one that is refused.
fn meant(room: &Room, (what, a, b): (u8, usize, usize)) -> ProcessEdit {
    let kept = kept(room);
    let stage = |at: usize| kept.stages[at % kept.stages.len()].id;
    match what {
        0 => renamed(
            room,
            &kept.stages[a % kept.stages.len()].stage.name,
            &format!("N{b}"),
        ),
        1 => ProcessEdit::Add {
            name: format!("A{a}"),
            at: u16::try_from(b).unwrap(),
        },
        2 => ProcessEdit::Move {
            stage: stage(a),
            to: u16::try_from(b).unwrap(),
        },
        3 => ProcessEdit::Leave {
            stage: stage(a),
            told_at: stage(b),
            left_as: LeftAs::Away,
        },
        4 => ProcessEdit::Back {
            stage: kept.left.get(a).map_or(0, |left| left.id),
        },
        _ => ProcessEdit::Wins { stage: stage(a) },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]

    #[test]
    fn a_merge_is_the_review_of_a_ledger_told_with_the_other_stage(file in any_rows(), of in 0..3_usize, into in 0..3_usize) {
        let mut room = room();
        room.import(Moves, &rows(&file));
        let (of, into) = (common::STAGES[of], common::STAGES[into]);
        let merge = leave(&room, of, into);
        if edit(&mut room, &merge).is_err() {
            return Ok(());
        }
        let process = room.workspace.pipelines().unwrap().remove(0).process;
        let place = |step: Step| match step {
            Step::Entered(at) => {
                let name = common::STAGES[usize::from(at)];
                let name = if name == of { into } else { name };
                Step::Entered(process.find(name).unwrap())
            }
            other => other,
        };
        let mut told = LedgerBuilder::new(process.clone());
        for row in rows(&file) {
            told.accept(&Record { step: place(row.step), ..row }).unwrap();
        }
        prop_assert_eq!(told.finish().review(&Filter::default()), review(&room));
    }

    #[test]
    fn undone_every_edit_never_was_and_done_again_it_is(file in any_rows(), edits in any_edits()) {
        let mut room = room();
        room.import(Moves, &rows(&file));
        let state = |room: &Room| (kept(room), room.told());
        let mut states = vec![state(&room)];
        for one in edits {
            let meant = meant(&room, one);
            let before = state(&room);
            match edit(&mut room, &meant) {
                Ok(()) if state(&room) != before => states.push(state(&room)),
                _ => prop_assert_eq!(state(&room), before),
            }
            room.workspace.check().unwrap();
            prop_assert_eq!(room.loose_references(), Vec::<String>::new());
            // No deal is ever lost.
            let deals = room.workspace.pipeline(room.pipeline).unwrap().deals;
            prop_assert_eq!(room.workspace.ledger(room.pipeline).unwrap().deals(), deals as usize);
        }
        let last = states.len() - 1;
        for at in (0..last).rev() {
            room.workspace.undo_edit(now()).unwrap().unwrap();
            prop_assert_eq!(&state(&room), &states[at]);
        }
        for known in &states[1..] {
            room.workspace.redo_edit(now()).unwrap().unwrap();
            prop_assert_eq!(&state(&room), known);
        }
    }
}
