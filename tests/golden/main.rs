//! The golden figures: moves with the review they must give, from R's `survival` and by hand.
//!
//! Lies outside the repository; where it is missing these tests say so and pass.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout
)]

mod moves;
mod passages;

use engine::{filter::Filter, review::Review};
use moves::Golden;
use serde_json::Value;

fn review(golden: &Golden) -> Review {
    golden.ledger().review(&golden.filter())
}

/// The same field of the review as JSON, so that the names a reader sees are checked as well.
fn near(got: &Value, want: &Value, tolerance: f64, what: &str) {
    match (got.as_f64(), want.as_f64()) {
        (Some(got), Some(want)) => {
            assert!(
                (got - want).abs() <= tolerance,
                "{what}: {got}, expected {want}"
            );
        }
        _ => assert_eq!(got, want, "{what}"),
    }
}

fn counted(got: &Value, want: &Value, fields: &[&str], what: &str) {
    for field in fields {
        if let Some(want) = want.get(field) {
            assert_eq!(got.get(field), Some(want), "{what}: {field}");
        }
    }
}

fn shares(got: &Value, want: &Value, what: &str) {
    for measure in ["conversion", "decided"] {
        let Some(want) = want.get(measure) else {
            continue;
        };
        if want.is_null() {
            assert!(got[measure].is_null(), "{what}: {measure}");
        }
        for end in ["estimate", "low", "high"] {
            if let Some(want) = want.get(end) {
                near(
                    &got[measure][end],
                    want,
                    1e-9,
                    &format!("{what}: {measure} {end}"),
                );
            }
        }
    }
    if let Some(want) = want["conversion"]["std_error"].as_f64() {
        let got_error = got["conversion"]["std_error"].as_f64().unwrap();
        if got["entered"].as_u64().unwrap() >= 50 {
            assert!(
                (got_error - want).abs() <= 0.02 * want + 1e-12,
                "{what}: std_error {got_error}, expected {want}"
            );
        }
    }
}

const COUNTS: &[&str] = &[
    "entered",
    "advanced",
    "lost",
    "open",
    "skipped",
    "went_back",
    "median_days",
    "stall_point",
    "stalled",
    "exits",
];

#[test]
fn every_stage_is_as_r_says() {
    for golden in moves::all() {
        let got = serde_json::to_value(review(&golden)).unwrap();
        let want = &golden.expected;
        counted(&got, want, &["schema", "as_of", "process"], &golden.name);
        let stages = want["stages"].as_array().unwrap();
        assert_eq!(got["stages"].as_array().unwrap().len(), stages.len());
        for (got, want) in got["stages"].as_array().unwrap().iter().zip(stages) {
            let what = format!("{} {}", golden.name, want["stage"]);
            counted(got, want, COUNTS, &what);
            shares(got, want, &what);
        }
    }
}

#[test]
fn every_rep_is_as_r_says() {
    for golden in moves::all() {
        let got = serde_json::to_value(review(&golden)).unwrap();
        let reps = golden.expected["reps"].as_array().unwrap();
        let names = |reps: &[Value]| reps.iter().map(|r| r["rep"].clone()).collect::<Vec<_>>();
        assert_eq!(
            names(got["reps"].as_array().unwrap()),
            names(reps),
            "{}",
            golden.name
        );
        for (got, want) in got["reps"].as_array().unwrap().iter().zip(reps) {
            let stages = want["stages"].as_array().unwrap();
            for (got, want_stage) in got["stages"].as_array().unwrap().iter().zip(stages) {
                let what = format!("{} {} {}", golden.name, want["rep"], want_stage["stage"]);
                assert_eq!(got["stage"], want_stage["stage"]);
                counted(got, want_stage, COUNTS, &what);
                shares(got, want_stage, &what);
                let expected = want_stage["expected_exits"].as_f64().unwrap();
                near(
                    &got["expected_exits"],
                    &want_stage["expected_exits"],
                    1e-6 * expected.abs().max(1e-9),
                    &format!("{what}: expected exits"),
                );
            }
        }
    }
}

#[test]
fn the_stalled_deals_and_their_chances_are_as_r_says() {
    for golden in moves::all() {
        let mut got = review(&golden).stalled_deals;
        got.sort_by(|a, b| a.deal_id.cmp(&b.deal_id));
        let mut want = golden.expected["stalled_deals"].as_array().unwrap().clone();
        want.sort_by_key(|deal| deal["deal_id"].as_str().unwrap().to_owned());
        assert_eq!(got.len(), want.len(), "{}", golden.name);
        for (got, want) in got.iter().zip(&want) {
            let got = serde_json::to_value(got).unwrap();
            let what = format!("{} {}", golden.name, want["deal_id"]);
            counted(
                &got,
                want,
                &["deal_id", "rep", "stage", "days", "stall_point"],
                &what,
            );
            for chance in ["chance_now", "chance_fresh"] {
                near(
                    &got[chance],
                    &want[chance],
                    1e-9,
                    &format!("{what}: {chance}"),
                );
            }
        }
    }
}

#[test]
fn what_waits_longest_at_no_known_value_comes_by_lost_chance() {
    for golden in moves::all() {
        let deals = review(&golden).stalled_deals;
        let lost = |ix: usize| {
            let deal: &engine::review::StalledDeal = &deals[ix];
            deal.chance_fresh - deal.chance_now.unwrap_or(0.0)
        };
        assert!(
            (1..deals.len()).all(|ix| lost(ix - 1) >= lost(ix)),
            "{}",
            golden.name
        );
    }
}

#[test]
fn the_order_of_the_rows_makes_no_difference_where_instants_differ() {
    for golden in moves::all()
        .into_iter()
        .filter(|golden| golden.name != "loan-offers")
    {
        let mut turned = golden.rows.clone();
        // Rows of the same instant keep their order; everything else is turned round.
        turned.sort_by_key(|row| std::cmp::Reverse(row.at.instant));
        let turned = moves::ledger(&golden.process(), &turned);
        assert_eq!(
            review(&golden),
            turned.review(&golden.filter()),
            "{}",
            golden.name
        );
    }
}

#[test]
fn a_filter_by_rep_shows_the_same_rep() {
    for golden in moves::all() {
        let ledger = golden.ledger();
        let whole = ledger.review(&golden.filter());
        for rep in whole.reps.iter().take(12) {
            let name = rep.rep.clone().unwrap();
            let one = Filter {
                reps: vec![name.clone()],
                ..golden.filter()
            };
            assert_eq!(
                ledger.review(&one).reps,
                vec![rep.clone()],
                "{} {name}",
                golden.name
            );
        }
    }
}
