//! A workspace as the headless command opens it: a protected one with the passphrase that its
//! surroundings give. On the command line it would stand in the history of the shell, and in the list of
//! programs that everybody on the machine can read.

use std::{env, path::Path};

use chrono::Utc;
use store::{Passphrase, Workspace};

use crate::job::Failed;

/// Where the passphrase is looked for.
pub(crate) const PASSPHRASE: &str = "STAGECOACH_PASSPHRASE";

/// The passphrase that was given; `None` where none was.
pub(crate) fn passphrase() -> Option<Passphrase> {
    let given = env::var(PASSPHRASE).ok()?;
    (!given.is_empty()).then(|| Passphrase::new(given))
}

/// Opens a workspace, protected or not.
pub(crate) fn open(path: &Path) -> Result<Workspace, Failed> {
    Ok(Workspace::open_protected(
        path,
        passphrase().as_ref(),
        Utc::now(),
    )?)
}
