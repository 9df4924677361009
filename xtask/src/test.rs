//! `cargo xtask test`: every check and every test there is, on a machine that may have nothing yet.
//! Continuous integration runs exactly this.
//!
//! One set of packages, features and profile serves the build, the tests and the window, so that
//! nothing is compiled twice: `--workspace` everywhere, since the packages asked for decide the
//! features of what they share.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    check::{self, Checks},
    display, interface, packages, place, program, say,
    stop::Stop,
    tools,
};

const WINDOW: &str = "Window";

/// Installs, builds, tries everything, and ends with how many passed.
pub(crate) fn test() -> Result<(), Stop> {
    let drives = env::consts::OS == "linux";
    let needs: &[&[packages::Need]] = if drives {
        &[packages::WINDOW, packages::DRIVING]
    } else {
        &[packages::WINDOW]
    };
    packages::ensure("to build the window and test it", needs)?;
    interface::ensure_packages()?;
    interface::ensure_pages()?;

    let mut checks = Checks::default();
    check::formatting(&mut checks);
    check::interface_checks(&mut checks);
    licences(&mut checks);
    checks.attempt(
        "Lints",
        "clippy over everything, warnings denied",
        &mut program::cargo(&[
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "--deny",
            "warnings",
        ]),
    );
    let built = checks.attempt(
        "Build",
        "every program and every test, once; the first time takes some minutes",
        &mut program::cargo(&["build", "--workspace", "--all-targets"]),
    );
    if built {
        rust_tests(&mut checks)?;
        if drives {
            if let Err(stop) = window_tests(&mut checks) {
                checks.fail(WINDOW, &stop);
            }
        } else {
            say::line("\nThe window tests are skipped: they drive the window on Linux only.");
        }
    }
    let skipped = fs::read_to_string(skips()).unwrap_or_default();
    let skipped = u32::try_from(skipped.lines().count()).unwrap_or(u32::MAX);
    checks.tally.skip(skipped);
    checks.close()
}

/// What is built in may be, and comes from where it should (`deny.toml`).
fn licences(checks: &mut Checks) {
    const NAME: &str = "Licences";
    let words = [
        "--log-level",
        "error",
        "check",
        "licenses",
        "bans",
        "sources",
    ];
    match tools::cargo_deny() {
        Ok(deny) => {
            let why = "what is built in may be, and comes from where it should";
            checks.attempt(NAME, why, &mut program::command(deny, &words));
        }
        Err(stop) => checks.fail(NAME, &stop),
    }
}

/// Unit, property, golden and journey tests of every crate, the shell's own among them.
fn rust_tests(checks: &mut Checks) -> Result<(), Stop> {
    forget(&skips())?;
    checks.attempt(
        "Tests",
        "rules, files, charts, the command, and whether the typed bridge is fresh",
        program::cargo(&["test", "--workspace", "--no-fail-fast"])
            .env("STAGECOACH_BUILT", "1")
            .env("STAGECOACH_SKIPS", skips()),
    );
    Ok(())
}

/// The real window, on a screen that nobody sees.
fn window_tests(checks: &mut Checks) -> Result<(), Stop> {
    let screen = display::Virtual::start()?;
    checks.attempt(
        WINDOW,
        "the real program, driven through WebDriver on a virtual screen",
        window_test(&screen)
            .args(["--", "--ignored", "--test-threads=1"])
            .env("STAGECOACH_SKIPS", skips())
            .env("STAGECOACH_PICTURES", place::target().join("window")),
    );
    Ok(())
}

/// The guide's pictures, taken from the window as it is now, where the guide lies.
pub(crate) fn guide_pictures() -> Result<(), Stop> {
    packages::ensure("to open the window", &[packages::WINDOW, packages::DRIVING])?;
    interface::ensure_packages()?;
    interface::ensure_pages()?;
    say::step("Build", "the program itself");
    program::run(
        "building the program",
        &mut program::cargo(&["build", "--workspace", "--all-targets"]),
    )?;
    say::step("Pictures", "from the window, on a virtual screen");
    let screen = display::Virtual::start()?;
    let only = "guide::the_guides_pictures_are_taken_from_the_window";
    program::run(
        "taking the pictures",
        window_test(&screen)
            .args(["--", "--ignored", "--exact", only])
            .env("STAGECOACH_GUIDE", place::root().join("ui/guide")),
    )
}

/// The tests that drive the window, to run on a screen.
fn window_test(screen: &display::Virtual) -> Command {
    let mut tests = program::cargo(&["test", "--quiet", "--workspace", "--test", "window"]);
    tests
        .env("DISPLAY", &screen.name)
        .env_remove("WAYLAND_DISPLAY")
        .env("GDK_BACKEND", "x11")
        .env("STAGECOACH_BUILT", "1");
    tests
}

/// Where tests that can say nothing leave their names.
fn skips() -> PathBuf {
    place::target().join("skipped-tests")
}

fn forget(file: &Path) -> Result<(), Stop> {
    if !file.exists() {
        return Ok(());
    }
    fs::remove_file(file).map_err(|source| Stop::File {
        path: file.to_path_buf(),
        source,
    })
}
