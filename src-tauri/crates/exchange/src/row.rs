//! One row becomes records: what moves files and snapshots share. A plan is bound to the columns
//! once; after that a row costs no allocation.

use std::collections::{HashMap, HashSet};

use engine::{
    moment::{Between, Day, Moment},
    money::{Currency, Money},
    problem::{DateKind, Kept, Listed, NoAmount, Problem, ProblemCode, Told},
    record::{Details, Record},
    recorded::Asked,
};

use crate::{
    absent,
    amount::{self, DecimalSign},
    around::Around,
    beside::Beyond,
    cells::Cells,
    currency::{self, Named},
    cut::Kind,
    date::{self, DateOrder, Reading},
    evidence,
    field::Field,
    mapping::{Column, Mapping, Means, StageName},
    plan::{Plan, meanings},
    problems::Problems,
    rules::flag,
    stages,
    turns::{Owners, Turns},
    work,
    written::{as_csv, clipped, shown, untagged, without_address},
};

/// Spellings of stage names that are remembered as written.
const SPELLINGS: usize = 4096;

/// Headers in problems are cut there: ten thousand of them must not fill the memory.
const LONGEST_HEADER: usize = 200;

/// What a move is told by.
const MOVE: [Field; 4] = [Field::DealId, Field::Rep, Field::Stage, Field::At];

/// A mapping bound to the columns of a file.
pub(crate) struct Binding<'p> {
    pub(crate) file: &'p str,
    pub(crate) mapping: &'p Mapping,
    pub(crate) process: &'p engine::process::Process,
    pub(crate) repeated: &'p HashMap<String, u64>,
    /// What is no row of the table.
    pub(crate) around: Around,
    pub(crate) firsts: &'p HashMap<u64, i64, foldhash::fast::FixedState>,
    pub(crate) beyond: &'p Beyond,
    told: Option<&'p HashSet<u64>>,
    /// Rows of a log that are about something else than the stage.
    pub(crate) turns: Option<Turns>,
    pub(crate) owners: &'p Owners,
    /// The columns for the work on deals that the file has.
    pub(crate) asked: Asked,
    columns: [Option<usize>; Field::COUNT],
    /// No column says more than which deal went where, when and in whose hands.
    moves_only: bool,
    pub(crate) entered: Vec<(usize, Option<Means>)>,
    stages: Names,
    statuses: Names,
    last_currency: Currency,
}

/// What a row gives: its cells, and where its problems go.
pub(crate) struct Row<'a, 'r> {
    pub(crate) cells: Cells<'a>,
    /// What files beside the row's own give to it.
    pub(crate) beyond: &'a Beyond,
    pub(crate) line: u64,
    pub(crate) problems: &'r mut Problems,
}

impl<'a> Row<'a, '_> {
    /// A cell of the row, or of a file beside it.
    pub(crate) fn cell(&self, ix: usize) -> Option<&'a str> {
        self.beyond.cell(self.cells, ix)
    }
}

/// What came of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Came {
    /// Records, or a problem.
    Read,
    /// Nothing, by decision of a person.
    Ignored,
}

struct Names {
    folded: HashMap<String, Option<Means>>,
    written: HashMap<String, Option<Means>, foldhash::fast::RandomState>,
}

impl Names {
    fn look_up(&mut self, name: &str) -> Option<Means> {
        if let Some(means) = self.written.get(name) {
            return *means;
        }
        let means = self.folded.get(&stages::fold(name)).copied().flatten();
        if self.written.len() < SPELLINGS {
            self.written.insert(name.to_owned(), means);
        }
        means
    }
}

impl<'p> Binding<'p> {
    pub(crate) fn new(plan: &'p Plan, beyond: &'p Beyond) -> Self {
        let mapping = &plan.mapping;
        let names = |of: &[StageName]| Names {
            folded: meanings(of, plan.process.stages.len()),
            written: HashMap::default(),
        };
        let mut stages = names(&mapping.stages);
        let entered = mapping
            .entered
            .iter()
            .map(|e| (e.column as usize, stages.look_up(&e.stage)))
            .collect();
        let column = |field| mapping.columns.iter().position(|c| c.field == Some(field));
        let headers = mapping.columns.iter().map(|c| c.header.as_str());
        let columns = Field::ALL.map(|field| {
            let own = mapping.columns.iter().position(|c| c.field == Some(field));
            own.or_else(|| beyond.position(field))
        });
        Self {
            around: Around::new(headers, column(Field::DealId), column(Field::Stage)),
            file: &plan.file,
            mapping,
            process: &plan.process,
            repeated: &plan.repeated,
            firsts: &plan.firsts,
            beyond,
            told: plan.told.as_deref(),
            turns: Turns::of_mapping(mapping),
            owners: &plan.owners,
            asked: work::asked(|field| columns[field as usize]),
            moves_only: Field::ALL
                .into_iter()
                .filter(|field| columns[*field as usize].is_some())
                .all(|field| MOVE.contains(&field)),
            columns,
            entered,
            stages,
            statuses: names(&mapping.statuses),
            last_currency: Currency::UNKNOWN,
        }
    }

