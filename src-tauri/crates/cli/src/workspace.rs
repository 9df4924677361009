//! A workspace as the headless command opens it: a protected one with the passphrase that was given.

use std::path::Path;

use chrono::Utc;
use store::Workspace;

use crate::{failed::Failed, passphrase};

/// Opens a workspace, protected or not.
pub(crate) fn open(path: &Path) -> Result<Workspace, Failed> {
    Ok(Workspace::open_protected(
        path,
        passphrase::given().as_ref(),
        Utc::now(),
    )?)
}
