//! From what was seen to how it will be read: which process the file's stages are, what each of
//! its names means, and what must be asked before anything is read.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use engine::{
    money::Currency,
    problem::{Problem, ProblemCode, Refusal, Told},
    process::Process,
};
use serde::{Deserialize, Serialize};

use crate::{
    beside::Beside,
    error::Error,
    field::{self, Field},
    inspect::{Inspection, SeenName, entered_columns},
    mapping::{Column, EnteredColumn, Hints, MAPPING_VERSION, Mapping, Means, StageName},
    notes::notes,
    outcomes,
    people::{RepName, Why},
    preset::{Preset, Shape},
    said, stages,
    turns::Owners,
    written::shown,
};

/// Which process a file may be read into, where the hints name no stages.
#[derive(Clone, Copy, Debug)]
pub enum Choice<'a> {
    /// This one, whatever the file says: its unknown stages become problems.
    Only(&'a Process),
    /// This one if the file's stages are its, else one made from the file's own stages.
    Recognise(&'a Process),
    /// The same, where none of the file's stages is wanting in it: nobody works in it yet, and a stage that
    /// deals pass again and again is no misspelling.
    Whole(&'a Process),
    /// One made from the file's own stages.
    FromFile,
}

/// Where the process of a plan comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ProcessFrom {
    /// From the stages named in the hints.
    Hints,
    /// It is the one that was offered.
    Known,
    /// From the file's own stages.
    File,
}

/// How a file will be read, ready for [`crate::read`](crate::read()).
#[derive(Clone, Debug)]
pub struct Plan {
    /// The file's name, without its folder.
    pub file: String,
    /// How its cells become records. May be corrected before reading.
    pub mapping: Mapping,
    /// What its stages are stages of.
    pub process: Process,
    /// Where that came from.
    pub process_from: ProcessFrom,
    /// What is worth knowing about the file as a whole; reading tells it again.
    pub notes: Vec<Problem>,
    pub(crate) repeated: HashMap<String, u64>,
    /// Files that are read beside it.
    pub beside: Vec<Arc<Beside>>,
    /// Deals that another file of the group has told of, by their hashes: their rows are passed over.
    pub(crate) told: Option<Arc<HashSet<u64>>>,
    /// When each deal first changed its stage, by its hash.
    pub(crate) firsts: HashMap<u64, i64, foldhash::fast::FixedState>,
    /// Who owned each deal, where the file tells.
    pub(crate) owners: Owners,
}

impl Plan {
    /// The same reading with files beside it, each told of in a note.
    #[must_use]
    pub fn with_beside(mut self, files: Vec<Arc<Beside>>) -> Self {
        for file in &files {
            self.notes.push(Problem {
                file: self.file.clone(),
                row: 0,
                column: None,
                code: ProblemCode::ReadBeside,
                told: Told::ReadBeside {
                    file: file.file.clone(),
                    rows: file.len(),
                    by: file.by.key(),
                    column: file.column.clone(),
                    to: file.to.clone(),
                },
            });
        }
        self.mapping.joins = files.iter().map(|file| file.join()).collect();
        if files.iter().any(|file| file.gives_owners()) {
            self.notes
                .retain(|note| !matches!(note.told, Told::NoOwner { .. }));
        }
        self.beside = files;
        self
    }

    /// The same reading with files beside it that were told of elsewhere.
    #[must_use]
    pub fn naming(mut self, files: Vec<Arc<Beside>>) -> Self {
        self.beside = files;
        self
    }

    /// The same reading, rows of deals that were told of already passed over.
    #[must_use]
    pub fn without(mut self, told: HashSet<u64>) -> Self {
        self.told = Some(Arc::new(told));
        // A history was read: that this file brings none is not to be said of both.
        self.notes
            .retain(|note| !matches!(note.told, Told::NoHistory { .. }));
        self
    }

    /// The same reading with a mapping that a person corrected, or that was kept from last week.
    #[must_use]
    pub fn with(mut self, mapping: Mapping, process: Process) -> Self {
        self.mapping = mapping;
        self.process = process;
        self
    }
}

/// Decides how a file is read.
///
/// The process is made of `hints.stages` if there are any (the offered process itself, where those
/// are its stages), else as `choice` says.
///
/// # Errors
/// [`Refusal::AmbiguousDates`] where a needed column can be read day first and month first and
/// `hints.dates` does not say which.
pub fn plan(seen: &Inspection, choice: Choice<'_>, hints: &Hints) -> Result<Plan, Error> {
    let hints = &with_kept(seen, hints);
    refuse_ambiguous(seen, hints)?;
    let preset = preset_of(seen);
    let (process, process_from) = process_for(seen, preset, choice, hints);
    let meaning = |n: &SeenName| {
        let named = outcome(seen, hints, &n.name).or(n.ends);
        let given = is_said_to_end(hints, &n.name);
        let means = said::meaning(&hints.names, &process, &n.name).or_else(|| {
            if given {
                named
            } else {
                let label = n.label.as_deref().and_then(|l| stages::find(&process, l));
                label.or_else(|| stages::find(&process, &n.name)).or(named)
            }
        });
        let kept = seen.kept.as_ref().and_then(|kept| {
            kept.meant(&kept.stages, &n.name, |name| stages::find(&process, name))
        });
        StageName {
            name: n.name.clone(),
            means: said::meaning(&hints.names, &process, &n.name)
                .or(kept)
                .or(means),
        }
    };
    let mut names: Vec<StageName> = seen.stages.iter().map(meaning).collect();
    let entered = entered(seen, preset);
    for column in &entered {
        let known = |n: &StageName| stages::fold(&n.name) == stages::fold(&column.stage);
        let means = stages::find(&process, &column.stage);
        // A column without a single date, of a stage that is no more, says nothing.
        if means.is_some() && !names.iter().any(known) {
            names.push(StageName {
                name: column.stage.clone(),
                means,
            });
        }
    }
    let ends = |name: &str| stages::outcome_with(name, &hints.won, &hints.lost);
    let by_word = outcomes::of_statuses(seen, ends);
    let statuses = seen.statuses.iter().map(|n| StageName {
        name: n.name.clone(),
        means: said::meaning(&hints.names, &process, &n.name)
            .or_else(|| {
                let kept = seen.kept.as_ref()?;
                kept.meant(&kept.statuses, &n.name, |_| None)
            })
            .or_else(|| ends(&n.name))
            .or_else(|| by_word(&n.name)),
    });
    let seen_on = match seen.shape {
        Shape::Moves | Shape::Changes | Shape::Table => None,
        Shape::Snapshot | Shape::Wide if preset.is_some_and(|p| !p.seen_on_last_day) => hints.as_of,
        Shape::Snapshot | Shape::Wide => hints.as_of.or(seen.last_day),
    };
    let kept_order = |ix: usize| {
        let column = seen.kept.as_ref().and_then(|kept| kept.columns.get(ix));
        column.and_then(|c| c.dates)
    };
    let kept_sign = |ix: usize| {
        let column = seen.kept.as_ref().and_then(|kept| kept.columns.get(ix));
        column.and_then(|c| c.decimal)
    };
    let mapping = Mapping {
        version: MAPPING_VERSION,
        process: process.stages.iter().map(|s| s.name.clone()).collect(),
        shape: seen.shape,
        preset: seen.known.as_ref().map(|k| k.preset.clone()),
        encoding: seen.encoding.clone(),
        delimiter: seen.delimiter,
        rows_before_header: seen.rows_before_header,
        sheet: seen.sheet.clone(),
        columns: seen
            .columns
            .iter()
            .enumerate()
            .map(|(ix, c)| Column {
                header: c.header.clone(),
                field: c.field,
                // What the file shows beyond doubt counts before what was kept.
                dates: c
                    .dates
                    .or(kept_order(ix).filter(|_| c.ambiguous.is_some()))
                    .or(hints.dates.filter(|_| c.ambiguous.is_some())),
                decimal: hints.decimal.or(c.decimal).or(kept_sign(ix)),
            })
            .collect(),
        entered,
        rows: seen.rules.clone(),
        stages: names,
        statuses: statuses.collect(),
        reps: reps(seen, hints),
        seen_on,
        currency: hints.currency.or_else(|| of_header(seen)),
        lost_zero_is_none: match &seen.kept {
            Some(kept) => kept.lost_zero_is_none,
            None => preset.is_some_and(|p| p.lost_zero_is_none),
        },
        joins: Vec::new(),
    };
    let mut plan = Plan {
        file: seen.file.clone(),
        mapping,
        process,
        process_from,
        notes: Vec::new(),
        repeated: seen.repeated.clone(),
        firsts: seen.firsts.clone(),
        owners: seen.owners.clone(),
        beside: Vec::new(),
        told: None,
    };
    plan.notes = notes(seen, &plan);
    Ok(plan)
}

/// What is known beforehand, what was kept for such files included.
fn with_kept(seen: &Inspection, hints: &Hints) -> Hints {
    let mut hints = hints.clone();
    if let Some(kept) = &seen.kept {
        hints.currency = hints.currency.or(kept.currency);
        if hints.stages.is_empty() {
            hints.stages.clone_from(&kept.process);
        }
    }
    hints
}

/// What names of reps mean: what is said, what was answered before, and words that mean nobody.
fn reps(seen: &Inspection, hints: &Hints) -> Vec<RepName> {
    let kept = seen.kept.as_ref().map_or(&[][..], |kept| &kept.reps);
    let mut reps: Vec<RepName> = Vec::new();
    for name in hints.reps.iter().rev().chain(kept) {
        if !reps
            .iter()
            .any(|r| stages::fold(&r.name) == stages::fold(&name.name))
        {
            reps.push(name.clone());
        }
    }
    // In our own files nobody is an empty cell, and every word a name.
    let own = seen.columns.iter().any(|c| c.field == Some(Field::Known));
    for about in seen
        .people
        .iter()
        .filter(|p| p.why == Why::Unassigned && !own)
    {
        let known = |r: &RepName| stages::fold(&r.name) == stages::fold(&about.proposed.name);
        if !reps.iter().any(known) {
            reps.push(about.proposed.clone());
        }
    }
    reps
}

/// What a name in the stage column means by itself. Our own files write outcomes in one way, and call stages
/// whatever a team calls them.
fn outcome(seen: &Inspection, hints: &Hints, name: &str) -> Option<Means> {
    let own = seen.columns.iter().any(|c| c.field == Some(Field::Known));
    let ours = || ["won", "lost", "completed"].contains(&stages::fold(name).as_str());
    let means = stages::outcome_with(name, &hints.won, &hints.lost);
    means.filter(|_| !own || ours() || is_said_to_end(hints, name))
}

/// Whether a person said that a name means won or lost.
fn is_said_to_end(hints: &Hints, name: &str) -> bool {
    let folded = stages::fold(name);
    let mut said = hints.won.iter().chain(&hints.lost);
    said.any(|said| stages::fold(said) == folded)
}

/// The currency that the header of the amounts names.
fn of_header(seen: &Inspection) -> Option<Currency> {
    let mut amounts = seen.columns.iter();
    let amounts = amounts.find(|c| c.field == Some(Field::Amount))?;
    field::currency_of(&amounts.header)
}

fn preset_of(seen: &Inspection) -> Option<&'static Preset> {
    seen.known.as_ref().and_then(|k| Preset::named(&k.preset))
}

