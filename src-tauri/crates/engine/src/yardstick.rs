//! What every deal at a stage is held against: the curve of all passages there up to the as-of
//! day, and the stall point that follows from it.
//!
//! Never filtered: whether a deal is stalled does not depend on who looks.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    curve::Curve,
    ledger::Ledger,
    lines::{self, Lines},
    memo::Memo,
    moment::Day,
    parts::by_weight,
    passage::Passage,
    process::Stage,
    reading::Reading,
    selection::Outcome,
    stay::Stayed,
    tally::{self, totals},
};

/// Fewer passages than this are not worth another thread.
const PASSAGES_A_PART: usize = 40_000;
/// Fewer advances than this say too little about when deals move on.
const ENOUGH_ADVANCES: u32 = 20;

/// Where a stall point comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Four of five deals that moved on had moved by then.
    Observed,
    /// The stage's own default, while fewer than 20 have moved on.
    Default,
    /// Set by the manager.
    Manual,
}

/// After how many days a deal counts as stalled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StallPoint {
    /// Whole days; `None` where nothing is known and the stage has no default.
    pub days: Option<u32>,
    /// Where it comes from.
    pub basis: Basis,
}

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

/// Makes the yardsticks kept what they are once some passages of their day are in the place of others.
pub(crate) fn retell(
    known: &Memo<[Yardstick]>,
    stages: &[Stage],
    (before, after): (&[Passage], &[Passage]),
) {
    let of = |told: &[Passage], stage: usize| -> Vec<(u32, Outcome)> {
        let here = told.iter().filter(|own| usize::from(own.stage) == stage);
        here.map(|own| (own.left.since(own.entered), own.outcome))
            .collect()
    };
    known.change(|yardsticks| {
        let anew = yardsticks.iter().zip(stages).enumerate();
        anew.map(|(ix, (yardstick, stage))| {
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
        .collect()
    });
}

impl Ledger {
    /// One yardstick per stage.
    pub(crate) fn yardsticks(&self, as_of: Day) -> Arc<[Yardstick]> {
        if let Some(known) = self.known_yardsticks.get(as_of) {
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
        self.known_yardsticks.keep(as_of, &yardsticks);
        yardsticks
    }
}
