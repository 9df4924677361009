//! A file into a workspace, whole or not at all.
//!
//! Which pipeline it goes to is decided here: one whose process the file speaks of, the built-in
//! process, or a new one of the file's own stages, made in the same transaction.

use std::{ops::ControlFlow, path::Path};

use chrono::{DateTime, Utc};
use engine::{problem::Problem, process, process::Process};
use exchange::{Choice, Hints, Inspection, Plan, ProcessFrom, Progress, Shape, Stopped};
use serde::Serialize;
use store::{ImportCounts, ImportId, PipelineId, RowCounts, SourceKind, Workspace};

use crate::{Error, file::Source};

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Done {
    /// The file's name.
    pub file: String,
    /// False for a dry run.
    pub kept: bool,
    /// Rows below the header.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub rows: u64,
    /// Deals not seen before.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub deals_new: u64,
    /// Known deals with something new.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub deals_changed: u64,
    /// Known deals with nothing new.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub deals_unchanged: u64,
    /// Moves and other facts not seen before.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub moves_new: u64,
    /// Moves and other facts already there.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub moves_known: u64,
    /// Problems in all.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub problems_total: u64,
    /// The problems listed.
    pub problems: Vec<Problem>,
    /// The process that the deals follow.
    pub process: String,
    /// It was made for this file.
    pub process_is_new: bool,
}

/// How far an import is: bytes and rows so far, of so many bytes.
#[derive(Clone, Copy, Debug)]
pub struct Far {
    /// Bytes read.
    pub bytes: u64,
    /// Of so many.
    pub total_bytes: u64,
    /// Rows read.
    pub rows: u64,
}

/// Whether an import is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Count what it would do, and leave everything as it is.
    DryRun,
    /// Do it.
    Keep,
}

/// Imports a file in one transaction. `progress` hears how far it is and may stop it.
///
/// # Errors
/// The file cannot be read as a whole, the workspace not be written, or it was stopped
/// ([`Error::Cancelled`]): the workspace is as it was.
pub fn import(
    path: &Path,
    hints: &Hints,
    workspace: &mut Workspace,
    mode: Mode,
    now: DateTime<Utc>,
    progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
) -> Result<Done, Error> {
    let mut file = Source::open(path)?;
    if file.is_database()? {
        return Err(file.unread(exchange::Error::NotText { what: "a database" }));
    }
    let name = file.name.clone();
    let seen = exchange::inspect(file.from_start()?, &name, hints)
        .map_err(|source| file.unread(source))?;
    let (plan, known) = plan_into(&seen, hints, workspace).map_err(|e| e.of(&file))?;
    let source = store::Source {
        file_name: name.clone(),
        kind: match seen.shape {
            Shape::Moves => SourceKind::Moves,
            Shape::Snapshot => SourceKind::Snapshot,
        },
        bytes: file.bytes,
        hash: Vec::new(),
        as_of: plan.mapping.seen_on.or(seen.last_day),
        at: now,
    };
    let mut import = match known {
        Some(pipeline) => workspace.begin_import(source, pipeline)?,
        None => workspace.begin_import_of_new(source, &plan.process)?,
    };
    let total_bytes = seen.bytes;
    let mut word = |p: Progress| {
        progress(Far {
            bytes: p.bytes,
            total_bytes,
            rows: p.rows,
        })
    };
    let report =
        exchange::read(file.from_start()?, &plan, &mut import, &mut word).map_err(|stopped| {
            match stopped {
                Stopped::File(source) => file.unread(source),
                Stopped::Sink(error) => error.into(),
            }
        })?;
    if report.cancelled {
        return Err(Error::Cancelled);
    }
    let (rows, problems_total) = (report.rows, report.problems.total());
    let totals = report.problems.totals().iter();
    let left_out = totals
        .filter(|(code, _)| code.leaves_row_out())
        .map(|(_, n)| n)
        .sum();
    let problems = report.problems.into_listed();
    let outcome = match mode {
        Mode::DryRun => import.dry_run(&problems)?,
        Mode::Keep => import.finish(
            RowCounts {
                read: rows,
                left_out,
            },
            &problems,
        )?,
    };
    Ok(done(
        name,
        &plan,
        known,
        outcome.id,
        outcome.counts,
        rows,
        problems_total,
        problems,
    ))
}

#[expect(
    clippy::too_many_arguments,
    reason = "each is one fact of the outcome, named there"
)]
fn done(
    file: String,
    plan: &Plan,
    known: Option<PipelineId>,
    id: Option<ImportId>,
    counts: ImportCounts,
    rows: u64,
    problems_total: u64,
    problems: Vec<Problem>,
) -> Done {
    Done {
        file,
        kept: id.is_some(),
        rows,
        deals_new: counts.deals_new,
        deals_changed: counts.deals_changed,
        deals_unchanged: counts.deals_unchanged,
        moves_new: counts.moves_new,
        moves_known: counts.moves_known,
        problems_total,
        problems,
        process: plan.process.name.clone(),
        process_is_new: known.is_none(),
    }
}

/// An error that does not know its file yet.
pub(crate) enum Unplanned {
    File(exchange::Error),
    Store(store::Error),
}

impl Unplanned {
    pub(crate) fn of(self, file: &Source) -> Error {
        match self {
            Self::File(source) => file.unread(source),
            Self::Store(error) => error.into(),
        }
    }
}

/// How the file is read, and the pipeline of the workspace that it goes to; `None`: a new one of
/// the plan's process.
pub(crate) fn plan_into(
    seen: &Inspection,
    hints: &Hints,
    workspace: &Workspace,
) -> Result<(Plan, Option<PipelineId>), Unplanned> {
    let mut pipelines = workspace.pipelines().map_err(Unplanned::Store)?;
    // The fullest first: an export usually is of the pipeline that is worked in.
    pipelines.sort_by_key(|p| (std::cmp::Reverse(p.deals), p.id));
    for pipeline in &pipelines {
        let choice = Choice::Recognise(&pipeline.process);
        let plan = exchange::plan(seen, choice, hints).map_err(Unplanned::File)?;
        if plan.process_from == ProcessFrom::Known || same_stages(&plan.process, &pipeline.process)
        {
            let mapping = plan.mapping.clone();
            return Ok((
                plan.with(mapping, pipeline.process.clone()),
                Some(pipeline.id),
            ));
        }
    }
    let builtin = process::builtin();
    let mut plan =
        exchange::plan(seen, Choice::Recognise(&builtin), hints).map_err(Unplanned::File)?;
    if plan.process_from != ProcessFrom::Known {
        // A process needs a name that a person knows: the file's, without its ending.
        let stem = Path::new(&seen.file).file_stem().unwrap_or_default();
        let stem = stem.to_string_lossy().replace(['_', '-'], " ");
        plan.process.name = if stem.trim().is_empty() {
            seen.file.clone()
        } else {
            stem
        };
    }
    Ok((plan, None))
}

fn same_stages(a: &Process, b: &Process) -> bool {
    a.stages.len() == b.stages.len()
        && a.stages
            .iter()
            .all(|stage| b.find(&stage.name) == a.find(&stage.name))
}