fn refuse_ambiguous(seen: &Inspection, hints: &Hints) -> Result<(), Error> {
    if hints.dates.is_some() {
        return Ok(());
    }
    let asked = seen.columns.iter().enumerate().filter(|(ix, c)| {
        let kept = seen.kept.as_ref().and_then(|kept| kept.columns.get(*ix));
        c.field != Some(Field::ExpectedClose) && kept.is_none_or(|k| k.dates.is_none())
    });
    for (_, column) in asked {
        let Some(date) = &column.ambiguous else {
            continue;
        };
        return Err(Error::Refused(Refusal::AmbiguousDates {
            column: shown(&column.header),
            date: date.told(),
        }));
    }
    Ok(())
}

fn entered(seen: &Inspection, preset: Option<&Preset>) -> Vec<EnteredColumn> {
    let headers: Vec<String> = seen.columns.iter().map(|c| c.header.clone()).collect();
    let only = seen
        .pipeline
        .as_deref()
        .filter(|_| seen.pipelines.len() > 1);
    let columns = entered_columns(preset, seen.shape, &headers, only).into_iter();
    columns
        .map(|(ix, stage)| EnteredColumn {
            column: u32::try_from(ix).unwrap_or(u32::MAX),
            stage,
        })
        .collect()
}

fn process_for(
    seen: &Inspection,
    preset: Option<&Preset>,
    choice: Choice<'_>,
    hints: &Hints,
) -> (Process, ProcessFrom) {
    let offered = match choice {
        Choice::Only(process) | Choice::Recognise(process) | Choice::Whole(process) => {
            Some(process)
        }
        Choice::FromFile => None,
    };
    if !hints.stages.is_empty() {
        let same = |p: &&Process| {
            let of_now = p.stages.len() == hints.stages.len()
                && p.stages
                    .iter()
                    .zip(&hints.stages)
                    .all(|(a, b)| stages::fold(&a.name) == stages::fold(b));
            // A mapping that was kept before the process was edited names its stages as they were.
            let kept = || {
                seen.kept
                    .as_ref()
                    .is_some_and(|kept| kept.process == hints.stages)
            };
            let known = |name: &String| stages::find(p, name).is_some();
            of_now || kept() && hints.stages.iter().all(known)
        };
        return offered.filter(same).map_or_else(
            || {
                (
                    Process::of_stages(&seen.file, &hints.stages),
                    ProcessFrom::Hints,
                )
            },
            |p| (p.clone(), ProcessFrom::Known),
        );
    }
    let open: Vec<&SeenName> = seen
        .stages
        .iter()
        .filter(|n| n.ends.is_none() && outcome(seen, hints, &n.name).is_none())
        .filter(|n| !said::no_stage(&hints.names, &n.name))
        .collect();
    match choice {
        Choice::Only(process) => return (process.clone(), ProcessFrom::Known),
        Choice::Recognise(process) if speaks_of(process, &open) => {
            return (process.clone(), ProcessFrom::Known);
        }
        Choice::Whole(process) if speaks_of(process, &open) && wants_none(process, &open) => {
            return (process.clone(), ProcessFrom::Known);
        }
        _ => {}
    }
    // The format's order counts where the file keeps to its stages at all.
    let fixed = preset.map_or(&[][..], |p| p.stages);
    let own = |n: &&SeenName| {
        fixed
            .iter()
            .any(|f| stages::fold(f) == stages::fold(&n.name))
    };
    let fixed = if open.is_empty() || open.iter().any(own) {
        fixed
    } else {
        &[]
    };
    let mut met = HashSet::new();
    let names: Vec<&str> = fixed
        .iter()
        .copied()
        .chain(open.iter().map(|n| n.label.as_deref().unwrap_or(&n.name)))
        .filter(|n| met.insert(stages::fold(n)))
        .collect();
    if names.is_empty() {
        // Only outcomes: a deal was somewhere before it was won or lost.
        return (Process::of_stages(&seen.file, &["Open"]), ProcessFrom::File);
    }
    (Process::of_stages(&seen.file, &names), ProcessFrom::File)
}

