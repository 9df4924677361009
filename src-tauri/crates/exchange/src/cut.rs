//! Rows that come as cells, from a source that is no text: what a spreadsheet's sheet becomes.
//!
//! The cells lie in one long text, as those of a line do. Each says what it was in its source; a
//! number or a date stands here as a text file would write it (`1234.5`, `2025-01-31`,
//! `2025-01-31T09:30:00`), so that whoever reads it need not care.

use std::ops::Range;

/// What a cell was in its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(dead_code, reason = "text files have one kind only")]
pub(crate) enum Kind {
    /// Text of a text file, which may be anything.
    #[default]
    Written,
    /// Text, and meant as such.
    Text,
    /// A number, with a point for its decimals.
    Number,
    /// A day, or a moment; year first.
    Date,
    /// An error such as `#N/A`: there is no value.
    Error,
}

/// Rows of cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct CutRows {
    text: String,
    /// Where each cell ends, counted from where its row begins.
    ends: Vec<usize>,
    kinds: Vec<Kind>,
    rows: Vec<Row>,
    /// Where the row that is being filled begins: in the text, and among the cells.
    row: (usize, usize),
}

/// Where one row lies.
#[derive(Clone, Debug)]
struct Row {
    line: u64,
    too_long: bool,
    text: Range<usize>,
    cells: Range<usize>,
}

/// One row, borrowed.
pub(crate) struct CutRow<'a> {
    pub(crate) line: u64,
    /// It holds more than any real row, and not all of it is here.
    pub(crate) too_long: bool,
    pub(crate) text: &'a str,
    pub(crate) ends: &'a [usize],
    pub(crate) kinds: &'a [Kind],
}

impl CutRows {
    /// The next cell of the row that is being filled.
    pub(crate) fn cell(&mut self, text: &str, kind: Kind) {
        self.text.push_str(text);
        self.ends.push(self.text.len() - self.row.0);
        self.kinds.push(kind);
    }

    /// Ends the row; `line` is its number in the source, from 1.
    pub(crate) fn end_row(&mut self, line: u64) {
        self.end(line, false);
    }

    /// Ends a row that holds more than any real row.
    pub(crate) fn end_cut_row(&mut self, line: u64) {
        self.end(line, true);
    }

    fn end(&mut self, line: u64, too_long: bool) {
        self.rows.push(Row {
            line,
            too_long,
            text: self.row.0..self.text.len(),
            cells: self.row.1..self.ends.len(),
        });
        self.row = (self.text.len(), self.ends.len());
    }

    /// The row at a place, from 0.
    pub(crate) fn row(&self, ix: usize) -> Option<CutRow<'_>> {
        let row = self.rows.get(ix)?;
        Some(CutRow {
            line: row.line,
            too_long: row.too_long,
            text: self.text.get(row.text.clone())?,
            ends: self.ends.get(row.cells.clone())?,
            kinds: self.kinds.get(row.cells.clone())?,
        })
    }

    /// The text that all cells lie in.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The same.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Bytes of text so far: enough for a chunk?
    #[allow(dead_code, reason = "asked by sources that fill chunks row by row")]
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }
}
