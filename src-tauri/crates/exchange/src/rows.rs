//! Bytes become rows of cells, in constant memory whatever the file.
//!
//! A splitter of our own, checked cell by cell against the `csv` crate, because a guard must sit
//! inside it: it stops at a row without end before anything holds it, knows the physical line on
//! which every row starts, and tells a quote that is never closed. Says nothing about what a cell
//! means.
//!
//! Quoting as in RFC 4180: a quote opens only at the start of a cell and is doubled inside. Text
//! after a closing quote is kept as it stands. Lines end with LF, CRLF or CR.

use std::io::Read;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::{encoding::FromUtf16, error::Error};

/// A row of more bytes than this is left out.
pub(crate) const ROW_LIMIT: usize = 1 << 20;
/// A row that goes on for this many bytes ends the reading: nothing sensible can follow.
const GIVE_UP: usize = 8 << 20;
const CHUNK: usize = 64 * 1024;

/// What [`Rows::advance`] stopped at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A row, now in [`Rows::cells`].
    Row,
    /// A row over [`ROW_LIMIT`]: it was skipped.
    TooLong,
    /// The end of the file.
    End,
}

enum Source<R> {
    Bytes(R),
    Utf16(FromUtf16<R>),
}

/// The rows of one source.
pub(crate) struct Rows<R> {
    source: Source<R>,
    encoding: &'static Encoding,
    /// True once a character beyond ASCII has shown that the encoding is right.
    settled: bool,
    delimiter: u8,
    chunk: Vec<u8>,
    at: usize,
    filled: usize,
    /// Bytes read before the chunk.
    before: u64,
    next_line: u64,
    skip_lf: bool,
    line: u64,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    decoded: String,
    decoded_ends: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    CellStart,
    Plain,
    Quoted,
    QuoteInQuoted,
}

