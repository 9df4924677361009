//! Coaching is kept: plans with their evidence as it was, notes, one-to-ones, agreements, flags put off;
//! every edit can be undone and done again, after a restart too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Room, by_hand, date, eur, now, room};
use engine::{
    coaching::{
        Agreement, Ended, Hint, OneToOne, Plan, PlanNote, PlanOutcome, PutOff, Seen, Spot,
        book::Book, edit::CoachingEdit, put_off::Shown,
    },
    deal::edit::DealEdit,
    moment::Day,
    review::FlagProblem,
    since::Was,
};
use store::{Error, Workspace};

fn spot() -> Spot {
    Spot {
        rep: "Ben".to_owned(),
        stage: "Pitch".to_owned(),
        problem: FlagProblem::Loses,
    }
}

fn plan() -> Plan {
    let mut seen = Seen::nothing(date("2026-01-31"));
    seen.words = "8 of 40 moved on.".to_owned();
    seen.expected_exits = 1.0 / 3.0;
    Plan {
        spot: spot(),
        seen,
        hints: vec![Hint {
            words: "Ask who decides.".to_owned(),
            done: false,
        }],
        agreed: "Two calls together.".to_owned(),
        start: date("2026-02-02"),
        review_on: date("2026-03-30"),
        ended: None,
    }
}

fn edit(room: &mut Room, edit: &CoachingEdit) -> Result<(), Error> {
    let pipeline = room.pipeline;
    let mut edits = room.workspace.edit("Mia", edit.name(), now())?;
    edits.coaching(pipeline, edit)?;
    edits.commit()
}

fn book(room: &Room) -> Book {
    room.workspace.coaching(room.pipeline).unwrap()
}

fn everything() -> Vec<CoachingEdit> {
    let done = Plan {
        ended: Some(Ended {
            day: date("2026-03-28"),
            outcome: PlanOutcome::Helped,
            words: "Calls are better.".to_owned(),
        }),
        ..plan()
    };
    let agreement = |kept: Option<&str>| Agreement {
        rep: "Ben".to_owned(),
        day: date("2026-02-02"),
        words: "Three proposals a week".to_owned(),
        due: Some(date("2026-02-16")),
        kept: kept.map(date),
    };
    vec![
        CoachingEdit::Plan {
            id: None,
            row: Some(plan()),
        },
        CoachingEdit::PlanNote {
            plan: 1,
            id: None,
            row: Some(PlanNote {
                day: date("2026-02-09"),
                words: "First call together.".to_owned(),
            }),
        },
        CoachingEdit::OneToOne {
            id: None,
            row: Some(OneToOne {
                rep: "Ben".to_owned(),
                day: date("2026-02-02"),
                notes: "Talked about pricing.".to_owned(),
            }),
        },
        CoachingEdit::Agreement {
            id: None,
            row: Some(agreement(None)),
        },
        CoachingEdit::Agreement {
            id: Some(1),
            row: Some(agreement(Some("2026-02-12"))),
        },
        CoachingEdit::PutOff {
            id: None,
            row: Some(PutOff {
                spot: Spot {
                    rep: "Ana".to_owned(),
                    ..spot()
                },
                day: date("2026-02-02"),
                reason: "On parental leave".to_owned(),
                until: None,
                seen: Shown {
                    q: 0.1 + 0.2,
                    observed: 3,
                    expected: 8.7,
                    words: "3 of 20.".to_owned(),
                },
            }),
        },
        CoachingEdit::Plan {
            id: Some(1),
            row: Some(done),
        },
        CoachingEdit::Plan {
            id: Some(1),
            row: None,
        },
    ]
}

#[test]
fn what_is_planned_noted_and_agreed_is_kept_and_every_edit_is_undone_and_done_again_after_a_restart()
 {
    let mut room = room();
    let mut states = vec![book(&room)];
    for made in everything() {
        edit(&mut room, &made).unwrap();
        states.push(book(&room));
    }
    assert_eq!(states[1].plans[0].plan, plan());
    assert_eq!(states[2].plans[0].notes.len(), 1);
    assert!(states[7].plans[0].plan.ended.is_some());
    assert_eq!(states[8].plans, []);
    let path = room.path();
    for state in states.iter().rev().skip(1) {
        room.workspace.undo_edit(now()).unwrap().unwrap();
        assert_eq!(book(&room), *state);
        room.workspace = Workspace::open(&path, now()).unwrap();
    }
    for state in &states[1..] {
        let turned = room.workspace.redo_edit(now()).unwrap().unwrap();
        assert_eq!(turned.deals, []);
        assert_eq!(book(&room), *state);
    }
    room.workspace.check().unwrap();
}

