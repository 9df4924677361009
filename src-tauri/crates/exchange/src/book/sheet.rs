//! The cells of one sheet become rows, in the order in which the file holds them, in the memory of
//! one row.
//!
//! A far cell costs a row of its own, not the rectangle up to it. Cells that are merged downwards
//! give their value to every row that they cover.

use engine::problem::{Damage, Refusal};

use crate::{book::cell::Value, cut::Kind, error::Error, rows::ROW_LIMIT};

/// A row with a cell beyond this column is left out: no export has as many, and a row costs its
/// width.
pub(crate) const COLUMN_LIMIT: usize = 4096;
/// Rows beyond what any spreadsheet program holds.
const LINE_LIMIT: u64 = 1 << 20;

/// A cell and where it stands, from 0.
pub(crate) struct At<'a> {
    pub(crate) row: u32,
    pub(crate) column: u32,
    pub(crate) value: Value<'a>,
}

/// The cells of one sheet, row by row; empty ones may be left out.
pub(crate) trait CellStream {
    /// The next cell; `None` after the last.
    fn next(&mut self) -> Result<Option<At<'_>>, Error>;
}

/// Cells that are one, from the first row and column to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merged {
    pub(crate) first_row: u32,
    pub(crate) last_row: u32,
    pub(crate) column: u32,
}

/// One row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SheetRow {
    /// Its number as the spreadsheet program shows it, from 1.
    pub(crate) line: u64,
    /// Its cells, one after the other.
    pub(crate) text: String,
    /// Where each cell ends in the text.
    pub(crate) ends: Vec<usize>,
    /// What each cell is.
    pub(crate) kinds: Vec<Kind>,
    /// True where it holds more than any real row, and was cut.
    pub(crate) too_long: bool,
}

impl SheetRow {
    fn clear(&mut self, line: u64) {
        self.line = line;
        self.text.clear();
        self.ends.clear();
        self.kinds.clear();
        self.too_long = false;
    }

    fn push(&mut self, value: &Value<'_>) {
        let start = self.text.len();
        let mut kind = value.write(&mut self.text);
        if self.text.len() > ROW_LIMIT {
            self.text.truncate(start);
            self.too_long = true;
            kind = Kind::Text;
        }
        self.ends.push(self.text.len());
        self.kinds.push(kind);
    }

    /// The cell as text.
    pub(crate) fn cell(&self, ix: usize) -> &str {
        let Some(&end) = self.ends.get(ix) else {
            return "";
        };
        let start = if ix == 0 { 0 } else { self.ends[ix - 1] };
        self.text.get(start..end).unwrap_or_default()
    }
}

/// The rows of one sheet.
pub(crate) struct SheetRows<'a> {
    cells: Box<dyn CellStream + 'a>,
    merged: Vec<Merged>,
    /// The values that merged cells give to the rows below, by column.
    below: Vec<Below>,
    /// The cell that was read beyond the row: the next one starts with it.
    ahead: Option<(u32, u32)>,
    row: SheetRow,
    spare: SheetRow,
    width: usize,
    ended: bool,
}

struct Below {
    column: usize,
    last_row: u32,
    text: String,
    kind: Kind,
}

impl<'a> SheetRows<'a> {
    pub(crate) fn new(cells: impl CellStream + 'a, mut merged: Vec<Merged>) -> Self {
        merged.retain(|m| m.last_row > m.first_row);
        merged.sort_unstable_by_key(|m| (m.first_row, m.column));
        Self {
            cells: Box::new(cells),
            merged,
            below: Vec::new(),
            ahead: None,
            row: SheetRow::default(),
            spare: SheetRow::default(),
            width: 0,
            ended: false,
        }
    }

    /// Goes to the next row that has a cell; false after the last. Rows without one are passed.
    pub(crate) fn advance(&mut self) -> Result<bool, Error> {
        let mut number = match self.ahead.take() {
            Some((row, _)) => {
                std::mem::swap(&mut self.row, &mut self.spare);
                Some(row)
            }
            None if self.ended => return Ok(false),
            None => {
                self.row.clear(0);
                None
            }
        };
        loop {
            let Some(at) = self.cells.next()? else {
                self.ended = true;
                break;
            };
            let column = at.column as usize;
            if at.value == Value::Empty {
                continue;
            }
            let row = *number.get_or_insert_with(|| {
                self.row.line = u64::from(at.row) + 1;
                at.row
            });
            if at.row == row {
                place(&mut self.row, column, &at.value)?;
                continue;
            }
            let line = u64::from(at.row) + 1;
            if at.row < row || line > LINE_LIMIT {
                return Err(out_of_order(line));
            }
            self.spare.clear(line);
            place(&mut self.spare, column, &at.value)?;
            self.ahead = Some((at.row, at.column));
            break;
        }
        let Some(number) = number else {
            return Ok(false);
        };
        self.fill(number);
        while self.row.kinds.len() < self.width {
            self.row.push(&Value::Empty);
        }
        self.width = self.row.kinds.len();
        Ok(true)
    }

