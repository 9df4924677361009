//! How deals leave a stage by the age of their visit, and how surely that is known.
//!
//! For every stage, and every span of ages, the visits at risk are counted day by day, and those
//! that left by where they went; a span borrows from the one before what a visit is worth. How often
//! deals leave at all for each place is known from so many that left for it: its level is Gamma with
//! that count as its shape. A draw of the levels is one way the stages may truly be. Drawing every
//! span by itself was tried: where few have left it makes most spans stand still and a few hurry,
//! and by the curve's bend too few wins were then expected.

use super::{gamma::gamma, visit::Next};
use crate::{record::StageIx, sample::chance::Chance};

/// Ages, in steps, from which on all visits are taken to leave alike.
pub(super) const OLD: usize = 365;
/// So many ends on one day are a day of its own.
const MANY: u64 = 10;
/// What the span of ages before is worth, in visits that left.
const PRIOR: f64 = 1.0;

/// The visits of one stage.
#[derive(Clone, Debug, PartialEq)]
struct StageVisits {
    /// Visits that ended or were cut off, by age; the last counts all that are older.
    ended: Vec<u64>,
    /// Days at risk beyond [`OLD`].
    beyond: u64,
    /// Those that left, by where to, then by age.
    left: Vec<Vec<u64>>,
}

/// The visits of every stage, counted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Visits {
    stages: Vec<StageVisits>,
}

/// Places to go from a stage: the stages, then the win, then the loss.
pub(super) fn place(stages: usize, next: Next) -> Option<usize> {
    match next {
        Next::Stage(stage) => Some(usize::from(stage)),
        Next::Won => Some(stages),
        Next::Lost => Some(stages + 1),
        Next::Open => None,
    }
}

impl Visits {
    pub(super) fn none(stages: usize) -> Self {
        let stage = StageVisits {
            ended: vec![0; OLD + 1],
            beyond: 0,
            left: vec![Vec::new(); stages + 2],
        };
        Self {
            stages: vec![stage; stages],
        }
    }

    pub(super) fn count(&mut self, stage: StageIx, age: u32, next: Next) {
        let stages = self.stages.len();
        let Some(visits) = self.stages.get_mut(usize::from(stage)) else {
            return;
        };
        let slot = (age as usize).min(OLD);
        visits.ended[slot] += 1;
        visits.beyond += u64::from(age).saturating_sub(OLD as u64);
        if let Some(place) = place(stages, next)
            && let Some(left) = visits.left.get_mut(place)
        {
            if left.is_empty() {
                left.resize(OLD + 1, 0);
            }
            left[slot] += 1;
        }
    }

    /// Adds what others have counted of the same stages.
    pub(super) fn add(&mut self, others: &Self) {
        let add = |sums: &mut Vec<u64>, counts: &[u64]| {
            if sums.len() < counts.len() {
                sums.resize(counts.len(), 0);
            }
            sums.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n);
        };
        for (own, other) in self.stages.iter_mut().zip(&others.stages) {
            add(&mut own.ended, &other.ended);
            own.beyond += other.beyond;
            for (sums, counts) in own.left.iter_mut().zip(&other.left) {
                add(sums, counts);
            }
        }
    }

    /// How many visits ended in the win.
    pub(super) fn wins(&self) -> u64 {
        let won = self.stages.len();
        self.stages
            .iter()
            .map(|visits| visits.left[won].iter().sum::<u64>())
            .sum()
    }

    /// How many visits ended at all.
    pub(super) fn exits(&self) -> u64 {
        let left = self.stages.iter().flat_map(|visits| &visits.left);
        left.flatten().sum()
    }

    /// What is known of every stage.
    pub(super) fn habits(&self) -> Vec<Habit> {
        self.stages.iter().map(StageVisits::habit).collect()
    }
}

/// How one stage is left, as far as seen.
#[derive(Clone, Debug)]
pub(super) struct Habit {
    spans: Vec<Pace>,
    /// How many left, by place.
    left: Vec<f64>,
}

impl Habit {
    /// One way it may be.
    pub(super) fn draw(&self, chance: &mut Chance) -> Vec<Pace> {
        let level = |left: &f64| {
            if *left > 0.0 {
                gamma(chance, *left) / left
            } else {
                1.0
            }
        };
        let levels: Vec<f64> = self.left.iter().map(level).collect();
        let spans = self.spans.iter();
        spans.map(|pace| pace.at_level(&levels)).collect()
    }
}

