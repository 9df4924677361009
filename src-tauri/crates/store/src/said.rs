//! What one import said of one deal, as it is kept: small enough for a row per deal, whole enough to
//! settle the deal anew when an import comes or goes.
//!
//! Two imports that say the same have the same bytes, so what many weekly exports repeat is kept
//! once. To that end a sighting on the file's own day is kept as such, not by its date.

use engine::{
    moment::{Between, Day, Moment},
    money::{Currency, Money},
};

use crate::{
    Error,
    identity::{AccountId, ImportId, RepId, StageId},
    table::moves::StoredStep,
    turn::Turn,
    worked::{self, Worked},
};

/// When a fact happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// The source does not say.
    Undated,
    /// On the day the source speaks of, whichever that is.
    FileDay,
    /// Then.
    At(Moment),
    /// On some day up to the one the source speaks of, and not before this one, where it tells one.
    By(Option<Day>),
}

impl When {
    /// Of a sighting: the day of its file is not kept by its date.
    pub(crate) fn of(step: StoredStep, at: Option<Moment>, file_day: Option<Day>) -> Self {
        match at {
            None => Self::Undated,
            Some(at)
                if matches!(step, StoredStep::SeenAt(_))
                    && !at.timed
                    && Some(at.day) == file_day
                    && at == Moment::of_date(at.day.date()) =>
            {
                Self::FileDay
            }
            Some(at) => Self::At(at),
        }
    }

    /// In a file that speaks of that day.
    pub(crate) fn moment(self, file_day: Option<Day>) -> Option<Moment> {
        match self {
            Self::Undated => None,
            Self::FileDay => file_day.map(|day| Moment::of_date(day.date())),
            Self::At(at) => Some(at),
            Self::By(_) => {
                let middle = self.between(file_day)?.middle();
                Some(Moment::of_date(middle.date()))
            }
        }
    }

    /// The days it can have been, where the source tells no day.
    pub(crate) fn between(self, file_day: Option<Day>) -> Option<Between> {
        let (Self::By(earliest), Some(latest)) = (self, file_day) else {
            return None;
        };
        let earliest = earliest.map(|first| first.min(latest));
        Some(Between { earliest, latest })
    }
}

/// One fact of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) step: StoredStep,
    pub(crate) when: When,
    pub(crate) rep: Option<RepId>,
}

/// What is said of the deal itself. `None`: nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Details {
    pub(crate) name: Option<String>,
    pub(crate) account: Option<AccountId>,
    pub(crate) amount: Option<Money>,
    pub(crate) source: Option<String>,
    pub(crate) persona: Option<String>,
    pub(crate) product: Option<String>,
    pub(crate) expected_close: Option<Day>,
    pub(crate) lost_reason: Option<String>,
    pub(crate) won_reason: Option<String>,
}

/// What one import, or several alike, said of one deal: facts by instant, then as their file had them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) facts: Vec<Fact>,
    pub(crate) details: Details,
    /// Dated changes of the details and the owner, in order of time.
    pub(crate) turns: Vec<Turn>,
    /// What is said of the work on it.
    pub(crate) work: Option<Worked>,
}

impl Said {
    /// Every rep that it names.
    pub(crate) fn reps(&self) -> impl Iterator<Item = RepId> {
        let turns = self.turns.iter().filter_map(|turn| turn.rep);
        self.facts.iter().filter_map(|fact| fact.rep).chain(turns)
    }

    /// Names other reps in their places.
    pub(crate) fn rename(&mut self, other: impl Fn(RepId) -> Option<RepId>) {
        let turns = self.turns.iter_mut().map(|turn| &mut turn.rep);
        for rep in self.facts.iter_mut().map(|fact| &mut fact.rep).chain(turns) {
            *rep = rep.and_then(&other);
        }
    }

