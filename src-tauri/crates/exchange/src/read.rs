//! A file passes through as a plan says: records to a sink, problems into a list, progress to
//! whoever waits. One pass, constant memory; nothing is decided here.

use std::{
    io::{Cursor, Read},
    ops::ControlFlow,
};

use chrono::NaiveDate;
use engine::{
    money::Money,
    problem::{Problem, ProblemCode},
    record::{Record, Sink, Step},
};
use serde::Serialize;

use crate::{
    encoding,
    error::{Error, Stopped},
    inspect::{Inspection, header},
    plan::Plan,
    problems::Problems,
    row::{Binding, Came, Row},
    rows::{Found, Rows},
};

/// How many rows pass between two words of progress.
const ROWS_A_WORD: u64 = 4096;

/// How far a reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows so far.
    pub rows: u64,
    /// Bytes so far, to be held against [`Inspection::bytes`].
    pub bytes: u64,
}

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows below the header that are not blank.
    pub rows: u64,
    /// Records given to the sink.
    pub records: u64,
    /// Rows whose stage a person chose to ignore.
    pub ignored: u64,
    /// What was not understood, the notes on the whole file first.
    pub problems: Problems,
    /// True where the reading was broken off; the sink has part of the file.
    pub cancelled: bool,
}

/// Reads a file into a sink.
///
/// # Errors
/// [`Stopped::File`] where the file cannot be read on, [`Stopped::Sink`] with the sink's own error
/// at its first; the sink has part of the file then.
pub fn read<S: Sink>(
    source: impl Read,
    plan: &Plan,
    sink: &mut S,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, Stopped<S::Error>> {
    let mapping = &plan.mapping;
    let encoding = encoding::by_label(&mapping.encoding)?;
    let delimiter = u8::try_from(mapping.delimiter).unwrap_or(b',');
    let mut rows = Rows::new(source, encoding, delimiter);
    rows.settle();
    let headers = header(&mut rows, mapping.rows_before_header as usize)?.ok_or(Error::Empty)?;
    if !headers.iter().eq(mapping.columns.iter().map(|c| &c.header)) {
        return Err(Error::Changed.into());
    }
    let mut report = Report::default();
    for note in &plan.notes {
        report.problems.add(note.code, || note.clone());
    }
    let mut binding = Binding::new(plan);
    loop {
        let found = rows.advance()?;
        if found == Found::End {
            return Ok(report);
        }
        let (line, bytes) = (rows.line(), rows.passed());
        let (cells, replaced) = rows.cells();
        if found == Found::Row && cells.blank() {
            continue;
        }
        report.rows += 1;
        let mut row = Row {
            cells,
            line,
            problems: &mut report.problems,
        };
        if found == Found::TooLong {
            binding.problem(&mut row, ProblemCode::TooLong, None, || {
                "The row is longer than any real row (over 1 MB); it was left out. Check it for a missing line end.".to_owned()
            });
            continue;
        }
        if replaced {
            binding.problem(&mut row, ProblemCode::BadCharacters, None, || {
                format!("The row has characters that are none in {}; they were replaced and the row was kept. Export the file as UTF-8 to keep them.", mapping.encoding)
            });
        }
        let records = &mut report.records;
        let came = binding.row(&mut row, &mut |record| {
            *records += 1;
            sink.accept(record)
        });
        if came.map_err(Stopped::Sink)? == Came::Ignored {
            report.ignored += 1;
        }
        if report.rows.is_multiple_of(ROWS_A_WORD) {
            let far = Progress {
                rows: report.rows,
                bytes,
            };
            if progress(far).is_break() {
                report.cancelled = true;
                return Ok(report);
            }
        }
    }
}

/// One of the first rows as it will be understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Understood {
    /// The line on which it starts.
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub line: u64,
    /// The deal's id.
    pub deal: String,
    /// Who owns it.
    pub rep: Option<String>,
    /// What happened.
    pub step: StepKind,
    /// The stage that it happened at.
    pub stage: Option<String>,
    /// The day.
    pub day: Option<NaiveDate>,
    /// What the deal is worth.
    pub amount: Option<Money>,
    /// The account.
    pub account: Option<String>,
}

/// What a row says happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// The deal came into being.
    Created,
    /// It was seen at a stage.
    Seen,
    /// It entered a stage.
    Entered,
    /// It was won.
    Won,
    /// It was lost.
    Lost,
    /// Its last stage was completed.
    Completed,
}

/// The first rows as a plan understands them, and the problems among them.
#[must_use]
pub fn preview(seen: &Inspection, plan: &Plan) -> (Vec<Understood>, Vec<Problem>) {
    let mut binding = Binding::new(plan);
    let mut problems = Problems::default();
    let mut understood = Vec::new();
    for sample in &seen.sample {
        // Written and split again, so that a shown row takes the very way of a read one.
        let mut line = Vec::new();
        for (ix, cell) in sample.cells.iter().enumerate() {
            if ix > 0 {
                line.push(b',');
            }
            line.push(b'"');
            line.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            line.push(b'"');
        }
        let mut rows = Rows::new(Cursor::new(line), encoding_rs::UTF_8, b',');
        if !matches!(rows.advance(), Ok(Found::Row)) {
            continue;
        }
        let (cells, _) = rows.cells();
        let mut row = Row {
            cells,
            line: sample.line,
            problems: &mut problems,
        };
        let taken: Result<Came, std::convert::Infallible> = binding.row(&mut row, &mut |record| {
            understood.push(understand(record, sample.line, plan));
            Ok(())
        });
        let Ok(_) = taken;
    }
    (understood, problems.into_listed())
}

fn understand(record: &Record<'_>, line: u64, plan: &Plan) -> Understood {
    let stage = |ix: u16| {
        let stage = plan.process.stages.get(usize::from(ix));
        stage.map(|s| s.name.clone())
    };
    let (step, stage) = match record.step {
        Step::Created => (StepKind::Created, None),
        Step::SeenAt(ix) => (StepKind::Seen, stage(ix)),
        Step::Entered(ix) => (StepKind::Entered, stage(ix)),
        Step::Won => (StepKind::Won, None),
        Step::Lost => (StepKind::Lost, None),
        Step::Completed => (StepKind::Completed, None),
    };
    Understood {
        line,
        deal: record.deal.to_owned(),
        rep: record.rep.map(str::to_owned),
        step,
        stage,
        day: record.at.map(|at| at.day.date()),
        amount: record.details.amount,
        account: record.details.account.map(str::to_owned),
    }
}