/// How a stage is left over a span of ages.
#[derive(Clone, Debug)]
pub(super) struct Pace {
    /// The first age of the span.
    pub(super) from: usize,
    /// The chance of staying through one day.
    pub(super) stay: f64,
    /// The chance of leaving on one day, by place.
    pub(super) leave: Vec<(usize, f64)>,
}

impl StageVisits {
    /// Where a span of ages ends: a day on which many leave stands alone, so that what is due on a
    /// certain day stays so; few are gathered over a fifth of their age.
    fn span_end(&self, from: usize) -> usize {
        let ends = |age: usize| -> u64 { self.left.iter().filter_map(|left| left.get(age)).sum() };
        let widest = (from + 1 + from / 4).min(OLD + 1);
        let mut gathered = ends(from);
        let mut to = from + 1;
        while to < widest && gathered < MANY && ends(to) < MANY {
            gathered += ends(to);
            to += 1;
        }
        to
    }

    fn habit(&self) -> Habit {
        Habit {
            spans: self.spans(),
            left: self
                .left
                .iter()
                .map(|left| left.iter().sum::<u64>() as f64)
                .collect(),
        }
    }

    fn spans(&self) -> Vec<Pace> {
        let mut at_risk: u64 = self.ended.iter().sum();
        let days: Vec<u64> = self
            .ended
            .iter()
            .map(|ended| {
                let here = at_risk;
                at_risk -= ended;
                here
            })
            .collect();
        let all_days = days.iter().sum::<u64>() + self.beyond;
        if all_days == 0 {
            return Vec::new();
        }
        // The prior of the first span is the stage as a whole.
        let mut before: Vec<(usize, f64)> = (0..)
            .zip(&self.left)
            .map(|(place, left)| (place, left.iter().sum::<u64>() as f64 / all_days as f64))
            .filter(|(_, share)| *share > 0.0)
            .collect();
        let mut spans = Vec::new();
        let mut from = 0;
        while from <= OLD {
            let to = self.span_end(from);
            let beyond = if to > OLD { self.beyond } else { 0 };
            let seen = (days[from..to].iter().sum::<u64>() + beyond) as f64;
            let hazard: f64 = before.iter().map(|(_, share)| share).sum();
            let own: Vec<u64> = before
                .iter()
                .map(|&(place, _)| self.left[place][from..to].iter().sum())
                .collect();
            let prior_days = if hazard > 0.0 {
                prior(own.iter().sum()) / hazard
            } else {
                0.0
            };
            let left: Vec<(usize, f64)> = before
                .iter()
                .zip(&own)
                .map(|(&(place, share), &ends)| (place, ends as f64 + share * prior_days))
                .collect();
            let all_left: f64 = left.iter().map(|(_, ends)| ends).sum();
            let known = seen + prior_days;
            let share = |ends: f64| if known > 0.0 { ends / known } else { 0.0 };
            before = left
                .iter()
                .map(|&(place, ends)| (place, share(ends)))
                .collect();
            spans.push(Pace {
                from,
                stay: (1.0 - share(all_left)).max(0.0),
                leave: before.clone(),
            });
            from = to;
        }
        spans
    }
}

/// What the span before is worth to one that so many left in: less and less, and nothing to one from
/// which many did. At a stage that nobody leaves for two weeks, and all leave then, one visit's worth
/// of the quiet days would be hundreds of days at risk, and the day all leave on be lost among them.
fn prior(left: u64) -> f64 {
    PRIOR * (1.0 - left as f64 / MANY as f64).max(0.0)
}

impl Pace {
    /// The same, with places gone to more or less often than staying: odds, so that chances stay so.
    fn at_level(&self, levels: &[f64]) -> Self {
        let mut leave = self.leave.clone();
        for (place, share) in &mut leave {
            *share *= levels.get(*place).copied().unwrap_or(1.0);
        }
        let all = self.stay + leave.iter().map(|(_, share)| share).sum::<f64>();
        if all > 0.0 {
            leave.iter_mut().for_each(|(_, share)| *share /= all);
        }
        Self {
            from: self.from,
            stay: if all > 0.0 { self.stay / all } else { 1.0 },
            leave,
        }
    }
}
