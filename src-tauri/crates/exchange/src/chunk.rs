//! A source's rows, a chunk at a time: each is whole rows, so that any thread may take it.
//!
//! A chunk of text is cut at the end of a row and nowhere else, quotes respected; what a row and a
//! cell are is decided in [`crate::rows`]. A chunk knows on which line it starts and, for text, in
//! which encoding it is written: nothing that comes before it is needed to read it. Holds no more
//! than one chunk, whatever the file.

use std::io::Read;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{
    cut::CutRows,
    encoding::{FromUtf16, lines},
    error::Error,
    rows::{Found, GIVE_UP, Rows},
};

/// Bytes of a chunk: large enough that handing it over costs nothing, small enough for the cache.
pub(crate) const CHUNK: usize = 256 * 1024;

/// Where chunks come from: a text file is one, a spreadsheet another.
pub(crate) trait Source {
    /// The next rows; `None` at the end.
    fn next(&mut self) -> Result<Option<Chunk>, Error>;

    /// The name of the encoding, as far as it has turned out.
    fn encoding(&self) -> &'static str;
}

/// Whole rows, in the order of the file.
#[derive(Debug)]
pub(crate) struct Chunk {
    /// The line on which the first row starts, from 1.
    pub(crate) line: u64,
    /// Bytes of the source up to the end of the chunk (of UTF-8 where it is UTF-16).
    pub(crate) passed: u64,
    /// The rows.
    pub(crate) held: Held,
}

/// What a chunk is.
#[derive(Debug)]
pub(crate) enum Held {
    /// Text, still to be split.
    Text(Text),
    /// Rows that come as cells.
    Cut(CutRows),
}

/// Whole rows as text.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) bytes: Vec<u8>,
    /// A superset of ASCII.
    pub(crate) encoding: &'static Encoding,
    pub(crate) delimiter: u8,
    /// The source is UTF-16, and this its UTF-8.
    pub(crate) wide: bool,
}

enum Bytes<R> {
    Narrow(R),
    Wide(FromUtf16<R>),
}

/// The chunks of a text file.
pub(crate) struct Chunks<R> {
    source: Bytes<R>,
    encoding: &'static Encoding,
    /// True once a character beyond ASCII has shown that the encoding is right.
    settled: bool,
    delimiter: u8,
    /// Read and not yet given.
    pending: Vec<u8>,
    ends: Ends,
    line: u64,
    passed: u64,
    started: bool,
    ended: bool,
    size: usize,
}

impl<R: Read> Chunks<R> {
    /// `delimiter` must be ASCII.
    pub(crate) fn new(source: R, encoding: &'static Encoding, delimiter: u8) -> Self {
        let wide = encoding == UTF_16LE || encoding == UTF_16BE;
        Self {
            source: if wide {
                Bytes::Wide(FromUtf16::new(source, encoding))
            } else {
                Bytes::Narrow(source)
            },
            encoding: if wide { UTF_8 } else { encoding },
            settled: wide || encoding != UTF_8,
            delimiter,
            pending: Vec::new(),
            ends: Ends::default(),
            line: 1,
            passed: 0,
            started: false,
            ended: false,
            size: CHUNK,
        }
    }

    /// Holds the encoding to what was decided before: later surprises are problems of their rows.
    pub(crate) fn settle(&mut self) {
        self.settled = true;
    }

    /// Chunks of about so many bytes, in place of [`CHUNK`].
    pub(crate) fn of_size(self, size: usize) -> Self {
        Self { size, ..self }
    }

    /// Reads until there are so many bytes to be given, or the source ends.
    fn read_up_to(&mut self, bytes: usize) -> Result<(), Error> {
        let wanted = bytes.saturating_sub(self.pending.len());
        let before = self.pending.len();
        self.pending.reserve(wanted);
        match &mut self.source {
            Bytes::Narrow(source) => {
                source.take(wanted as u64).read_to_end(&mut self.pending)?;
            }
            Bytes::Wide(source) => source.read_up_to(wanted, &mut self.pending)?,
        }
        self.ended = self.pending.len() - before < wanted;
        Ok(())
    }

