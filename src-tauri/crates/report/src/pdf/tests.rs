//! Pages hold what the review says, as text; the same review gives the same bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::fixture::{self, report, report_of};

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
            let text = read_back(&pdf(report, &head(), paper).unwrap()).concat();
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
    let bytes = pdf(&report(), &head(), Paper::A4).unwrap();
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
    let of = || pdf(&report(), &head(), Paper::A4).unwrap();
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
    let bytes = pdf(&report_of(review), &head(), Paper::A4).unwrap();
    let pages = read_back(&bytes);
    assert!(pages.len() > 10, "{}", pages.len());
    assert!(bytes.len() < 4_000_000, "{}", bytes.len());
    assert!(pages.concat().contains("Maximiliane"));
}
