//! A file passes through as a plan says: records to a sink, problems into a list, progress to
//! whoever waits. One pass, constant memory; nothing is decided here.
//!
//! Chunks are read on several threads, each with a [`Binding`] of its own; the sink has the records,
//! and the list the problems, in the order of the file.

use std::{io::Read, ops::ControlFlow};

use chrono::NaiveDate;
use engine::{
    money::Money,
    problem::{Problem, ProblemCode, Told},
    record::{Record, Sink, Step},
};
use serde::Serialize;

use crate::{
    beside::Beyond,
    chunk::{Chunk, Held},
    cut::CutRows,
    error::{Error, Stopped},
    inspect::Inspection,
    open::File,
    parked::Parked,
    pass::{self, Hands},
    plan::Plan,
    problems::Problems,
    row::{Binding, Came, Row},
    rows::{Found, Rows},
};

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

impl Report {
    /// Adds what came of a file that was read after this one, into the same sink.
    pub fn join(&mut self, later: Self) {
        self.rows += later.rows;
        self.records += later.records;
        self.ignored += later.ignored;
        self.problems.join(later.problems);
        self.cancelled |= later.cancelled;
    }
}

/// Reads a file into a sink. `progress` hears of every few thousand rows.
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
    read_by(Hands::all(), source, plan, sink, progress)
}

/// The same, by so many hands.
pub(crate) fn read_by<S: Sink>(
    hands: Hands,
    source: impl Read,
    plan: &Plan,
    sink: &mut S,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, Stopped<S::Error>> {
    let mapping = &plan.mapping;
    let mut file = File::of(source, mapping.sheet.as_deref())?;
    let mut opened = file.reopen(mapping, hands.chunk)?;
    let (_, first) = opened.known_header(mapping)?;
    let mut report = Report::default();
    for note in &plan.notes {
        report.problems.add(note.code, || note.clone());
    }
    let beyond = Beyond::of(plan);
    pass::over(
        hands.threads,
        first,
        &mut *opened.source,
        || (Binding::new(plan, &beyond), 0),
        |(binding, records), rows| {
            let part = Part::read(binding, rows, *records);
            *records = part.parked.len();
            part
        },
        |part: Part| {
            let records = part.parked.give(&part.text, |record, between| {
                report.records += 1;
                match between {
                    None => sink.accept(record),
                    Some(days) => sink.accept_between(record, days),
                }
            });
            records.map_err(Stopped::Sink)?;
            report.rows += part.rows;
            report.ignored += part.ignored;
            report.problems.join(part.problems);
            if let Some(error) = part.failed {
                return Err(Stopped::File(error));
            }
            let far = progress(Progress {
                rows: report.rows,
                bytes: part.passed,
            });
            report.cancelled = far.is_break();
            Ok(far)
        },
    )?;
    Ok(report)
}

/// What came of one chunk.
struct Part {
    rows: u64,
    ignored: u64,
    passed: u64,
    problems: Problems,
    parked: Parked,
    /// The text that the parked records lie in.
    text: String,
    failed: Option<Error>,
}

impl Part {
    /// Reads a chunk that has about so many records.
    fn read(binding: &mut Binding<'_>, mut rows: Rows, records: usize) -> Self {
        let mut part = Self {
            rows: 0,
            ignored: 0,
            passed: rows.passed(),
            problems: Problems::default(),
            parked: Parked::with_room(records),
            text: String::new(),
            failed: None,
        };
        loop {
            match rows.advance() {
                Ok(Found::End) => break,
                Ok(found) => part.row(binding, &mut rows, found),
                Err(error) => {
                    part.failed = Some(error);
                    break;
                }
            }
        }
        part.text = rows.into_text();
        part
    }

    fn row(&mut self, binding: &mut Binding<'_>, rows: &mut Rows, found: Found) {
        let line = rows.line();
        let (home, cells, replaced) = rows.cells_at_home();
        if found == Found::Row && (cells.blank() || binding.around.of(cells).is_some()) {
            return;
        }
        self.rows += 1;
        let mut row = Row {
            cells,
            beyond: binding.beyond,
            line,
            problems: &mut self.problems,
        };
        if found == Found::TooLong {
            binding.problem(&mut row, ProblemCode::TooLong, None, || Told::TooLong);
            return;
        }
        if replaced {
            let encoding = &binding.mapping.encoding;
            binding.problem(&mut row, ProblemCode::BadCharacters, None, || {
                Told::BadCharacters {
                    encoding: encoding.clone(),
                }
            });
        }
        binding.errors(&mut row);
        let parked = &mut self.parked;
        let came: Result<Came, std::convert::Infallible> =
            binding.row(&mut row, &mut |record, between| {
                parked.park(home, record, between);
                Ok(())
            });
        let Ok(came) = came;
        self.ignored += u64::from(came == Came::Ignored);
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
    let beyond = Beyond::of(plan);
    let mut binding = Binding::new(plan, &beyond);
    let mut problems = Problems::default();
    let mut understood = Vec::new();
    for sample in &seen.sample {
        let mut cut = CutRows::default();
        for (ix, cell) in sample.cells.iter().enumerate() {
            cut.cell(cell, sample.kinds.get(ix).copied().unwrap_or_default());
        }
        cut.end_row(sample.line);
        let mut rows = Rows::new(Chunk {
            line: sample.line,
            passed: 0,
            held: Held::Cut(cut),
        });
        if !matches!(rows.advance(), Ok(Found::Row)) {
            continue;
        }
        let (cells, _) = rows.cells();
        let mut row = Row {
            cells,
            beyond: binding.beyond,
            line: sample.line,
            problems: &mut problems,
        };
        let taken: Result<Came, std::convert::Infallible> =
            binding.row(&mut row, &mut |record, _| {
                understood.extend(understand(record, sample.line, plan));
                Ok(())
            });
        let Ok(_) = taken;
    }
    (understood, problems.into_listed())
}

/// What a record says happened; `None` where nothing did.
fn understand(record: &Record<'_>, line: u64, plan: &Plan) -> Option<Understood> {
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
        // What is known of the deal changed, not where it is.
        Step::Was | Step::Became => return None,
    };
    Some(Understood {
        line,
        deal: record.deal.to_owned(),
        rep: record.rep.map(str::to_owned),
        step,
        stage,
        day: record.at.map(|at| at.day.date()),
        amount: record.details.amount,
        account: record.details.account.map(str::to_owned),
    })
}
