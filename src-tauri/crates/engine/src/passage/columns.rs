//! Every passage and every whole deal as columns, found by one walk when the ledger is filled: what
//! a review reads in place of the moves.
//!
//! All about a passage but its censoring is independent of the as-of day and of every filter. Kept
//! are the day it began and how long it lasted in the end; it is open on every day before that, and
//! on all days if it never ended. For most deals that is all there is to it (they are *steady*: at
//! any day they stand as what had happened by then says). Of the others (a loss revoked, a stage gone
//! back to, a change of hands, a snapshot) the columns hold true only from the ledger's last day on;
//! at an earlier day they are to be walked. The invariant: read so, the columns say what
//! [`Walker::walk`] says.

use std::ops::Range;

use super::{Passage, Skip, Standing, Walker};
use crate::{
    bits::Bits,
    ledger::{COMPLETED, LOST, Ledger, NOBODY, WON, room},
    moment::Day,
    parts::side_by_side,
    selection::Outcome,
    stay::{Stay, Stayed},
};

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
/// A whole deal that has no beginning or end to count from, or comes from a snapshot: to be walked.
const ASIDE: End = End::MAX;

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

/// Passages at one stage, by deal: at most one each.
#[derive(Clone, Debug, Default)]
struct Stage {
    deal: Vec<u32>,
    rep: Vec<u32>,
    entered: Vec<i32>,
    end: Vec<End>,
}

/// Whole deals, one place each.
#[derive(Clone, Debug, Default)]
struct Wholes {
    owner: Vec<u32>,
    began: Vec<i32>,
    end: Vec<End>,
}

/// The columns of a ledger.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    stages: Vec<Stage>,
    wholes: Wholes,
    /// Stages got beyond without being entered, by deal.
    skips: Vec<(u32, Skip)>,
    /// Deals at a stage when all is told.
    here: Bits,
    /// Deals that are not among the whole deals: to be walked.
    aside: Bits,
    /// Deals of which an earlier day cannot be read from here.
    unsteady: Bits,
}

/// A deal as a whole, as it stood on a day: begun, and open until then or decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WholeDeal {
    pub(crate) deal: u32,
    /// [`NOBODY`] where nobody owns it.
    pub(crate) owner: u32,
    pub(crate) began: Day,
    /// From its beginning to its end, or so far.
    pub(crate) stay: Stay,
}

impl Columns {
    /// Walks every deal of a ledger whose moves are in place.
    pub(crate) fn of(ledger: &Ledger) -> Self {
        let deals = ledger.deals();
        let parts = side_by_side(deals, DEALS_A_PART, |deals| {
            let mut part = Self::empty(ledger);
            let mut walker = Walker::new(ledger, Day(i32::MAX));
            for deal in deals {
                part.append(ledger, &mut walker, deal as u32);
            }
            part
        });
        let mut all = Self::empty(ledger);
        all.here = Bits::none(deals);
        all.aside = Bits::none(deals);
        all.unsteady = Bits::none(deals);
        all.take(parts);
        all
    }

    fn empty(ledger: &Ledger) -> Self {
        Self {
            stages: vec![Stage::default(); ledger.process().stages.len()],
            ..Self::default()
        }
    }

    /// Walks one deal more, later than all told so far.
    fn append(&mut self, ledger: &Ledger, walker: &mut Walker, deal: u32) {
        let stages = &mut self.stages;
        let standing = walker.walk(ledger, deal, |passage| {
            stages[usize::from(passage.stage)].push(deal, &passage);
        });
        self.skips.extend(walker.skips().map(|skip| (deal, skip)));
        if !self.wholes.push(&standing) {
            self.aside.put(deal, true);
        }
        if standing.stage.is_some() {
            self.here.put(deal, true);
        }
        if !ledger.went_straight(deal) && !is_steady(ledger, deal, &standing) {
            self.unsteady.put(deal, true);
        }
    }

