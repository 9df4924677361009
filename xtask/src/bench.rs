//! `cargo xtask bench`: figures of speed, memory and judgement beside their bounds, from release builds.

use crate::{place, program, say, stop::Stop};

/// A benchmark of the tests' crate.
struct Bench {
    name: &'static str,
    /// What it measures, for the person waiting.
    what: &'static str,
}

const BENCHES: [Bench; 12] = [
    Bench {
        name: "import-review",
        what: "100,000 deals from a file to a review, by the command",
    },
    Bench {
        name: "import",
        what: "a file of a million deals into a workspace, beside SQLite taking it into a table; a spreadsheet",
    },
    Bench {
        name: "review",
        what: "a review of up to a million deals, beside the same figures by DuckDB",
    },
    Bench {
        name: "passes",
        what: "what a review is made of, part by part",
    },
    Bench {
        name: "file",
        what: "a file of a million deals to its review, beside DuckDB loading and reviewing it",
    },
    Bench {
        name: "opening",
        what: "a workspace of a million deals: imported, and opened to its review",
    },
    Bench {
        name: "detection",
        what: "simulated teams: flags raised, wrong, and weak spots found",
    },
    Bench {
        name: "causes",
        what: "simulated teams: causes said to hold deals back, wrong ones, and the planted found",
    },
    Bench {
        name: "coaching",
        what: "simulated teams: plans without effect called effective, and doubled shares recognised",
    },
    Bench {
        name: "stalled",
        what: "open deals at earlier days: who did not move on in 30 days, and who was said not to",
    },
    Bench {
        name: "coverage",
        what: "invented passages: how often the intervals hold the truth",
    },
    Bench {
        name: "forecast",
        what: "histories cut short: how often the range holds what then happened",
    },
];

/// Runs one benchmark by name, or all there are.
pub(crate) fn bench(name: Option<&str>) -> Result<(), Stop> {
    let chosen: Vec<&Bench> = BENCHES
        .iter()
        .filter(|bench| name.is_none_or(|name| name == bench.name))
        .collect();
    if chosen.is_empty() {
        let names = BENCHES.map(|bench| bench.name).join(", ");
        return Err(Stop::Missing {
            what: format!("There is no benchmark named {}.", name.unwrap_or_default()),
            remedy: format!("There are: {names}."),
        });
    }
    say::step("Build", "the headless command as it is released");
    program::run(
        "building the headless command",
        &mut program::cargo(&["build", "--release", "--package", "stagecoach-cli"]),
    )?;
    chosen.into_iter().try_for_each(run)
}

fn run(bench: &Bench) -> Result<(), Stop> {
    say::step(bench.name, bench.what);
    program::run(
        "the benchmark",
        program::cargo(&[
            "bench",
            "--quiet",
            "--package",
            "stagecoach-tests",
            "--bench",
            bench.name,
        ])
        .env("STAGECOACH_CLI", place::built("release", "stagecoach-cli")),
    )
}
