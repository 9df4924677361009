//! The headless command: review, import, export, sample. It links no window and runs on a server.
//!
//! Exit status 0: done; 1: the job failed; 2: the words were not understood. Errors go to stderr in
//! one plain sentence; stdout stays parseable. This is the one place here that reads the clock.

mod args;
mod job;
mod manual;

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use args::Job;

fn main() -> ExitCode {
    let job = match args::parse(lexopt::Parser::from_env()) {
        Ok(job) => job,
        Err(misunderstood) => return say(&misunderstood, 2),
    };
    let done = match job {
        Job::Help => Ok(manual::TEXT.to_owned()),
        Job::Version => Ok(format!("stagecoach-cli {}\n", env!("CARGO_PKG_VERSION"))),
        Job::Review(review) => job::review(&review),
        Job::Import(import) => job::import(&import),
        Job::Export(export) => job::export(&export),
        Job::Sample { workspace } => job::sample(&workspace),
    };
    match done {
        Ok(text) => match io::stdout().lock().write_all(text.as_bytes()) {
            // A reader that had enough (`| head`) is no failure.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => say(&error, 1),
            _ => ExitCode::SUCCESS,
        },
        Err(failed) => say(&failed, 1),
    }
}

/// One plain sentence on stderr.
fn say(sentence: &dyn std::fmt::Display, status: u8) -> ExitCode {
    // Where stderr is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "stagecoach-cli: {sentence}");
    ExitCode::from(status)
}