    /// Takes the next chunk's bytes off what was read; `None` at the end.
    fn take(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let mut wanted = self.size;
        loop {
            if !self.started {
                // The mark must be whole before it can be passed over.
                wanted = wanted.max(4);
            }
            if !self.ended {
                self.read_up_to(wanted)?;
            }
            if !std::mem::replace(&mut self.started, true)
                && self.pending.starts_with(b"\xEF\xBB\xBF")
            {
                self.pending.drain(..3);
                self.passed = 3;
            }
            if self.ended {
                self.ends = Ends::default();
                let all = std::mem::take(&mut self.pending);
                return Ok((!all.is_empty()).then_some(all));
            }
            let end = self.ends.last(&self.pending, self.delimiter);
            // A row without end in sight is told by whoever splits it.
            let end = end.or((self.pending.len() > GIVE_UP + 1).then_some(self.pending.len()));
            if let Some(end) = end {
                let rest = self.pending[end..].to_vec();
                let mut whole = std::mem::replace(&mut self.pending, rest);
                whole.truncate(end);
                self.ends = Ends::default();
                return Ok(Some(whole));
            }
            wanted = self.pending.len() + self.size;
        }
    }

    /// Settles the encoding by the first row with a character beyond ASCII, if it is here.
    fn decide_encoding(&mut self, bytes: &[u8]) {
        if self.settled || bytes.is_ascii() {
            return;
        }
        if std::str::from_utf8(bytes).is_ok() {
            self.settled = true;
            return;
        }
        let text = self.text(bytes.to_vec());
        let mut rows = Rows::new(Chunk {
            line: 1,
            passed: 0,
            held: Held::Text(text),
        });
        while let Ok(found) = rows.advance() {
            match found {
                Found::End => return,
                Found::TooLong => {}
                Found::Row => {
                    if let Some(valid) = rows.beyond_ascii() {
                        self.settled = true;
                        if !valid {
                            self.encoding = WINDOWS_1252;
                        }
                        return;
                    }
                }
            }
        }
    }

    fn text(&self, bytes: Vec<u8>) -> Text {
        Text {
            bytes,
            encoding: self.encoding,
            delimiter: self.delimiter,
            wide: matches!(self.source, Bytes::Wide(_)),
        }
    }
}

impl<R: Read> Source for Chunks<R> {
    fn next(&mut self) -> Result<Option<Chunk>, Error> {
        let Some(bytes) = self.take()? else {
            return Ok(None);
        };
        self.decide_encoding(&bytes);
        let line = self.line;
        self.line += lines(&bytes);
        self.passed += bytes.len() as u64;
        Ok(Some(Chunk {
            line,
            passed: self.passed,
            held: Held::Text(self.text(bytes)),
        }))
    }

    fn encoding(&self) -> &'static str {
        match &self.source {
            Bytes::Narrow(_) => self.encoding.name(),
            Bytes::Wide(source) => source.encoding(),
        }
    }
}

/// Looks for the last end of a row, from quote to quote; goes on where it stopped.
#[derive(Debug, Default)]
struct Ends {
    /// Looked at so far.
    at: usize,
    quoted: bool,
    last: usize,
}

impl Ends {
    /// Where the last row that ends in `bytes` ends, which begin with a row.
    fn last(&mut self, bytes: &[u8], delimiter: u8) -> Option<usize> {
        while let Some(quote) = memchr::memchr(b'"', &bytes[self.at..]).map(|ix| self.at + ix) {
            if self.quoted {
                match bytes.get(quote + 1) {
                    None => {
                        // Closing or doubled: the next byte will tell.
                        self.at = quote;
                        return self.found();
                    }
                    Some(b'"') => self.at = quote + 2,
                    Some(_) => {
                        self.at = quote + 1;
                        self.quoted = false;
                    }
                }
            } else {
                self.between(bytes, quote);
                self.quoted = match quote.checked_sub(1).map(|before| bytes[before]) {
                    Some(before) => before == delimiter || matches!(before, b'\n' | b'\r'),
                    None => true,
                };
                self.at = quote + 1;
            }
        }
        if !self.quoted {
            self.between(bytes, bytes.len());
        }
        self.at = bytes.len();
        self.found()
    }

    /// Looks among bytes without quotes, from where it stands.
    fn between(&mut self, bytes: &[u8], end: usize) {
        let start = self.at.saturating_sub(1);
        if let Some(feed) = memchr::memrchr(b'\n', &bytes[self.at..end]) {
            self.last = self.at + feed + 1;
        } else if let Some(back) = memchr::memrchr(b'\r', &bytes[start..end])
            && bytes
                .get(start + back + 1)
                .is_some_and(|next| *next != b'\n')
        {
            self.last = self.last.max(start + back + 1);
        }
    }

    fn found(&self) -> Option<usize> {
        (self.last > 0).then_some(self.last)
    }
}

#[cfg(test)]
#[path = "chunk_tests.rs"]
mod tests;
