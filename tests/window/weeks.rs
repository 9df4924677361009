//! Two weeks' snapshots of one pipeline: what happened between them is found, and the second week can
//! be taken back.

use std::fs;

use stagecoach_tests::command::built;

use crate::driver::Driver;

const HEADER: &str = "Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Currency of Value,\
    Deal - Stage,Deal - Status,Deal - Deal created,Deal - Update time,Deal - Expected close date";

#[test]
#[ignore = "window: run by cargo xtask test"]
fn what_happened_between_two_snapshots_is_found_and_the_second_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let week = |name: &str, day: &str, rows: [&str; 3]| {
        let rows = rows.map(|row| row.replace("DAY", day)).join("\n");
        let path = folder.path().join(name);
        fs::write(&path, format!("{HEADER}\n{rows}\n")).unwrap();
        path
    };
    let first = week(
        "week-1.csv",
        "2026-01-14 09:00:00",
        [
            "1,Aurum renewal,Ben Okafor,10000,EUR,Qualification,Open,2026-01-02 10:00:00,DAY,2026-02-27",
            "2,Lumen pilot,Ben Okafor,8000,EUR,Qualification,Open,2026-01-05 10:00:00,DAY,2026-02-20",
            "3,Verde roll-out,Mia Berg,5000,EUR,Pitch,Open,2026-01-07 10:00:00,DAY,2026-02-13",
        ],
    );
    let second = week(
        "week-2.csv",
        "2026-01-21 09:00:00",
        [
            "1,Aurum renewal,Ben Okafor,12000,EUR,Pitch,Open,2026-01-02 10:00:00,DAY,2026-02-27",
            "2,Lumen pilot,Ben Okafor,8000,EUR,Qualification,Open,2026-01-05 10:00:00,DAY,2026-03-20",
            "4,Kestrel licences,Mia Berg,9000,EUR,Qualification,Open,2026-01-19 10:00:00,DAY,2026-03-31",
        ],
    );
    let program = built("stagecoach");
    let driver = Driver::start();
    let window = driver.open(&program, &[]);
    window.resize(1280, 800);

    driver.hand_over(&program, &first);
    window.click(&window.marked("import-button"));
    window.reads_in("[data-testid=import-done]", "3 new deals");

    driver.hand_over(&program, &second);
    window.reads_in("[data-testid=import-do]", "1 new deal");
    window.reads_in("[data-testid=found-advanced]", "1");
    window.click(&window.marked("import-button"));
    window.reads_in("[data-testid=import-done]", "Moved on");
    window.reads_in("[data-testid=found-close_later]", "1");
    window.reads_in("[data-testid=found-amount_up]", "1");
    window.reads_in("[data-testid=found-disappeared]", "1");

    window.click(&window.find("button", "Undo the import of week-2.csv"));
    window.reads_in("[data-testid=goes-deals]", "1");
    window.click(&window.marked("undo-now"));
    window.find("button", "Import week-2.csv again, as it was");
    window.click(&window.marked("nav-pipeline"));
    window.click(&window.marked("pipeline-all"));
    window.reads_in("[data-testid=pipeline-total]", "3 deals");
}
