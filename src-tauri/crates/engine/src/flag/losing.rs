//! Does a rep lose deals at a stage: the decided deals against the odds at which the team advances.
//!
//! Badness is how much lower the rep's log odds of advancing are. Open deals say nothing here.

use super::badness::{Likelihood, grid};
use crate::tally::{DayCount, totals};

/// What one stage's team lets expect of its reps.
pub(super) struct Odds {
    /// ln(1 + 1/odds) and ln(1 + odds) by badness.
    against: Likelihood,
    with: Likelihood,
}

impl Odds {
    /// `None` where all advance or all are lost: nobody can be told apart.
    pub(super) fn of(team: &[DayCount]) -> Option<Self> {
        let (advanced, lost, _) = totals(team);
        if advanced == 0 || lost == 0 {
            return None;
        }
        let odds = (f64::from(advanced) + 0.5) / (f64::from(lost) + 0.5);
        let by_badness = grid().map(|badness| odds.ln() - badness);
        Some(Self {
            against: by_badness.map(|log_odds| (-log_odds).exp().ln_1p()),
            with: by_badness.map(|log_odds| log_odds.exp().ln_1p()),
        })
    }

    /// How probable a rep's decided deals are.
    pub(super) fn likelihood(&self, own: &[DayCount]) -> Likelihood {
        let (advanced, lost, _) = totals(own);
        std::array::from_fn(|at| {
            -f64::from(advanced) * self.against[at] - f64::from(lost) * self.with[at]
        })
    }
}
