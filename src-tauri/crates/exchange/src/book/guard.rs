//! What a ZIP of parts is, checked before a reader of spreadsheets sees it.
//!
//! A reader believes what a file says of itself: it sets aside room for as many texts as a header
//! announces, and holds any text between two marks whole. Here every part that it will read is
//! passed once in constant memory; what announces or unpacks to more than it can be is refused. An
//! allocation that fails would end the process, so nothing may be left to that.

use std::{
    collections::HashSet,
    io::{self, Read, Seek, SeekFrom},
};

use engine::problem::{Damage, Refusal};
use quick_xml::{Reader, events::Event};
use zip::{ZipArchive, read::ZipFile, result::ZipError};

use crate::error::{Error, Refused};

/// No workbook has as many parts.
const PARTS: usize = 10_000;
/// Bytes that any part may unpack to without being asked why.
const FREE: u64 = 16 << 20;
/// How many times larger than packed a part may be beyond that. Sheets are 10 to 40 times larger.
const RATIO: u64 = 150;
/// No sheet is larger: a million rows of thirty columns are not.
const SHEET: u64 = 4 << 30;
/// No spreadsheet program holds more rows in a sheet.
const ROWS: u64 = 1 << 20;
/// No table of texts is larger than can be held.
const TEXTS: u64 = 256 << 20;
/// Bytes between two marks: a cell holds at most 32,767 characters, escaped at most six-fold.
const BETWEEN_MARKS: u64 = 256 << 10;
/// Marks in the table of cell formats, of which a workbook can have 65,490.
const STYLE_MARKS: u64 = 400_000;
/// Bytes that the formats may take once each has its own copy of its font's name.
const STYLE_COPIES: u64 = 256 << 20;
/// The small parts: which sheets there are, how they are formatted.
const SMALL: u64 = 32 << 20;

/// What the guard learnt of a part, for the one that knows what it should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passed {
    /// Bytes that it unpacks to.
    pub(crate) bytes: u64,
    /// How often a mark opens.
    pub(crate) marks: u64,
    /// The most bytes between two of them.
    pub(crate) longest: u64,
    /// True where cells of it are merged.
    pub(crate) merges: bool,
    /// How many texts it says it holds.
    pub(crate) announced: u64,
    /// How many rows it opens, those with nothing in them too.
    pub(crate) rows: u64,
}

/// Opens an archive whose directory is no larger than the file can bear.
pub(crate) fn archive<R: Read + Seek>(mut source: R) -> Result<ZipArchive<R>, Error> {
    source.seek(SeekFrom::Start(0))?;
    let archive = ZipArchive::new(source).map_err(unzipped)?;
    if archive.len() > PARTS {
        return Err(damaged(Damage::Parts(archive.len())));
    }
    Ok(archive)
}

/// Passes every part that a reader of XLSX will read; tells whether cells of any sheet are merged.
pub(crate) fn xlsx<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<bool, Error> {
    let mut merges = false;
    for part in parts_to_read(archive)? {
        let role = Role::of(&part.leaf);
        let file = archive.by_index(part.index).map_err(unzipped)?;
        let passed = Bounded::marked(file, role).pass()?;
        match role {
            Role::Texts if passed.announced > passed.marks => {
                return Err(damaged(Damage::TextsShort));
            }
            Role::Styles
                if passed.marks > STYLE_MARKS
                    || passed.marks.saturating_mul(passed.longest) > STYLE_COPIES =>
            {
                return Err(damaged(Damage::Formats));
            }
            // However small they pack: a text that repeats itself packs to any size.
            Role::Sheet if passed.rows > ROWS => {
                return Err(damaged(Damage::Rows));
            }
            _ => merges |= passed.merges,
        }
    }
    Ok(merges)
}

/// A part by its place in the archive.
pub(crate) struct Part {
    pub(crate) index: usize,
    /// The last piece of its name, in lower case.
    pub(crate) leaf: String,
}

