//! What a rep's deals at a stage say about the rep, as a likelihood: how probable they are if the
//! rep differs from the rest of the team by so much.
//!
//! The difference is on a scale where none is 0: log odds of advancing among decided deals
//! (binomial), log pace of leaving (Poisson around the exits expected at the rest's Nelson–Aalen
//! hazard). How well the rest itself is known is part of the evidence. No judgement here.

use crate::{
    curve::Curve,
    look::Cell,
    review::FlagProblem,
    tally::{DayCount, Tally, totals},
};

/// One rep at one stage, asked one question.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    /// Which cell.
    pub(super) cell: usize,
    pub(super) problem: FlagProblem,
    /// Advances of the decided, or exits.
    pub(super) observed: u32,
    /// The same at the rest's share or pace.
    pub(super) expected: f64,
    /// Decided passages, or passages.
    pub(super) of: u32,
    /// The rest's advance share (`Loses`).
    pub(super) rest_share: f64,
    /// Variance of what is known of the rest, on the scale of the difference.
    pub(super) rest_variance: f64,
}

impl Evidence {
    /// Both questions about a cell; none that the deals cannot answer at all.
    pub(super) fn of(ix: usize, cell: &Cell, team: &Curve) -> Vec<Self> {
        let own = cell.curve.tally();
        let rest = without(team.tally(), own);
        let (own_advanced, own_lost, own_open) = totals(own);
        let (rest_advanced, rest_lost, _) = totals(&rest);
        let (decided, rest_decided) = (own_advanced + own_lost, rest_advanced + rest_lost);
        let mut found = Vec::new();
        if decided > 0 && rest_advanced > 0 {
            // Half a deal each way keeps a rest that never lost one from being sure of it.
            let (advanced, lost) = (f64::from(rest_advanced) + 0.5, f64::from(rest_lost) + 0.5);
            let rest_share = advanced / (advanced + lost);
            found.push(Self {
                cell: ix,
                problem: FlagProblem::Loses,
                observed: own_advanced,
                expected: f64::from(decided) * f64::from(rest_advanced) / f64::from(rest_decided),
                of: decided,
                rest_share,
                rest_variance: 1.0 / advanced + 1.0 / lost,
            });
        }
        if rest_decided > 0 {
            let pace = Curve::of(rest);
            let expected: f64 = own
                .iter()
                .map(|row| f64::from(row.advanced + row.lost + row.open) * pace.hazard(row.day))
                .sum();
            if expected > 0.0 {
                found.push(Self {
                    cell: ix,
                    problem: FlagProblem::Slow,
                    observed: decided,
                    expected,
                    of: decided + own_open,
                    rest_share: 0.0,
                    rest_variance: 1.0 / f64::from(rest_decided),
                });
            }
        }
        found
    }

    /// Log likelihood of a difference, up to a constant.
    pub(super) fn log_likelihood(&self, difference: f64) -> f64 {
        let observed = f64::from(self.observed);
        match self.problem {
            FlagProblem::Loses => {
                let log_odds = (self.rest_share / (1.0 - self.rest_share)).ln() + difference;
                observed * log_odds - f64::from(self.of) * log_odds.exp().ln_1p()
            }
            FlagProblem::Slow => observed * difference - self.expected * difference.exp(),
        }
    }
}

/// The team's counts without one rep's.
fn without(team: &[DayCount], own: &[DayCount]) -> Tally {
    let mut own = own.iter().peekable();
    team.iter()
        .filter_map(|row| {
            let mut row = *row;
            if let Some(own) = own.next_if(|own| own.day == row.day) {
                row.advanced -= own.advanced;
                row.lost -= own.lost;
                row.open -= own.open;
            }
            (row.advanced + row.lost + row.open > 0).then_some(row)
        })
        .collect()
}
