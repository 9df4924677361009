//! `cargo xtask run | test | check | bench | fuzz | guide-pictures`: what a person does with this checkout,
//! each one command.
//!
//! Here: which command was asked for. What each does is in the module of its name; nothing of the
//! product lives in this crate, and it depends on nothing but the standard library, so that it is
//! built in seconds on a machine that has nothing yet.

mod bench;
mod check;
mod display;
mod fuzz;
mod interface;
mod packages;
mod place;
mod program;
mod run;
mod say;
mod stop;
mod tally;
mod test;
mod tools;

use std::{env, process::ExitCode};

use stop::Stop;

const USAGE: &str = "\
cargo xtask run [FILE]     install what is missing, build, and open the window on a sample team, or on FILE
cargo xtask test           install what tests need, then run every check and every test
cargo xtask check          the quick part: format, lints, walls, and the interface's own checks
cargo xtask bench [NAME]   measure against the bounds, all of them or one by its name
cargo xtask fuzz [NAME] [MINUTES]  mutated files through the doors, an hour each or as long as said
cargo xtask guide-pictures take the guide's pictures anew, from the window";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run"] => run::run(None),
        ["run", file] if !file.starts_with('-') => run::run(Some(file)),
        ["test"] => test::test(),
        ["check"] => check::check(),
        ["bench"] => bench::bench(None),
        ["bench", name] if !name.starts_with('-') => bench::bench(Some(name)),
        ["fuzz"] => fuzz::fuzz(None, None),
        ["fuzz", name] if !name.starts_with('-') => fuzz::fuzz(Some(name), None),
        ["fuzz", name, minutes] if !name.starts_with('-') => fuzz::fuzz(Some(name), Some(minutes)),
        ["guide-pictures"] => test::guide_pictures(),
        ["--help" | "-h" | "help"] => {
            say::line(USAGE);
            Ok(())
        }
        _ => Err(Stop::Usage),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Usage) => {
            say::problem(USAGE);
            ExitCode::from(2)
        }
        // Said already: the last line is how many passed.
        Err(Stop::Checks(_)) => ExitCode::FAILURE,
        Err(stop) => {
            say::problem(&stop.to_string());
            ExitCode::FAILURE
        }
    }
}
