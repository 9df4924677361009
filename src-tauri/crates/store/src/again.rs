//! A workspace opened once more, through connections of its own: for work that takes long, while others
//! go on with it.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::{Error, Workspace, opening::Found, passphrase::Key, schema};

/// What opens the file of an open workspace once more, on another thread, say.
#[derive(Clone)]
pub struct Again {
    path: PathBuf,
    key: Option<Key>,
}

impl Workspace {
    /// What opens the same file once more; no passphrase is asked for again.
    #[must_use]
    pub fn again(&self) -> Again {
        Again {
            path: self.path().to_owned(),
            key: self.key.clone(),
        }
    }
}

impl Again {
    /// Opens it.
    ///
    /// # Errors
    /// [`Error::Vanished`]; otherwise as [`Workspace::open`].
    pub fn open(self, now: DateTime<Utc>) -> Result<Workspace, Error> {
        let Self { path, key } = self;
        still_there(&path)?;
        let version = schema::MIGRATIONS.len();
        Workspace::open_found(&path, Found { version, key }, now, schema::MIGRATIONS)
    }
}

/// Whether a workspace's file still lies where it was opened.
///
/// # Errors
/// [`Error::Vanished`] where it does not.
pub(crate) fn still_there(path: &Path) -> Result<(), Error> {
    if path.is_file() {
        Ok(())
    } else {
        Err(Error::Vanished(path.to_owned()))
    }
}