fn knows(process: &Process, name: &SeenName) -> bool {
    let label = name.label.as_deref().unwrap_or(&name.name);
    stages::find(process, label).is_some() || stages::find(process, &name.name).is_some()
}

/// True where no name of several rows, and of one in twenty of all, is wanting in the process.
fn wants_none(process: &Process, open: &[&SeenName]) -> bool {
    let all: u64 = open.iter().map(|n| n.rows).sum();
    let mut wanting = open.iter().filter(|n| !knows(process, n));
    wanting.all(|n| n.rows < 2 || n.rows * 20 < all)
}

/// True where more than half of the stages, by name and by row, are the process's own. A misspelt
/// stage then is a problem of its rows; two names in common by chance make no process.
fn speaks_of(process: &Process, open: &[&SeenName]) -> bool {
    let known = |n: &&&SeenName| knows(process, n);
    let names = open.iter().filter(known).count();
    let rows: u64 = open.iter().filter(known).map(|n| n.rows).sum();
    let all: u64 = open.iter().map(|n| n.rows).sum();
    open.is_empty() || (names * 2 > open.len() && rows * 2 > all)
}

impl Plan {
    pub(crate) fn order_of(&self, header: &str) -> Option<crate::date::DateOrder> {
        let column = self.mapping.columns.iter().find(|c| c.header == header);
        column.and_then(|c| c.dates)
    }
}

/// The stage names of a mapping by their folded spelling. A mapping kept from a longer process may
/// name stages that this one does not have: those are unknown.
pub(crate) fn meanings(names: &[StageName], stages: usize) -> HashMap<String, Option<Means>> {
    let within = |means: &Means| !matches!(means, Means::Stage(ix) if usize::from(*ix) >= stages);
    names
        .iter()
        .map(|n| (stages::fold(&n.name), n.means.filter(within)))
        .collect()
}
