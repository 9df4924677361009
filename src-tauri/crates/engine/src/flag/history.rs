//! What the pass over the deals counts for stage flags: each stage's passages by the period they
//! were entered in, and those that were still running in the latest one.
//!
//! Counting only; what it means is in [`super::stages`] and [`super::held`]. The period is the
//! filter's, or the last 90 days; the periods before it are as long, one after the other, at most
//! eight of them. A passage is followed to the as-of day whatever period it is entered in.

use crate::{
    ledger::Ledger,
    lens::Lens,
    moment::Day,
    passage::Passage,
    selection::Outcome,
    tally::{DayCount, Line, Tally},
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

/// The passages of every stage, by period.
#[derive(Clone, Debug)]
pub(crate) struct History {
    as_of: Day,
    /// The last day of the latest period.
    end: Day,
    /// Days of a period; 0: there is none.
    length: u32,
    /// By stage, then by period, the latest first.
    lines: Vec<Line>,
    /// By stage; only where deals bear amounts, and the latest period ends today.
    running: Vec<Vec<Running>>,
    follows_value: bool,
}

impl History {
    pub(crate) fn empty(ledger: &Ledger, lens: &Lens) -> Self {
        let (from, end) = lens.span();
        let length = from.map_or(
            QUARTER,
            |from| {
                if from > end { 0 } else { end.since(from) + 1 }
            },
        );
        let stages = ledger.process().stages.len();
        Self {
            as_of: lens.as_of,
            end,
            length,
            lines: vec![Line::default(); stages * MOST],
            running: vec![Vec::new(); stages],
            follows_value: length > 0 && end == lens.as_of && ledger.has_amounts(),
        }
    }

    /// Counts a passage.
    #[inline]
    pub(crate) fn count(&mut self, deal: u32, passage: &Passage) {
        if passage.entered > self.end || self.length == 0 {
            return;
        }
        let period = (self.end.since(passage.entered) / self.length) as usize;
        if period >= MOST {
            return;
        }
        let stage = usize::from(passage.stage);
        let days = passage.left.since(passage.entered);
        self.lines[stage * MOST + period].count(days, passage.outcome);
        if self.follows_value && self.as_of.since(passage.left) < self.length {
            self.running[stage].push(Running {
                deal,
                age: self.as_of.since(passage.entered),
                days,
                outcome: passage.outcome,
            });
        }
    }

    /// Adds what was counted of later deals.
    pub(crate) fn add(&mut self, later: Self) {
        for (line, more) in self.lines.iter_mut().zip(&later.lines) {
            line.add(more);
        }
        for (running, more) in self.running.iter_mut().zip(later.running) {
            running.extend(more);
        }
    }

    /// Days of a period.
    pub(super) fn length(&self) -> u32 {
        self.length
    }

    /// The last day of the latest period, where it is not the as-of day.
    pub(super) fn ended(&self) -> Option<Day> {
        (self.end != self.as_of).then_some(self.end)
    }

    /// A stage's passages by period, the oldest first, the latest last.
    pub(super) fn periods(&self, stage: usize) -> Vec<Tally> {
        let lines = &self.lines[stage * MOST..(stage + 1) * MOST];
        lines.iter().rev().map(Line::tally).collect()
    }

    /// The passages of a stage that were running in the latest period; none where value cannot be
    /// followed.
    pub(super) fn running(&self, stage: usize) -> &[Running] {
        &self.running[stage]
    }

    /// A stage's passages as they stood when the latest period began.
    pub(super) fn as_it_stood(&self, stage: usize) -> Tally {
        let mut days = std::collections::BTreeMap::<u32, [u32; 3]>::new();
        for line in &self.lines[stage * MOST + 1..(stage + 1) * MOST] {
            for row in line.tally() {
                let counts = days.entry(row.day).or_default();
                for (sum, n) in counts.iter_mut().zip([row.advanced, row.lost, row.open]) {
                    *sum += n;
                }
            }
        }
        for passage in self.running(stage) {
            if passage.age < self.length {
                continue;
            }
            if let Some(counts) = days.get_mut(&passage.days) {
                let ended = &mut counts[passage.outcome as usize];
                *ended = ended.saturating_sub(1);
            }
            days.entry(passage.age - self.length).or_default()[Outcome::Open as usize] += 1;
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