    /// As it is kept.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(16 + 6 * self.facts.len());
        unsigned(&mut out, self.facts.len() as u64);
        for fact in &self.facts {
            let (step, stage) = fact.step.columns();
            let when: u8 = match fact.when {
                When::Undated => 0,
                When::FileDay => 1,
                When::At(at) if at.timed => 3,
                When::At(_) => 2,
                When::By(Some(_)) => 4,
                When::By(None) => 5,
            };
            out.push(step | when << 4);
            if let Some(stage) = stage {
                signed(&mut out, stage.0);
            }
            signed(&mut out, fact.rep.map_or(0, |rep| rep.0));
            match fact.when {
                When::At(at) => {
                    signed(&mut out, at.day.0.into());
                    signed(&mut out, at.instant - at.day.start());
                }
                When::By(Some(day)) => signed(&mut out, day.0.into()),
                When::Undated | When::FileDay | When::By(None) => {}
            }
        }
        let d = &self.details;
        let texts = [&d.name, &d.source, &d.persona, &d.product, &d.lost_reason];
        let mut given: u8 = 0;
        for (bit, text) in texts.iter().enumerate() {
            given |= u8::from(text.is_some()) << bit;
        }
        given |= u8::from(d.account.is_some()) << 5;
        given |= u8::from(d.amount.is_some()) << 6;
        given |= u8::from(d.expected_close.is_some()) << 7;
        out.push(given);
        for text in texts.into_iter().flatten() {
            unsigned(&mut out, text.len() as u64);
            out.extend_from_slice(text.as_bytes());
        }
        if let Some(account) = d.account {
            signed(&mut out, account.0);
        }
        if let Some(amount) = d.amount {
            signed(&mut out, amount.minor);
            out.extend_from_slice(amount.currency.code().as_bytes());
        }
        if let Some(day) = d.expected_close {
            signed(&mut out, day.0.into());
        }
        // Behind everything, and nothing where there are none: so it was kept before there were any.
        if let Some(reason) = &d.won_reason {
            out.push(WON_REASON);
            unsigned(&mut out, reason.len() as u64);
            out.extend_from_slice(reason.as_bytes());
        }
        for turn in &self.turns {
            turn_bytes(&mut out, turn);
        }
        if let Some(work) = &self.work {
            work.put(&mut out);
        }
        out
    }

    /// Reads it back.
    ///
    /// # Errors
    /// [`Error::Damaged`] where these are not the bytes that were written.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Error> {
        parse(&mut &*bytes)
            .ok_or_else(|| Error::Damaged("what an import said is broken".to_owned()))
    }
}

fn turn_bytes(out: &mut Vec<u8>, turn: &Turn) {
    let flags = [
        turn.became,
        turn.at.timed,
        turn.rep.is_some(),
        turn.amount.is_some(),
        turn.expected_close.is_some(),
    ];
    let flags = flags.iter().enumerate();
    out.push(flags.fold(0, |all, (bit, &on)| all | u8::from(on) << bit));
    signed(out, turn.at.day.0.into());
    signed(out, turn.at.instant - turn.at.day.start());
    if let Some(rep) = turn.rep {
        signed(out, rep.0);
    }
    if let Some(amount) = turn.amount {
        signed(out, amount.minor);
        out.extend_from_slice(amount.currency.code().as_bytes());
    }
    if let Some(day) = turn.expected_close {
        signed(out, day.0.into());
    }
}

fn take_turn(input: &mut &[u8]) -> Option<Turn> {
    let flags = byte(input)?;
    let on = |bit: u8| flags & (1 << bit) != 0;
    let day = take_day(input)?;
    let at = Moment {
        instant: day.start() + take_signed(input)?,
        day,
        timed: on(1),
    };
    let mut turn = Turn {
        at,
        became: on(0),
        rep: None,
        amount: None,
        expected_close: None,
    };
    if on(2) {
        turn.rep = Some(RepId(take_signed(input)?));
    }
    if on(3) {
        turn.amount = Some(take_money(input)?);
    }
    if on(4) {
        turn.expected_close = Some(take_day(input)?);
    }
    Some(turn)
}

fn take_day(input: &mut &[u8]) -> Option<Day> {
    Some(Day(i32::try_from(take_signed(input)?).ok()?))
}

fn take_money(input: &mut &[u8]) -> Option<Money> {
    let minor = take_signed(input)?;
    let (code, rest) = input.split_at_checked(3)?;
    let currency = Currency::parse(str::from_utf8(code).ok()?)?;
    *input = rest;
    Some(Money { minor, currency })
}

