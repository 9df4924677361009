//! Which bytes are which characters. Decides from a byte-order mark, from the head of the file,
//! and refuses what is no text at all.
//!
//! UTF-16 is turned into UTF-8 before rows are split; every other encoding is a superset of ASCII
//! whose separators are plain bytes, so rows are split first and decoded one by one. That is what
//! lets a file that looks like ASCII for a megabyte turn out to be Windows-1252 without a second
//! pass.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    CoderResult, Decoder, Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};
use engine::problem::{NotText, Refusal};

use crate::error::Error;

/// How much of a file's head decides its encoding and delimiter, in bytes.
pub(crate) const HEAD: usize = 64 * 1024;

/// Below this many non-ASCII bytes a statistical guess is worth less than the commonest encoding.
const ENOUGH_TO_GUESS: usize = 24;

/// Reads the head of a source: up to [`HEAD`] bytes, less only where the source ends.
pub(crate) fn head(source: &mut impl Read) -> Result<Vec<u8>, Error> {
    let mut head = Vec::with_capacity(HEAD);
    source.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// Refuses what is recognisably no CSV.
pub(crate) fn refuse_binary(head: &[u8]) -> Result<(), Error> {
    let starts = |magic: &[u8]| head.starts_with(magic);
    let what = if starts(b"\x89PNG") || starts(b"\xFF\xD8\xFF") || starts(b"GIF8") {
        Some(NotText::Picture)
    } else if starts(b"%PDF") {
        Some(NotText::Pdf)
    } else if starts(b"SQLite format 3\0") {
        Some(NotText::Database)
    } else {
        None
    };
    if let Some(what) = what {
        return Err(Error::Refused(Refusal::NotText(what)));
    }
    let start = String::from_utf8_lossy(&head[..head.len().min(1024)]).to_ascii_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let page = ["<html", "<!doctype html", "<table", "<?xml"];
    if page.iter().any(|mark| start.starts_with(mark)) {
        return Err(Error::Refused(Refusal::WebPage));
    }
    Ok(())
}

/// The encoding of a file by its head; `asked` overrides it.
pub(crate) fn recognise(head: &[u8], asked: Option<&str>) -> Result<&'static Encoding, Error> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Ok(encoding);
    }
    if let Some(label) = asked {
        return by_label(label);
    }
    if let Some(encoding) = utf16_without_mark(head) {
        return Ok(encoding);
    }
    refuse_control_characters(head)?;
    let cut_short = |e: std::str::Utf8Error| e.error_len().is_none() && head.len() == HEAD;
    match std::str::from_utf8(head) {
        Ok(_) => Ok(UTF_8),
        Err(e) if cut_short(e) => Ok(UTF_8),
        Err(_) => Ok(single_byte(head)),
    }
}

/// True where a byte-order mark says which encoding it is.
pub(crate) fn marked(head: &[u8]) -> bool {
    Encoding::for_bom(head).is_some()
}

/// The encoding of that name.
pub(crate) fn by_label(label: &str) -> Result<&'static Encoding, Error> {
    Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        Error::Refused(Refusal::UnknownEncoding {
            label: label.to_owned(),
        })
    })
}

/// ASCII in two bytes a character: every other byte is NUL, always on the same side.
fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    if pairs == 0 || !head.len().is_multiple_of(2) {
        return None;
    }
    let (mut first, mut second) = (0, 0);
    for pair in head.chunks_exact(2) {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    if first == 0 && second * 10 >= pairs * 7 {
        Some(UTF_16LE)
    } else if second == 0 && first * 10 >= pairs * 7 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn refuse_control_characters(head: &[u8]) -> Result<(), Error> {
    let control = |b: &&u8| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C);
    let found = head.iter().filter(control).count();
    // A stray one or two are a fault of text; a twentieth of all is none of text's.
    if found * 20 > head.len() && found > 2 {
        return Err(Error::Refused(Refusal::NotText(NotText::Binary)));
    }
    match head.iter().position(|b| *b == 0) {
        Some(at) => Err(Error::Refused(Refusal::NulByte {
            line: 1 + lines(&head[..at]),
        })),
        None => Ok(()),
    }
}

/// How many lines end here, be it with LF, CRLF or CR.
pub(crate) fn lines(bytes: &[u8]) -> u64 {
    let feeds = memchr::memchr_iter(b'\n', bytes).count();
    let alone = memchr::memchr_iter(b'\r', bytes)
        .filter(|at| bytes.get(at + 1) != Some(&b'\n'))
        .count();
    (feeds + alone) as u64
}

