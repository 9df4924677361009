//! Bytes become rows of cells, in constant memory whatever the file.
//!
//! A splitter of our own, checked cell by cell against the `csv` crate, because a guard must sit
//! inside it: it stops at a row without end before anything holds it, knows the physical line on
//! which every row starts, and tells a quote that is never closed. Says nothing about what a cell
//! means.
//!
//! Quoting as in RFC 4180: a quote opens only at the start of a cell and is doubled inside. Text
//! after a closing quote is kept as it stands. Lines end with LF, CRLF or CR.

use std::{io::Read, ops::Range};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::{chunk::Chunks, error::Error, line};

/// A row of more bytes than this is left out.
pub(crate) const ROW_LIMIT: usize = 1 << 20;
/// A row that goes on for this many bytes ends the reading: nothing sensible can follow.
const GIVE_UP: usize = 8 << 20;

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

/// The rows of one source.
pub(crate) struct Rows<R> {
    chunks: Chunks<R>,
    encoding: &'static Encoding,
    /// True once a character beyond ASCII has shown that the encoding is right.
    settled: bool,
    delimiter: u8,
    next_line: u64,
    skip_lf: bool,
    line: u64,
    /// Where the row stands in its chunk, if it is there as its text says.
    whole: Option<Range<usize>>,
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
        let chunks = Chunks::new(source, encoding);
        let wide = chunks.wide();
        Self {
            chunks,
            encoding: if wide { UTF_8 } else { encoding },
            settled: wide || encoding != UTF_8,
            delimiter,
            next_line: 1,
            skip_lf: false,
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

    /// Bytes passed so far (of UTF-8 where the source is UTF-16).
    pub(crate) fn passed(&self) -> u64 {
        self.chunks.passed()
    }

    /// What the encoding turned out to be.
    pub(crate) fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// Goes to the next row, blank lines included.
    pub(crate) fn advance(&mut self) -> Result<Found, Error> {
        self.whole = None;
        self.bytes.clear();
        self.ends.clear();
        let mut state = State::CellStart;
        let mut quote_line = 0;
        let mut after_cr = false;
        let mut length = 0_usize;
        let delimiter = self.delimiter;
        if !self.chunks.more(self.encoding)? {
            return Ok(Found::End);
        }
        if self.skip_lf {
            self.skip_lf = false;
            if self.chunks.bytes()[self.chunks.at] == b'\n' {
                self.chunks.at += 1;
                if !self.chunks.more(self.encoding)? {
                    return Ok(Found::End);
                }
            }
        }
        self.line = self.next_line;
        if self.take_line() {
            return Ok(Found::Row);
        }
        loop {
            if !self.chunks.more(self.encoding)? {
                return self.end_of_file(state, quote_line, length);
            }
            let chunk = &self.chunks.bytes()[self.chunks.at..];
            if state == State::CellStart {
                if chunk[0] == b'"' {
                    state = State::Quoted;
                    quote_line = self.next_line;
                    self.chunks.at += 1;
                    length += 1;
                    continue;
                }
                state = State::Plain;
            }
            if state == State::QuoteInQuoted {
                if chunk[0] == b'"' {
                    self.bytes.push(b'"');
                    self.chunks.at += 1;
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
            self.chunks.at += plain;
            let Some(found) = found else { continue };
            self.chunks.at += 1;
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

    /// Takes the next line as a row, where it is text that needs no more than to be cut.
    fn take_line(&mut self) -> bool {
        let at = self.chunks.at;
        let Some((text, _)) = self.chunks.lines() else {
            return false;
        };
        let Some(cut) = line::cut(&text.as_bytes()[at..], self.delimiter, &mut self.ends) else {
            self.ends.clear();
            return false;
        };
        self.whole = Some(at..at + cut.text);
        self.chunks.at += cut.with_end;
        self.next_line += 1;
        true
    }

    /// The current row, and whether characters had to be replaced.
    pub(crate) fn cells(&mut self) -> (Cells<'_>, bool) {
        if let (Some(whole), Some((lines, ascii))) = (self.whole.clone(), self.chunks.lines()) {
            let text = lines.get(whole).unwrap_or_default();
            self.settled = self.settled || !(ascii || text.is_ascii());
            let replaced =
                self.chunks.wide() && !ascii && text.contains(char::REPLACEMENT_CHARACTER);
            let ends = &self.ends;
            return (Cells { text, ends, gap: 1 }, replaced);
        }
        // Checked before decoding: only ASCII needs no decision between encodings.
        if self.encoding == UTF_8 && std::str::from_utf8(&self.bytes).is_ok() {
            self.settled |= !self.bytes.is_ascii();
            let text = std::str::from_utf8(&self.bytes).unwrap_or_default();
            let replaced = self.chunks.wide() && text.contains(char::REPLACEMENT_CHARACTER);
            let ends = &self.ends;
            return (Cells { text, ends, gap: 0 }, replaced);
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
            gap: 0,
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
    /// Where each cell ends in the text.
    ends: &'a [usize],
    /// How many bytes part them there.
    gap: usize,
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
        let start = if ix == 0 {
            0
        } else {
            self.ends[ix - 1] + self.gap
        };
        self.text.get(start..end).unwrap_or_default()
    }

    /// The cell without surrounding space, and without the apostrophe that guards spreadsheets
    /// from formulas; `None` where nothing is left.
    pub(crate) fn get(&self, ix: usize) -> Option<&'a str> {
        let raw = self.raw(ix);
        if let (Some(first), Some(last)) = (raw.as_bytes().first(), raw.as_bytes().last())
            && first.is_ascii_alphanumeric()
            && last.is_ascii_alphanumeric()
        {
            return Some(raw);
        }
        let cell = crate::export::bare(raw.trim());
        (!cell.is_empty()).then_some(cell)
    }

    /// True where no cell holds anything.
    pub(crate) fn blank(&self) -> bool {
        if self.gap == 0 {
            return self.text.trim().is_empty();
        }
        self.iter().all(|cell| cell.trim().is_empty())
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
