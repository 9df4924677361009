//! 100,000 deals (about 325,000 moves) from a file to a review, by the command, beside the bounds:
//! 5 seconds and 300 MB for import and review together. Run by `cargo xtask bench import-review`.
//!
//! Seconds are the median of several runs, each a new process on a warm file cache; memory is the
//! most that any run of it ever held (`VmHWM`, Linux only).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    env,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
    process::{Command, ExitCode, Stdio},
};

use stagecoach_tests::{
    command::{self, weighed},
    moves,
};

const DEALS: u32 = 100_000;
const REPS: u32 = 60;
const RUNS: usize = 5;
const BOUND_SECONDS: f64 = 5.0;
const BOUND_MEGABYTES: f64 = 300.0;

/// One kind of run: its seconds, shortest first, and the most memory any of them held.
struct Measured {
    what: &'static str,
    seconds: Vec<f64>,
    megabytes: f64,
}

fn main() -> ExitCode {
    let program =
        env::var_os("STAGECOACH_CLI").map_or_else(|| command::built("stagecoach-cli"), Into::into);
    let folder = tempfile::tempdir().expect("a folder for the files");
    let file = folder.path().join("moves.csv");
    let rows = moves::write(
        BufWriter::new(File::create(&file).expect("a file of moves")),
        DEALS,
        REPS,
        1,
    )
    .expect("the moves are written");
    let size = fs::metadata(&file).map_or(0, |file| file.len());
    say(&format!(
        "{DEALS} deals, {rows} moves, {} MB of CSV, {RUNS} runs each\n",
        size / 1_000_000
    ));

    let (file, workspace) = (text(&file), text(&folder.path().join("bench.stagecoach")));
    let import = ["import", file.as_str(), "--workspace", workspace.as_str()];
    let measured = [
        measure(
            "import into a new workspace",
            &program,
            &import,
            Some(Path::new(&workspace)),
        ),
        measure(
            "review of that workspace, JSON",
            &program,
            &["review", &workspace, "--json"],
            None,
        ),
        measure("the same file imported again", &program, &import, None),
        measure(
            "review straight from the file, JSON",
            &program,
            &["review", &file, "--json"],
            None,
        ),
    ];

    say("| | median s | slowest s | most memory MB |\n|---|---:|---:|---:|");
    for run in &measured {
        let slowest = run.seconds.last().copied().unwrap_or(0.0);
        say(&format!(
            "| {} | {:.2} | {slowest:.2} | {:.0} |",
            run.what,
            run.median(),
            run.megabytes
        ));
    }
    let seconds = measured[0].median() + measured[1].median();
    let megabytes = measured[0].megabytes.max(measured[1].megabytes);
    say(&format!(
        "| **import and review** | **{seconds:.2}** | | **{megabytes:.0}** |"
    ));
    say(&format!(
        "| bound | {BOUND_SECONDS:.2} | | {BOUND_MEGABYTES:.0} |"
    ));
    if seconds > BOUND_SECONDS || megabytes > BOUND_MEGABYTES {
        say("\nOver the bound.");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

impl Measured {
    fn median(&self) -> f64 {
        self.seconds[self.seconds.len() / 2]
    }
}

/// Runs the program so many times; a file that each run is to make is taken away before it.
fn measure(
    what: &'static str,
    program: &Path,
    arguments: &[&str],
    made: Option<&Path>,
) -> Measured {
    let (mut seconds, mut megabytes) = (Vec::new(), 0.0_f64);
    for _ in 0..RUNS {
        if let Some(made) = made {
            let _ = fs::remove_file(made);
        }
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null());
        let (said, cost) = weighed(command);
        assert_eq!(said.status, Some(0), "{what}: {}", said.err);
        seconds.push(cost.seconds);
        megabytes = megabytes.max(cost.megabytes);
    }
    seconds.sort_by(f64::total_cmp);
    Measured {
        what,
        seconds,
        megabytes,
    }
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
