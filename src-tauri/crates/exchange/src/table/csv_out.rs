//! A table as CSV: UTF-8 with a byte-order mark (spreadsheets misread it without), CRLF, quotes
//! where needed.

use std::io::{self, Write};

use chrono::DateTime;
use engine::moment::Moment;

use super::{Cell, Manner, TableColumn};
use crate::{amount, date};

/// A CSV on its way out.
pub(super) struct Csv<W: Write> {
    out: csv::Writer<W>,
    manner: Manner,
    text: String,
}

impl<W: Write> Csv<W> {
    pub(super) fn new(mut out: W, columns: &[TableColumn], manner: Manner) -> io::Result<Self> {
        out.write_all(b"\xEF\xBB\xBF")?;
        let mut out = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .delimiter(u8::try_from(manner.delimiter).unwrap_or(b','))
            .from_writer(out);
        out.write_record(columns.iter().map(|column| &column.header))?;
        let text = String::new();
        Ok(Self { out, manner, text })
    }

    pub(super) fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            let text = match *cell {
                Cell::Empty => "",
                Cell::Text(text) if guarded(text) => {
                    self.text.clear();
                    self.text.push('\'');
                    self.text.push_str(text);
                    &self.text
                }
                Cell::Text(text) => text,
                Cell::Whole(number) => {
                    self.text = number.to_string();
                    &self.text
                }
                Cell::Decimal(number) => {
                    self.text = self.decimal(number);
                    &self.text
                }
                Cell::Day(day) => {
                    self.text = day.format(self.manner.dates.formats().0).to_string();
                    &self.text
                }
                Cell::Moment(at) => {
                    self.text = written(at);
                    &self.text
                }
                Cell::Amount(amount) => {
                    self.text = amount::plain(amount, self.manner.decimal);
                    &self.text
                }
            };
            self.out.write_field(text)?;
        }
        self.out.write_record(None::<&[u8]>)?;
        Ok(())
    }

    pub(super) fn finish(self) -> io::Result<W> {
        let inner = self.out.into_inner();
        inner.map_err(|e| io::Error::new(e.error().kind(), e.error().to_string()))
    }

    fn decimal(&self, number: f64) -> String {
        let text = format!("{number:.4}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        text.replace('.', self.manner.decimal.char().encode_utf8(&mut [0; 4]))
    }
}

/// A moment in ISO 8601. It keeps its instant and its local day, not its zone, so it bears the
/// smallest offset in whole hours under which that instant lies on that day.
pub(crate) fn written(at: Moment) -> String {
    if !at.timed {
        return date::iso(at.day);
    }
    const HOUR: i64 = 3_600_000_000;
    let hours = zone(at);
    let local = DateTime::from_timestamp_micros(at.instant + hours * HOUR).unwrap_or_default();
    let zone = match hours {
        0 => "Z".to_owned(),
        hours => format!("{}{:02}:00", if hours < 0 { '-' } else { '+' }, hours.abs()),
    };
    format!("{}{zone}", local.format("%Y-%m-%dT%H:%M:%S%.f"))
}

/// The smallest offset, in whole hours, under which a moment lies on its day.
pub(super) fn zone(at: Moment) -> i64 {
    const HOUR: i64 = 3_600_000_000;
    let day = |hours: i64| (at.instant + hours * HOUR).div_euclid(24 * HOUR);
    let wanted = i64::from(at.day.0);
    (0..24)
        .flat_map(|h| [h, -h])
        .find(|h| day(*h) == wanted)
        .unwrap_or(0)
}

/// What guards a cell: our apostrophe, and the joiner that Twenty writes.
const GUARDS: [char; 2] = ['\'', '\u{200d}'];

fn starts_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// True where a cell needs an apostrophe: it starts a formula (after any guards it already has, so
/// that taking one off is exact), and is no plain number.
pub(super) fn guarded(text: &str) -> bool {
    let bare = text.trim_start_matches(GUARDS);
    starts_formula(bare) && !(bare.len() == text.len() && plain_number(text))
}

/// A cell that no spreadsheet runs.
pub(crate) fn neutral(text: &str) -> String {
    if guarded(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn plain_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    all(whole) && all(decimals)
}

/// A cell without the first of what guards spreadsheets from it, or keeps them from reading it as a
/// number (`="003"`).
pub(crate) fn bare(text: &str) -> &str {
    match text.strip_prefix(GUARDS) {
        Some(rest) if starts_formula(rest.trim_start_matches(GUARDS)) => rest,
        _ => as_text(text).unwrap_or(text),
    }
}

fn as_text(cell: &str) -> Option<&str> {
    let text = cell.strip_prefix("=\"")?.strip_suffix('"')?;
    (!text.contains('"')).then_some(text)
}
