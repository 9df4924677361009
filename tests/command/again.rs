//! The same team, week after week: what is known is not doubled, what is new is taken in.

use std::fs;

use serde_json::Value;
use stagecoach_tests::command::{command, said, stagecoach};

use crate::desk::{Desk, TWO_DEALS, review};

#[test]
fn the_same_file_twice_doubles_nothing() {
    let desk = Desk::new();
    let file = desk.file("week-1.csv", TWO_DEALS);
    desk.must_import(&file);
    let once = review(&desk.workspace());
    desk.must_import(&file);
    assert_eq!(review(&desk.workspace()), once);
}

#[test]
fn next_weeks_file_adds_what_is_new() {
    let desk = Desk::new();
    desk.must_import(&desk.file("week-1.csv", TWO_DEALS));
    let next = format!("{TWO_DEALS}D1,Ana,Pitch,2025-02-05\nD3,Cleo,Prospecting,2025-02-06\n");
    let file = desk.file("week-2.csv", next);
    desk.must_import(&file);
    assert_eq!(review(&desk.workspace())["stages"], review(&file)["stages"]);
    assert_eq!(review(&desk.workspace())["whole"]["deals"], 3);
}

#[test]
fn a_dry_run_counts_and_keeps_nothing() {
    let desk = Desk::new();
    desk.must_import(&desk.file("week-1.csv", TWO_DEALS));
    let before = fs::read(desk.workspace()).unwrap();
    let file = desk.file(
        "week-2.csv",
        format!("{TWO_DEALS}D3,Cleo,Prospecting,2025-02-06\n"),
    );
    let workspace = desk.workspace();
    let said = stagecoach([
        "import",
        &file.to_string_lossy(),
        "--workspace",
        &workspace.to_string_lossy(),
        "--dry-run",
    ]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    assert!(
        fs::read(desk.workspace()).unwrap() == before,
        "a dry run changed the workspace"
    );
}

#[test]
fn what_goes_out_comes_in_the_same() {
    let desk = Desk::new();
    desk.must_import(&desk.file("week-1.csv", TWO_DEALS));
    let (workspace, out) = (desk.workspace(), desk.at("out.csv"));
    let said = stagecoach([
        "export",
        "--workspace",
        &workspace.to_string_lossy(),
        "--csv",
        &out.to_string_lossy(),
    ]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    assert_eq!(review(&out)["stages"], review(&workspace)["stages"]);
}

#[test]
fn the_sample_team_is_alive_at_all_eight_stages() {
    let desk = Desk::new();
    let workspace = desk.workspace();
    let said = stagecoach(["sample", "--workspace", &workspace.to_string_lossy()]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    let review = review(&workspace);
    let stages = review["stages"].as_array().unwrap();
    assert_eq!(stages.len(), 8);
    for stage in stages {
        assert!(
            stage["entered"].as_u64() > Some(0),
            "{} is empty",
            stage["stage"]
        );
        assert!(
            stage["open_now"].as_u64() > Some(0),
            "nothing is open at {}",
            stage["stage"]
        );
    }
}

#[test]
fn a_page_is_written_whole_and_by_itself() {
    let desk = Desk::new();
    let (file, page) = (desk.file("moves.csv", TWO_DEALS), desk.at("review.html"));
    let said = stagecoach([
        "review",
        &file.to_string_lossy(),
        "--html",
        &page.to_string_lossy(),
    ]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    let html = fs::read_to_string(page).unwrap();
    assert!(html.contains("<svg"), "no chart in the page");
    assert!(html.trim_end().ends_with("</html>"), "half a page");
    for remote in ["src=\"http", "href=\"http", "url(http", "@import"] {
        assert!(!html.contains(remote), "the page reaches out: {remote}");
    }
}

#[test]
fn pages_and_a_workbook_are_written_whole() {
    let desk = Desk::new();
    let file = desk.file("moves.csv", TWO_DEALS);
    let write = |option: &str, name: &str| {
        let to = desk.at(name);
        let said = stagecoach([
            "review",
            &file.to_string_lossy(),
            option,
            &to.to_string_lossy(),
        ]);
        assert_eq!(said.status, Some(0), "{}", said.err);
        fs::read(to).unwrap()
    };
    let pages = write("--pdf", "review.pdf");
    assert!(pages.starts_with(b"%PDF-"), "no PDF");
    assert!(pages.trim_ascii_end().ends_with(b"%%EOF"), "half a PDF");
    let book = write("--xlsx", "review.xlsx");
    assert!(book.starts_with(b"PK"), "no workbook");
}

#[test]
fn a_file_speaks_of_the_day_on_which_it_was_saved_where_the_person_is() {
    let desk = Desk::new();
    let export = "Record ID,Deal Name,Deal Stage,Deal owner\n1,Pump,Demo,Ana\n";
    let file = desk.file("export.csv", export);
    // 20:00 of the last of January in Greenwich.
    let saved = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_769_889_600);
    let opened = fs::File::options().write(true).open(&file).unwrap();
    opened.set_modified(saved).unwrap();
    for (zone, day) in [("UTC0", "2026-01-31"), ("XXX-13", "2026-02-01")] {
        let mut import = command(["import", "--dry-run", "--json"]);
        import.arg(&file).arg("--workspace").arg(desk.workspace());
        let said = said(&import.env("TZ", zone).output().unwrap());
        let done: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{said:?}"));
        assert_eq!(done["imports"][0]["as_of"], day, "{zone}");
    }
}
