//! What every deal at a stage is held against: the curve of all passages there up to the as-of
//! day, and the stall point that follows from it.
//!
//! Never filtered: whether a deal is stalled does not depend on who looks.

use std::sync::{Arc, Mutex, PoisonError};

use crate::{
    curve::Curve,
    ledger::Ledger,
    lines::{self, Lines},
    moment::Day,
    parts::by_weight,
    passage::Passage,
    process::Stage,
    reading::Reading,
    review::{Basis, StallPoint},
    selection::Outcome,
    stay::Stayed,
    tally::{self, totals},
};

/// Fewer passages than this are not worth another thread.
const PASSAGES_A_PART: usize = 40_000;
/// Fewer advances than this say too little about when deals move on.
const ENOUGH_ADVANCES: u32 = 20;

/// One stage's.
#[derive(Clone, Debug)]
pub(crate) struct Yardstick {
    pub(crate) curve: Curve,
    pub(crate) stall_point: StallPoint,
}

impl Yardstick {
    pub(crate) fn of(stage: &Stage, curve: Curve) -> Self {
        let (advanced, ..) = totals(curve.tally());
        let observed = (advanced >= ENOUGH_ADVANCES)
            .then(|| curve.four_of_five())
            .flatten();
        let stall_point = match (stage.stall_days, observed) {
            (Some(days), _) => StallPoint {
                days: Some(days),
                basis: Basis::Manual,
            },
            (None, Some(days)) => StallPoint {
                days: Some(days),
                basis: Basis::Observed,
            },
            (None, None) => StallPoint {
                days: stage.default_days,
                basis: Basis::Default,
            },
        };
        Self { curve, stall_point }
    }

    /// Whether a visit of so many days is longer than the stall point.
    pub(crate) fn stalls(&self, days: Option<u32>) -> bool {
        matches!((days, self.stall_point.days), (Some(days), Some(point)) if days > point)
    }
}

/// The yardsticks last asked for: they depend on the as-of day alone, and a page of deals asks for
/// the same ones again and again.
#[derive(Debug, Default)]
pub(crate) struct Memo(Mutex<Option<(Day, Arc<[Yardstick]>)>>);

impl Clone for Memo {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Memo {
    pub(crate) fn get(&self, as_of: Day) -> Option<Arc<[Yardstick]>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .as_ref()
            .filter(|(day, _)| *day == as_of)
            .map(|(_, yardsticks)| Arc::clone(yardsticks))
    }

    /// The day they are of, where any are kept.
    pub(crate) fn day(&self) -> Option<Day> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().map(|(day, _)| *day)
    }

    /// Makes those kept what they are once some passages of their day are in the place of others.
    pub(crate) fn retell(&self, stages: &[Stage], before: &[Passage], after: &[Passage]) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((_, yardsticks)) = &mut *known else {
            return;
        };
        let of = |told: &[Passage], stage: usize| -> Vec<(u32, Outcome)> {
            let here = told.iter().filter(|own| usize::from(own.stage) == stage);
            here.map(|own| (own.left.since(own.entered), own.outcome))
                .collect()
        };
        let anew = yardsticks.iter().zip(stages).enumerate();
        *yardsticks = anew
            .map(|(ix, (yardstick, stage))| {
                let (gone, come) = (of(before, ix), of(after, ix));
                if gone == come {
                    return yardstick.clone();
                }
                let mut tally = yardstick.curve.tally().to_vec();
                for (days, outcome) in gone {
                    tally::take_out(&mut tally, days, outcome);
                }
                for (days, outcome) in come {
                    tally::put_in(&mut tally, days, outcome);
                }
                Yardstick::of(stage, Curve::of(tally))
            })
            .collect();
    }

    pub(crate) fn keep(&self, as_of: Day, yardsticks: &Arc<[Yardstick]>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((as_of, Arc::clone(yardsticks)));
    }
}

impl Ledger {
    /// One yardstick per stage.
    pub(crate) fn yardsticks(&self, as_of: Day) -> Arc<[Yardstick]> {
        if let Some(known) = self.memo.get(as_of) {
            return known;
        }
        let stages = &self.process().stages;
        let reading = Reading::of_passages(self, as_of);
        let weights: Vec<usize> = (0..stages.len())
            .map(|stage| self.columns.passages(stage))
            .collect();
        let yardsticks = by_weight(&weights, PASSAGES_A_PART, |stage| {
            let mut line = Lines::new(1);
            for begun in self.columns.at_stage(stage, as_of) {
                begun.tell((self, stage, as_of), reading.columns(), |_, passage| {
                    line.count(0, passage.stay);
                });
            }
            for (_, passage) in reading.walked(stage) {
                line.count(0, Stayed::of(passage).stay);
            }
            line.settle();
            Yardstick::of(&stages[stage], Curve::of(lines::tally(&line, 0..1)))
        })
        .into();
        self.memo.keep(as_of, &yardsticks);
        yardsticks
    }
}
