//! The command writes into a workspace that the window has open: both are let in, and nothing is lost.

use std::{fs, path::Path};

use stagecoach_tests::{
    command::{Said, built, stagecoach},
    moves,
};

use crate::driver::Driver;

#[test]
#[ignore = "window: run by cargo xtask test"]
fn the_command_imports_into_the_workspace_that_is_open_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("team.stagecoach");
    let [first, second, third] = ["A", "B", "C"].map(|letter| {
        let mut file = Vec::new();
        moves::write(&mut file, 300, 6, 1).unwrap();
        let text = String::from_utf8(file).unwrap();
        let path = folder.path().join(format!("{letter}.csv"));
        fs::write(&path, text.replace("\nD", &format!("\n{letter}"))).unwrap();
        path
    });
    must(&import(&first, &workspace));

    let program = built("stagecoach");
    let driver = Driver::start();
    let window = driver.open(&program, &[&workspace.to_string_lossy()]);
    window.click(&window.marked("nav-pipeline"));
    window.click(&window.marked("pipeline-all"));
    window.reads_in("[data-testid=pipeline-total]", "300 deals");

    must(&import(&second, &workspace));
    driver.hand_over(&program, &third);
    window.click(&window.marked("import-button"));
    window.reads_in("[data-testid=import-done]", "300 new deals");
    window.click(&window.marked("nav-pipeline"));
    window.click(&window.marked("pipeline-all"));
    window.reads_in("[data-testid=pipeline-total]", "900 deals");
}

fn import(file: &Path, workspace: &Path) -> Said {
    stagecoach([
        "import".as_ref(),
        file.as_os_str(),
        "--workspace".as_ref(),
        workspace.as_os_str(),
    ])
}

fn must(said: &Said) {
    assert_eq!(said.status, Some(0), "{}", said.err);
}
