//! What goes out: the plain moves file, which brought in again gives the same records.
//!
//! Cells that a spreadsheet would run as a formula get an apostrophe in front, which reading takes
//! off again. Offsets: a moment keeps its instant and its local day, not its zone, so the file
//! bears the smallest offset in whole hours under which that instant lies on that day.

use std::io::{self, Write};

use chrono::DateTime;
use engine::{
    moment::Moment,
    process::Process,
    record::{Record, Step},
};

use crate::{amount, date, moves};

/// The columns of the moves file, in order.
pub const COLUMNS: [&str; 15] = [
    "deal_id",
    "rep",
    "stage",
    "at",
    "deal",
    "account",
    "amount",
    "currency",
    "source",
    "persona",
    "expected_close",
    "lost_reason",
    "product",
    "team",
    "stage_known_as",
];

/// Writes records as a moves file: UTF-8 with a byte-order mark (spreadsheets misread it without),
/// commas, CRLF, quotes where needed.
#[derive(Debug)]
pub struct MovesFile<'p, W: Write> {
    out: csv::Writer<W>,
    process: &'p Process,
    rows: u64,
}

impl<'p, W: Write> MovesFile<'p, W> {
    /// Writes the header.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(mut out: W, process: &'p Process) -> io::Result<Self> {
        out.write_all(b"\xEF\xBB\xBF")?;
        let mut out = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        out.write_record(COLUMNS)?;
        Ok(Self {
            out,
            process,
            rows: 0,
        })
    }

    /// Writes one record.
    ///
    /// # Errors
    /// Those of `out`; [`io::ErrorKind::InvalidInput`] where the record's stage is not in the
    /// process.
    pub fn write(&mut self, record: &Record<'_>) -> io::Result<()> {
        let named = |ix: u16| {
            let stage = self.process.stages.get(usize::from(ix));
            stage.map(|s| s.name.as_str()).ok_or_else(|| {
                io::Error::new(
                    io::ErrorKind::InvalidInput,
                    "A move names a stage that its process does not have.",
                )
            })
        };
        let (stage, known) = match record.step {
            Step::Created => ("", moves::CREATED),
            Step::SeenAt(ix) => (named(ix)?, moves::SEEN),
            Step::Entered(ix) => (named(ix)?, ""),
            Step::Won => ("Won", ""),
            Step::Lost => ("Lost", ""),
            Step::Completed => ("Completed", ""),
        };
        let d = &record.details;
        let (amount, currency) = d.amount.map_or_else(Default::default, |money| {
            let code = match money.currency.code() {
                "XXX" => String::new(),
                code => code.to_owned(),
            };
            (amount::plain(money, amount::DecimalSign::Point), code)
        });
        let at = record.at.map_or_else(String::new, written);
        let expected = d.expected_close.map_or_else(String::new, date::iso);
        let texts = [
            record.deal,
            record.rep.unwrap_or(""),
            stage,
            &at,
            d.name.unwrap_or(""),
            d.account.unwrap_or(""),
            &amount,
            &currency,
            d.source.unwrap_or(""),
            d.persona.unwrap_or(""),
            &expected,
            d.lost_reason.unwrap_or(""),
            d.product.unwrap_or(""),
            d.team.unwrap_or(""),
            known,
        ];
        for text in texts {
            if guarded(text) {
                self.out.write_field(format!("'{text}"))?;
            } else {
                self.out.write_field(text)?;
            }
        }
        self.out.write_record(None::<&[u8]>)?;
        self.rows += 1;
        Ok(())
    }

    /// Writes what is left and gives back where it went, with the number of rows.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn finish(self) -> io::Result<(W, u64)> {
        let rows = self.rows;
        let out = self
            .out
            .into_inner()
            .map_err(|e| io::Error::new(e.error().kind(), e.error().to_string()))?;
        Ok((out, rows))
    }
}

/// Writes records as a moves file; gives the number of rows.
///
/// # Errors
/// As [`MovesFile::write`].
pub fn write_moves<'r>(
    out: impl Write,
    process: &Process,
    records: impl IntoIterator<Item = Record<'r>>,
) -> io::Result<u64> {
    let mut file = MovesFile::new(out, process)?;
    for record in records {
        file.write(&record)?;
    }
    let (mut out, rows) = file.finish()?;
    out.flush()?;
    Ok(rows)
}

fn written(at: Moment) -> String {
    const HOUR: i64 = 3_600_000_000;
    if !at.timed {
        return date::iso(at.day);
    }
    let day = |hours: i64| (at.instant + hours * HOUR).div_euclid(24 * HOUR);
    let wanted = i64::from(at.day.0);
    let hours = (0..24)
        .flat_map(|h| [h, -h])
        .find(|h| day(*h) == wanted)
        .unwrap_or(0);
    let local = DateTime::from_timestamp_micros(at.instant + hours * HOUR).unwrap_or_default();
    let zone = match hours {
        0 => "Z".to_owned(),
        hours => format!("{}{:02}:00", if hours < 0 { '-' } else { '+' }, hours.abs()),
    };
    format!("{}{zone}", local.format("%Y-%m-%dT%H:%M:%S%.f"))
}

fn starts_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// True where a cell needs an apostrophe: it starts a formula (after any apostrophes it already
/// has, so that taking one off is exact), and is no plain number.
fn guarded(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
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

/// A cell without the apostrophe that guards spreadsheets from it.
pub(crate) fn bare(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if starts_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

#[cfg(test)]
#[path = "export_tests.rs"]
mod tests;
