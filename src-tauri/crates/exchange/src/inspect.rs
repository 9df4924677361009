//! One look through a file: what it is, and everything that can only be known from all of it.
//!
//! Constant memory but for what deals have: a hash per deal of a snapshot, and the paths of the
//! first deals of a moves file. Decides nothing that a person might want to decide; that is
//! [`crate::plan`].

use std::{
    collections::{HashMap, HashSet},
    io::Read,
    ops::ControlFlow,
};

use chrono::NaiveDate;
use engine::problem::{AnyOrder, Key, Refusal};
use serde::Serialize;

use crate::{
    amount::DecimalSign,
    around::PassedOver,
    cut::Kind,
    date::DateOrder,
    error::Error,
    field::Field,
    letters::normalise,
    look::{Look, Sought},
    mapping::{Hints, Mapping, Means},
    open::{self, File},
    outcomes::Proposed,
    pass::{self, Hands},
    people::AboutRep,
    preset::{Preset, Shape},
    recognise::{Likeness, recognise},
    rules::RowRule,
    stages,
    turns::Owners,
    wide,
    written::shown,
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
    /// What else stands around the table, or in it, and is no row of it.
    pub passed_over: PassedOver,
    /// The sheet of a workbook, or the file of a ZIP of several, that is read.
    pub sheet: Option<String>,
    /// The sheets of a workbook.
    pub sheets: Vec<SeenSheet>,
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
    /// Its pipelines, the fullest first.
    pub pipelines: Vec<SeenName>,
    /// The pipeline that is read.
    pub pipeline: Option<String>,
    /// Names of reps of which something is proposed.
    pub people: Vec<AboutRep>,
    /// The last day that the file bears, expected closes aside.
    pub last_day: Option<NaiveDate>,
    /// The first rows as written.
    pub sample: Vec<SampleRow>,
    /// Deals that a snapshot names more than once, and the line of the last.
    #[serde(skip)]
    pub(crate) repeated: HashMap<String, u64>,
    /// The deals of a file with a row per deal, by their hashes.
    #[serde(skip)]
    pub(crate) deals: HashSet<u64, foldhash::fast::FixedState>,
    /// Names of reps, by their hashes; none where they are too many to be names.
    #[serde(skip)]
    pub(crate) reps: HashSet<u64>,
    /// Words for teams, by their hashes.
    #[serde(skip)]
    pub(crate) teams: HashSet<u64>,
    /// Words for accounts, by their hashes: of deals the first ones.
    #[serde(skip)]
    pub(crate) accounts: HashSet<u64, foldhash::fast::FixedState>,
    /// The mapping that was kept for such a file.
    #[serde(skip)]
    pub(crate) kept: Option<Mapping>,
    /// Which rows are read.
    #[serde(skip)]
    pub(crate) rules: Vec<RowRule>,
    /// Visits to a stage that were not the only ones, where the file lets it be told.
    #[serde(skip)]
    pub(crate) returned: Option<u64>,
    /// Deals that were put away, by a flag of their rows.
    #[serde(skip)]
    pub(crate) put_away: u64,
    /// When each deal first changed its stage, by its hash.
    #[serde(skip)]
    pub(crate) firsts: HashMap<u64, i64, foldhash::fast::FixedState>,
    /// Who owned each deal, where the file tells.
    #[serde(skip)]
    pub(crate) owners: Owners,
    /// Stages that may be outcomes by their words.
    #[serde(skip)]
    pub(crate) proposed: Vec<Proposed>,
    /// Columns that should hold dates and hold none, by header and a cell.
    #[serde(skip)]
    pub(crate) dateless: Vec<(String, String)>,
    /// Sheets beside the one that is read that look like tables of deals.
    #[serde(skip)]
    pub(crate) other_tables: Vec<String>,
}

impl Inspection {
    /// The stages named by the mapping that was kept for such a file.
    #[must_use]
    pub fn kept_stages(&self) -> Option<&[String]> {
        self.kept.as_ref().map(|kept| kept.process.as_slice())
    }

    /// Whether any row says at which stage a deal is or was, or how it ended, as far as that was seen.
    #[must_use]
    pub fn tells_stages(&self) -> bool {
        let other = [
            Field::Known,
            Field::WonAt,
            Field::LostAt,
            Field::IsWon,
            Field::IsClosed,
            Field::IsLost,
            Field::IsActive,
        ];
        let says = |column: &SeenColumn| column.field.is_some_and(|f| other.contains(&f));
        let named = self.known.as_ref().and_then(|k| Preset::named(&k.preset));
        !self.stages.is_empty()
            || !self.statuses.is_empty()
            || self.shape == Shape::Wide
            || self.columns.iter().any(says)
            || named.is_some_and(|preset| !preset.entered.is_empty())
    }
}

/// One sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SeenSheet {
    /// Its name.
    pub name: String,
    /// It is hidden from whoever opens the workbook.
    pub hidden: bool,
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
    /// Where more than one order fits: a value, and the days that it may mean.
    pub ambiguous: Option<AmbiguousDate>,
    /// Its decimal sign; `None` where it holds no amounts, or nothing tells.
    pub decimal: Option<DecimalSign>,
}

/// A date that can be read in more than one order, with the day that each makes of it; `None` where
/// it is no date in that order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AmbiguousDate {
    /// As written.
    pub sample: String,
    /// The day it is, day first.
    pub day_first: Option<NaiveDate>,
    /// The day it is, month first.
    pub month_first: Option<NaiveDate>,
    /// The day it is, year first: only where the year has two digits.
    pub year_first: Option<NaiveDate>,
}

