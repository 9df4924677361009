//! The passages at one stage, or deals as a whole, by the day they began, then by deal.
//!
//! At most one of each deal. The day stands once for all that began on it; a pass over them asks what
//! depends on it once, and is left with whose each is and how long it lasted. The invariant: days rise
//! and none is empty, deals rise within a day.

use std::ops::Range;

use super::{End, LONG, WENT_BACK, end, kept::Kept, stay};
use crate::{
    bits::Bits,
    ledger::{Ledger, NOBODY, room},
    moment::Day,
    passage::{Passage, Standing, Walker},
    selection::Outcome,
    stay::{Stay, Stayed},
};

/// Days from the first to the last that are simply counted through: nine hundred years.
const SPAN: usize = 1 << 18;

/// A passage, or a whole deal, before it has its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    deal: u32,
    rep: u32,
    began: i32,
    end: End,
}

impl Told {
    #[inline]
    pub(super) fn passage(deal: u32, passage: &Passage) -> Self {
        let days = if passage.left < passage.entered {
            LONG
        } else {
            passage.left.since(passage.entered)
        };
        Self {
            deal,
            rep: passage.rep,
            began: passage.entered.0,
            end: end(days, passage.outcome, passage.went_back),
        }
    }

    /// The day it began, whose it is, and how it ended.
    pub(super) fn parts(&self) -> (i32, u32, End) {
        (self.began, self.rep, self.end)
    }

    /// `None` where it has no beginning or end to count from, or comes from a snapshot.
    #[inline]
    pub(super) fn whole(deal: u32, standing: &Standing) -> Option<Self> {
        let began = standing.began?;
        let outcome = standing.outcome();
        let days = match outcome {
            Outcome::Open => 0,
            _ => {
                let ended = standing.decided_on().filter(|ended| *ended >= began)?;
                ended.since(began)
            }
        };
        (days < LONG && standing.has_history && !standing.snapshot).then(|| Self {
            deal,
            rep: standing.owner.unwrap_or(NOBODY),
            began: began.0,
            end: end(days, outcome, false),
        })
    }
}

/// All at one stage, or all whole deals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ByDay {
    /// Days on which any began, and where theirs begin in the columns.
    days: Vec<(i32, u32)>,
    deal: Vec<u32>,
    rep: Vec<u32>,
    end: Vec<End>,
    kept: Kept,
}

/// Those that began on one day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Begun<'a> {
    pub(crate) on: Day,
    deal: &'a [u32],
    rep: &'a [u32],
    end: &'a [End],
}

impl ByDay {
    /// Puts what was told in parts, deals rising, each in its place, of so many reps.
    pub(super) fn of<'a>(
        parts: &(impl Iterator<Item = &'a Vec<Told>> + Clone),
        reps: usize,
    ) -> Self {
        let all = || parts.clone().flatten();
        let count = all().count();
        let first = all().map(|told| told.began).min().unwrap_or(0);
        let last = all().map(|told| told.began).max().unwrap_or(0);
        let span = (i64::from(last) - i64::from(first)) as usize;
        // Every day has a place; or where odd dates lie far off, every day on which any began.
        let mut days: Vec<i32> = if span < SPAN {
            (first..=last).collect()
        } else {
            all().map(|told| told.began).collect()
        };
        if span >= SPAN {
            days.sort_unstable();
            days.dedup();
        }
        let place = |day: i32| {
            if span < SPAN {
                (day - first) as usize
            } else {
                days.partition_point(|known| *known < day)
            }
        };
        let mut next = vec![0_u32; days.len() + 1];
        for told in all() {
            next[place(told.began) + 1] += 1;
        }
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        let begun = days.iter().zip(next.windows(2));
        let mut own = Self {
            days: begun
                .filter(|(_, begin)| begin[0] < begin[1])
                .map(|(day, begin)| (*day, begin[0]))
                .collect(),
            deal: vec![0; count],
            rep: vec![0; count],
            end: vec![0; count],
            kept: Kept::default(),
        };
        for told in all() {
            let next = &mut next[place(told.began)];
            let at = *next as usize;
            *next += 1;
            own.deal[at] = told.deal;
            own.rep[at] = told.rep;
            own.end[at] = told.end;
        }
        own.kept = Kept::of(reps, own.all());
        own
    }

    /// Day, rep and end of all of them, days rising.
    fn all(&self) -> impl Iterator<Item = (i32, u32, End)> {
        (0..self.days.len()).flat_map(move |place| {
            let own = self.begun(place);
            let ends = self.rep[own.clone()].iter().zip(&self.end[own]);
            ends.map(move |(rep, end)| (self.days[place].0, *rep, *end))
        })
    }

    /// The same, counted; `None` where it cannot be read so.
    pub(super) fn kept(&self) -> Option<&Kept> {
        Some(&self.kept).filter(|kept| kept.is_whole())
    }

