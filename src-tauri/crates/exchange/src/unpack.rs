//! What a file is under its wrapping: text, text packed with gzip or in a ZIP, or a workbook.
//!
//! A ZIP of several files is asked about, unless only one of them is a table. What is packed twice
//! is refused, and so is what unpacks to far more than it could have been: both are how harmful
//! files are made. Nothing is unpacked into memory: it is read as it comes. Only what must be read
//! from its end, a ZIP or a workbook, is held as it lies.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use cfb::CompoundFile;
use engine::problem::{Damage, Names, NotText, Refusal};
use flate2::read::{DeflateDecoder, MultiGzDecoder};
use zip::{CompressionMethod, ZipArchive};

use crate::{
    book::{
        BookKind,
        guard::{self, damaged, unzipped},
    },
    encoding::{self, HEAD},
    error::{Error, Refused},
    written::shown,
};

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const GZIP: &[u8] = b"\x1F\x8B";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Bytes that text may unpack to without being asked why.
const FREE: u64 = 64 << 20;
/// How many times larger than packed it may be beyond that; logs are ten to forty times larger.
const RATIO: u64 = 250;

/// A packed file or a workbook must be held to be read from its end; none that is read is larger.
const HELD: u64 = 256 << 20;

/// What is in a file.
pub(crate) enum Contents<'s> {
    /// Text, and the name of the packed file that it is, where there were several.
    Text(Box<dyn Read + 's>, Option<String>),
    Book(BookKind, Held),
}

/// A file as it lies, in memory.
pub(crate) type Held = Cursor<Vec<u8>>;

/// Finds out what a file is. `asked` names the one to take of a ZIP's files; `is_table` says of the
/// head of a text whether it is one that could be read.
pub(crate) fn unpack<'s>(
    mut source: impl Read + 's,
    asked: Option<&str>,
    is_table: impl Fn(&[u8]) -> bool,
) -> Result<Contents<'s>, Error> {
    let mut magic = Vec::with_capacity(8);
    source.by_ref().take(8).read_to_end(&mut magic)?;
    let starts = |with: &[u8]| magic.starts_with(with);
    if starts(ZIP) || starts(EMPTY_ZIP) || starts(COMPOUND) {
        let mut held = magic;
        source.take(HELD).read_to_end(&mut held)?;
        if held.len() as u64 > HELD {
            return Err(damaged(Damage::TooLarge));
        }
        let held = Cursor::new(held);
        if held.get_ref().starts_with(COMPOUND) {
            return compound(held);
        }
        return zipped(held, asked, is_table);
    }
    let packed = starts(GZIP);
    let source = Cursor::new(magic).chain(source);
    if !packed {
        return Ok(Contents::Text(Box::new(source), None));
    }
    let mut text = Swelling::of(MultiGzDecoder::new(Counted { source, passed: 0 }));
    let start = start_of(&mut text)?;
    refuse_packed(&start)?;
    Ok(Contents::Text(
        Box::new(Cursor::new(start).chain(text)),
        None,
    ))
}

/// A compound file is an XLS, or a newer workbook under a password, or something else.
fn compound(held: Held) -> Result<Contents<'static>, Error> {
    let file = CompoundFile::open(held)?;
    if crate::book::is_protected(&file) {
        return Err(Error::Refused(Refusal::Protected));
    }
    Ok(Contents::Book(BookKind::Xls, file.into_inner()))
}

fn start_of(source: &mut impl Read) -> Result<Vec<u8>, Error> {
    let mut start = Vec::new();
    source.take(HEAD as u64).read_to_end(&mut start)?;
    Ok(start)
}

fn refuse_packed(start: &[u8]) -> Result<(), Error> {
    let packed = [ZIP, EMPTY_ZIP, GZIP, COMPOUND];
    if packed.iter().any(|magic| start.starts_with(magic)) {
        return Err(Error::Refused(Refusal::PackedTwice));
    }
    encoding::refuse_binary(start)
}

/// A file in a ZIP.
struct Packed {
    name: String,
    at: u64,
    bytes: u64,
    deflated: bool,
}

fn zipped(
    mut held: Held,
    asked: Option<&str>,
    is_table: impl Fn(&[u8]) -> bool,
) -> Result<Contents<'static>, Error> {
    let mut archive = guard::archive(&mut held)?;
    if let Some(kind) = book_kind(&archive)? {
        drop(archive);
        return Ok(Contents::Book(kind, held));
    }
    let files = files(&mut archive)?;
    drop(archive);
    let same = |name: &str, asked: &str| {
        let leaf = name.rsplit(['/', '\\']).next().unwrap_or(name);
        name.eq_ignore_ascii_case(asked) || leaf.eq_ignore_ascii_case(asked)
    };
    let chosen = match (asked, files.as_slice()) {
        (_, []) => return Err(Error::Refused(Refusal::Empty)),
        (Some(asked), _) => files.iter().find(|f| same(&f.name, asked)),
        (None, [only]) => Some(only),
        (None, _) => only_table(&mut held, &files, is_table)?,
    };
    let Some(chosen) = chosen else {
        return Err(Error::Refused(Refusal::Several {
            files: Names::of(files.iter().map(|f| shown(&f.name))),
        }));
    };
    refuse_packed(&start_of(&mut chosen.open(&mut held)?)?)?;
    let name = (files.len() > 1).then(|| chosen.name.clone());
    Ok(Contents::Text(chosen.open(held)?, name))
}

