//! `cargo xtask bench`: figures of speed and memory beside their bounds, from release builds.

use crate::{place, program, say, stop::Stop};

/// Runs one benchmark by name, or all there are.
pub(crate) fn bench(name: Option<&str>) -> Result<(), Stop> {
    match name {
        None | Some("import-review") => import_review(),
        Some(other) => Err(Stop::Missing {
            what: format!("There is no benchmark named {other}."),
            remedy: "There is: import-review.".into(),
        }),
    }
}

/// 100,000 deals through the command: 5 s and 300 MB are the bounds.
fn import_review() -> Result<(), Stop> {
    say::step("Build", "the headless command as it is released");
    program::run(
        "building the headless command",
        &mut program::cargo(&["build", "--release", "--package", "stagecoach-cli"]),
    )?;
    say::step(
        "import-review",
        "100,000 deals from a file to a review, by the command",
    );
    program::run(
        "the benchmark",
        program::cargo(&[
            "bench",
            "--quiet",
            "--package",
            "stagecoach-tests",
            "--bench",
            "import-review",
        ])
        .env("STAGECOACH_CLI", place::built("release", "stagecoach-cli")),
    )
}
