//! What a command says when it cannot do what was asked: a closed code that the page words, a
//! plain sentence for logs and for codes the page does not know yet, the field it is about, and of a
//! file why it was refused, in the person's language.
//!
//! The page never matches on a sentence.

use std::{path::Path, sync::Arc};

use engine::problem::Refusal;
use report::words::Words;
use serde::Serialize;
use specta::Type;

/// Why a command failed. Closed: the page has words for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ErrorCode {
    /// Nothing is open.
    NoWorkspace,
    /// The file is no longer where it was.
    Missing,
    /// The workspace was written by a newer program.
    Newer,
    /// The file is no workspace.
    NotAWorkspace,
    /// The workspace opens with its passphrase alone.
    Locked,
    /// The workspace does not open with the passphrase given.
    WrongPassphrase,
    /// A new passphrase is too short.
    ShortPassphrase,
    /// The workspace is open elsewhere too.
    OpenElsewhere,
    /// The workspace is damaged.
    Damaged,
    /// Another program is writing to it.
    Busy,
    /// It cannot be written to.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// A file of that name is there already.
    Exists,
    /// The file to import cannot be understood as a whole.
    Unreadable,
    /// Files that were to be read as one have nothing in common.
    Apart,
    /// The dates could be day first or month first: the person must say.
    AmbiguousDates,
    /// The figure cannot be drawn.
    Drawing,
    /// The person stopped the import.
    Cancelled,
    /// A name is needed and was not given.
    NoName,
    /// The deal has moved since the day given.
    BeforeLast,
    /// Another stage has that name.
    SameName,
    /// A stage would come to lie on the other side of the win.
    AcrossWin,
    /// A process would have more stages than can be reviewed.
    TooManyStages,
    /// What was to be changed is no longer there.
    Gone,
    /// A file could not be read or written.
    Io,
    /// A fault of the program.
    Internal,
}

/// What crosses to the page instead of a result.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct IpcError {
    /// What kind.
    pub(crate) code: ErrorCode,
    /// One plain sentence.
    pub(crate) message: String,
    /// The field of the request it is about.
    pub(crate) field: Option<String>,
    /// Of a file: why it was refused or could not be written and what to do, in the person's language.
    pub(crate) detail: Option<String>,
    /// What that is worded from.
    #[serde(skip)]
    cause: Option<Arc<jobs::Error>>,
}

impl IpcError {
    /// An error of that kind, with its sentence.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a sentence or an error, whichever is at hand"
    )]
    pub(crate) fn new(code: ErrorCode, message: impl ToString) -> Self {
        Self {
            code,
            message: message.to_string(),
            field: None,
            detail: None,
            cause: None,
        }
    }

    /// The same, with what is to be said of a file in these words.
    pub(crate) fn worded(mut self, words: Words) -> Self {
        let cause = self.cause.take();
        self.detail = cause.and_then(|cause| cause.said(words)).or(self.detail);
        self
    }

    /// A fault of the program.
    pub(crate) fn internal(message: impl ToString) -> Self {
        Self::new(ErrorCode::Internal, message)
    }

    /// A file could not be read or written.
    pub(crate) fn io(error: impl ToString) -> Self {
        Self::new(ErrorCode::Io, error)
    }

    /// Nothing is open.
    pub(crate) fn no_workspace() -> Self {
        Self::new(
            ErrorCode::NoWorkspace,
            "No workspace is open. Open or create one first.",
        )
    }
}

impl From<tauri::Error> for IpcError {
    fn from(error: tauri::Error) -> Self {
        Self::new(ErrorCode::Internal, error)
    }
}

