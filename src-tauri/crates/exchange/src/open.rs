//! A source opened: what kind of file it is, and its rows from the header on. Every kind of file is
//! told apart here and nowhere else; what follows takes [`Chunk`](crate::chunk::Chunk)s, whatever
//! they come from.

use std::io::{Cursor, Read};

use crate::{
    chunk::{Chunks, Source},
    encoding,
    error::Error,
    layout,
    mapping::{Hints, Mapping},
    rows::{Found, ROW_LIMIT, Rows},
};

/// A file that has been opened.
pub(crate) struct Opened<'s> {
    /// Its rows.
    pub(crate) source: Box<dyn Source + 's>,
    /// What parts its cells.
    pub(crate) delimiter: char,
    /// Rows that are not blank before the header.
    pub(crate) before_header: usize,
}

/// Finds out what a source is.
pub(crate) fn open<'s>(
    mut source: impl Read + 's,
    hints: &Hints,
    chunk: usize,
) -> Result<Opened<'s>, Error> {
    let head = encoding::head(&mut source)?;
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
    })
}

/// Opens a source that was looked at before, as it was found then.
pub(crate) fn reopen<'s>(
    source: impl Read + 's,
    mapping: &Mapping,
    chunk: usize,
) -> Result<Opened<'s>, Error> {
    let encoding = encoding::by_label(&mapping.encoding)?;
    let delimiter = u8::try_from(mapping.delimiter).unwrap_or(b',');
    let mut chunks = Chunks::new(source, encoding, delimiter).of_size(chunk);
    chunks.settle();
    Ok(Opened {
        source: Box::new(chunks),
        delimiter: mapping.delimiter,
        before_header: mapping.rows_before_header as usize,
    })
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
                    return Err(Error::RowTooLong {
                        line: rows.line(),
                        limit: ROW_LIMIT,
                    });
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
