//! What every deal at a stage is held against: the curve of all passages there up to the as-of
//! day, and the stall point that follows from it.
//!
//! Never filtered: whether a deal is stalled does not depend on who looks.

use std::sync::{Arc, Mutex, PoisonError};

use crate::{
    curve::Curve,
    ledger::Ledger,
    moment::Day,
    parts::side_by_side,
    passage::Walker,
    process::Stage,
    review::{Basis, StallPoint},
    tally::{Line, totals},
};

/// Fewer deals than this are not worth another thread.
const DEALS_A_PART: usize = 20_000;
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
        let parts = side_by_side(self.deals(), DEALS_A_PART, |deals| {
            let mut lines = vec![Line::default(); stages.len()];
            let mut walker = Walker::new(self, as_of);
            for deal in deals {
                walker.walk(self, deal as u32, |passage| {
                    let days = passage.left.since(passage.entered);
                    lines[usize::from(passage.stage)].count(days, passage.outcome);
                });
            }
            lines
        });
        let yardsticks = stages
            .iter()
            .enumerate()
            .map(|(ix, stage)| {
                let lines = parts.iter().map(|lines| &lines[ix]);
                Yardstick::of(stage, Curve::of(Line::sum(lines)))
            })
            .collect();
        self.memo.keep(as_of, &yardsticks);
        yardsticks
    }
}
