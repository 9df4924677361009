//! A review of a million deals from the ledger, beside DuckDB computing its counts, curves and expected
//! exits from its own table, in one run and turn by turn; what a change of filter costs; and how the
//! cost grows. The review is the whole one: flags, findings, the list of stalled deals and their chances
//! are in its time, and DuckDB does none of that. Run by `cargo xtask bench review`.
//!
//! DuckDB's side is `duckdb_review.py` beside this file: `pip install duckdb`, and `PYTHON` names the
//! interpreter if it is not `python3`. Both sides must give the same figures, or this fails. Seconds
//! are the best and the median of several runs; on a machine with other work only the ratio of runs
//! side by side says something. `REVIEW_MOST` adds a size (5000000, say) to the last table.
//!
//! `review --once DEALS` makes one review and ends, for counting instructions:
//! `valgrind --tool=callgrind '--toggle-collect=*Ledger*review*' PROGRAM --once 100000`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod duckdb;

use std::{
    env,
    fs::File,
    io::{self, BufWriter, Write},
    process::ExitCode,
    time::Instant,
};

use chrono::NaiveDate;
use duckdb::{DuckDb, agrees};
use engine::{filter::Filter, ledger::Ledger, review::Review};
use stagecoach_tests::moves;

const DEALS: u32 = 1_000_000;
const REPS: u32 = 200;
const RUNS: usize = 7;
const THREADS: &str = "2";
/// So many times faster than DuckDB is the bound.
const BOUND: f64 = 30.0;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--once") {
        let deals = arguments.get(at + 1).and_then(|deals| deals.parse().ok());
        let ledger = moves::ledger(deals.unwrap_or(100_000), REPS, 1);
        std::hint::black_box(ledger.review(&Filter::default()));
        return ExitCode::SUCCESS;
    }
    let ledger = moves::ledger(DEALS, REPS, 1);
    let ahead = beside_duckdb(&ledger);
    changes_of_filter(&moves::ledger(100_000, 60, 1));
    growth();
    if ahead.is_some_and(|ahead| ahead < BOUND) {
        say("\nLess far ahead than the bound.");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Both sides turn by turn; how many times faster the ledger's first look is, by the best runs.
fn beside_duckdb(ledger: &Ledger) -> Option<f64> {
    say(&format!(
        "{DEALS} deals, {} moves, {REPS} reps, eight stages; {THREADS} threads for DuckDB\n",
        ledger.moves()
    ));
    let folder = tempfile::tempdir().expect("a folder for the file");
    let file = folder.path().join("moves.csv");
    let writer = BufWriter::new(File::create(&file).expect("a file of moves"));
    moves::write(writer, DEALS, REPS, 1).expect("the moves are written");
    let mut duckdb = DuckDb::start(&file, THREADS);
    let (mut first, mut again, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    let mut review = None;
    for _ in 0..RUNS {
        // A clone knows nothing of what was worked out before.
        let fresh = ledger.clone();
        review = Some(timed(&mut first, || fresh.review(&Filter::default())));
        timed(&mut again, || fresh.review(&Filter::default()));
        if let Some(duckdb) = &mut duckdb {
            theirs.push(duckdb.review());
        }
    }
    say("| | best s | median s |\n|---|---:|---:|");
    row("the first look at a ledger", &mut first);
    row("the same once more", &mut again);
    let Some(duckdb) = duckdb else {
        say("\nDuckDB was not found: pip install duckdb, and PYTHON=... names the interpreter.\n");
        return None;
    };
    row(&format!("DuckDB {}", duckdb.version), &mut theirs);
    agrees(&review.expect("one run at least"), &duckdb.figures());
    let ahead = theirs[0] / first[0];
    say(&format!(
        "\n{ahead:.1} times faster (median {:.1}); the bound is {BOUND}. Every count is equal, curves' \
         ends to 1e-9, expected exits to 1e-6.\n",
        theirs[RUNS / 2] / first[RUNS / 2]
    ));
    Some(ahead)
}

/// Every figure of the Review screen for another filter, from a ledger already looked at.
fn changes_of_filter(ledger: &Ledger) {
    let day = |year, month| NaiveDate::from_ymd_opt(year, month, 1);
    let filters = [
        ("everything", Filter::default()),
        (
            "one rep",
            Filter {
                reps: vec![moves::rep_name(7)],
                ..Filter::default()
            },
        ),
        (
            "one year",
            Filter {
                from: day(2024, 1),
                to: day(2025, 1),
                ..Filter::default()
            },
        ),
    ];
    let _ = ledger.review(&Filter::default());
    say("| a change of filter, 100,000 deals, 60 reps | best s | median s |\n|---|---:|---:|");
    for (name, filter) in filters {
        let mut seconds = Vec::new();
        for _ in 0..2 * RUNS {
            timed(&mut seconds, || ledger.review(&filter));
        }
        row(name, &mut seconds);
    }
    say("");
}

fn growth() {
    let most = env::var("REVIEW_MOST").ok().and_then(|n| n.parse().ok());
    say("| deals | moves | best s | ns a move |\n|---:|---:|---:|---:|");
    for deals in [10_000, 100_000, DEALS].into_iter().chain(most) {
        let ledger = moves::ledger(deals, REPS, 1);
        let mut seconds = Vec::new();
        for _ in 0..RUNS {
            timed(&mut seconds, || ledger.review(&Filter::default()));
        }
        seconds.sort_by(f64::total_cmp);
        say(&format!(
            "| {deals} | {} | {:.4} | {:.1} |",
            ledger.moves(),
            seconds[0],
            seconds[0] * 1e9 / ledger.moves() as f64
        ));
    }
}

fn timed(seconds: &mut Vec<f64>, review: impl FnOnce() -> Review) -> Review {
    let start = Instant::now();
    let review = review();
    seconds.push(start.elapsed().as_secs_f64());
    review
}

/// Puts the seconds in order and says the best and the median.
fn row(name: &str, seconds: &mut [f64]) {
    seconds.sort_by(f64::total_cmp);
    say(&format!(
        "| {name} | {:.4} | {:.4} |",
        seconds[0],
        seconds[seconds.len() / 2]
    ));
}

fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
