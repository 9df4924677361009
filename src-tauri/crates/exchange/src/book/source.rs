//! A workbook as a source of rows: which of its sheets holds the table, and that sheet's rows in
//! chunks.
//!
//! Hidden and empty sheets, charts and macros are passed over, and of the others the one is taken
//! whose first rows look most like a table; a person can name another.

use std::io::{Read, Seek};

use engine::problem::{Names, Refusal};

use crate::{
    book::{Sheet, Workbook, sheet::SheetRows},
    chunk::{Chunk, Held, Source},
    cut::CutRows,
    error::Error,
    inspect::{SeenSheet, has_deals},
    layout::{self, Score},
    open::Opened,
    written::shown,
};

/// Sheets that are looked into.
const LOOKED_INTO: usize = 64;
/// Rows of a chunk: a sheet's rows cost more than a text's.
const ROWS: usize = 2000;

/// The sheet that is read.
pub(crate) struct Chosen {
    pub(crate) sheet: String,
    pub(crate) before_header: usize,
    /// Sheets that look like tables of deals too, where nobody said which one to read.
    pub(crate) other_tables: Vec<String>,
}

/// Chooses the sheet: the one that is asked for, or the one that looks most like a table.
pub(crate) fn choose<R: Read + Seek>(
    book: &mut Workbook<R>,
    asked: Option<&str>,
) -> Result<Chosen, Error> {
    let sheets = book.sheets();
    let names = || Names::of(sheets.iter().map(|s| shown(&s.name)));
    if let Some(asked) = asked {
        let same = |s: &&Sheet| s.name.trim().eq_ignore_ascii_case(asked.trim());
        let found = sheets.iter().find(|s| s.cells && s.name == asked);
        let found = found.or_else(|| sheets.iter().filter(|s| s.cells).find(same));
        let found = found.ok_or_else(|| {
            Error::Refused(Refusal::UnknownSheet {
                asked: asked.to_owned(),
                sheets: names(),
            })
        })?;
        let (_, before_header) = layout::judge(&first_rows(book, &found.name)?);
        return Ok(Chosen {
            sheet: found.name.clone(),
            before_header,
            other_tables: Vec::new(),
        });
    }
    let mut tables: Vec<String> = Vec::new();
    let mut best: Option<((bool, Score), Chosen)> = None;
    let mut failed = None;
    let shown = sheets.iter().filter(|s| s.cells && !s.hidden);
    for sheet in shown.take(LOOKED_INTO) {
        let rows = match first_rows(book, &sheet.name) {
            Ok(rows) => rows,
            Err(error) => {
                // Another sheet may be whole.
                failed.get_or_insert(error);
                continue;
            }
        };
        let (score, before_header) = layout::judge(&rows);
        let Some(header) = rows.get(before_header) else {
            continue;
        };
        let deals = has_deals(header);
        if deals && rows.len() > before_header + 1 {
            tables.push(sheet.name.clone());
        }
        let score = (deals, score);
        if best.as_ref().is_none_or(|(found, _)| score > *found) {
            let sheet = sheet.name.clone();
            best = Some((
                score,
                Chosen {
                    sheet,
                    before_header,
                    other_tables: Vec::new(),
                },
            ));
        }
    }
    match (best, failed) {
        (Some((_, mut chosen)), _) => {
            tables.retain(|name| *name != chosen.sheet);
            chosen.other_tables = tables;
            Ok(chosen)
        }
        (None, Some(error)) => Err(error),
        (None, None) => Err(Error::Refused(Refusal::NoSheet { sheets: names() })),
    }
}

/// The first rows of a sheet that are not blank.
fn first_rows<R: Read + Seek>(
    book: &mut Workbook<R>,
    sheet: &str,
) -> Result<Vec<Vec<String>>, Error> {
    let mut rows = book.rows(sheet)?;
    let mut found = Vec::new();
    while found.len() < layout::ROWS && rows.advance()? {
        let row = rows.row();
        let cells = (0..row.kinds.len()).map(|ix| row.cell(ix).trim().to_owned());
        let mut cells: Vec<String> = cells.collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if !cells.is_empty() {
            found.push(cells);
        }
    }
    Ok(found)
}

/// Opens the chosen sheet of a workbook.
pub(crate) fn open<R: Read + Seek>(
    book: &mut Workbook<R>,
    chosen: Chosen,
    chunk: usize,
) -> Result<Opened<'_>, Error> {
    let sheets = book.sheets();
    let kind = book.kind().name();
    let rows = book.rows(&chosen.sheet)?;
    let seen = |sheet: Sheet| SeenSheet {
        name: sheet.name,
        hidden: sheet.hidden,
    };
    Ok(Opened {
        source: Box::new(BookSource {
            rows,
            kind,
            chunk,
            passed: 0,
        }),
        delimiter: ',',
        before_header: chosen.before_header,
        sheet: Some(chosen.sheet),
        sheets: sheets.into_iter().map(seen).collect(),
        other_tables: chosen.other_tables,
    })
}

struct BookSource<'a> {
    rows: SheetRows<'a>,
    kind: &'static str,
    chunk: usize,
    passed: u64,
}

impl Source for BookSource<'_> {
    fn next(&mut self) -> Result<Option<Chunk>, Error> {
        let mut cut = CutRows::default();
        let mut first = None;
        for _ in 0..ROWS {
            if !self.rows.advance()? {
                break;
            }
            let row = self.rows.row();
            first.get_or_insert(row.line);
            for (ix, kind) in row.kinds.iter().enumerate() {
                cut.cell(row.cell(ix), *kind);
            }
            if row.too_long {
                cut.end_cut_row(row.line);
            } else {
                cut.end_row(row.line);
            }
            if cut.len() >= self.chunk {
                break;
            }
        }
        let Some(line) = first else {
            return Ok(None);
        };
        self.passed += cut.len() as u64;
        Ok(Some(Chunk {
            line,
            passed: self.passed,
            held: Held::Cut(cut),
        }))
    }

    fn encoding(&self) -> &'static str {
        self.kind
    }
}