impl<R: Read> Rows<R> {
    /// `delimiter` must be ASCII.
    pub(crate) fn new(source: R, encoding: &'static Encoding, delimiter: u8) -> Self {
        let wide = encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE;
        Self {
            source: if wide {
                Source::Utf16(FromUtf16::new(source, encoding))
            } else {
                Source::Bytes(source)
            },
            encoding: if wide { UTF_8 } else { encoding },
            settled: wide || encoding != UTF_8,
            delimiter,
            chunk: vec![0; CHUNK],
            at: 0,
            filled: 0,
            before: 0,
            next_line: 1,
            skip_lf: false,
            line: 0,
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

    /// Bytes passed so far (of UTF-8 where the source is UTF-16).
    pub(crate) fn passed(&self) -> u64 {
        self.before + self.at as u64
    }

    /// What the encoding turned out to be.
    pub(crate) fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// Goes to the next row, blank lines included.
    pub(crate) fn advance(&mut self) -> Result<Found, Error> {
        self.bytes.clear();
        self.ends.clear();
        let mut state = State::CellStart;
        let mut quote_line = 0;
        let mut after_cr = false;
        let mut length = 0_usize;
        let delimiter = self.delimiter;
        if self.at == self.filled && !self.fill()? {
            return Ok(Found::End);
        }
        if self.skip_lf {
            self.skip_lf = false;
            if self.chunk[self.at] == b'\n' {
                self.at += 1;
                if self.at == self.filled && !self.fill()? {
                    return Ok(Found::End);
                }
            }
        }
        self.line = self.next_line;
        loop {
            if self.at == self.filled && !self.fill()? {
                return self.end_of_file(state, quote_line, length);
            }
            let chunk = &self.chunk[self.at..self.filled];
            if state == State::CellStart {
                if chunk[0] == b'"' {
                    state = State::Quoted;
                    quote_line = self.next_line;
                    self.at += 1;
                    length += 1;
                    continue;
                }
                state = State::Plain;
            }
            if state == State::QuoteInQuoted {
                if chunk[0] == b'"' {
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
                    return Err(Error::NotText {
                        what: "binary data",
                    });
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
                    self.skip_lf = end == b'\r';
                    self.next_line += 1;
                    return Ok(self.end_of_row(length));
                }
            }
        }
    }

    fn guard(&self, state: State, quote_line: u64, length: usize) -> Result<(), Error> {
        if state == State::Quoted {
            return Err(Error::OpenQuote { line: quote_line });
        }
        if length > GIVE_UP {
            return Err(Error::RowTooLong {
                line: self.line,
                limit: ROW_LIMIT,
            });
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

    fn end_of_file(
        &mut self,
        state: State,
        quote_line: u64,
        length: usize,
    ) -> Result<Found, Error> {
        match state {
            State::Quoted => Err(Error::OpenQuote { line: quote_line }),
            // A last line end has been consumed with its row: nothing is left to end here.
            State::CellStart if self.ends.is_empty() && self.bytes.is_empty() => Ok(Found::End),
            _ => Ok(self.end_of_row(length)),
        }
    }

    fn fill(&mut self) -> Result<bool, Error> {
        let first = self.before == 0 && self.filled == 0;
        self.before += self.filled as u64;
        self.at = 0;
        self.filled = 0;
        loop {
            let room = &mut self.chunk[self.filled..];
            let read = match &mut self.source {
                Source::Bytes(source) => source.read(room),
                Source::Utf16(source) => source.read(room),
            };
            match read {
                Ok(n) => {
                    self.filled += n;
                    // The mark must be whole before it can be passed over.
                    if first && n > 0 && self.filled < 3 {
                        continue;
                    }
                    break;
                }
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e.into()),
            }
        }
        if first && self.chunk[..self.filled].starts_with(b"\xEF\xBB\xBF") {
            self.at = 3;
            if self.filled == 3 {
                return self.fill();
            }
        }
        Ok(self.filled > 0)
    }

    /// The current row, and whether characters had to be replaced.
    pub(crate) fn cells(&mut self) -> (Cells<'_>, bool) {
        // Checked before decoding: only ASCII needs no decision between encodings.
        if self.encoding == UTF_8 && std::str::from_utf8(&self.bytes).is_ok() {
            self.settled |= !self.bytes.is_ascii();
            let text = std::str::from_utf8(&self.bytes).unwrap_or_default();
            let replaced = matches!(self.source, Source::Utf16(_))
                && text.contains(char::REPLACEMENT_CHARACTER);
            let ends = &self.ends;
            return (Cells { text, ends }, replaced);
        }
        if !self.settled {
            self.settled = true;
            self.encoding = WINDOWS_1252;
        }
        self.decoded.clear();
        self.decoded_ends.clear();
        let mut replaced = false;
        let mut start = 0;
        for &end in &self.ends {
            let (text, bad) = self
                .encoding
                .decode_without_bom_handling(&self.bytes[start..end]);
            replaced |= bad;
            self.decoded.push_str(&text);
            self.decoded_ends.push(self.decoded.len());
            start = end;
        }
        let cells = Cells {
            text: &self.decoded,
            ends: &self.decoded_ends,
        };
        (cells, replaced)
    }

    /// Holds the encoding to what was decided before: later surprises are problems of their rows.
    pub(crate) fn settle(&mut self) {
        self.settled = true;
    }
}

/// The cells of one row, borrowed.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    text: &'a str,
    ends: &'a [usize],
}

impl<'a> Cells<'a> {
    /// How many.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The cell as written; empty beyond the last.
    pub(crate) fn raw(&self, ix: usize) -> &'a str {
        let Some(&end) = self.ends.get(ix) else {
            return "";
        };
        let start = if ix == 0 { 0 } else { self.ends[ix - 1] };
        self.text.get(start..end).unwrap_or_default()
    }

    /// The cell without surrounding space, and without the apostrophe that guards spreadsheets
    /// from formulas; `None` where nothing is left.
    pub(crate) fn get(&self, ix: usize) -> Option<&'a str> {
        let cell = crate::export::bare(self.raw(ix).trim());
        (!cell.is_empty()).then_some(cell)
    }

    /// True where no cell holds anything.
    pub(crate) fn blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// All cells as written.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let this = *self;
        (0..this.len()).map(move |ix| this.raw(ix))
    }
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
