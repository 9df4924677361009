//! A workspace out again: its moves, as a file that reads back the same, and any table as filtered,
//! in the person's own manner of writing numbers and dates. A file is written whole or not at all.

mod deals;
mod sheet;
mod tables;
mod workbook;

use std::{io::Write, path::Path};

use engine::{
    filter::Filter,
    ledger::Ledger,
    listing::DealColumn,
    record::{Record, Sink},
};
use exchange::{Form, Manner, MovesFile, TableFile};
use report::words::Words;
use store::{Pipeline, Workspace};

pub use sheet::{Looked, Sheet};
pub use workbook::{Reviewed, workbook};

use crate::{Error, file::name_of, whole_file};

/// Writes every move of the fullest pipeline; gives the number of rows.
///
/// # Errors
/// An empty workspace; a file that cannot be written.
pub fn moves(workspace: &Workspace, form: Form, manner: Manner, path: &Path) -> Result<u64, Error> {
    let Some(pipeline) = workspace.fullest()?.filter(|p| p.deals > 0) else {
        return Err(Error::NothingToWrite);
    };
    moves_of(workspace, &pipeline, form, manner, path)
}

/// Writes every move of a pipeline; gives the number of rows.
///
/// # Errors
/// A file that cannot be written.
pub fn moves_of(
    workspace: &Workspace,
    pipeline: &Pipeline,
    form: Form,
    manner: Manner,
    path: &Path,
) -> Result<u64, Error> {
    let written = whole_file::write_with(path, |out| {
        let work = workspace.tells_of_work()?;
        let form = (form, manner);
        let mut moves = Out(MovesFile::new(out, &pipeline.process, form, work)?);
        workspace.replay::<_, Failed>(pipeline.id, &mut moves)?;
        Ok(moves.0.finish()?.1)
    });
    written.map_err(|failed| match failed {
        Failed::Store(error) => Error::Store(error),
        Failed::Writing(source) => unwritten(path, source),
    })
}

/// Writes a table under heads in somebody's language; gives the number of rows.
///
/// # Errors
/// A file that cannot be written.
pub fn sheet(
    sheet: &Sheet,
    looked_at: Looked<'_>,
    words: Words,
    (form, manner): (Form, Manner),
    path: &Path,
) -> Result<u64, Error> {
    let written = whole_file::write_with(path, |out| {
        let (columns, mut rows) = tables::of(words, sheet, looked_at);
        let mut file = TableFile::new(out, form, sheet.name(words), &columns, manner)?;
        rows(&mut |cells| file.row(cells))?;
        Ok(file.finish()?.1)
    });
    written.map_err(|source: std::io::Error| unwritten(path, source))
}

/// Deals by their ids, as text that a spreadsheet takes when it is pasted: a line each, cells parted by
/// tabs, headers first. What could be taken for a formula is not one there.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn text(
    looked_at: (&Ledger, &Filter),
    ids: &[String],
    columns: &[DealColumn],
    words: Words,
    manner: Manner,
) -> Result<String, Error> {
    let manner = Manner {
        delimiter: '\t',
        ..manner
    };
    let written = || -> std::io::Result<Vec<u8>> {
        let (columns, places) = deals::chosen(words, Some(columns));
        let mut file = TableFile::new(Vec::new(), Form::Csv, "", &columns, manner)?;
        for id in ids {
            if let Some(ix) = looked_at.0.find(id) {
                let row = looked_at.0.deal(ix, looked_at.1);
                deals::deal(words, &row, &places, &mut |cells| file.row(cells))?;
            }
        }
        Ok(file.finish()?.0)
    };
    let bytes = written().map_err(|source| unwritten(Path::new("clipboard"), source))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn unwritten(path: &Path, source: std::io::Error) -> Error {
    Error::Writing {
        file: name_of(path),
        source,
    }
}

/// A moves file as a sink.
struct Out<'p, W: Write>(MovesFile<'p, W>);

impl<W: Write + Send> Sink for Out<'_, W> {
    type Error = std::io::Error;

    fn accept(&mut self, record: &Record<'_>) -> std::io::Result<()> {
        self.0.write(record)
    }
}

enum Failed {
    Store(store::Error),
    Writing(std::io::Error),
}

impl From<store::Error> for Failed {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self::Writing(error)
    }
}