/// The one file that could be read, if it is one.
fn only_table<'f>(
    held: &mut Held,
    files: &'f [Packed],
    is_table: impl Fn(&[u8]) -> bool,
) -> Result<Option<&'f Packed>, Error> {
    let mut found = None;
    for file in files {
        let start = start_of(&mut file.open(&mut *held)?);
        let table = start.is_ok_and(|start| refuse_packed(&start).is_ok() && is_table(&start));
        if table && found.replace(file).is_some() {
            return Ok(None);
        }
    }
    Ok(found)
}

impl Packed {
    fn open<'s>(&self, mut source: impl Read + Seek + 's) -> Result<Box<dyn Read + 's>, Error> {
        source.seek(SeekFrom::Start(self.at))?;
        let source = source.take(self.bytes);
        if !self.deflated {
            return Ok(Box::new(source));
        }
        let counted = Counted { source, passed: 0 };
        Ok(Box::new(Swelling::of(DeflateDecoder::new(counted))))
    }
}

/// The files of a ZIP that a person put there.
fn files(archive: &mut ZipArchive<&mut Held>) -> Result<Vec<Packed>, Error> {
    let mut files = Vec::new();
    for ix in 0..archive.len() {
        let file = archive.by_index_raw(ix).map_err(unzipped)?;
        let name = String::from_utf8_lossy(file.name_raw()).into_owned();
        let leaf = name.rsplit(['/', '\\']).next().unwrap_or(&name);
        let left_behind = name.starts_with("__MACOSX/") || leaf.starts_with('.');
        if leaf.is_empty() || left_behind || leaf.eq_ignore_ascii_case("thumbs.db") {
            continue;
        }
        if file.encrypted() {
            return Err(Error::Refused(Refusal::Protected));
        }
        let deflated = match file.compression() {
            CompressionMethod::Stored => false,
            CompressionMethod::Deflated => true,
            _ => return Err(damaged(Damage::UnknownPacking)),
        };
        files.push(Packed {
            at: file.data_start().ok_or_else(|| damaged(Damage::CutOff))?,
            bytes: file.compressed_size(),
            deflated,
            name,
        });
    }
    Ok(files)
}

/// Which kind of workbook a ZIP is; `None` where it is a ZIP of files.
fn book_kind(archive: &ZipArchive<&mut Held>) -> Result<Option<BookKind>, Error> {
    let names = || archive.file_names().flatten();
    let holds = |name: &str| names().any(|n| n.replace('\\', "/").eq_ignore_ascii_case(name));
    let leads = |start: &str| names().any(|n| n.to_ascii_lowercase().starts_with(start));
    if holds("xl/workbook.bin") {
        return Ok(Some(BookKind::Xlsb));
    }
    if holds("content.xml") && (holds("mimetype") || holds("META-INF/manifest.xml")) {
        return Ok(Some(BookKind::Ods));
    }
    if holds("[Content_Types].xml") || holds("_rels/.rels") {
        if leads("word/") || leads("ppt/") {
            return Err(Error::Refused(Refusal::NotText(NotText::OfficeDocument)));
        }
        return Ok(Some(BookKind::Xlsx));
    }
    Ok(None)
}

/// A source whose bytes are counted.
struct Counted<R> {
    source: R,
    passed: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.passed += read as u64;
        Ok(read)
    }
}

/// What unpacks, and how much of it has.
struct Swelling<R> {
    source: R,
    passed: u64,
}

impl<R> Swelling<R> {
    fn of(source: R) -> Self {
        Self { source, passed: 0 }
    }
}

/// Something that unpacks knows how much it has taken.
trait Taken {
    fn taken(&self) -> u64;
}

impl<R> Taken for MultiGzDecoder<Counted<R>> {
    fn taken(&self) -> u64 {
        self.get_ref().passed
    }
}

impl<R> Taken for DeflateDecoder<Counted<R>> {
    fn taken(&self) -> u64 {
        self.get_ref().passed
    }
}

impl<R: Read + Taken> Read for Swelling<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.passed += read as u64;
        if self.passed > FREE + self.source.taken().saturating_mul(RATIO) {
            return Err(Refused(Damage::Swelling).into_io());
        }
        Ok(read)
    }
}
