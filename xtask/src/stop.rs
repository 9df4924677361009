//! Why a command stopped. Every reason is a sentence that says what to do next.

use std::{error::Error, fmt, io, path::PathBuf};

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The arguments make no sense; the usage says which do.
    Usage,
    /// Something is missing that only the person can install.
    Missing {
        /// What is missing, and for what it is needed.
        what: String,
        /// How to get it.
        remedy: String,
    },
    /// A program could not be started.
    Start {
        /// Its name.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// A program ran and said no.
    Failed {
        /// What it was to do.
        step: String,
    },
    /// A file or folder could not be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Checks that did not pass, after all of them were tried.
    Checks(Vec<String>),
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage => f.write_str("These arguments make no sense here."),
            Self::Missing { what, remedy } => write!(f, "\n{what} {remedy}"),
            Self::Start { program, source } => {
                write!(
                    f,
                    "\nThe program {program} could not be started: {}.",
                    plain(source)
                )
            }
            Self::Failed { step } => write!(
                f,
                "\nStopped: {step} failed. The lines above say why; once that is mended, the same \
                 command goes on from there."
            ),
            Self::File { path, source } => {
                write!(
                    f,
                    "\n{} could not be used: {}.",
                    path.display(),
                    plain(source)
                )
            }
            Self::Checks(failed) => write!(f, "Failed: {}.", failed.join("; ")),
        }
    }
}

/// What the system said, without its number.
fn plain(source: &io::Error) -> String {
    let said = source.to_string();
    said.split(" (os error")
        .next()
        .unwrap_or_default()
        .to_owned()
}

impl Error for Stop {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Start { source, .. } | Self::File { source, .. } => Some(source),
            _ => None,
        }
    }
}
