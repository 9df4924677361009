//! `cargo xtask check`: what can be said in a few minutes, before a commit. Every check is tried; the
//! shell, which needs the web view, is left to `cargo xtask test`.

use std::process::Command;

use crate::{interface, program, say, stop::Stop, tally::Tally};

/// Checks tried so far: how many tests ran, and what did not pass.
#[derive(Default)]
pub(crate) struct Checks {
    pub(crate) tally: Tally,
    failed: Vec<String>,
}

impl Checks {
    /// Tries one check; a failure is kept and the rest goes on.
    pub(crate) fn attempt(&mut self, name: &str, why: &str, command: &mut Command) -> bool {
        say::step(name, why);
        let before = self.tally.failed;
        let tally = &mut self.tally;
        match program::listen(name, command, |line| tally.hear(line)) {
            Ok(()) => true,
            Err(stop) => {
                if self.tally.failed > before {
                    self.note(name, &stop);
                } else {
                    self.fail(name, &stop);
                }
                false
            }
        }
    }

    /// Notes that a check could not pass, or not even be tried: a failure like a test's.
    pub(crate) fn fail(&mut self, name: &str, stop: &Stop) {
        self.tally.failed += 1;
        self.note(name, stop);
    }

    /// Says which check did not pass, where its tests are counted already.
    fn note(&mut self, name: &str, stop: &Stop) {
        if let Stop::Failed { .. } = stop {
            say::line(&format!("✗ {name} failed."));
        } else {
            say::problem(&stop.to_string());
        }
        self.failed.push(name.to_owned());
    }

    /// Says how it went, in one last line.
    pub(crate) fn close(self) -> Result<(), Stop> {
        let verdict = if self.failed.is_empty() {
            Ok(())
        } else {
            Err(Stop::Checks(self.failed))
        };
        if let Err(stop) = &verdict {
            say::problem(&format!("\n{stop}"));
        }
        say::line(&format!("\n{}", self.tally));
        verdict
    }
}

/// The quick part.
pub(crate) fn check() -> Result<(), Stop> {
    let mut checks = Checks::default();
    interface::ensure_packages()?;
    formatting(&mut checks);
    interface_checks(&mut checks);
    checks.attempt(
        "Lints",
        "clippy over everything but the shell, warnings denied",
        &mut program::cargo(&[
            "clippy",
            "--quiet",
            "--all-targets",
            "--",
            "--deny",
            "warnings",
        ]),
    );
    checks.attempt(
        "Walls",
        "who may know whom, and the habits of the house",
        &mut program::cargo(&["test", "--quiet", "--test", "tidy"]),
    );
    checks.close()
}

/// Rust's formatting.
pub(crate) fn formatting(checks: &mut Checks) {
    checks.attempt(
        "Format",
        "one way to lay out Rust, so that a diff shows only what changed",
        &mut program::cargo(&["fmt", "--all", "--check"]),
    );
}

/// Everything about the interface that needs no window.
pub(crate) fn interface_checks(checks: &mut Checks) {
    let scripts = [
        (
            "Interface types",
            "svelte-check over every component",
            "check",
        ),
        (
            "Interface lints",
            "eslint, with the walls between folders, and prettier",
            "lint",
        ),
        ("Interface tests", "vitest", "test"),
    ];
    for (name, why, script) in scripts {
        checks.attempt(
            name,
            why,
            program::npm(&["run", "--silent", script, "--workspace", "ui"]).env("NO_COLOR", "1"),
        );
    }
}