/// What a part is to a reader, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Texts,
    Styles,
    Small,
    Sheet,
}

impl Role {
    pub(crate) fn of(leaf: &str) -> Self {
        if leaf.starts_with("sharedstrings.") {
            Self::Texts
        } else if leaf.starts_with("styles.") {
            Self::Styles
        } else if leaf.ends_with(".rels")
            || leaf.starts_with("workbook.")
            || leaf.starts_with("theme")
            || matches!(leaf, "manifest.xml" | "mimetype" | "meta.xml")
        {
            Self::Small
        } else {
            Self::Sheet
        }
    }

    fn most(self) -> u64 {
        match self {
            Self::Texts => TEXTS,
            Self::Styles | Self::Small => SMALL,
            Self::Sheet => SHEET,
        }
    }
}

/// The parts that a reader may open: those with a role by name, and all that a relationship calls
/// a sheet, whatever its name.
pub(crate) fn parts_to_read<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
) -> Result<Vec<Part>, Error> {
    let mut all = Vec::new();
    let mut called = HashSet::new();
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(unzipped)?;
        let name = String::from_utf8_lossy(file.name_raw()).into_owned();
        let encrypted = file.encrypted();
        drop(file);
        let leaf = leaf(&name);
        if encrypted {
            return Err(Error::Refused(Refusal::Protected));
        }
        if leaf.ends_with(".rels") {
            relationships(archive, index, &mut called)?;
        }
        all.push(Part { index, leaf });
    }
    all.retain(|p| called.contains(&p.leaf) || Role::of(&p.leaf) != Role::Sheet);
    Ok(all)
}

