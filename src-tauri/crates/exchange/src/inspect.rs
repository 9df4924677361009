//! One look through a file: what it is, and everything that can only be known from all of it.
//!
//! Constant memory but for what deals have: a hash per deal of a snapshot, and the paths of the
//! first deals of a moves file. Decides nothing that a person might want to decide; that is
//! [`crate::plan`].

use std::{collections::HashMap, io::Read, ops::ControlFlow};

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    amount::DecimalSign,
    cut::Kind,
    date::DateOrder,
    error::Error,
    field::{self, Field},
    look::{Look, Sought},
    mapping::Hints,
    open,
    pass::{self, Hands},
    preset::{Preset, Shape},
    recognise::{Likeness, recognise},
    row::shown,
};

/// How many rows are kept to be shown.
pub const SAMPLE_ROWS: usize = 20;

/// What a file was seen to be.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Inspection {
    /// The file's name, without its folder.
    pub file: String,
    /// Rows below the header that are not blank.
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub rows: u64,
    /// Bytes of the file (of its UTF-8, where it is UTF-16).
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub bytes: u64,
    /// The encoding's name.
    pub encoding: String,
    /// What parts the cells.
    pub delimiter: char,
    /// Rows that are not blank before the header.
    pub rows_before_header: u32,
    /// One row per move, or per deal.
    pub shape: Shape,
    /// The known kind of file that its headers show, and how surely.
    pub known: Option<Likeness>,
    /// The kind that came second.
    pub runner_up: Option<Likeness>,
    /// The headers by which it was recognised, the weightiest first.
    pub because: Vec<String>,
    /// The headers of columns of which nothing is known: they are not read.
    pub not_understood: Vec<String>,
    /// Every column.
    pub columns: Vec<SeenColumn>,
    /// The names in the stage column, in the order in which deals pass them.
    pub stages: Vec<SeenName>,
    /// The names in the status column.
    pub statuses: Vec<SeenName>,
    /// The last day that the file bears, expected closes aside.
    pub last_day: Option<NaiveDate>,
    /// The first rows as written.
    pub sample: Vec<SampleRow>,
    /// Deals that a snapshot names more than once, and the line of the last.
    #[serde(skip)]
    pub(crate) repeated: HashMap<String, u64>,
}

/// One column as it was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SeenColumn {
    /// Its header.
    pub header: String,
    /// What it seems to hold.
    pub field: Option<Field>,
    /// The order of its dates; `None` where it holds none, or both orders fit.
    pub dates: Option<DateOrder>,
    /// Where both orders fit: a value, and the two days that it may mean.
    pub ambiguous: Option<AmbiguousDate>,
    /// Its decimal sign; `None` where it holds no amounts, or nothing tells.
    pub decimal: Option<DecimalSign>,
}

/// A date that can be read both ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AmbiguousDate {
    /// As written.
    pub sample: String,
    /// The day it is, day first.
    pub day_first: NaiveDate,
    /// The day it is, month first.
    pub month_first: NaiveDate,
}

/// A name and how many rows bear it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SeenName {
    /// As first written.
    pub name: String,
    /// Rows with it.
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub rows: u64,
}

/// A row as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SampleRow {
    /// The line on which it starts.
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
    /// What they were in their source; empty where all were written in a text file.
    #[serde(skip)]
    pub(crate) kinds: Vec<Kind>,
}

/// Looks through a whole file. `file_name` goes into what is told about it, nothing is opened.
///
/// # Errors
/// Whatever makes the file unreadable as a whole; see [`Error`].
pub fn inspect(source: impl Read, file_name: &str, hints: &Hints) -> Result<Inspection, Error> {
    inspect_by(Hands::all(), source, file_name, hints)
}

/// The same, by so many hands.
pub(crate) fn inspect_by(
    hands: Hands,
    source: impl Read,
    file_name: &str,
    hints: &Hints,
) -> Result<Inspection, Error> {
    let mut opened = open::open(source, hints, hands.chunk)?;
    let (headers, first) =
        open::header(&mut *opened.source, opened.before_header)?.ok_or(Error::Empty)?;
    let recognised = recognise(&headers, hints)?;
    let (preset, mut fields) = (recognised.preset, recognised.fields);
    let shape = shape_of(preset, &mut fields, &headers)?;

    let sought = Sought::new(shape, &fields, preset, &headers, hints);
    let mut look = Look::new(&sought);
    pass::over(
        hands.threads,
        first,
        &mut *opened.source,
        || (),
        |(), rows| sought.part(rows),
        |part| look.join(part).map(ControlFlow::Continue),
    )?;
    if look.rows == 0 {
        return Err(Error::HeaderOnly);
    }
    let not_understood = headers
        .iter()
        .zip(&recognised.known)
        .filter(|(header, known)| !(**known || header.is_empty()))
        .map(|(header, _)| header.clone())
        .collect();
    let seen = Inspection {
        file: file_name.to_owned(),
        rows: look.rows,
        bytes: look.passed,
        encoding: opened.source.encoding().to_owned(),
        delimiter: opened.delimiter,
        rows_before_header: u32::try_from(opened.before_header).unwrap_or(0),
        shape,
        known: recognised.likeness,
        runner_up: recognised.runner_up,
        because: recognised.because,
        not_understood,
        columns: Vec::new(),
        stages: Vec::new(),
        statuses: Vec::new(),
        last_day: None,
        sample: Vec::new(),
        repeated: HashMap::new(),
    };
    Ok(look.conclude(seen, headers.clone(), hints))
}

/// Moves or a snapshot; refuses a file that shows neither.
fn shape_of(
    preset: Option<&Preset>,
    fields: &mut [Option<Field>],
    headers: &[String],
) -> Result<Shape, Error> {
    let has = |fields: &[Option<Field>], field| fields.contains(&Some(field));
    if !has(fields, Field::DealId) {
        // A report without ids: the deal's name is what tells deals apart.
        if let Some(name) = fields.iter_mut().find(|f| **f == Some(Field::Deal)) {
            *name = Some(Field::DealId);
        }
    }
    if !has(fields, Field::Stage) {
        // Without stages, open, won and lost are what there is of them.
        if let Some(status) = fields.iter_mut().find(|f| **f == Some(Field::Status)) {
            *status = Some(Field::Stage);
        }
    }
    let mut missing = Vec::new();
    if !has(fields, Field::DealId) {
        missing.push(Field::DealId.words());
    }
    if !has(fields, Field::Stage) {
        missing.push(Field::Stage.words());
    }
    if !missing.is_empty() {
        return Err(Error::NoColumns {
            missing,
            found: headers.iter().take(12).map(|h| shown(h)).collect(),
        });
    }
    Ok(preset.map_or_else(
        || {
            if has(fields, Field::At) && has(fields, Field::Stage) {
                Shape::Moves
            } else {
                Shape::Snapshot
            }
        },
        |p| p.shape,
    ))
}

/// The columns of a preset that say when a deal entered a stage: position and stage.
pub(crate) fn entered_columns(
    preset: Option<&Preset>,
    headers: &[String],
) -> Vec<(usize, &'static str)> {
    let columns = preset.map_or(&[][..], |p| p.entered);
    columns
        .iter()
        .filter_map(|(name, stage)| {
            let name = field::normalise(name);
            let ix = headers.iter().position(|h| field::normalise(h) == name)?;
            Some((ix, *stage))
        })
        .collect()
}
