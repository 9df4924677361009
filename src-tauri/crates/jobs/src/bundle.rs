//! Several files that are read as one: a file of moves or deals, what lies beside it (teams, names,
//! stage labels, the deals of a history), and the deals that only a file beside has.

use std::{ops::ControlFlow, path::PathBuf, sync::Arc};

use chrono::NaiveDate;
use engine::{
    problem::{Problem, ProblemCode, Refusal, Told},
    process::{self, Process},
    record::Sink,
};
use exchange::{
    AboutRep, Beside, Choice, ColumnHint, Field, Group, Hints, Inspection, Join, Noting, Plan,
    Progress, Report, Seam, Shape,
};

use crate::{Asker, Error, Part, far::Far, file::Source};

/// Files that are read as one.
pub struct Bundle {
    /// The file whose rows are moves or deals.
    pub(crate) main: Source,
    /// What was seen in it.
    pub(crate) seen: Inspection,
    /// What is to be said of each file, the main one first.
    pub(crate) parts: Vec<Part>,
    beside: Vec<Arc<Beside>>,
    rest: Vec<(Source, Inspection)>,
    /// Files that were given with it and hold no deals: they are left out, and it is told why.
    left_out: Vec<LeftOut>,
}

/// A file without deals that belongs to none of the others.
struct LeftOut {
    file: Source,
    why: Refusal,
}

impl Bundle {
    /// Looks through files and puts together what belongs together, in the order given. What is known
    /// beforehand is known of the first file, and something else perhaps of the others. A file without
    /// deals that belongs to none of the others is left out where another holds some.
    ///
    /// # Errors
    /// The first file that cannot be read as a whole; no file with deals.
    pub(crate) fn of(
        files: Vec<Source>,
        first: &Hints,
        others: &Hints,
        progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
    ) -> Result<Vec<Self>, Error> {
        let (mut readable, mut seen, mut hints) = (Vec::new(), Vec::new(), Vec::new());
        let mut left_out = Vec::new();
        for (ix, mut file) in files.into_iter().enumerate() {
            let of = if ix == 0 { first } else { others };
            match file.inspect_telling(of, progress) {
                Ok(looked) => {
                    readable.push(file);
                    seen.push(looked);
                    hints.push(of);
                }
                Err(Error::File { source, .. }) if source.holds_no_deals() => {
                    let why = source.refusal();
                    left_out.push(LeftOut { file, why });
                }
                Err(error) => return Err(error),
            }
        }
        let kept = exchange::joins_kept(&seen);
        let joins: Vec<Join> = first.joins.iter().chain(kept).cloned().collect();
        let groups = loop {
            let groups = exchange::together(&seen, &joins);
            for ix in mute(&groups, &seen) {
                left_out.push(LeftOut {
                    file: readable.remove(ix),
                    why: Refusal::NoStages,
                });
                seen.remove(ix);
                hints.remove(ix);
            }
            // What lay beside one that was left out may belong to another.
            if groups.iter().map(Group::files).sum::<usize>() == seen.len() {
                break groups;
            }
        };
        let mut files: Vec<Option<(Source, Inspection)>> =
            readable.into_iter().zip(seen).map(Some).collect();
        let mut bundles: Vec<Self> = Vec::new();
        for group in groups {
            let Some((main, mut seen)) = files[group.main].take() else {
                continue;
            };
            if seen.shape == Shape::Table {
                let columns = seen.columns.iter().filter(|c| c.field.is_some());
                let headers: Vec<&str> = columns.map(|c| c.header.as_str()).collect();
                let what = headers.join(", ");
                let why = Refusal::NoDeals { what };
                left_out.push(LeftOut { file: main, why });
                continue;
            }
            let (mut beside, mut rest) = (Vec::new(), Vec::new());
            let mut parts = vec![Part::of(&seen, None)];
            for (ix, seam) in group.beside {
                let Some((mut file, mut looked)) = files[ix].take() else {
                    continue;
                };
                let further = group.rest.contains(&ix);
                let known = looked.columns[seam.column].field;
                if further && seam.said && known != Some(Field::DealId) {
                    // Its deals go by the ids that a person said join it.
                    let hints = by_id(hints[ix], &looked, seam.column);
                    looked = file.inspect_telling(&hints, progress)?;
                }
                let plan = exchange::plan(&looked, Choice::FromFile, hints[ix])
                    .map_err(|source| file.unread(source))?;
                let mut table = file.beside(&plan, &seen, &seam)?;
                if let Some(column) = through(&seen, &seam, &rest) {
                    table.to = column;
                }
                exchange::name_stages(&mut seen, &table);
                for (_, other) in &mut rest {
                    exchange::name_stages(other, &table);
                }
                parts.push(Part::of(&looked, Some(&table)));
                beside.push(Arc::new(table));
                if further {
                    rest.push((file, looked));
                }
            }
            bundles.push(Self {
                main,
                seen,
                parts,
                beside,
                rest,
                left_out: Vec::new(),
            });
        }
        match (bundles.first_mut(), left_out.pop()) {
            (Some(bundle), Some(last)) => {
                left_out.push(last);
                bundle.left_out = left_out;
            }
            (None, Some(last)) => {
                let first = left_out.into_iter().next().unwrap_or(last);
                return Err(first.file.unread(first.why));
            }
            (_, None) => {}
        }
        Ok(bundles)
    }

