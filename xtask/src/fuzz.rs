//! `cargo xtask fuzz`: mutated files through the doors, by cargo-fuzz (libFuzzer), which needs a
//! nightly compiler. What it found once lies in `tests/fuzz/found` and is held by every test run.

use std::{fs, path::Path};

use crate::{place, program, say, stop::Stop, tools};

/// The targets of `tests/fuzz`.
const TARGETS: [&str; 5] = ["csv", "book", "mapping", "dates", "numbers"];
/// How long one is run where nothing else is said.
const MINUTES: u64 = 60;

/// Runs one target, or all in turn, for so many minutes each. Inputs that led somewhere new are kept in
/// the build's folder and started from the next time.
pub(crate) fn fuzz(name: Option<&str>, minutes: Option<&str>) -> Result<(), Stop> {
    let chosen: Vec<&str> = TARGETS
        .into_iter()
        .filter(|target| name.is_none_or(|name| name == *target))
        .collect();
    if chosen.is_empty() {
        return Err(Stop::Missing {
            what: format!(
                "There is no fuzz target named {}.",
                name.unwrap_or_default()
            ),
            remedy: format!("There are: {}.", TARGETS.join(", ")),
        });
    }
    let minutes = match minutes.map(str::parse::<u64>) {
        None => MINUTES,
        Some(Ok(minutes)) => minutes,
        Some(Err(_)) => return Err(Stop::Usage),
    };
    if program::answer("cargo", &["+nightly", "--version"]).is_none() {
        return Err(Stop::Missing {
            what: "Fuzzing needs a nightly compiler, and there is none.".to_owned(),
            remedy: "Get it by `rustup toolchain install nightly`.".to_owned(),
        });
    }
    let tool = tools::cargo_fuzz()?;
    chosen
        .into_iter()
        .try_for_each(|target| run(&tool, target, minutes))
}

fn run(tool: &Path, target: &str, minutes: u64) -> Result<(), Stop> {
    say::step(target, &format!("mutated inputs for {minutes} minutes"));
    let built = place::target().join("fuzz");
    let corpus = built.join("corpus").join(target);
    let found = place::root().join("tests/fuzz/found").join(target);
    for folder in [&corpus, &found] {
        fs::create_dir_all(folder).map_err(|source| Stop::File {
            path: folder.clone(),
            source,
        })?;
    }
    let mut command = program::command(tool, &["run", "--fuzz-dir", "tests/fuzz", "--target-dir"]);
    command.arg(&built).arg(target).arg(&corpus);
    command.arg(format!("tests/fuzz/seeds/{target}"));
    command.arg("--").args([
        format!("-max_total_time={}", minutes * 60),
        format!("-artifact_prefix={}/", found.display()),
        format!(
            "-dict={}",
            place::root().join("tests/fuzz/words.dict").display()
        ),
        "-max_len=65536".to_owned(),
        "-timeout=10".to_owned(),
        "-rss_limit_mb=1024".to_owned(),
        "-print_final_stats=1".to_owned(),
    ]);
    // The compiler of the checkout is another; a build folder of its own keeps the two apart.
    command
        .env("RUSTUP_TOOLCHAIN", "nightly")
        .env_remove("CARGO")
        .env_remove("CARGO_TARGET_DIR");
    program::run("the fuzz target", &mut command)
}
