//! Why a whole file could not be read: what is wrong with it, or that its bytes cannot be got at. What
//! concerns single rows is a [`Problem`](engine::problem::Problem) and stops nothing.

use std::{fmt, io};

use engine::problem::{Damage, Refusal, Unread, system_words};
use thiserror::Error;

/// A file that gives no records at all. Each message says what happened and what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// For what it is.
    #[error("{0}")]
    Refused(Refusal),
    /// The source could not be read.
    #[error("{}", Refusal::Unread(unread(.0)))]
    Source(#[source] io::Error),
}

/// Why bytes cannot be got at; the system's own words where it has none better, without its number.
fn unread(error: &io::Error) -> Unread {
    let windows = error.raw_os_error().filter(|_| cfg!(windows));
    unread_of(error.kind(), windows, error)
}

/// The same, of what kind the error is; `windows` is its number where it is one of Windows.
fn unread_of(kind: io::ErrorKind, windows: Option<i32>, said: &impl fmt::Display) -> Unread {
    use io::ErrorKind as Kind;
    /// Somebody else has it open for themselves alone, or has locked the piece that is read.
    const SHARING: i32 = 32;
    const LOCKED: i32 = 33;
    match (kind, windows) {
        (_, Some(SHARING | LOCKED)) | (Kind::WouldBlock | Kind::ResourceBusy, _) => Unread::InUse,
        (
            Kind::StaleNetworkFileHandle
            | Kind::NotConnected
            | Kind::ConnectionAborted
            | Kind::ConnectionReset
            | Kind::HostUnreachable
            | Kind::NetworkUnreachable
            | Kind::NetworkDown
            | Kind::TimedOut,
            _,
        ) => Unread::NetworkGone,
        (Kind::PermissionDenied, _) => Unread::Forbidden,
        _ => Unread::Other(system_words(said)),
    }
}

impl Error {
    /// Why, as facts that can be said in any language.
    #[must_use]
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::Refused(why) => why.clone(),
            Self::Source(error) => Refusal::Unread(unread(error)),
        }
    }

    /// Whether the file could be read and holds no deals, so that it may be left out where others hold
    /// them.
    #[must_use]
    pub fn holds_no_deals(&self) -> bool {
        use Refusal as R;
        matches!(
            self,
            Self::Refused(
                R::Empty | R::HeaderOnly | R::NoColumns { .. } | R::NoDeals { .. } | R::NoStages
            )
        )
    }
}

impl From<Refusal> for Error {
    fn from(why: Refusal) -> Self {
        Self::Refused(why)
    }
}

impl From<io::Error> for Error {
    /// What a reader says of the bytes is about the file; the rest is about getting at them.
    fn from(e: io::Error) -> Self {
        use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
        let ours = e
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Refused>());
        let why = match (ours, e.kind()) {
            (Some(Refused(why)), _) => *why,
            (None, UnexpectedEof) => Damage::CutOff,
            (None, InvalidData | InvalidInput) => Damage::Misfit,
            _ => return Self::Source(e),
        };
        Refusal::Damaged(why).into()
    }
}

/// A refusal on its way through a reader that knows only errors of input: why the file is damaged.
#[derive(Debug)]
pub(crate) struct Refused(pub(crate) Damage);

impl Refused {
    /// As an error of input.
    pub(crate) fn into_io(self) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, self)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Refused {}

/// Why reading stopped before the end of the file.
#[derive(Debug, Error)]
pub enum Stopped<E> {
    /// Because of the file.
    #[error(transparent)]
    File(#[from] Error),
    /// Because of whoever takes the records.
    #[error("The rows could not be taken.")]
    Sink(E),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_bytes_cannot_be_got_at_is_said_in_words() {
        let check = |kind: io::ErrorKind, windows, expected: &str| {
            let why = unread_of(kind, windows, &"the cable was pulled (os error 5)");
            let said = why.to_string();
            assert!(said.starts_with(expected), "{said}");
            assert!(said.ends_with('.') && !said.contains("os error"), "{said}");
        };
        check(io::ErrorKind::Other, None, "the cable was pulled. Check");
        check(
            io::ErrorKind::Other,
            Some(32),
            "another program has it open",
        );
        check(
            io::ErrorKind::Other,
            Some(33),
            "another program has it open",
        );
        check(
            io::ErrorKind::ResourceBusy,
            None,
            "another program has it open",
        );
        check(
            io::ErrorKind::StaleNetworkFileHandle,
            None,
            "the network folder",
        );
        check(io::ErrorKind::PermissionDenied, None, "it may not be read");
        let said = Error::from(io::Error::other("gone")).to_string();
        assert!(said.starts_with("The file could not be read: gone. Check"));
    }
}
