//! Several files that are read as one: a file of moves or deals, what lies beside it (teams, names,
//! stage labels, the deals of a history), and the deals that only a file beside has.

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use engine::{process::Process, record::Sink};
use exchange::{Beside, Choice, Hints, Inspection, Noting, Plan, Progress, Report, Shape};

use crate::{Error, file::Source, import::Far};

/// Files that are read as one.
pub struct Bundle {
    /// The file whose rows are moves or deals.
    pub(crate) main: Source,
    /// What was seen in it.
    pub(crate) seen: Inspection,
    beside: Vec<Arc<Beside>>,
    rest: Vec<(Source, Inspection)>,
}

impl Bundle {
    /// Looks through files and puts together what belongs together, in the order given.
    ///
    /// # Errors
    /// The first file that cannot be read as a whole; files without deals and nothing to lie beside.
    pub(crate) fn of(
        mut files: Vec<Source>,
        hints: &Hints,
        progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
    ) -> Result<Vec<Self>, Error> {
        let seen = files
            .iter_mut()
            .map(|file| file.inspect_telling(hints, progress))
            .collect::<Result<Vec<_>, _>>()?;
        let groups = exchange::together(&seen);
        let mut files: Vec<Option<(Source, Inspection)>> =
            files.into_iter().zip(seen).map(Some).collect();
        let mut bundles = Vec::new();
        for group in groups {
            let Some((main, mut seen)) = files[group.main].take() else {
                continue;
            };
            if seen.shape == Shape::Table {
                let columns = seen.columns.iter().filter(|c| c.field.is_some());
                let headers: Vec<&str> = columns.map(|c| c.header.as_str()).collect();
                let what = headers.join(", ");
                return Err(main.unread(exchange::Error::NoDeals { what }));
            }
            let (mut beside, mut rest) = (Vec::new(), Vec::new());
            for (ix, by) in group.beside {
                let Some((mut file, looked)) = files[ix].take() else {
                    continue;
                };
                let plan = exchange::plan(&looked, Choice::FromFile, hints)
                    .map_err(|source| file.unread(source))?;
                let table = file.beside(&plan, by)?;
                exchange::name_stages(&mut seen, &table);
                for (_, other) in &mut rest {
                    exchange::name_stages(other, &table);
                }
                beside.push(Arc::new(table));
                if group.rest.contains(&ix) {
                    rest.push((file, looked));
                }
            }
            bundles.push(Self {
                main,
                seen,
                beside,
                rest,
            });
        }
        Ok(bundles)
    }

    /// Looks through the files at paths and puts together what belongs together.
    ///
    /// # Errors
    /// The first file that cannot be read as a whole, a workspace among them; files without deals.
    pub fn open(
        paths: &[PathBuf],
        hints: &Hints,
        progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
    ) -> Result<Vec<Self>, Error> {
        let files = paths
            .iter()
            .map(|path| Source::open_text(path))
            .collect::<Result<Vec<_>, _>>()?;
        Self::of(files, hints, progress)
    }

    /// One file by itself.
    pub(crate) fn single(
        path: &Path,
        hints: &Hints,
        progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
    ) -> Result<Self, Error> {
        let mut bundles = Self::open(&[path.to_owned()], hints, progress)?;
        bundles
            .pop()
            .ok_or_else(|| Error::Missing(path.display().to_string()))
    }

    /// How its main file is read.
    ///
    /// # Errors
    /// What must be asked before.
    pub(crate) fn plan(&self, choice: Choice<'_>, hints: &Hints) -> Result<Plan, exchange::Error> {
        let plan = exchange::plan(&self.seen, choice, hints)?;
        Ok(plan.with_beside(self.beside.clone()))
    }

    /// Bytes of all that is read into a sink.
    pub(crate) fn bytes(&self) -> u64 {
        self.seen.bytes + self.rest.iter().map(|(_, seen)| seen.bytes).sum::<u64>()
    }

    /// Rows of all that is read into a sink.
    pub(crate) fn rows(&self) -> u64 {
        self.seen.rows + self.rest.iter().map(|(_, seen)| seen.rows).sum::<u64>()
    }

    /// Reads all of it into a sink: the main file, then the deals that only a file beside has.
    pub(crate) fn read<S: Sink>(
        &mut self,
        plan: &Plan,
        hints: &Hints,
        sink: &mut S,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Report, Error>
    where
        Error: From<S::Error>,
    {
        if self.rest.is_empty() {
            return self.main.read(plan, sink, progress);
        }
        let mut noting = Noting::new(sink);
        let mut report = self.main.read(plan, &mut noting, progress)?;
        let told = noting.deals();
        let process: &Process = &plan.process;
        for (file, seen) in &mut self.rest {
            if report.cancelled {
                break;
            }
            let rest = exchange::plan(seen, Choice::Only(process), hints)
                .map_err(|source| file.unread(source))?;
            let rest = rest.without(told.clone());
            let (rows, bytes) = (report.rows, self.seen.bytes);
            let further = &mut |p: Progress| {
                progress(Progress {
                    rows: rows + p.rows,
                    bytes: bytes + p.bytes,
                })
            };
            report.join(file.read(&rest, sink, further)?);
        }
        Ok(report)
    }
}