    /// Looks through the files at paths and puts together what belongs together, in the order of the
    /// last days that they bear: what is compared with what came before comes after it.
    ///
    /// # Errors
    /// The first file that cannot be read as a whole, a workspace among them; no file with deals.
    pub fn open(
        paths: &[PathBuf],
        hints: &Hints,
        progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
    ) -> Result<Vec<Self>, Error> {
        let files = paths
            .iter()
            .map(|path| Source::open_text(path))
            .collect::<Result<Vec<_>, _>>()?;
        let mut bundles = Self::of(files, hints, hints, progress)?;
        bundles.sort_by_key(|bundle| bundle.main.day(&bundle.seen));
        Ok(bundles)
    }

    /// Looks through files that are to be read as one: of the first `hints` are known, of the others
    /// `others`.
    ///
    /// # Errors
    /// As [`Bundle::open`]; [`Error::Apart`] where nothing joins one of them to the first.
    pub(crate) fn joined(
        paths: &[PathBuf],
        hints: &Hints,
        others: &Hints,
        progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
    ) -> Result<Self, Error> {
        let files = paths.iter().map(|path| Source::open_text(path));
        let files = files.collect::<Result<Vec<_>, _>>()?;
        let mut bundles = Self::of(files, hints, others, progress)?.into_iter();
        match (bundles.next(), bundles.next()) {
            (Some(mut bundle), None) => match bundle.left_out.pop() {
                // Somebody said that it belongs here: it is not for us to read without it.
                Some(LeftOut { file, why }) => Err(file.unread(why)),
                None => Ok(bundle),
            },
            (Some(first), Some(other)) => Err(Error::Apart {
                file: other.main.name,
                from: first.main.name,
            }),
            (None, _) => Err(Error::Missing(
                paths
                    .first()
                    .map_or_else(String::new, |p| p.display().to_string()),
            )),
        }
    }

    /// The names of its files.
    pub(crate) fn name(&self) -> String {
        let names: Vec<&str> = self.parts.iter().map(|part| part.file.as_str()).collect();
        names.join(" + ")
    }

    /// The built-in process in the language of who asks, or of the files.
    pub(crate) fn builtin(&self, asker: Asker) -> Process {
        let names = self.seen.stages.iter().filter(|_| asker.by_files);
        let names = names.map(|stage| stage.label.as_deref().unwrap_or(&stage.name));
        let own = Process::of_stages("", &names.collect::<Vec<_>>());
        process::builtin_in(process::language_of(&own).unwrap_or(asker.language))
    }

    /// Reps' names of which something is proposed, in any of its files of deals.
    pub(crate) fn people(&self) -> Vec<AboutRep> {
        let mut people = self.seen.people.clone();
        for about in self.rest.iter().flat_map(|(_, seen)| &seen.people) {
            let name = &about.proposed.name;
            if !people.iter().any(|known| &known.proposed.name == name) {
                people.push(about.clone());
            }
        }
        people
    }

    /// How its main file is read. One with a row per deal that bears no day is true on the day on which
    /// it was saved, unless somebody says another: told in a note.
    ///
    /// # Errors
    /// What must be asked before.
    pub(crate) fn plan(
        &self,
        choice: Choice<'_>,
        hints: &Hints,
        today: NaiveDate,
    ) -> Result<Plan, exchange::Error> {
        let mut plan = self.plan_of_main(choice, hints, today)?;
        plan.notes.extend(self.left_out.iter().map(LeftOut::note));
        Ok(plan.with_beside(self.beside.clone()))
    }

