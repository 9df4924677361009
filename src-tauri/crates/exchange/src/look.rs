//! What gathers while the rows of a file pass by once, and what it shows in the end.
//!
//! Every chunk is looked at by itself ([`Part`]), on any thread; the parts are joined in the order
//! of the file ([`Look::join`]). A part must not depend on what other chunks hold.

mod conclude;

use std::{
    collections::{HashMap, HashSet},
    sync::atomic::{AtomicBool, Ordering},
};

use engine::problem::Refusal;

use crate::{
    around::{Around, PassedOver},
    cells::Cells,
    currency,
    cut::Kind,
    date::{self, Reading},
    error::Error,
    evidence::{AmountEvidence, DateEvidence},
    field::Field,
    inspect::{SAMPLE_ROWS, SampleRow, entered_columns},
    mapping::Hints,
    people::People,
    preset::{Preset, Shape},
    row::shown,
    rows::{Found, Rows},
    rules::{self, RowRule},
    signs::{SignColumns, Signs},
    stages::{self, Paths},
    tally::Tally,
    turns::{Handover, Turns},
    wide::{self, Visit},
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
    around: Around,
    dates: Vec<(usize, Field)>,
    amounts: Vec<usize>,
    currency: Option<usize>,
    /// Our own files never group thousands.
    plain: bool,
    stage_header: String,
    /// Columns of entries and their stages, of two for one stage the surer first.
    entered: Vec<(usize, String)>,
    visits: Vec<Visit>,
    from: Option<usize>,
    rep: Option<usize>,
    at: Option<usize>,
    /// Names of the format's own that mean won.
    won: &'static [&'static str],
    signs: SignColumns,
    /// Rows are shown from the first chunks only, and paths taken; further ones need not bother.
    sampled: AtomicBool,
    paths_known: AtomicBool,
    rules: Vec<RowRule>,
    turns: Option<Turns>,
    /// Columns that say when the row was last changed.
    touched: Vec<usize>,
}

impl<'a> Sought<'a> {
    pub(crate) fn new(
        shape: Shape,
        fields: &'a [Option<Field>],
        preset: Option<&'static Preset>,
        headers: &[String],
        hints: &'a Hints,
    ) -> Self {
        let column = |field| fields.iter().position(|f| *f == Some(field));
        let stage = column(Field::Stage);
        let entered = entered_columns(preset, shape, headers, None);
        let columns = if shape == Shape::Wide {
            wide::columns(headers)
        } else {
            Vec::new()
        };
        let visits = wide::visits(&columns);
        let touched = preset.map_or(Vec::new(), |p| p.touched(headers));
        let free = |ix: &usize| fields.get(*ix).is_some_and(Option::is_none);
        let touched: Vec<usize> = touched.into_iter().filter(free).collect();
        let left = visits.iter().map(|v| (v.left, Field::Until));
        Self {
            shape,
            hints,
            fields,
            deal: column(Field::DealId),
            stage,
            status: column(Field::Status),
            around: Around::new(
                headers.iter().map(String::as_str),
                column(Field::DealId),
                stage,
            ),
            dates: fields
                .iter()
                .enumerate()
                .filter_map(|(ix, f)| f.filter(|f| f.is_date()).map(|f| (ix, f)))
                .chain(entered.iter().map(|(ix, _)| (*ix, Field::StageSince)))
                .chain(left)
                .chain(touched.iter().map(|&ix| (ix, Field::StageSince)))
                .collect(),
            amounts: column(Field::Amount).into_iter().collect(),
            currency: column(Field::Currency),
            plain: column(Field::Known).is_some(),
            stage_header: stage.map_or_else(String::new, |ix| headers[ix].clone()),
            entered,
            visits,
            from: column(Field::FromStage),
            rep: column(Field::Rep),
            at: column(Field::At),
            won: preset.map_or(&[], |p| p.won),
            signs: SignColumns::of(fields, columns),
            sampled: AtomicBool::new(false),
            paths_known: AtomicBool::new(matches!(shape, Shape::Snapshot | Shape::Table)),
            rules: rules::of_preset(preset, fields),
            touched,
            turns: Turns::of(preset, column, headers.iter().map(String::as_str)),
        }
    }

    /// Whether deals of a pipeline can have passed a stage, by the columns that date its entry.
    fn passes(&self, stage: &str, pipeline: &str) -> bool {
        let fits = |of: &Option<String>| {
            of.as_ref()
                .is_none_or(|own| stages::fold(own) == stages::fold(pipeline))
        };
        let columns = self.signs.stages.iter();
        columns
            .filter(|c| c.says == wide::Says::Entered && fits(&c.pipeline))
            .any(|c| stages::fold(&c.stage) == stages::fold(stage))
    }

