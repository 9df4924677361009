//! How fast a file passes through the door: `cargo run --release -p exchange --example pass FILE`.
//! Prints rows, records, seconds of the look and of the reading.

#![allow(clippy::print_stdout, clippy::disallowed_methods)]

use std::{convert::Infallible, fs::File, ops::ControlFlow, time::Instant};

use engine::record::{Record, Sink};
use exchange::{Choice, Hints, inspect, plan, read};

struct Nowhere;

impl Sink for Nowhere {
    type Error = Infallible;
    fn accept(&mut self, _: &Record<'_>) -> Result<(), Infallible> {
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a file")?;
    let hints = Hints::default();
    let started = Instant::now();
    let seen = inspect(File::open(&path)?, &path, &hints)?;
    let looked = started.elapsed().as_secs_f64();
    let plan = plan(&seen, Choice::FromFile, &hints)?;
    let stages: Vec<&str> = plan
        .process
        .stages
        .iter()
        .map(|s| s.name.as_str())
        .collect();
    let report = read(File::open(&path)?, &plan, &mut Nowhere, &mut |_| {
        ControlFlow::Continue(())
    })?;
    let whole = started.elapsed().as_secs_f64();
    println!(
        "{} rows, {} records, {} problems; look {looked:.3} s, read {:.3} s; {}",
        report.rows,
        report.records,
        report.problems.total(),
        whole - looked,
        stages.join(" > ")
    );
    Ok(())
}
