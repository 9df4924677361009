//! Deals kept by hand: what is recorded on them, how they move, and every edit undone and done again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    by_hand::{dossier, edit, new, seven},
    date, eur, now, room, row,
};
use engine::{
    deal::{
        Activity, ActivityKind, Contact, Descent, Link, Objection, ObjectionKind,
        detail::{Answer, Detail, Value},
        edit::{DealEdit, Goal},
    },
    filter::Filter,
    process,
};
use store::{Error, SourceKind::Moves, StoredStep};

#[test]
fn a_deal_made_by_hand_is_a_deal_like_any_other_until_it_is_undone() {
    let mut room = seven();
    let mut edits = room.workspace.edit("Mia", "new", now()).unwrap();
    let id = edits.make_deal(room.pipeline, &new(" Pumps ")).unwrap();
    assert!(matches!(
        edits.make_deal(room.pipeline, &new("  ")),
        Err(Error::NoName)
    ));
    let key = edits.key_of(id).unwrap();
    edits.commit().unwrap();
    let made = room.workspace.deal(room.pipeline, &key).unwrap().unwrap();
    assert_eq!(made.name.as_deref(), Some("Pumps"));
    assert_eq!((made.amount, made.import), (Some(eur(50_000)), None));
    assert!(made.account.is_some() && made.rep.is_some());
    let moves = room.workspace.moves(id).unwrap();
    room.workspace.undo_edit(now()).unwrap().unwrap();
    assert_eq!(room.workspace.deal(room.pipeline, &key).unwrap(), None);
    let turned = room.workspace.redo_edit(now()).unwrap().unwrap();
    assert_eq!(turned.deals, [(room.pipeline, key.clone())]);
    assert_eq!(
        room.workspace.deal(room.pipeline, &key).unwrap(),
        Some(made)
    );
    assert_eq!(room.workspace.moves(id).unwrap(), moves);
    room.workspace.check().unwrap();
}

#[test]
fn a_detail_takes_what_it_is_for_and_says_what_it_was() {
    let mut room = seven();
    let budget = |value| DealEdit::Detail {
        detail: Detail::Budget,
        value,
    };
    edit(&mut room, "7", budget(Some(Value::Answer(Answer::Partly)))).unwrap();
    edit(&mut room, "7", budget(Some(Value::Answer(Answer::Yes)))).unwrap();
    let wrong = edit(&mut room, "7", budget(Some(Value::Count(3))));
    assert!(matches!(wrong, Err(Error::UnfitValue)));
    let known = dossier(&room, "7");
    assert_eq!(
        known.entries.details.get(&Detail::Budget),
        Some(&Value::Answer(Answer::Yes))
    );
    let said: Vec<_> = known
        .said
        .iter()
        .map(|said| (said.change.old.clone(), said.change.new.clone()))
        .collect();
    assert_eq!(said.len(), 2);
    assert_eq!(said[1], (Some("partly").into(), Some("yes").into()));
    room.workspace.undo_edit(now()).unwrap();
    room.workspace.undo_edit(now()).unwrap();
    let known = dossier(&room, "7");
    assert!(known.entries.details.is_empty() && known.said.is_empty());
}

#[test]
fn contacts_objections_and_activities_come_change_and_go() {
    let mut room = seven();
    let dora = Contact {
        name: "Dora".to_owned(),
        role: Some("Head of purchasing".to_owned()),
        reach: None,
        decides: true,
        agreed: None,
    };
    let add = DealEdit::Contact {
        id: None,
        row: Some(dora.clone()),
    };
    edit(&mut room, "7", add).unwrap();
    let id = dossier(&room, "7").entries.contacts[0].id;
    let agreed = Contact {
        agreed: Some(date("2026-02-03")),
        ..dora.clone()
    };
    let change = DealEdit::Contact {
        id: Some(id),
        row: Some(agreed.clone()),
    };
    edit(&mut room, "7", change).unwrap();
    let elsewhere = DealEdit::Contact {
        id: Some(id),
        row: None,
    };
    assert!(matches!(
        edit(&mut room, "8", &elsewhere),
        Err(Error::UnknownRow(_))
    ));
    edit(&mut room, "7", elsewhere).unwrap();
    assert!(dossier(&room, "7").entries.contacts.is_empty());
    // A row that comes later never takes the key of one that an undo may bring back.
    let price = Objection {
        kind: ObjectionKind::Price,
        words: "Too dear".to_owned(),
        raised: date("2026-02-01"),
        answer: None,
        resolved: None,
    };
    room.workspace.undo_edit(now()).unwrap();
    assert_eq!(dossier(&room, "7").entries.contacts[0].row, agreed);
    room.workspace.undo_edit(now()).unwrap();
    assert_eq!(dossier(&room, "7").entries.contacts[0].row, dora);
    let object = DealEdit::Objection {
        id: None,
        row: Some(price.clone()),
    };
    edit(&mut room, "7", object).unwrap();
    assert!(room.workspace.redo_edit(now()).unwrap().is_none());
    let call = Activity {
        kind: ActivityKind::Call,
        note: "Asked for the budget".to_owned(),
        due: None,
        done: Some(date("2026-02-02")),
        replied: Some(true),
        rep: Some("Ben".to_owned()),
    };
    let called = DealEdit::Activity {
        id: None,
        row: Some(call.clone()),
    };
    edit(&mut room, "7", called).unwrap();
    let known = dossier(&room, "7");
    assert_eq!(known.entries.objections[0].row, price);
    assert_eq!(known.entries.activities[0].row, call);
}

