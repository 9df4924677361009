//! What gathers while the rows of a file pass by once, and what it shows in the end.

use std::{
    collections::{HashMap, HashSet, hash_map::RandomState},
    hash::BuildHasher,
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
    rows::Cells,
    rules::{self, RowRule},
    stages::{self, Paths},
};

/// More stage names than this and the column is no stage.
const STAGE_LIMIT: usize = 1000;

/// What gathers while rows pass.
pub(crate) struct Look<'a> {
    shape: Shape,
    hints: &'a Hints,
    fields: &'a [Option<Field>],
    deal: Option<usize>,
    stage: Option<usize>,
    status: Option<usize>,
    pub(crate) rows: u64,
    dates: Vec<(usize, Field, DateEvidence)>,
    amounts: Vec<(usize, AmountEvidence)>,
    stages: Tally,
    statuses: Tally,
    paths: Paths,
    hasher: RandomState,
    deals: HashSet<u64>,
    repeated: HashMap<String, u64>,
    sample: Vec<SampleRow>,
    stage_header: String,
    rules: Vec<RowRule>,
}

impl<'a> Look<'a> {
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
        let dates = fields
            .iter()
            .enumerate()
            .filter_map(|(ix, f)| f.filter(|f| f.is_date()).map(|f| (ix, f)))
            .chain(entered.iter().map(|&(ix, _)| (ix, Field::StageSince)))
            .map(|(ix, f)| (ix, f, DateEvidence::default()))
            .collect();
        Self {
            shape,
            hints,
            fields,
            deal: column(Field::DealId),
            stage,
            status: column(Field::Status),
            rows: 0,
            dates,
            amounts: column(Field::Amount)
                .map(|ix| (ix, AmountEvidence::default()))
                .into_iter()
                .collect(),
            stages: Tally::default(),
            statuses: Tally::default(),
            paths: Paths::default(),
            hasher: RandomState::new(),
            deals: HashSet::new(),
            repeated: HashMap::new(),
            sample: Vec::new(),
            stage_header: stage.map_or_else(String::new, |ix| headers[ix].clone()),
            rules: rules::of_preset(preset, fields),
        }
    }

    pub(crate) fn row(&mut self, line: u64, cells: Cells<'_>) -> Result<(), Error> {
        self.rows += 1;
        if self.sample.len() < SAMPLE_ROWS {
            self.sample.push(SampleRow {
                line,
                cells: cells.iter().map(str::to_owned).collect(),
            });
        }
        if !self.rules.iter().all(|rule| rule.reads(cells)) {
            return Ok(());
        }
        let cell = |ix: Option<usize>| ix.and_then(|ix| cells.get(ix));
        let stage = cell(self.stage).map(|name| self.stages.note(name, self.hints));
        let status = cell(self.status).map(|name| self.statuses.note(name, self.hints));
        if self.stages.names.len().max(self.statuses.names.len()) > STAGE_LIMIT {
            return Err(Error::TooManyStages {
                column: shown(&self.stage_header),
                limit: STAGE_LIMIT,
            });
        }
        let closed = stage.is_some_and(|(_, o)| o) || status.is_some_and(|(_, o)| o);
        let mut moved = None;
        for (ix, field, evidence) in &mut self.dates {
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
        for (ix, evidence) in &mut self.amounts {
            if let Some(text) = cells.get(*ix) {
                evidence.note(text);
            }
        }
        let Some(deal) = cell(self.deal) else {
            return Ok(());
        };
        match self.shape {
            Shape::Moves | Shape::Changes => {
                if let (Some((stage, _)), Some(at)) = (stage, moved)
                    && let Some(instants) = instants(at)
                {
                    self.paths.note(deal, stage, instants);
                }
            }
            Shape::Snapshot | Shape::Wide | Shape::Table => {
                if !self.deals.insert(self.hasher.hash_one(deal)) {
                    self.repeated.insert(deal.to_owned(), line);
                }
            }
        }
        Ok(())
    }

    pub(crate) fn conclude(
        self,
        mut seen: Inspection,
        headers: Vec<String>,
        hints: &Hints,
    ) -> Inspection {
        let decided: Vec<DateDecision> = self.dates.iter().map(|(_, _, e)| e.decide()).collect();
        // One file is written in one manner: what one column shows holds for the others.
        let shows = |order| decided.contains(&DateDecision::Known(order));
        let elsewhere = match (shows(DateOrder::Dmy), shows(DateOrder::Mdy)) {
            (true, false) => Some(DateOrder::Dmy),
            (false, true) => Some(DateOrder::Mdy),
            _ => None,
        };
        seen.columns = headers
            .into_iter()
            .zip(self.fields)
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
        for ((ix, field, evidence), decision) in self.dates.iter().zip(decided) {
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
        for (ix, evidence) in &self.amounts {
            seen.columns[*ix].decimal = hints.decimal.or_else(|| evidence.decide());
        }
        seen.last_day = last.map(Day::date);
        let mut names = self.stages.names;
        let usual: Vec<u32> = names.iter().map(|n| stages::usual_place(&n.name)).collect();
        let order: Vec<usize> = match self.shape {
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
        seen.statuses = self.statuses.names;
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

/// Names, how often each was met, and whether it is an outcome.
#[derive(Default)]
struct Tally {
    places: HashMap<String, usize, foldhash::fast::RandomState>,
    outcomes: Vec<bool>,
    names: Vec<SeenName>,
}

impl Tally {
    /// Counts a name; gives its place and whether it is an outcome.
    fn note(&mut self, name: &str, hints: &Hints) -> (usize, bool) {
        let place = match self.places.get(name) {
            Some(&place) => place,
            None => {
                let folded = stages::fold(name);
                let same = self
                    .names
                    .iter()
                    .position(|n| stages::fold(&n.name) == folded);
                let place = same.unwrap_or_else(|| {
                    let outcome = stages::outcome_with(name, &hints.won, &hints.lost);
                    self.outcomes.push(outcome.is_some());
                    self.names.push(SeenName {
                        name: name.to_owned(),
                        rows: 0,
                    });
                    self.names.len() - 1
                });
                self.places.insert(name.to_owned(), place);
                place
            }
        };
        self.names[place].rows += 1;
        (place, self.outcomes[place])
    }
}
