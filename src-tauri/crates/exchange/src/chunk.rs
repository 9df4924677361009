//! A source's bytes, a chunk at a time: whole lines of text where they can be, else as they come.
//!
//! A chunk of text is checked once, so that its rows can be borrowed from it as they stand; that
//! is how nearly every file passes. What a line or a cell is, is decided in [`crate::rows`]. Holds
//! no more than one chunk, whatever the file.

use std::io::Read;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::{encoding::FromUtf16, error::Error};

const CHUNK: usize = 64 * 1024;

enum Source<R> {
    Bytes(R),
    Utf16(FromUtf16<R>),
}

/// The chunk that is being passed, and where its next ones come from.
pub(crate) struct Chunks<R> {
    source: Source<R>,
    held: Held,
    /// What was read beyond the last line of the chunk: the next one starts with it.
    beyond: Vec<u8>,
    /// Bytes passed before the chunk.
    before: u64,
    /// How far the chunk has been passed.
    pub(crate) at: usize,
    started: bool,
}

/// What a chunk is known to be.
enum Held {
    /// Whole lines of the encoding's text, which as UTF-8 are the very same bytes. `ascii` where
    /// no character is beyond ASCII.
    Lines { text: String, ascii: bool },
    /// Anything.
    Bytes(Vec<u8>),
}

impl<R: Read> Chunks<R> {
    pub(crate) fn new(source: R, encoding: &'static Encoding) -> Self {
        let wide = encoding == UTF_16LE || encoding == UTF_16BE;
        Self {
            source: if wide {
                Source::Utf16(FromUtf16::new(source, encoding))
            } else {
                Source::Bytes(source)
            },
            held: Held::Bytes(Vec::new()),
            beyond: Vec::new(),
            before: 0,
            at: 0,
            started: false,
        }
    }

    /// True where the source is UTF-16, and what is seen of it UTF-8.
    pub(crate) fn wide(&self) -> bool {
        matches!(self.source, Source::Utf16(_))
    }

    /// Bytes passed so far.
    pub(crate) fn passed(&self) -> u64 {
        self.before + self.at as u64
    }

    /// The whole chunk.
    pub(crate) fn bytes(&self) -> &[u8] {
        match &self.held {
            Held::Lines { text, .. } => text.as_bytes(),
            Held::Bytes(bytes) => bytes,
        }
    }

    /// The whole chunk where it is lines of text, and whether they are ASCII; the last one ends.
    pub(crate) fn lines(&self) -> Option<(&str, bool)> {
        match &self.held {
            Held::Lines { text, ascii } => Some((text, *ascii)),
            Held::Bytes(_) => None,
        }
    }

    /// True where bytes of the chunk are left, the next one fetched where there are none; false at
    /// the end of the source.
    pub(crate) fn more(&mut self, encoding: &'static Encoding) -> Result<bool, Error> {
        Ok(self.at < self.bytes().len() || self.fetch(encoding)?)
    }

    /// Goes to the next chunk.
    fn fetch(&mut self, encoding: &'static Encoding) -> Result<bool, Error> {
        let held = std::mem::replace(&mut self.held, Held::Bytes(Vec::new()));
        let mut bytes = match held {
            Held::Lines { text, .. } => text.into_bytes(),
            Held::Bytes(bytes) => bytes,
        };
        self.before += bytes.len() as u64;
        self.at = 0;
        bytes.clear();
        bytes.append(&mut self.beyond);
        let first = !std::mem::replace(&mut self.started, true);
        // The mark must be whole before it can be passed over.
        while self.read(&mut bytes)? > 0 && first && bytes.len() < 3 {}
        if first && bytes.starts_with(b"\xEF\xBB\xBF") {
            self.at = 3;
            if bytes.len() == 3 {
                self.held = Held::Bytes(bytes);
                return self.fetch(encoding);
            }
        }
        let Some(last) = memchr::memrchr(b'\n', &bytes) else {
            self.held = Held::Bytes(bytes);
            return Ok(!self.bytes().is_empty());
        };
        self.beyond.extend_from_slice(&bytes[last + 1..]);
        bytes.truncate(last + 1);
        let ascii = bytes.is_ascii();
        self.held = if encoding == UTF_8 || (ascii && encoding.is_ascii_compatible()) {
            match String::from_utf8(bytes) {
                Ok(text) => Held::Lines { text, ascii },
                Err(other) => Held::Bytes(other.into_bytes()),
            }
        } else {
            Held::Bytes(bytes)
        };
        Ok(true)
    }

    /// Reads once, up to a whole chunk; gives how many bytes came, 0 at the end.
    fn read(&mut self, bytes: &mut Vec<u8>) -> Result<usize, Error> {
        let had = bytes.len();
        bytes.resize(CHUNK, 0);
        let read = loop {
            let room = &mut bytes[had..];
            let read = match &mut self.source {
                Source::Bytes(source) => source.read(room),
                Source::Utf16(source) => source.read(room),
            };
            match read {
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        bytes.truncate(had + *read.as_ref().unwrap_or(&0));
        Ok(read?)
    }
}