fn relationships<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    index: usize,
    called: &mut HashSet<String>,
) -> Result<(), Error> {
    const READ: [&str; 6] = [
        "/worksheet",
        "/chartsheet",
        "/dialogsheet",
        "/sharedStrings",
        "/styles",
        "/officeDocument",
    ];
    let part = Bounded::marked(archive.by_index(index).map_err(unzipped)?, Role::Small);
    let mut xml = Reader::from_reader(io::BufReader::new(part));
    xml.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|e| unmarked(&e))? {
            Event::Start(e) | Event::Empty(e) => {
                let (mut kind, mut target) = (String::new(), String::new());
                for attribute in e.attributes().flatten() {
                    match attribute.key.local_name().as_ref() {
                        "Type" => kind = attribute.value.to_string(),
                        "Target" => target = attribute.value.to_string(),
                        _ => {}
                    }
                }
                if READ.iter().any(|end| kind.ends_with(end)) {
                    called.insert(leaf(&target));
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn leaf(name: &str) -> String {
    let leaf = name.rsplit(['/', '\\']).next().unwrap_or(name);
    leaf.to_ascii_lowercase()
}

/// Bytes within which an announcement must be whole.
const ANNOUNCEMENT: usize = 64;

/// The greatest number that a `uniqueCount` announces that starts before a place; what cannot be told counts as the most there is.
fn announced_before(bytes: &[u8], before: usize) -> u64 {
    const WORD: &[u8] = b"uniqueCount";
    let number = |at: usize| {
        let rest = &bytes[at + WORD.len()..];
        let rest = &rest[..rest.len().min(ANNOUNCEMENT - WORD.len())];
        let end = rest.iter().position(|b| *b == b'>').unwrap_or(rest.len());
        let first = rest[..end].iter().position(u8::is_ascii_digit);
        let Some(first) = first else {
            return if end < rest.len() { 0 } else { u64::MAX };
        };
        let digits = rest[first..].iter().take_while(|b| b.is_ascii_digit());
        digits.fold(0_u64, |n, digit| {
            n.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
        })
    };
    let found = memchr::memmem::find_iter(bytes, WORD);
    found
        .take_while(|at| *at < before)
        .map(number)
        .max()
        .unwrap_or(0)
}

/// A part that ends with an error once it is larger, or holds a longer text, than it may.
pub(crate) struct Bounded<R> {
    source: R,
    most: u64,
    /// Bytes that may stand between two marks.
    between: u64,
    passed: Passed,
    since_mark: u64,
}

impl<'a, R: Read + Seek> Bounded<ZipFile<'a, R>> {
    /// A part of marks and texts.
    pub(crate) fn marked(part: ZipFile<'a, R>, role: Role) -> Self {
        Self::of(part, role, BETWEEN_MARKS)
    }

    /// A part of records.
    pub(crate) fn binary(part: ZipFile<'a, R>, role: Role) -> Self {
        Self::of(part, role, u64::MAX)
    }

    fn of(part: ZipFile<'a, R>, role: Role, between: u64) -> Self {
        let packed = part.compressed_size();
        Self {
            most: role.most().min(FREE + packed.saturating_mul(RATIO)),
            source: part,
            between,
            passed: Passed::default(),
            since_mark: 0,
        }
    }
}

impl<R: Read> Bounded<R> {
    /// Reads the rest, holding nothing of it.
    pub(crate) fn pass(mut self) -> Result<Passed, Error> {
        const MERGED: &[u8] = b"mergeCell";
        let mut buffer = vec![0; 64 << 10];
        let mut kept = 0;
        loop {
            let read = self.read(&mut buffer[kept..])?;
            let held = &buffer[..kept + read];
            self.passed.merges |= memchr::memmem::find(held, MERGED).is_some();
            // What may be cut in two is looked at once it is whole.
            let whole = if read == 0 {
                held.len()
            } else {
                held.len().saturating_sub(ANNOUNCEMENT)
            };
            let starts = &held[..(whole + ANNOUNCEMENT).min(held.len())];
            if self.between < u64::MAX {
                self.passed.announced = self.passed.announced.max(announced_before(starts, whole));
                if memchr::memchr(0, held).is_some() {
                    return Err(damaged(Damage::UnusualXml));
                }
            }
            if read == 0 {
                return Ok(self.passed);
            }
            let from = held.len().saturating_sub(ANNOUNCEMENT);
            kept = held.len() - from;
            buffer.copy_within(from..from + kept, 0);
        }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        let bytes = &buffer[..read];
        self.passed.bytes += read as u64;
        let mut from = 0;
        for mark in memchr::memchr_iter(b'<', bytes) {
            self.since_mark += (mark - from) as u64;
            if self.since_mark > self.between {
                break;
            }
            self.passed.longest = self.passed.longest.max(self.since_mark);
            self.since_mark = 0;
            self.passed.marks += 1;
            self.passed.rows += u64::from(bytes[mark + 1..].starts_with(b"row "));
            from = mark;
        }
        self.since_mark += (read - from) as u64;
        if self.passed.bytes > self.most {
            return Err(Refused(Damage::Swelling).into_io());
        }
        if self.since_mark > self.between {
            return Err(Refused(Damage::LongText).into_io());
        }
        Ok(read)
    }
}

/// A file that cannot be what it says.
pub(crate) fn damaged(why: Damage) -> Error {
    Refusal::Damaged(why).into()
}

/// What keeps an archive, or a part of it, from being read.
pub(crate) fn unzipped(e: ZipError) -> Error {
    match e {
        ZipError::Io(e) => e.into(),
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => {
            Error::Refused(Refusal::Protected)
        }
        ZipError::FileNotFound => damaged(Damage::PartMissing),
        ZipError::UnsupportedArchive(_) => damaged(Damage::UnknownPacking),
        _ => damaged(Damage::PartsAstray),
    }
}

/// What keeps marks and texts from being read.
pub(crate) fn unmarked(e: &quick_xml::Error) -> Error {
    if let quick_xml::Error::Io(e) = e
        && let Some(Refused(why)) = e.get_ref().and_then(|inner| inner.downcast_ref())
    {
        return damaged(*why);
    }
    damaged(Damage::BrokenXml)
}
