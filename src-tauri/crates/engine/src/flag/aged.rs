//! Does a stage lose more than it did: the decided deals against the odds of deals decided at the
//! same age.
//!
//! A period that has just ended has only its quick decisions to show, and quick ones need not end
//! as slow ones do: so like is held against like. Badness is how much lower the log odds are.

use super::badness::{Likelihood, grid};
use crate::tally::{DayCount, totals};

/// Ages are taken together until so many are decided, and so large a share of all.
const FEWEST: u32 = 20;
const PARTS: u32 = 8;
/// A part's odds lean towards those of all ages as if so many more had been decided.
const LEAN: f64 = 4.0;

/// The share that advances, by age.
pub(super) struct Aged {
    runs: Vec<Run>,
}

/// Ages taken together.
struct Run {
    /// The last day.
    day: u32,
    /// Of the deals decided in it, the share that advanced.
    share: f64,
    /// ln(1 + 1/odds) and ln(1 + odds) of advancing, by badness.
    against: Likelihood,
    with: Likelihood,
}

impl Run {
    fn of(day: u32, share: f64) -> Self {
        let odds = (share / (1.0 - share)).ln();
        Self {
            day,
            share,
            against: grid().map(|badness| (badness - odds).exp().ln_1p()),
            with: grid().map(|badness| (odds - badness).exp().ln_1p()),
        }
    }
}

impl Aged {
    /// `None` where all advance or all are lost.
    pub(super) fn of(tally: &[DayCount]) -> Option<Self> {
        let (advanced, lost, _) = totals(tally);
        if advanced == 0 || lost == 0 {
            return None;
        }
        let overall = f64::from(advanced) / f64::from(advanced + lost);
        let enough = FEWEST.max((advanced + lost).div_ceil(PARTS));
        let mut runs = Vec::new();
        let (mut here, mut of) = (0, 0);
        for row in tally {
            here += row.advanced;
            of += row.advanced + row.lost;
            if of >= enough {
                runs.push(Run::of(row.day, lean(here, of, overall)));
                (here, of) = (0, 0);
            }
        }
        // The few of the last ages count with whatever is left.
        runs.push(Run::of(u32::MAX, lean(here, of, overall)));
        Some(Self { runs })
    }

    /// Advances expected of deals decided when they were.
    pub(super) fn expected(&self, own: &[DayCount]) -> f64 {
        let decided = self.by_run(own).into_iter().zip(&self.runs);
        decided
            .map(|((advanced, lost), run)| (advanced + lost) * run.share)
            .sum()
    }

    /// How probable the decided deals are.
    pub(super) fn likelihood(&self, own: &[DayCount]) -> Likelihood {
        let mut sum = Likelihood::default();
        for ((advanced, lost), run) in self.by_run(own).into_iter().zip(&self.runs) {
            if advanced + lost > 0.0 {
                for (at, sum) in sum.iter_mut().enumerate() {
                    *sum -= advanced * run.against[at] + lost * run.with[at];
                }
            }
        }
        sum
    }

    /// Advanced and lost, by run.
    fn by_run(&self, own: &[DayCount]) -> Vec<(f64, f64)> {
        let mut sums = vec![(0.0, 0.0); self.runs.len()];
        let mut at = 0;
        for row in own {
            while at + 1 < self.runs.len() && self.runs[at].day < row.day {
                at += 1;
            }
            sums[at].0 += f64::from(row.advanced);
            sums[at].1 += f64::from(row.lost);
        }
        sums
    }
}

/// Strictly between 0 and 1, since some advance and some are lost.
fn lean(advanced: u32, of: u32, overall: f64) -> f64 {
    (f64::from(advanced) + LEAN * overall) / (f64::from(of) + LEAN)
}