#[test]
fn the_evidence_of_a_plan_stays_as_it_was_whatever_an_edit_says() {
    let mut room = room();
    let first = &everything()[0];
    edit(&mut room, first).unwrap();
    let mut other = plan();
    other.seen.words = "Quite different.".to_owned();
    other.agreed = "Nothing yet.".to_owned();
    let row = Some(other);
    edit(&mut room, &CoachingEdit::Plan { id: Some(1), row }).unwrap();
    let kept = &book(&room).plans[0].plan;
    assert_eq!(kept.seen, plan().seen);
    assert_eq!(kept.agreed, "Nothing yet.");
}

#[test]
fn a_plan_without_a_rep_a_known_stage_or_days_in_order_is_refused_and_nothing_changed() {
    let mut room = room();
    let nobody = Plan {
        spot: Spot {
            rep: " ".to_owned(),
            ..spot()
        },
        ..plan()
    };
    let nowhere = Plan {
        spot: Spot {
            stage: "Elsewhere".to_owned(),
            ..spot()
        },
        ..plan()
    };
    let backwards = Plan {
        review_on: date("2026-02-01"),
        ..plan()
    };
    for wrong in [nobody, nowhere, backwards] {
        let row = Some(wrong);
        assert!(edit(&mut room, &CoachingEdit::Plan { id: None, row }).is_err());
    }
    assert_eq!(book(&room), Book::default());
    assert_eq!(room.workspace.edits().unwrap(), [None, None]);
}

#[test]
fn a_review_marked_as_seen_is_kept_as_it_was_and_counts_while_it_is_not_undone() {
    let mut room = room();
    let pipeline = room.pipeline;
    let figures = format!("{{\"words\":\"{}\"}}", "Größe ".repeat(500));
    let mut edits = room.workspace.edit("Mia", "reviewed", now()).unwrap();
    let day = date("2026-01-31");
    edits.mark_reviewed(pipeline, day, "{}", &figures).unwrap();
    edits.commit().unwrap();
    let marks = room.workspace.reviewed(pipeline).unwrap();
    assert_eq!(marks.len(), 1);
    assert_eq!((marks[0].as_of, marks[0].who.as_str()), (day, "Mia"));
    let kept = room
        .workspace
        .reviewed_figures(pipeline, marks[0].id)
        .unwrap();
    assert_eq!(kept.as_deref(), Some(figures.as_str()));
    room.workspace.undo_edit(now()).unwrap().unwrap();
    assert_eq!(room.workspace.reviewed(pipeline).unwrap(), []);
    room.workspace.redo_edit(now()).unwrap().unwrap();
    assert_eq!(room.workspace.reviewed(pipeline).unwrap(), marks);
}

#[test]
fn what_amounts_and_close_dates_were_is_told_with_the_day_they_changed() {
    let mut room = by_hand::seven();
    let day = Day::of(now().date_naive());
    by_hand::edit(&mut room, "7", DealEdit::Amount(Some(eur(900)))).unwrap();
    by_hand::edit(&mut room, "7", DealEdit::Amount(Some(eur(1_200)))).unwrap();
    by_hand::edit(
        &mut room,
        "7",
        DealEdit::ExpectedClose(Some(date("2026-03-01"))),
    )
    .unwrap();
    let turns = |room: &Room| {
        let told = room.workspace.turns(room.pipeline).unwrap().into_iter();
        told.filter(|turn| turn.deal == "7" && turn.day == day)
            .map(|turn| turn.was)
            .collect::<Vec<_>>()
    };
    let all = turns(&room);
    assert_eq!(all.len(), 3);
    assert_eq!(all[1], Was::Amount(Some(eur(900))));
    assert!(matches!(all[2], Was::Close(_)));
    // What is undone never was.
    room.workspace.undo_edit(now()).unwrap().unwrap();
    room.workspace.undo_edit(now()).unwrap().unwrap();
    assert_eq!(turns(&room).len(), 1);
}
