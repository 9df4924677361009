//! What is asked of imports of the past, and of rates.

use std::path::PathBuf;

use report::words::Tongue;

use super::Misunderstood;

/// `imports`
#[derive(Debug, PartialEq)]
pub(crate) struct Imports {
    /// The workspace.
    pub(crate) workspace: PathBuf,
    /// As JSON.
    pub(crate) json: bool,
    /// Write the problems of this import instead of the list.
    pub(crate) problems: Option<(i64, PathBuf)>,
    /// In which words.
    pub(crate) language: Tongue,
}

/// `undo-import` and `redo-import`
#[derive(Debug, PartialEq)]
pub(crate) struct Undo {
    /// The import.
    pub(crate) id: i64,
    /// True: do it again.
    pub(crate) again: bool,
    /// The workspace.
    pub(crate) workspace: PathBuf,
    /// Say what it would do, and do nothing.
    pub(crate) dry_run: bool,
    /// The outcome as JSON.
    pub(crate) json: bool,
    /// In which words.
    pub(crate) language: Tongue,
}

/// `rates`
#[derive(Debug, PartialEq)]
pub(crate) struct Rates {
    /// In which words.
    pub(crate) language: Tongue,
    /// The file of rates; `None`: list those there are.
    pub(crate) file: Option<PathBuf>,
    /// The workspace.
    pub(crate) workspace: PathBuf,
    /// The outcome as JSON.
    pub(crate) json: bool,
}

/// An import's number.
pub(super) fn number(word: &std::path::Path) -> Result<i64, Misunderstood> {
    let text = word.to_string_lossy();
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| {
        Misunderstood(format!(
            "\"{text}\" is no import's number; \"imports\" lists them."
        ))
    })
}