    /// Looks at one chunk.
    pub(crate) fn part(&self, mut rows: Rows) -> Part {
        let mut part = Part {
            rows: 0,
            passed_over: PassedOver::default(),
            passed: rows.passed(),
            dates: vec![DateEvidence::default(); self.dates.len()],
            amounts: vec![AmountEvidence::default(); self.amounts.len()],
            stages: Tally::default(),
            statuses: Tally::default(),
            moves: Vec::new(),
            firsts: Vec::new(),
            handed: Vec::new(),
            signs: Signs::default(),
            people: People::default(),
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
                    if let Some(what) = self.around.of(cells) {
                        part.passed_over.note(what);
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
    passed_over: PassedOver,
    passed: u64,
    dates: Vec<DateEvidence>,
    amounts: Vec<AmountEvidence>,
    stages: Tally,
    statuses: Tally,
    /// Deal, stage, and the instant by day-first and by month-first.
    moves: Vec<(u64, usize, [i64; 2])>,
    /// Changes of a file of changes: deal and instants.
    firsts: Vec<(u64, [i64; 2])>,
    /// Changes of owner of a log: deal, and when from whom to whom.
    handed: Vec<(u64, Handover)>,
    signs: Signs,
    people: People,
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
        if sought
            .turns
            .as_ref()
            .is_some_and(|turns| turns.about(cells).is_some())
        {
            return self.turn(sought, cells);
        }
        let cell = |ix: Option<usize>| ix.and_then(|ix| cells.get(ix));
        let stage = cell(sought.stage).map(|name| self.stages.note(name, 1, sought.hints));
        let status = cell(sought.status).map(|name| self.statuses.note(name, 1, sought.hints));
        self.signs
            .note(&sought.signs, cells, stage.map(|(place, _)| place));
        let path = self.entries(sought, cells);
        let own_win = cell(sought.stage).filter(|_| !sought.won.is_empty());
        let own_win = own_win.is_some_and(|name| {
            sought
                .won
                .iter()
                .any(|w| stages::fold(w) == stages::fold(name))
        });
        let closed = own_win
            || [stage, status]
                .iter()
                .flatten()
                .any(|(_, outcome)| *outcome)
            || sought.signs.ended(cells);
        let mut moved = None;
        for ((ix, field), evidence) in sought.dates.iter().zip(&mut self.dates) {
            let Some(text) = cells.get(*ix) else { continue };
            let dated = match *field {
                Field::ExpectedClose | Field::Until => false,
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
                let beside = sought.currency.and_then(|ix| cells.get(ix));
                let named = beside.and_then(currency::by_code);
                if cells.kinds().get(*ix) == Some(&Kind::Number) {
                    evidence.note_typed();
                } else {
                    evidence.note(text, named.or(sought.hints.currency));
                }
            }
        }
        if let Some(rep) = cell(sought.rep) {
            let at = sought.at.and_then(|ix| cells.get(ix));
            let when = moved.and_then(instants);
            let moved = at.zip(when).zip(cell(sought.deal));
            let moved = moved.map(|((text, when), deal)| (text, when[0], stages::hash(deal)));
            self.people.note(rep, moved);
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
            Shape::Snapshot | Shape::Wide => self.deals.push((deal.into(), line)),
            Shape::Table => {}
        }
        match sought.shape {
            Shape::Wide if !paths_known => {
                let deal = stages::hash(deal);
                self.moves
                    .extend(path.iter().map(|&(at, when)| (deal, at, when)));
            }
            Shape::Changes => self.change(sought, cells, deal, moved),
            _ => {}
        }
    }

    /// Takes the entries into stages that stand in columns of their own; gives those that can be
    /// placed in time, and notes how long the deal stayed where that is told too.
    fn entries(&mut self, sought: &Sought<'_>, cells: Cells<'_>) -> Vec<(usize, [i64; 2])> {
        let mut path: Vec<(usize, [i64; 2])> = Vec::new();
        for (column, stage) in &sought.entered {
            let Some(text) = cells.get(*column) else {
                continue;
            };
            let (place, _) = self.stages.note(stage, 0, sought.hints);
            if let Some(when) = instants(date::readings(text))
                && !path.iter().any(|(known, _)| *known == place)
            {
                path.push((place, when));
            }
        }
        for visit in &sought.visits {
            let number = |ix| cells.get(ix).and_then(|text| text.parse::<f64>().ok());
            let when = |ix| {
                cells
                    .get(ix)
                    .and_then(|text| instants(date::readings(text)))
            };
            if let (Some(told), Some(from), Some(to)) =
                (number(visit.stayed), when(visit.entered), when(visit.left))
            {
                self.signs.stayed(told, (to[0] - from[0]) as f64 / 1e6);
            }
        }
        path
    }

    /// Takes the stage that a change left, and when a deal's first change was.
    fn change(
        &mut self,
        sought: &Sought<'_>,
        cells: Cells<'_>,
        deal: &str,
        moved: Option<Reading>,
    ) {
        let from = sought.from.and_then(|ix| cells.get(ix));
        let place = from.map(|name| self.stages.note(name, 0, sought.hints).0);
        let Some(at) = moved.and_then(instants) else {
            return;
        };
        let deal = stages::hash(deal);
        if let Some(place) = place {
            // Left at the latest when the next was entered.
            self.moves.push((deal, place, at.map(|at| at - 1)));
        }
        self.firsts.push((deal, at));
    }

    /// A row of a log that is not about the stage: when it was, and who owned the deal.
    fn turn(&mut self, sought: &Sought<'_>, cells: Cells<'_>) {
        let cell = |ix: Option<usize>| ix.and_then(|ix| cells.get(ix));
        let mut when = None;
        for ((ix, field), evidence) in sought.dates.iter().zip(&mut self.dates) {
            if let (Field::At, Some(text)) = (*field, cells.get(*ix)) {
                when = instants(evidence.note(text, true));
            }
        }
        let owners = sought.turns.as_ref().and_then(|turns| turns.owners(cells));
        if let (Some(when), Some(deal), Some((was, is))) = (when, cell(sought.deal), owners) {
            let boxed = |name: Option<&str>| name.map(Box::from);
            let handover = (when, boxed(was), boxed(is));
            self.handed.push((stages::hash(deal), handover));
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
    pub(crate) passed_over: PassedOver,
    pub(crate) passed: u64,
    dates: Vec<DateEvidence>,
    amounts: Vec<AmountEvidence>,
    stages: Tally,
    statuses: Tally,
    paths: Paths,
    firsts: HashMap<u64, [i64; 2], foldhash::fast::FixedState>,
    handed: Vec<(u64, Handover)>,
    signs: Signs,
    people: People,
    deals: HashSet<u64, foldhash::fast::FixedState>,
    repeated: HashMap<String, u64>,
    sample: Vec<SampleRow>,
}

impl<'a> Look<'a> {
    pub(crate) fn new(sought: &'a Sought<'a>) -> Self {
        Self {
            sought,
            rows: 0,
            passed_over: PassedOver::default(),
            passed: 0,
            dates: vec![DateEvidence::default(); sought.dates.len()],
            amounts: vec![AmountEvidence::default(); sought.amounts.len()],
            stages: Tally::default(),
            statuses: Tally::default(),
            paths: Paths::default(),
            firsts: HashMap::default(),
            handed: Vec::new(),
            signs: Signs::default(),
            people: People::default(),
            deals: HashSet::default(),
            repeated: HashMap::new(),
            sample: Vec::new(),
        }
    }

    /// Takes what the next chunk of the file shows.
    pub(crate) fn join(&mut self, part: Part) -> Result<(), Error> {
        let sought = self.sought;
        self.rows += part.rows;
        self.passed_over.join(part.passed_over);
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
            return Err(Error::Refused(Refusal::TooManyStages {
                column: shown(&sought.stage_header),
                limit: STAGE_LIMIT,
            }));
        }
        for (deal, stage, at) in part.moves {
            if let Some(&stage) = stages.get(stage) {
                self.paths.note(deal, stage, at);
            }
        }
        for (deal, at) in part.firsts {
            let first = self.firsts.entry(deal).or_insert(at);
            *first = [first[0].min(at[0]), first[1].min(at[1])];
        }
        self.handed.extend(part.handed);
        self.signs.join(&part.signs, &stages);
        self.people.join(part.people);
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
}

fn instants(reading: Reading) -> Option<[i64; 2]> {
    match reading {
        Reading::Exact(at) | Reading::Serial(at) | Reading::Epoch(at) => Some([at.instant; 2]),
        Reading::Order(of) => {
            let either = of.dmy.or(of.mdy).or(of.ymd)?;
            Some([
                of.dmy.unwrap_or(either).instant,
                of.mdy.unwrap_or(either).instant,
            ])
        }
        Reading::Absent | Reading::Bad => None,
    }
}
