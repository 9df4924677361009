//! The page loads nothing, says everything, and lets no name out of its place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::fixture::{self, english, report, report_of};

fn of(report: &Report) -> String {
    let head = PageHead {
        title: "Northwind EMEA".to_owned(),
        source: "deals.csv".to_owned(),
        period: "Entered since 1 August 2025".to_owned(),
    };
    page(english(), report, &head)
}

#[test]
fn the_policy_allows_exactly_the_pages_own_style() {
    let html = of(&report());
    let (_, rest) = html.split_once("<style>").unwrap();
    let (style, _) = rest.split_once("</style>").unwrap();
    let hash = BASE64.encode(Sha256::digest(style.as_bytes()));
    assert!(html.contains(&format!("style-src 'sha256-{hash}'")));
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn nothing_is_loaded_and_nothing_runs() {
    for report in [
        report(),
        report_of(fixture::sample()),
        report_of(fixture::snapshot()),
        report_of(fixture::empty()),
    ] {
        let html = of(&report);
        for never in [
            "<script",
            "<link",
            "<img",
            "<iframe",
            " style=",
            "href=",
            "@import",
            "javascript:",
        ] {
            assert!(!html.contains(never), "{never}");
        }
        // The namespace of SVG is a name, not an address; inline in HTML it may stay.
        let addresses = html.replace("http://www.w3.org/2000/svg", "");
        assert!(!addresses.contains("http://") && !addresses.contains("https://"));
    }
}

#[test]
fn a_name_that_is_markup_stays_a_name() {
    let evil = "<img src=x onerror=alert(1)>";
    let mut review = fixture::many(4, 4, |ix| format!("{evil}\"'{ix}"));
    review.stalled_deals[0].account = Some(evil.to_owned());
    review.problems[0].told = engine::problem::Told::Written(evil.to_owned());
    let head = PageHead {
        title: evil.to_owned(),
        source: evil.to_owned(),
        period: evil.to_owned(),
    };
    let html = page(english(), &report_of(review), &head);
    assert!(!html.contains("<img"));
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"));
}

#[test]
fn one_drawing_serves_both_themes() {
    let html = of(&report());
    let (_, body) = html.split_once("<body>").unwrap();
    assert!(body.contains("fill=\"var(--advanced)\""));
    // Every colour of every figure is a variable.
    assert!(!body.contains("=\"#"), "a colour of no palette");
}

#[test]
fn every_part_of_the_review_is_on_the_page() {
    let check = |report: &Report, present: &[&str], absent: &[&str]| {
        let html = of(report);
        for text in present {
            assert!(html.contains(text), "{text}");
        }
        for text in absent {
            assert!(!html.contains(text), "{text}");
        }
    };
    check(
        &report(),
        &[
            "Qualification holds up €412k. Ben and Inès need you there.",
            "Where deals stall",
            "Whom to coach",
            "What is coming",
            "9 to 18 more wins by 1 May (13 expected)",
            "Month by month",
            "still to come",
            "For marketing",
            "Source Webinar",
            "waits past the stall point of Qualification",
            "In their first year",
            "Deals to talk about",
            "Halvorsen Shipping",
            "What was not understood",
            "What the numbers mean",
            "€2.84m",
            "close date 12 days past",
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
        &[
            "Where deals stall",
            "Month by month",
            "For marketing",
            "NaN",
        ],
    );
}

#[test]
fn the_body_of_the_page_is_as_ever() {
    let html = of(&report());
    let (_, body) = html.split_once("<body>").unwrap();
    insta::assert_snapshot!("page_body", body);
}
