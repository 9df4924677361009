//! What the pass over the deals counts for stage flags: each stage's passages by the period they
//! were entered in, and those that were still running in the latest one.
//!
//! Counting only; what it means is in `flag::stages` and `flag::held`. The period is the
//! filter's, or the last 90 days; the periods before it are as long, one after the other, at most
//! eight of them. A passage is followed to the as-of day whatever period it is entered in.

use crate::{
    ledger::Ledger,
    lens::Lens,
    lines::{self, Lines},
    moment::Day,
    selection::Outcome,
    stay::Stayed,
    tally::{DayCount, Tally},
};

/// The period looked at where the filter names none: a quarter, long enough for most deals that
/// came to a stage to have left it, short enough to be news.
const QUARTER: u32 = 90;
/// The latest period, and those before it: enough to learn how periods differ by nature.
const MOST: usize = 9;

/// A passage that was running in the latest period, or began there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Running {
    pub(crate) deal: u32,
    /// Days from its entry to the as-of day.
    pub(crate) age: u32,
    /// Days it lasted, so far.
    pub(crate) days: u32,
    pub(crate) outcome: Outcome,
}

/// Which days are which period.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Periods {
    as_of: Day,
    /// The last day of the latest period.
    end: Day,
    /// Days of a period; 0: there is none.
    length: u32,
    follows_value: bool,
}

/// The passages of one stage, by period.
#[derive(Clone, Debug)]
pub(crate) struct Past {
    /// The latest first.
    lines: Lines,
    /// Only where deals bear amounts, and the latest period ends today.
    running: Vec<Running>,
}

/// The passages of every stage, by period.
#[derive(Clone, Debug)]
pub(crate) struct History {
    periods: Periods,
    stages: Vec<Past>,
}

impl Periods {
    pub(crate) fn new(ledger: &Ledger, lens: &Lens) -> Self {
        let (from, end) = lens.span();
        let length = from.map_or(
            QUARTER,
            |from| {
                if from > end { 0 } else { end.since(from) + 1 }
            },
        );
        Self {
            as_of: lens.as_of,
            end,
            length,
            follows_value: length > 0 && end == lens.as_of && ledger.has_amounts(),
        }
    }
}

impl Periods {
    /// The period in which a day lies, the latest being 0; `None` where it is none of them.
    pub(crate) fn of(&self, day: Day) -> Option<usize> {
        if day > self.end || self.length == 0 {
            return None;
        }
        let period = (self.end.since(day) / self.length) as usize;
        (period < MOST).then_some(period)
    }
}

impl Past {
    /// Nothing counted yet, with room for as many passages as there may be.
    pub(crate) fn of(periods: Periods, passages: usize) -> Self {
        Self {
            lines: Lines::new(MOST),
            running: Vec::with_capacity(if periods.follows_value { passages } else { 0 }),
        }
    }

    /// Counts a passage that began in one of them.
    #[inline(always)]
    pub(crate) fn count(
        &mut self,
        periods: Periods,
        period: usize,
        (deal, passage): (u32, Stayed),
    ) {
        let Periods { as_of, length, .. } = periods;
        self.lines.count(period, passage.stay);
        if periods.follows_value {
            let (age, days) = (as_of.since(passage.entered), passage.stay.days());
            if age.saturating_sub(days) < length {
                self.running.push(Running {
                    deal,
                    age,
                    days,
                    outcome: passage.stay.outcome(),
                });
            }
        }
    }

    /// Ends the counting, after which it can be read.
    pub(crate) fn settle(&mut self) {
        self.lines.settle();
    }

    fn tally(&self, period: usize) -> Tally {
        lines::tally(&self.lines, period..period + 1)
    }
}

impl History {
    /// Of no stage yet.
    pub(crate) fn new(periods: Periods) -> Self {
        Self {
            periods,
            stages: Vec::new(),
        }
    }

    /// Takes in what was counted of the next stage.
    pub(crate) fn push(&mut self, stage: Past) {
        self.stages.push(stage);
    }

    /// Days of a period.
    pub(crate) fn length(&self) -> u32 {
        self.periods.length
    }

    /// The last day of the latest period, where it is not the as-of day.
    pub(crate) fn ended(&self) -> Option<Day> {
        (self.periods.end != self.periods.as_of).then_some(self.periods.end)
    }

    /// A stage's passages by period, the oldest first, the latest last.
    pub(crate) fn periods(&self, stage: usize) -> Vec<Tally> {
        let past = &self.stages[stage];
        (0..MOST).rev().map(|period| past.tally(period)).collect()
    }

    /// A stage's passages of all periods together.
    pub(crate) fn all(&self, stage: usize) -> Tally {
        lines::tally(&self.stages[stage].lines, 0..MOST)
    }

    /// A stage's passages of all periods but the latest.
    pub(crate) fn before(&self, stage: usize) -> Tally {
        lines::tally(&self.stages[stage].lines, 1..MOST)
    }

    /// The passages of a stage that were running in the latest period; none where value cannot be
    /// followed.
    pub(crate) fn running(&self, stage: usize) -> &[Running] {
        &self.stages[stage].running
    }

    /// A stage's passages as they stood when the latest period began.
    pub(crate) fn as_it_stood(&self, stage: usize) -> Tally {
        let earlier = self.before(stage);
        let counts = |row: &DayCount| (row.day, [row.advanced, row.lost, row.open]);
        let mut days: std::collections::BTreeMap<u32, [u32; 3]> =
            earlier.iter().map(counts).collect();
        for passage in self.running(stage) {
            if passage.age < self.length() {
                continue;
            }
            if let Some(counts) = days.get_mut(&passage.days) {
                let ended = &mut counts[passage.outcome as usize];
                *ended = ended.saturating_sub(1);
            }
            days.entry(passage.age - self.length()).or_default()[Outcome::Open as usize] += 1;
        }
        days.into_iter()
            .filter(|(_, counts)| *counts != [0; 3])
            .map(|(day, [advanced, lost, open])| DayCount {
                day,
                advanced,
                lost,
                open,
            })
            .collect()
    }
}
