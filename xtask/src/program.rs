//! Running other programs, from the root of the checkout. Here: found, started, listened to; what
//! to run and why is the caller's.

use std::{
    env,
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{place, say, stop::Stop};

/// A command that works in the root of the checkout and reads nothing from the terminal.
pub(crate) fn command(program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(place::root())
        .stdin(Stdio::null());
    command
}

/// Cargo itself.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    command(place::cargo(), arguments)
}

/// npm itself, which on Windows is a script.
pub(crate) fn npm(arguments: &[&str]) -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments)
}

/// Runs to the end, its output the person's to read.
pub(crate) fn run(step: &str, command: &mut Command) -> Result<(), Stop> {
    let status = command.status().map_err(|source| start(command, source))?;
    if status.success() {
        Ok(())
    } else {
        Err(Stop::Failed { step: step.into() })
    }
}

/// Runs to the end, showing each line of its standard output and handing it on as well.
pub(crate) fn listen(
    step: &str,
    command: &mut Command,
    mut hear: impl FnMut(&str),
) -> Result<(), Stop> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| start(command, source))?;
    if let Some(output) = child.stdout.take() {
        // Bytes, not lines of UTF-8: a test may print anything.
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            say::line(&line);
            hear(&line);
        }
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Stop::Failed { step: step.into() }),
        Err(source) => Err(start(command, source)),
    }
}

/// What a program answers, trimmed; `None` where it is not there or says no.
pub(crate) fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = command(program, arguments)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program lies on the search path.
pub(crate) fn found(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|at| at.is_file())
}

fn start(command: &Command, source: std::io::Error) -> Stop {
    Stop::Start {
        program: command.get_program().to_string_lossy().into_owned(),
        source,
    }
}
