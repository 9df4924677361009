//! A file into a workspace, whole or not at all.
//!
//! Which pipeline it goes to is decided here: one whose process the file speaks of, the built-in
//! process in the language of who asks, or a new one of the file's own stages, made in the same
//! transaction.

use std::{
    collections::BTreeMap,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use engine::{
    problem::{Listed, Problem, ProblemCode},
    process::Process,
};
use exchange::{Choice, Hints, Mapping, Plan, Problems, ProcessFrom, Progress};
use report::words::Words;
use serde::Serialize;
use store::{PipelineId, RowCounts, SourceKind, Workspace};

pub use crate::far::{Far, Phase};
use crate::{
    Asker, Bundle, Error, Tally, answers, bundle,
    file::{Source, local_day, stem_of},
    fingerprint,
};

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Done {
    /// The file's name.
    pub file: String,
    /// The import's id, by which it can be undone; `None` for a dry run.
    #[cfg_attr(feature = "specta", specta(type = Option<i32>))]
    pub id: Option<i64>,
    /// False for a dry run.
    pub kept: bool,
    /// The day that the file speaks of, where it says one.
    pub as_of: Option<NaiveDate>,
    /// What it counted.
    #[serde(flatten)]
    pub counts: Tally,
    /// What is to be known of the file as a whole.
    pub notes: Vec<Problem>,
    /// Problems of rows by kind, the most frequent first.
    pub problem_kinds: Vec<KindCount>,
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

impl Done {
    /// The same, its notes and problems in somebody's language.
    #[must_use]
    pub fn worded(self, words: Words) -> Self {
        Self {
            notes: words.all_worded(self.notes),
            problems: words.all_worded(self.problems),
            ..self
        }
    }
}

/// Problems of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct KindCount {
    /// The kind.
    pub code: ProblemCode,
    /// Rows that have it.
    #[cfg_attr(feature = "specta", specta(type = u32))]
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

/// Imports files that are read as one, the first of which `hints` speak of, in one transaction.
/// `progress` hears how far it is and may stop it.
///
/// # Errors
/// A file cannot be read as a whole, the files are not one, the workspace cannot be written, or it was stopped
/// ([`Error::Cancelled`]): the workspace is as it was.
pub fn import(
    paths: &[PathBuf],
    hints: &Hints,
    workspace: &mut Workspace,
    mode: Mode,
    asker: Asker,
    progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
) -> Result<Done, Error> {
    let mut bundle = Bundle::joined(paths, hints, &bundle::beside(hints), progress)?;
    import_bundle(&mut bundle, hints, workspace, mode, asker, progress)
}

/// The same, of files that were looked through already and are read as one.
///
/// # Errors
/// As [`import`].
pub fn import_bundle(
    bundle: &mut Bundle,
    hints: &Hints,
    workspace: &mut Workspace,
    mode: Mode,
    asker: Asker,
    progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
) -> Result<Done, Error> {
    let Planned {
        plan,
        known,
        hints: all_said,
    } = plan_into(bundle, hints, Some(workspace), asker).map_err(|e| e.of(&bundle.main))?;
    let source = store::Source {
        file_name: bundle.name(),
        kind: if bundle.seen.shape.row_is_deal() {
            SourceKind::Snapshot
        } else {
            SourceKind::Moves
        },
        bytes: bundle.main.bytes,
        hash: Vec::new(),
        as_of: plan.mapping.seen_on.or(bundle.seen.last_day),
        at: asker.now,
        scope: Some(fingerprint::of(&bundle.seen)),
    };
    let as_of = source.as_of;
    let mut import = match known {
        Some(pipeline) => workspace.begin_import(source, pipeline)?,
        None => workspace.begin_import_of_new(source, &plan.process)?,
    };
    let (total_bytes, total_rows) = (bundle.bytes(), bundle.rows());
    let mut word = |p: Progress| {
        progress(Far {
            phase: Phase::Reading,
            bytes: p.bytes,
            total_bytes,
            rows: p.rows,
            total_rows,
        })
    };
    let report = bundle.read(&plan, &all_said, &mut import, &mut word)?;
    if report.cancelled {
        return Err(Error::Cancelled);
    }
    let rows = RowCounts {
        read: report.rows,
        left_out: left_out(&report.problems),
    };
    if leaves_deals_out(&report.problems) {
        import.names_not_all();
    }
    let all_problems = report.problems.total();
    let totals = report.problems.totals().clone();
    let (notes, listed): (Vec<Listed>, Vec<Listed>) = report
        .problems
        .into_rows()
        .into_iter()
        .partition(|listed| listed.problem.row == 0);
    let problems_total = all_problems - notes.len() as u64;
    let problem_kinds = kinds(&totals, &notes);
    let mut tell = |deals, all| {
        progress(Far {
            phase: Phase::Settling,
            bytes: total_bytes,
            total_bytes,
            rows: deals,
            total_rows: all,
        })
    };
    let outcome = match mode {
        Mode::DryRun => import.dry_run(&listed, &mut tell)?,
        Mode::Keep => import.finish_telling(rows, &listed, &mut tell)?,
    };
    workspace.still_there()?;
    if mode == Mode::Keep
        && let Some(pipeline) = known.or(newest(workspace)?)
    {
        // The import is in: that its names are asked about again next time is the lesser harm.
        let _ = answers::keep(workspace, pipeline, hints, asker.now);
    }
    let bare = |listed: Vec<Listed>| listed.into_iter().map(|it| it.problem).collect();
    let (notes, problems) = (bare(notes), bare(listed));
    Ok(Done {
        file: bundle.name(),
        id: outcome.id.map(|id| id.0),
        kept: outcome.id.is_some(),
        as_of,
        counts: Tally::of(rows.read, outcome.counts),
        problem_kinds,
        notes,
        problems_total,
        problems,
        process_is_new: known.is_none(),
        process: plan.process.name,
    })
}

/// How files would be read into a workspace, as something that can be kept and given again.
///
/// # Errors
/// What must be asked before; the workspace cannot be read.
pub fn mapping(
    bundle: &Bundle,
    hints: &Hints,
    workspace: &Workspace,
    asker: Asker,
) -> Result<Mapping, Error> {
    let planned = plan_into(bundle, hints, Some(workspace), asker);
    let planned = planned.map_err(|e| e.of(&bundle.main))?;
    Ok(planned.plan.mapping)
}

/// The pipeline that was made last.
fn newest(workspace: &Workspace) -> Result<Option<PipelineId>, Error> {
    Ok(workspace.pipelines()?.into_iter().map(|p| p.id).max())
}

/// How many problems of each kind rows have; the notes on the whole file aside.
fn kinds(totals: &BTreeMap<ProblemCode, u64>, notes: &[Listed]) -> Vec<KindCount> {
    let mut kinds: Vec<KindCount> = totals
        .iter()
        .map(|(&code, &rows)| {
            let of_file = notes.iter().filter(|n| n.problem.code == code).count() as u64;
            KindCount {
                code,
                rows: rows.saturating_sub(of_file),
            }
        })
        .filter(|kind| kind.rows > 0)
        .collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.rows));
    kinds
}

