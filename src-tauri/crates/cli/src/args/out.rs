//! What an export is asked for: which table, where to, in which manner.

use std::path::PathBuf;

use chrono::NaiveDate;
use engine::money::Currency;
use exchange::{DateManner, Form, Manner};
use jobs::export::Sheet;
use report::words::Tongue;

use super::{Misunderstood, Options};

/// `export`
#[derive(Debug, PartialEq)]
pub(crate) struct Export {
    /// The workspace.
    pub(crate) workspace: PathBuf,
    /// The file to write.
    pub(crate) file: PathBuf,
    /// What it is to be.
    pub(crate) form: Form,
    /// What stands in it.
    pub(crate) table: Wanted,
    /// Everything after this day is ignored.
    pub(crate) as_of: Option<NaiveDate>,
    /// How numbers and dates are written.
    pub(crate) manner: Manner,
    /// In which words.
    pub(crate) language: Tongue,
}

/// What an export holds.
#[derive(Debug, PartialEq)]
pub(crate) enum Wanted {
    /// Every move: reads back the same.
    Moves,
    /// A table of deals or of the review.
    Sheet(Sheet),
}

impl Options {
    /// What an export needs, all of it.
    pub(super) fn into_export(self, workspace: PathBuf) -> Result<Export, Misunderstood> {
        let (form, file) = match (self.csv, self.xlsx) {
            (Some(file), None) => (Form::Csv, file),
            (None, Some(file)) => (Form::Xlsx, file),
            (Some(_), Some(_)) => {
                return Err(Misunderstood("Choose one of --csv and --xlsx.".into()));
            }
            (None, None) => {
                return Err(Misunderstood(
                    "export needs --csv FILE or --xlsx FILE, the file to write.".into(),
                ));
            }
        };
        let usual = Manner::default();
        Ok(Export {
            workspace,
            file,
            form,
            table: self.table.unwrap_or(Wanted::Moves),
            as_of: self.as_of,
            manner: Manner {
                decimal: self.reading.decimal.unwrap_or(usual.decimal),
                delimiter: self.delimiter.unwrap_or(usual.delimiter),
                dates: self.date_format.unwrap_or(usual.dates),
            },
            language: self.language.unwrap_or_default(),
        })
    }
}

pub(super) fn wanted(text: &str) -> Result<Wanted, Misunderstood> {
    Ok(match text {
        "moves" => Wanted::Moves,
        "deals" => Wanted::Sheet(Sheet::every_deal()),
        "stalled" => Wanted::Sheet(Sheet::Stalled),
        "stages" => Wanted::Sheet(Sheet::Stages),
        "reps" => Wanted::Sheet(Sheet::Reps { order: Vec::new() }),
        other => {
            return Err(not_one(
                "--table",
                "moves, deals, stalled, stages or reps",
                other,
            ));
        }
    })
}

pub(super) fn delimiter(text: &str) -> Result<char, Misunderstood> {
    match text {
        "comma" => Ok(','),
        "semicolon" => Ok(';'),
        "tab" => Ok('\t'),
        other => Err(not_one("--delimiter", "comma, semicolon or tab", other)),
    }
}

pub(super) fn date_format(text: &str) -> Result<DateManner, Misunderstood> {
    Ok(match text {
        "yyyy-mm-dd" => DateManner::Iso,
        "dd/mm/yyyy" => DateManner::DaySlash,
        "dd.mm.yyyy" => DateManner::DayPoint,
        "dd-mm-yyyy" => DateManner::DayDash,
        "mm/dd/yyyy" => DateManner::MonthSlash,
        other => {
            return Err(not_one(
                "--date-format",
                "yyyy-mm-dd, dd/mm/yyyy, dd.mm.yyyy, dd-mm-yyyy or mm/dd/yyyy",
                other,
            ));
        }
    })
}

pub(super) fn not_one(option: &str, of: &str, text: &str) -> Misunderstood {
    Misunderstood(format!("{option} is {of}, not \"{text}\"."))
}

/// A currency's code.
pub(super) fn currency(text: &str) -> Result<Currency, Misunderstood> {
    Currency::parse(text).ok_or_else(|| {
        Misunderstood(format!(
            "\"{text}\" is no currency: write its three letters, as EUR."
        ))
    })
}
