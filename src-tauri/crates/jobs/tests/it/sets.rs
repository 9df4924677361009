//! Several files given together: one with nothing in it is left out with a note where others hold deals,
//! and refused where it is alone.

use std::{ops::ControlFlow, path::PathBuf};

use engine::problem::ProblemCode;
use exchange::Hints;
use jobs::{
    Bundle, Error,
    import::{Done, Mode, import_bundle},
};
use store::Workspace;

use crate::desk::{asker, now};

const DEALS: &str = "Record ID,Deal Name,Deal Stage,Amount,Create Date,Deal owner\n\
    101,Pump,Talks,1000,2026-01-05,7\n102,Valve,Talks,2000,2026-01-06,8\n";

/// Imports files that were named together; gives what it did of each bundle.
fn bring(files: &[(&str, &str)]) -> Result<Vec<Done>, Error> {
    bring_all(files).map(|(done, _)| done)
}

/// The same, with the names of the reps that there are afterwards.
fn bring_all(files: &[(&str, &str)]) -> Result<(Vec<Done>, Vec<String>), Error> {
    bring_in_turn(&[files])
}

/// The same, of files that come one week after the other.
fn bring_in_turn(weeks: &[&[(&str, &str)]]) -> Result<(Vec<Done>, Vec<String>), Error> {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::create(&folder.path().join("team"), "Team", now()).unwrap();
    let go_on = &mut |_| ControlFlow::Continue(());
    let hints = Hints::default();
    let mut done = Vec::new();
    for files in weeks {
        let written = files.iter().map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        });
        let paths: Vec<PathBuf> = written.collect();
        for mut bundle in Bundle::open(&paths, &hints, go_on)? {
            let of = &mut workspace;
            done.push(import_bundle(
                &mut bundle,
                &hints,
                of,
                Mode::Keep,
                asker(),
                go_on,
            )?);
        }
    }
    let reps = workspace.reps()?.into_iter().map(|rep| rep.name);
    Ok((done, reps.collect()))
}

#[test]
fn a_file_with_nothing_in_it_is_left_out_and_the_deals_are_read() {
    for (empty, said) in [
        ("owner_id,team_id\n", "a header and no rows"),
        ("", "is empty"),
    ] {
        for files in [
            [("deals.csv", DEALS), ("owner_team.csv", empty)],
            [("owner_team.csv", empty), ("deals.csv", DEALS)],
        ] {
            let done = bring(&files).unwrap();
            assert_eq!(done.len(), 1);
            assert_eq!(done[0].counts.deals_new, 2);
            let notes = done[0].notes.iter();
            let left: Vec<_> = notes.filter(|n| n.code == ProblemCode::LeftOut).collect();
            assert_eq!(left.len(), 1);
            assert_eq!(left[0].file, "owner_team.csv");
            assert!(left[0].told.to_string().contains(said), "{}", left[0].told);
        }
    }
}

#[test]
fn alone_or_beside_nothing_with_deals_it_is_refused() {
    let empty = ("owner_team.csv", "owner_id,team_id\n");
    for files in [&[empty][..], &[empty, ("more.csv", "")]] {
        let refused = bring(files).unwrap_err().to_string();
        assert!(
            refused.starts_with("owner_team.csv: The file has a header and no rows"),
            "{refused}"
        );
    }
}

#[test]
fn deals_of_which_none_tells_a_stage_are_left_out_beside_a_history_and_with_them_what_names_their_reps()
 {
    let mute = "Record ID,Deal Name,Deal Stage,Deal owner,Create Date\n7,Old,,9,2025-01-01\n";
    let files = [
        ("deals.csv", DEALS),
        ("old.csv", mute),
        ("teams.csv", "rep,team\n9,North\n"),
    ];
    let done = bring(&files).unwrap();
    assert_eq!((done.len(), done[0].counts.deals_new), (1, 2));
    let notes = done[0].notes.iter();
    let left = notes.filter(|n| n.code == ProblemCode::LeftOut);
    let left: Vec<_> = left.map(|note| note.file.as_str()).collect();
    assert_eq!(left, ["old.csv", "teams.csv"]);
    let done = bring(&files[1..]).unwrap();
    assert_eq!(done[0].problems_total, 1, "alone it is told row by row");
}

#[test]
fn labels_of_stages_are_those_of_every_pipeline() {
    let stages = "stage_id,label,display_order,closed_won,is_closed,pipeline_id\n\
        a1,First,0,false,false,a\na2,Second,1,false,false,a\nb1,Only,0,false,false,b\n";
    let deals = "Record ID,Deal Name,Deal Stage,Create Date\n1,Pump,b1,2025-01-01\n";
    let done = bring(&[("deals.csv", deals), ("stages.csv", stages)]).unwrap();
    assert_eq!(done[0].problems_total, 0);
    let said = done[0].notes.iter().map(|note| note.told.to_string());
    assert!(said.into_iter().any(|said| {
        said.contains("own stages, in their usual order, which a snapshot cannot show: Only.")
    }));
}

