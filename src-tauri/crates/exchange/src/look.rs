//! What gathers while the rows of a file pass by once, and what it shows in the end.
//!
//! Every chunk is looked at by itself ([`Part`]), on any thread; the parts are joined in the order
//! of the file ([`Look::join`]). A part must not depend on what other chunks hold.

mod conclude;
mod part;

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    sync::atomic::{AtomicBool, Ordering},
};

use engine::problem::{Key, Refusal};

use crate::{
    around::{Around, PassedOver},
    error::Error,
    evidence::{AmountEvidence, DateEvidence},
    field::{self, Field},
    inspect::{SAMPLE_ROWS, SampleRow, entered_columns},
    mapping::Hints,
    people::People,
    preset::{Preset, Shape},
    rows::{Found, Rows},
    rules::{self, RowRule},
    signs::{SignColumns, Signs},
    stages::{self, Paths},
    tally::Tally,
    turns::{Handover, Turns},
    wide::{self, Visit},
    written::shown,
};

pub(crate) use part::Part;

/// More stage names than this and the column is no stage.
const STAGE_LIMIT: usize = 1000;
/// So many names may be stages, if most of them are those of several deals.
const A_FEW: usize = 30;
/// More words than this in a column are no teams.
const MOST_TEAMS: usize = 20_000;
/// So many words for accounts of deals show what they are.
const MOST_ACCOUNTS: usize = 1000;
/// Where more than one in so many rows is of a deal that has another, the rows are not those of deals.
const MOST_REPEATED: u64 = 4;
/// An id shorter than this may be a running number, which any table has.
const NO_RUNNING_NUMBER: usize = 4;

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
    team: Option<usize>,
    account: Option<usize>,
    at: Option<usize>,
    /// Names of the format's own that mean won.
    won: &'static [&'static str],
    signs: SignColumns,
    /// Rows are shown from the first chunks only, and paths taken; further ones need not bother.
    sampled: AtomicBool,
    paths_known: AtomicBool,
    /// Set once as many words for accounts were seen as are kept.
    accounts_known: AtomicBool,
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
        let mut touched = preset.map_or(Vec::new(), |p| p.touched(headers));
        if shape.row_is_deal() {
            let usual = headers.iter().enumerate();
            let usual = usual.filter(|(_, header)| {
                field::says_when_touched(header) || field::says_when_exported(header)
            });
            touched.extend(usual.map(|(ix, _)| ix));
            touched.sort_unstable();
            touched.dedup();
        }
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
            team: column(Field::Team),
            account: column(Field::Account),
            at: column(Field::At),
            won: preset.map_or(&[], |p| p.won),
            signs: SignColumns::of(fields, columns),
            sampled: AtomicBool::new(false),
            paths_known: AtomicBool::new(matches!(shape, Shape::Snapshot | Shape::Table)),
            accounts_known: AtomicBool::new(false),
            rules: rules::of_preset(preset, fields),
            touched,
            turns: Turns::of(preset, column, headers.iter().map(String::as_str)),
        }
    }

    /// Whether a column beside the stage says how deals ended.
    fn says_how_deals_ended(&self) -> bool {
        let of_ends = [
            Field::Status,
            Field::IsWon,
            Field::IsClosed,
            Field::IsLost,
            Field::IsActive,
            Field::WonAt,
            Field::LostAt,
        ];
        let has = |field: &Field| self.fields.contains(&Some(*field));
        of_ends.iter().any(has) || !self.entered.is_empty()
    }

    /// Words for accounts that are kept: all of a table's, and of deals so many as show what they are, once.
    fn most_accounts(&self) -> usize {
        if self.accounts_known.load(Ordering::Relaxed) {
            0
        } else if self.shape == Shape::Table {
            usize::MAX
        } else {
            MOST_ACCOUNTS
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
            teams: HashSet::new(),
            accounts: HashSet::default(),
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
    /// Words for teams, as they are written.
    teams: HashSet<Box<str>>,
    /// Words for accounts, by their hashes.
    accounts: HashSet<u64, foldhash::fast::FixedState>,
    /// Deals by their hashes, and the place of the stage at which each first stood.
    deals: HashMap<u64, u32, foldhash::fast::FixedState>,
    repeated: HashMap<String, u64>,
    /// Rows of deals that stood in a row before, and of these those at another stage.
    again: u64,
    elsewhere: u64,
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
            teams: HashSet::new(),
            accounts: HashSet::default(),
            deals: HashMap::default(),
            repeated: HashMap::new(),
            again: 0,
            elsewhere: 0,
            sample: Vec::new(),
        }
    }

    /// Why the rows of a file with a row for each deal cannot be those: names that stand for ids do not
    /// tell deals apart, or one deal stands at several stages.
    pub(crate) fn told_apart(&self, headers: &[String], by_name: bool) -> Option<Refusal> {
        let column = || {
            let header = self.sought.deal.and_then(|ix| headers.get(ix));
            header.map(|header| shown(header)).unwrap_or_default()
        };
        let one = || {
            self.repeated
                .keys()
                .min()
                .map(|deal| shown(deal))
                .unwrap_or_default()
        };
        let of_all = |rows: u64| rows * MOST_REPEATED > self.rows;
        if self.sought.shape == Shape::Wide && !self.dates_entries() {
            let found = headers.iter().filter(|h| !h.is_empty());
            return Some(Refusal::NoColumns {
                missing: vec![Key::Stage],
                found: found.take(8).map(|h| shown(h)).collect(),
            });
        }
        if self.sought.shape != Shape::Snapshot {
            return None;
        }
        let stages = self.stages.len();
        if stages >= A_FEW && stages as u64 * 2 > self.rows {
            return Some(Refusal::TooManyStages {
                column: shown(&self.sought.stage_header),
                limit: A_FEW,
            });
        }
        // One slip is told of by its row.
        let exported = headers.iter().any(|h| field::says_when_exported(h));
        let history = self.elsewhere > 1 && of_all(self.elsewhere);
        let put_together = exported && self.again > 1 && of_all(self.again);
        let little = headers.iter().any(|h| Field::says_little_of_when(h));
        let rows = self.again + self.repeated.len() as u64;
        if by_name && of_all(rows) && !(little && history) && !put_together {
            let (column, name) = (column(), one());
            return Some(Refusal::NamesRepeat { column, name, rows });
        }
        (history || put_together).then(|| Refusal::NoMoments {
            column: column(),
            deal: one(),
        })
    }

    /// Whether any column of a stage dates an entry, or the stage is told beside them.
    fn dates_entries(&self) -> bool {
        let dates = self.sought.dates.iter().zip(&self.dates);
        let of_entries = |ix: &usize| self.sought.entered.iter().any(|(column, _)| column == ix);
        let mut of_entries = dates.filter(|((ix, _), _)| of_entries(ix));
        self.sought.stage.is_some() || of_entries.any(|(_, evidence)| evidence.has_dates())
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
        if self.teams.len() < MOST_TEAMS {
            self.teams.extend(part.teams);
        }
        if self.accounts.len() < sought.most_accounts() {
            let words = part.accounts.iter();
            let words = words.map(|account| stages::hash(&stages::fold(account)));
            self.accounts.extend(words);
            let enough = self.accounts.len() >= sought.most_accounts();
            sought.accounts_known.store(enough, Ordering::Relaxed);
        }
        for (deal, line, stage) in part.deals {
            let stage = stage.and_then(|stage| stages.get(stage));
            let stage = stage.and_then(|&place| u32::try_from(place).ok());
            let stage = stage.unwrap_or(u32::MAX);
            match self.deals.entry(stages::hash(&deal)) {
                Entry::Vacant(free) => {
                    free.insert(stage);
                }
                Entry::Occupied(first) => {
                    self.again += 1;
                    self.elsewhere += u64::from(*first.get() != stage);
                    self.repeated.insert(deal.into(), line);
                }
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
