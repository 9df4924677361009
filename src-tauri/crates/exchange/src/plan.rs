//! From what was seen to how it will be read: which process the file's stages are, what each of
//! its names means, and what must be asked before anything is read.

use std::collections::{HashMap, HashSet};

use engine::{
    problem::{Problem, ProblemCode},
    process::Process,
};
use serde::{Deserialize, Serialize};

use crate::{
    error::Error,
    field::Field,
    inspect::{Inspection, SeenName, entered_columns},
    mapping::{Column, EnteredColumn, Hints, Mapping, Means, StageName},
    preset::{Preset, Shape},
    row::{listed, shown},
    rules, said, stages,
};

/// Which process a file may be read into, where the hints name no stages.
#[derive(Clone, Copy, Debug)]
pub enum Choice<'a> {
    /// This one, whatever the file says: its unknown stages become problems.
    Only(&'a Process),
    /// This one if the file's stages are its, else one made from the file's own stages.
    Recognise(&'a Process),
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
}

impl Plan {
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
/// [`Error::AmbiguousDates`] where a needed column can be read day first and month first and
/// `hints.dates` does not say which.
pub fn plan(seen: &Inspection, choice: Choice<'_>, hints: &Hints) -> Result<Plan, Error> {
    refuse_ambiguous(seen, hints)?;
    let preset = preset_of(seen);
    let (process, process_from) = process_for(seen, preset, choice, hints);
    let meaning = |n: &SeenName| {
        let named = stages::outcome_with(&n.name, &hints.won, &hints.lost);
        let given = [&hints.won, &hints.lost]
            .iter()
            .any(|l| l.iter().any(|g| stages::fold(g) == stages::fold(&n.name)));
        let means = said::meaning(&hints.names, &process, &n.name).or_else(|| {
            if given {
                named
            } else {
                stages::find(&process, &n.name).or(named)
            }
        });
        StageName {
            name: n.name.clone(),
            means,
        }
    };
    let mut names: Vec<StageName> = seen.stages.iter().map(meaning).collect();
    let entered = entered(seen, preset);
    for column in &entered {
        let known = |n: &StageName| stages::fold(&n.name) == stages::fold(&column.stage);
        if !names.iter().any(known) {
            names.push(StageName {
                name: column.stage.clone(),
                means: stages::find(&process, &column.stage),
            });
        }
    }
    let statuses = seen.statuses.iter().map(|n| StageName {
        name: n.name.clone(),
        means: said::meaning(&hints.names, &process, &n.name)
            .or_else(|| stages::outcome_with(&n.name, &hints.won, &hints.lost)),
    });
    let seen_on = match seen.shape {
        Shape::Moves | Shape::Changes | Shape::Table => None,
        Shape::Snapshot | Shape::Wide if preset.is_some_and(|p| !p.seen_on_last_day) => hints.as_of,
        Shape::Snapshot | Shape::Wide => hints.as_of.or(seen.last_day),
    };
    let fields: Vec<Option<Field>> = seen.columns.iter().map(|c| c.field).collect();
    let mapping = Mapping {
        shape: seen.shape,
        preset: seen.known.as_ref().map(|k| k.preset.clone()),
        encoding: seen.encoding.clone(),
        delimiter: seen.delimiter,
        rows_before_header: seen.rows_before_header,
        columns: seen
            .columns
            .iter()
            .map(|c| Column {
                header: c.header.clone(),
                field: c.field,
                dates: c.dates.or(hints.dates.filter(|_| c.ambiguous.is_some())),
                decimal: hints.decimal.or(c.decimal),
            })
            .collect(),
        entered,
        rows: rules::of_preset(preset, &fields),
        stages: names,
        statuses: statuses.collect(),
        seen_on,
        currency: hints.currency,
        lost_zero_is_none: preset.is_some_and(|p| p.lost_zero_is_none),
    };
    let mut plan = Plan {
        file: seen.file.clone(),
        mapping,
        process,
        process_from,
        notes: Vec::new(),
        repeated: seen.repeated.clone(),
    };
    plan.notes = notes(seen, &plan);
    Ok(plan)
}

fn preset_of(seen: &Inspection) -> Option<&'static Preset> {
    seen.known.as_ref().and_then(|k| Preset::named(&k.preset))
}

fn refuse_ambiguous(seen: &Inspection, hints: &Hints) -> Result<(), Error> {
    if hints.dates.is_some() {
        return Ok(());
    }
    let asked = seen
        .columns
        .iter()
        .filter(|c| c.field != Some(Field::ExpectedClose));
    for column in asked {
        let Some(date) = &column.ambiguous else {
            continue;
        };
        return Err(Error::AmbiguousDates {
            column: shown(&column.header),
            sample: shown(&date.sample),
            day_first: date.day_first.to_string(),
            month_first: date.month_first.to_string(),
        });
    }
    Ok(())
}

fn entered(seen: &Inspection, preset: Option<&Preset>) -> Vec<EnteredColumn> {
    let headers: Vec<String> = seen.columns.iter().map(|c| c.header.clone()).collect();
    let columns = entered_columns(preset, &headers).into_iter();
    columns
        .map(|(ix, stage)| EnteredColumn {
            column: u32::try_from(ix).unwrap_or(u32::MAX),
            stage: stage.to_owned(),
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
        Choice::Only(process) | Choice::Recognise(process) => Some(process),
        Choice::FromFile => None,
    };
    if !hints.stages.is_empty() {
        let same = |p: &&Process| {
            p.stages.len() == hints.stages.len()
                && p.stages
                    .iter()
                    .zip(&hints.stages)
                    .all(|(a, b)| stages::fold(&a.name) == stages::fold(b))
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
        .filter(|n| stages::outcome_with(&n.name, &hints.won, &hints.lost).is_none())
        .filter(|n| !said::no_stage(&hints.names, &n.name))
        .collect();
    match choice {
        Choice::Only(process) => return (process.clone(), ProcessFrom::Known),
        Choice::Recognise(process) if speaks_of(process, &open) => {
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
        .chain(open.iter().map(|n| n.name.as_str()))
        .filter(|n| met.insert(stages::fold(n)))
        .collect();
    if names.is_empty() {
        // Only outcomes: a deal was somewhere before it was won or lost.
        return (Process::of_stages(&seen.file, &["Open"]), ProcessFrom::File);
    }
    (Process::of_stages(&seen.file, &names), ProcessFrom::File)
}

/// True where more than half of the stages, by name and by row, are the process's own. A misspelt
/// stage then is a problem of its rows; two names in common by chance make no process.
fn speaks_of(process: &Process, open: &[&SeenName]) -> bool {
    let known = |n: &&&SeenName| stages::find(process, &n.name).is_some();
    let names = open.iter().filter(known).count();
    let rows: u64 = open.iter().filter(known).map(|n| n.rows).sum();
    let all: u64 = open.iter().map(|n| n.rows).sum();
    open.is_empty() || (names * 2 > open.len() && rows * 2 > all)
}

fn notes(seen: &Inspection, plan: &Plan) -> Vec<Problem> {
    let note = |code, column: Option<&str>, message: String| Problem {
        file: seen.file.clone(),
        row: 0,
        column: column.map(str::to_owned),
        code,
        message,
    };
    let header = |field| {
        let column = seen.columns.iter().find(|c| c.field == Some(field));
        column.map(|c| c.header.as_str())
    };
    let mut notes = Vec::new();
    if seen.shape == Shape::Snapshot {
        notes.push(note(
            ProblemCode::NoHistory,
            None,
            no_history(&plan.mapping.entered),
        ));
    }
    if plan.process_from == ProcessFrom::File {
        let names = plan.process.stages.iter().map(|s| s.name.as_str());
        let how = match seen.shape {
            Shape::Moves | Shape::Changes | Shape::Wide => {
                "in the order in which its deals pass them"
            }
            Shape::Snapshot | Shape::Table => "in their usual order, which a snapshot cannot show",
        };
        notes.push(note(
            ProblemCode::ProcessFromFile,
            header(Field::Stage).or_else(|| header(Field::Status)),
            format!(
                "The process was taken from the file's own stages, {how}: {}.{}",
                listed(names),
                if seen.shape == Shape::Snapshot {
                    " If the order is wrong, import the stage history too."
                } else {
                    ""
                }
            ),
        ));
    }
    for column in &seen.columns {
        if let (Some(date), None) = (&column.ambiguous, plan.order_of(&column.header)) {
            notes.push(note(
                ProblemCode::AmbiguousDates,
                Some(&column.header),
                format!(
                    "The dates in \"{}\" could be day first or month first (\"{}\" is {} or {}), \
                     so nothing was read from that column and the rest was kept; say which, and \
                     import again.",
                    column.header, date.sample, date.day_first, date.month_first
                ),
            ));
        }
    }
    notes
}

/// What a snapshot says, and what it cannot. A stage whose entry it dates has a history of its own.
fn no_history(entered: &[EnteredColumn]) -> String {
    const READ: &str = "owners, amounts, wins, losses and the dates it bears were read";
    const MORE: &str = "import the stage history, or next week's export as well";
    let dated: Vec<&str> = entered.iter().map(|e| e.stage.as_str()).collect();
    if dated.is_empty() {
        return format!(
            "The file is a snapshot without stage history: it says where each deal stands, not how \
             it got there; {READ}, but conversion and time per stage cannot be told from it; {MORE}."
        );
    }
    format!(
        "The file is a snapshot without stage history: it says where each deal stands and when it \
         entered {}, not how it got there; {READ}, but conversion and time at other stages cannot \
         be told from it; {MORE}.",
        dated.join(", ")
    )
}

impl Plan {
    fn order_of(&self, header: &str) -> Option<crate::date::DateOrder> {
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