    /// How a column is read, be it the file's own or of a file beside it.
    pub(crate) fn about(&self, ix: usize) -> Option<&Column> {
        self.mapping
            .columns
            .get(ix)
            .or_else(|| self.beyond.column(ix))
    }

    /// Who owns the deal.
    pub(crate) fn rep<'a>(&self, row: &Row<'a, '_>) -> Option<&'a str> {
        let named = self.text(row, Field::OwnerName);
        let name = named.or_else(|| self.text(row, Field::Rep))?;
        row.beyond.rep(name)
    }

    pub(crate) fn column(&self, field: Field) -> Option<usize> {
        self.columns[field as usize]
    }

    pub(crate) fn text<'a>(&self, row: &Row<'a, '_>, field: Field) -> Option<&'a str> {
        let cell = self.column(field).and_then(|ix| row.cell(ix))?;
        if cell.starts_with('<') {
            untagged(cell)
        } else if cell.ends_with(')') {
            Some(without_address(cell))
        } else {
            Some(cell)
        }
    }

    /// What a flag says; `None` where there is none, or it says something else.
    pub(crate) fn flag(&self, row: &Row<'_, '_>, field: Field) -> Option<bool> {
        self.text(row, field).and_then(flag)
    }

    /// The deal's id; `None` where the row names none (told already).
    pub(crate) fn deal<'a>(&self, row: &mut Row<'a, '_>) -> Option<&'a str> {
        let deal = self.text(row, Field::DealId);
        if deal.is_none() {
            let column = self.column(Field::DealId);
            self.problem(row, ProblemCode::MissingDeal, column, || Told::NoDeal);
        }
        deal
    }

    pub(crate) fn stage(&mut self, name: &str) -> Option<Means> {
        self.stages.look_up(name)
    }

    pub(crate) fn status(&mut self, name: &str) -> Option<Means> {
        self.statuses.look_up(name)
    }

    /// Lists a problem of a row; `told` is put together only if it is listed.
    pub(crate) fn problem(
        &self,
        row: &mut Row<'_, '_>,
        code: ProblemCode,
        column: Option<usize>,
        told: impl FnOnce() -> Told,
    ) {
        let (file, line) = (self.file, row.line);
        let header = column.and_then(|ix| self.about(ix));
        let cells = row.cells;
        row.problems.add(code, || Listed {
            problem: Problem {
                file: file.to_owned(),
                row: line,
                column: header.map(|c| clipped(&c.header, LONGEST_HEADER)),
                code,
                told: told(),
            },
            original: (code != ProblemCode::TooLong).then(|| as_csv(cells)),
        });
    }

    /// A date cell: `Ok(None)` where it is empty, `Err` where it is no date (told already).
    pub(crate) fn date(
        &self,
        row: &mut Row<'_, '_>,
        column: Option<usize>,
        kept: Kept,
    ) -> Result<Option<Moment>, ()> {
        let Some(ix) = column else { return Ok(None) };
        let Some(text) = row.cell(ix) else {
            return Ok(None);
        };
        let order = self.about(ix).and_then(|c| c.dates);
        let reading = date::readings(text);
        match reading.in_order(order.unwrap_or(DateOrder::Ymd)) {
            Some(at) => Ok(Some(at)),
            None if reading == Reading::Absent => Ok(None),
            None => {
                let as_a = match order {
                    Some(DateOrder::Dmy) => DateKind::DayFirst,
                    Some(DateOrder::Mdy) => DateKind::MonthFirst,
                    Some(DateOrder::Serial | DateOrder::Epoch) => DateKind::Number,
                    _ => DateKind::Plain,
                };
                let text = shown(text);
                self.problem(row, ProblemCode::BadDate, column, || Told::BadDate {
                    text,
                    as_a,
                    kept,
                });
                Err(())
            }
        }
    }

