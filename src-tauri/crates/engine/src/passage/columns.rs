//! Every passage and every whole deal as columns, found by one walk when the ledger is filled: what
//! a review reads in place of the moves. Passages lie by the day they began, so that what depends on
//! that day alone (how long ago it was, whether it is in the period) is asked once a day.
//!
//! All about a passage but its censoring is independent of the as-of day and of every filter. Kept
//! are the day it began and how long it lasted in the end; it is open on every day before that, and
//! on all days if it never ended. For most deals that is all there is to it (they are *steady*: at
//! any day they stand as what had happened by then says). Of the others (a loss revoked, a stage gone
//! back to, a change of hands, a snapshot) the columns hold true only from the ledger's last day on;
//! at an earlier day they are to be walked. The invariant: read so, the columns say what
//! [`Walker::walk`] says.

mod by_day;
mod kept;

use std::{
    ops::Range,
    sync::{Mutex, PoisonError},
};

use super::{OpenDeal, Skip, Standing, Walker};
use crate::{
    bits::Bits,
    ledger::{COMPLETED, LOST, Ledger, NOBODY, WON, room},
    moment::Day,
    parts::{by_weight, side_by_side},
    selection::Outcome,
    stay::Stay,
};
pub(crate) use by_day::Begun;
use by_day::{ByDay, Told};
pub(crate) use kept::Kept;

/// Fewer deals than this are not worth another thread.
const DEALS_A_PART: usize = 10_000;

/// How a stay ended, in two bytes: whether the deal went back during it, days, outcome.
type End = u16;
const WENT_BACK: End = 1 << 15;
/// So many days (22 years) or more are to be looked up; so is a stay that ends before it began, by a
/// clock that ran behind. An open one has so many, so that no day is its last.
const LONG: u32 = (1 << 13) - 1;
/// An open stay.
const OPEN: End = (LONG as End) << 2 | Outcome::Open as End;

fn end(days: u32, outcome: Outcome, went_back: bool) -> End {
    let days = match outcome {
        Outcome::Open => LONG,
        _ => days.min(LONG),
    };
    (if went_back { WENT_BACK } else { 0 }) | (days as End) << 2 | outcome as End
}

/// A stay as it stood so many days after it began; `None` where it is to be looked up.
#[inline(always)]
fn stay(end: End, so_far: u32) -> Option<Stay> {
    let (bits, days) = (end & !WENT_BACK, u32::from(end & !WENT_BACK) >> 2);
    if days <= so_far.min(LONG - 1) {
        Some(Stay::packed(bits))
    } else if days == LONG && bits != OPEN {
        None
    } else {
        Some(Stay::of(so_far, Outcome::Open))
    }
}

/// The columns of a ledger.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    /// Passages by stage: of each deal at most one.
    stages: Vec<ByDay>,
    /// Deals as a whole, their owner standing where a passage's rep does.
    wholes: ByDay,
    /// Stages got beyond without being entered, by deal.
    skips: Vec<(u32, Skip)>,
    /// Deals that are at a stage when all is told, and how they stand then, by deal.
    here: Vec<OpenDeal>,
    sets: Sets,
}

/// Deals told apart.
#[derive(Clone, Debug, Default)]
struct Sets {
    /// At a stage when all is told.
    here: Bits,
    /// Not among the whole deals, for want of a beginning or end to count from, or because they come
    /// from a snapshot: to be walked.
    aside: Bits,
    /// Of which an earlier day cannot be read from the columns.
    unsteady: Bits,
}

/// What walking some deals told, one after the other.
#[derive(Debug, Default)]
struct Walked {
    stages: Vec<Vec<Told>>,
    wholes: Vec<Told>,
    skips: Vec<(u32, Skip)>,
    here: Vec<OpenDeal>,
    sets: Sets,
}

