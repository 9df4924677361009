//! What was said of a file once is known of the next: a saved way of reading is proposed for the same
//! headers, and an answer about a name is not asked for again.

use std::{ops::ControlFlow, path::PathBuf};

use exchange::{Hints, Mapping, NameHint, NameMeans, RepMeans, RepName};
use jobs::{Bundle, import::mapping};
use store::SavedMapping;

use crate::desk::{Desk, asker, now};

const HEAD: &str = "Nr,Wer,Wo,Wann\n";

/// A file of moves, and how it would be read.
fn first_file(desk: &Desk) -> (PathBuf, Mapping) {
    let first = desk.file(
        "first.csv",
        "deal_id,rep,stage,at\n1,Ana,Pitch,2025-01-01\n",
    );
    let go_on = &mut |_| ControlFlow::Continue(());
    let bundles = Bundle::open(std::slice::from_ref(&first), &Hints::default(), go_on).unwrap();
    let made = mapping(&bundles[0], &Hints::default(), &desk.workspace, asker()).unwrap();
    (first, made)
}

#[test]
fn a_saved_way_of_reading_is_proposed_for_the_same_headers_and_no_others() {
    let mut desk = Desk::new();
    let (first, made) = first_file(&desk);
    let seen = desk.look(&first, &Hints::default()).unwrap();
    assert_eq!(seen.saved, [""; 0]);
    desk.workspace
        .save_mapping(&SavedMapping {
            name: "Weekly".to_owned(),
            fingerprint: seen.fingerprint.clone(),
            mapping: serde_json::to_string(&made).unwrap(),
            used_at: now(),
        })
        .unwrap();
    // Next week's file: another name, other rows, the same headers in another case.
    let next = desk.file("next.csv", "Deal ID,Rep,Stage,At\n2,Ben,Pitch,2025-01-08\n");
    let proposed = desk.look(&next, &Hints::default()).unwrap();
    assert_eq!(proposed.fingerprint, seen.fingerprint);
    assert_eq!(proposed.saved, ["Weekly"]);
    let other = desk.file("other.csv", "deal_id,stage,at\n2,Pitch,2025-01-08\n");
    assert_eq!(desk.look(&other, &Hints::default()).unwrap().saved, [""; 0]);
}

#[test]
fn a_saved_way_of_reading_that_was_corrected_reads_the_next_file() {
    let mut desk = Desk::new();
    let (_, mut made) = first_file(&desk);
    for (column, head) in made.columns.iter_mut().zip(HEAD.trim().split(',')) {
        column.header = head.to_owned();
    }
    let odd = desk.file("odd.csv", format!("{HEAD}7,Ana,Pitch,2025-01-08\n"));
    let hints = Hints {
        mappings: vec![made],
        ..Hints::default()
    };
    desk.bring(&odd, &hints);
    let pipeline = desk.workspace.pipelines().unwrap()[0].id;
    assert!(desk.workspace.deal(pipeline, "7").unwrap().is_some());
}

#[test]
fn an_answer_about_a_stage_or_a_rep_holds_for_the_next_file() {
    let mut desk = Desk::new();
    let week = |name: &str, deal: u32, desk: &Desk| {
        let text = format!(
            "deal_id,rep,stage,at\n{deal},Ana,Prospecting,2025-01-0{deal}\n\
             {deal},robot,Stuck,2025-01-1{deal}\n"
        );
        desk.file(name, &text)
    };
    let first = week("one.csv", 1, &desk);
    let said = Hints {
        stages: vec!["Prospecting".to_owned(), "Pitch".to_owned()],
        names: vec![NameHint {
            name: "Stuck".to_owned(),
            means: NameMeans::Stage("Pitch".to_owned()),
        }],
        reps: vec![RepName {
            name: "robot".to_owned(),
            means: RepMeans::Nobody,
        }],
        ..Hints::default()
    };
    desk.bring(&first, &said);
    let second = week("two.csv", 2, &desk);
    let looked = desk.look(&second, &Hints::default()).unwrap();
    assert!(looked.into_known);
    let stuck = looked
        .mapping
        .stages
        .iter()
        .find(|name| name.name == "Stuck");
    assert!(stuck.unwrap().means.is_some(), "asked again: {stuck:?}");
    let robot = looked.mapping.reps.iter().find(|name| name.name == "robot");
    assert_eq!(robot.map(|rep| &rep.means), Some(&RepMeans::Nobody));
    desk.bring(&second, &Hints::default());
    let reps = desk.workspace.reps().unwrap();
    let names: Vec<&str> = reps.iter().map(|rep| rep.name.as_str()).collect();
    assert_eq!(names, ["Ana"]);
    let pipeline = desk.workspace.pipelines().unwrap()[0].id;
    for key in ["1", "2"] {
        let deal = desk.workspace.deal(pipeline, key).unwrap().unwrap();
        assert_eq!(desk.workspace.moves(deal.id).unwrap().len(), 2, "{key}");
    }
}

#[test]
fn files_that_bear_no_day_are_true_on_the_day_they_were_saved_or_the_one_that_is_said() {
    let mut desk = Desk::new();
    let at = |stage: &str| format!("Opportunity Name,Stage,Opportunity Owner\nBig,{stage},Ana\n");
    let first = desk.file("one.csv", at("Pitch"));
    let said = Hints {
        as_of: "2025-06-01".parse().ok(),
        stages: vec!["Pitch".to_owned(), "Closing".to_owned()],
        ..Hints::default()
    };
    desk.bring(&first, &said);
    // Written now, which is after the day that counts as today here: then it is today.
    let second = desk.file("two.csv", at("Closing"));
    let looked = desk.look(&second, &Hints::default()).unwrap();
    let today = now().date_naive();
    assert_eq!(looked.mapping.seen_on, Some(today));
    let note = looked
        .problems
        .iter()
        .find(|p| p.told.to_string().contains("bears no day"));
    let note = note.expect("it is said").told.to_string();
    assert!(note.contains(&today.to_string()), "{note}");
    let would = looked.would_do.unwrap();
    assert_eq!(would.counts.differences.advanced, 1);
    assert_eq!(would.counts.differences.moves_between, 1);
    let saved = std::fs::File::options().write(true).open(&second).unwrap();
    let day = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_750_000_000);
    saved.set_modified(day).unwrap();
    let looked = desk.look(&second, &Hints::default()).unwrap();
    assert_eq!(looked.mapping.seen_on, "2025-06-15".parse().ok());
    let note = looked
        .problems
        .iter()
        .find(|p| p.told.to_string().contains("bears no day"));
    assert!(
        note.unwrap()
            .told
            .to_string()
            .contains("on which it was saved")
    );
}
