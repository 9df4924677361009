//! A workspace of a million deals: what importing them costs, and what opening it does, from the start
//! of the command to the whole review as JSON. Run by `cargo xtask bench opening`; `OPENING_DEALS` asks
//! for another size.
//!
//! Seconds are the best and the median of several runs, each a new process on a warm file cache; memory
//! is the most that any run ever held (Linux only). The review must be the one of the file itself, or
//! this fails. The bounds: 1.5 s and 60 bytes a move.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    env,
    ffi::OsStr,
    fs::File,
    io::{self, BufWriter, Write},
    process::{Command, ExitCode, Stdio},
};

use engine::review::Review;
use stagecoach_tests::{
    command::{self, Cost, Said, weighed},
    moves,
};

const DEALS: u32 = 1_000_000;
const REPS: u32 = 200;
const RUNS: usize = 5;
const SECONDS_A_MILLION: f64 = 1.5;
const BYTES_A_MOVE: f64 = 60.0;

fn main() -> ExitCode {
    let deals = env::var("OPENING_DEALS").ok().and_then(|n| n.parse().ok());
    let deals: u32 = deals.unwrap_or(DEALS);
    let folder = tempfile::tempdir().expect("a folder for the files");
    let file = folder.path().join("moves.csv");
    let writer = BufWriter::new(File::create(&file).expect("a file of moves"));
    let rows = moves::write(writer, deals, REPS, 1).expect("the moves are written");
    let workspace = folder.path().join("bench.stagecoach");
    let (file, workspace) = (file.as_os_str(), workspace.as_os_str());

    let (_, import) = run(&["import".as_ref(), file, "--workspace".as_ref(), workspace]);
    let of_file = review(&run(&["review".as_ref(), file, "--json".as_ref()]).0);
    let mut seconds = Vec::new();
    let mut megabytes = 0.0_f64;
    for _ in 0..RUNS {
        let (said, cost) = run(&["review".as_ref(), workspace, "--json".as_ref()]);
        seconds.push(cost.seconds);
        megabytes = megabytes.max(cost.megabytes);
        assert!(review(&said) == of_file, "the workspace has another review");
    }
    seconds.sort_by(f64::total_cmp);
    let bytes = megabytes * 1e6 / rows as f64;
    say(&format!(
        "{deals} deals, {rows} moves, {REPS} reps, eight stages\n\n\
         | | best s | median s | most MB |\n|---|---:|---:|---:|\n\
         | the import, once | {:.2} | | {:.0} |\n\
         | opening, to the review's JSON | {:.2} | {:.2} | {megabytes:.0} |\n\n\
         {bytes:.0} bytes a move; the bounds are {SECONDS_A_MILLION} s per million deals and {BYTES_A_MOVE} \
         bytes a move.",
        import.seconds,
        import.megabytes,
        seconds[0],
        seconds[RUNS / 2],
    ));
    let bound = SECONDS_A_MILLION * f64::from(deals) / 1e6;
    if seconds[0] > bound || bytes > BYTES_A_MOVE {
        say("\nOver the bound.");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run(arguments: &[&OsStr]) -> (Said, Cost) {
    let program =
        env::var_os("STAGECOACH_CLI").map_or_else(|| command::built("stagecoach-cli"), Into::into);
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    let (said, cost) = weighed(command);
    assert_eq!(said.status, Some(0), "{}", said.err);
    (said, cost)
}

/// The review, without what the reading of a file tells beside it.
fn review(said: &Said) -> Review {
    let review: Review = serde_json::from_str(&said.out).expect("a review");
    Review {
        problems: Vec::new(),
        ..review
    }
}

fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
