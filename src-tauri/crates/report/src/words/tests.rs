//! What numbers, days and lists look like, and that no language leaves another's words standing.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use engine::{
    cause::Arm,
    difference::Differences,
    money::{Currency, Money},
};

use super::*;

fn en() -> Words {
    of(Language::English)
}

fn money(minor: i64, code: &str) -> Money {
    Money {
        minor,
        currency: Currency::parse(code).unwrap(),
    }
}

#[test]
fn every_phrase_is_said_in_each_language_and_in_its_own_words() {
    // Words that both languages have.
    const SHARED: [&str; 5] = [
        "terminal.deals",
        "curve.team",
        "book.deals",
        "book.team",
        "book.persona",
    ];
    let (english, german) = (en().phrases(), of(Language::German).phrases());
    assert_eq!(english.len(), german.len());
    for ((name, english), (_, german)) in english.iter().zip(&german) {
        assert!(!german.is_empty(), "{name}");
        assert!(
            english != german || SHARED.contains(name),
            "{name}: {german}"
        );
        // What is put in front or behind stays so.
        assert_eq!(
            english.starts_with([' ', ',', ';']),
            german.starts_with([' ', ',', ';']),
            "{name}"
        );
        assert_eq!(english.ends_with('.'), german.ends_with('.'), "{name}");
    }
    let names: BTreeSet<_> = english.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), english.len());
}

#[test]
fn every_cause_has_words_of_its_own_in_each_language() {
    for language in [Language::English, Language::German] {
        let names: BTreeSet<_> = Cause::ALL
            .into_iter()
            .map(|cause| of(language).causes.name(cause))
            .collect();
        assert_eq!(names.len(), Cause::ALL.len());
    }
}

#[test]
fn shares_are_whole_percents_that_never_overstate() {
    let check = |share: f64, expected: &str| assert_eq!(en().percent(share), expected);
    check(0.0, "0\u{a0}%");
    check(1e-15, "0\u{a0}%");
    check(1.0 - 1e-15, "100\u{a0}%");
    check(0.004, "<1\u{a0}%");
    check(0.47, "47\u{a0}%");
    check(0.997, ">99\u{a0}%");
    check(1.0, "100\u{a0}%");
    assert_eq!(en().interval(0.506, 0.611), "51–61\u{a0}%");
}

#[test]
fn one_is_said_in_the_singular() {
    assert_eq!(en().deals(1), "1 deal");
    assert_eq!(en().deals(1_234), "1,234 deals");
    assert_eq!(en().reason(&Reason::WentBack { times: 1 }), "went back");
}

#[test]
fn lists_name_at_most_three() {
    let check = |names: &[&str], english: &str, german: &str| {
        let names: Vec<_> = names.iter().map(|n| (*n).to_owned()).collect();
        assert_eq!(en().list(&names), english);
        assert_eq!(of(Language::German).list(&names), german);
    };
    check(&[], "", "");
    check(&["Ben"], "Ben", "Ben");
    check(&["Ben", "Inès"], "Ben and Inès", "Ben und Inès");
    check(&["A", "B", "C"], "A, B and C", "A, B und C");
    check(
        &["A", "B", "C", "D"],
        "A, B and 2 others",
        "A, B und 2 andere",
    );
}

#[test]
fn expected_wins_are_whole() {
    let check = |n: f64, expected: &str| assert_eq!(en().wins(n), expected);
    check(0.0, "0 wins");
    check(0.3, "fewer than 1 win");
    check(1.4, "1 win");
    check(13.6, "14 wins");
    assert_eq!(en().between(8.6, 19.2), "9 to 19");
    assert_eq!(en().between(0.0, 0.3), "0");
}

#[test]
fn dates_are_written_out() {
    let day = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    assert_eq!(en().date(day), "31 January 2026");
    assert_eq!(en().short_date(day), "31 Jan");
    assert_eq!(en().month_of(day), "January 2026");
    let german = of(Language::German);
    assert_eq!(german.date(day), "31. Januar 2026");
    assert_eq!(german.short_date(day), "31. Jan.");
    assert_eq!(german.month_of(day), "Januar 2026");
}

#[test]
fn an_interval_that_is_not_closed_says_so() {
    let check = |interval, expected: &str| {
        assert_eq!(
            en().days_between(Some(12), interval),
            format!("12\u{a0}d ({expected})")
        );
    };
    check([Some(9), Some(15)], "9–15\u{a0}d");
    check([Some(9), None], "9\u{a0}d or more");
    check([None, None], "–");
    assert_eq!(en().days_between(None, [Some(9), None]), "–");
}

