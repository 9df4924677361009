//! A look at a million deals from the ledger, beside DuckDB computing its counts, curves and expected
//! exits from its own table, in one run and turn by turn; what a change of filter and a moved deal
//! cost; and how the cost grows. Run by `cargo xtask bench review`.
//!
//! A look is every figure of the review (all stage and rep × stage measures, whole deals, notes), the
//! flags and findings, and the list of stalled deals: chosen, in order, each with its chance now and on
//! entering. DuckDB does the counts, the curves and the expected exits of it. Not in a look, and timed
//! on lines of their own: putting every stalled deal into words, and its chance of moving on within 30
//! days, for which a model is learned first. What a ledger keeps beside the moves (its columns of
//! passages, see `engine::passage::columns`) is worked out when it is filled, not in a look: so is
//! DuckDB's table loaded before it is asked. That costs what the line "filling" says.
//!
//! DuckDB's side is `duckdb_review.py` beside this file: `pip install duckdb`, and `PYTHON` names the
//! interpreter if it is not `python3`. Both sides must give the same figures, or this fails. Seconds
//! are the best and the median of several runs; on a machine with other work only the ratio of runs
//! side by side says something. Instructions are counted by `valgrind --tool=callgrind` on one thread,
//! where there is one, and repeat to a thousandth. `REVIEW_MOST` names the largest size of the last
//! table (5000000 where it is not said).
//!
//! `review --filters` prints the changes of filter alone, `--filters WORD` those that are called so. `review --once WHAT DEALS` does one thing and
//! ends, for counting: a look, a filter, a list, a move, a forecast.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod duckdb;

use std::{
    env,
    fs::File,
    hint::black_box,
    io::{self, BufWriter, Write},
    process::{Command, ExitCode},
    time::Instant,
};

use chrono::{Days, NaiveDate};
use duckdb::{DuckDb, agrees};
use engine::{
    filter::Filter,
    ledger::{Ledger, LedgerBuilder},
    moment::Moment,
    record::{Details, Record, Sink as _, StageIx, Step},
};
use stagecoach_tests::moves;

const DEALS: u32 = 1_000_000;
const REPS: u32 = 200;
const MOST: u32 = 5_000_000;
/// So many stalled deals go to the page with a review.
const SHOWN: usize = 100;
/// Deals and reps of a change of filter and of a moved deal.
const SMALLER: (u32, u32) = (100_000, 60);
const RUNS: usize = 7;
const THREADS: &str = "2";
/// So many times faster than DuckDB is the bound.
const BOUND: f64 = 30.0;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--once") {
        let deals = arguments.get(at + 2).and_then(|deals| deals.parse().ok());
        let (most, reps) = SMALLER;
        let what = arguments.get(at + 1).map_or("look", String::as_str);
        once(what, moves::ledger(deals.unwrap_or(most), reps, 1));
        return ExitCode::SUCCESS;
    }
    if let Some(at) = arguments
        .iter()
        .position(|argument| argument == "--filters")
    {
        changes_of_filter(arguments.get(at + 1).map_or("", String::as_str));
        return ExitCode::SUCCESS;
    }
    let start = Instant::now();
    let ledger = moves::ledger(DEALS, REPS, 1);
    let filling = start.elapsed().as_secs_f64();
    let ahead = beside_duckdb(&ledger);
    drop(ledger);
    say(&format!(
        "filling, moves invented included: {filling:.2} s\n"
    ));
    let (deals, reps) = SMALLER;
    changes_of_filter("");
    let mut ledger = moves::ledger(deals, reps, 1);
    moved_deals(&mut ledger);
    instructions();
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
    let everything = Filter::default();
    let (mut first, mut again, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    let (mut learned, mut known) = (Vec::new(), Vec::new());
    let mut review = None;
    for _ in 0..RUNS {
        // A clone knows nothing of what was worked out before.
        let fresh = ledger.clone();
        let look = timed(&mut first, || fresh.look(&everything));
        timed(&mut again, || fresh.look(&everything));
        let all = look.stalled().len();
        timed(&mut learned, || look.stalled_deals(0..all));
        timed(&mut known, || look.stalled_deals(0..all));
        review = Some((look.review(), all));
        if let Some(duckdb) = &mut duckdb {
            theirs.push(duckdb.review());
        }
    }
    let (review, stalled) = review.expect("one run at least");
    say("| | best s | median s |\n|---|---:|---:|");
    row("the first look at a ledger", &mut first);
    row("the same once more", &mut again);
    let list = format!("its {stalled} stalled deals in words, the model of 30 days learned");
    row(&list, &mut learned);
    row("the same, the model known", &mut known);
    let Some(duckdb) = duckdb else {
        say("\nDuckDB was not found: pip install duckdb, and PYTHON=... names the interpreter.\n");
        return None;
    };
    row(&format!("DuckDB {}", duckdb.version), &mut theirs);
    agrees(&review, &duckdb.figures());
    let ahead = theirs[0] / first[0];
    say(&format!(
        "\n{ahead:.1} times faster (median {:.1}); the bound is {BOUND}. Every count is equal, curves' \
         ends to 1e-9, expected exits to 1e-6.\n",
        theirs[RUNS / 2] / first[RUNS / 2]
    ));
    Some(ahead)
}