    pub(super) fn len(&self) -> usize {
        self.deal.len()
    }

    /// Bytes of memory set aside.
    pub(super) fn bytes(&self) -> usize {
        let columns = room(&self.deal) + room(&self.rep) + room(&self.end);
        room(&self.days) + columns + self.kept.bytes()
    }

    /// Where those of a day are, by its place among the days.
    fn begun(&self, place: usize) -> Range<usize> {
        let at = |place: usize| {
            let begin = self.days.get(place).map(|(_, begin)| *begin as usize);
            begin.unwrap_or(self.deal.len())
        };
        at(place)..at(place + 1)
    }

    /// Those that began by a day.
    pub(super) fn until(&self, as_of: Day) -> impl Iterator<Item = Begun<'_>> {
        let known = self.days.partition_point(|(day, _)| *day <= as_of.0);
        self.days[..known]
            .iter()
            .enumerate()
            .map(|(place, (day, _))| {
                let own = self.begun(place);
                Begun {
                    on: Day(*day),
                    deal: &self.deal[own.clone()],
                    rep: &self.rep[own.clone()],
                    end: &self.end[own],
                }
            })
    }

    /// Takes out what was told of a deal.
    pub(super) fn take_out(&mut self, told: &Told) {
        let Ok(place) = self.days.binary_search_by_key(&told.began, |(day, _)| *day) else {
            return;
        };
        let own = self.begun(place);
        let Ok(at) = self.deal[own.clone()].binary_search(&told.deal) else {
            return;
        };
        let at = own.start + at;
        self.kept.take_out(told);
        self.deal.remove(at);
        self.rep.remove(at);
        self.end.remove(at);
        for (_, begin) in &mut self.days[place + 1..] {
            *begin -= 1;
        }
        if own.len() == 1 {
            self.days.remove(place);
        }
    }

    /// Puts in what is told of a deal of which there is nothing.
    pub(super) fn put_in(&mut self, told: Told) {
        self.kept.put_in(&told);
        let place = self.days.partition_point(|(day, _)| *day < told.began);
        if self
            .days
            .get(place)
            .is_none_or(|(day, _)| *day != told.began)
        {
            let begin = self.begun(place).start as u32;
            self.days.insert(place, (told.began, begin));
        }
        let own = self.begun(place);
        let at = own.start + self.deal[own].partition_point(|known| *known < told.deal);
        self.deal.insert(at, told.deal);
        self.rep.insert(at, told.rep);
        self.end.insert(at, told.end);
        for (_, begin) in &mut self.days[place + 1..] {
            *begin += 1;
        }
    }
}

impl Begun<'_> {
    /// Tells each as it stood on a day, of the deals in `chosen` (`None`: all).
    #[inline(always)]
    pub(crate) fn tell(
        &self,
        (ledger, stage, as_of): (&Ledger, usize, Day),
        chosen: Option<&Bits>,
        mut tell: impl FnMut(u32, Stayed),
    ) {
        let so_far = as_of.since(self.on);
        let own = self.deal.iter().zip(self.rep).zip(self.end);
        for ((&deal, &rep), &end) in own {
            if chosen.is_some_and(|chosen| !chosen.has(deal)) {
                continue;
            }
            let stay = stay(end, so_far)
                .unwrap_or_else(|| looked_up(ledger, deal, stage, (self.on, as_of)));
            let stayed = Stayed {
                rep,
                entered: self.on,
                stay,
                went_back: end & WENT_BACK != 0,
            };
            tell(deal, stayed);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Deals by the day they began, deals rising.
    fn check(began: &[i32]) {
        let told: Vec<Told> = (0..)
            .zip(began)
            .map(|(deal, began)| Told {
                deal,
                rep: deal % 3,
                began: *began,
                end: end(deal, Outcome::Lost, false),
            })
            .collect();
        let half = told.len() / 2;
        let parts = [told[..half].to_vec(), told[half..].to_vec()];
        let mut column = ByDay::of(&parts.iter(), 3);
        let said: Vec<(i32, u32)> = column
            .until(Day(i32::MAX))
            .flat_map(|begun| begun.deal.iter().map(move |deal| (begun.on.0, *deal)))
            .collect();
        let mut want: Vec<(i32, u32)> = told.iter().map(|told| (told.began, told.deal)).collect();
        want.sort_unstable();
        assert_eq!(said, want);
        let whole = column.clone();
        for told in told {
            column.take_out(&told);
            assert_eq!(column.len() + 1, whole.len());
            column.put_in(told);
            assert_eq!(column, whole);
        }
    }

    #[test]
    fn days_rise_however_far_apart_and_what_is_taken_out_can_be_put_in_again() {
        check(&[]);
        check(&[4]);
        check(&[5, 3, 5, 4, -2, 5]);
        check(&[7, -1_000_000, 900_000, 7, 8]);
    }
}
