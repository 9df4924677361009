//! The look of every screen beside a kept one, in one fixed rendering: the sample team on a fixed day, one
//! size, both themes, the bundled typeface, nothing that moves. A change of look is a choice: `STAGECOACH_KEEP=1`
//! keeps the new one.
//!
//! Compared is the mean colour of every cell of 8 × 8 pixels: that a letter is smoothed otherwise changes
//! little of it, that a panel moves by half a cell changes much. Another web view sets every line
//! otherwise; where this one's version is not the one that the kept pictures were made with, nothing is
//! compared, and the test says so.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use chrono::{NaiveDate, TimeZone as _, Utc};
use engine::language::Language;
use jobs::Asker;
use serde_json::json;
use stagecoach_tests::{command::built, data::skipped, tree};

use crate::{
    driver::Driver,
    picture::Picture,
    rounds::{every_layer, every_screen},
    window::{Window, pictures},
};

/// So many cells may differ before a person must look: a figure that reads otherwise differs in more.
const FEW: usize = 6;

/// Nothing moves, blinks or fades; what only this run has (its folder) reads alike in every run.
const STILL: &str = "
const style = document.createElement('style');
style.textContent = '*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important } ::-webkit-scrollbar { display: none }';
document.head.append(style);";
const NAMELESS: &str = "
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replaceAll(arguments[0], '/home');";

#[test]
#[ignore = "window: run by cargo xtask test"]
fn every_screen_looks_as_it_was_kept() {
    let keep = env::var_os("STAGECOACH_KEEP").is_some();
    let driver = Driver::start();
    let window = sample(&driver, &built("stagecoach"));
    let stack = format!("WebKitGTK {} on {}", window.version, env::consts::ARCH);
    let name = folder().join("made-with.txt");
    if keep {
        fs::create_dir_all(folder()).unwrap();
        fs::write(&name, format!("{stack}\n")).unwrap();
    } else {
        let made_with = fs::read_to_string(&name).unwrap_or_default();
        if made_with.trim() != stack {
            return skipped(&format!(
                "the kept pictures were made with {made_with:?}, and this is {stack}: not compared"
            ));
        }
    }
    let mut changed = Vec::new();
    for theme in ["light", "dark"] {
        window.click(&window.marked("nav-settings"));
        window.click(&window.marked(&format!("theme-{theme}")));
        let mut look = |place: &str| {
            changed.extend(compared(
                &window,
                &driver,
                &format!("{place}-{theme}"),
                keep,
            ));
        };
        every_screen(&window, &mut look);
        every_layer(&window, &mut look);
    }
    assert!(
        changed.is_empty(),
        "these look otherwise than kept; where that is meant, keep them with STAGECOACH_KEEP=1:\n{}",
        changed.join("\n")
    );
}

/// The window on the sample team as it stands on a day that never changes, and nothing in it moving.
pub(crate) fn sample(driver: &Driver, program: &Path) -> Window {
    let day = NaiveDate::from_ymd_opt(2026, 1, 30).expect("a day of the calendar");
    let now = Utc.with_ymd_and_hms(2026, 1, 30, 9, 0, 0).single();
    let folder = driver.workspaces();
    fs::create_dir_all(&folder).expect("a folder for the workspace");
    let file = folder.join(jobs::sample::file(Language::English));
    let asker = Asker::new(now.expect("a moment of that day"), Language::English);
    jobs::sample::make(&file, day, asker).expect("the sample team");
    let window = driver.open(program, &["--sample"]);
    window.resize(1280, 800);
    window.marked("screen-review");
    window.run(STILL, &json!([]));
    window
}

/// What differs, as a sentence; `None` where nothing does, or where the new look is kept.
fn compared(window: &Window, driver: &Driver, name: &str, keep: bool) -> Option<String> {
    window.run(NAMELESS, &json!([driver.home()]));
    let now = Picture::read(&window.shot()?)?;
    let at = folder().join(format!("{name}.png"));
    if keep {
        fs::write(at, now.small()).expect("the picture is kept");
        return None;
    }
    let Some(kept) = fs::read(at).ok().and_then(|bytes| Picture::read(&bytes)) else {
        return Some(format!("{name}: no picture is kept of it"));
    };
    let cells = now.differs(&kept);
    if cells.len() <= FEW {
        return None;
    }
    let shown = pictures()
        .unwrap_or_else(env::temp_dir)
        .join(format!("changed-{name}.png"));
    fs::write(&shown, now.beside(&kept, &cells).small()).expect("the difference is kept");
    let [x, y] = cells[0];
    Some(format!(
        "{name}: {} cells, the first at {x}, {y}; see {}",
        cells.len(),
        shown.display()
    ))
}

fn folder() -> PathBuf {
    tree::root().join("tests/window/kept")
}
