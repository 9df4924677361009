//! Why a whole file was refused: facts, of which each language makes its own sentence.
//! [`Display`](std::fmt::Display) gives the English one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::names::Names;

/// Why a file gives no records at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Not one row.
    Empty,
    /// A header and nothing below it.
    HeaderOnly,
    /// Bytes that are no text.
    NotText(NotText),
    /// Text with a byte that no text has.
    NulByte {
        /// The line, from 1.
        line: u64,
    },
    /// A ZIP of several files, of which none or more than one is a table of deals.
    Several {
        /// Their names.
        files: Names,
    },
    /// Packed in what is packed.
    PackedTwice,
    /// A web page under the name of a spreadsheet.
    WebPage,
    /// No sheet of a workbook holds a table.
    NoSheet {
        /// The sheets' names.
        sheets: Names,
    },
    /// A sheet that was asked for and is not there.
    UnknownSheet {
        /// As asked.
        asked: String,
        /// The sheets' names.
        sheets: Names,
    },
    /// No list of currency rates.
    NotRates,
    /// The columns that any recognised kind needs are missing.
    NoColumns {
        /// What was looked for.
        missing: Vec<Key>,
        /// The first of the file's headers.
        found: Vec<String>,
    },
    /// A kind of file that was asked for by name and is not known.
    NoPreset {
        /// As given.
        name: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// A file that says something of reps, accounts or stages, and has no deals beside it.
    NoDeals {
        /// The headers of what it holds.
        what: String,
    },
    /// A file of deals of which no row tells where one stands.
    NoStages,
    /// Deals without ids whose names do not tell them apart.
    NamesRepeat {
        /// The header of their names.
        column: String,
        /// A name that stands in several rows.
        name: String,
        /// Rows that bear a name which another bears too.
        rows: u64,
    },
    /// A row for each deal by its columns, and the same deals in many rows, at one stage and another.
    NoMoments {
        /// The header of the deals' ids.
        column: String,
        /// A deal that stands in several rows.
        deal: String,
    },
    /// A row without an end in sight.
    RowTooLong {
        /// Where it starts.
        line: u64,
        /// The bound that it passed, in bytes.
        limit: usize,
    },
    /// A quote that would make one cell of the rest of the file.
    OpenQuote {
        /// Where it opens.
        line: u64,
    },
    /// The dates of a needed column can be read in more than one order.
    AmbiguousDates {
        /// The column's header.
        column: String,
        /// A value that shows it.
        date: AnyOrder,
    },
    /// More stage names than a process can have: the column is something else.
    TooManyStages {
        /// The column's header.
        column: String,
        /// The bound.
        limit: usize,
    },
    /// An encoding that was asked for by name and does not exist.
    UnknownEncoding {
        /// As given.
        label: String,
    },
    /// The file is not the one that was looked at.
    Changed,
    /// The file became another while it was read.
    Rewritten,
    /// A workbook or an archive under a password.
    Protected,
    /// A workbook or an archive that contradicts itself.
    Damaged(Damage),
    /// Its bytes cannot be got at.
    Unread(Unread),
}

/// What a file is that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotText {
    /// A picture.
    Picture,
    /// A PDF.
    Pdf,
    /// A database; a workspace is one.
    Database,
    /// A text or slides of an office program.
    OfficeDocument,
    /// Something else.
    Binary,
}

/// What a column holds that files are recognised or joined by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// The deal's id.
    Deal,
    /// The rep.
    Rep,
    /// The account.
    Account,
    /// The stage.
    Stage,
    /// The team.
    Team,
    /// Another word that both have.
    Other,
}

/// A date that can be read in more than one order, with the day that each makes of it; `None` where it
/// is no date in that order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnyOrder {
    /// As written.
    pub sample: String,
    /// The day it is, day first.
    pub day_first: Option<NaiveDate>,
    /// The day it is, month first.
    pub month_first: Option<NaiveDate>,
    /// The day it is, year first.
    pub year_first: Option<NaiveDate>,
}

impl AnyOrder {
    /// Each way to read it: the day as `date` writes it, and the words for day, month or year first.
    #[must_use]
    pub fn ways(&self, how: [&str; 3], date: impl Fn(&NaiveDate) -> String) -> String {
        let days = [self.day_first, self.month_first, self.year_first];
        let ways = days.iter().zip(how);
        let said: Vec<String> = ways
            .filter_map(|(day, how)| Some(format!("{} {how}", date(day.as_ref()?))))
            .collect();
        said.join(", ")
    }
}

/// What is wrong with a workbook or an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Damage {
    /// It ends too early.
    CutOff,
    /// Its bytes contradict each other.
    Misfit,
    /// A part is missing.
    PartMissing,
    /// A part is something else.
    PartOdd,
    /// A sheet is missing.
    SheetGone,
    /// Its table of parts leads nowhere.
    PartsAstray,
    /// More parts than a workbook has.
    Parts(usize),
    /// A reader gave up.
    Contradictory,
    /// Its XML is broken.
    BrokenXml,
    /// Its XML is written as no program does.
    UnusualXml,
    /// Packed in an unknown way.
    UnknownPacking,
    /// It unpacks to too much.
    Swelling,
    /// Too large to be packed or a workbook.
    TooLarge,
    /// Too large to be XLS.
    TooLargeXls,
    /// Too old.
    TooOld,
    /// A record beyond all bounds.
    LongRecord,
    /// A text beyond all bounds.
    LongText,
    /// Fewer texts than it says.
    TextsShort,
    /// Another number of texts than it says.
    Texts {
        /// As it says.
        announced: u64,
        /// As there are.
        held: u64,
    },
    /// A cell with a text that is not there.
    TextGone,
    /// A cell too short for its value.
    CellShort,
    /// Cells in another order than that of their places.
    OutOfOrder {
        /// The row.
        row: u64,
    },
    /// Too many formats.
    Formats,
    /// Too many rows.
    Rows,
    /// Cells repeated beyond all bounds.
    Repeats,
}

/// What the system says of an error, without its number: for what is told [`Unread::Other`] and
/// [`Unwritten::Other`].
#[must_use]
pub fn system_words(error: &impl std::fmt::Display) -> String {
    let said = error.to_string();
    let words = said.split(" (os error").next();
    words.unwrap_or_default().to_owned()
}

/// Why bytes cannot be got at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unread {
    /// Another program lets nobody else read it.
    InUse,
    /// The network folder is gone.
    NetworkGone,
    /// It may not be read.
    Forbidden,
    /// As the system says.
    Other(String),
}

/// Why a file could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// The disk is full.
    DiskFull,
    /// The folder is not there.
    NoFolder,
    /// A folder has that name.
    IsFolder,
    /// Writing is not allowed.
    NotAllowed,
    /// As the system says.
    Other(String),
}
