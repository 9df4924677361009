//! The review fits the terminal, in each language.

use super::*;
use crate::fixture::{self, english, report, report_of};

#[test]
fn a_review_fits_the_terminal() {
    insta::assert_snapshot!("terminal_100", terminal(english(), &report(), 100));
    insta::assert_snapshot!("terminal_60", terminal(english(), &report(), 60));
    insta::assert_snapshot!(
        "terminal_snapshot",
        terminal(english(), &report_of(fixture::snapshot()), 80)
    );
    insta::assert_snapshot!(
        "terminal_empty",
        terminal(english(), &report_of(fixture::empty()), 80)
    );
}

#[test]
fn a_german_review_is_said_in_german() {
    let german = crate::words::of(engine::language::Language::German);
    let said = terminal(german, &report(), 100);
    for part in [
        "Wo Deals festfahren",
        "Wen coachen",
        "Was noch kommt",
        "Stand 31. Januar",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    for part in ["stalled", "expected", "Stage", "Win rate", "As of"] {
        assert!(!said.contains(part), "{part}: {said}");
    }
}

#[test]
fn no_line_is_wider_than_the_terminal_whatever_the_names() {
    let names = [
        "営業部の山田太郎さん",
        "אורי בן־דוד",
        "\u{1b}[31mRed\u{1b}[0m",
        "x",
    ];
    let review = fixture::many(12, 12, |ix| format!("{} {}", names[ix % 4].repeat(9), ix));
    let report = report_of(review);
    for width in [40, 57, 80, 120, 300] {
        let said = terminal(english(), &report, width);
        assert!(!said.contains('\u{1b}'));
        for line in said.lines() {
            assert!(line.width() <= width, "{width}: {line}");
        }
    }
}
