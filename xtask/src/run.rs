//! `cargo xtask run`: from a fresh checkout to the window, or, where there is no screen, to the same
//! review as text and as a page.

use std::{fs, path::Path};

use crate::{display, interface, packages, place, program, say, stop::Stop};

/// Opens the window on `file`, or on the sample team.
pub(crate) fn run(file: Option<&str>) -> Result<(), Stop> {
    if display::is_there() {
        open_window(file)
    } else {
        say::line(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window \
             can open. Here is the same review as text and as a page.",
        );
        review_without_window(file)
    }
}

fn open_window(file: Option<&str>) -> Result<(), Stop> {
    packages::ensure("to build the window", &[packages::WINDOW])?;
    interface::ensure_packages()?;
    interface::ensure_pages()?;
    say::step(
        "Build",
        "the program itself; the first time takes some minutes, after that seconds",
    );
    // The whole workspace decides the features, as in `test`, so that neither undoes the other's work.
    program::run(
        "building the program",
        &mut program::cargo(&["build", "--workspace", "--bin", "stagecoach"]),
    )?;
    let on = file.unwrap_or("the sample team");
    say::step(
        "Stagecoach",
        &format!("the window opens on {on}; close it to come back here"),
    );
    let mut window = program::command(place::built("debug", "stagecoach"), &[]);
    match file {
        Some(file) => window.arg(absolute(file)?),
        None => window.arg("--sample"),
    };
    program::run("the window", &mut window)
}

fn review_without_window(file: Option<&str>) -> Result<(), Stop> {
    say::step(
        "Build",
        "the headless command; the first time takes a minute or two",
    );
    program::run(
        "building the headless command",
        &mut program::cargo(&["build", "--package", "stagecoach-cli"]),
    )?;
    let cli = place::built("debug", "stagecoach-cli");
    let source = match file {
        Some(file) => absolute(file)?,
        None => sample_workspace(&cli)?,
    };
    let source = source.to_string_lossy();
    say::step("Review", "the table that the command prints for a terminal");
    program::run(
        "the review",
        &mut program::command(&cli, &["review", &source]),
    )?;
    let page = place::target().join("stagecoach-review.html");
    program::run(
        "the review as a page",
        program::command(
            &cli,
            &["review", &source, "--html", &page.to_string_lossy()],
        )
        // The command names the page too; once is enough.
        .stdout(std::process::Stdio::null()),
    )?;
    say::line(&format!(
        "\nThe same review with its charts, for any browser: {}",
        page.display()
    ));
    Ok(())
}

/// A new workspace with the sample team; one from an earlier run makes way.
fn sample_workspace(cli: &Path) -> Result<std::path::PathBuf, Stop> {
    let folder = place::target().join("sample");
    let at = |source| Stop::File {
        path: folder.clone(),
        source,
    };
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(at)?;
    }
    fs::create_dir_all(&folder).map_err(at)?;
    let workspace = folder.join("sample.stagecoach");
    say::step("Sample team", "all eight stages alive, nobody's real deals");
    program::run(
        "making the sample team",
        &mut program::command(
            cli,
            &["sample", "--workspace", &workspace.to_string_lossy()],
        ),
    )?;
    Ok(workspace)
}

/// The file as the person meant it: relative to where they are, not to the checkout.
fn absolute(file: &str) -> Result<std::path::PathBuf, Stop> {
    fs::canonicalize(file).map_err(|source| Stop::File {
        path: file.into(),
        source,
    })
}
