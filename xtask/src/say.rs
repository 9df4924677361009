//! What the person reads while a command works. Here: plain lines and nothing clever, so that a
//! terminal, a log file and a screen reader all show the same.

use std::io::{self, Write};

/// Announces a step: what it does, and why.
pub(crate) fn step(what: &str, why: &str) {
    line(&format!("\n→ {what}: {why}"));
}

/// One line, or several, on standard output. A closed pipe is no reason to stop.
pub(crate) fn line(text: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}

/// What went wrong and what to do, on standard error.
pub(crate) fn problem(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
