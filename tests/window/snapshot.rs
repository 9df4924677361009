//! A CRM's snapshot nobody here wrote, handed to a window that holds nothing yet.

use stagecoach_tests::{command::built, data::shared};

use crate::driver::Driver;

#[test]
#[ignore = "window: run by cargo xtask test"]
fn mavens_snapshot_is_recognised_imported_whole_and_said_to_have_no_history() {
    let Some(file) = shared("data/maven_crm/sales_pipeline.csv") else {
        return;
    };
    let program = built("stagecoach");
    let driver = Driver::start();
    let window = driver.open(&program, &[]);
    window.resize(1280, 800);
    window.marked("screen-start");

    driver.hand_over(&program, &file);
    window.reads_in("[data-testid=recognised]", "Snapshot");
    window.marked("no-history");
    window.click(&window.marked("import-button"));
    window.reads_in("[data-testid=import-done]", "8,800 new deals");
    window.click(&window.marked("see-review"));

    window.marked("no-history");
    window.reads_in("[data-testid=figure-win-rate]", "63 %");
    window.reads_in("[data-testid=figure-open]", "2,089 open deals");
    window.click(&window.marked("nav-pipeline"));
    window.click(&window.marked("pipeline-all"));
    window.reads_in("[data-testid=pipeline-total]", "8,800 deals");

    driver.hand_over(&program, &file);
    window.click(&window.marked("import-button"));
    window.reads_in("[data-testid=import-done]", "Nothing in this file is new");
    window.click(&window.marked("nav-pipeline"));
    window.click(&window.marked("pipeline-all"));
    window.reads_in("[data-testid=pipeline-total]", "8,800 deals");
}
