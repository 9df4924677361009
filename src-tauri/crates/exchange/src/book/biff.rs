//! The records of an XLS stream and the texts in them, each taken by bounds alone: nothing is set
//! aside because a record says so.
//!
//! Source: [MS-XLS] 2.1.4 (records), 2.5.293 (texts), 2.4.265 (the table of texts, which runs on
//! over CONTINUE records, each with a new flag in the middle of a text).

use encoding_rs::{Encoding, UTF_16LE, WINDOWS_1252};

const CONTINUE: u16 = 0x003C;

/// One record: its type and its body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'a> {
    pub(crate) kind: u16,
    pub(crate) body: &'a [u8],
    /// Where it starts.
    pub(crate) at: usize,
}

impl Record<'_> {
    pub(crate) fn u16_at(&self, at: usize) -> Option<u16> {
        u16_at(self.body, at)
    }

    pub(crate) fn u32_at(&self, at: usize) -> Option<u32> {
        u32_at(self.body, at)
    }

    pub(crate) fn f64_at(&self, at: usize) -> Option<f64> {
        let bytes = self.body.get(at..at + 8)?;
        Some(f64::from_le_bytes(bytes.try_into().ok()?))
    }
}

pub(crate) fn u16_at(body: &[u8], at: usize) -> Option<u16> {
    let bytes = body.get(at..at + 2)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

pub(crate) fn u32_at(body: &[u8], at: usize) -> Option<u32> {
    let bytes = body.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// The records from a place on, as far as they are whole.
pub(crate) fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let kind = u16_at(stream, at)?;
        let length = usize::from(u16_at(stream, at + 2)?);
        let body = stream.get(at + 4..at + 4 + length)?;
        let record = Record { kind, body, at };
        at += 4 + length;
        Some(record)
    })
}

/// The body of the record at a place and of those that continue it.
pub(crate) fn pieces(stream: &[u8], at: usize) -> Vec<&[u8]> {
    let mut records = records(stream, at);
    let first = records.next().map(|r| r.body);
    let more = records.take_while(|r| r.kind == CONTINUE).map(|r| r.body);
    first.into_iter().chain(more).collect()
}

/// How a stream writes its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Texts {
    /// BIFF8: UTF-16, or its low bytes alone.
    Wide,
    /// BIFF5: bytes of a code page.
    Bytes(&'static Encoding),
}

impl Texts {
    /// A text whose length is `count` characters, from the start of `body` on; the flag first
    /// where the stream is wide.
    pub(crate) fn text(self, body: &[u8], count: usize) -> String {
        match self {
            Self::Wide => {
                let Some((flags, body)) = body.split_first() else {
                    return String::new();
                };
                let mut text = String::new();
                push_chars(body, flags & 1 != 0, count, &mut text);
                text
            }
            Self::Bytes(encoding) => {
                let bytes = &body[..count.min(body.len())];
                encoding.decode_without_bom_handling(bytes).0.into_owned()
            }
        }
    }
}

/// The encoding of a code page that a stream names.
pub(crate) fn code_page(number: u16) -> &'static Encoding {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        65_001 => "utf-8".to_owned(),
        other => format!("windows-{other}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

/// Appends up to `count` characters; gives how many there were.
fn push_chars(body: &[u8], wide: bool, count: usize, text: &mut String) -> usize {
    if wide {
        let bytes = &body[..(count * 2).min(body.len() / 2 * 2)];
        text.push_str(&UTF_16LE.decode_without_bom_handling(bytes).0);
        return bytes.len() / 2;
    }
    let bytes = &body[..count.min(body.len())];
    text.extend(bytes.iter().map(|b| char::from(*b)));
    bytes.len()
}

/// The table of texts of a wide stream, from the body of its record and those that continue it.
/// As many as there are, whatever it announces.
pub(crate) fn table(pieces: &[&[u8]]) -> Vec<String> {
    let mut left = Pieces {
        here: pieces.first().and_then(|p| p.get(8..)).unwrap_or_default(),
        more: pieces.get(1..).unwrap_or_default(),
    };
    let mut texts = Vec::new();
    while let Some(text) = left.text() {
        texts.push(text);
    }
    texts
}

/// A text that may run on over several records.
pub(crate) fn running(pieces: &[&[u8]]) -> Option<String> {
    let mut left = Pieces {
        here: pieces.first()?,
        more: &pieces[1..],
    };
    left.text()
}

struct Pieces<'p, 'a> {
    here: &'a [u8],
    more: &'p [&'a [u8]],
}

impl Pieces<'_, '_> {
    /// Goes to the next piece; false where there is none.
    fn turn(&mut self) -> bool {
        let Some((first, more)) = self.more.split_first() else {
            return false;
        };
        (self.here, self.more) = (first, more);
        true
    }

    fn byte(&mut self) -> Option<u8> {
        while self.here.is_empty() {
            if !self.turn() {
                return None;
            }
        }
        let (first, rest) = self.here.split_first()?;
        self.here = rest;
        Some(*first)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut bytes: usize) {
        while bytes > 0 {
            let here = bytes.min(self.here.len());
            self.here = &self.here[here..];
            bytes -= here;
            if bytes > 0 && !self.turn() {
                return;
            }
        }
    }

    /// The next text with its count, flag, and whatever of runs and readings follows it.
    fn text(&mut self) -> Option<String> {
        let mut count = usize::from(self.u16()?);
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 {
            usize::from(self.u16()?) * 4
        } else {
            0
        };
        let readings = if flags & 4 != 0 {
            u32::from(self.u16()?) | u32::from(self.u16()?) << 16
        } else {
            0
        };
        let mut wide = flags & 1 != 0;
        let mut text = String::new();
        loop {
            let taken = push_chars(self.here, wide, count, &mut text);
            self.here = &self.here[taken * if wide { 2 } else { 1 }..];
            count -= taken;
            if count == 0 {
                break;
            }
            if !self.turn() {
                return Some(text);
            }
            wide = self.byte()? & 1 != 0;
        }
        self.skip(runs);
        self.skip(readings as usize);
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_runs_on_over_records_in_another_width() {
        let first = [
            9, 0, 0, 0, 9, 0, 0, 0, 3, 0, 0, b'o', b'n', b'e', 4, 0, 0, b't', b'w',
        ];
        let second = [1, b'o', 0, 0xAC, 0x20, 1, 0, 8, 1, 0, b'!', 9, 9];
        let third = [9, 9, 2, 0, 1, b'o', 0, b'k', 0];
        assert_eq!(
            table(&[&first, &second, &third]),
            ["one", "two\u{20ac}", "!", "ok"]
        );
        assert!(table(&[]).is_empty());
        assert_eq!(table(&[&first[..16]]), ["one"], "cut off in a count");
    }

    #[test]
    fn records_end_where_the_stream_does() {
        let stream = [9, 8, 2, 0, 1, 2, 10, 0, 0, 0, 3, 2, 9, 0, 1];
        let kinds: Vec<u16> = records(&stream, 0).map(|r| r.kind).collect();
        assert_eq!(kinds, [0x0809, 0x000A]);
        assert_eq!(records(&stream, 999).count(), 0);
    }
}
