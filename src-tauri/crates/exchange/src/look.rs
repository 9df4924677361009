//! What gathers while the rows of a file pass by once, and what it shows in the end.
//!
//! Every chunk is looked at by itself ([`Part`]), on any thread; the parts are joined in the order
//! of the file ([`Look::join`]). A part must not depend on what other chunks hold.

use std::{
    collections::{HashMap, HashSet},
    sync::atomic::{AtomicBool, Ordering},
};

use engine::moment::Day;

use crate::{
    date::{self, DateOrder, Reading},
    error::Error,
    evidence::{AmountEvidence, DateDecision, DateEvidence},
    field::Field,
    inspect::{
        AmbiguousDate, Inspection, SAMPLE_ROWS, SampleRow, SeenColumn, SeenName, entered_columns,
    },
    mapping::Hints,
    preset::{Preset, Shape},
    row::shown,
    rows::{Cells, Found, Rows},
    rules::{self, RowRule},
    stages::{self, Paths},
    tally::Tally,
};

/// More stage names than this and the column is no stage.
const STAGE_LIMIT: usize = 1000;

/// What is looked for, and where.
pub(crate) struct Sought<'a> {
    shape: Shape,
    hints: &'a Hints,
    fields: &'a [Option<Field>],
    deal: Option<usize>,
    stage: Option<usize>,
    status: Option<usize>,
    dates: Vec<(usize, Field)>,
    amounts: Vec<usize>,
    stage_header: String,
    rules: Vec<RowRule>,
    /// Rows are shown from the first chunks only, and paths taken; further ones need not bother.
    sampled: AtomicBool,
    paths_known: AtomicBool,
}

impl<'a> Sought<'a> {
    pub(crate) fn new(
        shape: Shape,
        fields: &'a [Option<Field>],
        preset: Option<&Preset>,
        headers: &[String],
        hints: &'a Hints,
    ) -> Self {
        let column = |field| fields.iter().position(|f| *f == Some(field));
        let stage = column(Field::Stage);
        let entered = entered_columns(preset, headers);
        Self {
            shape,
            hints,
            fields,
            deal: column(Field::DealId),
            stage,
            status: column(Field::Status),
            dates: fields
                .iter()
                .enumerate()
                .filter_map(|(ix, f)| f.filter(|f| f.is_date()).map(|f| (ix, f)))
                .chain(entered.iter().map(|&(ix, _)| (ix, Field::StageSince)))
                .collect(),
            amounts: column(Field::Amount).into_iter().collect(),
            stage_header: stage.map_or_else(String::new, |ix| headers[ix].clone()),
            rules: rules::of_preset(preset, fields),
            sampled: AtomicBool::new(false),
            paths_known: AtomicBool::new(false),
        }
    }

    /// Looks at one chunk.
    pub(crate) fn part(&self, mut rows: Rows) -> Part {
        let mut part = Part {
            rows: 0,
            passed: rows.passed(),
            dates: vec![DateEvidence::default(); self.dates.len()],
            amounts: vec![AmountEvidence::default(); self.amounts.len()],
            stages: Tally::default(),
            statuses: Tally::default(),
            moves: Vec::new(),
            deals: Vec::new(),
            sample: Vec::new(),
            failed: None,
        };
        let sampled = self.sampled.load(Ordering::Relaxed);
        let paths_known = self.paths_known.load(Ordering::Relaxed);
        loop {
            match rows.advance() {
                Ok(Found::End) => return part,
                Ok(Found::TooLong) => part.rows += 1,
                Ok(Found::Row) => {
                    let line = rows.line();
                    let (cells, _) = rows.cells();
                    if cells.blank() {
                        continue;
                    }
                    if !sampled && part.sample.len() < SAMPLE_ROWS {
                        part.sample.push(SampleRow {
                            line,
                            cells: cells.iter().map(str::to_owned).collect(),
                            kinds: cells.kinds().to_vec(),
                        });
                    }
                    part.row(self, line, cells, paths_known);
                    if part.names() > STAGE_LIMIT {
                        return part;
                    }
                }
                Err(error) => {
                    part.failed = Some(error);
                    return part;
                }
            }
        }
    }
}