#[test]
fn headlines_say_money_in_three_figures() {
    let check = |minor: i64, code: &str, expected: &str| {
        assert_eq!(en().money_short(money(minor, code)), expected);
    };
    check(0, "EUR", "€0");
    check(94_049, "EUR", "€940");
    check(99_999, "EUR", "€1.0k");
    check(720_000, "EUR", "€7.2k");
    check(999_600, "EUR", "€10k");
    check(41_230_000, "EUR", "€412k");
    check(99_960_000, "EUR", "€1.00m");
    check(284_000_000, "EUR", "€2.84m");
    check(2_840_000_000, "USD", "$28.4m");
    check(120_000_000_000, "CHF", "CHF\u{a0}1.20bn");
    check(412_300, "JPY", "¥412k");
    check(41_230_000, "XXX", "412k");
    check(-41_230_000, "EUR", "−€412k");
    check(9_007_199_254_740_991, "EUR", "€90,072bn");
    check(i64::MIN, "EUR", "−€92,233,720bn");
}

#[test]
fn tables_say_money_whole() {
    let check = |minor: i64, code: &str, expected: &str| {
        assert_eq!(en().money_whole(money(minor, code)), expected);
    };
    check(41_230_049, "EUR", "€412,300");
    check(41_230_050, "EUR", "€412,301");
    check(1_234_567, "KWD", "KWD\u{a0}1,235");
    check(-99, "USD", "−$1");
}

#[test]
fn currencies_are_never_added_up() {
    let check =
        |amounts: &[Money], expected: &str| assert_eq!(en().amounts_short(amounts), expected);
    let (e, d, c) = (
        money(41_200_000, "EUR"),
        money(3_000_000, "USD"),
        money(500_000, "CHF"),
    );
    check(&[], "–");
    check(&[e], "€412k");
    check(&[e, d], "€412k + $30k");
    check(&[e, d, c], "€412k + $30k + 1 more currency");
    assert_eq!(en().amounts_whole(&[e, d]), "€412,000 + $30,000");
    assert_eq!(
        of(Language::German)
            .amounts_short(&[e, d, c])
            .replace('\u{a0}', " "),
        "412 Tsd. € + 30 Tsd. $ + 1 weitere Währung"
    );
}

#[test]
fn a_difference_is_said_in_points_with_its_sign() {
    let arm = |advanced| Arm {
        deals: 20,
        looks: 30,
        advanced,
    };
    let test = CauseTest {
        with: arm(0.22),
        without: arm(0.41),
        difference: -0.19,
        low: -0.331,
        high: 0.004,
        q: None,
    };
    assert_eq!(en().cause_points(&test), "\u{2212}33 to 0");
    assert!(en().cause_test(&test).contains("without"));
}

#[test]
fn a_filter_is_said_and_an_empty_one_is_not() {
    assert_eq!(en().filter(&Filter::default()), "");
    let filter = Filter {
        from: NaiveDate::from_ymd_opt(2025, 8, 1),
        reps: vec!["Ben".into(), "Mia".into()],
        ..Filter::default()
    };
    assert_eq!(
        en().filter(&filter),
        "Entered since 1 August 2025, Ben and Mia"
    );
    assert_eq!(
        of(Language::German).filter(&filter),
        "Eingetreten seit dem 1. August 2025, Ben und Mia"
    );
}

#[test]
fn what_differs_is_said_one_line_a_kind() {
    assert!(en().differences(&Differences::default()).is_empty());
    let of_file = Differences {
        won: 1,
        close_later: 12,
        disappeared: 3,
        moves_between: 40,
        widest_days: 7,
        ..Differences::default()
    };
    assert_eq!(
        en().differences(&of_file),
        [
            "1 deal won",
            "12 deals are expected to close later",
            "3 deals are not in this file any more; they are kept, and not counted as lost",
            "40 moves are dated only to within 7 days: they lie between two files, and the middle is taken",
        ]
    );
    assert_eq!(
        of(Language::German).differences(&of_file),
        [
            "1 Deal gewonnen",
            "12 Deals mit späterem Abschluss",
            "3 Deals stehen nicht mehr in dieser Datei; sie bleiben und zählen nicht als verloren",
            "40 Phasenwechsel sind nur auf 7 Tage genau bekannt: Sie liegen zwischen zwei Dateien, und die Mitte gilt",
        ]
    );
}
