//! The sample team as a workspace: made once in each language that it is asked for in, then opened like any
//! other.

use std::path::Path;

use chrono::NaiveDate;
use engine::{language::Language, process, sample};
use store::{RowCounts, Source, SourceKind, Workspace};

use crate::{Asker, Error};

/// What the workspace is called.
struct Names {
    file: &'static str,
    workspace: &'static str,
    source: &'static str,
}

const fn names(language: Language) -> Names {
    match language {
        Language::English => Names {
            file: "Sample team.stagecoach",
            workspace: "Northwind sample",
            source: "The sample team",
        },
        Language::German => Names {
            file: "Beispielteam.stagecoach",
            workspace: "Northwind, Beispiel",
            source: "Das Beispielteam",
        },
    }
}

/// The name of its file in a language, where the program keeps it.
#[must_use]
pub const fn file(language: Language) -> &'static str {
    names(language).file
}

/// Any number: the same one gives the same team on every machine.
const SEED: u64 = 20_260_131;

/// Makes the sample team's workspace, as the team stands on a day, in the language of who asks.
///
/// # Errors
/// [`store::Error::Exists`] where a file is there already, and whatever keeps one from being
/// written.
pub fn make(path: &Path, as_of: NaiveDate, asker: Asker) -> Result<Workspace, Error> {
    let Asker { now, language, .. } = asker;
    let names = names(language);
    let mut workspace = Workspace::create(path, names.workspace, now)?;
    let team = sample::team_in(language, SEED, as_of);
    let source = Source {
        file_name: names.source.to_owned(),
        kind: SourceKind::Sample,
        bytes: 0,
        hash: Vec::new(),
        as_of: Some(as_of),
        at: now,
        scope: None,
    };
    let mut import = workspace.begin_import_of_new(source, &process::builtin_in(language))?;
    for rep in team.reps() {
        import.rep(rep.name, Some(rep.team), Some(rep.hired));
    }
    team.tell(&mut import)?;
    import.finish(RowCounts::default(), &[])?;
    if let Some(pipeline) = workspace.fullest()? {
        workspace.record_past(pipeline.id, &team.records())?;
    }
    Ok(workspace)
}

/// Opens the sample team's workspace, made first where it is missing.
///
/// # Errors
/// As [`make`], and whatever keeps it from being opened.
pub fn open_or_make(path: &Path, as_of: NaiveDate, asker: Asker) -> Result<Workspace, Error> {
    if path.exists() {
        Ok(Workspace::open(path, asker.now)?)
    } else {
        make(path, as_of, asker)
    }
}
