//! From the first start to the deals behind a bar: the way a sales manager takes on the first Monday.

use std::{ffi::OsStr, fs::File, io::BufWriter, path::Path};

use serde_json::Value;
use stagecoach_tests::{
    command::{built, stagecoach},
    moves,
};

use crate::{driver::Driver, window::Window};

const SCREENS: [&str; 4] = ["review", "funnel", "team", "import"];

#[test]
#[ignore = "window: run by cargo xtask test"]
fn from_the_first_start_to_the_deals_behind_a_bar() {
    let program = built("stagecoach");
    let driver = Driver::start();
    let window = driver.open(&program, &[]);
    window.resize(1280, 800);

    window.marked("screen-start");
    window.picture("start");
    window.click(&window.marked("door-sample"));
    window.marked("screen-review");
    five_figures_have_values(&window);

    window.click(&window.marked("nav-funnel"));
    a_bar_opens_its_deals(&window);
    window.click(&window.marked("nav-team"));
    window.matching("[data-testid=figure-heatmap] svg");

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("north.csv");
    moves::write(BufWriter::new(File::create(&file).unwrap()), 400, 6, 1).unwrap();
    // A second start of the program hands its file to the window that is open.
    driver.hand_over(&program, &file);
    window.marked("recognised");
    window.reads("north.csv");
    window.picture("import-preview");
    window.click(&window.marked("import-button"));
    window.reads_in("[data-testid=import-done]", "400 new deals");
    window.click(&window.marked("see-review"));
    the_review_says_what_the_command_says(&window, &file);

    // Next week the same file again: nothing is doubled.
    driver.hand_over(&program, &file);
    window.marked("recognised");
    window.click(&window.marked("import-button"));
    window.reads_in("[data-testid=import-done]", "Nothing in this file is new");
    window.click(&window.marked("see-review"));
    the_review_says_what_the_command_says(&window, &file);
}

/// Not a judgement: the pictures are for people to look at.
#[test]
#[ignore = "window: run by cargo xtask test"]
fn every_screen_is_pictured_in_both_themes_and_two_sizes() {
    let driver = Driver::start();
    let window = driver.open(&built("stagecoach"), &["--sample"]);
    for (width, height) in [(1280, 800), (1920, 1080)] {
        window.resize(width, height);
        for theme in ["light", "dark"] {
            window.click(&window.marked("nav-settings"));
            window.click(&window.marked(&format!("theme-{theme}")));
            for screen in SCREENS {
                window.click(&window.marked(&format!("nav-{screen}")));
                window.marked(&format!("screen-{screen}"));
                drawn(&window);
                window.picture(&format!("{screen}-{theme}-{width}"));
            }
        }
    }
}

fn five_figures_have_values(window: &Window) {
    for figure in ["open", "stalled", "win-rate", "days", "won"] {
        let value = window.matching(&format!("[data-testid=figure-{figure}] .value"));
        let text = window.text_of(&value);
        assert!(
            text.contains(|c: char| c.is_ascii_digit()),
            "{figure} says {text:?}"
        );
    }
}

/// "Qualification: 120 deals still open, …" opens a drawer that says "120 deals".
fn a_bar_opens_its_deals(window: &Window) {
    let bar = window.matching(
        "[data-testid=figure-stage_conversion] [data-testid=hit][aria-label*=\"still open\"]",
    );
    let label = window.attribute(&bar, "aria-label");
    let count = label
        .split_once(": ")
        .and_then(|(_, rest)| rest.split_once(" still"))
        .map(|(n, _)| n);
    let count = count.unwrap_or_else(|| panic!("no count in {label:?}"));
    window.click(&bar);
    window.reads_in(
        "[data-testid=deals-drawer] .sub",
        &count.replace('\u{a0}', " "),
    );
    window.matching("[data-testid=deals-grid] [role=row] + [role=row]");
    window.picture("deals-behind-a-bar");
    window.click(&window.marked("drawer-close"));
}

/// The window and the command read one file alike.
fn the_review_says_what_the_command_says(window: &Window, file: &Path) {
    let said = stagecoach([OsStr::new("review"), file.as_os_str(), OsStr::new("--json")]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    let review: Value = serde_json::from_str(&said.out).unwrap();
    let open = review["whole"]["open_now"].as_u64().unwrap();
    window.reads_in("[data-testid=figure-open]", &open.to_string());
    let rate = review["whole"]["win_rate"]["estimate"].as_f64().unwrap();
    window.reads_in(
        "[data-testid=figure-win-rate]",
        &format!("{:.0}", rate * 100.0),
    );
}

/// Waits until no chart is still being drawn.
fn drawn(window: &Window) {
    window.wait("every chart to be drawn", || {
        let script = "return [...document.querySelectorAll('figure.chart')].every((f) => f.querySelector('svg, table'))";
        (window.run(script, &serde_json::json!([])) == true).then_some(())
    });
}
