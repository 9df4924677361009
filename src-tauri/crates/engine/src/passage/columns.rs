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
/// clock that ran behind.
const LONG: u32 = (1 << 13) - 1;
/// A whole deal that has no beginning or end to count from, or comes from a snapshot: to be walked.
const ASIDE: End = End::MAX;

fn end(days: u32, outcome: Outcome, went_back: bool) -> End {
    let days = match outcome {
        Outcome::Open => 0,
        _ => days.min(LONG) as End,
    };
    (if went_back { WENT_BACK } else { 0 }) | days << 2 | outcome as End
}

/// Days and outcome, as it ended; an open one of no days.
#[inline]
fn ended(end: End) -> (u32, Outcome) {
    let outcome = match end & 3 {
        0 => Outcome::Advanced,
        1 => Outcome::Lost,
        _ => Outcome::Open,
    };
    (u32::from(end >> 2) & LONG, outcome)
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
    pub(crate) days: u32,
    pub(crate) outcome: Outcome,
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
        self.wholes.push(&standing);
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
            + (self.here.bytes() + self.unsteady.bytes())
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
        mut tell: impl FnMut(u32, &Stayed),
    ) {
        let Stage {
            deal,
            rep,
            entered,
            end,
        } = &self.stages[stage];
        for (((&deal, &rep), &entered), &end) in deal.iter().zip(rep).zip(entered).zip(end) {
            if entered > as_of.0 || chosen.is_some_and(|chosen| !chosen.has(deal)) {
                continue;
            }
            // Never negative, so that it fits without its sign.
            let so_far = as_of.0.wrapping_sub(entered) as u32;
            let (days, outcome) = ended(end);
            let stay = if days != LONG && days <= so_far && outcome != Outcome::Open {
                Stay::packed(end & !WENT_BACK)
            } else if days == LONG && left(ledger, deal, stage) <= as_of {
                Stay::of(left(ledger, deal, stage).since(Day(entered)), outcome)
            } else {
                Stay::of(so_far, Outcome::Open)
            };
            let stayed = Stayed {
                rep,
                entered: Day(entered),
                stay,
                went_back: end & WENT_BACK != 0,
            };
            tell(deal, &stayed);
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
        let Wholes { owner, began, end } = &self.wholes;
        for (deal, ((&owner, &began), &end)) in (0..).zip(owner.iter().zip(began).zip(end)) {
            if end == ASIDE || began > as_of.0 || chosen.is_some_and(|chosen| !chosen.has(deal)) {
                continue;
            }
            let (mut days, mut outcome) = ended(end);
            if outcome == Outcome::Open || began.saturating_add_unsigned(days) > as_of.0 {
                (days, outcome) = (as_of.since(Day(began)), Outcome::Open);
            }
            tell(WholeDeal {
                deal,
                owner,
                began: Day(began),
                days,
                outcome,
            });
        }
    }

    /// Whether a deal is at a stage once all is told.
    #[inline]
    pub(crate) fn is_here(&self, deal: u32) -> bool {
        self.here.has(deal)
    }

    /// Whether a deal is not among the [whole deals](Self::wholes): it is to be walked.
    #[inline]
    pub(crate) fn is_aside(&self, deal: u32) -> bool {
        self.wholes.end.get(deal as usize) == Some(&ASIDE)
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
    #[inline]
    fn push(&mut self, standing: &Standing) {
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
    }
}

/// The last day of a stay that its column cannot say.
#[cold]
fn left(ledger: &Ledger, deal: u32, stage: usize) -> Day {
    let mut left = Day(i32::MAX);
    Walker::new(ledger, left).walk(ledger, deal, |passage| {
        if usize::from(passage.stage) == stage {
            left = passage.left;
        }
    });
    left
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