fn filters() -> Vec<(&'static str, Filter)> {
    let day = |year, month| NaiveDate::from_ymd_opt(year, month, 1);
    let everything = Filter::default();
    vec![
        ("everything", everything.clone()),
        (
            "one rep",
            Filter {
                reps: vec![moves::rep_name(7)],
                ..everything.clone()
            },
        ),
        (
            "one year",
            Filter {
                from: day(2024, 1),
                to: day(2025, 1),
                ..everything.clone()
            },
        ),
        (
            "since three years",
            Filter {
                from: day(2023, 1),
                ..everything.clone()
            },
        ),
        (
            "as of an earlier day",
            Filter {
                as_of: day(2025, 1),
                ..everything
            },
        ),
    ]
}

/// Every figure of the Review screen for another filter, with the deals that it shows in words and then
/// with all of the list, from a ledger already looked at: of moves alone, and of deals with an amount,
/// a source and a persona, which more is asked of.
fn changes_of_filter(named: &str) {
    let (deals, reps) = SMALLER;
    for (what, ledger) in [
        ("moves alone", moves::ledger(deals, reps, 1)),
        (
            "amounts, sources, personas",
            moves::detailed_ledger(deals, reps, 1),
        ),
    ] {
        say(&format!(
            "| a change of filter, {deals} deals, {reps} reps, {what} | best s | median s |\n|---|---:|---:|"
        ));
        for (name, filter) in filters() {
            if !name.contains(named) {
                continue;
            }
            let _ = ledger.review(&filter);
            let (mut first, mut whole) = (Vec::new(), Vec::new());
            for _ in 0..2 * RUNS {
                timed(&mut first, || ledger.look(&filter).review_with(SHOWN));
                timed(&mut whole, || ledger.review(&filter));
            }
            row(name, &mut first);
            row(&format!("{name}, the whole list in words"), &mut whole);
        }
        say("");
    }
}

/// Deals that enter one stage more, one after the other, in a ledger already looked at.
fn moved_deals(ledger: &mut Ledger) {
    let _ = ledger.review(&Filter::default());
    let (mut seconds, mut afterwards) = (Vec::new(), Vec::new());
    for deal in 0..2 * RUNS as u32 {
        let moved = moved(ledger, deal * 7_001 + 11);
        timed(&mut seconds, || ledger.retell(&moved).expect("room for it"));
        timed(&mut afterwards, || ledger.look(&Filter::default()));
    }
    let (deals, _) = SMALLER;
    say(&format!(
        "| one moved deal, of {deals} | best s | median s |\n|---|---:|---:|"
    ));
    row(
        "the ledger, its columns and yardsticks take it in",
        &mut seconds,
    );
    row("the next look", &mut afterwards);
    say("");
}

/// A deal with one move more, told alone.
fn moved(ledger: &Ledger, deal: u32) -> Ledger {
    let mut builder = LedgerBuilder::new(ledger.process().clone());
    let id = moves::deal_id(deal);
    let last = ledger.last_day().expect("moves").date();
    let rep = moves::rep_name(deal % SMALLER.1);
    for (stage, ago) in [(0, 40), (1, 20), (2, 1)] {
        builder
            .accept(&Record {
                deal: &id,
                rep: Some(&rep),
                step: Step::Entered(stage as StageIx),
                at: Some(Moment::of_date(last - Days::new(ago))),
                details: Details::default(),
            })
            .expect("a ledger takes its own process");
    }
    builder.finish()
}

