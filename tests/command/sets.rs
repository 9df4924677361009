//! Several files named at once, some of them about something else: what holds deals is read, and what
//! was left out is told.

use std::{fs, path::PathBuf};

use serde_json::Value;
use stagecoach_tests::{
    command::{Said, stagecoach},
    data::shared,
};

use crate::desk::{Desk, TWO_DEALS};

const ACCOUNTS: &str = "account,sector,employees\nAcme,medical,12\n";
const TEAMS: &str = "rep,team,manager\nAna,North,Zoe\nBen,South,Zoe\n";

fn words<'a>(job: &'a str, files: &'a [PathBuf]) -> Vec<&'a std::ffi::OsStr> {
    let files = files.iter().map(|file| file.as_os_str());
    std::iter::once(job.as_ref()).chain(files).collect()
}

fn review(files: &[PathBuf]) -> Said {
    let mut words = words("review", files);
    words.push("--json".as_ref());
    stagecoach(words)
}

/// The files of which a review says that they were left out, in order.
fn left_out(said: &Said) -> Vec<String> {
    assert_eq!(said.status, Some(0), "{}", said.err);
    let review: Value = serde_json::from_str(&said.out).expect("the review is JSON");
    let notes = review["problems"].as_array().expect("problems");
    let about = notes.iter().filter(|note| note["code"] == "left_out");
    about
        .map(|note| {
            let message = note["message"].as_str().unwrap();
            assert!(message.contains("the others were read"), "{message}");
            assert!(!message.contains("nothing was read"), "{message}");
            note["file"].as_str().unwrap().to_owned()
        })
        .collect()
}

#[test]
fn a_file_about_something_else_is_left_out_and_the_others_are_read() {
    let desk = Desk::new();
    let files = [
        desk.file("accounts.csv", ACCOUNTS),
        desk.file("moves.csv", TWO_DEALS),
        desk.file("teams.csv", TEAMS),
    ];
    let said = review(&files);
    assert_eq!(left_out(&said), ["accounts.csv"]);

    let workspace = desk.workspace();
    let mut words = words("import", &files);
    words.extend(["--workspace".as_ref(), workspace.as_os_str()]);
    let said = stagecoach(words);
    assert_eq!(said.status, Some(0), "{}", said.err);
    assert!(said.out.contains("deals: 2 new"), "{}", said.out);
    assert!(said.out.contains("accounts.csv"), "{}", said.out);
}

#[test]
fn a_table_that_no_deal_names_is_left_out_too() {
    let desk = Desk::new();
    let without_reps = "deal_id,stage,at\nD1,Prospecting,2025-01-06\nD1,Connecting,2025-01-13\n";
    let files = [
        desk.file("teams.csv", TEAMS),
        desk.file("moves.csv", without_reps),
    ];
    assert_eq!(left_out(&review(&files)), ["teams.csv"]);
}

#[test]
fn files_of_which_none_holds_deals_are_refused_by_the_first_of_them() {
    let desk = Desk::new();
    let files = [
        desk.file("accounts.csv", ACCOUNTS),
        desk.file("teams.csv", TEAMS),
    ];
    let said = review(&files);
    assert_ne!(said.status, Some(0));
    assert!(said.err.contains("accounts.csv: No column"), "{}", said.err);
}

#[test]
fn a_file_that_cannot_be_read_refuses_the_set() {
    let desk = Desk::new();
    let files = [
        desk.file("moves.csv", TWO_DEALS),
        desk.file("open.csv", "deal_id,stage,at\n\"D1,Won,2025-01-06\n"),
    ];
    let said = review(&files);
    assert_ne!(said.status, Some(0));
    assert!(said.err.contains("open.csv"), "{}", said.err);
}

#[test]
fn whole_folders_of_exports_can_be_named_at_once() {
    for (folder, foreign) in [
        (
            "data/maven_crm",
            &["accounts.csv", "data_dictionary.csv", "products.csv"][..],
        ),
        (
            "data/salesforce_powerbi_demo",
            // Accounts join the history by the deals beside it.
            &["OpportunityHistoryGroup.csv"],
        ),
        (
            // Ids are blotted out in each of these files by itself: they share no words but the deals'.
            "data/hubspot_fivetran_seeds",
            &[
                "deal_data.csv",
                "deal_pipeline_data.csv",
                "deal_pipeline_stage_data.csv",
                "deal_property_history_data.csv",
                "merged_deal_data.csv",
                "owner_team_data.csv",
                "team_data.csv",
            ],
        ),
        (
            // So are the accounts' here.
            "data/salesforce_fivetran_seeds",
            &["sf_account_data.csv", "sf_opportunity_line_item_data.csv"],
        ),
    ] {
        let Some(folder) = shared(folder) else {
            return;
        };
        let entries = fs::read_dir(&folder).expect("the folder is there");
        let mut files: Vec<PathBuf> = entries
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|e| e == "csv"))
            .collect();
        files.sort();
        let mut left = left_out(&review(&files));
        left.sort();
        assert_eq!(left, foreign, "{}", folder.display());
    }
}