/// Whether rows that name a deal were left out.
fn leaves_deals_out(problems: &Problems) -> bool {
    let mut left_out = problems.totals().iter();
    left_out
        .any(|(code, rows)| *rows > 0 && code.leaves_row_out() && *code != ProblemCode::MissingDeal)
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

/// How a file is read into a workspace.
pub(crate) struct Planned {
    /// How.
    pub(crate) plan: Plan,
    /// The pipeline that it goes to; `None`: a new one of the plan's process.
    pub(crate) known: Option<PipelineId>,
    /// What is said of it, and what was answered before.
    pub(crate) hints: Hints,
}

/// How the file is read, and the pipeline of the workspace, if there is one, that it goes to.
pub(crate) fn plan_into(
    bundle: &Bundle,
    hints: &Hints,
    workspace: Option<&Workspace>,
    asker: Asker,
) -> Result<Planned, Unplanned> {
    let mut planned = plan_for(bundle, hints, workspace, asker)?;
    if let Some(workspace) = workspace {
        let same = answers::same_people(&planned.plan, workspace).map_err(Unplanned::Store)?;
        planned.plan.mapping.reps.extend(same);
    }
    Ok(planned)
}

fn plan_for(
    bundle: &Bundle,
    hints: &Hints,
    workspace: Option<&Workspace>,
    asker: Asker,
) -> Result<Planned, Unplanned> {
    let today = local_day(asker.now);
    let pipelines = workspace.map(Workspace::pipelines).transpose();
    let mut pipelines = pipelines.map_err(Unplanned::Store)?.unwrap_or_default();
    // The fullest first: an export usually is of the pipeline that is worked in. But what was kept of how
    // such files are read names the stages of its own.
    let kept = bundle.seen.kept_stages();
    let apart = |p: &store::Pipeline| {
        let names = p.process.stages.iter().map(|stage| &stage.name);
        kept.is_some_and(|kept| !names.eq(kept))
    };
    pipelines.sort_by_key(|p| (apart(p), std::cmp::Reverse(p.deals), p.id));
    let said = |pipeline| match workspace {
        Some(open) => answers::with_known(open, pipeline, hints).map_err(Unplanned::Store),
        None => Ok(hints.clone()),
    };
    for pipeline in &pipelines {
        let choice = Choice::Recognise(&pipeline.process);
        let hints = said(Some(pipeline.id))?;
        let plan = bundle
            .plan(choice, &hints, today)
            .map_err(Unplanned::File)?;
        if plan.process_from == ProcessFrom::Known || same_stages(&plan.process, &pipeline.process)
        {
            let mapping = plan.mapping.clone();
            return Ok(Planned {
                plan: plan.with(mapping, pipeline.process.clone()),
                known: Some(pipeline.id),
                hints,
            });
        }
    }
    let builtin = bundle.builtin(asker);
    let hints = said(None)?;
    let mut plan = bundle
        .plan(Choice::Whole(&builtin), &hints, today)
        .map_err(Unplanned::File)?;
    if plan.process_from != ProcessFrom::Known {
        // A process needs a name that a person knows: the file's, without its ending.
        let stem = stem_of(Path::new(&bundle.seen.file)).replace(['_', '-'], " ");
        plan.process.name = if stem.trim().is_empty() {
            bundle.seen.file.clone()
        } else {
            stem
        };
    }
    Ok(Planned {
        plan,
        known: None,
        hints,
    })
}

fn same_stages(a: &Process, b: &Process) -> bool {
    a.stages.len() == b.stages.len()
        && a.stages
            .iter()
            .all(|stage| b.find(&stage.name) == a.find(&stage.name))
}
