//! A workspace in a folder of its own, and somebody who brings files to it.

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use engine::language::Language;
use exchange::Hints;
use jobs::{
    Asker, Error,
    import::{Done, Mode, import},
    preview::{Preview, preview},
};
use store::Workspace;

/// The moment at which somebody asks where no other is named.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_775_000_000, 0).unwrap()
}

/// Somebody who asks then, in English.
pub fn asker() -> Asker {
    Asker::new(now(), Language::English)
}

pub struct Desk {
    pub folder: tempfile::TempDir,
    pub workspace: Workspace,
    asker: Asker,
}

impl Desk {
    pub fn new() -> Self {
        Self::of(asker())
    }

    pub fn of(asker: Asker) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("team.stagecoach");
        Self {
            workspace: Workspace::create(&path, "Team", asker.now).unwrap(),
            folder,
            asker,
        }
    }

    /// Puts a file into the folder.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Looks at a file.
    pub fn look(&mut self, file: &Path, hints: &Hints) -> Result<Preview, Error> {
        let go_on = &mut |_| ControlFlow::Continue(());
        let files = [file.to_owned()];
        preview(&files, hints, Some(&mut self.workspace), self.asker, go_on)
    }

    /// Imports a file.
    pub fn bring(&mut self, file: &Path, hints: &Hints) -> Done {
        let go_on = &mut |_| ControlFlow::Continue(());
        let (files, into) = ([file.to_owned()], &mut self.workspace);
        import(&files, hints, into, Mode::Keep, self.asker, go_on).unwrap()
    }
}
