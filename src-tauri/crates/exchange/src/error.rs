//! Why a whole file could not be read: one plain sentence each. What concerns single rows is a
//! [`Problem`](engine::problem::Problem) and stops nothing.

use std::{fmt, io};

use thiserror::Error;

fn listed(names: &[String]) -> String {
    crate::row::listed(names.iter().map(String::as_str))
}

/// A file that gives no records at all. Each message says what happened and what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// Not one row.
    #[error("The file is empty; nothing was read. Export it again and choose that file.")]
    Empty,
    /// A header and nothing below it.
    #[error(
        "The file has a header and no rows; nothing was read. Check the filter of the export, then export it again."
    )]
    HeaderOnly,
    /// Bytes that are no text.
    #[error(
        "The file is not text but {what}; nothing was read. Choose the file that was exported as CSV."
    )]
    NotText {
        /// What it looks like, with its article.
        what: &'static str,
    },
    /// Text with a byte that no text has.
    #[error(
        "Line {line} holds a NUL byte, which no text has; nothing was read. Export the file again as CSV in UTF-8, or remove that byte."
    )]
    NulByte {
        /// The line, from 1.
        line: u64,
    },
    /// A ZIP of several files, of which none or more than one is a table of deals.
    #[error(
        "The file is a ZIP of several files ({}); nothing was read. Say which, or unpack it and choose that one.",
        listed(.files)
    )]
    Several {
        /// Their names.
        files: Vec<String>,
    },
    /// Packed in what is packed.
    #[error(
        "The file is packed more than once; nothing was read. Unpack it and choose the file inside."
    )]
    PackedTwice,
    /// A web page under the name of a spreadsheet.
    #[error(
        "The file is a web page (HTML or XML), whatever its name says; nothing was read. Open it in a spreadsheet program, save it as XLSX, and choose that file."
    )]
    WebPage,
    /// No sheet of a workbook holds a table.
    #[error(
        "No sheet of the workbook holds a table{}; nothing was read. Check that it is the right file.",
        if .sheets.is_empty() { String::new() } else { format!(" (it has {})", listed(.sheets)) }
    )]
    NoSheet {
        /// The sheets' names.
        sheets: Vec<String>,
    },
    /// A sheet that was asked for and is not there.
    #[error("The workbook has no sheet \"{asked}\"; nothing was read. It has {}.", listed(.sheets))]
    UnknownSheet {
        /// As asked.
        asked: String,
        /// The sheets' names.
        sheets: Vec<String>,
    },
    /// No list of currency rates.
    #[error(
        "The file is no list of rates; nothing was read. It needs the columns currency, base, day and rate, with commas between them."
    )]
    NotRates,
    /// The columns that any recognised kind needs are missing.
    #[error(
        "No column was recognised for {}; nothing was read. The file has: {}. Say which column holds what, or export these columns too.",
        .missing.join(", "),
        .found.join(", ")
    )]
    NoColumns {
        /// What was looked for.
        missing: Vec<&'static str>,
        /// The file's headers.
        found: Vec<String>,
    },
    /// A kind of file that was asked for by name and is not known.
    #[error(
        "There is no kind of file \"{name}\"; nothing was read. The known ones are: {}.",
        .known.join(", ")
    )]
    NoPreset {
        /// As given.
        name: String,
        /// Those there are.
        known: Vec<&'static str>,
    },
    /// A file that says something of reps, accounts or stages, and has no deals beside it.
    #[error(
        "The file holds no deals, only what belongs to them ({what}); nothing was read. Choose it together with the file of the deals."
    )]
    NoDeals {
        /// What it is.
        what: String,
    },
    /// A file of deals of which no row tells where one stands.
    #[error(
        "No row of the file says at which stage a deal is or was, or how it ended; nothing was read. Check the filter of the export, or choose the file that says it."
    )]
    NoStages,
    /// A row without an end in sight.
    #[error(
        "The row on line {line} is longer than any real row (over {limit} bytes); nothing was read. Check that the file is a CSV with one deal or move in a row."
    )]
    RowTooLong {
        /// Where it starts.
        line: u64,
        /// The bound that it passed, in bytes.
        limit: usize,
    },
    /// A quote that would make one cell of the rest of the file.
    #[error(
        "The quote opened on line {line} is never closed, so the rest of the file would be one cell; nothing was read. Close or remove that quote, or export the file again."
    )]
    OpenQuote {
        /// Where it opens.
        line: u64,
    },
    /// The dates of a needed column can be read in more than one order.
    #[error(
        "The dates in \"{column}\" can be read in more than one order (\"{sample}\" is {ways}); nothing was read. Say which, and import again."
    )]
    AmbiguousDates {
        /// The column's header.
        column: String,
        /// A value that shows it.
        sample: String,
        /// The day that each order makes of it, in words.
        ways: String,
    },
    /// More stage names than a process can have: the column is something else.
    #[error(
        "The column \"{column}\" has over {limit} different values and is hardly a stage; nothing was read. Say which column holds the stage."
    )]
    TooManyStages {
        /// The column's header.
        column: String,
        /// The bound.
        limit: usize,
    },
    /// An encoding that was asked for by name and does not exist.
    #[error("The encoding \"{label}\" is not known; nothing was read. Try utf-8 or windows-1252.")]
    UnknownEncoding {
        /// As given.
        label: String,
    },
    /// The file is not the one that was looked at.
    #[error(
        "The file changed since it was looked at: its header is another now; nothing was read. Choose it again."
    )]
    Changed,
    /// The file became another while it was read.
    #[error(
        "The file was changed while it was read, so what was read may be half of it; nothing was taken. Wait until the program that writes it has finished, then choose it again."
    )]
    Rewritten,
    /// A workbook or an archive under a password.
    #[error(
        "The file is protected by a password; nothing was read. Open it, save a copy without the password, and choose that file."
    )]
    Protected,
    /// A workbook or an archive that contradicts itself.
    #[error(
        "The file is damaged, or made to do harm: {why}; nothing was read. Open it in the program that it comes from, save it anew, and choose that file."
    )]
    Damaged {
        /// What is wrong with it.
        why: String,
    },
    /// The source could not be read.
    #[error("The file could not be read: {}", unread(.0.kind(), .0.raw_os_error().filter(|_| cfg!(windows)), .0))]
    Source(#[source] io::Error),
}

