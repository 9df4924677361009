//! A folder to work in, and the few things every journey does there: write a file, import it into
//! the workspace, review. Files are invented here, a few rows each.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use stagecoach_tests::command::{Said, stagecoach};
use tempfile::TempDir;

/// Two deals, one of them won, in the built-in process.
pub(crate) const TWO_DEALS: &str = "\
deal_id,rep,stage,at
D1,Ana,Prospecting,2025-01-06
D1,Ana,Connecting,2025-01-13
D1,Ana,Qualification,2025-01-20
D2,Ben,Prospecting,2025-01-07
D2,Ben,Lost,2025-02-03
";

/// A folder that is gone when the journey ends.
pub(crate) struct Desk(TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder to work in"))
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and gives its path.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.at(name);
        fs::write(&path, bytes).expect("the file is written");
        path
    }

    /// The workspace of this desk; made by the first import.
    pub(crate) fn workspace(&self) -> PathBuf {
        self.at("team.stagecoach")
    }

    /// Imports a file into the workspace and says what the command said.
    pub(crate) fn import(&self, file: &Path) -> Said {
        stagecoach([
            OsStr::new("import"),
            file.as_os_str(),
            OsStr::new("--workspace"),
            self.workspace().as_os_str(),
        ])
    }

    /// The same, where it must succeed.
    pub(crate) fn must_import(&self, file: &Path) {
        let said = self.import(file);
        assert_eq!(said.status, Some(0), "the import failed: {}", said.err);
    }
}

/// The review of a file or a workspace, as JSON; it must succeed.
pub(crate) fn review(source: &Path) -> Value {
    review_with(source, &[])
}

/// The same, read with further options.
pub(crate) fn review_with(source: &Path, options: &[&str]) -> Value {
    let mut words: Vec<&OsStr> = vec![
        OsStr::new("review"),
        source.as_os_str(),
        OsStr::new("--json"),
    ];
    words.extend(options.iter().map(OsStr::new));
    let said = stagecoach(words);
    assert_eq!(said.status, Some(0), "the review failed: {}", said.err);
    serde_json::from_str(&said.out).expect("the review is one JSON object")
}

/// Asserts that the command refused politely: with this status, and one sentence on standard error
/// that a sales manager can read, and nothing on standard output.
pub(crate) fn refused(said: &Said, status: i32, what: &str) {
    assert_eq!(said.status, Some(status), "{what}: {said:?}");
    assert!(
        said.out.is_empty(),
        "{what} says on standard output: {}",
        said.out
    );
    plain(&said.err, what);
}

/// Asserts that a text is one line of plain words.
pub(crate) fn plain(text: &str, what: &str) {
    let text = text.trim_end();
    assert!(!text.is_empty(), "{what}: nothing was said");
    assert_eq!(
        text.lines().count(),
        1,
        "{what}: more than one line: {text}"
    );
    assert!(text.ends_with('.'), "{what}: no sentence: {text}");
    for raw in [
        "Error(", "Err(", "Some(", "panicked", "{", "}", "::", "Os ", "os error", "src/", "RUST_",
        "\u{fffd}", "\0",
    ] {
        assert!(
            !text.contains(raw),
            "{what}: {raw:?} is no word for a person: {text}"
        );
    }
    assert!(text.len() < 400, "{what}: too long: {text}");
}
