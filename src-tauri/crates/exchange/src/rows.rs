//! A chunk becomes rows of cells.
//!
//! A splitter of our own, checked cell by cell against the `csv` crate, because a guard must sit
//! inside it: it stops at a row without end, knows the physical line on which every row starts, and
//! tells a quote that is never closed. Says nothing about what a cell means. Rows that come as cells
//! pass through as they are.
//!
//! Quoting as in RFC 4180: a quote opens only at the start of a cell and is doubled inside. Text
//! after a closing quote is kept as it stands. Lines end with LF, CRLF or CR.

use std::ops::Range;

use encoding_rs::{Encoding, UTF_8};
use engine::problem::Refusal;

use crate::{
    cells::Cells,
    chunk::{Chunk, Held, Text},
    cut::CutRows,
    error::Error,
    line,
};

/// A row of more bytes than this is left out.
pub(crate) const ROW_LIMIT: usize = 1 << 20;
/// A row that goes on for this many bytes ends the reading: nothing sensible can follow.
pub(crate) const GIVE_UP: usize = 8 << 20;

/// What [`Rows::advance`] stopped at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A row, now in [`Rows::cells`].
    Row,
    /// A row over [`ROW_LIMIT`]: it was skipped.
    TooLong,
    /// The end of the chunk.
    End,
}

/// The rows of one chunk.
#[derive(Debug)]
pub(crate) struct Rows {
    rest: Rest,
    /// Of rows that must be decoded one by one.
    encoding: &'static Encoding,
    delimiter: u8,
    /// What was no character is U+FFFD by now.
    decoded_before: bool,
    /// How far the chunk has been passed: bytes of a text, rows of what comes cut.
    at: usize,
    passed: u64,
    next_line: u64,
    line: u64,
    /// Where the row stands in its chunk, if it is there as its text says.
    whole: Option<Range<usize>>,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    decoded: String,
    decoded_ends: Vec<usize>,
}

/// What a chunk is known to be.
#[derive(Debug)]
enum Rest {
    /// Text which as UTF-8 is the very same bytes. `ascii` where no character is beyond ASCII.
    Lines { text: String, ascii: bool },
    /// Anything.
    Bytes(Vec<u8>),
    /// Cells.
    Cut(CutRows),
}