pub(crate) fn take_text(input: &mut &[u8]) -> Option<String> {
    let length = usize::try_from(take_unsigned(input)?).ok()?;
    let (head, rest) = input.split_at_checked(length)?;
    *input = rest;
    Some(str::from_utf8(head).ok()?.to_owned())
}

/// Marks the reason for a win among what stands behind the rest: no turn begins with this bit.
const WON_REASON: u8 = 0x40;

fn parse(input: &mut &[u8]) -> Option<Said> {
    let mut said = Said::default();
    for _ in 0..take_unsigned(input)? {
        let head = byte(input)?;
        let stage = match head & 15 {
            1 | 2 => Some(StageId(take_signed(input)?)),
            _ => None,
        };
        let step = StoredStep::of_columns(head & 15, stage)?;
        let rep = Some(take_signed(input)?).filter(|&rep| rep != 0);
        let when = match head >> 4 {
            0 => When::Undated,
            1 => When::FileDay,
            4 => When::By(Some(take_day(input)?)),
            5 => When::By(None),
            timed => {
                let day = Day(i32::try_from(take_signed(input)?).ok()?);
                When::At(Moment {
                    instant: day.start() + take_signed(input)?,
                    day,
                    timed: timed == 3,
                })
            }
        };
        let rep = rep.map(RepId);
        said.facts.push(Fact { step, when, rep });
    }
    let given = byte(input)?;
    let d = &mut said.details;
    let texts = [
        &mut d.name,
        &mut d.source,
        &mut d.persona,
        &mut d.product,
        &mut d.lost_reason,
    ];
    for (bit, text) in texts.into_iter().enumerate() {
        if given & (1 << bit) != 0 {
            *text = Some(take_text(input)?);
        }
    }
    if given & 32 != 0 {
        d.account = Some(AccountId(take_signed(input)?));
    }
    if given & 64 != 0 {
        d.amount = Some(take_money(input)?);
    }
    if given & 128 != 0 {
        d.expected_close = Some(take_day(input)?);
    }
    while let Some(first) = input.first() {
        if *first == WON_REASON {
            byte(input)?;
            said.details.won_reason = Some(take_text(input)?);
        } else if first & worked::MARK == 0 {
            said.turns.push(take_turn(input)?);
        } else {
            byte(input)?;
            said.work = Some(Worked::take(input)?);
        }
    }
    Some(said)
}

/// Which imports said it, in ascending order.
pub(crate) fn imports_bytes(imports: &[ImportId]) -> Vec<u8> {
    let (mut out, mut last) = (Vec::with_capacity(imports.len() + 1), 0);
    for import in imports {
        signed(&mut out, import.0 - last);
        last = import.0;
    }
    out
}

/// Reads [`imports_bytes`] back.
pub(crate) fn imports_of(mut bytes: &[u8]) -> Vec<ImportId> {
    let (mut imports, mut last) = (Vec::new(), 0);
    while let Some(step) = take_signed(&mut bytes) {
        last += step;
        imports.push(ImportId(last));
    }
    imports
}

/// Seven bits a byte, the lowest first.
pub(crate) fn unsigned(out: &mut Vec<u8>, mut number: u64) {
    while number >= 128 {
        out.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

/// The sign in the lowest bit, so that small numbers of either sign are short.
pub(crate) fn signed(out: &mut Vec<u8>, number: i64) {
    unsigned(out, ((number << 1) ^ (number >> 63)).cast_unsigned());
}

pub(crate) fn byte(input: &mut &[u8]) -> Option<u8> {
    let (&first, rest) = input.split_first()?;
    *input = rest;
    Some(first)
}

fn take_unsigned(input: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let next = byte(input)?;
        number |= u64::from(next & 127) << shift;
        if next < 128 {
            return Some(number);
        }
    }
    None
}

pub(crate) fn take_signed(input: &mut &[u8]) -> Option<i64> {
    let number = take_unsigned(input)?;
    Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
}

#[cfg(test)]
#[path = "said_tests.rs"]
mod tests;