    /// The current row.
    pub(crate) fn row(&self) -> &SheetRow {
        &self.row
    }

    /// Gives the row what merged cells above it hold, and remembers its own for the rows below.
    fn fill(&mut self, number: u32) {
        if self.merged.is_empty() {
            return;
        }
        self.below.retain(|b| b.last_row >= number);
        for below in &self.below {
            give(&mut self.row, below);
        }
        let start = self.merged.partition_point(|m| m.first_row < number);
        for merged in &self.merged[start..] {
            if merged.first_row != number {
                break;
            }
            let column = merged.column as usize;
            let text = self.row.cell(column);
            if !text.is_empty() {
                self.below.push(Below {
                    column,
                    last_row: merged.last_row,
                    text: text.to_owned(),
                    kind: self.row.kinds[column],
                });
            }
        }
    }
}

/// Puts a value into its column of a row whose later columns are empty.
fn place(row: &mut SheetRow, column: usize, value: &Value<'_>) -> Result<(), Error> {
    if column < row.kinds.len() {
        // A cell that is written twice, or before its neighbour: no program writes that.
        return Err(out_of_order(row.line));
    }
    if column >= COLUMN_LIMIT {
        row.too_long = true;
        return Ok(());
    }
    while row.kinds.len() < column {
        row.push(&Value::Empty);
    }
    row.push(value);
    Ok(())
}

fn give(row: &mut SheetRow, below: &Below) {
    while row.kinds.len() <= below.column {
        row.push(&Value::Empty);
    }
    if !row.cell(below.column).is_empty() || row.text.len() + below.text.len() > ROW_LIMIT {
        return;
    }
    row.text
        .insert_str(row.ends[below.column], below.text.as_str());
    for end in &mut row.ends[below.column..] {
        *end += below.text.len();
    }
    row.kinds[below.column] = below.kind;
}

fn out_of_order(line: u64) -> Error {
    Error::Refused(Refusal::Damaged(Damage::OutOfOrder { row: line }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    struct List(Vec<(u32, u32, &'static str)>, usize);

    impl CellStream for List {
        fn next(&mut self) -> Result<Option<At<'_>>, Error> {
            let found = self.0.get(self.1).map(|&(row, column, text)| At {
                row,
                column,
                value: if text.is_empty() {
                    Value::Empty
                } else {
                    Value::Text(text.into())
                },
            });
            self.1 += 1;
            Ok(found)
        }
    }

    fn rows(cells: &[(u32, u32, &'static str)], merged: Vec<Merged>) -> Result<Vec<String>, Error> {
        let mut rows = SheetRows::new(List(cells.to_vec(), 0), merged);
        let mut found = Vec::new();
        while rows.advance()? {
            let row = rows.row();
            let cells: Vec<&str> = (0..row.kinds.len()).map(|ix| row.cell(ix)).collect();
            found.push(format!("{}:{}", row.line, cells.join("|")));
        }
        Ok(found)
    }

    #[test]
    fn cells_become_rows_wherever_they_stand() {
        let cells = [
            (0, 0, "id"),
            (0, 2, "stage"),
            (2, 1, "x"),
            (3, 0, ""),
            (1_000_000, 2, "far"),
            (1_048_575, 16_383, "farther"),
        ];
        assert_eq!(
            rows(&cells, Vec::new()).unwrap(),
            ["1:id||stage", "3:|x|", "1000001:||far", "1048576:||"]
        );
        assert!(rows(&[], Vec::new()).unwrap().is_empty());
    }

    #[test]
    fn a_cell_merged_downwards_is_in_every_row_it_covers() {
        let cells = [
            (0, 0, "rep"),
            (0, 1, "deal"),
            (1, 0, "Ada"),
            (1, 1, "1"),
            (2, 1, "2"),
            (3, 1, "3"),
            (4, 1, "4"),
        ];
        let merged = vec![Merged {
            first_row: 1,
            last_row: 3,
            column: 0,
        }];
        assert_eq!(
            rows(&cells, merged).unwrap(),
            ["1:rep|deal", "2:Ada|1", "3:Ada|2", "4:Ada|3", "5:|4"]
        );
    }

    #[test]
    fn cells_out_of_order_are_refused_rather_than_misread() {
        assert!(rows(&[(1, 0, "a"), (0, 0, "b")], Vec::new()).is_err());
        assert!(rows(&[(0, 1, "a"), (0, 0, "b")], Vec::new()).is_err());
    }
}
