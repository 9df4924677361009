//! XLSX and XLSB, by calamine's streaming readers: a cell at a time, never a rectangle of them.
//!
//! Nothing here opens a workbook that [`guard`] or [`records`] has not passed first.

use std::io::{Read, Seek, SeekFrom};

use calamine::{
    DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsb, XlsbError, Xlsx, XlsxError,
};
use engine::problem::{Damage, Refusal};

use crate::{
    book::{
        Sheet,
        cell::{Epoch, Value},
        guard::{self, damaged, unmarked, unzipped},
        records,
        sheet::{At, CellStream, Merged, SheetRows},
        unharmed::unharmed,
    },
    error::Error,
};

/// An XLSX workbook.
pub(crate) struct XlsxBook<R> {
    book: Xlsx<R>,
    merges: bool,
}

impl<R: Read + Seek> XlsxBook<R> {
    pub(crate) fn open(mut source: R) -> Result<Self, Error> {
        let merges = guard::xlsx(&mut guard::archive(&mut source)?)?;
        source.seek(SeekFrom::Start(0))?;
        let book = unharmed(|| Xlsx::new(source).map_err(unread))?;
        Ok(Self { book, merges })
    }

    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        sheets(self.book.sheets_metadata())
    }

    pub(crate) fn rows(&mut self, sheet: &str) -> Result<SheetRows<'_>, Error> {
        let merged = if self.merges {
            unharmed(|| self.book.merge_cells_by_sheet_name(sheet).map_err(unread))?
        } else {
            Vec::new()
        };
        let epoch = Epoch::of(self.book.has_1904_epoch());
        let mut cells = unharmed(|| self.book.worksheet_cells_reader(sheet).map_err(unread))?;
        let next = move || cells.next_cell().map_err(unread);
        let downwards = merged.iter().map(|m| Merged {
            first_row: m.start.0,
            last_row: m.end.0,
            column: m.start.1,
        });
        Ok(SheetRows::new(
            Streamed::new(epoch, next),
            downwards.collect(),
        ))
    }
}

/// An XLSB workbook.
pub(crate) struct XlsbBook<R>(Xlsb<R>);

impl<R: Read + Seek> XlsbBook<R> {
    pub(crate) fn open(mut source: R) -> Result<Self, Error> {
        records::xlsb(&mut guard::archive(&mut source)?)?;
        source.seek(SeekFrom::Start(0))?;
        let open = || Xlsb::new(source).map_err(unread_binary);
        unharmed(open).map(Self)
    }

    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        sheets(self.0.sheets_metadata())
    }

    pub(crate) fn rows(&mut self, sheet: &str) -> Result<SheetRows<'_>, Error> {
        let epoch = Epoch::of(self.0.has_1904_epoch());
        let mut cells = unharmed(|| {
            let cells = self.0.worksheet_cells_reader(sheet);
            cells.map_err(unread_binary)
        })?;
        let next = move || cells.next_cell().map_err(unread_binary);
        Ok(SheetRows::new(Streamed::new(epoch, next), Vec::new()))
    }
}

fn sheets(metadata: &[calamine::Sheet]) -> Vec<Sheet> {
    let of = |sheet: &calamine::Sheet| Sheet {
        name: sheet.name.clone(),
        hidden: sheet.visible != SheetVisible::Visible,
        cells: sheet.typ == SheetType::WorkSheet,
    };
    metadata.iter().map(of).collect()
}

/// What a stream of calamine's gives (one of its two has no name to hold it by).
struct Streamed<'c, F> {
    next: F,
    epoch: Epoch,
    held: Option<calamine::Cell<DataRef<'c>>>,
}

impl<F> Streamed<'_, F> {
    fn new(epoch: Epoch, next: F) -> Self {
        Self {
            next,
            epoch,
            held: None,
        }
    }
}

impl<'c, F> CellStream for Streamed<'c, F>
where
    F: FnMut() -> Result<Option<calamine::Cell<DataRef<'c>>>, Error>,
{
    fn next(&mut self) -> Result<Option<At<'_>>, Error> {
        self.held = unharmed(&mut self.next)?;
        Ok(self.held.as_ref().map(|cell| at(cell, self.epoch)))
    }
}

fn at<'a>(cell: &'a calamine::Cell<DataRef<'_>>, epoch: Epoch) -> At<'a> {
    let (row, column) = cell.get_position();
    let value = match cell.get_value() {
        DataRef::Empty => Value::Empty,
        #[allow(clippy::cast_precision_loss)] // 30 bits
        DataRef::Int(n) => Value::Number(*n as f64),
        DataRef::Float(n) => Value::Number(*n),
        DataRef::SharedString(text) => Value::Text((*text).into()),
        DataRef::String(text) => Value::Text(text.as_str().into()),
        DataRef::Bool(b) => Value::Bool(*b),
        DataRef::DateTime(at) => serial(at, epoch),
        DataRef::DateTimeIso(text) => Value::IsoDate(text.as_str().into()),
        DataRef::DurationIso(text) => Value::Text(text.as_str().into()),
        DataRef::Error(what) => Value::Error(what.to_string().into()),
    };
    At { row, column, value }
}

fn serial(at: &ExcelDateTime, epoch: Epoch) -> Value<'static> {
    if at.is_duration() {
        Value::Span(at.as_f64())
    } else {
        Value::Serial(at.as_f64(), epoch)
    }
}

/// What keeps an XLSX from being read, in our words.
fn unread(e: XlsxError) -> Error {
    match e {
        XlsxError::Password => Error::Refused(Refusal::Protected),
        XlsxError::Io(e) => e.into(),
        XlsxError::Zip(e) => unzipped(e),
        XlsxError::Xml(e) => unmarked(&e),
        XlsxError::XmlEof(_) => damaged(Damage::CutOff),
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => {
            damaged(Damage::PartMissing)
        }
        _ => damaged(Damage::PartOdd),
    }
}

/// What keeps an XLSB from being read, in our words.
fn unread_binary(e: XlsbError) -> Error {
    match e {
        XlsbError::Password => Error::Refused(Refusal::Protected),
        XlsbError::Io(e) => e.into(),
        XlsbError::Zip(e) => unzipped(e),
        XlsbError::FileNotFound(_) => damaged(Damage::PartMissing),
        _ => damaged(Damage::PartOdd),
    }
}
