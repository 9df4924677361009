//! What a command says when it cannot do what was asked: a closed code that the page words, a
//! plain sentence for logs and for codes the page does not know yet, and the field it is about.
//!
//! The page never matches on the sentence.

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
        }
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
        let code = match error {
            E::Store(error) => return error.into(),
            E::Missing(_) => ErrorCode::Missing,
            E::File {
                source: exchange::Error::AmbiguousDates { .. },
                ..
            } => ErrorCode::AmbiguousDates,
            E::File { .. } | E::Directory(_) | E::Forbidden(_) => ErrorCode::Unreadable,
            E::Apart { .. } => ErrorCode::Apart,
            E::Cancelled => ErrorCode::Cancelled,
            E::Writing { .. } => ErrorCode::Io,
            _ => ErrorCode::Internal,
        };
        Self::new(code, error)
    }
}

/// What every command returns.
pub(crate) type Answer<T> = Result<T, IpcError>;
