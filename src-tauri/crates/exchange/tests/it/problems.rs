//! What is wrong with a row is told with its line and column, and the rest is kept.

use std::ops::ControlFlow;

use engine::problem::ProblemCode;
use exchange::Hints;

use crate::kept::{Kept, bring_in};

fn check(text: &str, kept: usize, expected: &[&str]) {
    let came = bring_in(text.as_bytes(), &Hints::default()).unwrap();
    assert_eq!(came.problems(), expected, "{text}");
    assert_eq!(came.lines.len(), kept, "{text}");
}

#[test]
fn rows_of_moves() {
    let head = "deal_id,rep,stage,at,amount,currency\n1,Ana,Pitch,2025-01-01,1.50,EUR\n";
    let with = |row: &str| format!("{head}{row}\n");
    check(
        &with(",Ana,Pitch,2025-01-02,,"),
        1,
        &["3 MissingDeal deal_id"],
    );
    check(&with("2,Ana,,2025-01-02,,"), 1, &["3 MissingStage stage"]);
    check(&with("2,Ana,Pitch,,,"), 1, &["3 MissingDate at"]);
    check(&with("2,Ana,Pitch,2025-02-30,,"), 1, &["3 BadDate at"]);
    check(
        &with("2,Ana,Pitch,2025-01-02,much,EUR"),
        2,
        &["3 BadAmount amount"],
    );
    check(&with("2,Ana,Pitch,2025-01-02,n/a,EUR"), 2, &[]);
    check(
        &with("2,Ana,Pitch,2025-01-02,$5,EUR"),
        2,
        &["3 BadAmount amount"],
    );
    // An amount that tells its own decimal sign is read by it, one that does not is left out.
    check(&with("2,Ana,Pitch,2025-01-02,\"1,50\",EUR"), 2, &[]);
    check(
        &with("2,Ana,Pitch,2025-01-02,\"1,5000.0\",EUR"),
        2,
        &["3 BadAmount amount"],
    );
    check(
        &with("2,Ana,Pitch,2025-01-02,5,Doubloons"),
        2,
        &["3 BadCurrency currency"],
    );
    check(&with("2,Ana,Pitch,2025-01-02"), 2, &["3 Ragged -"]);
    check(
        &with("2,Ana,Pitch,2025-01-02,5,EUR,more"),
        2,
        &["3 Ragged -"],
    );
    check(&with("2,Ana,Pitch,2025-01-02,5,EUR,,"), 2, &[]);
    check(
        &with("\n,,,,,\n2,Ana,\"Pi\ntch\",2025-01-02,5,EUR\n3,Ana,X,2025-01-02,,"),
        2,
        &["7 UnknownStage stage"],
    );
}

#[test]
fn rows_of_snapshots() {
    let head = "Record ID,Deal Stage,Create Date,Close Date\n1,Pitch,2025-01-01,\n";
    let with = |row: &str| format!("{head}{row}\n");
    check(
        &with("2,Closed Won,2025-01-05,2025-01-01"),
        4,
        &["3 ClosedBeforeStart Close Date"],
    );
    check(
        &with("2,Closed Won,2025-01-05,"),
        4,
        &["3 EndedByFileDay Close Date"],
    );
    check(
        &with("1,Closing,2025-01-01,"),
        2,
        &["2 RepeatedDeal Record ID"],
    );
    check(&with("2,Closing,no,"), 2, &["3 BadDate Create Date"]);
    check(&with("2,,2025-01-05,"), 2, &["3 MissingStage Deal Stage"]);
}

#[test]
fn an_amount_that_could_be_either_is_left_out() {
    let one = "id,stage,at,amount\n1,Pitch,2025-01-01,1.500\n";
    check(one, 1, &["2 BadAmount amount"]);
    // One sure value decides for its column.
    let two = format!("{one}2,Pitch,2025-01-01,\"2.000,50\"\n");
    check(&two, 2, &[]);
}

#[test]
fn bytes_that_are_no_characters_are_told() {
    let mut bytes = b"deal_id,rep,stage,at\n1,Rene,Pitch,2025-01-01\n".to_vec();
    bytes.extend_from_slice(b"2,Ren\xE9,Pitch,2025-01-01\n");
    // Only a head without its mark is judged by its bytes; a mark is the file's own word.
    bytes.splice(0..0, *b"\xEF\xBB\xBF");
    let came = bring_in(&bytes, &Hints::default()).unwrap();
    assert_eq!(came.problems(), ["3 BadCharacters -"]);
    assert_eq!(came.lines.len(), 2);
}

#[test]
fn a_row_too_long_is_left_out_and_told() {
    let text = format!(
        "deal_id,rep,stage,at\n1,Ana,Pitch,2025-01-01\n2,{},Pitch,2025-01-01\n3,Ana,Pitch,2025-01-01\n",
        "x".repeat(1 << 20)
    );
    check(&text, 2, &["3 TooLong -"]);
}

#[test]
fn a_million_problems_are_counted_and_ten_thousand_listed() {
    let mut text = "deal_id,rep,stage,at\n1,Ana,Pitch,2025-01-01\n".to_owned();
    text.push_str(&",Ana,Pitch,2025-01-01\n".repeat(12_000));
    let came = bring_in(text.as_bytes(), &Hints::default()).unwrap();
    assert_eq!(came.report.problems.listed().len(), exchange::LISTED);
    assert_eq!(came.report.problems.count(ProblemCode::MissingDeal), 12_000);
    assert_eq!(came.report.problems.unlisted(), 2_000);
}

#[test]
fn a_reading_can_be_broken_off() {
    let mut text = "deal_id,rep,stage,at\n".to_owned();
    text.push_str(&"1,Ana,Pitch,2025-01-01\n".repeat(20_000));
    let hints = Hints::default();
    let seen = exchange::inspect(text.as_bytes(), "f.csv", &hints).unwrap();
    let plan = exchange::plan(&seen, exchange::Choice::FromFile, &hints).unwrap();
    let mut kept = Kept {
        stages: vec!["Pitch".to_owned()],
        ..Kept::default()
    };
    let report = exchange::read(text.as_bytes(), &plan, &mut kept, &mut |far| {
        if far.rows > 8_000 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    })
    .unwrap();
    assert!(report.cancelled);
    assert!((8_000..20_000).contains(&report.rows));
    assert_eq!(report.records, report.rows);
}