#[test]
fn a_table_that_shares_no_word_with_the_deals_is_left_out() {
    let teams = ("teams.csv", "rep,team\nZoe,North\n");
    let done = bring(&[("deals.csv", DEALS), teams]).unwrap();
    let left = done[0]
        .notes
        .iter()
        .find(|n| n.code == ProblemCode::LeftOut);
    assert_eq!(left.map(|note| note.file.as_str()), Some("teams.csv"));
}

#[test]
fn a_rep_or_a_stage_whose_name_nobody_sees_is_none() {
    let unseen = "Record ID,Deal Name,Deal Stage,Create Date,Deal owner\n\
        101,Pump,Talks,2026-01-05,\u{200b}\u{2060}\n102,Valve,Talks,2026-01-06,Ana\n\
        103,Hose,\u{200b},2026-01-06,Ana\n";
    let (done, reps) = bring_all(&[("deals.csv", unseen)]).unwrap();
    assert_eq!(reps, ["Ana"]);
    assert_eq!(done[0].counts.deals_new, 2);
    let codes: Vec<_> = done[0].problem_kinds.iter().map(|kind| kind.code).collect();
    assert_eq!(codes, [ProblemCode::MissingStage]);
}

#[test]
fn owners_whom_only_the_deals_beside_a_history_know_get_their_names_for_every_deal() {
    let history = "deal_id,value,date_entered\n101,Talks,2026-01-05\n101,Offer,2026-01-09\n";
    let owners =
        "owner_id,email,first_name,last_name\n70,ana@x.com,Ana,Lopez\n80,ben@x.com,Ben,Fox\n";
    // The second deal has no history.
    let deals = DEALS.replace(",7\n", ",70\n").replace(",8\n", ",80\n");
    let files = [
        ("deal_stage.csv", history),
        ("deal.csv", &deals),
        ("owner.csv", owners),
    ];
    let (done, mut reps) = bring_all(&files).unwrap();
    reps.sort();
    assert_eq!(reps, ["Ana Lopez", "Ben Fox"]);
    assert_eq!((done.len(), done[0].counts.deals_new), (1, 2));
    // It is told what joins them, and that stands in the deals.
    let notes: Vec<String> = done[0].notes.iter().map(|n| n.told.to_string()).collect();
    let joined = notes.iter().find(|said| said.starts_with("\"owner.csv\""));
    assert!(
        joined.is_some_and(|said| said.contains("(its \"owner_id\" to \"Deal owner\")")),
        "{notes:?}"
    );
    // A history was read: that the deals bring none is not said of both.
    let mut codes = done[0].notes.iter().map(|n| n.code);
    assert!(
        !codes.any(|code| code == ProblemCode::NoHistory),
        "{notes:?}"
    );
}

#[test]
fn a_rep_known_by_an_address_is_the_same_when_a_table_of_owners_names_whose_it_is() {
    let mails = DEALS
        .replace(",7\n", ",ana@x.example\n")
        .replace(",8\n", ",Ben@x.example\n");
    let owners =
        "owner_id,email,first_name,last_name\n7,Ana@x.example,Ana,Silva\n8,ben@x.example,Ben,Ode\n";
    let (done, reps) = bring_in_turn(&[
        &[("week1.csv", mails.as_str())],
        &[("week2.csv", DEALS), ("owner.csv", owners)],
    ])
    .unwrap();
    assert_eq!(reps, ["ana@x.example", "Ben@x.example"]);
    assert_eq!((done.len(), done[1].counts.deals_changed), (2, 0));
}

#[test]
fn deals_at_a_stage_that_was_renamed_are_not_said_to_be_missing() {
    let week = |stage: &str, day: &str| {
        let deals = (1..=6).map(|n| {
            let at = if n < 3 { stage } else { "Demo" };
            format!("{n},Deal {n},{at},2026-01-0{n},{day},7\n")
        });
        let deals: String = deals.collect();
        format!("Record ID,Deal Name,Deal Stage,Create Date,Last Activity Date,Deal owner\n{deals}")
    };
    let (first, same) = (week("Talks", "2026-02-02"), week("Talks", "2026-02-09"));
    let renamed = week("Long talks", "2026-02-09");
    let fewer: Vec<&str> = same
        .lines()
        .filter(|line| !line.starts_with("1,"))
        .collect();
    for (second, expected) in [(renamed, 0), (fewer.join("\n"), 1)] {
        let weeks = [
            [("week1.csv", first.as_str())],
            [("week2.csv", second.as_str())],
        ];
        let (done, _) = bring_in_turn(&[&weeks[0], &weeks[1]]).unwrap();
        assert_eq!(done[1].counts.differences.disappeared, expected, "{second}");
    }
}
