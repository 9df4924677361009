//! ODS, a cell at a time. calamine has no streaming reader for it: it holds every sheet as a
//! rectangle, and a repeated row as often as it says. This one holds one row, and repeats it as it
//! is asked for.
//!
//! Source: OASIS Open Document Format 1.2, part 1, 9.1 (tables) and 19.385 (values).

use std::{
    collections::HashSet,
    io::{BufReader, Read, Seek, SeekFrom},
};

use engine::problem::{Damage, Refusal};
use quick_xml::{
    Reader,
    events::{BytesRef, BytesStart, Event},
};
use zip::{ZipArchive, read::ZipFile};

use crate::{
    book::{
        Sheet,
        cell::Value,
        guard::{self, Bounded, Role, damaged, unmarked, unzipped},
        sheet::{At, COLUMN_LIMIT, CellStream, SheetRows},
    },
    error::Error,
};

/// No sheet has more rows.
const ROWS: u32 = 1 << 20;
/// Cells that may be there by repetition alone: one mark can stand for a sheet full of them.
const REPEATED: usize = 1_000_000;
/// Spaces that one mark may stand for.
const SPACES: usize = 1000;

/// An ODS workbook.
pub(crate) struct OdsBook<R> {
    archive: ZipArchive<R>,
    sheets: Vec<Sheet>,
}

type Xml<'a, R> = Reader<BufReader<Bounded<ZipFile<'a, R>>>>;

impl<R: Read + Seek> OdsBook<R> {
    pub(crate) fn open(mut source: R) -> Result<Self, Error> {
        source.seek(SeekFrom::Start(0))?;
        let mut archive = guard::archive(source)?;
        refuse_protected(&mut archive)?;
        let sheets = sheets(&mut archive)?;
        Ok(Self { archive, sheets })
    }

    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        self.sheets.clone()
    }

    pub(crate) fn rows(&mut self, sheet: &str) -> Result<SheetRows<'_>, Error> {
        let mut xml = part(&mut self.archive, "content.xml")?;
        let mut buffer = Vec::new();
        loop {
            match event(&mut xml, &mut buffer)? {
                Event::Start(e)
                    if is(&e, "table") && attribute(&e, "name").as_deref() == Some(sheet) =>
                {
                    break;
                }
                Event::Eof => return Err(damaged(Damage::SheetGone)),
                _ => {}
            }
        }
        Ok(SheetRows::new(
            OdsCells {
                xml,
                row: 0,
                repeats: 0,
                repeated: 0,
                cells: Vec::new(),
                at: 0,
                below: Vec::new(),
            },
            Vec::new(),
        ))
    }
}

fn part<'a, R: Read + Seek>(
    archive: &'a mut ZipArchive<R>,
    name: &str,
) -> Result<Xml<'a, R>, Error> {
    let file = archive.by_name(name).map_err(unzipped)?;
    let role = Role::of(&name.to_ascii_lowercase());
    let mut xml = Reader::from_reader(BufReader::new(Bounded::marked(file, role)));
    let config = xml.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    Ok(xml)
}