    fn plan_of_main(
        &self,
        choice: Choice<'_>,
        hints: &Hints,
        today: NaiveDate,
    ) -> Result<Plan, exchange::Error> {
        let dated = self.seen.last_day.is_some() || hints.as_of.is_some();
        if dated || !self.seen.shape.row_is_deal() {
            return exchange::plan(&self.seen, choice, hints);
        }
        let (day, saved) = self.main.own_day(today);
        let hints = Hints {
            as_of: Some(day),
            ..hints.clone()
        };
        let mut plan = exchange::plan(&self.seen, choice, &hints)?;
        plan.notes.push(Problem {
            file: self.seen.file.clone(),
            row: 0,
            column: None,
            code: ProblemCode::DayOfFile,
            told: Told::DayOfFile { day, saved },
        });
        Ok(plan)
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
            // What names its owners and accounts, but no other file of deals.
            let names = self.beside.iter().filter(|file| file.by != Field::DealId);
            let rest = rest.without(told.clone()).naming(names.cloned().collect());
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

impl LeftOut {
    fn note(&self) -> Problem {
        Problem {
            file: self.file.name.clone(),
            row: 0,
            column: None,
            code: ProblemCode::LeftOut,
            told: Told::LeftOut {
                file: self.file.name.clone(),
                why: Box::new(self.why.clone()),
            },
        }
    }
}

/// Where some files tell of stages, the files of deals that tell of none and lie beside no other, the last
/// first: nothing in them could be read.
fn mute(groups: &[Group], seen: &[Inspection]) -> Vec<usize> {
    let (tell, mut mute): (Vec<usize>, Vec<usize>) = groups
        .iter()
        .map(|group| group.main)
        .filter(|&ix| seen[ix].shape != Shape::Table)
        .partition(|&ix| seen[ix].tells_stages());
    mute.sort_unstable_by(|a, b| b.cmp(a));
    if tell.is_empty() { Vec::new() } else { mute }
}

/// The header by which another file of deals names what a table is joined by, where the main file does not.
fn through(main: &Inspection, seam: &Seam, rest: &[(Source, Inspection)]) -> Option<String> {
    let direct = main.columns.get(seam.to).and_then(|column| column.field);
    if seam.by == Field::DealId || direct != Some(Field::DealId) {
        return None;
    }
    let mut columns = rest.iter().flat_map(|(_, seen)| &seen.columns);
    let named = columns.find(|column| column.field == Some(seam.by))?;
    Some(named.header.clone())
}

/// The same hints, with a column that holds the deals' ids in place of any other.
fn by_id(hints: &Hints, seen: &Inspection, column: usize) -> Hints {
    let mut hints = hints.clone();
    for (ix, known) in seen.columns.iter().enumerate() {
        if ix == column || known.field == Some(Field::DealId) {
            hints.columns.push(ColumnHint {
                column: engine::count::of(ix),
                field: (ix == column).then_some(Field::DealId),
            });
        }
    }
    hints
}

/// What is known of files beside one of which `hints` are known: how their dates, numbers and names are
/// read, but not which columns hold what.
pub(crate) fn beside(hints: &Hints) -> Hints {
    Hints {
        dates: hints.dates,
        decimal: hints.decimal,
        currency: hints.currency,
        mappings: hints.mappings.clone(),
        won: hints.won.clone(),
        lost: hints.lost.clone(),
        names: hints.names.clone(),
        reps: hints.reps.clone(),
        ..Hints::default()
    }
}

/// Which files belong together: positions among those given, of each group the file first to which the
/// others are joined. Groups come in the order of the last days that they bear; a file that cannot be
/// read is a group of its own at the end, so that it can be said why when it is looked at.
///
/// # Errors
/// It was stopped ([`Error::Cancelled`]).
pub fn together(
    paths: &[PathBuf],
    progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
) -> Result<Vec<Vec<usize>>, Error> {
    let (mut seen, mut places, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for (ix, path) in paths.iter().enumerate() {
        let looked = Source::open_text(path).and_then(|mut file| {
            let looked = file.inspect_telling(&Hints::default(), progress)?;
            Ok((file.day(&looked), looked))
        });
        match looked {
            Ok((day, looked)) => {
                seen.push(looked);
                places.push((ix, day));
            }
            Err(Error::Cancelled) => return Err(Error::Cancelled),
            Err(_) => unread.push(vec![ix]),
        }
    }
    let mut groups = exchange::together(&seen, &[]);
    groups.sort_by_key(|group| places[group.main].1);
    let groups = groups.into_iter().map(|group| {
        let beside = group.beside.into_iter().map(|(ix, _)| ix);
        let files = std::iter::once(group.main).chain(beside);
        files.map(|ix| places[ix].0).collect()
    });
    Ok(groups.chain(unread).collect())
}
