//! How a file would be read: what it was recognised as and why, and its first rows as they will be
//! understood. Nothing is written, and dates that could be read both ways are shown, not guessed.

use std::{ops::ControlFlow, path::PathBuf};

use engine::{problem::Problem, process::Process};
use exchange::{DateOrder, Hints, Inspection, Mapping, ProcessFrom, Understood};
use report::words::Words;
use serde::Serialize;
use store::Workspace;

use crate::{
    Asker, Bundle, Error, Part, bundle, fingerprint,
    import::{Done, Far, Mode, Planned, import_bundle, plan_into},
};

/// How a file would be read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Preview {
    /// What was seen in it.
    pub seen: Inspection,
    /// Each of the files that are read as one, the one that was seen first.
    pub parts: Vec<Part>,
    /// How its cells become records.
    pub mapping: Mapping,
    /// The process that its stages are stages of.
    pub process: Process,
    /// Where that came from.
    pub process_from: ProcessFrom,
    /// The file goes into a pipeline that is there already.
    pub into_known: bool,
    /// Of its headers: what a mapping is saved and proposed by.
    pub fingerprint: String,
    /// Saved mappings for files with these headers, the last used first.
    pub saved: Vec<String>,
    /// Dates could be day first or month first: nothing is imported before the person says.
    pub must_ask_dates: bool,
    /// The first rows.
    pub rows: Vec<Understood>,
    /// What is not understood in them, after what is to be known of the whole file.
    pub problems: Vec<Problem>,
    /// What importing it would do; `None` while no workspace is open, or dates are to be asked.
    pub would_do: Option<Done>,
}

impl Preview {
    /// The same, its problems and what its files were recognised as in somebody's language.
    #[must_use]
    pub fn worded(mut self, words: Words) -> Self {
        let parts = self.parts.iter_mut().filter_map(|part| part.known.as_mut());
        let seen = [self.seen.known.as_mut(), self.seen.runner_up.as_mut()];
        for known in parts.chain(seen.into_iter().flatten()) {
            known.title = words.imports.kind(&known.preset, &known.title);
        }
        Self {
            problems: words.all_worded(self.problems),
            would_do: self.would_do.map(|done| done.worded(words)),
            ..self
        }
    }
}

/// Looks at files that are read as one, as they would be read into the workspace if there is one. The workspace is counted
/// in and left as it is.
///
/// # Errors
/// The file cannot be read as a whole, or it was stopped ([`Error::Cancelled`]).
pub fn preview(
    paths: &[PathBuf],
    hints: &Hints,
    mut workspace: Option<&mut Workspace>,
    asker: Asker,
    progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
) -> Result<Preview, Error> {
    // To show the rest, read ambiguous dates one way; the page shows both readings beside it.
    let shown = Hints {
        dates: hints.dates.or(Some(DateOrder::Dmy)),
        ..hints.clone()
    };
    let mut bundle = Bundle::joined(paths, hints, &bundle::beside(&shown), progress)?;
    let must_ask_dates =
        hints.dates.is_none() && bundle.parts.iter().any(|part| part.ambiguous.is_some());
    let mut seen = bundle.seen.clone();
    seen.people = bundle.people();
    let shown = if must_ask_dates { &shown } else { hints };
    let Planned { plan, known, .. } =
        plan_into(&bundle, shown, workspace.as_deref(), asker).map_err(|e| e.of(&bundle.main))?;
    let fingerprint = fingerprint::of(&seen);
    let saved = match workspace.as_deref() {
        Some(open) => open.mappings_for(&fingerprint)?,
        None => Vec::new(),
    };
    let saved = saved.into_iter().map(|saved| saved.name).collect();
    let (rows, mut among) = exchange::preview(&seen, &plan);
    let mut problems = plan.notes.clone();
    problems.append(&mut among);
    let would_do = match workspace.take().filter(|_| !must_ask_dates) {
        Some(open) => Some(import_bundle(
            &mut bundle,
            hints,
            open,
            Mode::DryRun,
            asker,
            progress,
        )?),
        None => None,
    };
    Ok(Preview {
        would_do,
        saved,
        parts: bundle.parts,
        fingerprint,
        seen,
        mapping: plan.mapping,
        process: plan.process,
        process_from: plan.process_from,
        into_known: known.is_some(),
        must_ask_dates,
        rows,
        problems,
    })
}
