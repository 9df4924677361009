//! A source opened: what kind of file it is, and its rows from the header on. Every kind of file is
//! told apart here and nowhere else; what follows takes [`Chunk`](crate::chunk::Chunk)s, whatever
//! they come from.

use std::io::{Cursor, Read};

use engine::problem::Refusal;

use crate::{
    book::{self, Workbook},
    chunk::{Chunks, Source},
    encoding,
    error::Error,
    escaped,
    inspect::{SeenSheet, has_deals},
    layout,
    mapping::{Hints, Mapping},
    quoting::{self, Requoting},
    rows::{Found, ROW_LIMIT, Rows},
    turned::Turned,
    unpack::{Contents, Held, unpack},
};

/// A file without its wrapping.
pub(crate) enum File<'s> {
    /// Text, and which file of a ZIP of several it is.
    Text(Box<dyn Read + 's>, Option<String>),
    Book(Box<Workbook<Held>>),
}

/// A file that has been opened.
pub(crate) struct Opened<'s> {
    /// Its rows.
    pub(crate) source: Box<dyn Source + 's>,
    /// What parts its cells.
    pub(crate) delimiter: char,
    /// Rows that are not blank before the header.
    pub(crate) before_header: usize,
    /// The sheet, or the file of a ZIP, that is read; `None` where there is only one thing to read.
    pub(crate) sheet: Option<String>,
    /// The sheets of a workbook.
    pub(crate) sheets: Vec<SeenSheet>,
    /// Those of them that look like tables of deals too.
    pub(crate) other_tables: Vec<String>,
}

impl Opened<'_> {
    /// The headers of a file that was looked at before, and the rest of their chunk.
    ///
    /// # Errors
    /// [`Refusal::Empty`], and [`Refusal::Changed`] where they are others than the mapping's.
    pub(crate) fn known_header(&mut self, mapping: &Mapping) -> Result<(Vec<String>, Rows), Error> {
        let found = header(&mut *self.source, self.before_header)?;
        let (headers, first) = found.ok_or(Error::Refused(Refusal::Empty))?;
        if !headers.iter().eq(mapping.columns.iter().map(|c| &c.header)) {
            return Err(Error::Refused(Refusal::Changed));
        }
        Ok((headers, first))
    }
}

impl<'s> File<'s> {
    /// Finds out what a source is; `asked` names a sheet, or a file of a ZIP.
    pub(crate) fn of(source: impl Read + 's, asked: Option<&str>) -> Result<Self, Error> {
        Ok(match unpack(source, asked, text_is_table)? {
            Contents::Text(mut source, name) => {
                let head = encoding::head(&mut source)?;
                let quoting = quoting::of(&head).map(Requoting::of);
                let unescaping = escaped::of(&head);
                let mut source: Box<dyn Read + 's> = Box::new(Cursor::new(head).chain(source));
                if let Some(quoting) = quoting {
                    source = Box::new(Turned::new(source, quoting));
                }
                if let Some(unescaping) = unescaping {
                    source = Box::new(Turned::new(source, unescaping));
                }
                Self::Text(source, name)
            }
            Contents::Book(kind, held) => Self::Book(Box::new(Workbook::open(kind, held)?)),
        })
    }

    /// Opens it for a first look.
    pub(crate) fn open<'f>(&'f mut self, hints: &Hints, chunk: usize) -> Result<Opened<'f>, Error> {
        let (source, name) = match self {
            Self::Text(source, name) => (source, name),
            Self::Book(book) => {
                let chosen = book::choose(book, hints.sheet.as_deref())?;
                return book::open(book, chosen, chunk);
            }
        };
        let head = encoding::head(source)?;
        encoding::refuse_binary(&head)?;
        let encoding = encoding::recognise(&head, hints.encoding.as_deref())?;
        let layout = layout::find(&head, encoding, hints.delimiter);
        let told = hints.encoding.is_some() || encoding::marked(&head);
        let source = Cursor::new(head).chain(source);
        let mut chunks = Chunks::new(source, encoding, layout.delimiter).of_size(chunk);
        if told {
            chunks.settle();
        }
        Ok(Opened {
            source: Box::new(chunks),
            delimiter: char::from(layout.delimiter),
            before_header: layout.before_header,
            sheet: name.clone(),
            sheets: Vec::new(),
            other_tables: Vec::new(),
        })
    }

    /// Opens it as it was found before.
    pub(crate) fn reopen<'f>(
        &'f mut self,
        mapping: &Mapping,
        chunk: usize,
    ) -> Result<Opened<'f>, Error> {
        let before_header = mapping.rows_before_header as usize;
        let (source, name) = match self {
            Self::Text(source, name) => (source, name),
            Self::Book(book) => {
                let mut chosen = book::choose(book, mapping.sheet.as_deref())?;
                chosen.before_header = before_header;
                return book::open(book, chosen, chunk);
            }
        };
        let encoding = encoding::by_label(&mapping.encoding)?;
        let delimiter = u8::try_from(mapping.delimiter).unwrap_or(b',');
        let mut chunks = Chunks::new(source, encoding, delimiter).of_size(chunk);
        chunks.settle();
        Ok(Opened {
            source: Box::new(chunks),
            delimiter: mapping.delimiter,
            before_header,
            sheet: name.clone(),
            sheets: Vec::new(),
            other_tables: Vec::new(),
        })
    }
}

/// Whether the head of a text is that of a table of deals or moves.
fn text_is_table(head: &[u8]) -> bool {
    let Ok(encoding) = encoding::recognise(head, None) else {
        return false;
    };
    let layout = layout::find(head, encoding, None);
    let mut chunks = Chunks::new(Cursor::new(head), encoding, layout.delimiter);
    let header = header(&mut chunks, layout.before_header);
    matches!(header, Ok(Some((headers, _))) if has_deals(&headers))
}

/// Goes to the header and reads it; gives the rest of its chunk too. `None` where the source ends
/// before.
pub(crate) fn header(
    source: &mut dyn Source,
    before: usize,
) -> Result<Option<(Vec<String>, Rows)>, Error> {
    let mut passed = 0;
    while let Some(chunk) = source.next()? {
        let mut rows = Rows::new(chunk);
        loop {
            match rows.advance()? {
                Found::End => break,
                Found::TooLong => {
                    return Err(Error::Refused(Refusal::RowTooLong {
                        line: rows.line(),
                        limit: ROW_LIMIT,
                    }));
                }
                Found::Row => {}
            }
            let (cells, _) = rows.cells();
            if cells.blank() {
                continue;
            }
            if passed == before {
                let headers = cells.iter().map(|c| c.trim().to_owned()).collect();
                return Ok(Some((headers, rows)));
            }
            passed += 1;
        }
    }
    Ok(None)
}

#[cfg(test)]
#[path = "nasty_tests.rs"]
mod nasty;
