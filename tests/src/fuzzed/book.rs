//! Workbooks whose parts somebody changed before they were packed: what is wrong then lies where a
//! reader is, and not in a checksum.
//!
//! An input is the parts of an XLSX, XLSB or ODS, each behind a line `\x1e` and its name; or the stream
//! of an XLS behind a line `\x1eWorkbook` (`\x1eBook` before 1997); anything else is a file as it lies.

use std::io::{Cursor, Read, Write};

use cfb::CompoundFile;
use exchange::Hints;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::whole::file;

/// What stands before the name of a part.
const MARK: u8 = 0x1e;
/// The streams in which an XLS lies.
const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// A workbook in parts, or anything else.
pub fn book(bytes: &[u8]) {
    let packed = packed(bytes);
    file(&packed, "book", &Hints::default());
}

/// The parts of an input: names and bytes.
fn parts(mut input: &[u8]) -> Vec<(String, &[u8])> {
    let mut parts = Vec::new();
    while let Some(rest) = input.strip_prefix(&[MARK]) {
        let line = rest.iter().position(|byte| *byte == b'\n');
        let (name, body) = rest.split_at(line.unwrap_or(rest.len()));
        let body = body.get(1..).unwrap_or_default();
        // The mark must begin a line: a sheet may hold one anywhere else.
        let end = body
            .windows(2)
            .position(|two| two == [b'\n', MARK])
            .unwrap_or(body.len());
        let (body, later) = body.split_at(end);
        parts.push((String::from_utf8_lossy(name).into_owned(), body));
        input = later.get(1..).unwrap_or_default();
    }
    parts
}

fn packed(input: &[u8]) -> Vec<u8> {
    let parts = parts(input);
    match parts.as_slice() {
        [] => input.to_vec(),
        [(name, stream)] if STREAMS.contains(&name.as_str()) => {
            let mut file = CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
            let mut inside = file.create_stream(name).expect("a stream");
            inside.write_all(stream).expect("room in memory");
            drop(inside);
            file.flush().expect("room in memory");
            file.into_inner().into_inner()
        }
        parts => {
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            for (name, body) in parts {
                // Two parts of one name, or one without, are no ZIP that can be written.
                if zip.start_file(name.as_str(), stored).is_ok() {
                    zip.write_all(body).expect("room in memory");
                }
            }
            zip.finish()
                .map_or_else(|_| input.to_vec(), Cursor::into_inner)
        }
    }
}

/// A workbook as it lies, as an input of [`book`]; text that is none stays as it is.
#[must_use]
pub fn as_parts(bytes: Vec<u8>) -> Vec<u8> {
    unzipped(&bytes).or_else(|| stream(&bytes)).unwrap_or(bytes)
}

fn unzipped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut input = Vec::new();
    for ix in 0..archive.len() {
        let mut part = archive.by_index(ix).ok()?;
        let name = part.name().ok()?.into_owned();
        if ix > 0 {
            input.push(b'\n');
        }
        input.extend([&[MARK], name.as_bytes(), b"\n"].concat());
        // What unpacks to more than this would only slow the search.
        part.by_ref().take(1 << 18).read_to_end(&mut input).ok()?;
    }
    Some(input)
}

fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = STREAMS.into_iter().find(|name| file.is_stream(name))?;
    let mut input = [&[MARK], name.as_bytes(), b"\n"].concat();
    file.open_stream(name).ok()?.read_to_end(&mut input).ok()?;
    Some(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart_by_marks_at_the_start_of_lines() {
        let input = b"\x1ea/b.xml\n<x/>\x1e\n\x1ec\n\n\x1ed";
        let parts = parts(input);
        let parts: Vec<_> = parts.iter().map(|(n, b)| (n.as_str(), *b)).collect();
        let expected: [(&str, &[u8]); 3] = [("a/b.xml", b"<x/>\x1e"), ("c", b""), ("d", b"")];
        assert_eq!(parts, expected);
    }

    #[test]
    fn what_is_packed_comes_apart_again() {
        for input in [
            &b"\x1ea.xml\n<x/>\n\x1eb.xml\n<y/>"[..],
            b"\x1eWorkbook\nstream",
        ] {
            assert_eq!(as_parts(packed(input)), input);
        }
        assert_eq!(packed(b"no parts"), b"no parts");
    }
}
