//! `cargo xtask bench`: figures of speed, memory and judgement beside their bounds, from release builds.

use crate::{place, program, say, stop::Stop};

/// Runs one benchmark by name, or all there are.
pub(crate) fn bench(name: Option<&str>) -> Result<(), Stop> {
    match name {
        None => {
            import_review()?;
            detection()
        }
        Some("import-review") => import_review(),
        Some("detection") => detection(),
        Some(other) => Err(Stop::Missing {
            what: format!("There is no benchmark named {other}."),
            remedy: "There are: import-review, detection.".into(),
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

/// Simulated teams whose weak spots are known: at most one flag in ten may be wrong.
fn detection() -> Result<(), Stop> {
    say::step(
        "detection",
        "simulated teams: flags raised, wrong, and weak spots found",
    );
    program::run(
        "the benchmark",
        &mut program::cargo(&[
            "bench",
            "--quiet",
            "--package",
            "stagecoach-tests",
            "--bench",
            "detection",
        ]),
    )
}