    /// Everything the row says about the deal, problems told.
    pub(crate) fn details<'a>(
        &mut self,
        row: &mut Row<'a, '_>,
        closes: Option<Day>,
    ) -> Details<'a> {
        if self.moves_only {
            return Details {
                expected_close: closes,
                ..Details::default()
            };
        }
        let expected = self.column(Field::ExpectedClose).filter(|ix| {
            // A column whose order is open was told of once, for the whole file.
            let column = self.about(*ix);
            column.is_some_and(|c| c.dates.is_some())
        });
        let expected = self.date(row, expected, Kept::RowWithout).ok().flatten();
        Details {
            name: self.text(row, Field::Deal),
            account: (self.text(row, Field::AccountName))
                .or_else(|| self.text(row, Field::Account)),
            amount: self.amount(row),
            source: self.text(row, Field::Source),
            persona: self.text(row, Field::Persona),
            expected_close: expected.map(|m| m.day).or(closes),
            lost_reason: self.text(row, Field::LostReason),
            won_reason: self.text(row, Field::WonReason),
            product: self.text(row, Field::Product),
            work: self.work(row),
            next_step: self.text(row, Field::NextStep),
            team: (self.text(row, Field::TeamName))
                .or_else(|| self.text(row, Field::Team))
                .or_else(|| self.text(row, Field::Manager))
                .or_else(|| self.text(row, Field::Office)),
        }
    }

    fn amount(&mut self, row: &mut Row<'_, '_>) -> Option<Money> {
        let column = self.column(Field::Amount);
        let text = column.and_then(|ix| row.cell(ix))?;
        if amount::absent(text) {
            return None;
        }
        let beside = self.currency(row);
        let bare = amount::bare(text);
        let decided = column.and_then(|ix| self.about(ix)).and_then(|c| c.decimal);
        // Where the column does not tell, the amount itself may; one that does not either, and has
        // a separator, is thousands or decimals, and is not guessed at.
        let own = bare.and_then(|bare| bare.sign.or(evidence::decimal_sign_of(bare.digits)));
        // A number that a spreadsheet typed has a decimal point, whatever texts beside it do.
        let typed = column.and_then(|ix| row.cells.kinds().get(ix)) == Some(&Kind::Number);
        let decided = if typed {
            Some(DecimalSign::Point)
        } else {
            decided
        };
        let unsure =
            decided.or(own).is_none() && bare.is_some_and(|bare| bare.digits.contains(['.', ',']));
        let sign = decided.or(own).unwrap_or(DecimalSign::Point);
        let money = bare
            .filter(|_| !unsure)
            .and_then(|bare| amount::of(bare, sign, beside, self.mapping.currency));
        if money.is_none() {
            let text = shown(text);
            let named = bare.and_then(|bare| bare.named);
            self.problem(row, ProblemCode::BadAmount, column, || {
                let why = match (named, beside) {
                    _ if unsure => NoAmount::Unsure,
                    (Some(named), Some(beside)) if !named.may_be(beside) => {
                        NoAmount::OtherCurrency(beside)
                    }
                    _ => NoAmount::NotOne,
                };
                Told::BadAmount { text, why }
            });
        }
        money
    }

    /// The currency that the row names; `None` where it names none, or one that nobody knows (told
    /// already).
    fn currency(&mut self, row: &mut Row<'_, '_>) -> Option<Currency> {
        let column = self.column(Field::Currency);
        let text = column.and_then(|ix| row.cell(ix))?;
        if absent::is(text) {
            return None;
        }
        if Currency::parse(text) == Some(self.last_currency) {
            return Some(self.last_currency);
        }
        if let Some(known) = currency::by_code(text) {
            self.last_currency = known;
            return Some(known);
        }
        match currency::of_column(text) {
            Some(Named::One(known)) => Some(known),
            // A bare sign says no more than it would beside the amount.
            Some(named @ Named::Among(_)) => Some(
                self.mapping
                    .currency
                    .filter(|file| named.may_be(*file))
                    .unwrap_or(Currency::UNKNOWN),
            ),
            None => {
                let text = shown(text);
                self.problem(row, ProblemCode::BadCurrency, column, || {
                    Told::BadCurrency { text }
                });
                Some(Currency::UNKNOWN)
            }
        }
    }

    /// Tells of the errors that a spreadsheet shows in place of values.
    pub(crate) fn errors(&self, row: &mut Row<'_, '_>) {
        for (ix, kind) in row.cells.kinds().iter().enumerate() {
            let column = self.mapping.columns.get(ix);
            if *kind == Kind::Error && column.is_some_and(|c| c.field.is_some()) {
                let text = shown(row.cells.raw(ix));
                self.problem(row, ProblemCode::CellError, Some(ix), || Told::CellError {
                    text,
                });
            }
        }
    }

    /// Tells of a row with another number of cells than the header has.
    pub(crate) fn check_width(&self, row: &mut Row<'_, '_>) {
        let (has, wants) = (row.cells.len(), self.mapping.columns.len());
        let beyond = || (wants..has).any(|ix| row.cells.get(ix).is_some());
        if has < wants || has > wants && beyond() {
            self.problem(row, ProblemCode::Ragged, None, || Told::Ragged {
                has,
                wants,
            });
        }
    }

    /// One row of the file, its records given to `emit` in order.
    pub(crate) fn row<E>(
        &mut self,
        row: &mut Row<'_, '_>,
        emit: &mut impl FnMut(&Record<'_>, Option<Between>) -> Result<(), E>,
    ) -> Result<Came, E> {
        self.check_width(row);
        if let (Some(known), Some(deal)) = (self.told, self.text(row, Field::DealId))
            && known.contains(&stages::hash(deal))
        {
            return Ok(Came::Ignored);
        }
        if !self.mapping.rows.iter().all(|rule| rule.reads(row.cells)) {
            return Ok(Came::Ignored);
        }
        match self.mapping.shape {
            crate::preset::Shape::Moves | crate::preset::Shape::Changes => {
                crate::moves::row(self, row, emit)
            }
            crate::preset::Shape::Snapshot | crate::preset::Shape::Wide => {
                crate::snapshot::row(self, row, emit)
            }
            crate::preset::Shape::Table => Ok(Came::Ignored),
        }
    }
}
