//! Real files nobody here wrote, and the facts about them that were computed without us.

use std::{fs, path::Path};

use serde_json::{Value, json};
use stagecoach_tests::{command::stagecoach, data::shared};

use crate::{
    agree::agrees,
    desk::{Desk, review, review_with},
};

const LOAN_STAGES: [&str; 4] = [
    "--stages",
    "Selected,Created,Sent,Sent back",
    "--as-of",
    "2012-03-14",
];

#[test]
fn a_banks_loan_offers_give_the_review_that_r_gives() {
    let Some(folder) = shared("golden/loan-offers") else {
        return;
    };
    let got = review_with(&folder.join("moves.csv"), &LOAN_STAGES);
    agrees(&got, &expected(&folder), "review");
    // Last states of all 5,015 cases: accepted; cancelled and declined; neither yet.
    let whole = json!({ "deals": 5015, "won": 2243, "lost": 1640 + 802, "open": 330 });
    agrees(&got["whole"], &whole, "whole deals");
}

#[test]
fn a_workspace_gives_the_same_review_as_the_file_it_took_in() {
    let Some(folder) = shared("golden/loan-offers") else {
        return;
    };
    let desk = Desk::new();
    let (file, workspace) = (folder.join("moves.csv"), desk.workspace());
    let said = stagecoach([
        "import",
        &file.to_string_lossy(),
        LOAN_STAGES[0],
        LOAN_STAGES[1],
        "--workspace",
        &workspace.to_string_lossy(),
    ]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    let got = review_with(&workspace, &["--as-of", "2012-03-14"]);
    agrees(&got, &expected(&folder), "review");
}

#[test]
fn a_simulated_team_gives_the_review_that_r_gives() {
    let Some(folder) = shared("golden/simulated-team") else {
        return;
    };
    let expected = expected(&folder);
    let stages: Vec<&str> = expected["process"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let as_of = expected["as_of"].as_str().unwrap();
    let got = review_with(
        &folder.join("moves.csv"),
        &["--stages", &stages.join(","), "--as-of", as_of],
    );
    agrees(&got, &expected, "review");
}

#[test]
fn mavens_snapshot_comes_in_whole_and_says_what_it_cannot_say() {
    let Some(file) = shared("data/maven_crm/sales_pipeline.csv") else {
        return;
    };
    let desk = Desk::new();
    desk.must_import(&file);
    for source in [desk.workspace(), file] {
        let got = review(&source);
        let whole = &got["whole"];
        agrees(
            whole,
            &json!({
                "deals": 8800, "won": 4238, "lost": 2473, "open": 1589 + 500,
                "undated": 500, "days_to_win": 57, "days_to_lose": 14
            }),
            "whole deals",
        );
        percent(&whole["win_rate"]["estimate"], 63.15, "win rate of closed");
        let rates = rep_win_rates(&got);
        assert_eq!(rates.len(), 30, "reps with closed deals");
        let (lowest, highest) = (&rates[0], &rates[rates.len() - 1]);
        assert_eq!(
            (lowest.1.as_str(), highest.1.as_str()),
            ("Lajuana Vencill", "Hayden Neloms")
        );
        percent(&json!(lowest.0), 54.98, "the lowest");
        percent(&json!(highest.0), 70.39, "the highest");
        let problems = got["problems"].as_array().unwrap();
        let about_history =
            |item: &&Value| item["code"] == "no_history" || item["kind"] == "no_history";
        let notes = got["notes"].as_array().unwrap();
        assert!(
            problems
                .iter()
                .chain(notes)
                .any(|item| about_history(&item)),
            "nothing said of the missing history"
        );
    }
}

#[test]
fn a_snapshot_is_told_to_have_no_stage_history_in_plain_words() {
    let Some(file) = shared("data/maven_crm/sales_pipeline.csv") else {
        return;
    };
    let said = stagecoach(["review", &file.to_string_lossy()]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    assert!(said.out.contains("history"), "{}", said.out);
    assert!(said.out.contains("4,238 won"), "{}", said.out);
}

fn expected(folder: &Path) -> Value {
    let text = fs::read_to_string(folder.join("expected.json")).expect("the expected review");
    let mut expected: Value = serde_json::from_str(&text).expect("the expected review is JSON");
    // Where the figures come from, and which words in the file meant what.
    for aside in ["source", "won", "lost"] {
        expected.as_object_mut().unwrap().remove(aside);
    }
    expected
}

fn percent(share: &Value, expected: f64, what: &str) {
    let got = share.as_f64().unwrap_or_else(|| panic!("{what}: {share}")) * 100.0;
    assert!(
        (got - expected).abs() < 0.005,
        "{what}: {got} %, expected {expected} %"
    );
}

/// Win rates of closed deals with their reps, lowest first.
fn rep_win_rates(review: &Value) -> Vec<(f64, String)> {
    let reps = review["reps"].as_array().unwrap().iter();
    let mut rates: Vec<(f64, String)> = reps
        .filter_map(|rep| {
            let rate = rep["whole"]["win_rate"]["estimate"].as_f64()?;
            Some((rate, rep["rep"].as_str()?.to_owned()))
        })
        .collect();
    rates.sort_by(|one, other| one.0.total_cmp(&other.0));
    rates
}