#[test]
fn a_link_is_seen_from_both_deals_and_changed_from_either() {
    let mut room = seven();
    let link = |deal_id: &str, later| {
        Some(Link {
            deal_id: deal_id.to_owned(),
            how: Descent::Referral,
            later,
        })
    };
    let add = |row| DealEdit::Link { id: None, row };
    assert!(matches!(
        edit(&mut room, "7", add(link("99", true))),
        Err(Error::UnknownRow(_))
    ));
    edit(&mut room, "7", add(link("8", true))).unwrap();
    let seen = dossier(&room, "8").entries.links;
    assert_eq!((seen[0].deal_id.as_str(), seen[0].later), ("7", false));
    let remove = DealEdit::Link {
        id: Some(seen[0].id),
        row: None,
    };
    edit(&mut room, "8", remove).unwrap();
    assert!(dossier(&room, "7").entries.links.is_empty());
    room.workspace.undo_edit(now()).unwrap();
    assert_eq!(dossier(&room, "7").entries.links.len(), 1);
}

#[test]
fn a_deal_moves_on_after_what_happened_that_day_and_never_before_its_last_move() {
    let mut room = room();
    room.import(Moves, &[row("7", "Ben", "Lead", "2026-01-02T14:00:00")]);
    let to = |to, day| DealEdit::Move {
        to,
        day: date(day),
        reason: None,
    };
    let before = edit(&mut room, "7", to(Goal::Stage(1), "2026-01-01"));
    assert!(matches!(before, Err(Error::BeforeLast)));
    edit(&mut room, "7", to(Goal::Stage(1), "2026-01-02")).unwrap();
    edit(&mut room, "7", to(Goal::Stage(0), "2026-01-05")).unwrap();
    let lost = DealEdit::Move {
        to: Goal::Lost,
        day: date("2026-01-09"),
        reason: Some("Price".to_owned()),
    };
    edit(&mut room, "7", lost).unwrap();
    let known = dossier(&room, "7");
    let steps: Vec<_> = known.moves.iter().map(|(row, _)| row.step).collect();
    let stage = |at: usize| StoredStep::Entered(known.stages.key(at).unwrap());
    assert_eq!(steps, [stage(0), stage(1), stage(0), StoredStep::Lost]);
    let movers: Vec<_> = known.moves.iter().map(|(_, who)| who.as_deref()).collect();
    assert_eq!(movers, [None, Some("Mia"), Some("Mia"), Some("Mia")]);
    assert_eq!(known.deal.lost_reason.as_deref(), Some("Price"));
    assert!(known.moves.iter().all(|(row, _)| row.rep == known.deal.rep));
    room.workspace.undo_edit(now()).unwrap();
    let known = dossier(&room, "7");
    assert_eq!((known.moves.len(), known.deal.lost_reason), (3, None));
}

#[test]
fn a_deal_is_won_with_a_reason_or_without_one_and_both_are_undone() {
    let mut room = room();
    room.import(Moves, &[row("7", "Ben", "Lead", "2026-01-02T14:00:00")]);
    let won = |reason: Option<&str>| DealEdit::Move {
        to: Goal::Won,
        day: date("2026-01-09"),
        reason: reason.map(str::to_owned),
    };
    edit(&mut room, "7", won(None)).unwrap();
    assert_eq!(dossier(&room, "7").deal.won_reason, None);
    room.workspace.undo_edit(now()).unwrap();
    edit(&mut room, "7", won(Some("Best fit"))).unwrap();
    let known = dossier(&room, "7").deal;
    assert_eq!(known.won_reason.as_deref(), Some("Best fit"));
    assert_eq!(known.lost_reason, None);
    let ledger = room.workspace.ledger(room.pipeline).unwrap();
    let shown = ledger.deal(ledger.find("7").unwrap(), &Filter::default());
    assert_eq!(shown.won_reason.as_deref(), Some("Best fit"));
    edit(
        &mut room,
        "7",
        DealEdit::WonReason(Some("Price".to_owned())),
    )
    .unwrap();
    room.workspace.undo_edit(now()).unwrap();
    assert_eq!(
        dossier(&room, "7").deal.won_reason.as_deref(),
        Some("Best fit")
    );
    room.workspace.undo_edit(now()).unwrap();
    let known = dossier(&room, "7");
    assert_eq!((known.moves.len(), known.deal.won_reason), (1, None));
}