/// One of the single-byte encodings; Windows-1252 (of which Latin-1 is a part) unless the text
/// says otherwise clearly. Multi-byte guesses are not taken: they may use a separator's byte.
fn single_byte(head: &[u8]) -> &'static Encoding {
    if head.iter().filter(|b| !b.is_ascii()).count() < ENOUGH_TO_GUESS {
        return WINDOWS_1252;
    }
    if is_macintosh(head) {
        return MACINTOSH;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess.is_single_byte() {
        guess
    } else {
        WINDOWS_1252
    }
}

/// What old spreadsheets on a Mac write: letters with marks stand where Windows has capitals, dashes and
/// quotes, which never stand inside a word, and none stand where Windows has its letters.
fn is_macintosh(head: &[u8]) -> bool {
    // ä, é, è, ê, ë, ñ, ó, ö, ú, ü and their like; not those where Windows has œ, š, ž or an apostrophe.
    const LETTERS: [u8; 19] = [
        0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8D, 0x8E, 0x8F, 0x90, 0x91, 0x93, 0x94, 0x95, 0x96, 0x97,
        0x98, 0x99, 0x9D, 0x9F,
    ];
    let (mut inside, mut others) = (0, 0);
    for word in head.windows(3) {
        if !(word[0].is_ascii_alphabetic() && word[2].is_ascii_lowercase()) {
            continue;
        }
        if LETTERS.contains(&word[1]) {
            inside += 1;
        } else if word[1] >= 0xC0 || matches!(word[1], 0x81 | 0x82 | 0x84) {
            others += 1;
        }
    }
    inside >= 3 && others == 0
}

/// UTF-8 from a source of UTF-16; what is no character becomes U+FFFD.
pub(crate) struct FromUtf16<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_at: usize,
    ended: bool,
    /// The decoder has given its last and must not be asked again.
    finished: bool,
}

impl<R> FromUtf16<R> {
    /// The name of the encoding.
    pub(crate) fn encoding(&self) -> &'static str {
        self.decoder.encoding().name()
    }
}

impl<R: Read> FromUtf16<R> {
    pub(crate) fn new(source: R, encoding: &'static Encoding) -> Self {
        Self {
            source,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: Vec::new(),
            raw_at: 0,
            ended: false,
            finished: false,
        }
    }
}

impl<R: Read> FromUtf16<R> {
    /// Puts at least so many bytes behind `text`; fewer only where the source ends.
    pub(crate) fn read_up_to(&mut self, wanted: usize, text: &mut Vec<u8>) -> io::Result<()> {
        let enough = text.len() + wanted;
        while text.len() < enough && !self.finished {
            if self.raw_at == self.raw.len() && !self.ended {
                self.raw.clear();
                let source = &mut self.source;
                source.take(HEAD as u64).read_to_end(&mut self.raw)?;
                self.raw_at = 0;
                self.ended = self.raw.len() < HEAD;
            }
            // Room for a whole character at least, or the decoder would give nothing for ever.
            let before = text.len();
            let room = (enough - before).max(self.raw.len()) + 16;
            text.resize(before + room, 0);
            let (result, taken, given, _) = self.decoder.decode_to_utf8(
                &self.raw[self.raw_at..],
                &mut text[before..],
                self.ended,
            );
            text.truncate(before + given);
            self.raw_at += taken;
            self.finished = self.ended && result == CoderResult::InputEmpty;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn check(head: &[u8], expected: &str) {
        assert_eq!(recognise(head, None).unwrap().name(), expected, "{head:?}");
    }

    #[test]
    fn the_encoding_is_seen_in_the_head() {
        check(b"a,b\n1,2\n", "UTF-8");
        check("name\nJos\u{e9}\n".as_bytes(), "UTF-8");
        check(b"\xEF\xBB\xBFa,b", "UTF-8");
        check(b"name\nJos\xE9\n", "windows-1252");
        let mac = b"name\nM\x9Fller\nBr\x9Fckner\nCaf\x8E\nV\x8Elo\nS\x9Ahne\nZo\x91\n";
        check(&mac.repeat(6), "macintosh");
        let dashes = b"O\x92Neill\x96Smith, \x93quoted\x94, M\xFCller\n";
        check(&dashes.repeat(6), "windows-1252");
        check(b"\xFF\xFEa\0,\0b\0", "UTF-16LE");
        check(b"\xFE\xFF\0a\0,\0b", "UTF-16BE");
        check(b"a\0,\0b\0\n\0", "UTF-16LE");
        check(b"\0a\0,\0b\0\n", "UTF-16BE");
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        let refused = |head: &[u8]| refuse_binary(head).unwrap_err().to_string();
        assert!(refused(b"\x89PNG\r\n").contains("a picture"));
        assert!(refused(b"\n<html xmlns:x=\"urn:excel\">").contains("web page"));
        assert!(recognise(b"a,b,c\n\0,2,3\n", None).is_err());
    }
}
