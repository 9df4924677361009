//! A CSV of a million deals (3.25 million moves, 123 MB) into a new workspace, by the command, beside
//! SQLite taking the same file into a plain table with an index on deal and day; and a spreadsheet of
//! 100,000 rows read by the doors beside calamine's own bare read of it. Run by
//! `cargo xtask bench import`; `cargo xtask bench import` with `DEALS=100000` is a smaller one.
//!
//! SQLite is the `sqlite3` command where there is one (its `.import`, the index made before the rows or
//! after them, whichever is faster), else Python's `sqlite3` module doing the same. Turn by turn, each a
//! new process on a warm file cache; seconds are the best and the median of several runs, memory the
//! most that any run of ours ever held (Linux only). The bounds: as fast as SQLite, 400 MB, and 2.5
//! times calamine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    convert::Infallible,
    env,
    fs::{self, File},
    io::{self, BufReader, BufWriter, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    time::Instant,
};

use calamine::{Reader as _, Xlsx};
use engine::record::{Record, Sink};
use exchange::{Choice, Hints, inspect, plan, read};
use stagecoach_tests::{
    command::{self, weighed},
    moves,
};

const REPS: u32 = 200;
const RUNS: usize = 3;
const BOUND: f64 = 1.0;
const BOUND_MEGABYTES: f64 = 400.0;
/// About so many deals have 100,000 moves.
const DEALS_OF_SHEET: u32 = 31_000;
const BOUND_SHEET: f64 = 2.5;

fn main() -> ExitCode {
    let program =
        env::var_os("STAGECOACH_CLI").map_or_else(|| command::built("stagecoach-cli"), Into::into);
    let folder = tempfile::tempdir().expect("a folder for the files");
    let deals = env::var("DEALS").ok().and_then(|text| text.parse().ok());
    let text = text(&program, folder.path(), deals.unwrap_or(1_000_000));
    let sheet = sheet(&program, folder.path());
    if text && sheet {
        ExitCode::SUCCESS
    } else {
        say("\nOver the bound.");
        ExitCode::FAILURE
    }
}

/// The CSV beside SQLite; whether it keeps the bounds.
fn text(program: &Path, folder: &Path, deals: u32) -> bool {
    let file = written(folder, deals);
    let size = fs::metadata(&file).map_or(0, |file| file.len());
    let sqlite = Sqlite::found();
    say(&format!(
        "{deals} deals, {} MB of CSV; SQLite is {}\n",
        size / 1_000_000,
        sqlite.name()
    ));
    let (mut ours, mut before, mut after, mut most) = (vec![], vec![], vec![], 0.0_f64);
    for _ in 0..RUNS {
        let (seconds, megabytes) = import(program, &file, &folder.join("bench.stagecoach"));
        ours.push(seconds);
        most = most.max(megabytes);
        let table = folder.join("plain.db");
        before.push(sqlite.import(&file, &table, true));
        after.push(sqlite.import(&file, &table, false));
    }
    say("| | best s | median s |\n|---|---:|---:|");
    row("import into a new workspace", &mut ours);
    row("SQLite, index made before the rows", &mut before);
    row("SQLite, index made after them", &mut after);
    let theirs = before[0].min(after[0]);
    let ratio = ours[0] / theirs;
    say(&format!(
        "\n{ratio:.2} times SQLite's best; the bound is {BOUND}. At most {most:.0} MB; the bound is \
         {BOUND_MEGABYTES}.\n"
    ));
    ratio <= BOUND && most <= BOUND_MEGABYTES
}

fn written(folder: &Path, deals: u32) -> PathBuf {
    let file = folder.join(format!("moves-{deals}.csv"));
    let writer = BufWriter::new(File::create(&file).expect("a file of moves"));
    moves::write(writer, deals, REPS, 1).expect("the moves are written");
    file
}

/// Imports a file into a new workspace: seconds, and the most memory.
fn import(program: &Path, file: &Path, workspace: &Path) -> (f64, f64) {
    let _ = fs::remove_file(workspace);
    let mut command = Command::new(program);
    command.arg("import").arg(file).arg("--workspace");
    command.arg(workspace).stdin(Stdio::null());
    let (said, cost) = weighed(command);
    assert_eq!(said.status, Some(0), "{}", said.err);
    (cost.seconds, cost.megabytes)
}

/// Who takes the file into a plain table.
enum Sqlite {
    Command(String),
    Python(String),
}

