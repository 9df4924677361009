//! The headless command: review, import and what was imported, rates, export, calendar, one-to-one, sample. It links no window and runs on a server.
//!
//! Exit status 0: done; 1: the job failed; 2: the words were not understood. Errors go to stderr in
//! one plain sentence; stdout stays parseable. This is the one place here that reads the clock.

mod args;
mod failed;
mod figures;
mod history;
mod job;
mod manual;
mod passphrase;
mod pictures;
mod told;
mod workspace;

use std::{
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use args::Job;
use failed::Failed;

/// The JSON of a large team is many megabytes.
const PRINTED_AT_ONCE: usize = 1 << 18;

fn main() -> ExitCode {
    let job = match args::parse(lexopt::Parser::from_env()) {
        Ok(job) => job,
        Err(misunderstood) => return say(&misunderstood, 2),
    };
    let mut out = BufWriter::with_capacity(PRINTED_AT_ONCE, io::stdout().lock());
    let words = job.language().words();
    let done = done(job, &mut out).and_then(|()| Ok(out.flush()?));
    match done {
        Err(failed) if !failed.is_closed_pipe() => say(&failed.said(words), failed.status()),
        _ => ExitCode::SUCCESS,
    }
}

fn done(job: Job, out: &mut impl Write) -> Result<(), Failed> {
    let text = match job {
        Job::Help => manual::TEXT.to_owned(),
        Job::Version => format!("stagecoach-cli {}\n", env!("CARGO_PKG_VERSION")),
        Job::Review(review) => return job::review(&review, out),
        Job::Import(import) => job::import(&import)?,
        Job::Imports(imports) => history::imports(&imports)?,
        Job::Undo(undo) => history::undo(&undo)?,
        Job::Rates(rates) => history::rates(&rates)?,
        Job::Export(export) => job::export(&export)?,
        Job::Calendar {
            workspace,
            file,
            language,
        } => job::calendar(&workspace, &file, language)?,
        Job::OneToOne {
            workspace,
            rep,
            file,
            paper,
            as_of,
            language,
        } => job::one_to_one((&workspace, &rep, as_of), &file, paper, language)?,
        Job::Sample {
            workspace,
            language,
        } => job::sample(&workspace, language)?,
    };
    Ok(out.write_all(text.as_bytes())?)
}

/// One plain sentence on stderr.
fn say(sentence: &dyn std::fmt::Display, status: u8) -> ExitCode {
    // Where stderr is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "stagecoach-cli: {sentence}");
    ExitCode::from(status)
}
