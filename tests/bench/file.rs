//! A CSV of a million deals to the whole review as JSON, by the command, beside DuckDB loading the same
//! file and computing the same counts, curves and expected exits; turn by turn. Flags, findings, the
//! stalled list, trend, tenure and forecast are in our time, and DuckDB does none of that. Run by
//! `cargo xtask bench file`.
//!
//! Both sides must give the same figures, or this fails. Seconds are the best and the median of several
//! runs, each a new process on a warm file cache; memory is the most that any run of ours ever held
//! (Linux only). The bounds: half of DuckDB's time, and 600 MB.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod duckdb;

use std::{
    env,
    fs::File,
    io::{self, BufWriter, Write},
    process::{Command, ExitCode, Stdio},
};

use duckdb::{DuckDb, agrees};
use engine::review::Review;
use stagecoach_tests::{
    command::{self, weighed},
    moves,
};

const DEALS: u32 = 1_000_000;
const REPS: u32 = 200;
const RUNS: usize = 5;
const THREADS: &str = "2";
const BOUND: f64 = 0.5;
const BOUND_MEGABYTES: f64 = 600.0;

fn main() -> ExitCode {
    let program =
        env::var_os("STAGECOACH_CLI").map_or_else(|| command::built("stagecoach-cli"), Into::into);
    let folder = tempfile::tempdir().expect("a folder for the file");
    let file = folder.path().join("moves.csv");
    let writer = BufWriter::new(File::create(&file).expect("a file of moves"));
    let rows = moves::write(writer, DEALS, REPS, 1).expect("the moves are written");
    say(&format!(
        "{DEALS} deals, {rows} moves, {REPS} reps, eight stages; {THREADS} threads for DuckDB\n"
    ));
    let (mut ours, mut load, mut theirs, mut together) = (vec![], vec![], vec![], vec![]);
    let mut most = 0.0_f64;
    let mut version = None;
    for _ in 0..RUNS {
        let mut command = Command::new(&program);
        command.arg("review").arg(&file).arg("--json");
        command.stdin(Stdio::null());
        let (said, cost) = weighed(command);
        assert_eq!(said.status, Some(0), "{}", said.err);
        ours.push(cost.seconds);
        most = most.max(cost.megabytes);
        let Some(mut duckdb) = DuckDb::start(&file, THREADS) else {
            continue;
        };
        let seconds = duckdb.review();
        load.push(duckdb.load);
        theirs.push(seconds);
        together.push(duckdb.load + seconds);
        if version.replace(duckdb.version.clone()).is_none() {
            let review: Review = serde_json::from_str(&said.out).expect("a review");
            agrees(&review, &duckdb.figures());
        }
    }
    say("| | best s | median s |\n|---|---:|---:|");
    row("from the file to the review's JSON", &mut ours);
    let fits = most <= BOUND_MEGABYTES;
    let Some(version) = version else {
        say("\nDuckDB was not found: pip install duckdb, and PYTHON=... names the interpreter.");
        return ExitCode::FAILURE;
    };
    row(&format!("DuckDB {version}: load"), &mut load);
    row("DuckDB: review", &mut theirs);
    row("DuckDB: both", &mut together);
    let share = ours[0] / together[0];
    say(&format!(
        "\n{share:.2} of DuckDB's time (median {:.2}); the bound is {BOUND}. At most {most:.0} MB; the \
         bound is {BOUND_MEGABYTES}. Every count is equal, curves' ends to 1e-9, expected exits to 1e-6.",
        ours[RUNS / 2] / together[RUNS / 2]
    ));
    if share > BOUND || !fits {
        say("\nOver the bound.");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Puts the seconds in order and says the best and the median.
fn row(name: &str, seconds: &mut [f64]) {
    seconds.sort_by(f64::total_cmp);
    let median = seconds[seconds.len() / 2];
    say(&format!("| {name} | {:.2} | {median:.2} |", seconds[0]));
}

fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
