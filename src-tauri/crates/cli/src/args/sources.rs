//! What is asked of sources: to review them, or to import them, and how they are to be read.

use std::path::PathBuf;

use chrono::NaiveDate;
use engine::money::Currency;
use exchange::DecimalSign;
use report::{Paper, words::Tongue};

use super::{Misunderstood, Options};

/// How a source is to be read, where it does not say so itself.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Reading {
    /// The source's own stage names, in order.
    pub(crate) stages: Vec<String>,
    /// The names that mean won.
    pub(crate) won: Vec<String>,
    /// The names that mean lost.
    pub(crate) lost: Vec<String>,
    /// `dmy`, `mdy` or `ymd`.
    pub(crate) dates: Option<String>,
    /// What parts whole units from decimals.
    pub(crate) decimal: Option<DecimalSign>,
    /// The known kind of file that the sources are.
    pub(crate) preset: Option<String>,
    /// The pipeline that is read, of several.
    pub(crate) pipeline: Option<String>,
    /// Files of mappings, as JSON.
    pub(crate) mappings: Vec<PathBuf>,
    /// The sheet of a workbook, or the file of a ZIP.
    pub(crate) sheet: Option<String>,
}

/// Where a review goes.
#[derive(Debug, PartialEq)]
pub(crate) enum Output {
    /// A table for the terminal.
    Terminal,
    /// JSON on stdout.
    Json,
    /// One HTML page.
    Html(PathBuf),
    /// Pages to print.
    Pdf(PathBuf, Paper),
    /// A workbook.
    Xlsx(PathBuf),
    /// A picture of every chart, in a folder.
    Png(PathBuf),
}

/// `review`
#[derive(Debug, PartialEq)]
pub(crate) struct Review {
    /// Files, or one workspace.
    pub(crate) sources: Vec<PathBuf>,
    /// Everything after this day is ignored.
    pub(crate) as_of: Option<NaiveDate>,
    /// The last day of the forecast.
    pub(crate) forecast: Option<NaiveDate>,
    /// How to read the files.
    pub(crate) reading: Reading,
    /// The currency in which sums are said too.
    pub(crate) base: Option<Currency>,
    /// A file of rates to it.
    pub(crate) rates: Option<PathBuf>,
    /// In which words.
    pub(crate) language: Tongue,
    /// Somebody said so.
    pub(crate) language_said: bool,
    /// Where it goes.
    pub(crate) output: Output,
}

/// `import`
#[derive(Debug, PartialEq)]
pub(crate) struct Import {
    /// Files.
    pub(crate) sources: Vec<PathBuf>,
    /// The workspace, made where it is missing.
    pub(crate) workspace: PathBuf,
    /// How to read the files.
    pub(crate) reading: Reading,
    /// The day a snapshot was taken.
    pub(crate) as_of: Option<NaiveDate>,
    /// Count only.
    pub(crate) dry_run: bool,
    /// Where how the files are read is written.
    pub(crate) write_mapping: Option<PathBuf>,
    /// The outcome as JSON.
    pub(crate) json: bool,
    /// In which words.
    pub(crate) language: Tongue,
    /// Somebody said so.
    pub(crate) language_said: bool,
}

impl Options {
    /// Where a review goes: to one place.
    pub(super) fn output(&mut self) -> Result<Output, Misunderstood> {
        let paper = self.paper.take();
        if paper.is_some() && self.pdf.is_none() {
            return Err(Misunderstood(
                "--paper needs --pdf, the file that is printed on it.".into(),
            ));
        }
        let places = [
            self.json.then_some(Output::Json),
            self.html.take().map(Output::Html),
            self.pdf
                .take()
                .map(|file| Output::Pdf(file, paper.unwrap_or_default())),
            self.xlsx.take().map(Output::Xlsx),
            self.png.take().map(Output::Png),
        ];
        let mut places = places.into_iter().flatten();
        match (places.next(), places.next()) {
            (None, _) => Ok(Output::Terminal),
            (Some(place), None) => Ok(place),
            (Some(_), Some(_)) => Err(Misunderstood(
                "Choose one of --json, --html, --pdf, --xlsx and --png.".into(),
            )),
        }
    }
}
