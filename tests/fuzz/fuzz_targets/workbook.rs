//! Bytes as the parts of a workbook, packed so that the guard meets them: the first byte says where
//! the sheet ends and the table of texts and the formats begin.
#![no_main]

mod door;

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zip::{ZipWriter, write::SimpleFileOptions};

const RELS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn packed(sheet: &[u8], texts: &[u8], styles: &[u8]) -> Option<Vec<u8>> {
    let root = format!(
        "<Relationships><Relationship Id=\"r\" Type=\"{RELS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let book = format!(
        "<workbook xmlns:r=\"{RELS}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let of_book = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{RELS}/worksheet\" Target=\"worksheets/s.xml\"/></Relationships>"
    );
    let parts: [(&str, &[u8]); 7] = [
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", of_book.as_bytes()),
        ("xl/worksheets/s.xml", sheet),
        ("xl/sharedStrings.xml", texts),
        ("xl/styles.xml", styles),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).ok()?;
        zip.write_all(bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, rest)) = bytes.split_first() else {
        return;
    };
    let sheet_ends = rest.len() * usize::from(first) / 255;
    let (sheet, rest) = rest.split_at(sheet_ends);
    let (texts, styles) = rest.split_at(rest.len() / 2);
    let Some(book) = packed(sheet, texts, styles) else {
        return;
    };
    if let Some((seen, plan)) = door::looked_at(&book, &door::hints()) {
        door::passed(&book, &seen, &plan);
    }
});
