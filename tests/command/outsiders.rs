//! Every file that others use to break readers of tables, and every other public file there is, by
//! the command under a bound on its memory: read, or refused in a sentence; never a process that
//! ends of itself. The worst of them is named, so that a change for the worse is seen.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::Command,
};

use stagecoach_tests::{
    command::{Cost, Said, built, weighed},
    data::shared,
};

use crate::desk::plain;

/// What any of these files may take of memory.
const MEGABYTES: f64 = 300.0;

/// Reviews a file in a process that may set aside one gigabyte and work for a minute.
fn reviewed(file: &Path) -> (Said, Cost) {
    let mut command = Command::new("sh");
    command
        .args([
            "-c",
            "ulimit -v 1048576; ulimit -t 60; exec \"$0\" review \"$1\" --dates dmy --json",
        ])
        .arg(built("stagecoach-cli"))
        .arg(file);
    weighed(command)
}

/// Every file of a folder but what is written for people or programs.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let prose = path.extension().is_some_and(|e| e == "md" || e == "json");
        if path.is_dir() {
            files(&path, found);
        } else if !prose && !path.ends_with("LICENSE") {
            found.push(path);
        }
    }
    found.sort();
}

#[test]
#[cfg(unix)]
fn every_file_of_others_is_read_or_refused_in_a_sentence() {
    let Some(folder) = shared("data") else {
        return;
    };
    let mut found = Vec::new();
    files(&folder, &mut found);
    let (mut read, mut refused) = (0, 0);
    let mut most = (0.0, String::new());
    let mut longest = (0.0, String::new());
    for file in &found {
        let name = file.strip_prefix(&folder).unwrap().display().to_string();
        let (said, cost) = reviewed(file);
        match said.status {
            Some(0) => read += 1,
            Some(1) => {
                plain(&said.err, &name);
                refused += 1;
            }
            status => panic!("{name} ended the command ({status:?}): {}", said.err),
        }
        let _ = writeln!(
            io::stdout(),
            "{name}: {:.2} s, {:.0} MB, {}",
            cost.seconds,
            cost.megabytes,
            if said.status == Some(0) {
                "read"
            } else {
                said.err.trim_end()
            }
        );
        if name.starts_with("nasty") {
            assert!(
                cost.megabytes < MEGABYTES,
                "{name} took {:.0} MB",
                cost.megabytes
            );
            if cost.megabytes > most.0 {
                most = (cost.megabytes, name.clone());
            }
            if cost.seconds > longest.0 {
                longest = (cost.seconds, name);
            }
        }
    }
    let _ = writeln!(
        io::stdout(),
        "{read} read, {refused} refused; most memory {most:?}, longest {longest:?}"
    );
    assert!(read > 15, "{read}");
}
