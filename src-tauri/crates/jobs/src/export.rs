//! A workspace's moves out again, as a moves file that reads back the same.

use std::path::Path;

use engine::record::{Record, Sink};
use exchange::MovesFile;
use store::Workspace;

use crate::{Error, file::name_of, whole_file};

/// Writes every move of the fullest pipeline as CSV; gives the number of rows.
///
/// # Errors
/// An empty workspace; a file that cannot be written.
pub fn csv(workspace: &Workspace, path: &Path) -> Result<u64, Error> {
    let Some(pipeline) = workspace.fullest()?.filter(|p| p.deals > 0) else {
        return Err(Error::NothingToWrite);
    };
    let process = &pipeline.process;
    let written = whole_file::write_with(path, |out| {
        let mut moves = Out(MovesFile::new(out, process)?);
        workspace.replay::<_, Failed>(pipeline.id, &mut moves)?;
        Ok(moves.0.finish()?.1)
    });
    written.map_err(|failed| match failed {
        Failed::Store(error) => Error::Store(error),
        Failed::Writing(source) => Error::Writing {
            file: name_of(path),
            source,
        },
    })
}

/// A moves file as a sink.
struct Out<'p, W: std::io::Write>(MovesFile<'p, W>);

impl<W: std::io::Write> Sink for Out<'_, W> {
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