    /// Puts together what consecutive parts found, column by column, so that little is there twice.
    fn take(&mut self, mut parts: Vec<Self>) {
        fn together<T: Copy>(
            parts: &mut [Columns],
            of: impl Fn(&mut Columns) -> &mut Vec<T>,
        ) -> Vec<T> {
            let all = parts.iter_mut().map(|part| of(part).len()).sum();
            let mut column = Vec::with_capacity(all);
            for part in parts {
                column.append(&mut std::mem::take(of(part)));
            }
            column
        }
        let parts = &mut parts[..];
        for (ix, stage) in self.stages.iter_mut().enumerate() {
            stage.deal = together(parts, |part| &mut part.stages[ix].deal);
            stage.rep = together(parts, |part| &mut part.stages[ix].rep);
            stage.entered = together(parts, |part| &mut part.stages[ix].entered);
            stage.end = together(parts, |part| &mut part.stages[ix].end);
        }
        self.wholes.owner = together(parts, |part| &mut part.wholes.owner);
        self.wholes.began = together(parts, |part| &mut part.wholes.began);
        self.wholes.end = together(parts, |part| &mut part.wholes.end);
        self.skips = together(parts, |part| &mut part.skips);
        for part in parts {
            self.here.add(&part.here);
            self.aside.add(&part.aside);
            self.unsteady.add(&part.unsteady);
        }
    }

    /// Bytes of memory set aside.
    pub(crate) fn bytes(&self) -> usize {
        let stage = |of: &Stage| room(&of.deal) + room(&of.rep) + room(&of.entered) + room(&of.end);
        let Wholes { owner, began, end } = &self.wholes;
        self.stages.iter().map(stage).sum::<usize>()
            + (room(owner) + room(began) + room(end))
            + room(&self.skips)
            + (self.here.bytes() + self.aside.bytes() + self.unsteady.bytes())
    }

    /// How many passages there are at a stage: how long a pass over them is.
    pub(crate) fn passages(&self, stage: usize) -> usize {
        self.stages[stage].deal.len()
    }

