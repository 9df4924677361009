//! XLS, a cell at a time. calamine has no streaming reader for it: it holds every sheet as a
//! rectangle up to its farthest cell, and its formulas as another. Here the file's stream is held
//! once, the cells of a sheet are found in it, and each is read as it is asked for.
//!
//! Source: [MS-XLS] 2.4 (records). BIFF5 and BIFF8, which is all since 1995.

use std::io::{Read, Seek, SeekFrom};

use cfb::CompoundFile;
use encoding_rs::WINDOWS_1252;
use engine::problem::{Damage, NotText, Refusal};

use crate::{
    book::{
        Sheet,
        biff::{self, Record, Texts, records},
        cell::{Epoch, Value},
        format::{self, Shown},
        guard::damaged,
        sheet::{At, CellStream, Merged, SheetRows},
    },
    error::Error,
};

/// No XLS is larger: 65,536 rows of 256 cells are 300 MB at their worst.
const STREAM: u64 = 256 << 20;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;

/// An XLS workbook.
pub(crate) struct XlsBook {
    stream: Vec<u8>,
    sheets: Vec<(Sheet, usize)>,
    texts: Texts,
    table: Vec<String>,
    shown: Vec<Shown>,
    epoch: Epoch,
}

/// Says of a compound file that it is a workbook under a password.
pub(crate) fn is_protected<R: Read + Seek>(file: &CompoundFile<R>) -> bool {
    file.exists("/EncryptedPackage") || file.exists("/EncryptionInfo")
}

impl XlsBook {
    pub(crate) fn open<R: Read + Seek>(mut source: R) -> Result<Self, Error> {
        source.seek(SeekFrom::Start(0))?;
        let mut file = CompoundFile::open(source)?;
        if is_protected(&file) {
            return Err(Error::Refused(Refusal::Protected));
        }
        let name = ["/Workbook", "/Book"]
            .into_iter()
            .find(|n| file.is_stream(n));
        let name = name.ok_or(Error::Refused(Refusal::NotText(NotText::OfficeDocument)))?;
        let mut stream = Vec::new();
        let whole = file.open_stream(name)?;
        if whole.len() > STREAM {
            return Err(damaged(Damage::TooLargeXls));
        }
        whole.take(STREAM).read_to_end(&mut stream)?;
        Self::of(stream)
    }

    fn of(stream: Vec<u8>) -> Result<Self, Error> {
        let mut book = Self {
            stream: Vec::new(),
            sheets: Vec::new(),
            texts: Texts::Wide,
            table: Vec::new(),
            shown: Vec::new(),
            epoch: Epoch::Y1900,
        };
        let mut formats = std::collections::HashMap::new();
        let mut xfs = Vec::new();
        let mut encoding = WINDOWS_1252;
        for (ix, record) in records(&stream, 0).enumerate() {
            if ix == 0 {
                if record.kind != BOF {
                    return Err(damaged(Damage::TooOld));
                }
                if record.u16_at(0) != Some(0x0600) {
                    book.texts = Texts::Bytes(encoding);
                }
            }
            match record.kind {
                EOF => break,
                0x002F => return Err(Error::Refused(Refusal::Protected)),
                0x0042 => {
                    encoding = biff::code_page(record.u16_at(0).unwrap_or(0));
                    if let Texts::Bytes(_) = book.texts {
                        book.texts = Texts::Bytes(encoding);
                    }
                }
                0x0022 => book.epoch = Epoch::of(record.u16_at(0) == Some(1)),
                0x0085 => book.sheets.extend(sheet(&record, book.texts)),
                0x041E => {
                    if let Some((id, code)) = number_format(&record, book.texts) {
                        formats.insert(id, format::of_code(&code));
                    }
                }
                0x00E0 => xfs.push(record.u16_at(2).unwrap_or(0)),
                0x00FC => book.table = biff::table(&biff::pieces(&stream, record.at)),
                _ => {}
            }
        }
        let shown = |id: &u16| {
            let coded = formats.get(id).copied();
            coded.unwrap_or_else(|| format::built_in(*id))
        };
        book.shown = xfs.iter().map(shown).collect();
        book.stream = stream;
        Ok(book)
    }

    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        self.sheets.iter().map(|(sheet, _)| sheet.clone()).collect()
    }

    pub(crate) fn rows(&self, sheet: &str) -> Result<SheetRows<'_>, Error> {
        let found = self.sheets.iter().find(|(s, _)| s.name == sheet);
        let (_, from) = found.ok_or_else(|| damaged(Damage::SheetGone))?;
        let mut cells = Vec::new();
        let mut merged = Vec::new();
        for record in substream(&self.stream, *from) {
            match record.kind {
                0x0006 | 0x00D6 | 0x00FD | 0x0203..=0x0205 | 0x027E => {
                    cells.extend(place(&record, 0));
                }
                0x00BD => {
                    let several = record.body.len().saturating_sub(6) / 6;
                    let several = u16::try_from(several).unwrap_or(0);
                    cells.extend((0..several).filter_map(|nth| place(&record, nth)));
                }
                0x00E5 => merged.extend(merges(&record)),
                _ => {}
            }
        }
        // Programs write cells in order; where one did not, it is as if it had. The last of two
        // in one place counts.
        if !cells.is_sorted_by(|a, b| (a.row, a.column) < (b.row, b.column)) {
            cells.sort_by_key(|c| (c.row, c.column));
            cells.reverse();
            cells.dedup_by_key(|c| (c.row, c.column));
            cells.reverse();
        }
        Ok(SheetRows::new(
            XlsCells {
                book: self,
                cells,
                at: 0,
            },
            merged,
        ))
    }

    fn number(&self, n: f64, xf: u16) -> Value<'static> {
        match self.shown.get(usize::from(xf)).copied().unwrap_or_default() {
            Shown::Number => Value::Number(n),
            Shown::Date => Value::Serial(n, self.epoch),
            Shown::Span => Value::Span(n),
        }
    }

    /// What the cell holds; `None` where its record is too short to say.
    fn value(&self, cell: Place) -> Option<Value<'_>> {
        let record = records(&self.stream, cell.at as usize).next()?;
        let xf = record.u16_at(4)?;
        Some(match record.kind {
            0x0203 => self.number(record.f64_at(6)?, xf),
            0x027E => self.number(rk(record.u32_at(6)?), xf),
            0x00BD => {
                let at = 4 + 6 * usize::from(cell.nth);
                self.number(rk(record.u32_at(at + 2)?), record.u16_at(at)?)
            }
            0x00FD => {
                let ix = record.u32_at(6)? as usize;
                Value::Text(self.table.get(ix)?.as_str().into())
            }
            0x0204 | 0x00D6 => {
                let count = usize::from(record.u16_at(6)?);
                Value::Text(self.texts.text(record.body.get(8..)?, count).into())
            }
            0x0205 => match (record.body.get(6)?, record.body.get(7)?) {
                (b, 0) => Value::Bool(*b != 0),
                (e, _) => error(*e),
            },
            0x0006 => match (record.body.get(6)?, record.u16_at(12)?) {
                (0, 0xFFFF) => Value::Text(self.formula_text(record.at)?.into()),
                (1, 0xFFFF) => Value::Bool(*record.body.get(8)? != 0),
                (2, 0xFFFF) => error(*record.body.get(8)?),
                (_, 0xFFFF) => Value::Empty,
                _ => self.number(record.f64_at(6)?, xf),
            },
            _ => Value::Empty,
        })
    }

    /// The text that a formula gave, in a record soon after it.
    fn formula_text(&self, at: usize) -> Option<String> {
        let mut after = records(&self.stream, at).skip(1).take(4);
        let record = after.find(|r| r.kind == 0x0207)?;
        match self.texts {
            Texts::Wide => biff::running(&biff::pieces(&self.stream, record.at)),
            Texts::Bytes(_) => {
                let count = usize::from(record.u16_at(0)?);
                Some(self.texts.text(record.body.get(2..)?, count))
            }
        }
    }
}