/// One of the things that are counted.
fn once(what: &str, mut ledger: Ledger) {
    match what {
        "filter" => {
            let one_rep = &filters()[1].1;
            counted_work(|| black_box(ledger.look(one_rep)));
        }
        "list" => {
            let look = ledger.look(&Filter::default());
            counted_work(|| black_box(look.stalled_deals(0..usize::MAX)));
        }
        "move" => {
            let moved = moved(&ledger, 11);
            counted_work(|| ledger.retell(&moved).expect("room for it"));
        }
        "forecast" => {
            let last = ledger.last_day().expect("moves").date();
            let until = last + Days::new(90);
            counted_work(|| black_box(ledger.forecast(&Filter::default(), until)));
        }
        _ => {
            counted_work(|| black_box(ledger.look(&Filter::default())));
        }
    }
}

/// What is counted while it runs: a function of its own however much the compiler puts together, so
/// that it is found by its name ([`COUNTED_WORK`]).
#[inline(never)]
fn counted_work<T>(work: impl FnOnce() -> T) -> T {
    work()
}

const COUNTED_WORK: &str = "*counted_work*";

/// Instructions, counted by running this very program under valgrind, on one thread.
fn instructions() {
    const COUNTED: [(&str, &str); 5] = [
        ("look", "a first look"),
        ("filter", "a look at one rep"),
        ("list", "the stalled deals in words, the model learned"),
        ("move", "a moved deal"),
        ("forecast", "the forecast of 90 days"),
    ];
    let (deals, _) = SMALLER;
    say(&format!(
        "| instructions, {deals} deals, one thread | millions |\n|---|---:|"
    ));
    for (what, name) in COUNTED {
        match counted(what) {
            Some(count) => say(&format!("| {name} | {:.1} |", count / 1e6)),
            None => {
                say("\nNot counted: it takes taskset (util-linux) and valgrind.\n");
                return;
            }
        }
    }
    say("");
}

/// `None` where valgrind is missing, or did not find the function.
fn counted(what: &str) -> Option<f64> {
    let output = Command::new("taskset")
        .args(["-c", "0", "valgrind", "--tool=callgrind"])
        .arg("--callgrind-out-file=/dev/null")
        .arg(format!("--toggle-collect={COUNTED_WORK}"))
        .arg(env::current_exe().ok()?)
        .args(["--once", what])
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let count = said.lines().find_map(|line| line.split_once("Collected :"));
    let count = count?.1.trim().parse().ok();
    count.filter(|count: &f64| *count > 0.0)
}

/// The same look at ledgers of all sizes, and what the moves, the texts and the columns of a ledger take
/// of memory, room set aside included.
fn growth() {
    let most = env::var("REVIEW_MOST").ok().and_then(|n| n.parse().ok());
    say(
        "| deals | moves | bytes a move | a first look, best s | ns a move |\n\
         |---:|---:|---:|---:|---:|",
    );
    for deals in [10_000, 100_000, DEALS, most.unwrap_or(MOST)] {
        let ledger = moves::ledger(deals, REPS, 1);
        let mut seconds = Vec::new();
        for _ in 0..RUNS {
            // A clone knows nothing of what was worked out before.
            let fresh = ledger.clone();
            timed(&mut seconds, || fresh.look(&Filter::default()));
        }
        seconds.sort_by(f64::total_cmp);
        let moves = ledger.moves() as f64;
        say(&format!(
            "| {deals} | {moves} | {:.1} | {:.4} | {:.1} |",
            ledger.bytes() as f64 / moves,
            seconds[0],
            seconds[0] * 1e9 / moves
        ));
    }
}

fn timed<T>(seconds: &mut Vec<f64>, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    seconds.push(start.elapsed().as_secs_f64());
    done
}

/// Puts the seconds in order and says the best and the median.
fn row(name: &str, seconds: &mut [f64]) {
    seconds.sort_by(f64::total_cmp);
    say(&format!(
        "| {name} | {:.5} | {:.5} |",
        seconds[0],
        seconds[seconds.len() / 2]
    ));
}

fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
