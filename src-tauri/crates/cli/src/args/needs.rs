//! What a job needs of its options, and which it has no use for.

use std::path::PathBuf;

use super::{Misunderstood, Options};

impl Options {
    pub(super) fn only(&self, job: &str, allowed: &[&str]) -> Result<(), Misunderstood> {
        match self.given.iter().find(|given| !allowed.contains(given)) {
            Some(given) => Err(Misunderstood(format!("{job} has no option --{given}."))),
            None => Ok(()),
        }
    }

    pub(super) fn needs_sources(&self, job: &str) -> Result<(), Misunderstood> {
        if self.sources.is_empty() {
            return Err(Misunderstood(format!("{job} needs a file to read.")));
        }
        Ok(())
    }

    pub(super) fn no_sources(&self, job: &str) -> Result<(), Misunderstood> {
        match self.sources.first() {
            Some(file) => Err(Misunderstood(format!(
                "{job} has no use for \"{}\".",
                file.display()
            ))),
            None => Ok(()),
        }
    }

    pub(super) fn needs_workspace(&self, job: &str) -> Result<PathBuf, Misunderstood> {
        self.workspace.clone().ok_or_else(|| {
            Misunderstood(format!(
                "{job} needs --workspace FILE, the workspace to use."
            ))
        })
    }
}
