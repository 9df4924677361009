//! The window itself, as it is released, with 100,000 deals in the workspace, beside an empty window of
//! the same framework: how long until it is usable, how long from a filter to everything redrawn, the
//! frames of a scroll and of a drag, the memory of all processes, the size of the page. Run by `cargo
//! xtask bench window`, which builds both and brings a screen; Linux only. `WINDOW_DEALS` asks for
//! another size.
//!
//! Everything is measured in the page by its own clock, so that the driver's time counts for nothing:
//! usable is the page's mark `usable` against the start of the process (to 10 ms, as Linux keeps it); a
//! redraw ends with the frame after the last change of the page's tree that a filter caused; a frame is
//! the time between two animation frames.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../window/bus.rs"]
mod bus;
#[path = "../window/driver.rs"]
#[allow(dead_code, reason = "the journeys need more of it")]
mod driver;
#[path = "../window/http.rs"]
#[allow(unused_imports, reason = "its tests are run where its journeys are")]
mod http;
#[path = "window/invented.rs"]
mod invented;
#[path = "window/page.rs"]
mod page;
#[path = "window/processes.rs"]
mod processes;
#[path = "../window/screen.rs"]
#[allow(dead_code, reason = "the journeys take pictures")]
mod screen;
#[path = "../window/window.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "the journeys need more of it, and its tests are run there"
)]
mod window;

use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    time::{SystemTime, UNIX_EPOCH},
};

use driver::Driver;
use page::{Frames, frames, redraws};
use processes::Family;
use serde_json::json;
use stagecoach_tests::{command::built, tree};
use window::Window;

const DEALS: u32 = 100_000;
const STARTS: usize = 7;

fn main() -> ExitCode {
    if !cfg!(target_os = "linux") || env::var_os("DISPLAY").is_none() {
        say("The window is driven on Linux only, on a screen: run cargo xtask bench window there.");
        return ExitCode::SUCCESS;
    }
    let deals = env::var("WINDOW_DEALS").ok().and_then(|n| n.parse().ok());
    let deals: u32 = deals.unwrap_or(DEALS);
    let folder = tempfile::tempdir().expect("a folder for the workspace");
    let workspace = workspace(folder.path(), deals);
    let workspace = workspace.to_string_lossy();
    let ours = program("STAGECOACH_WINDOW", "stagecoach");
    let empty = program("EMPTY_WINDOW", "empty-window");
    say(&format!(
        "{deals} deals; load {} at the start\n\n| | measured | bound | |\n|---|---:|---:|---|",
        load()
    ));

    let (mut own, mut least) = (Vec::new(), Vec::new());
    let mut emptys = 0.0_f64;
    // In turn, so that what else the machine does falls on both alike.
    for _ in 0..STARTS {
        let (started, memory) = start(&empty, &[]);
        least.push(started);
        emptys = emptys.max(memory);
        own.push(start(&ours, &[&workspace]).0);
    }
    let (own, least) = (median(&mut own), median(&mut least));
    row(
        "an empty window usable, median",
        &format!("{least:.0} ms"),
        "",
        None,
    );
    let bound = 2.0 * least;
    row(
        &format!("the window usable with {deals} deals, median"),
        &format!("{own:.0} ms, {:.2} ×", own / least),
        "2 ×",
        Some(own <= bound),
    );

    let driver = Driver::start();
    let window = open(&driver, &ours, &[&workspace]);
    let family = Family::of(&ours).expect("the window runs");
    let fresh = family.megabytes();
    for screen in ["review", "funnel", "team"] {
        let mut taken = redraws(&window, screen);
        let most = taken.iter().copied().fold(0.0, f64::max);
        let median = median(&mut taken);
        let what = format!(
            "{screen}: a filter to all redrawn, median of {}",
            taken.len()
        );
        let figure = format!("{median:.0} ms, most {most:.0}");
        row(&what, &figure, "100 ms", Some(median <= 100.0));
    }
    let scrolled = frames(&window, Frames::Scroll);
    worst("table to row 90,000 and back", scrolled);
    worst(
        "a card dragged over the board",
        frames(&window, Frames::Drag),
    );
    let after = family.megabytes();
    row(
        "an empty window's memory, all processes",
        &format!("{emptys:.0} MB"),
        "",
        None,
    );
    let ratio = |megabytes: f64| format!("{megabytes:.0} MB, {:.2} ×", megabytes / emptys);
    let fits = |megabytes: f64| Some(megabytes <= 1.5 * emptys);
    row(
        "memory, the review open",
        &ratio(fresh),
        "1.5 ×",
        fits(fresh),
    );
    row(
        "memory, after all of this",
        &ratio(after),
        "1.5 ×",
        fits(after),
    );
    let kilobytes = page_kilobytes();
    row(
        "the page, packed, without its typeface",
        &format!("{kilobytes:.1} kB"),
        "250 kB",
        Some(kilobytes <= 250.0),
    );
    say(&format!("\nload {} at the end", load()));
    ExitCode::SUCCESS
}