/// Why bytes cannot be got at, and what to do, in a person's words; the system's own where it has none
/// better, without its number. `windows` is that number where it is one of Windows.
fn unread(kind: io::ErrorKind, windows: Option<i32>, said: &impl fmt::Display) -> String {
    use io::ErrorKind as Kind;
    /// Somebody else has it open for themselves alone, or has locked the piece that is read.
    const SHARING: i32 = 32;
    const LOCKED: i32 = 33;
    match (kind, windows) {
        (_, Some(SHARING | LOCKED)) | (Kind::WouldBlock | Kind::ResourceBusy, _) => {
            "another program has it open and lets nobody else read it, as Excel does. Close it there, or choose a copy.".to_owned()
        }
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
        ) => "the network folder that it lies in is gone. Connect it again, or choose a copy on this machine.".to_owned(),
        (Kind::PermissionDenied, _) => {
            "it may not be read. Check who may open it, or choose a copy.".to_owned()
        }
        _ => {
            let said = said.to_string();
            let words = said.split(" (os error").next().unwrap_or_default();
            format!("{words}. Check that it still exists and may be opened.")
        }
    }
}

impl Error {
    /// Whether the file could be read and holds no deals, so that it may be left out where others hold
    /// them.
    #[must_use]
    pub fn holds_no_deals(&self) -> bool {
        matches!(
            self,
            Self::Empty
                | Self::HeaderOnly
                | Self::NoColumns { .. }
                | Self::NoDeals { .. }
                | Self::NoStages
        )
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
            (Some(Refused(why)), _) => why,
            (None, UnexpectedEof) => "it is cut off",
            (None, InvalidData | InvalidInput) => "its bytes do not fit together",
            _ => return Self::Source(e),
        };
        Self::Damaged {
            why: why.to_owned(),
        }
    }
}

/// A refusal on its way through a reader that knows only errors of input: why the file is damaged.
#[derive(Debug)]
pub(crate) struct Refused(pub(crate) &'static str);

impl Refused {
    /// As an error of input.
    pub(crate) fn into_io(self) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, self)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
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
            let said = unread(kind, windows, &"the cable was pulled (os error 5)");
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
