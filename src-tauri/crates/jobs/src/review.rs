//! Sources to a ledger, without a workspace: what the headless review reads.

use std::{ops::ControlFlow, path::PathBuf};

use engine::{
    language::Language,
    ledger::{Ledger, LedgerBuilder},
    problem::Problem,
    process,
    rates::Rate,
};
use exchange::{Choice, Hints};
use store::{Passphrase, Workspace};

use crate::{
    Asker, Bundle, Error,
    file::{Source, local_day},
};

/// What was read.
pub struct Read {
    /// Every move.
    pub ledger: Ledger,
    /// What was not understood.
    pub problems: Vec<Problem>,
    /// Problems beyond those listed.
    pub unlisted: u64,
    /// The rates of a workspace.
    pub rates: Vec<Rate>,
    /// What was read, for the title of a page.
    pub title: String,
}

/// Reads files, or one workspace, into a ledger; the passphrase is for a protected one. Where the hints
/// name no stages, the first file decides the process: the built-in one, in the language of who asks, if it
/// speaks of its stages, else its own.
///
/// # Errors
/// The first file that cannot be read as a whole; a workspace beside other sources.
pub fn read(
    sources: &[PathBuf],
    hints: &Hints,
    passphrase: Option<&Passphrase>,
    asker: Asker,
) -> Result<Read, Error> {
    let mut files = sources
        .iter()
        .map(|path| Source::open(path))
        .collect::<Result<Vec<_>, _>>()?;
    for (path, file) in sources.iter().zip(&mut files) {
        if file.may_be_workspace(path)? {
            return if sources.len() == 1 {
                workspace(
                    &Workspace::open_protected(path, passphrase, asker.now)?,
                    asker.language,
                )
            } else {
                Err(Error::WorkspaceAndFiles)
            };
        }
    }
    let mut builder: Option<LedgerBuilder> = None;
    let mut first = None;
    let (mut problems, mut unlisted) = (Vec::new(), 0);
    let title = files
        .first()
        .map(|file| file.name.clone())
        .unwrap_or_default();
    for bundle in &mut Bundle::of(files, hints, hints, &mut |_| ControlFlow::Continue(()))? {
        let builtin;
        let choice = match &first {
            None => {
                builtin = bundle.builtin(asker);
                Choice::Whole(&builtin)
            }
            Some(process) => Choice::Only(process),
        };
        let plan = bundle.plan(choice, hints, local_day(asker.now));
        let plan = plan.map_err(|source| bundle.main.unread(source))?;
        let process = first.get_or_insert_with(|| plan.process.clone());
        let sink = builder.get_or_insert_with(|| LedgerBuilder::new(process.clone()));
        let go_on = &mut |_| ControlFlow::Continue(());
        let report = bundle.read(&plan, hints, sink, go_on)?;
        unlisted += report.problems.unlisted();
        problems.extend(report.problems.into_listed());
    }
    let ledger = builder
        .unwrap_or_else(|| LedgerBuilder::new(process::builtin_in(asker.language)))
        .finish();
    Ok(Read {
        ledger,
        problems,
        unlisted,
        rates: Vec::new(),
        title,
    })
}

/// The fullest pipeline of a workspace.
fn workspace(workspace: &Workspace, language: Language) -> Result<Read, Error> {
    let ledger = match workspace.fullest()? {
        Some(pipeline) => workspace.ledger(pipeline.id)?,
        None => LedgerBuilder::new(process::builtin_in(language)).finish(),
    };
    let title = workspace.name().to_owned();
    Ok(Read {
        ledger,
        problems: Vec::new(),
        unlisted: 0,
        rates: workspace.rates()?,
        title,
    })
}
