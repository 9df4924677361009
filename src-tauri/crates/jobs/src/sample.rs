//! The sample team as a workspace: made once, then opened like any other.

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use engine::{process, sample};
use store::{RowCounts, Source, SourceKind, Workspace};

use crate::Error;

/// The name of its file, where the program keeps it.
pub const FILE: &str = "Sample team.stagecoach";

/// Any number: the same one gives the same team on every machine.
const SEED: u64 = 20_260_131;

/// Makes the sample team's workspace, as the team stands on a day.
///
/// # Errors
/// [`store::Error::Exists`] where a file is there already, and whatever keeps one from being
/// written.
pub fn make(path: &Path, as_of: NaiveDate, now: DateTime<Utc>) -> Result<Workspace, Error> {
    let mut workspace = Workspace::create(path, "Northwind sample", now)?;
    let team = sample::team(SEED, as_of);
    let source = Source {
        file_name: "The sample team".to_owned(),
        kind: SourceKind::Sample,
        bytes: 0,
        hash: Vec::new(),
        as_of: Some(as_of),
        at: now,
        scope: None,
    };
    let mut import = workspace.begin_import_of_new(source, &process::builtin())?;
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
pub fn open_or_make(path: &Path, as_of: NaiveDate, now: DateTime<Utc>) -> Result<Workspace, Error> {
    if path.exists() {
        Ok(Workspace::open(path, now)?)
    } else {
        make(path, as_of, now)
    }
}
