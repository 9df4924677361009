//! Workbooks made by hand, part by part, so that each can be as wrong as it must be.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

/// A ZIP of these files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(*name, packed).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An XLSX of these sheets: name, state, and what stands in `sheetData` and after it.
pub struct Xlsx<'a> {
    pub sheets: &'a [(&'a str, &'a str, &'a str)],
    /// What stands in the table of texts, its first mark included.
    pub texts: &'a str,
    pub is_1904: bool,
}

pub const NO_TEXTS: &str = "<sst>";

impl Xlsx<'_> {
    /// As bytes. Cell format 1 is a date, 2 a date with a time, 3 a span, 4 money.
    pub fn bytes(&self) -> Vec<u8> {
        const RELS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let sheets = self.sheets.iter().enumerate();
        let listed: String = sheets
            .clone()
            .map(|(ix, (name, state, _))| {
                format!(
                    "<sheet name=\"{name}\" sheetId=\"{ix}\" state=\"{state}\" r:id=\"r{ix}\"/>"
                )
            })
            .collect();
        let related: String = sheets
            .clone()
            .map(|(ix, _)| {
                format!("<Relationship Id=\"r{ix}\" Type=\"{RELS}/worksheet\" Target=\"worksheets/sheet{ix}.xml\"/>")
            })
            .collect();
        let date = if self.is_1904 { " date1904=\"1\"" } else { "" };
        let mut parts = vec![
            (
                "_rels/.rels".to_owned(),
                format!("<Relationships><Relationship Id=\"r\" Type=\"{RELS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ),
            (
                "xl/workbook.xml".to_owned(),
                format!("<workbook xmlns:r=\"{RELS}\"><workbookPr{date}/><sheets>{listed}</sheets></workbook>"),
            ),
            (
                "xl/_rels/workbook.xml.rels".to_owned(),
                format!("<Relationships>{related}</Relationships>"),
            ),
            (
                "xl/styles.xml".to_owned(),
                "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/>\
                 </numFmts><cellXfs><xf numFmtId=\"0\"></xf><xf numFmtId=\"14\"></xf>\
                 <xf numFmtId=\"170\"></xf><xf numFmtId=\"46\"></xf><xf numFmtId=\"4\"></xf></cellXfs>\
                 </styleSheet>"
                    .to_owned(),
            ),
            (
                "xl/sharedStrings.xml".to_owned(),
                format!("{}</sst>", self.texts),
            ),
            ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        ];
        for (ix, (_, _, data)) in sheets {
            parts.push((
                format!("xl/worksheets/sheet{ix}.xml"),
                format!("<worksheet><sheetData>{data}</worksheet>"),
            ));
        }
        let parts: Vec<(&str, &[u8])> = parts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_bytes()))
            .collect();
        zip(&parts)
    }
}

/// Rows of cells, each written as the marks of a sheet: `=5` a number, `@5` a date, `!x` an error,
/// nothing no cell, anything else a text.
pub fn rows(rows: &[&[&str]]) -> String {
    let mut data = String::new();
    for (r, cells) in rows.iter().enumerate() {
        data.push_str(&format!("<row r=\"{}\">", r + 1));
        for (c, cell) in cells.iter().enumerate() {
            let at = format!("{}{}", char::from(b'A' + u8::try_from(c).unwrap()), r + 1);
            let first = cell.chars().next();
            let rest = cell.get(1..).unwrap_or_default();
            data.push_str(&match first {
                None => continue,
                Some('=') => format!("<c r=\"{at}\"><v>{rest}</v></c>"),
                Some('@') => format!("<c r=\"{at}\" s=\"1\"><v>{rest}</v></c>"),
                Some('!') => format!("<c r=\"{at}\" t=\"e\"><v>{rest}</v></c>"),
                _ => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
            });
        }
        data.push_str("</row>");
    }
    data + "</sheetData>"
}
