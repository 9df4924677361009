//! Tables that go out, as CSV or as a spreadsheet: typed cells in, the person's own manner of
//! writing numbers and dates out.
//!
//! Nothing that goes out runs: a CSV cell that a spreadsheet would take for a formula gets an
//! apostrophe in front, which our own reading takes off again; in a spreadsheet every text is text.

mod csv_out;
mod workbook;
mod xlsx;

use std::io::{self, Write};

use chrono::NaiveDate;
use engine::{
    moment::{Day, Moment},
    money::Money,
};
use serde::{Deserialize, Serialize};

use crate::amount::DecimalSign;

#[cfg(test)]
pub(crate) use csv_out::written;
pub(crate) use csv_out::{bare, neutral};
pub use workbook::{Chart, ChartKind, Series, WorkbookFile};

/// How a person writes numbers and dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Manner {
    /// What parts whole units from decimals.
    pub decimal: DecimalSign,
    /// What parts the cells of a CSV: one ASCII character.
    pub delimiter: char,
    /// How dates are written.
    pub dates: DateManner,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            decimal: DecimalSign::Point,
            delimiter: ',',
            dates: DateManner::Iso,
        }
    }
}

/// How dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DateManner {
    /// 2026-01-31
    #[default]
    Iso,
    /// 31/01/2026
    DaySlash,
    /// 31.01.2026
    DayPoint,
    /// 31-01-2026
    DayDash,
    /// 01/31/2026
    MonthSlash,
}

impl DateManner {
    /// For chrono, and for a spreadsheet.
    pub(crate) fn formats(self) -> (&'static str, &'static str) {
        match self {
            Self::Iso => ("%Y-%m-%d", "yyyy-mm-dd"),
            Self::DaySlash => ("%d/%m/%Y", "dd/mm/yyyy"),
            Self::DayPoint => ("%d.%m.%Y", "dd.mm.yyyy"),
            Self::DayDash => ("%d-%m-%Y", "dd-mm-yyyy"),
            Self::MonthSlash => ("%m/%d/%Y", "mm/dd/yyyy"),
        }
    }
}

/// What a file is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Comma-separated text.
    Csv,
    /// A spreadsheet.
    Xlsx,
}

/// What the cells of a column are, which decides how wide it is and how a spreadsheet shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word or a code.
    Word,
    /// A name or a sentence.
    Text,
    /// A number.
    Number,
    /// A share, shown in percent.
    Share,
    /// A date.
    Day,
    /// A date with its time.
    Moment,
    /// An amount; its currency stands in a column of its own.
    Amount,
}

/// A column of a table that goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Its header.
    pub header: String,
    /// What its cells are.
    pub kind: Kind,
}

impl TableColumn {
    /// A column.
    #[must_use]
    pub fn new(header: impl Into<String>, kind: Kind) -> Self {
        Self {
            header: header.into(),
            kind,
        }
    }
}

/// One cell of a table that goes out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text.
    Text(&'a str),
    /// A whole number.
    Whole(i64),
    /// A number with decimals: written with at most four.
    Decimal(f64),
    /// A day.
    Day(NaiveDate),
    /// A day, perhaps with its time.
    Moment(Moment),
    /// An amount without its currency.
    Amount(Money),
}

impl<'a> Cell<'a> {
    /// A text, or nothing.
    #[must_use]
    pub fn text(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }

    /// A count, or nothing.
    #[must_use]
    pub fn count(number: Option<u32>) -> Self {
        number.map_or(Self::Empty, |n| Self::Whole(n.into()))
    }

    /// A number, or nothing.
    #[must_use]
    pub fn decimal(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Decimal)
    }

    /// A day, or nothing.
    #[must_use]
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// The same of a day as the engine counts it.
    #[must_use]
    pub fn of_day(day: Option<Day>) -> Self {
        Self::day(day.map(Day::date))
    }

    /// An amount, or nothing.
    #[must_use]
    pub fn amount(amount: Option<Money>) -> Self {
        amount.map_or(Self::Empty, Self::Amount)
    }

    /// The currency of an amount; nothing where it names none.
    #[must_use]
    pub fn currency(amount: &'a Option<Money>) -> Self {
        let code = amount.as_ref().map(|amount| amount.currency.code());
        Self::text(code.filter(|code| *code != "XXX"))
    }
}

/// A table on its way out.
pub struct TableFile<W: Write> {
    out: Out<W>,
    rows: u64,
}

enum Out<W: Write> {
    Csv(Box<csv_out::Csv<W>>),
    Xlsx(Box<xlsx::Xlsx<W>>),
}

impl<W: Write + Send> TableFile<W> {
    /// Begins a table: its header is written.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(
        out: W,
        form: Form,
        name: &str,
        columns: &[TableColumn],
        manner: Manner,
    ) -> io::Result<Self> {
        let out = match form {
            Form::Csv => Out::Csv(Box::new(csv_out::Csv::new(out, columns, manner)?)),
            Form::Xlsx => {
                let mut book = xlsx::Xlsx::new(out, manner)?;
                book.begin(name, columns)?;
                Out::Xlsx(Box::new(book))
            }
        };
        Ok(Self { out, rows: 0 })
    }

    /// Writes a row: a cell for each column.
    ///
    /// # Errors
    /// Those of `out`; [`io::ErrorKind::FileTooLarge`] where a spreadsheet has no more rows.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        match &mut self.out {
            Out::Csv(out) => out.row(cells)?,
            Out::Xlsx(out) => out.row(cells)?,
        }
        self.rows += 1;
        Ok(())
    }

    /// Writes what is left and gives back where it went, with the number of rows.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn finish(self) -> io::Result<(W, u64)> {
        let out = match self.out {
            Out::Csv(out) => out.finish()?,
            Out::Xlsx(out) => out.finish()?,
        };
        Ok((out, self.rows))
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
