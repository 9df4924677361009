//! What was imported before, and what taking one of it back does: the store's own answers in the shape
//! in which they cross to the window and to scripts.

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use engine::{count, gone::Gone, problem::Listed};
use exchange::ProblemWords;
use report::words::Words;
use serde::Serialize;
use store::{FieldValue, ImportId, SourceKind, StaysWhat, Workspace};

use crate::{Error, file::name_of, tally::Tally, whole_file};

/// Who undoes where nobody says otherwise.
pub const SOMEBODY: &str = "this computer";

/// One import of the past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportRecord {
    /// Its id.
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub id: i64,
    /// The file's name.
    pub file_name: String,
    /// `moves`, `snapshot` or `sample`.
    pub kind: &'static str,
    /// When, as RFC 3339 in UTC.
    pub at: String,
    /// The day that the file speaks of.
    pub as_of: Option<NaiveDate>,
    /// What it counted.
    #[serde(flatten)]
    pub counts: Tally,
    /// Problems listed.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub problems: u64,
    /// When it was undone, as RFC 3339 in UTC; `None`: it is part of the workspace.
    pub undone_at: Option<String>,
    /// It can be undone, or done again where it is undone.
    pub can_undo: bool,
}

impl From<store::ImportRecord> for ImportRecord {
    fn from(import: store::ImportRecord) -> Self {
        Self {
            id: import.id.0,
            file_name: import.source.file_name,
            kind: match import.source.kind {
                SourceKind::Moves => "moves",
                SourceKind::Snapshot => "snapshot",
                SourceKind::Sample => "sample",
            },
            at: import.source.at.to_rfc3339(),
            as_of: import.source.as_of,
            counts: Tally::of(import.rows.read, import.counts),
            problems: import.counts.problems,
            undone_at: import.undone_at.map(|at| at.to_rfc3339()),
            can_undo: import.kept,
        }
    }
}

/// Every import, latest first.
///
/// # Errors
/// The workspace cannot be read.
pub fn imports(workspace: &Workspace) -> Result<Vec<ImportRecord>, Error> {
    let imports = workspace.imports()?.into_iter();
    Ok(imports.map(ImportRecord::from).collect())
}

/// What undoing an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Undone {
    /// The import.
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub id: i64,
    /// False where it only would.
    pub done: bool,
    /// What goes.
    #[serde(flatten)]
    pub gone: Gone,
    /// What persons did to its deals, reps and accounts, and stays: the first thousand.
    pub stays: Vec<Stays>,
    /// How much stays in all.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub stays_total: u64,
}

/// Something that a person did and that an undo leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Stays {
    /// What it was done to: a deal by its own id, a rep by name.
    pub of: String,
    /// What kind of thing it is.
    pub kind: StaysKind,
    /// The field that was changed.
    pub field: Option<String>,
    /// Its value: a text, minor units of money, or a day.
    pub value: Option<String>,
    /// Who changed it.
    pub who: Option<String>,
    /// How many moves or records.
    pub count: u32,
}

/// What kind of thing stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum StaysKind {
    /// A field that was changed.
    Field,
    /// Moves that were entered.
    Moves,
    /// What was recorded on the deal: answers, contacts, objections, activities, links, checks.
    Records,
}

impl From<store::Stays> for Stays {
    fn from(stays: store::Stays) -> Self {
        let some = |kind, count| Self {
            of: stays.of.clone(),
            kind,
            field: None,
            value: None,
            who: None,
            count,
        };
        match stays.what {
            StaysWhat::Moves(count) => some(StaysKind::Moves, count),
            StaysWhat::Records(count) => some(StaysKind::Records, count),
            StaysWhat::Field(change) => Self {
                value: match change.new {
                    FieldValue::Empty => None,
                    FieldValue::Whole(whole) => Some(whole.to_string()),
                    FieldValue::Text(text) => Some(text),
                },
                field: Some(change.field),
                who: change.who,
                ..some(StaysKind::Field, 1)
            },
        }
    }
}

fn undone(id: ImportId, done: bool, undone: store::Undone) -> Undone {
    Undone {
        id: id.0,
        done,
        gone: undone.gone,
        stays: undone.stays.into_iter().map(Stays::from).collect(),
        stays_total: undone.stays_total,
    }
}

/// Takes an import back.
///
/// # Errors
/// There is no such import, it is undone already, or the workspace cannot be written; nothing is then
/// changed.
pub fn undo(
    workspace: &mut Workspace,
    id: i64,
    who: &str,
    now: DateTime<Utc>,
) -> Result<Undone, Error> {
    let id = ImportId(id);
    Ok(undone(id, true, workspace.undo_import(id, who, now)?))
}

/// What [`undo`] would do.
///
/// # Errors
/// As there.
pub fn would_undo(workspace: &mut Workspace, id: i64, now: DateTime<Utc>) -> Result<Undone, Error> {
    let id = ImportId(id);
    Ok(undone(id, false, workspace.would_undo(id, now)?))
}

/// Does an import again that was undone; gives its record.
///
/// # Errors
/// There is no such import, it is not undone, or the workspace cannot be written.
pub fn redo(
    workspace: &mut Workspace,
    id: i64,
    who: &str,
    now: DateTime<Utc>,
) -> Result<ImportRecord, Error> {
    workspace.redo_import(ImportId(id), who, now)?;
    let found = imports(workspace)?.into_iter().find(|past| past.id == id);
    found.ok_or(Error::Store(store::Error::UnknownRow("import")))
}

/// Writes the problems of an import as CSV in somebody's language, each with the row that has it; gives
/// their number.
///
/// # Errors
/// The file cannot be written.
pub fn problems_csv(
    workspace: &Workspace,
    id: i64,
    words: Words,
    path: &Path,
) -> Result<u64, Error> {
    const PAGE: u32 = 1_000;
    let mut all: Vec<Listed> = Vec::new();
    loop {
        let offset = count::of(all.len());
        let page = workspace.import_problems(ImportId(id), offset, PAGE)?;
        let last = page.len() < PAGE as usize;
        all.extend(page);
        if last {
            break;
        }
    }
    let of_file = ProblemWords {
        heads: words.imports.problem_heads(),
        said: &|told| words.imports.told(told),
    };
    let written = whole_file::write_with(path, |out| exchange::write_problems(out, of_file, &all));
    written.map_err(|source| Error::Writing {
        file: name_of(path),
        source,
    })
}
