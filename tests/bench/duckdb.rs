//! DuckDB's side of the benchmarks: `duckdb_review.py` beside this file, asked for one review after
//! the other, and its figures held against ours. `pip install duckdb`; `PYTHON` names the interpreter
//! if it is not `python3`.

use std::{
    collections::HashMap,
    env,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use engine::review::Review;
use serde::Deserialize;
use stagecoach_tests::tree;

/// DuckDB, waiting for the next review to be asked for.
pub(crate) struct DuckDb {
    process: Child,
    ask: ChildStdin,
    answers: BufReader<ChildStdout>,
    pub(crate) version: String,
    /// Seconds that loading the file took.
    pub(crate) load: f64,
}

#[derive(Deserialize)]
struct Ready {
    version: String,
    load: f64,
}

#[derive(Deserialize)]
struct Took {
    seconds: f64,
}

/// What both sides must agree on.
#[derive(Deserialize)]
pub(crate) struct Figures {
    /// Stage, rep; advanced, lost, open.
    counts: Vec<(usize, String, u32, u32, u32)>,
    ends: Vec<(usize, f64)>,
    expected: Vec<(usize, String, f64)>,
}

impl DuckDb {
    /// The file loaded into a table; `None` where there is no DuckDB.
    pub(crate) fn start(file: &Path, threads: &str) -> Option<Self> {
        let python = env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
        let script = tree::root().join("tests/bench/duckdb_review.py");
        let mut process = Command::new(python)
            .arg(script)
            .arg(file)
            .arg(threads)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let (ask, answers) = (process.stdin.take()?, process.stdout.take()?);
        let mut duckdb = Self {
            process,
            ask,
            answers: BufReader::new(answers),
            version: String::new(),
            load: 0.0,
        };
        let ready: Ready = serde_json::from_str(&duckdb.answer()).ok()?;
        duckdb.version = ready.version;
        duckdb.load = ready.load;
        Some(duckdb)
    }

    fn answer(&mut self) -> String {
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("DuckDB answers");
        line
    }

    pub(crate) fn review(&mut self) -> f64 {
        writeln!(self.ask, "review").expect("DuckDB listens");
        let took: Took = serde_json::from_str(&self.answer()).expect("seconds");
        took.seconds
    }

    pub(crate) fn figures(mut self) -> Figures {
        writeln!(self.ask, "figures").expect("DuckDB listens");
        let figures = serde_json::from_str(&self.answer()).expect("figures");
        let _ = self.process.wait();
        figures
    }
}

pub(crate) fn agrees(ours: &Review, theirs: &Figures) {
    let cells: HashMap<(&str, usize), _> = ours
        .reps
        .iter()
        .flat_map(|rep| {
            let name = rep.rep.as_deref().unwrap_or_default();
            rep.stages
                .iter()
                .enumerate()
                .map(move |(ix, cell)| ((name, ix), cell))
        })
        .collect();
    for (stage, rep, advanced, lost, open) in &theirs.counts {
        let counts = &cells[&(rep.as_str(), *stage)].measures.counts;
        let own = (counts.advanced, counts.lost, counts.open);
        assert_eq!(own, (*advanced, *lost, *open), "{rep} at stage {stage}");
    }
    for (stage, end) in &theirs.ends {
        let own = ours.stages[*stage]
            .measures
            .conversion
            .expect("a curve")
            .estimate;
        assert!(
            (own - end).abs() < 1e-9,
            "the curve of stage {stage}: {own}, {end}"
        );
    }
    for (stage, rep, expected) in &theirs.expected {
        let own = cells[&(rep.as_str(), *stage)].expected_exits;
        let near = (own - expected).abs() <= 1e-6 * expected.abs().max(1.0);
        assert!(near, "exits of {rep} at stage {stage}: {own}, {expected}");
    }
}