/// What one chunk shows.
pub(crate) struct Part {
    rows: u64,
    passed: u64,
    dates: Vec<DateEvidence>,
    amounts: Vec<AmountEvidence>,
    stages: Tally,
    statuses: Tally,
    /// Deal, stage, and the instant by day-first and by month-first.
    moves: Vec<(u64, usize, [i64; 2])>,
    /// Deals of a snapshot and their lines.
    deals: Vec<(Box<str>, u64)>,
    sample: Vec<SampleRow>,
    failed: Option<Error>,
}

impl Part {
    fn row(&mut self, sought: &Sought<'_>, line: u64, cells: Cells<'_>, paths_known: bool) {
        self.rows += 1;
        if !sought.rules.iter().all(|rule| rule.reads(cells)) {
            return;
        }
        let cell = |ix: Option<usize>| ix.and_then(|ix| cells.get(ix));
        let stage = cell(sought.stage).map(|name| self.stages.note(name, 1, sought.hints));
        let status = cell(sought.status).map(|name| self.statuses.note(name, 1, sought.hints));
        let closed = stage.is_some_and(|(_, o)| o) || status.is_some_and(|(_, o)| o);
        let mut moved = None;
        for ((ix, field), evidence) in sought.dates.iter().zip(&mut self.dates) {
            let Some(text) = cells.get(*ix) else { continue };
            let dated = match *field {
                Field::ExpectedClose => false,
                Field::Closed => closed,
                _ => true,
            };
            let reading = evidence.note(text, dated);
            if *field == Field::At {
                moved = Some(reading);
            }
        }
        for (ix, evidence) in sought.amounts.iter().zip(&mut self.amounts) {
            if let Some(text) = cells.get(*ix) {
                evidence.note(text);
            }
        }
        let Some(deal) = cell(sought.deal) else {
            return;
        };
        match sought.shape {
            Shape::Moves | Shape::Changes => {
                if !paths_known
                    && let (Some((stage, _)), Some(at)) = (stage, moved)
                    && let Some(instants) = instants(at)
                {
                    self.moves.push((stages::hash(deal), stage, instants));
                }
            }
            Shape::Snapshot | Shape::Wide | Shape::Table => self.deals.push((deal.into(), line)),
        }
    }

    fn names(&self) -> usize {
        self.stages.len().max(self.statuses.len())
    }
}

/// What all chunks so far show.
pub(crate) struct Look<'a> {
    sought: &'a Sought<'a>,
    pub(crate) rows: u64,
    pub(crate) passed: u64,
    dates: Vec<DateEvidence>,
    amounts: Vec<AmountEvidence>,
    stages: Tally,
    statuses: Tally,
    paths: Paths,
    deals: HashSet<u64, foldhash::fast::FixedState>,
    repeated: HashMap<String, u64>,
    sample: Vec<SampleRow>,
}

impl<'a> Look<'a> {
    pub(crate) fn new(sought: &'a Sought<'a>) -> Self {
        Self {
            sought,
            rows: 0,
            passed: 0,
            dates: vec![DateEvidence::default(); sought.dates.len()],
            amounts: vec![AmountEvidence::default(); sought.amounts.len()],
            stages: Tally::default(),
            statuses: Tally::default(),
            paths: Paths::default(),
            deals: HashSet::default(),
            repeated: HashMap::new(),
            sample: Vec::new(),
        }
    }

    /// Takes what the next chunk of the file shows.
    pub(crate) fn join(&mut self, part: Part) -> Result<(), Error> {
        let sought = self.sought;
        self.rows += part.rows;
        self.passed = part.passed;
        for (own, later) in self.dates.iter_mut().zip(&part.dates) {
            own.join(later);
        }
        for (own, later) in self.amounts.iter_mut().zip(&part.amounts) {
            own.join(later);
        }
        let stages = self.stages.join(&part.stages, sought.hints);
        self.statuses.join(&part.statuses, sought.hints);
        if self.stages.len().max(self.statuses.len()) > STAGE_LIMIT {
            return Err(Error::TooManyStages {
                column: shown(&sought.stage_header),
                limit: STAGE_LIMIT,
            });
        }
        for (deal, stage, at) in part.moves {
            if let Some(&stage) = stages.get(stage) {
                self.paths.note(deal, stage, at);
            }
        }
        for (deal, line) in part.deals {
            if !self.deals.insert(stages::hash(&deal)) {
                self.repeated.insert(deal.into(), line);
            }
        }
        let room = SAMPLE_ROWS - self.sample.len();
        self.sample.extend(part.sample.into_iter().take(room));
        let enough = self.sample.len() == SAMPLE_ROWS;
        sought.sampled.store(enough, Ordering::Relaxed);
        if self.paths.known() {
            sought.paths_known.store(true, Ordering::Relaxed);
        }
        part.failed.map_or(Ok(()), Err)
    }