/// A workspace of invented deals, imported by the command.
fn workspace(folder: &Path, deals: u32) -> PathBuf {
    let (file, workspace) = (folder.join("moves.csv"), folder.join("bench.stagecoach"));
    invented::write(&file, deals).expect("the moves are written");
    let mut command = Command::new(program("STAGECOACH_CLI", "stagecoach-cli"));
    command
        .arg("import")
        .arg(&file)
        .arg("--workspace")
        .arg(&workspace);
    let status = command.stdout(Stdio::null()).status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "the deals were not imported"
    );
    workspace
}

/// A program as it was built: named by the caller, or beside this benchmark.
fn program(variable: &str, name: &str) -> PathBuf {
    env::var_os(variable).map_or_else(|| built(name), PathBuf::from)
}

fn open(driver: &Driver, program: &Path, arguments: &[&str]) -> Window {
    let window = driver.open(program, arguments);
    window.resize(1280, 800);
    usable(&window);
    window
}

/// The page's own moment of being usable, in milliseconds since 1970; waited for.
fn usable(window: &Window) -> f64 {
    let script = "const mark = performance.getEntriesByName('usable')[0];
                  return mark ? performance.timeOrigin + mark.startTime : null";
    window.wait("the window to be usable", || {
        window.run(script, &json!([])).as_f64()
    })
}

/// Starts a program; the milliseconds from its process's start until it is usable, and the memory of
/// all its processes then.
fn start(program: &Path, arguments: &[&str]) -> (f64, f64) {
    let driver = Driver::start();
    let window = driver.open(program, arguments);
    let at = usable(&window);
    let family = Family::of(program).expect("the program runs");
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970");
    let born = now.as_secs_f64() - family.age();
    (at - born * 1000.0, family.megabytes())
}

fn worst(what: &str, mut runs: Vec<f64>) {
    let median = median(&mut runs);
    let all: Vec<String> = runs.iter().map(|most| format!("{most:.0}")).collect();
    row(
        &format!("{what}: the longest frame, median run of {}", runs.len()),
        &format!("{median:.0} ms ({})", all.join(", ")),
        "50 ms",
        Some(median <= 50.0),
    );
}

/// What the page's scripts and styles weigh as gzip, in kB.
fn page_kilobytes() -> f64 {
    let folder = tree::root().join("ui/dist/assets");
    let bytes: usize = fs::read_dir(folder)
        .expect("the page was built")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|kind| kind == "js" || kind == "css")
        })
        .map(|path| {
            let packed = Command::new("gzip").arg("-c").arg(path).output();
            packed.expect("gzip packs").stdout.len()
        })
        .sum();
    bytes as f64 / 1000.0
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or("?").to_owned()
}

fn row(what: &str, measured: &str, bound: &str, held: Option<bool>) {
    let word = held.map_or("", |held| if held { "held" } else { "**not held**" });
    say(&format!("| {what} | {measured} | {bound} | {word} |"));
}

fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
