//! Text that is mark-up, text from right to left, far too much of everything, and nothing at all:
//! nothing runs, and every screen stands.

use std::{fs::File, io::BufWriter};

use serde_json::json;
use stagecoach_tests::{
    command::{built, stagecoach},
    hostile,
};

use crate::{
    driver::Driver,
    rounds::{drawn, every_layer, every_screen, is_sound, listen},
    window::Window,
};

#[test]
#[ignore = "window: run by cargo xtask test"]
fn names_that_are_markup_run_nothing_and_sixty_stages_and_four_hundred_reps_fit() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hostile.csv");
    hostile::write(BufWriter::new(File::create(&file).unwrap()), 1_600, 400, 60).unwrap();
    let workspace = folder
        .path()
        .join("<img src=x onerror=document.title='ran'>.stagecoach");
    let said = stagecoach([
        "import".as_ref(),
        file.as_os_str(),
        "--workspace".as_ref(),
        workspace.as_os_str(),
    ]);
    assert_eq!(said.status, Some(0), "{}", said.err);

    let program = built("stagecoach");
    let driver = Driver::start();
    let window = driver.open(&program, &[&workspace.to_string_lossy()]);
    window.resize(1280, 800);
    window.marked("nav-review");
    listen(&window);
    every_screen(&window, |screen| {
        is_sound(&window, screen);
        window.picture(&format!("hostile-{screen}"));
    });
    every_layer(&window, |layer| {
        is_sound(&window, layer);
        window.picture(&format!("hostile-{layer}"));
    });
    for filter in ["reps", "sources", "personas", "teams"] {
        window.click(&window.marked(&format!("filter-{filter}")));
        window.matching("[role=dialog] input[type=checkbox]");
        is_sound(&window, filter);
        window.press(&["Escape"]);
    }
    // The same file again is looked at, with all its names in the columns and the first rows.
    driver.hand_over(&program, &file);
    window.marked("recognised");
    window.marked("import-button");
    is_sound(&window, "reading");
    window.picture("hostile-reading");
    the_same_in_the_dark(&window);
}

/// Charts are drawn anew in the other theme: what they say is put into the page once more.
fn the_same_in_the_dark(window: &Window) {
    window.click(&window.marked("nav-settings"));
    window.click(&window.marked("theme-dark"));
    for screen in ["funnel", "team"] {
        window.click(&window.marked(&format!("nav-{screen}")));
        drawn(window);
        is_sound(window, screen);
    }
    let script = "return document.querySelectorAll('figure svg script, figure svg image, figure svg foreignObject, figure svg a').length";
    assert_eq!(window.run(script, &json!([])), 0);
}

#[test]
#[ignore = "window: run by cargo xtask test"]
fn a_workspace_without_a_deal_says_so_on_every_screen() {
    let driver = Driver::start();
    let window = driver.open(&built("stagecoach"), &[]);
    window.resize(1280, 800);
    window.click(&window.marked("door-empty"));
    window.type_into(&window.marked("new-workspace-name"), "<b>Nobody</b> yet");
    window.click(&window.marked("create-here"));
    window.marked("nav-review");
    listen(&window);
    every_screen(&window, |screen| {
        is_sound(&window, screen);
        window.picture(&format!("empty-{screen}"));
    });
    window.click(&window.marked("nav-pipeline"));
    window.click(&window.marked("pipeline-board"));
    window.marked("board");
    is_sound(&window, "board");
    window.picture("empty-board");
}