impl Columns {
    /// Walks every deal of a ledger whose moves are in place.
    pub(crate) fn of(ledger: &Ledger) -> Self {
        let deals = ledger.deals();
        let mut parts = side_by_side(deals, DEALS_A_PART, |deals| {
            Walked::of(ledger, deals.start as u32..deals.end as u32)
        });
        let here: Vec<Vec<OpenDeal>> = parts
            .iter_mut()
            .map(|part| std::mem::take(&mut part.here))
            .collect();
        let here = here.concat();
        // What was told of a column goes once the column stands: both together would be the most that
        // filling ever holds.
        let told: Vec<Mutex<Vec<Vec<Told>>>> = (0..=ledger.process().stages.len())
            .map(|column| parts.iter_mut().map(|part| part.take(column)).collect())
            .map(Mutex::new)
            .collect();
        let taken = |column: usize| -> Vec<Vec<Told>> {
            let mut told = told[column].lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *told)
        };
        let weights: Vec<usize> = told
            .iter()
            .map(|told| {
                let told = told.lock().unwrap_or_else(PoisonError::into_inner);
                told.iter().map(Vec::len).sum()
            })
            .collect();
        let mut columns = by_weight(&weights, DEALS_A_PART, |column| {
            ByDay::of(&taken(column).iter(), ledger.rep_count())
        });
        let mut sets = Sets {
            here: Bits::none(deals),
            aside: Bits::none(deals),
            unsteady: Bits::none(deals),
        };
        for part in &parts {
            sets.here.add(&part.sets.here);
            sets.aside.add(&part.sets.aside);
            sets.unsteady.add(&part.sets.unsteady);
        }
        Self {
            wholes: columns.pop().unwrap_or_default(),
            stages: columns,
            skips: parts.into_iter().flat_map(|part| part.skips).collect(),
            here,
            sets,
        }
    }

    /// Bytes of memory set aside.
    pub(crate) fn bytes(&self) -> usize {
        let Sets {
            here,
            aside,
            unsteady,
        } = &self.sets;
        self.stages.iter().map(ByDay::bytes).sum::<usize>()
            + (self.wholes.bytes() + room(&self.skips) + room(&self.here))
            + (here.bytes() + aside.bytes() + unsteady.bytes())
    }

    /// How many passages there are at a stage: how long a pass over them is.
    pub(crate) fn passages(&self, stage: usize) -> usize {
        self.stages[stage].len()
    }

    /// The passages at a stage that began by a day, one day after the other.
    pub(crate) fn at_stage(&self, stage: usize, as_of: Day) -> impl Iterator<Item = Begun<'_>> {
        self.stages[stage].until(as_of)
    }

    /// How long the passages at a stage lasted, counted: to be read at the ledger's last day or later,
    /// where every deal is looked at. `None` where the passages themselves must be read.
    pub(crate) fn kept(&self, stage: usize) -> Option<&Kept> {
        self.stages[stage].kept()
    }

    /// The same of whole deals, but those set aside.
    pub(crate) fn kept_wholes(&self) -> Option<&Kept> {
        self.wholes.kept()
    }

    /// The whole deals that began by a day, but not those set aside, one day after the other.
    pub(crate) fn wholes(&self, as_of: Day) -> impl Iterator<Item = Begun<'_>> {
        self.wholes.until(as_of)
    }

    /// Tells the stages got beyond by a day without being entered, of the deals in `chosen`.
    pub(crate) fn skips(
        &self,
        as_of: Day,
        chosen: Option<&Bits>,
        mut tell: impl FnMut(u32, &Skip),
    ) {
        for (deal, skip) in &self.skips {
            if skip.on <= as_of && chosen.is_none_or(|chosen| chosen.has(*deal)) {
                tell(*deal, skip);
            }
        }
    }

    /// The deals at a stage once all is told, in the order of the ledger: as they stand on its last day
    /// or later.
    pub(crate) fn here(&self) -> &[OpenDeal] {
        &self.here
    }

    /// Of `deals`, those that are not among the [whole deals](Self::wholes).
    pub(crate) fn asides(&self, deals: Range<u32>) -> impl Iterator<Item = u32> {
        self.sets.aside.within(deals)
    }

    /// Whether a deal is at a stage once all is told.
    #[inline]
    pub(crate) fn is_here(&self, deal: u32) -> bool {
        self.sets.here.has(deal)
    }

    /// Whether a deal is not among the [whole deals](Self::wholes): it is to be walked.
    #[inline]
    pub(crate) fn is_aside(&self, deal: u32) -> bool {
        self.sets.aside.has(deal)
    }

    /// Whether a deal as it stood before the ledger's last day is to be walked.
    #[inline]
    pub(crate) fn is_unsteady(&self, deal: u32) -> bool {
        self.sets.unsteady.has(deal)
    }

    /// Takes out all that is told of a deal: to be done before its moves change.
    pub(crate) fn forget(&mut self, ledger: &Ledger, deal: u32) {
        let known = Walked::of(ledger, deal..deal + 1);
        for (column, told) in self.stages.iter_mut().zip(&known.stages) {
            told.iter().for_each(|told| column.take_out(told));
        }
        known
            .wholes
            .iter()
            .for_each(|told| self.wholes.take_out(told));
        let from = self.skips.partition_point(|(known, _)| *known < deal);
        self.skips.drain(from..from + known.skips.len());
        let from = self.here.partition_point(|known| known.deal < deal);
        self.here.drain(from..from + known.here.len());
    }

    /// Takes in what is told of a deal of which nothing is known, or all was forgotten.
    pub(crate) fn learn(&mut self, ledger: &Ledger, deal: u32) {
        let anew = Walked::of(ledger, deal..deal + 1);
        for (column, told) in self.stages.iter_mut().zip(anew.stages) {
            told.into_iter().for_each(|told| column.put_in(told));
        }
        anew.wholes
            .into_iter()
            .for_each(|told| self.wholes.put_in(told));
        let from = self.skips.partition_point(|(known, _)| *known < deal);
        self.skips.splice(from..from, anew.skips);
        let from = self.here.partition_point(|known| known.deal < deal);
        self.here.splice(from..from, anew.here);
        self.sets.here.put(deal, anew.sets.here.has(deal));
        self.sets.aside.put(deal, anew.sets.aside.has(deal));
        self.sets.unsteady.put(deal, anew.sets.unsteady.has(deal));
    }
}

