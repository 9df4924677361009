//! The plain moves file, which brought in again gives the same records.
//!
//! Its dates are ISO whatever a person is used to, its thousands are not grouped: so it is read back
//! without a question. The decimal sign and what parts the cells are the person's.

use std::io::{self, Write};

use engine::{
    process::Process,
    record::{Record, Step},
};

use crate::{
    moves, stages,
    table::{Cell, DateManner, Form, Kind, Manner, TableColumn, TableFile},
    work,
};

/// The columns of the moves file, in order.
pub const COLUMNS: [&str; 25] = [
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
    "won_reason",
    "product",
    "team",
    "stage_known_as",
    "last_activity",
    "next_activity",
    "next_step",
    "times_contacted",
    "close_pushes",
    "contacts",
    "proposal_sent",
    "work_known_on",
    "work_known",
];

/// Those without the work on deals, which only few files know of.
const PLAIN: usize = 16;

/// What the cells of each are.
const KINDS: [Kind; 25] = [
    Kind::Word,
    Kind::Word,
    Kind::Word,
    Kind::Moment,
    Kind::Text,
    Kind::Text,
    Kind::Amount,
    Kind::Word,
    Kind::Word,
    Kind::Word,
    Kind::Day,
    Kind::Text,
    Kind::Text,
    Kind::Word,
    Kind::Word,
    Kind::Word,
    Kind::Day,
    Kind::Day,
    Kind::Text,
    Kind::Number,
    Kind::Number,
    Kind::Number,
    Kind::Day,
    Kind::Day,
    Kind::Word,
];

/// Records on their way into a moves file.
pub struct MovesFile<'p, W: Write> {
    table: TableFile<W>,
    process: &'p Process,
    columns: usize,
}

impl<'p, W: Write + Send> MovesFile<'p, W> {
    /// Writes the header; `work`: with the columns for the work on deals.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(
        out: W,
        process: &'p Process,
        (form, manner): (Form, Manner),
        work: bool,
    ) -> io::Result<Self> {
        let width = if work { COLUMNS.len() } else { PLAIN };
        let columns: Vec<TableColumn> = COLUMNS
            .iter()
            .zip(KINDS)
            .take(width)
            .map(|(header, kind)| TableColumn::new(*header, kind))
            .collect();
        let manner = Manner {
            dates: DateManner::Iso,
            ..manner
        };
        Ok(Self {
            table: TableFile::new(out, form, "Moves", &columns, manner)?,
            process,
            columns: width,
        })
    }

    /// Writes one record; what is no move ([`Step::Was`], [`Step::Became`]) has no row.
    ///
    /// # Errors
    /// Those of `out`; [`io::ErrorKind::InvalidInput`] where the record's stage is not in the
    /// process.
    pub fn write(&mut self, record: &Record<'_>) -> io::Result<()> {
        let process = self.process;
        let named = |ix: u16| {
            let stage = process.stages.get(usize::from(ix));
            stage.map(|s| s.name.as_str()).ok_or_else(|| {
                io::Error::new(
                    io::ErrorKind::InvalidInput,
                    "A move names a stage that its process does not have.",
                )
            })
        };
        let (stage, as_seen) = match record.step {
            Step::Was | Step::Became => return Ok(()),
            Step::Created => (None, Some(moves::CREATED)),
            Step::SeenAt(ix) => (Some(named(ix)?), Some(moves::SEEN)),
            Step::Entered(ix) => (Some(named(ix)?), None),
            Step::Won => outcome(process, "Won"),
            Step::Lost => outcome(process, "Lost"),
            Step::Completed => outcome(process, "Completed"),
        };
        let d = &record.details;
        let work = d.work.unwrap_or_default();
        let known = d.work.map(|work| work::in_words(work.asked));
        self.table.row(
            &[
                Cell::Text(record.deal),
                Cell::text(record.rep),
                Cell::text(stage),
                record.at.map_or(Cell::Empty, Cell::Moment),
                Cell::text(d.name),
                Cell::text(d.account),
                Cell::amount(d.amount),
                Cell::currency(&d.amount),
                Cell::text(d.source),
                Cell::text(d.persona),
                Cell::of_day(d.expected_close),
                Cell::text(d.lost_reason),
                Cell::text(d.won_reason),
                Cell::text(d.product),
                Cell::text(d.team),
                Cell::text(as_seen),
                Cell::of_day(work.last),
                Cell::of_day(work.next),
                Cell::text(d.next_step),
                Cell::count(work.contacted),
                Cell::count(work.pushes),
                Cell::count(work.contacts),
                Cell::of_day(work.proposal),
                Cell::of_day(work.on),
                Cell::text(known.as_deref()),
            ][..self.columns],
        )
    }

    /// Writes what is left and gives back where it went, with the number of rows.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn finish(self) -> io::Result<(W, u64)> {
        self.table.finish()
    }
}

/// An outcome as a stage cell, marked where a stage has a name that means one too.
fn outcome(process: &Process, name: &'static str) -> (Option<&'static str>, Option<&'static str>) {
    let clash = stages::find(process, name).is_some();
    (Some(name), clash.then_some(moves::OUTCOME))
}

/// Writes records as a CSV of moves; gives the number of rows.
///
/// # Errors
/// As [`MovesFile::write`].
pub fn write_moves<'r>(
    out: impl Write + Send,
    process: &Process,
    records: impl IntoIterator<Item = Record<'r>>,
) -> io::Result<u64> {
    let form = (Form::Csv, Manner::default());
    let mut file = MovesFile::new(out, process, form, false)?;
    for record in records {
        file.write(&record)?;
    }
    let (mut out, rows) = file.finish()?;
    out.flush()?;
    Ok(rows)
}

#[cfg(test)]
#[path = "export_tests.rs"]
mod tests;
