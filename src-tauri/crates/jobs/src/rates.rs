//! Currency rates from a file into a workspace, all that can be read or none.

use std::{fs::File, path::Path};

use engine::{problem::Problem, rates::Rate};
use report::words::Words;
use serde::Serialize;
use store::Workspace;

use crate::{Error, file::name_of};

/// What came of a file of rates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RatesDone {
    /// The file's name.
    pub file: String,
    /// Rates kept, each in place of the one of its day.
    pub rates: u32,
    /// Rows that were left out.
    pub problems: Vec<Problem>,
}

impl RatesDone {
    /// The same, its problems in somebody's language.
    #[must_use]
    pub fn worded(self, words: Words) -> Self {
        Self {
            problems: words.all_worded(self.problems),
            ..self
        }
    }
}

/// Brings a CSV of rates into a workspace.
///
/// # Errors
/// The file cannot be read as a list of rates, or the workspace not be written: nothing is then kept.
pub fn import(path: &Path, workspace: &mut Workspace) -> Result<RatesDone, Error> {
    let (rates, problems) = read(path)?;
    workspace.set_rates(&rates)?;
    Ok(RatesDone {
        rates: engine::count::of(rates.len()),
        file: name_of(path),
        problems,
    })
}

/// Reads a CSV of rates: those there are, and the rows that were left out.
///
/// # Errors
/// The file cannot be read as a list of rates.
pub fn read(path: &Path) -> Result<(Vec<Rate>, Vec<Problem>), Error> {
    let name = name_of(path);
    let failed = |source| Error::File {
        file: name.clone(),
        source,
    };
    let file = File::open(path).map_err(|source| failed(source.into()))?;
    exchange::read_rates(file, &name).map_err(failed)
}
