//! Why whole files were refused, in English.

use std::fmt::{Display, Formatter, Result};

use super::{keys, listed, ways};
use crate::problem::{Damage, NotText, Refusal, Unread, Unwritten};

impl Display for Refusal {
    #[expect(
        clippy::too_many_lines,
        reason = "a list of sentences, one for each refusal"
    )]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Empty => f.write_str(
                "The file is empty; nothing was read. Export it again and choose that file.",
            ),
            Self::HeaderOnly => f.write_str(
                "The file has a header and no rows; nothing was read. Check the filter of the export, then export it again.",
            ),
            Self::NotText(what) => write!(
                f,
                "The file is not text but {what}; nothing was read. Choose the file that was exported as CSV."
            ),
            Self::NulByte { line } => write!(
                f,
                "Line {line} holds a NUL byte, which no text has; nothing was read. Export the file \
                 again as CSV in UTF-8, or remove that byte."
            ),
            Self::Several { files } => write!(
                f,
                "The file is a ZIP of several files ({}); nothing was read. Say which, or unpack it and \
                 choose that one.",
                listed(files)
            ),
            Self::PackedTwice => f.write_str(
                "The file is packed more than once; nothing was read. Unpack it and choose the file inside.",
            ),
            Self::WebPage => f.write_str(
                "The file is a web page (HTML or XML), whatever its name says; nothing was read. Open \
                 it in a spreadsheet program, save it as XLSX, and choose that file.",
            ),
            Self::NoSheet { sheets } => {
                f.write_str("No sheet of the workbook holds a table")?;
                if !sheets.first.is_empty() {
                    write!(f, " (it has {})", listed(sheets))?;
                }
                f.write_str("; nothing was read. Check that it is the right file.")
            }
            Self::UnknownSheet { asked, sheets } => write!(
                f,
                "The workbook has no sheet \"{asked}\"; nothing was read. It has {}.",
                listed(sheets)
            ),
            Self::NotRates => f.write_str(
                "The file is no list of rates; nothing was read. It needs the columns currency, base, \
                 day and rate, with commas between them.",
            ),
            Self::NoColumns { missing, found } => write!(
                f,
                "No column was recognised for {}; nothing was read. The file has: {}. Say which column \
                 holds what, or export these columns too.",
                keys(missing),
                found.join(", ")
            ),
            Self::NoPreset { name, known } => write!(
                f,
                "There is no kind of file \"{name}\"; nothing was read. The known ones are: {}.",
                known.join(", ")
            ),
            Self::NoDeals { what } => write!(
                f,
                "The file holds no deals, only what belongs to them ({what}); nothing was read. Choose \
                 it together with the file of the deals."
            ),
            Self::NoStages => f.write_str(
                "No row of the file says at which stage a deal is or was, or how it ended; nothing was \
                 read. Check the filter of the export, or choose the file that says it.",
            ),
            Self::NamesRepeat { column, name, rows } => write!(
                f,
                "The deals have no id, and \"{column}\" does not tell them apart: {rows} rows bear a name \
                 that another bears too (\"{name}\", say); nothing was read. Export the deal's id too, or \
                 say which column holds it."
            ),
            Self::NoMoments { column, deal } => write!(
                f,
                "The same deals of \"{column}\" stand in several rows (\"{deal}\", say), as in a stage history \
                 or in exports put one below the other, but no column was recognised for when a deal came to \
                 its stage; nothing was read. Say which column holds that day, or bring one row for each deal."
            ),
            Self::RowTooLong { line, limit } => write!(
                f,
                "The row on line {line} is longer than any real row (over {limit} bytes); nothing was \
                 read. Check that the file is a CSV with one deal or move in a row."
            ),
            Self::OpenQuote { line } => write!(
                f,
                "The quote opened on line {line} is never closed, so the rest of the file would be one \
                 cell; nothing was read. Close or remove that quote, or export the file again."
            ),
            Self::AmbiguousDates { column, date } => write!(
                f,
                "The dates in \"{column}\" can be read in more than one order (\"{}\" is {}); nothing \
                 was read. Say which, and import again.",
                date.sample,
                ways(date)
            ),
            Self::TooManyStages { column, limit } => write!(
                f,
                "The column \"{column}\" has over {limit} different values and is hardly a stage; \
                 nothing was read. Say which column holds the stage."
            ),
            Self::UnknownEncoding { label } => write!(
                f,
                "The encoding \"{label}\" is not known; nothing was read. Try utf-8 or windows-1252."
            ),
            Self::Changed => f.write_str(
                "The file changed since it was looked at: its header is another now; nothing was read. Choose it again.",
            ),
            Self::Rewritten => f.write_str(
                "The file was changed while it was read, so what was read may be half of it; nothing \
                 was taken. Wait until the program that writes it has finished, then choose it again.",
            ),
            Self::Protected => f.write_str(
                "The file is protected by a password; nothing was read. Open it, save a copy without \
                 the password, and choose that file.",
            ),
            Self::Damaged(why) => write!(
                f,
                "The file is damaged, or made to do harm: {why}; nothing was read. Open it in the \
                 program that it comes from, save it anew, and choose that file."
            ),
            Self::Unread(why) => write!(f, "The file could not be read: {why}"),
        }
    }
}