impl Rest {
    fn of(text: Text) -> Self {
        let ascii = text.bytes.is_ascii();
        if text.encoding != UTF_8 && !(ascii && text.encoding.is_ascii_compatible()) {
            if !text.encoding.is_single_byte() {
                return Self::Bytes(text.bytes);
            }
            let (text, _) = text.encoding.decode_without_bom_handling(&text.bytes);
            let text = text.into_owned();
            return Self::Lines { text, ascii };
        }
        match String::from_utf8(text.bytes) {
            Ok(text) => Self::Lines { text, ascii },
            Err(other) => Self::Bytes(other.into_bytes()),
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Lines { text, .. } => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
            Self::Cut(_) => &[],
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    CellStart,
    Plain,
    Quoted,
    QuoteInQuoted,
}

impl Rows {
    /// The rows of a chunk.
    pub(crate) fn new(chunk: Chunk) -> Self {
        let (encoding, delimiter, decoded_before) = match &chunk.held {
            Held::Text(text) if text.encoding.is_single_byte() => (UTF_8, text.delimiter, true),
            Held::Text(text) => (text.encoding, text.delimiter, text.wide),
            Held::Cut(_) => (UTF_8, b',', false),
        };
        Self {
            rest: match chunk.held {
                Held::Text(text) => Rest::of(text),
                Held::Cut(rows) => Rest::Cut(rows),
            },
            encoding,
            delimiter,
            decoded_before,
            at: 0,
            passed: chunk.passed,
            next_line: chunk.line,
            line: 0,
            whole: None,
            bytes: Vec::new(),
            ends: Vec::new(),
            decoded: String::new(),
            decoded_ends: Vec::new(),
        }
    }

    /// The physical line on which the current row starts, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Bytes of the source up to the end of the chunk (of UTF-8 where the source is UTF-16).
    pub(crate) fn passed(&self) -> u64 {
        self.passed
    }

    /// Goes to the next row, blank lines included.
    pub(crate) fn advance(&mut self) -> Result<Found, Error> {
        self.whole = None;
        self.bytes.clear();
        self.ends.clear();
        if let Rest::Cut(rows) = &self.rest {
            let Some(row) = rows.row(self.at) else {
                return Ok(Found::End);
            };
            self.line = row.line;
            self.at += 1;
            return Ok(if row.too_long || row.text.len() > ROW_LIMIT {
                Found::TooLong
            } else {
                Found::Row
            });
        }
        if self.at >= self.rest.bytes().len() {
            return Ok(Found::End);
        }
        self.line = self.next_line;
        if self.take_line() {
            return Ok(Found::Row);
        }
        self.split()
    }

    /// Splits the next row, whatever it is.
    fn split(&mut self) -> Result<Found, Error> {
        let mut state = State::CellStart;
        let mut quote_line = 0;
        let mut after_cr = false;
        let mut length = 0_usize;
        let delimiter = self.delimiter;
        loop {
            let chunk = &self.rest.bytes()[self.at..];
            let Some(&first) = chunk.first() else {
                return if state == State::Quoted {
                    Err(Error::Refused(Refusal::OpenQuote { line: quote_line }))
                } else {
                    Ok(self.end_of_row(length))
                };
            };
            if state == State::CellStart {
                if first == b'"' {
                    state = State::Quoted;
                    quote_line = self.next_line;
                    self.at += 1;
                    length += 1;
                    continue;
                }
                state = State::Plain;
            }
            if state == State::QuoteInQuoted {
                if first == b'"' {
                    self.bytes.push(b'"');
                    self.at += 1;
                    length += 1;
                    state = State::Quoted;
                    continue;
                }
                state = State::Plain;
            }
            let special = |b: &u8| match state {
                State::Quoted => matches!(*b, b'"' | b'\n' | b'\r' | 0),
                _ => *b == delimiter || matches!(*b, b'\n' | b'\r' | 0),
            };
            let span = chunk.iter().position(special);
            let plain = span.unwrap_or(chunk.len());
            length += plain;
            if length <= ROW_LIMIT {
                self.bytes.extend_from_slice(&chunk[..plain]);
            } else {
                self.guard(state, quote_line, length)?;
            }
            after_cr &= plain == 0;
            let found = chunk.get(plain).copied();
            self.at += plain;
            let Some(found) = found else { continue };
            self.at += 1;
            length += 1;
            match (state, found) {
                (_, 0) => {
                    return Err(Error::Refused(Refusal::NulByte {
                        line: self.next_line,
                    }));
                }
                (State::Quoted, b'"') => {
                    after_cr = false;
                    state = State::QuoteInQuoted;
                }
                (State::Quoted, end) => {
                    if length <= ROW_LIMIT {
                        self.bytes.push(end);
                    }
                    if !(end == b'\n' && after_cr) {
                        self.next_line += 1;
                    }
                    after_cr = end == b'\r';
                }
                (_, end) if end == delimiter => {
                    if length <= ROW_LIMIT {
                        self.ends.push(self.bytes.len());
                    }
                    state = State::CellStart;
                }
                (_, end) => {
                    if end == b'\r' && self.rest.bytes().get(self.at) == Some(&b'\n') {
                        self.at += 1;
                    }
                    self.next_line += 1;
                    return Ok(self.end_of_row(length));
                }
            }
        }
    }

    fn guard(&self, state: State, quote_line: u64, length: usize) -> Result<(), Error> {
        if state == State::Quoted {
            return Err(Error::Refused(Refusal::OpenQuote { line: quote_line }));
        }
        if length > GIVE_UP {
            return Err(Error::Refused(Refusal::RowTooLong {
                line: self.line,
                limit: ROW_LIMIT,
            }));
        }
        Ok(())
    }

    fn end_of_row(&mut self, length: usize) -> Found {
        self.ends.push(self.bytes.len());
        if length > ROW_LIMIT {
            Found::TooLong
        } else {
            Found::Row
        }
    }

    /// Takes the next line as a row, where it is text that needs no more than to be cut.
    fn take_line(&mut self) -> bool {
        let at = self.at;
        let Rest::Lines { text, .. } = &self.rest else {
            return false;
        };
        let rest = &text.as_bytes()[at..];
        // What is longer than any row is not even cut.
        let rest = rest.get(..ROW_LIMIT).unwrap_or(rest);
        let Some(cut) = line::cut(rest, self.delimiter, &mut self.ends) else {
            self.ends.clear();
            return false;
        };
        self.whole = Some(at..at + cut.text);
        self.at += cut.with_end;
        self.next_line += 1;
        true
    }

    /// The current row, and whether characters had to be replaced.
    pub(crate) fn cells(&mut self) -> (Cells<'_>, bool) {
        let (_, cells, replaced) = self.cells_at_home();
        (cells, replaced)
    }

    /// The same after the text that most cells are borrowed from, see [`Rows::into_text`].
    pub(crate) fn cells_at_home(&mut self) -> (&str, Cells<'_>, bool) {
        let decoded = self.decode();
        let home = match &self.rest {
            Rest::Lines { text, .. } => text.as_str(),
            Rest::Cut(rows) => rows.text(),
            Rest::Bytes(_) => "",
        };
        let parts = Cells::default();
        let (cells, replaced) = match (&self.rest, &self.whole, decoded) {
            (Rest::Lines { ascii, .. }, Some(whole), _) => {
                let text = home.get(whole.clone()).unwrap_or_default();
                let (ends, gap) = (&self.ends[..], 1);
                (
                    Cells {
                        text,
                        ends,
                        gap,
                        ..parts
                    },
                    !ascii && self.lacks(text),
                )
            }
            (Rest::Cut(rows), ..) => {
                let row = self.at.checked_sub(1).and_then(|ix| rows.row(ix));
                let (text, ends, kinds) = row.map_or(("", &[][..], &[][..]), |row| {
                    (row.text, row.ends, row.kinds)
                });
                (
                    Cells {
                        text,
                        ends,
                        kinds,
                        ..parts
                    },
                    false,
                )
            }
            (_, _, Some(replaced)) => {
                let (text, ends) = (&self.decoded[..], &self.decoded_ends[..]);
                (
                    Cells {
                        text,
                        ends,
                        ..parts
                    },
                    replaced,
                )
            }
            _ => {
                let text = str::from_utf8(&self.bytes).unwrap_or_default();
                let ends = &self.ends[..];
                (
                    Cells {
                        text,
                        ends,
                        ..parts
                    },
                    self.lacks(text),
                )
            }
        };
        (home, cells, replaced)
    }

    /// Whether a text that was decoded before lacks characters that its source could not tell.
    fn lacks(&self, text: &str) -> bool {
        self.decoded_before && text.contains(char::REPLACEMENT_CHARACTER)
    }

    /// Decodes the row cell by cell, and tells whether characters had to be replaced; `None` where it
    /// is UTF-8 as it stands.
    fn decode(&mut self) -> Option<bool> {
        let stands = self.whole.is_some() || matches!(self.rest, Rest::Cut(_));
        if stands || (self.encoding == UTF_8 && str::from_utf8(&self.bytes).is_ok()) {
            return None;
        }
        self.decoded.clear();
        self.decoded_ends.clear();
        let (mut replaced, mut start) = (false, 0);
        for &end in &self.ends {
            let cell = &self.bytes[start..end];
            let (text, bad) = self.encoding.decode_without_bom_handling(cell);
            replaced |= bad;
            self.decoded.push_str(&text);
            self.decoded_ends.push(self.decoded.len());
            start = end;
        }
        Some(replaced)
    }

    /// Whether the current row has characters beyond ASCII, and if so, whether it is UTF-8.
    pub(crate) fn beyond_ascii(&self) -> Option<bool> {
        if self.whole.is_some() {
            let text = &self.rest.bytes()[self.whole.clone()?];
            return (!text.is_ascii()).then_some(true);
        }
        (!self.bytes.is_ascii()).then(|| std::str::from_utf8(&self.bytes).is_ok())
    }

    /// The text that cells of whole lines, and of rows that came cut, are borrowed from.
    pub(crate) fn into_text(self) -> String {
        match self.rest {
            Rest::Lines { text, .. } => text,
            Rest::Bytes(_) => String::new(),
            Rest::Cut(rows) => rows.into_text(),
        }
    }
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