impl From<store::Error> for IpcError {
    fn from(error: store::Error) -> Self {
        use store::Error as E;
        let code = match &error {
            E::Missing(_) | E::Vanished(_) => ErrorCode::Missing,
            E::NotAWorkspace(_) | E::Directory(_) => ErrorCode::NotAWorkspace,
            E::Locked(_) => ErrorCode::Locked,
            E::WrongPassphrase(_) => ErrorCode::WrongPassphrase,
            E::ShortPassphrase => ErrorCode::ShortPassphrase,
            E::OpenElsewhere => ErrorCode::OpenElsewhere,
            E::Damaged(_) | E::Json(_) => ErrorCode::Damaged,
            E::Newer { .. } => ErrorCode::Newer,
            E::Exists(_) => ErrorCode::Exists,
            E::ReadOnly => ErrorCode::ReadOnly,
            E::Busy => ErrorCode::Busy,
            E::DiskFull => ErrorCode::DiskFull,
            E::File { .. } | E::Away => ErrorCode::Io,
            E::NoName => ErrorCode::NoName,
            E::BeforeLast => ErrorCode::BeforeLast,
            E::SameName => ErrorCode::SameName,
            E::AcrossWin => ErrorCode::AcrossWin,
            E::TooManyStages => ErrorCode::TooManyStages,
            E::UnknownRow(_) | E::UnknownPipeline | E::UnknownStage(_) => ErrorCode::Gone,
            _ => ErrorCode::Internal,
        };
        Self::new(code, error)
    }
}

impl From<jobs::Error> for IpcError {
    fn from(error: jobs::Error) -> Self {
        use jobs::Error as E;
        let error = match error {
            E::Store(error) => return error.into(),
            // The page never knows a path.
            E::Missing(path) => E::Missing(name_of(&path)),
            E::Directory(path) => E::Directory(name_of(&path)),
            other => other,
        };
        let sentence = error.to_string();
        let code = match &error {
            E::Missing(_) => ErrorCode::Missing,
            E::File {
                source: exchange::Error::Refused(Refusal::AmbiguousDates { .. }),
                ..
            } => ErrorCode::AmbiguousDates,
            E::File { .. } | E::Directory(_) | E::Forbidden(_) => ErrorCode::Unreadable,
            E::Apart { .. } => ErrorCode::Apart,
            E::Cancelled => ErrorCode::Cancelled,
            E::Writing { .. } => ErrorCode::Io,
            _ => ErrorCode::Internal,
        };
        Self {
            cause: Some(Arc::new(error)),
            ..Self::new(code, sentence)
        }
    }
}

/// The last part of a path.
fn name_of(path: &str) -> String {
    let name = Path::new(path).file_name();
    name.map_or_else(
        || path.to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// What every command returns.
pub(crate) type Answer<T> = Result<T, IpcError>;

#[cfg(test)]
mod tests {
    use engine::language::Language;

    use super::*;

    fn said(error: jobs::Error, language: Language) -> (ErrorCode, Option<String>) {
        let error = IpcError::from(error).worded(report::words::of(language));
        (error.code, error.detail)
    }

    #[test]
    fn a_refused_file_is_told_of_in_the_person_s_language_and_without_its_folder() {
        let refused = || jobs::Error::File {
            file: "week.xlsx".to_owned(),
            source: Refusal::Protected.into(),
        };
        let (code, detail) = said(refused(), Language::German);
        assert_eq!(code, ErrorCode::Unreadable);
        assert!(detail.is_some_and(|said| said.starts_with("week.xlsx: Die Datei ist mit einem Passwort")));
        let (_, detail) = said(refused(), Language::English);
        assert!(detail.is_some_and(|said| said.contains("protected by a password")));
        let folder = jobs::Error::Directory("/home/maria/exports".to_owned());
        let (_, detail) = said(folder, Language::English);
        assert!(detail.is_some_and(|said| said.starts_with("\"exports\" is a folder")));
    }

    #[test]
    fn what_is_not_about_a_file_has_the_page_s_words_alone() {
        let (code, detail) = said(jobs::Error::Cancelled, Language::German);
        assert_eq!((code, detail), (ErrorCode::Cancelled, None));
        let (code, detail) = said(store::Error::Busy.into(), Language::German);
        assert_eq!((code, detail), (ErrorCode::Busy, None));
    }
}