impl Display for NotText {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::Picture => "a picture",
            Self::Pdf => "a PDF",
            Self::Database => "a database",
            Self::OfficeDocument => "a document of an office program, and no workbook",
            Self::Binary => "binary data",
        })
    }
}

impl Display for Damage {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::CutOff => "it is cut off",
            Self::Misfit => "its bytes do not fit together",
            Self::PartMissing => "a part of it is missing",
            Self::PartOdd => "a part of it is not what it should be",
            Self::SheetGone => "a sheet of it is gone",
            Self::PartsAstray => "its table of parts cannot be followed",
            Self::Parts(parts) => return write!(f, "it has {parts} parts"),
            Self::Contradictory => "it contradicts itself and cannot be followed",
            Self::BrokenXml => "its XML breaks off or contradicts itself",
            Self::UnusualXml => "its XML is written in an unusual manner",
            Self::UnknownPacking => "it is packed in a manner that is not known here",
            Self::Swelling => "it unpacks to far more than any export holds",
            Self::TooLarge => "it is larger than any workbook or packed export",
            Self::TooLargeXls => "it is larger than any XLS can be",
            Self::TooOld => "it is older than 1995, or no XLS at all",
            Self::LongRecord => "one of its records is larger than any can be",
            Self::LongText => "one of its texts is longer than a cell can hold",
            Self::TextsShort => "it announces more texts than it holds",
            Self::Texts { announced, held } => {
                return write!(f, "it announces {announced} texts and holds {held}");
            }
            Self::TextGone => "a cell names a text that is not there",
            Self::CellShort => "a cell has no room for its value",
            Self::OutOfOrder { row } => {
                return write!(f, "the cells of row {row} are not where they should be");
            }
            Self::Formats => "it has more cell formats than a workbook can have",
            Self::Rows => "it has more rows than a sheet can have",
            Self::Repeats => "it repeats its cells more often than any export does",
        })
    }
}

impl Display for Unread {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::InUse => f.write_str(
                "another program has it open and lets nobody else read it, as Excel does. Close it \
                 there, or choose a copy.",
            ),
            Self::NetworkGone => f.write_str(
                "the network folder that it lies in is gone. Connect it again, or choose a copy on this machine.",
            ),
            Self::Forbidden => {
                f.write_str("it may not be read. Check who may open it, or choose a copy.")
            }
            Self::Other(said) => {
                write!(f, "{said}. Check that it still exists and may be opened.")
            }
        }
    }
}

impl Display for Unwritten {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::DiskFull => "the disk is full",
            Self::NoFolder => "there is no such folder",
            Self::IsFolder => "there is a folder of that name",
            Self::NotAllowed => "writing is not allowed there",
            Self::Other(said) => said,
        })
    }
}