impl AmbiguousDate {
    /// As it is told.
    pub(crate) fn told(&self) -> AnyOrder {
        AnyOrder {
            sample: shown(&self.sample),
            day_first: self.day_first,
            month_first: self.month_first,
            year_first: self.year_first,
        }
    }
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
    /// What the flags of its rows say it means.
    #[serde(skip)]
    pub(crate) ends: Option<Means>,
    /// What people call it, where the file knows it by an id.
    pub label: Option<String>,
}

impl SeenName {
    pub(crate) fn of(name: &str, rows: u64) -> Self {
        Self {
            name: name.to_owned(),
            rows,
            ends: None,
            label: None,
        }
    }
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
    let mut file = File::of(source, hints.sheet.as_deref())?;
    let mut opened = file.open(hints, hands.chunk)?;
    let (headers, first) = open::header(&mut *opened.source, opened.before_header)?
        .ok_or(Error::Refused(Refusal::Empty))?;
    let recognised = recognise(&headers, hints)?;
    let (preset, mut fields) = (recognised.preset, recognised.fields);
    let by_name = !fields.contains(&Some(Field::DealId));
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
        return Err(Error::Refused(Refusal::HeaderOnly));
    }
    if let Some(why) = look.told_apart(&headers, by_name) {
        return Err(Error::Refused(why));
    }
    let dated: Vec<usize> = if shape == Shape::Wide {
        wide::columns(&headers).iter().map(|c| c.column).collect()
    } else {
        Vec::new()
    };
    let not_understood = headers
        .iter()
        .zip(&recognised.known)
        .enumerate()
        .filter(|(ix, (header, known))| !(**known || header.is_empty() || dated.contains(ix)))
        .map(|(_, (header, _))| header.clone())
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
        sheet: opened.sheet.clone(),
        sheets: std::mem::take(&mut opened.sheets),
        passed_over: look.passed_over,
        columns: Vec::new(),
        stages: Vec::new(),
        statuses: Vec::new(),
        pipelines: Vec::new(),
        pipeline: None,
        people: Vec::new(),
        deals: HashSet::default(),
        reps: HashSet::new(),
        teams: HashSet::new(),
        accounts: HashSet::default(),
        kept: recognised.kept,
        rules: Vec::new(),
        returned: None,
        put_away: 0,
        firsts: HashMap::default(),
        owners: Owners::default(),
        proposed: Vec::new(),
        dateless: Vec::new(),
        other_tables: std::mem::take(&mut opened.other_tables),
        last_day: None,
        sample: Vec::new(),
        repeated: HashMap::new(),
    };
    Ok(look.conclude(seen, headers.clone(), hints))
}

/// Whether headers are those of a table of deals or moves.
pub(crate) fn has_deals(headers: &[String]) -> bool {
    let Ok(recognised) = recognise(headers, &Hints::default()) else {
        return false;
    };
    let mut fields = recognised.fields;
    let shape = shape_of(recognised.preset, &mut fields, headers);
    shape.is_ok_and(|shape| shape != Shape::Table)
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
    if preset.is_some_and(|p| p.shape == Shape::Table) || is_table(fields) {
        return Ok(Shape::Table);
    }
    let dated = !wide::entries(&wide::columns(headers)).is_empty();
    let moves = preset.is_some_and(|p| !p.shape.row_is_deal());
    let mut missing = Vec::new();
    if !has(fields, Field::DealId) {
        missing.push(Key::Deal);
    }
    // Where columns date the entries, or the win, a deal's stage is told without a column of its own.
    let told = dated || has(fields, Field::WonAt) || preset.is_some_and(|p| !p.entered.is_empty());
    if !has(fields, Field::Stage) && !told {
        missing.push(Key::Stage);
    }
    if !missing.is_empty() {
        return Err(Error::Refused(Refusal::NoColumns {
            missing,
            found: headers
                .iter()
                .filter(|h| !h.is_empty())
                .take(8)
                .map(|h| shown(h))
                .collect(),
        }));
    }
    if dated && !moves {
        return Ok(Shape::Wide);
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

/// True where a file holds no deals but says something of reps or accounts.
fn is_table(fields: &[Option<Field>]) -> bool {
    let has = |field| fields.contains(&Some(field));
    let deals = [
        Field::DealId,
        Field::Stage,
        Field::Deal,
        Field::Status,
        Field::At,
    ];
    let gives = [Field::Team, Field::Manager, Field::Office, Field::OwnerName];
    has(Field::Rep) && gives.into_iter().any(has) && !deals.into_iter().any(has)
}

/// The columns that say when a deal entered a stage: position and stage, of two for one stage the
/// surer first. With `pipeline`, those of another are left out.
pub(crate) fn entered_columns(
    preset: Option<&Preset>,
    shape: Shape,
    headers: &[String],
    pipeline: Option<&str>,
) -> Vec<(usize, String)> {
    if shape == Shape::Wide {
        let columns = wide::columns(headers);
        let entries = wide::entries(&columns).into_iter();
        let of_other = |c: &&wide::StageColumn| match (pipeline, &c.pipeline) {
            (Some(only), Some(own)) => stages::fold(own) != stages::fold(only),
            _ => false,
        };
        let entries = entries.filter(|c| !of_other(c));
        return entries.map(|c| (c.column, c.stage.clone())).collect();
    }
    let columns = preset.map_or(&[][..], |p| p.entered);
    columns
        .iter()
        .filter_map(|(name, stage)| {
            let name = normalise(name);
            let ix = headers.iter().position(|h| normalise(h) == name)?;
            Some((ix, (*stage).to_owned()))
        })
        .collect()
}
