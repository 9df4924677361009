//! Workbooks: which kind one is, which sheets it has, and the rows of one of them.
//!
//! Every kind is read a cell at a time behind a check of what it says of itself: nothing that a
//! workbook announces decides how much memory is set aside, and none can end the process. XLSX and
//! XLSB are read by calamine's streams, XLS and ODS, for which it has none, by readers of our own.

mod biff;
pub(crate) mod cell;
mod format;
pub(crate) mod guard;
mod ods;
mod ooxml;
mod records;
pub(crate) mod sheet;
mod source;
mod unharmed;
mod xls;

use std::io::{Read, Seek};

use ods::OdsBook;
use ooxml::{XlsbBook, XlsxBook};
use sheet::SheetRows;
pub(crate) use source::{choose, open};
use xls::XlsBook;
pub(crate) use xls::is_protected;

use crate::error::Error;

/// Which kind of workbook a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BookKind {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

impl BookKind {
    /// As people call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX",
            Self::Xlsb => "XLSB",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
        }
    }
}

/// One sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    /// Hidden, very much or not.
    pub(crate) hidden: bool,
    /// False for a chart or a macro.
    pub(crate) cells: bool,
}

/// A workbook that was checked and opened.
pub(crate) enum Workbook<R> {
    Xlsx(XlsxBook<R>),
    Xlsb(XlsbBook<R>),
    Xls(XlsBook),
    Ods(OdsBook<R>),
}

impl<R: Read + Seek> Workbook<R> {
    pub(crate) fn open(kind: BookKind, source: R) -> Result<Self, Error> {
        Ok(match kind {
            BookKind::Xlsx => Self::Xlsx(XlsxBook::open(source)?),
            BookKind::Xlsb => Self::Xlsb(XlsbBook::open(source)?),
            BookKind::Xls => Self::Xls(XlsBook::open(source)?),
            BookKind::Ods => Self::Ods(OdsBook::open(source)?),
        })
    }

    pub(crate) fn kind(&self) -> BookKind {
        match self {
            Self::Xlsx(_) => BookKind::Xlsx,
            Self::Xlsb(_) => BookKind::Xlsb,
            Self::Xls(_) => BookKind::Xls,
            Self::Ods(_) => BookKind::Ods,
        }
    }

    /// Its sheets in their order.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        match self {
            Self::Xlsx(book) => book.sheets(),
            Self::Xlsb(book) => book.sheets(),
            Self::Xls(book) => book.sheets(),
            Self::Ods(book) => book.sheets(),
        }
    }

    /// The rows of the sheet of that name.
    pub(crate) fn rows(&mut self, sheet: &str) -> Result<SheetRows<'_>, Error> {
        match self {
            Self::Xlsx(book) => book.rows(sheet),
            Self::Xlsb(book) => book.rows(sheet),
            Self::Xls(book) => book.rows(sheet),
            Self::Ods(book) => book.rows(sheet),
        }
    }
}

#[cfg(test)]
mod tests;
