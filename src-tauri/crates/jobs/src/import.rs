//! A file into a workspace, whole or not at all.
//!
//! Which pipeline it goes to is decided here: one whose process the file speaks of, the built-in
//! process, or a new one of the file's own stages, made in the same transaction.

use std::{ops::ControlFlow, path::Path};

use chrono::{DateTime, Utc};
use engine::{problem::Problem, process, process::Process};
use exchange::{Choice, Hints, Inspection, Plan, Problems, ProcessFrom, Progress};
use serde::Serialize;
use store::{PipelineId, RowCounts, SourceKind, Workspace};

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
    /// What is to be known of the file as a whole.
    pub notes: Vec<Problem>,
    /// Problems of rows in all.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub problems_total: u64,
    /// The problems of rows that are listed.
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
    let mut file = Source::open_text(path)?;
    let seen = file.inspect(hints)?;
    import_seen(&mut file, &seen, hints, workspace, mode, now, progress)
}

/// The same, of a file that was looked through already.
pub(crate) fn import_seen(
    file: &mut Source,
    seen: &Inspection,
    hints: &Hints,
    workspace: &mut Workspace,
    mode: Mode,
    now: DateTime<Utc>,
    progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
) -> Result<Done, Error> {
    let (plan, known) = plan_into(seen, hints, Some(workspace)).map_err(|e| e.of(file))?;
    let source = store::Source {
        file_name: file.name.clone(),
        kind: if seen.shape.row_is_deal() {
            SourceKind::Snapshot
        } else {
            SourceKind::Moves
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
    let report = file.read(&plan, &mut import, &mut word)?;
    if report.cancelled {
        return Err(Error::Cancelled);
    }
    let rows = RowCounts {
        read: report.rows,
        left_out: left_out(&report.problems),
    };
    let problems_total = report.problems.total() - plan.notes.len() as u64;
    let (notes, problems): (Vec<_>, Vec<_>) = report
        .problems
        .into_listed()
        .into_iter()
        .partition(|problem| problem.row == 0);
    let outcome = match mode {
        Mode::DryRun => import.dry_run(&problems)?,
        Mode::Keep => import.finish(rows, &problems)?,
    };
    Ok(Done {
        file: file.name.clone(),
        kept: outcome.id.is_some(),
        rows: rows.read,
        deals_new: outcome.counts.deals_new,
        deals_changed: outcome.counts.deals_changed,
        deals_unchanged: outcome.counts.deals_unchanged,
        moves_new: outcome.counts.moves_new,
        moves_known: outcome.counts.moves_known,
        notes,
        problems_total,
        problems,
        process_is_new: known.is_none(),
        process: plan.process.name,
    })
}

fn left_out(problems: &Problems) -> u64 {
    let totals = problems.totals().iter();
    totals
        .filter(|(code, _)| code.leaves_row_out())
        .map(|(_, rows)| rows)
        .sum()
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

/// How the file is read, and the pipeline of the workspace, if there is one, that it goes to;
/// `None`: a new one of the plan's process.
pub(crate) fn plan_into(
    seen: &Inspection,
    hints: &Hints,
    workspace: Option<&Workspace>,
) -> Result<(Plan, Option<PipelineId>), Unplanned> {
    let pipelines = workspace.map(Workspace::pipelines).transpose();
    let mut pipelines = pipelines.map_err(Unplanned::Store)?.unwrap_or_default();
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