/// Where a cell's record is, and which of its cells it is.
#[derive(Clone, Copy, Debug)]
struct Place {
    row: u16,
    column: u16,
    nth: u16,
    at: u32,
}

fn place(record: &Record<'_>, nth: u16) -> Option<Place> {
    Some(Place {
        row: record.u16_at(0)?,
        column: record.u16_at(2)?.checked_add(nth)?,
        nth,
        at: u32::try_from(record.at).ok()?,
    })
}

/// The records of a sheet, those of charts inside it passed over.
fn substream(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut depth = 0_u32;
    records(stream, from)
        .map(move |record| {
            match record.kind {
                BOF => depth += 1,
                EOF => depth = depth.saturating_sub(1),
                _ => {}
            }
            (depth, record)
        })
        .take_while(|(depth, _)| *depth > 0)
        .filter(|(depth, _)| *depth == 1)
        .map(|(_, record)| record)
}

fn sheet(record: &Record<'_>, texts: Texts) -> Option<(Sheet, usize)> {
    let at = record.u32_at(0)? as usize;
    let count = usize::from(*record.body.get(6)?);
    let mut name = texts.text(record.body.get(7..)?, count);
    name.retain(|c| c != '\0');
    let sheet = Sheet {
        name,
        hidden: record.body.get(4)? & 3 != 0,
        cells: *record.body.get(5)? == 0,
    };
    Some((sheet, at))
}

fn number_format(record: &Record<'_>, texts: Texts) -> Option<(u16, String)> {
    let id = record.u16_at(0)?;
    let code = match texts {
        Texts::Wide => texts.text(record.body.get(4..)?, usize::from(record.u16_at(2)?)),
        Texts::Bytes(_) => texts.text(record.body.get(3..)?, usize::from(*record.body.get(2)?)),
    };
    Some((id, code))
}

fn merges(record: &Record<'_>) -> Vec<Merged> {
    let body = record.body.get(2..).unwrap_or_default();
    let of = |piece: &[u8]| {
        Some(Merged {
            first_row: biff::u16_at(piece, 0)?.into(),
            last_row: biff::u16_at(piece, 2)?.into(),
            column: biff::u16_at(piece, 4)?.into(),
        })
    };
    body.chunks_exact(8).filter_map(of).collect()
}

/// [MS-XLS] 2.5.217: thirty bits of a double or a whole number, perhaps of hundredths.
fn rk(bits: u32) -> f64 {
    let n = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { n / 100.0 } else { n }
}

fn error(code: u8) -> Value<'static> {
    let text = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    };
    Value::Error(text.into())
}

struct XlsCells<'a> {
    book: &'a XlsBook,
    cells: Vec<Place>,
    at: usize,
}

impl CellStream for XlsCells<'_> {
    fn next(&mut self) -> Result<Option<At<'_>>, Error> {
        let Some(&cell) = self.cells.get(self.at) else {
            return Ok(None);
        };
        self.at += 1;
        let value = self.book.value(cell);
        let value = value.ok_or_else(|| damaged(Damage::CellShort))?;
        Ok(Some(At {
            row: cell.row.into(),
            column: cell.column.into(),
            value,
        }))
    }
}
