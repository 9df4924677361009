//! The records of XLSB's binary parts, checked before a reader sees them: each whole, none larger
//! than it can be, no cell without room for its value, no text that is not in the table of texts.
//!
//! Layouts: [MS-XLSB] 2.1.4 (records), 2.2.1 (cells), 2.5.122 (RK numbers).

use std::io::{BufReader, Read, Seek};

use engine::problem::Damage;
use zip::ZipArchive;

use crate::{
    book::guard::{self, Bounded, Role, damaged, unzipped},
    error::Error,
};

/// No record is larger: a cell holds 32,767 characters of two bytes, a formula 16 kB.
const RECORD: u32 = 1 << 20;
/// Records that say nothing cost a byte or two each; a part of nothing else is no workbook.
const CELL_WITH_TEXT: u16 = 7;
const DIMENSION: u16 = 0x94;
const TEXTS_BEGIN: u16 = 0x9F;
const TEXT: u16 = 0x13;

/// Passes every part that a reader of XLSB will read.
pub(crate) fn xlsb<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), Error> {
    let (mut texts, mut last_text) = (0, None);
    for part in guard::parts_to_read(archive)? {
        let file = archive.by_index(part.index).map_err(unzipped)?;
        let role = Role::of(&part.leaf);
        if !part.leaf.ends_with(".bin") {
            Bounded::marked(file, role).pass()?;
            continue;
        }
        let mut records = Records {
            source: BufReader::new(Bounded::binary(file, role)),
            body: Vec::new(),
        };
        match role {
            Role::Texts => texts = records.texts()?,
            Role::Sheet => last_text = last_text.max(records.sheet()?),
            Role::Styles | Role::Small => while records.next()?.is_some() {},
        }
    }
    match last_text {
        Some(last) if last >= texts => Err(damaged(Damage::TextGone)),
        _ => Ok(()),
    }
}

struct Records<R> {
    source: R,
    body: Vec<u8>,
}

impl<R: Read> Records<R> {
    /// The next record's type, its body held; `None` at the end.
    fn next(&mut self) -> Result<Option<u16>, Error> {
        let Some(first) = self.byte()? else {
            return Ok(None);
        };
        let mut kind = u16::from(first & 0x7F);
        if first & 0x80 != 0 {
            kind += u16::from(self.must()? & 0x7F) << 7;
        }
        let mut length = 0;
        for place in 0..4 {
            let byte = self.must()?;
            length += u32::from(byte & 0x7F) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > RECORD {
            return Err(damaged(Damage::LongRecord));
        }
        self.body.resize(length as usize, 0);
        self.source.read_exact(&mut self.body)?;
        Ok(Some(kind))
    }

    fn byte(&mut self) -> Result<Option<u8>, Error> {
        let mut byte = [0];
        Ok((self.source.read(&mut byte)? == 1).then_some(byte[0]))
    }

    fn must(&mut self) -> Result<u8, Error> {
        self.byte()?.ok_or_else(|| damaged(Damage::CutOff))
    }

    fn u32_at(&self, at: usize) -> Option<u32> {
        let bytes = self.body.get(at..at + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }

    /// How many texts the table holds, which must be those that it announces.
    fn texts(&mut self) -> Result<u32, Error> {
        let (mut announced, mut held) = (0, 0_u32);
        while let Some(kind) = self.next()? {
            match kind {
                TEXTS_BEGIN => announced = self.u32_at(4).unwrap_or(0),
                TEXT => held = held.saturating_add(1),
                _ => {}
            }
        }
        if announced > held {
            return Err(damaged(Damage::Texts {
                announced: announced.into(),
                held: held.into(),
            }));
        }
        Ok(announced)
    }

    /// The last text that a cell of a sheet names.
    fn sheet(&mut self) -> Result<Option<u32>, Error> {
        let mut last = None;
        while let Some(kind) = self.next()? {
            let needs = match kind {
                0x00 => 4,
                0x01 => 8,
                0x03 | 0x04 | 0x0A | 0x0B => 9,
                0x02 | 0x06 | 0x07 | 0x08 => 12,
                0x05 | 0x09 | DIMENSION => 16,
                _ => 0,
            };
            if self.body.len() < needs {
                return Err(damaged(Damage::CellShort));
            }
            if kind == CELL_WITH_TEXT {
                last = last.max(self.u32_at(8));
            }
        }
        Ok(last)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn sheet(bytes: &[u8]) -> Result<Option<u32>, Error> {
        let mut records = Records {
            source: bytes,
            body: Vec::new(),
        };
        records.sheet()
    }

    #[test]
    fn a_record_that_is_not_whole_is_refused() {
        assert_eq!(sheet(&[]).unwrap(), None);
        // A cell with text 5, and one of an unknown kind.
        let cell = [7, 12, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0];
        assert_eq!(sheet(&cell).unwrap(), Some(5));
        assert!(sheet(&cell[..13]).is_err(), "cut off");
        assert!(sheet(&[7, 2, 0, 0]).is_err(), "no room");
        assert!(sheet(&[7, 0xFF, 0xFF, 0xFF, 0x7F]).is_err(), "too large");
    }

    #[test]
    fn a_table_of_texts_holds_what_it_announces() {
        let begin = [0x9F, 1, 8, 2, 0, 0, 0, 2, 0, 0, 0];
        let text = [0x13, 0];
        let mut records = Records {
            source: &[&begin[..], &text, &text].concat()[..],
            body: Vec::new(),
        };
        assert_eq!(records.texts().unwrap(), 2);
        let mut records = Records {
            source: &begin[..],
            body: Vec::new(),
        };
        assert!(records.texts().is_err());
    }
}
