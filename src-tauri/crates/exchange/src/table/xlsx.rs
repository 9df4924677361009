//! A table as a spreadsheet: real numbers and dates, the header in bold and always in sight, columns
//! as wide as what they hold. Written row by row in constant memory.

use std::io::{self, Write};

use engine::moment::{DAY_MICROS, Day, Moment};
use rust_xlsxwriter::{
    Chart, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::{
    Cell, Kind, Manner, TableColumn,
    csv_out::{guarded, written, zone},
};
use crate::amount::{self, DecimalSign};

/// A sheet has no more rows.
const MOST_ROWS: u32 = 1_048_576;
/// A cell has no more characters.
const LONGEST: usize = 32_766;
/// Whole numbers up to here are exact in a cell, and shown to the last digit.
const EXACT: u64 = 1_000_000_000_000_000;
/// 1970-01-01 in the days of a spreadsheet.
const EPOCH: i64 = 25_569;

/// A spreadsheet on its way out.
pub(super) struct Xlsx<W: Write> {
    out: W,
    book: Workbook,
    formats: Formats,
    /// The sheet that is written: the last.
    sheet: usize,
    next: u32,
}

struct Formats {
    day: Format,
    moment: Format,
    share: Format,
    /// By the number of decimals of the currency.
    amounts: [Format; 4],
    kinds: Vec<Kind>,
}

impl<W: Write + Send> Xlsx<W> {
    /// A workbook without a sheet yet.
    pub(super) fn new(out: W, manner: Manner) -> io::Result<Self> {
        let mut book = Workbook::new();
        // The file says no more than the table does: the same deals give the same bytes.
        let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let date = manner.dates.formats().1;
        let amount = |decimals: usize| {
            let zeros = "0".repeat(decimals);
            let point = if decimals == 0 { "" } else { "." };
            Format::new().set_num_format(format!("#,##0{point}{zeros}"))
        };
        Ok(Self {
            out,
            book,
            formats: Formats {
                day: Format::new().set_num_format(date),
                moment: Format::new().set_num_format(format!("{date} hh:mm:ss")),
                share: Format::new().set_num_format("0.0%"),
                amounts: [amount(0), amount(1), amount(2), amount(3)],
                kinds: Vec::new(),
            },
            sheet: 0,
            next: 1,
        })
    }

    /// Begins a sheet; the one before it is done.
    pub(super) fn begin(&mut self, name: &str, columns: &[TableColumn]) -> io::Result<()> {
        let sheet = self
            .book
            .add_worksheet_with_constant_memory()
            .map_err(failed)?;
        begin(sheet, name, columns).map_err(failed)?;
        self.formats.kinds = columns.iter().map(|column| column.kind).collect();
        self.sheet = self.book.worksheets().len().saturating_sub(1);
        self.next = 1;
        Ok(())
    }

    /// The number of rows on this sheet, its head left out.
    pub(super) fn rows(&self) -> u32 {
        self.next - 1
    }

    /// Puts a chart right of this sheet's table, below those that are there.
    pub(super) fn insert(&mut self, chart: &Chart, nth: u32) -> io::Result<()> {
        let beside = u16::try_from(self.formats.kinds.len()).unwrap_or(u16::MAX);
        let sheet = self.book.worksheet_from_index(self.sheet).map_err(failed)?;
        sheet
            .insert_chart(1 + nth * 20, beside.saturating_add(1), chart)
            .map_err(failed)?;
        Ok(())
    }

    pub(super) fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        if self.next >= MOST_ROWS {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                "a spreadsheet holds no more than 1,048,575 rows; write it as CSV",
            ));
        }
        let sheet = self.book.worksheet_from_index(self.sheet).map_err(failed)?;
        for (column, cell) in (0_u16..).zip(cells) {
            self.formats
                .write(sheet, self.next, column, *cell)
                .map_err(failed)?;
        }
        self.next += 1;
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        self.book.save_to_writer(&mut self.out).map_err(failed)?;
        Ok(self.out)
    }
}

fn begin(sheet: &mut Worksheet, name: &str, columns: &[TableColumn]) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold().set_align(FormatAlign::Left);
    for (ix, column) in (0_u16..).zip(columns) {
        let usual: usize = match column.kind {
            Kind::Text => 28,
            Kind::Moment => 20,
            Kind::Word => 16,
            Kind::Amount => 14,
            Kind::Day => 12,
            Kind::Number | Kind::Share => 10,
        };
        let wide = usual.max(column.header.chars().count() + 2).min(60);
        sheet.set_column_width(ix, u16::try_from(wide).unwrap_or(20))?;
    }
    for (ix, column) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(0, ix, &column.header, &bold)?;
    }
    Ok(())
}

impl Formats {
    fn write(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        cell: Cell<'_>,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                let cut = text
                    .char_indices()
                    .nth(LONGEST)
                    .map_or(text, |(at, _)| &text[..at]);
                // Text never runs here; but reading takes a guard off, so one that is the text's own
                // gets another.
                if guarded(text) && !text.starts_with(['=', '+', '-', '@']) {
                    sheet.write_string(row, column, format!("'{cut}"))?;
                } else {
                    sheet.write_string(row, column, cut)?;
                }
            }
            Cell::Whole(number) => {
                sheet.write_number(row, column, number as f64)?;
            }
            Cell::Decimal(number) if self.kinds.get(usize::from(column)) == Some(&Kind::Share) => {
                sheet.write_number_with_format(row, column, number, &self.share)?;
            }
            Cell::Decimal(number) => {
                let rounded = (number * 10_000.0).round() / 10_000.0;
                sheet.write_number(row, column, rounded)?;
            }
            Cell::Day(day) => {
                let days = i64::from(Day::of(day).0) + EPOCH;
                sheet.write_number_with_format(row, column, days as f64, &self.day)?;
            }
            Cell::Moment(at) => match serial(at) {
                Some(number) if at.timed => {
                    sheet.write_number_with_format(row, column, number, &self.moment)?;
                }
                Some(number) => {
                    sheet.write_number_with_format(row, column, number, &self.day)?;
                }
                None => {
                    sheet.write_string(row, column, written(at))?;
                }
            },
            Cell::Amount(amount) => {
                let decimals = amount.currency.decimals().min(3);
                if amount.minor.unsigned_abs() < EXACT {
                    // Below 10^15 minor units, the nearest number that a cell can hold reads back as
                    // the same decimals.
                    let units = amount.minor as f64 / 10_f64.powi(decimals as i32);
                    let format = &self.amounts[decimals as usize];
                    sheet.write_number_with_format(row, column, units, format)?;
                } else {
                    sheet.write_string(row, column, amount::plain(amount, DecimalSign::Point))?;
                }
            }
        }
        Ok(())
    }
}

/// A moment as a number of days, where the number says all of it; else it stays text, as in a CSV:
/// a spreadsheet knows no zones, no parts of a second worth the name, and no midnight that differs
/// from a date without a time.
fn serial(at: Moment) -> Option<f64> {
    let days = i64::from(at.day.0) + EPOCH;
    if !at.timed {
        return Some(days as f64);
    }
    let clock = at.instant.rem_euclid(DAY_MICROS);
    let whole = clock % 1_000_000 == 0;
    (zone(at) == 0 && clock != 0 && whole && days > 60)
        .then(|| days as f64 + (clock / 1_000_000) as f64 / 86_400.0)
}

/// A spreadsheet that could not be written is a file that could not be.
fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}