    pub(crate) fn conclude(
        self,
        mut seen: Inspection,
        headers: Vec<String>,
        hints: &Hints,
    ) -> Inspection {
        let sought = self.sought;
        let decided: Vec<DateDecision> = self.dates.iter().map(DateEvidence::decide).collect();
        // One file is written in one manner: what one column shows holds for the others.
        let shows = |order| decided.contains(&DateDecision::Known(order));
        let elsewhere = match (shows(DateOrder::Dmy), shows(DateOrder::Mdy)) {
            (true, false) => Some(DateOrder::Dmy),
            (false, true) => Some(DateOrder::Mdy),
            _ => None,
        };
        seen.columns = headers
            .into_iter()
            .zip(sought.fields)
            .map(|(header, field)| SeenColumn {
                header,
                field: *field,
                dates: None,
                ambiguous: None,
                decimal: None,
            })
            .collect();
        let mut last: Option<Day> = None;
        let mut month_first = false;
        let dates = sought.dates.iter().zip(&self.dates);
        for (((ix, field), evidence), decision) in dates.zip(decided) {
            let order = match decision {
                DateDecision::Known(order) => Some(order),
                DateDecision::Open => hints.dates.or(elsewhere),
            };
            let column = &mut seen.columns[*ix];
            if *field != Field::At && evidence.never_dates() {
                // "Closed: yes" is a date by its header only.
                column.field = None;
                continue;
            }
            column.dates = order;
            match order {
                Some(order) => last = last.max(evidence.last(order)),
                None => column.ambiguous = evidence.sample.as_deref().and_then(both_ways),
            }
            month_first |= *field == Field::At && order == Some(DateOrder::Mdy);
        }
        for (ix, evidence) in sought.amounts.iter().zip(&self.amounts) {
            seen.columns[*ix].decimal = hints.decimal.or_else(|| evidence.decide());
        }
        seen.last_day = last.map(Day::date);
        let mut names = self.stages.into_names();
        let usual: Vec<u32> = names.iter().map(|n| stages::usual_place(&n.name)).collect();
        let order: Vec<usize> = match sought.shape {
            Shape::Moves | Shape::Changes => self.paths.order(&usual, month_first),
            Shape::Snapshot | Shape::Wide | Shape::Table => {
                let mut order: Vec<usize> = (0..names.len()).collect();
                order.sort_by_key(|&ix| usual[ix]);
                order
            }
        };
        seen.stages = order
            .into_iter()
            .map(|ix| SeenName {
                name: std::mem::take(&mut names[ix].name),
                rows: names[ix].rows,
            })
            .collect();
        seen.statuses = self.statuses.into_names();
        seen.sample = self.sample;
        seen.repeated = self.repeated;
        seen
    }
}

fn instants(reading: Reading) -> Option<[i64; 2]> {
    match reading {
        Reading::Exact(at) => Some([at.instant; 2]),
        Reading::Order { dmy, mdy } => {
            let either = dmy.or(mdy)?;
            Some([dmy.unwrap_or(either).instant, mdy.unwrap_or(either).instant])
        }
        Reading::Bad => None,
    }
}

fn both_ways(sample: &str) -> Option<AmbiguousDate> {
    Some(AmbiguousDate {
        sample: sample.to_owned(),
        day_first: date::read(sample, DateOrder::Dmy)?.day.date(),
        month_first: date::read(sample, DateOrder::Mdy)?.day.date(),
    })
}
