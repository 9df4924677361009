//! Rows of a log of changes that are about something else than the stage: what a deal is worth, when
//! it is to close, who owns it.
//!
//! They become [`Step::Was`] and [`Step::Became`], never moves. A log names who made each change, not
//! who owned the deal; where it tells of owners too, these are known ([`Owners`]), and every move of
//! the deal is theirs.

use std::collections::HashMap;

use engine::{
    moment::{Between, Moment},
    problem::{Kept, ProblemCode, Told},
    record::{Details, Record, Step},
};

use crate::{
    amount::{self, DecimalSign},
    cells::Cells,
    date::{self, DateOrder},
    evidence,
    field::Field,
    letters::normalise,
    mapping::Mapping,
    preset::Preset,
    row::{Binding, Came, Row},
    stages::{fold, hash},
    written::shown,
};

/// Which columns a log's changes stand in.
#[derive(Debug)]
pub(crate) struct Turns {
    changed: usize,
    was: usize,
    is: usize,
    /// Names of people stand there a second time, as ids: the column that tells which it is.
    kind: Option<usize>,
    words: &'static [(&'static str, Field)],
}

impl Turns {
    /// Those of a known kind of file, by its fields and headers; `None` where it has none.
    pub(crate) fn of<'a>(
        preset: Option<&Preset>,
        fields: impl Fn(Field) -> Option<usize>,
        mut headers: impl Iterator<Item = &'a str>,
    ) -> Option<Self> {
        let words = preset.map_or(&[][..], |p| p.turns);
        if words.is_empty() {
            return None;
        }
        Some(Self {
            changed: fields(Field::Changed)?,
            was: fields(Field::FromStage)?,
            is: fields(Field::Stage)?,
            kind: headers.position(|h| normalise(h) == "datatype"),
            words,
        })
    }

    pub(crate) fn of_mapping(mapping: &Mapping) -> Option<Self> {
        let preset = mapping.preset.as_deref().and_then(Preset::named);
        let fields = |field| mapping.columns.iter().position(|c| c.field == Some(field));
        Self::of(
            preset,
            fields,
            mapping.columns.iter().map(|c| c.header.as_str()),
        )
    }

    /// What a row changes, where that is not the stage.
    pub(crate) fn about(&self, cells: Cells<'_>) -> Option<Field> {
        let word = cells.get(self.changed)?;
        let known = self
            .words
            .iter()
            .find(|(known, _)| *known == word || (word.len() < 100 && fold(known) == fold(word)));
        known.map(|(_, field)| *field)
    }

    /// Whether a row about the owner names people, where another has their ids.
    fn is_twin(&self, cells: Cells<'_>) -> bool {
        let kind = self.kind.and_then(|ix| cells.get(ix));
        kind.is_some_and(|kind| kind.eq_ignore_ascii_case("text"))
    }

    /// What to make of a row that is not about the stage; `None` where it is.
    pub(crate) fn turn(&self, cells: Cells<'_>) -> Option<Turn> {
        match self.about(cells)? {
            Field::Rep if self.is_twin(cells) => Some(Turn::Twin),
            field => Some(Turn::Of(field, self.was, self.is)),
        }
    }

    /// The owners that a row tells of: before and after.
    pub(crate) fn owners<'a>(
        &self,
        cells: Cells<'a>,
    ) -> Option<(Option<&'a str>, Option<&'a str>)> {
        let owner = self.about(cells) == Some(Field::Rep) && !self.is_twin(cells);
        owner.then(|| (cells.get(self.was), cells.get(self.is)))
    }
}

/// What a row that is not about the stage is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Turn {
    /// A change of that field: the columns of the old and the new value.
    Of(Field, usize, usize),
    /// The same as another row, with names for ids.
    Twin,
}

/// A change of owner: the instants by day-first and by month-first, who it was, who it is.
pub(crate) type Handover = ([i64; 2], Option<Box<str>>, Option<Box<str>>);

/// Who owned each deal that changed hands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Owners {
    /// By the deal's hash, in order of time.
    of: HashMap<u64, Vec<Handed>, foldhash::fast::FixedState>,
}

#[derive(Clone, Debug, PartialEq)]
struct Handed {
    at: i64,
    was: Option<Box<str>>,
    is: Option<Box<str>>,
}

impl Owners {
    /// Of the changes of a file, month first or not.
    pub(crate) fn new(changes: Vec<(u64, Handover)>, month_first: bool) -> Self {
        let mut owners = Self::default();
        for (deal, (at, was, is)) in changes {
            let at = at[usize::from(month_first)];
            owners
                .of
                .entry(deal)
                .or_default()
                .push(Handed { at, was, is });
        }
        for handed in owners.of.values_mut() {
            handed.sort_by_key(|one| one.at);
        }
        owners
    }