impl Walked {
    /// What was told of a stage; the whole deals come after them.
    fn take(&mut self, column: usize) -> Vec<Told> {
        std::mem::take(self.stages.get_mut(column).unwrap_or(&mut self.wholes))
    }

    fn of(ledger: &Ledger, deals: Range<u32>) -> Self {
        let mut own = Self {
            stages: room_for_passages(ledger, &deals),
            wholes: Vec::with_capacity(deals.len()),
            ..Self::default()
        };
        let mut walker = Walker::new(ledger, Day(i32::MAX));
        for deal in deals {
            let stages = &mut own.stages;
            let standing = walker.walk(ledger, deal, |passage| {
                stages[usize::from(passage.stage)].push(Told::passage(deal, &passage));
            });
            own.skips.extend(walker.skips().map(|skip| (deal, skip)));
            match Told::whole(deal, &standing) {
                Some(whole) => own.wholes.push(whole),
                None => own.sets.aside.put(deal, true),
            }
            if let Some(open) = OpenDeal::of(deal, standing) {
                own.here.push(open);
                own.sets.here.put(deal, true);
            }
            if !ledger.went_straight(deal) && !is_steady(ledger, deal, &standing) {
                own.sets.unsteady.put(deal, true);
            }
        }
        own
    }
}

/// Room by stage for the passages of some deals, no more of them than moves there: a vector that grew as
/// it went would at its end hold twice as much.
fn room_for_passages(ledger: &Ledger, deals: &Range<u32>) -> Vec<Vec<Told>> {
    let mut entries = vec![0; ledger.process().stages.len()];
    let steps = deals
        .clone()
        .flat_map(|deal| &ledger.step[ledger.moves_of(deal)]);
    for step in steps {
        if let Some(entries) = entries.get_mut(usize::from(*step)) {
            *entries += 1;
        }
    }
    entries.into_iter().map(Vec::with_capacity).collect()
}

/// Whether a deal, at any day, stands as what had happened by then says: it entered a stage first of
/// all, went only forward, stayed in the same hands, its days rise, and no loss was revoked.
fn is_steady(ledger: &Ledger, deal: u32, standing: &Standing) -> bool {
    let moves = ledger.moves_of(deal);
    let (days, reps) = (&ledger.day[moves.clone()], &ledger.rep[moves.clone()]);
    let steps = &ledger.step[moves];
    let (Some(&first), Some(&rep)) = (steps.first(), reps.first()) else {
        return false;
    };
    let sold = ledger.process().wins_at + 1;
    // How far along a step is; nothing comes after a loss but another.
    let along = |step: u16| match step {
        LOST => u16::MAX,
        COMPLETED => u16::MAX - 1,
        WON => sold,
        stage => stage,
    };
    !standing.snapshot
        && usize::from(first) < ledger.process().stages.len()
        && days.is_sorted()
        && steps.is_sorted_by_key(|step| along(*step))
        && reps.iter().all(|own| *own == rep || *own == NOBODY)
}
