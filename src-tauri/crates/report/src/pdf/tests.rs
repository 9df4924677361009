//! Pages hold what the review says, as text; the same review gives the same bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use engine::{
    coaching::{
        Agreement, Plan, PlanState, Spot,
        book::{Coaching, PlanKept, PlanShown},
        seen::Seen,
        sheet::{NextStep, OneToOneSheet},
    },
    deal::sheet::Keyed,
    filter::Filter,
    ledger::LedgerBuilder,
    review::FlagProblem,
};

use super::*;
use crate::fixture::{self, english, report, report_of};

fn head() -> PageHead {
    PageHead {
        title: "Northwind EMEA".to_owned(),
        source: "deals.csv".to_owned(),
        period: "Entered since 1 August 2025".to_owned(),
    }
}

/// The text of every page, as a reader of the file gets it; spaces left out, for where lines end is
/// the page's own matter.
fn read_back(bytes: &[u8]) -> Vec<String> {
    let file = lopdf::Document::load_mem(bytes).unwrap();
    let text = |number: &u32| file.extract_text(&[*number]).unwrap();
    let squeeze = |text: String| text.split_whitespace().collect::<String>();
    file.get_pages().keys().map(text).map(squeeze).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_part_of_the_review_is_on_the_pages_as_text() {
    let check = |report: &Report, present: &[&str], absent: &[&str]| {
        for paper in [Paper::A4, Paper::Letter] {
            let text = read_back(&pdf(english(), report, &head(), paper).unwrap()).concat();
            for part in present {
                assert!(text.contains(&squeezed(part)), "{part}");
            }
            for part in absent {
                assert!(!text.contains(&squeezed(part)), "{part}");
            }
        }
    };
    check(
        &report(),
        &[
            "Qualification holds up €412k. Ben and Inès need you there.",
            "Where deals stall",
            "Whom to coach",
            "What is coming",
            "Month by month",
            "Source Webinar",
            "In their first year",
            "Halvorsen Shipping",
            "What was not understood",
            "What the numbers mean",
            "€2.84m",
        ],
        &["Win rate by rep"],
    );
    check(
        &report_of(fixture::snapshot()),
        &["Win rate by rep", "Agent 34"],
        &["Where deals stall"],
    );
    check(
        &report_of(fixture::empty()),
        &["No deals to look at."],
        &["Where deals stall", "NaN"],
    );
}

#[test]
fn pages_are_numbered_and_every_section_has_a_bookmark() {
    let bytes = pdf(english(), &report(), &head(), Paper::A4).unwrap();
    let pages = read_back(&bytes);
    for (number, page) in (1..).zip(&pages) {
        assert!(
            page.contains(&format!("{number}of{}", pages.len())),
            "{page}"
        );
        assert!(page.contains("NorthwindEMEA"), "{page}");
    }
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let marks = file.get_toc().unwrap().toc;
    assert!(marks.iter().any(|mark| mark.title == "Whom to coach"));
    assert!(marks.len() > 7, "{}", marks.len());
}

#[test]
fn the_same_review_gives_the_same_bytes() {
    let of = || pdf(english(), &report(), &head(), Paper::A4).unwrap();
    assert_eq!(of(), of());
}

#[test]
fn a_wall_of_reps_and_names_of_any_length_and_script_make_pages_too() {
    let names = ["אורי בן־דוד", "営業部の山田太郎", "🦊 Fox", "a b"];
    let long = "Maximiliane ".repeat(25);
    let review = fixture::many(200, 8, |ix| match names.get(ix) {
        Some(name) => (*name).to_owned(),
        None => format!("{long}{ix}"),
    });
    let bytes = pdf(english(), &report_of(review), &head(), Paper::A4).unwrap();
    let pages = read_back(&bytes);
    assert!(pages.len() > 10, "{}", pages.len());
    assert!(bytes.len() < 4_000_000, "{}", bytes.len());
    assert!(pages.concat().contains("Maximiliane"));
}

/// The sheet of the first rep of the sample team who has a flag, with something agreed.
fn sheet() -> OneToOneSheet {
    let as_of = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    let mut ledger = LedgerBuilder::new(engine::process::builtin());
    engine::sample::team(1, as_of).tell(&mut ledger).unwrap();
    let ledger = ledger.finish();
    let mut filter = Filter {
        as_of: Some(as_of),
        ..Filter::default()
    };
    let review = ledger.review(&filter);
    let rep = review.flags.iter().find_map(|flag| flag.rep.clone());
    let rep = rep.unwrap();
    filter.reps = vec![rep.clone()];
    let review = ledger.review(&filter);
    let since = ledger.since(&filter, as_of - chrono::Days::new(28), &[]);
    let agreed = |id, words: &str, kept| Keyed {
        id,
        row: Agreement {
            rep: rep.clone(),
            day: as_of - chrono::Days::new(7),
            words: words.to_owned(),
            due: Some(as_of),
            kept,
        },
    };
    let coaching = Coaching {
        agreements: vec![
            agreed(1, "Two calls with deciders", None),
            agreed(2, "Ticked today", Some(as_of)),
            agreed(3, "Ticked long ago", Some(as_of - chrono::Days::new(3))),
        ],
        ..Coaching::default()
    };
    let next = |_: &str| NextStep {
        is_there: true,
        words: Some("Send the offer".to_owned()),
        due: Some(as_of),
    };
    OneToOneSheet::of(&rep, (&review, since), coaching, as_of, next)
}

#[test]
fn a_one_to_one_s_sheet_says_what_the_screen_says_on_one_page() {
    let sheet = sheet();
    assert!(!sheet.flags.is_empty() && sheet.deals.len() == 5);
    for paper in [Paper::A4, Paper::Letter] {
        let bytes = one_to_one_pdf(english(), &sheet, "Northwind EMEA", paper).unwrap();
        let pages = read_back(&bytes);
        assert_eq!(pages.len(), 1, "{pages:?}");
        let text = pages.concat();
        let mut parts = vec![
            format!("One-to-one: {}", sheet.rep),
            "Northwind EMEA".to_owned(),
            "Two calls with deciders, by 31 January 2026".to_owned(),
            "Ticked today".to_owned(),
            "Next: Send the offer, 31 January 2026".to_owned(),
            "Notes".to_owned(),
        ];
        parts.extend(sheet.flags.iter().map(|flag| flag.case.summary.clone()));
        for talked in &sheet.deals {
            parts.push(talked.deal.name.clone().unwrap());
            parts.extend(
                talked
                    .deal
                    .causes
                    .iter()
                    .take(3)
                    .map(|found| english().causes.found(found)),
            );
        }
        for change in sheet.since.changes.iter().filter(|own| own.count > 0) {
            parts.push(format!("{} ", change.count));
        }
        for part in parts {
            assert!(text.contains(&squeezed(&part)), "{part}: {text}");
        }
        assert!(!text.contains(&squeezed("Ticked long ago")));
        assert_eq!(
            bytes,
            one_to_one_pdf(english(), &sheet, "Northwind EMEA", paper).unwrap()
        );
    }
}

#[test]
fn a_sheet_with_nothing_to_say_says_so() {
    let mut sheet = sheet();
    sheet.since.changes.clear();
    (sheet.flags, sheet.deals, sheet.agreed) = (Vec::new(), Vec::new(), Vec::new());
    let text = read_back(&one_to_one_pdf(english(), &sheet, "", Paper::A4).unwrap()).concat();
    for part in [
        "nothing.",
        "No flag.",
        "No deal of this rep is stalled.",
        "No plan is under way.",
        "Nothing is open from last time.",
    ] {
        assert!(text.contains(&squeezed(part)), "{part}: {text}");
    }
}

#[test]
fn a_sheet_with_twelve_plans_breaks_between_them_and_never_within_one() {
    let mut sheet = sheet();
    let as_of = sheet.as_of;
    let agreed = |nth: usize| {
        let more = "ask who decides, write it down, and call them before the offer goes out; ";
        format!("Plan {nth}: {}", more.repeat(2 + nth % 4))
    };
    sheet.plans = (1..=12)
        .map(|nth: usize| PlanShown {
            state: PlanState::Running,
            kept: PlanKept {
                id: i32::try_from(nth).unwrap(),
                plan: Plan {
                    spot: Spot {
                        rep: sheet.rep.clone(),
                        stage: "Qualification".to_owned(),
                        problem: FlagProblem::Slow,
                    },
                    seen: Seen::nothing(as_of),
                    hints: Vec::new(),
                    agreed: agreed(nth),
                    start: as_of,
                    review_on: as_of + chrono::Days::new(28),
                    ended: None,
                },
                notes: Vec::new(),
            },
        })
        .collect();
    for paper in [Paper::A4, Paper::Letter] {
        let pages = read_back(&one_to_one_pdf(english(), &sheet, "Northwind EMEA", paper).unwrap());
        assert!((2..=3).contains(&pages.len()), "{}", pages.len());
        for nth in 1..=12 {
            let whole = squeezed(&format!(
                "Qualification: {}. Review on 28 February 2026.",
                agreed(nth)
            ));
            let on = pages.iter().filter(|page| page.contains(&whole)).count();
            assert_eq!(on, 1, "plan {nth} on {paper:?}: {pages:?}");
        }
        let last = pages.last().unwrap();
        for part in ["Newly agreed", "Notes"] {
            let on = pages
                .iter()
                .filter(|page| page.contains(&squeezed(part)))
                .count();
            assert_eq!(on, 1, "{part}");
        }
        assert!(last.contains("Notes"), "{last}");
    }
}

#[test]
fn german_pages_say_it_in_german() {
    let german = crate::words::of(engine::language::Language::German);
    let text = read_back(&pdf(german, &report(), &head(), Paper::A4).unwrap()).concat();
    let holds = |text: &str, words: &str| text.contains(&words.replace([' ', '\u{a0}'], ""));
    for part in [
        "In Qualification steckt fest: 412 Tsd. €.",
        "Wo Deals festfahren",
        "Wen coachen",
        "Was noch kommt",
        "Quelle Webinar",
        "Im ersten Jahr",
        "Deals zum Besprechen",
        "Was die Zahlen bedeuten",
        "Erstellt mit Stagecoach.",
    ] {
        assert!(holds(&text, part), "{part}");
    }
    for part in [
        "Where deals stall",
        "Whom to coach",
        "expected",
        "As of",
        "stalled",
    ] {
        assert!(!holds(&text, part), "{part}");
    }
}
