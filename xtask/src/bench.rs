//! `cargo xtask bench`: figures of speed, memory and judgement beside their bounds, from release builds.

use std::env;

use crate::{display, interface, packages, place, program, say, stop::Stop};

/// A benchmark of the tests' crate.
struct Bench {
    name: &'static str,
    /// What it measures, for the person waiting.
    what: &'static str,
}

/// The one that needs the window itself, built as it is released, and a screen.
const WINDOW: &str = "window";

const BENCHES: [Bench; 13] = [
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
    Bench {
        name: WINDOW,
        what: "the window with 100,000 deals beside an empty one: start, redraw, frames, memory",
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
    if bench.name == WINDOW {
        return window(bench);
    }
    say::step(bench.name, bench.what);
    measure(bench, None)
}

/// The window's own, on a screen that nobody sees.
fn window(bench: &Bench) -> Result<(), Stop> {
    if env::consts::OS != "linux" {
        say::line("\nThe window is not measured: it is driven on Linux only.");
        return Ok(());
    }
    packages::ensure(
        "to drive the window",
        &[packages::WINDOW, packages::DRIVING],
    )?;
    interface::ensure_packages()?;
    interface::ensure_pages()?;
    say::step(
        "Build",
        "the window as it is released, and an empty one beside it",
    );
    program::run(
        "building the window",
        &mut program::cargo(&[
            "build",
            "--release",
            "--package",
            "stagecoach",
            "--package",
            "empty-window",
        ]),
    )?;
    say::step(bench.name, bench.what);
    let screen = display::Virtual::start()?;
    measure(bench, Some(&screen))
}

fn measure(bench: &Bench, screen: Option<&display::Virtual>) -> Result<(), Stop> {
    let mut measuring = program::cargo(&[
        "bench",
        "--quiet",
        "--package",
        "stagecoach-tests",
        "--bench",
        bench.name,
    ]);
    if let Some(screen) = screen {
        measuring
            .env("DISPLAY", &screen.name)
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY");
    }
    program::run(
        "the benchmark",
        measuring.env("STAGECOACH_CLI", place::built("release", "stagecoach-cli")),
    )
}