    /// Tells the passages at a stage as they stood on a day, of the deals in `chosen` (`None`: all).
    #[inline(always)]
    pub(crate) fn at_stage(
        &self,
        ledger: &Ledger,
        stage: usize,
        as_of: Day,
        chosen: Option<&Bits>,
        mut tell: impl FnMut(u32, Stayed),
    ) {
        let own = &self.stages[stage];
        // Of one length, which is said once and not asked of each.
        let passages = own.deal.len();
        let (rep, entered) = (&own.rep[..passages], &own.entered[..passages]);
        let end = &own.end[..passages];
        for at in 0..passages {
            let (deal, entered, end) = (own.deal[at], entered[at], end[at]);
            if entered > as_of.0 || chosen.is_some_and(|chosen| !chosen.has(deal)) {
                continue;
            }
            // Never negative, so that it fits without its sign.
            let so_far = as_of.0.wrapping_sub(entered) as u32;
            let stayed = Stayed {
                rep: rep[at],
                entered: Day(entered),
                stay: stay(end, so_far)
                    .unwrap_or_else(|| looked_up(ledger, deal, stage, (Day(entered), as_of))),
                went_back: end & WENT_BACK != 0,
            };
            tell(deal, stayed);
        }
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

    /// Tells the whole deals begun by a day, of the deals in `chosen`, but not those set aside.
    #[inline]
    pub(crate) fn wholes(
        &self,
        as_of: Day,
        chosen: Option<&Bits>,
        mut tell: impl FnMut(WholeDeal),
    ) {
        let own = &self.wholes;
        let deals = own.end.len();
        let (owner, began) = (&own.owner[..deals], &own.began[..deals]);
        for at in 0..deals {
            let (deal, began, end) = (at as u32, began[at], own.end[at]);
            if end == ASIDE || began > as_of.0 || chosen.is_some_and(|chosen| !chosen.has(deal)) {
                continue;
            }
            let so_far = as_of.0.wrapping_sub(began) as u32;
            tell(WholeDeal {
                deal,
                owner: owner[at],
                began: Day(began),
                // Those too long are set aside.
                stay: stay(end, so_far).unwrap_or(Stay::of(so_far, Outcome::Open)),
            });
        }
    }

    /// Of `deals`, those at a stage once all is told, and those that are not among the
    /// [whole deals](Self::wholes).
    pub(crate) fn to_be_walked(&self, deals: Range<u32>) -> impl Iterator<Item = u32> {
        self.here.either(&self.aside, deals)
    }

    /// Whether a deal is at a stage once all is told.
    #[inline]
    pub(crate) fn is_here(&self, deal: u32) -> bool {
        self.here.has(deal)
    }

    /// Whether a deal is not among the [whole deals](Self::wholes): it is to be walked.
    #[inline]
    pub(crate) fn is_aside(&self, deal: u32) -> bool {
        self.aside.has(deal)
    }

    /// Whether a deal as it stood before the ledger's last day is to be walked.
    #[inline]
    pub(crate) fn is_unsteady(&self, deal: u32) -> bool {
        self.unsteady.has(deal)
    }

    /// Takes in what is told anew of one deal, the others being as they were.
    pub(crate) fn retell(&mut self, ledger: &Ledger, deal: u32) {
        let mut anew = Self::empty(ledger);
        anew.append(ledger, &mut Walker::new(ledger, Day(i32::MAX)), deal);
        for (stage, anew) in self.stages.iter_mut().zip(&anew.stages) {
            let own = stage.of(deal);
            stage.deal.splice(own.clone(), anew.deal.iter().copied());
            stage.rep.splice(own.clone(), anew.rep.iter().copied());
            stage
                .entered
                .splice(own.clone(), anew.entered.iter().copied());
            stage.end.splice(own, anew.end.iter().copied());
        }
        let from = self.skips.partition_point(|(known, _)| *known < deal);
        let to = self.skips.partition_point(|(known, _)| *known <= deal);
        self.skips.splice(from..to, anew.skips);
        let (own, place) = (anew.wholes, deal as usize);
        let known = place..(place + 1).min(self.wholes.end.len());
        self.wholes.owner.splice(known.clone(), own.owner);
        self.wholes.began.splice(known.clone(), own.began);
        self.wholes.end.splice(known, own.end);
        self.here.put(deal, anew.here.has(deal));
        self.aside.put(deal, anew.aside.has(deal));
        self.unsteady.put(deal, anew.unsteady.has(deal));
    }
}

impl Stage {
    #[inline]
    fn push(&mut self, deal: u32, passage: &Passage) {
        self.deal.push(deal);
        self.rep.push(passage.rep);
        self.entered.push(passage.entered.0);
        let days = if passage.left < passage.entered {
            LONG
        } else {
            passage.left.since(passage.entered)
        };
        self.end.push(end(days, passage.outcome, passage.went_back));
    }

    /// The place of a deal's passage, or where it would be.
    fn of(&self, deal: u32) -> Range<usize> {
        let from = self.deal.partition_point(|known| *known < deal);
        from..from + usize::from(self.deal.get(from) == Some(&deal))
    }
}

impl Wholes {
    /// Whether it is one that can be told from here.
    #[inline]
    fn push(&mut self, standing: &Standing) -> bool {
        let outcome = standing.outcome();
        let days = match (standing.began, outcome) {
            (Some(_), Outcome::Open) => Some(0),
            (Some(began), _) => standing
                .decided_on()
                .filter(|end| *end >= began)
                .map(|end| end.since(began)),
            (None, _) => None,
        };
        let own = days.filter(|days| *days < LONG && standing.has_history && !standing.snapshot);
        self.owner.push(standing.owner.unwrap_or(NOBODY));
        self.began.push(standing.began.map_or(0, |day| day.0));
        self.end
            .push(own.map_or(ASIDE, |days| end(days, outcome, false)));
        own.is_some()
    }
}

/// A stay that its column cannot say, as it stood on a day.
#[cold]
fn looked_up(ledger: &Ledger, deal: u32, stage: usize, (entered, as_of): (Day, Day)) -> Stay {
    let mut stay = Stay::of(as_of.since(entered), Outcome::Open);
    Walker::new(ledger, Day(i32::MAX)).walk(ledger, deal, |passage| {
        if usize::from(passage.stage) == stage && passage.left <= as_of {
            stay = Stay::of(passage.left.since(entered), passage.outcome);
        }
    });
    stay
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
