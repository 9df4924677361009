//! The interface, which Node builds: its packages, and the pages that the shell takes in. Nothing is
//! done twice: packages are installed and pages built only where they are older than what they come
//! from.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::{
    place,
    program::{self, answer},
    say,
    stop::Stop,
};

/// The oldest Node that the interface's tools run on.
const OLDEST_NODE: u32 = 20;

/// Node is there and young enough, and so are the packages the interface is made of.
pub(crate) fn ensure_packages() -> Result<(), Stop> {
    ensure_node()?;
    let lock = place::root().join("package-lock.json");
    let installed = place::root().join("node_modules/.package-lock.json");
    if is_newer(&installed, &lock) {
        return Ok(());
    }
    say::step(
        "npm ci",
        "the interface's packages are missing or out of date",
    );
    program::run(
        "installing the interface's packages",
        &mut program::npm(&["ci", "--no-audit", "--no-fund"]),
    )
}

/// The pages are built from what the sources say now.
pub(crate) fn ensure_pages() -> Result<(), Stop> {
    let pages = place::root().join("ui/dist/index.html");
    let built = modified(&pages);
    let inputs = [
        place::root().join("ui"),
        place::root().join("package-lock.json"),
    ];
    let newest = inputs.iter().filter_map(|at| newest(at)).max();
    if built.is_some() && newest <= built {
        return Ok(());
    }
    say::step(
        "Interface",
        "its sources are newer than the pages built from them",
    );
    program::run(
        "building the interface",
        &mut program::npm(&["run", "build", "--workspace", "ui"]),
    )
}

fn ensure_node() -> Result<(), Stop> {
    let remedy =
        || format!("Install Node {OLDEST_NODE} or newer from https://nodejs.org and try again.");
    let Some(version) = answer("node", &["--version"]) else {
        return Err(Stop::Missing {
            what: "The interface is built with Node, which is not on this machine.".into(),
            remedy: remedy(),
        });
    };
    if major(&version).is_some_and(|major| major < OLDEST_NODE) {
        return Err(Stop::Missing {
            what: format!("The interface is built with Node, and {version} is too old for it."),
            remedy: remedy(),
        });
    }
    if !program::npm(&["--version"])
        .output()
        .is_ok_and(|said| said.status.success())
    {
        return Err(Stop::Missing {
            what: "Node is here, but npm, which comes with it, is not.".into(),
            remedy: remedy(),
        });
    }
    Ok(())
}

/// The 20 of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

fn is_newer(made: &Path, from: &Path) -> bool {
    matches!((modified(made), modified(from)), (Some(made), Some(from)) if made >= from)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// The youngest file at or below a path, what was built and what was installed left aside.
fn newest(path: &Path) -> Option<SystemTime> {
    if path.is_file() {
        return modified(path);
    }
    let children: Vec<PathBuf> = fs::read_dir(path)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    children
        .iter()
        .filter(|child| !child.ends_with("dist") && !child.ends_with("node_modules"))
        .filter_map(|child| newest(child))
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_the_number_before_the_first_dot() {
        for (version, expected) in [
            ("v20.20.2", Some(20)),
            ("v8.1.0", Some(8)),
            ("22.0.0", Some(22)),
            ("", None),
            ("nightly", None),
        ] {
            assert_eq!(major(version), expected, "{version}");
        }
    }
}
