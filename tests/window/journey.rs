//! From the first start to the deals behind a bar: the way a sales manager takes on the first Monday.

use std::{ffi::OsStr, fs::File, io::BufWriter, path::Path};

use serde_json::Value;
use stagecoach_tests::{
    command::{built, stagecoach},
    moves,
};

use crate::{driver::Driver, window::Window};

#[test]
#[ignore = "window: run by cargo xtask test"]
fn from_the_first_start_to_the_deals_behind_a_bar() {
    let program = built("stagecoach");
    let driver = Driver::start();
    let window = driver.open(&program, &[]);
    window.resize(1280, 800);

    window.marked("screen-start");
    window.click(&window.marked("door-sample"));
    window.click(&window.marked("tour-leave"));
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
    window.click(&window.marked("import-button"));
    window.reads_in("[data-testid=import-done]", "400 new deals");
    window.click(&window.marked("see-review"));
    five_figures_have_values(&window);
    the_review_says_what_the_command_says(&window, &file);

    // Next week the same file again: nothing is doubled.
    driver.hand_over(&program, &file);
    window.marked("recognised");
    window.click(&window.marked("import-button"));
    window.reads_in("[data-testid=import-done]", "Nothing in this file is new");
    window.click(&window.marked("see-review"));
    the_review_says_what_the_command_says(&window, &file);
    window.click(&window.marked("nav-pipeline"));
    window.click(&window.marked("pipeline-all"));
    window.reads_in("[data-testid=pipeline-total]", "400 deals");
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

/// "Qualification: 120 deals still open, …" opens a drawer of 120 deals.
fn a_bar_opens_its_deals(window: &Window) {
    let bar = window.matching(
        "[data-testid=figure-stage_conversion] [data-testid=hit][aria-label*=\"still open\"]",
    );
    let label = window.attribute(&bar, "aria-label");
    let count = label
        .split_once(": ")
        .and_then(|(_, rest)| rest.split_once(" deals still open"))
        .and_then(|(count, _)| count.replace(',', "").parse::<u32>().ok())
        .unwrap_or_else(|| panic!("no count in {label:?}"));
    window.click(&bar);
    window.matching("[data-testid=deals-grid] [role=row] + [role=row]");
    let rows = window.attribute(&window.marked("deals-grid"), "aria-rowcount");
    // The row of names counts as well.
    assert_eq!(rows, (count + 1).to_string(), "{label}");
    let sub = window.text_of(&window.matching("[data-testid=deals-drawer] .sub"));
    assert!(
        sub.starts_with(&format!("{count} deals")),
        "{label}, but {sub}"
    );
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