fn refuse_protected<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), Error> {
    if archive.index_for_name("encrypted-package").is_some() {
        return Err(Error::Refused(Refusal::Protected));
    }
    if archive.index_for_name("META-INF/manifest.xml").is_none() {
        return Ok(());
    }
    let mut xml = part(archive, "META-INF/manifest.xml")?;
    let mut buffer = Vec::new();
    loop {
        match event(&mut xml, &mut buffer)? {
            Event::Start(e) if is(&e, "encryption-data") => {
                return Err(Error::Refused(Refusal::Protected));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The sheets in their order; which of them are hidden is a matter of their styles.
fn sheets<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<Vec<Sheet>, Error> {
    let mut xml = part(archive, "content.xml")?;
    let mut buffer = Vec::new();
    let mut hiding = HashSet::new();
    let mut style = String::new();
    let mut sheets = Vec::new();
    loop {
        match event(&mut xml, &mut buffer)? {
            Event::Start(e) if is(&e, "style") => style = attribute(&e, "name").unwrap_or_default(),
            Event::Start(e)
                if is(&e, "table-properties")
                    && attribute(&e, "display").as_deref() == Some("false") =>
            {
                hiding.insert(style.clone());
            }
            Event::Start(e) if is(&e, "table") => {
                let styled = attribute(&e, "style-name");
                if let Some(name) = attribute(&e, "name") {
                    sheets.push(Sheet {
                        name,
                        hidden: styled.is_some_and(|s| hiding.contains(&s)),
                        cells: true,
                    });
                }
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

struct OdsCells<'a, R: Read> {
    xml: Xml<'a, R>,
    row: u32,
    /// How often the row in `cells` is still to be given.
    repeats: u32,
    /// Cells given so far that are there by repetition.
    repeated: usize,
    cells: Vec<(u32, Value<'static>)>,
    at: usize,
    /// What merged cells give to the rows below: column, rows left, value.
    below: Vec<(u32, u32, Value<'static>)>,
}

impl<R: Read + Seek> CellStream for OdsCells<'_, R> {
    fn next(&mut self) -> Result<Option<At<'_>>, Error> {
        while self.at == self.cells.len() {
            if self.repeats > 1 && !self.cells.is_empty() && self.row + 1 < ROWS {
                self.repeats -= 1;
                self.row += 1;
                self.at = 0;
                self.repeat(self.cells.len())?;
            } else if !self.read_row()? {
                return Ok(None);
            }
        }
        let (column, value) = &self.cells[self.at];
        self.at += 1;
        Ok(Some(At {
            row: self.row,
            column: *column,
            value: value.clone(),
        }))
    }
}

impl<R: Read + Seek> OdsCells<'_, R> {
    /// Reads the next row into `cells`; false where the sheet ends.
    fn read_row(&mut self) -> Result<bool, Error> {
        self.row = self.row.saturating_add(self.repeats);
        self.repeats = 0;
        self.cells.clear();
        self.at = 0;
        let mut buffer = Vec::new();
        loop {
            match event(&mut self.xml, &mut buffer)? {
                Event::Start(e) if is(&e, "table-row") => {
                    self.repeats = number(&e, "number-rows-repeated").max(1);
                    break;
                }
                Event::End(e) if e.local_name().as_ref() == "table" => return Ok(false),
                Event::Eof => return Err(damaged(Damage::CutOff)),
                _ => {}
            }
        }
        let mut column = 0_u32;
        loop {
            match event(&mut self.xml, &mut buffer)? {
                Event::Start(e) if is(&e, "table-cell") || is(&e, "covered-table-cell") => {
                    let covered = is(&e, "covered-table-cell");
                    let repeats = number(&e, "number-columns-repeated");
                    let rows = number(&e, "number-rows-spanned");
                    let start = e.into_owned();
                    let mut value = self.value(&start)?;
                    if covered && value == Value::Empty {
                        value = self.given_above(column);
                    } else if rows > 1 && value != Value::Empty {
                        self.below.push((column, rows, value.clone()));
                    }
                    if value != Value::Empty {
                        let last = column.saturating_add(repeats);
                        // One more than can be held is enough to be told of.
                        let most = u32::try_from(COLUMN_LIMIT).unwrap_or(u32::MAX);
                        let columns = column..last.min(column.max(most) + 1);
                        self.repeat(columns.len().saturating_sub(1))?;
                        for column in columns {
                            self.cells.push((column, value.clone()));
                        }
                    }
                    column = column.saturating_add(repeats);
                }
                Event::End(e) if e.local_name().as_ref() == "table-row" => break,
                Event::Eof => return Err(damaged(Damage::CutOff)),
                _ => {}
            }
        }
        self.below.retain_mut(|(_, rows, _)| {
            *rows = rows.saturating_sub(self.repeats);
            *rows > 0
        });
        Ok(true)
    }

    /// Counts cells that are there by repetition.
    fn repeat(&mut self, cells: usize) -> Result<(), Error> {
        self.repeated += cells;
        if self.repeated > REPEATED {
            return Err(damaged(Damage::Repeats));
        }
        Ok(())
    }

    fn given_above(&self, column: u32) -> Value<'static> {
        let above = self.below.iter().find(|(c, _, _)| *c == column);
        above.map_or(Value::Empty, |(_, _, value)| value.clone())
    }

    /// The value of a cell, whose end is passed.
    fn value(&mut self, start: &BytesStart<'_>) -> Result<Value<'static>, Error> {
        let text = self.text(start)?;
        if attribute_of(start, "calcext:value-type").as_deref() == Some("error") {
            return Ok(Value::Error(text.into()));
        }
        let kind = attribute_of(start, "office:value-type").unwrap_or_default();
        let given = |name| attribute(start, name);
        let value = match kind.as_str() {
            "float" | "currency" | "percentage" => given("value")
                .and_then(|v| v.parse().ok())
                .map(Value::Number),
            "date" => given("date-value").map(|v| Value::IsoDate(v.into())),
            "boolean" => given("boolean-value").map(|v| Value::Bool(v == "true")),
            "string" => given("string-value").map(|v| Value::Text(v.into())),
            _ => None,
        };
        Ok(value.unwrap_or(if text.is_empty() {
            Value::Empty
        } else {
            Value::Text(text.into())
        }))
    }

    /// What a cell shows, notes on it aside.
    fn text(&mut self, start: &BytesStart<'_>) -> Result<String, Error> {
        let mut text = String::new();
        let mut paragraphs = 0;
        let mut aside = 0_u32;
        let mut buffer = Vec::new();
        loop {
            match event(&mut self.xml, &mut buffer)? {
                Event::Start(e) if aside > 0 || is(&e, "annotation") || is(&e, "shapes") => {
                    aside += 1;
                }
                Event::End(_) if aside > 0 => aside -= 1,
                Event::Text(t) if aside == 0 && paragraphs > 0 => text.push_str(&t.xml10_content()),
                Event::GeneralRef(e) if aside == 0 => push_entity(&e, &mut text),
                Event::Start(e) if is(&e, "p") => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                }
                Event::Start(e) if is(&e, "s") => {
                    let spaces = number(&e, "c") as usize;
                    text.extend(std::iter::repeat_n(' ', spaces.min(SPACES)));
                }
                Event::Start(e) if is(&e, "tab") => text.push('\t'),
                Event::Start(e) if is(&e, "line-break") => text.push('\n'),
                Event::End(e) if e.name() == start.name() => return Ok(text),
                Event::Eof => return Err(damaged(Damage::CutOff)),
                _ => {}
            }
            if text.len() > crate::rows::ROW_LIMIT {
                return Err(damaged(Damage::LongText));
            }
        }
    }
}

fn push_entity(entity: &BytesRef<'_>, text: &mut String) {
    let named = match entity.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => entity.resolve_char_ref().ok().flatten(),
    };
    text.push(named.unwrap_or(char::REPLACEMENT_CHARACTER));
}

fn event<'b, B: std::io::BufRead>(
    xml: &mut Reader<B>,
    buffer: &'b mut Vec<u8>,
) -> Result<Event<'b>, Error> {
    buffer.clear();
    xml.read_event_into(buffer).map_err(|e| unmarked(&e))
}

fn is(element: &BytesStart<'_>, name: &str) -> bool {
    element.local_name().as_ref() == name
}

/// The attribute of that name, whatever its prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes().flatten();
    let found = all.find(|a| a.key.local_name().as_ref() == name)?;
    Some(
        found
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .ok()?
            .into_owned(),
    )
}

/// The attribute of that name and prefix.
fn attribute_of(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes().flatten();
    let found = all.find(|a| a.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

/// An attribute that counts: 1 where it is missing or no number.
fn number(element: &BytesStart<'_>, name: &str) -> u32 {
    let written = attribute(element, name);
    written.and_then(|v| v.parse().ok()).unwrap_or(1)
}