    /// True where the file tells of no change of owner.
    pub(crate) fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// Who owned a deal at an instant; `None` where the file does not tell of its owners.
    pub(crate) fn at(&self, deal: &str, at: i64) -> Option<Option<&str>> {
        if self.is_empty() {
            return None;
        }
        let handed = self.of.get(&hash(deal))?;
        let last = handed.partition_point(|one| one.at <= at);
        match last.checked_sub(1) {
            Some(ix) => handed.get(ix).map(|one| one.is.as_deref()),
            None => handed.first().map(|one| one.was.as_deref()),
        }
    }
}

impl Binding<'_> {
    /// Who owned the deal at a moment.
    pub(crate) fn rep_at<'a>(
        &'a self,
        row: &Row<'a, '_>,
        deal: &str,
        at: Option<Moment>,
    ) -> Option<&'a str> {
        match at.and_then(|at| self.owners.at(deal, at.instant)) {
            Some(owner) => owner.and_then(|owner| row.beyond.owner(owner)),
            None => self.rep(row),
        }
    }

    /// How the column of a field writes dates.
    pub(crate) fn order_of(&self, field: Field) -> Option<DateOrder> {
        self.column(field)
            .and_then(|ix| self.about(ix))
            .and_then(|c| c.dates)
    }
}

/// A row about something else than the stage.
pub(crate) fn row<E>(
    binding: &mut Binding<'_>,
    row: &mut Row<'_, '_>,
    deal: &str,
    turn: Turn,
    emit: &mut impl FnMut(&Record<'_>, Option<Between>) -> Result<(), E>,
) -> Result<Came, E> {
    let Turn::Of(field, was, is) = turn else {
        return Ok(Came::Ignored);
    };
    let column = binding.column(Field::At);
    let Ok(at) = binding.date(row, column, Kept::LeftOut) else {
        return Ok(Came::Read);
    };
    let Some(at) = at else {
        let deal = shown(deal);
        binding.problem(row, ProblemCode::MissingDate, column, || {
            Told::ChangeWithoutDate { deal }
        });
        return Ok(Came::Read);
    };
    let before = value(binding, row, field, was);
    let after = value(binding, row, field, is);
    let (Ok(before), Ok(after)) = (before, after) else {
        return Ok(Came::Read);
    };
    for (step, said) in [(Step::Was, before), (Step::Became, after)] {
        if let Some((rep, details)) = said {
            let record = Record {
                deal,
                rep,
                step,
                at: Some(at),
                details,
            };
            emit(&record, None)?;
        }
    }
    Ok(Came::Read)
}

type Said<'a> = Option<(Option<&'a str>, Details<'a>)>;

/// What a cell says of the deal; `Ok(None)` where it is empty, `Err` where that was told as a problem.
fn value<'a>(
    binding: &Binding<'_>,
    row: &mut Row<'a, '_>,
    field: Field,
    column: usize,
) -> Result<Said<'a>, ()> {
    let Some(text) = row.cell(column) else {
        return Ok(None);
    };
    let mut details = Details::default();
    match field {
        Field::Rep => return Ok(row.beyond.owner(text).map(|rep| (Some(rep), details))),
        Field::Amount => {
            if amount::absent(text) {
                return Ok(None);
            }
            details.amount = money(binding, text);
        }
        _ => {
            // A log writes its days as it writes its moments.
            let order = binding.order_of(Field::At).unwrap_or(DateOrder::Ymd);
            details.expected_close = date::read(text, order).map(|at| at.day);
        }
    }
    if details == Details::default() {
        let text = shown(text);
        let amount = field == Field::Amount;
        let code = if amount {
            ProblemCode::BadAmount
        } else {
            ProblemCode::BadDate
        };
        binding.problem(row, code, Some(column), || Told::BadChange { text, amount });
        return Err(());
    }
    Ok(Some((None, details)))
}

/// An amount of a column that holds other things too: only one that can be read in one way.
fn money(binding: &Binding<'_>, text: &str) -> Option<engine::money::Money> {
    let bare = amount::bare(text)?;
    // Systems write their logs with a point and without groups, as many decimals as they keep.
    let plain = bare.digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && bare.digits.matches('.').count() <= 1;
    let own = bare.sign.or(evidence::decimal_sign_of(bare.digits));
    let sign = if plain { Some(DecimalSign::Point) } else { own };
    amount::of(bare, sign?, None, binding.mapping.currency)
}