#[test]
fn another_owner_owns_the_deal_from_now_on_and_its_clock_runs_on() {
    let mut room = seven();
    edit(&mut room, "7", DealEdit::Owner("Zoe".to_owned())).unwrap();
    let ledger = room.workspace.ledger(room.pipeline).unwrap();
    let seven = ledger.find("7").unwrap();
    let row = ledger.deal(seven, &Filter::default());
    assert_eq!(row.owner.as_deref(), Some("Zoe"));
    assert_eq!(row.since, Some(date("2026-01-02")));
    assert_eq!(ledger.passages(seven, &Filter::default()).len(), 1);
}

#[test]
fn a_deal_that_moves_on_with_checks_open_keeps_which() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.stagecoach");
    let mut workspace = store::Workspace::create(&path, "Team", now()).unwrap();
    let pipeline = workspace.add_pipeline(&process::builtin(), now()).unwrap();
    let mut edits = workspace.edit("Mia", "new", now()).unwrap();
    let id = edits.make_deal(pipeline, &new("Pumps")).unwrap();
    edits
        .deal(
            id,
            &DealEdit::Detail {
                detail: Detail::Fit,
                value: Some(Value::Answer(Answer::Yes)),
            },
        )
        .unwrap();
    let on = |stage, day| DealEdit::Move {
        to: Goal::Stage(stage),
        day: date(day),
        reason: None,
    };
    edits.deal(id, &on(1, "2026-02-09")).unwrap();
    let tick = |holds| DealEdit::Check {
        stage: 1,
        check: "The right point of contact is known".to_owned(),
        holds,
    };
    edits.deal(id, &tick(true)).unwrap();
    edits.deal(id, &tick(true)).unwrap();
    edits.deal(id, &on(0, "2026-02-10")).unwrap();
    let key = edits.key_of(id).unwrap();
    edits.commit().unwrap();
    let known = workspace.dossier(pipeline, &key).unwrap().unwrap();
    let gaps: Vec<_> = known
        .entries
        .gaps
        .iter()
        .map(|gap| (gap.stage.as_str(), gap.check.as_str()))
        .collect();
    assert_eq!(
        gaps,
        [("Prospecting", "There is a contact, and a way to reach them")]
    );
    let holds: Vec<_> = known.entries.checks[1]
        .iter()
        .map(|check| (check.holds, check.read_off))
        .collect();
    assert_eq!(holds, [(false, true), (true, false)]);
}

#[test]
fn a_later_file_has_its_say_and_an_undo_then_leaves_what_the_file_said() {
    let mut room = seven();
    edit(&mut room, "7", DealEdit::Amount(Some(eur(77)))).unwrap();
    let mut said = row("7", "Ben", "Pitch", "2026-03-01");
    said.details.amount = Some(eur(99));
    room.import(Moves, &[row("7", "Ben", "Lead", "2026-01-02"), said]);
    assert_eq!(dossier(&room, "7").deal.amount, Some(eur(99)));
    room.workspace.undo_edit(now()).unwrap();
    let known = dossier(&room, "7");
    assert_eq!((known.deal.amount, known.moves.len()), (Some(eur(99)), 2));
}

#[test]
fn edits_of_many_deals_are_undone_as_one_also_after_a_restart() {
    let mut room = seven();
    let ids = ["7", "8"].map(|key| room.workspace.deal(room.pipeline, key).unwrap().unwrap().id);
    let mut edits = room.workspace.edit("Mia", "source", now()).unwrap();
    for id in ids {
        edits
            .deal(id, &DealEdit::Source(Some("Event".to_owned())))
            .unwrap();
    }
    edits.commit().unwrap();
    let mut again = store::Workspace::open(&room.path(), now()).unwrap();
    let [undo, redo] = again.edits().unwrap();
    assert_eq!(undo.unwrap().what, "source");
    assert!(redo.is_none());
    assert_eq!(again.undo_edit(now()).unwrap().unwrap().deals.len(), 2);
    let sources = |of: &store::Workspace| {
        ["7", "8"].map(|key| of.deal(room.pipeline, key).unwrap().unwrap().source)
    };
    assert_eq!(sources(&again), [None, None]);
    again.redo_edit(now()).unwrap();
    assert_eq!(
        sources(&again),
        [Some("Event".to_owned()), Some("Event".to_owned())]
    );
    assert!(again.redo_edit(now()).unwrap().is_none());
}

#[test]
fn a_detail_of_several_deals_comes_in_their_order() {
    let mut room = seven();
    let next = DealEdit::Detail {
        detail: Detail::NextStep,
        value: Some(Value::Text("Call Dora".to_owned())),
    };
    edit(&mut room, "8", next).unwrap();
    let keys = ["8", "7", "gone"].map(str::to_owned);
    let each = room
        .workspace
        .detail_of_each(room.pipeline, &keys, Detail::NextStep)
        .unwrap();
    assert_eq!(
        each,
        [Some(Value::Text("Call Dora".to_owned())), None, None]
    );
}
