//! What the review says beside its own figures: the months, the wins to come, the new reps, and what
//! every number means.

use std::fs;

use calamine::{Data, DataType as _, Reader as _, Xlsx, open_workbook};
use chrono::{Days, NaiveDate};
use serde_json::Value;
use stagecoach_tests::command::stagecoach;

use crate::desk::{Desk, TWO_DEALS, refused, review, review_with};

/// The sample team's workspace.
fn sample(desk: &Desk) -> std::path::PathBuf {
    let workspace = desk.workspace();
    let said = stagecoach(["sample", "--workspace", &workspace.to_string_lossy()]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    workspace
}

fn day(value: &Value) -> NaiveDate {
    value.as_str().and_then(|day| day.parse().ok()).unwrap()
}

#[test]
fn a_review_looks_back_by_month_and_a_quarter_ahead() {
    let desk = Desk::new();
    let got = review(&sample(&desk));
    let as_of = day(&got["as_of"]);
    let forecast = &got["forecast"];
    assert_eq!(day(&forecast["until"]), as_of + Days::new(90));
    assert!(forecast["wins"]["low"].as_f64() <= forecast["wins"]["expected"].as_f64());
    assert!(forecast["wins"]["expected"].as_f64() <= forecast["wins"]["high"].as_f64());
    assert!(forecast["summary"].as_str().unwrap().contains("more win"));

    let months = got["trend"]["whole"].as_array().unwrap();
    assert!(months.len() > 6 && months.len() <= 24, "{}", months.len());
    for month in months {
        let count = |name: &str| month[name].as_u64().unwrap();
        let sum = count("advanced") + count("lost") + count("open");
        assert_eq!(count("entered"), sum, "{month}");
    }
    let stages = got["trend"]["stages"].as_array().unwrap();
    assert_eq!(stages.len(), got["process"].as_array().unwrap().len());

    let first_years = got["tenure"].as_array().unwrap();
    assert!(!first_years.is_empty(), "the sample team has new reps");
    for first_year in first_years {
        assert!(first_year["months"].as_array().unwrap().len() <= 12);
    }
}

#[test]
fn a_workbook_tells_of_new_reps_what_the_review_tells() {
    let desk = Desk::new();
    let workspace = sample(&desk);
    let told = &review(&workspace)["ramp_up"]["hires"];
    let book = desk.at("review.xlsx");
    let said = stagecoach([
        "review",
        &workspace.to_string_lossy(),
        "--xlsx",
        &book.to_string_lossy(),
    ]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    let mut book: Xlsx<_> = open_workbook(book).unwrap();
    let sheet = book.worksheet_range("New hires").unwrap();
    let mut rows = sheet.rows().skip(1);
    for hire in told.as_array().unwrap() {
        for month in hire["months"].as_array().unwrap() {
            let row = rows.next().unwrap();
            let number = |at: usize| row[at].as_i64().unwrap();
            assert_eq!(
                row[0],
                Data::String(hire["rep"].as_str().unwrap().to_owned())
            );
            assert_eq!(number(2), month["month"].as_i64().unwrap() + 1);
            for (at, name) in [(4, "wins"), (5, "decided"), (6, "advances")] {
                assert_eq!(number(at), month[name].as_i64().unwrap(), "{name}");
            }
        }
    }
    assert!(rows.next().is_none(), "a row too many");
}

#[test]
fn a_forecast_goes_to_the_day_asked_for() {
    let desk = Desk::new();
    let workspace = sample(&desk);
    let as_of = day(&review(&workspace)["as_of"]);
    let until = (as_of + Days::new(30)).to_string();
    let got = review_with(&workspace, &["--forecast", &until]);
    assert_eq!(got["forecast"]["until"], until);
}

#[test]
fn a_forecast_of_what_is_past_is_refused() {
    let desk = Desk::new();
    let file = desk.file("moves.csv", TWO_DEALS);
    let file = file.to_string_lossy();
    for line in [
        &["--forecast", "2025-02-03"][..],
        &["--forecast", "2025-01-20", "--as-of", "2025-01-20"],
    ] {
        let said = stagecoach([&["review", &file, "--json"], line].concat());
        refused(&said, 2, &line.join(" "));
        assert!(said.err.contains("Choose a later day"), "{}", said.err);
    }
}

#[test]
fn every_measure_of_a_review_is_defined_in_a_sentence() {
    let desk = Desk::new();
    let got = review(&sample(&desk));
    let definitions = got["definitions"].as_object().unwrap();
    for name in [
        "conversion",
        "decided",
        "median_days",
        "stall_point",
        "stalled",
        "chance_now",
        "chance_fresh",
        "exits",
        "expected_exits",
        "expected_advances",
        "q",
        "observed",
        "expected",
        "still_to_come",
        "forecast",
        "tenure",
    ] {
        let sentence = definitions[name].as_str().unwrap_or_default();
        assert!(sentence.ends_with('.'), "{name}: {sentence}");
    }
}

#[test]
fn the_page_shows_what_is_coming_and_how_the_months_went() {
    let desk = Desk::new();
    let workspace = sample(&desk);
    let page = desk.at("review.html");
    let said = stagecoach([
        "review",
        &workspace.to_string_lossy(),
        "--html",
        &page.to_string_lossy(),
    ]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    let html = fs::read_to_string(&page).unwrap();
    for part in ["What is coming", "Month by month", "In their first year"] {
        assert!(html.contains(part), "{part}");
    }
    assert!(!html.contains("NaN"));
}

#[test]
fn a_review_goes_out_as_a_picture_of_every_chart() {
    let desk = Desk::new();
    let workspace = sample(&desk);
    let folder = desk.at("for the slides");
    let said = stagecoach([
        "review".as_ref(),
        workspace.as_os_str(),
        "--png".as_ref(),
        folder.as_os_str(),
    ]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let count = format!("{} charts were written into ", names.len());
    assert!(said.out.starts_with(&count), "{}", said.out);
    for name in &names {
        assert!(said.out.contains(name.as_str()), "{name}: {}", said.out);
        let bytes = fs::read(folder.join(name)).unwrap();
        assert_eq!(bytes.get(..4), Some(&b"\x89PNG"[..]), "{name}");
    }
    for wanted in ["stage-conversion.png", "forecast.png", "ramp-up-wins.png"] {
        assert!(
            names.iter().any(|name| name == wanted),
            "{wanted}: {names:?}"
        );
    }
}

#[test]
fn pictures_where_nothing_can_be_written_are_refused_in_a_sentence() {
    let desk = Desk::new();
    let workspace = sample(&desk);
    let ask = |folder: &std::path::Path| {
        stagecoach([
            "review".as_ref(),
            workspace.as_os_str(),
            "--png".as_ref(),
            folder.as_os_str(),
        ])
    };
    // A file where the folder should be, and where one above it should be.
    let said = ask(&workspace);
    refused(&said, 1, "a file");
    assert!(said.err.contains("is a file, not a folder"), "{}", said.err);
    let said = ask(&workspace.join("charts"));
    refused(&said, 1, "below a file");
    assert!(
        said.err.contains("Nothing can be written into the folder"),
        "{}",
        said.err
    );
}
