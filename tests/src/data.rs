//! Public data that lies beside the checkout and never inside it. Where it is missing, the tests
//! that read it say so and count as skipped.

use std::{
    env,
    fs::OpenOptions,
    io::Write,
    path::{Path, PathBuf},
};

use crate::tree;

/// The path of something in the folder `../shared`, or `None`, said aloud, where it is not there.
///
/// `STAGECOACH_SHARED` names the folder where it lies elsewhere (a second checkout, say).
#[must_use]
pub fn shared(path: &str) -> Option<PathBuf> {
    let beside = || tree::root().parent().map(|folder| folder.join("shared"));
    let at = env::var_os("STAGECOACH_SHARED")
        .map(PathBuf::from)
        .or_else(beside)
        .map(|folder| folder.join(path))
        .filter(|at| at.exists());
    if at.is_none() {
        skipped("no shared data");
    }
    at
}

/// Says that the running test could not say anything, and why. `cargo xtask test` counts these, so
/// that they are reported as skipped although the runner, which knows no such thing, lets them pass.
pub fn skipped(why: &str) {
    let test = std::thread::current().name().unwrap_or("a test").to_owned();
    let _ = writeln!(std::io::stdout(), "skipped: {why}");
    if let Some(list) = env::var_os("STAGECOACH_SKIPS") {
        let _ = note(Path::new(&list), &test);
    }
}

/// One line per test and no more, however much it asked for.
fn note(list: &Path, test: &str) -> std::io::Result<()> {
    let line = format!("{test} of process {}\n", std::process::id());
    if std::fs::read_to_string(list).is_ok_and(|noted| noted.contains(&line)) {
        return Ok(());
    }
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(list)?
        .write_all(line.as_bytes())
}