impl Sqlite {
    fn found() -> Self {
        let version = Command::new("sqlite3").arg("--version").output();
        match version {
            Ok(said) if said.status.success() => {
                let version = String::from_utf8_lossy(&said.stdout);
                let number = version.split_whitespace().next().unwrap_or_default();
                Self::Command(number.to_owned())
            }
            _ => Self::Python(env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Command(version) => format!("the sqlite3 command, {version}"),
            Self::Python(program) => format!("the sqlite3 module of {program}"),
        }
    }

    /// Seconds from the file to the table with its index.
    fn import(&self, file: &Path, table: &Path, index_first: bool) -> f64 {
        let _ = fs::remove_file(table);
        let head = fs::read_to_string(file).expect("the file");
        let columns: Vec<&str> = head.lines().next().unwrap_or_default().split(',').collect();
        let typed: Vec<String> = columns
            .iter()
            .map(|name| format!("\"{name}\" TEXT"))
            .collect();
        let make = format!("CREATE TABLE move ({})", typed.join(", "));
        let index = "CREATE INDEX by_deal ON move (deal_id, at)";
        drop(head);
        let mut command = match self {
            Self::Command(_) => {
                let load = format!(".import --csv --skip 1 \"{}\" move", file.display());
                let (first, last) = if index_first {
                    (index, "")
                } else {
                    ("", index)
                };
                let mut command = Command::new("sqlite3");
                command.arg(table).args([make.as_str(), first, &load, last]);
                command
            }
            Self::Python(program) => {
                let mut command = Command::new(program);
                command.arg("-c").arg(PYTHON).arg(table).arg(file);
                command.args([make.as_str(), index, if index_first { "1" } else { "" }]);
                command
            }
        };
        let start = Instant::now();
        let status = command
            .stdin(Stdio::null())
            .status()
            .expect("SQLite starts");
        let seconds = start.elapsed().as_secs_f64();
        assert!(status.success(), "SQLite did not take the file");
        seconds
    }
}

const PYTHON: &str = "
import csv, sqlite3, sys
table, file, make, index, first = sys.argv[1:]
db = sqlite3.connect(table)
db.execute(make)
if first: db.execute(index)
with open(file, newline='') as text:
    rows = csv.reader(text)
    marks = ','.join('?' * len(next(rows)))
    db.executemany(f'INSERT INTO move VALUES ({marks})', rows)
if not first: db.execute(index)
db.commit()
";

/// The spreadsheet beside calamine; whether it keeps the bound.
fn sheet(program: &Path, folder: &Path) -> bool {
    let (file, workspace) = (
        written(folder, DEALS_OF_SHEET),
        folder.join("sheet.stagecoach"),
    );
    import(program, &file, &workspace);
    let book = folder.join("moves.xlsx");
    let mut command = Command::new(program);
    command
        .args(["export", "--workspace"])
        .arg(&workspace)
        .arg("--xlsx")
        .arg(&book);
    let (said, _) = weighed(command);
    assert_eq!(said.status, Some(0), "{}", said.err);
    let (mut ours, mut bare, mut rows) = (vec![], vec![], 0);
    for _ in 0..RUNS {
        let start = Instant::now();
        rows = doors(&book);
        ours.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        let found = calamine(&book);
        bare.push(start.elapsed().as_secs_f64());
        assert_eq!(found, rows, "rows without the header");
    }
    say(&format!(
        "{rows} rows of a spreadsheet\n\n| | best s | median s |\n|---|---:|---:|"
    ));
    row("looked through and read by the doors", &mut ours);
    row("calamine's bare read", &mut bare);
    let ratio = ours[0] / bare[0];
    say(&format!(
        "\n{ratio:.2} times calamine's; the bound is {BOUND_SHEET}."
    ));
    ratio <= BOUND_SHEET
}

/// Takes records and forgets them.
struct Nowhere;

impl Sink for Nowhere {
    type Error = Infallible;

    fn accept(&mut self, _: &Record<'_>) -> Result<(), Infallible> {
        Ok(())
    }
}

/// Rows that the doors look through and read.
fn doors(book: &Path) -> u64 {
    let hints = Hints::default();
    let open = || File::open(book).expect("the spreadsheet");
    let seen = inspect(open(), "moves.xlsx", &hints).expect("a spreadsheet of moves");
    let planned = plan(&seen, Choice::FromFile, &hints).expect("a plan");
    let go_on = &mut |_| ControlFlow::Continue(());
    let report = read(open(), &planned, &mut Nowhere, go_on);
    report
        .unwrap_or_else(|_| panic!("the spreadsheet is read"))
        .rows
}

/// Rows below the first that calamine's own range holds.
fn calamine(book: &Path) -> u64 {
    let file = BufReader::new(File::open(book).expect("the spreadsheet"));
    let mut book: Xlsx<_> = Xlsx::new(file).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    range.height() as u64 - 1
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
