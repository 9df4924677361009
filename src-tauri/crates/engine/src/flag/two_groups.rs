//! How likely each cell is no finding: a two-groups model with the team's own spread.
//!
//! Every cell either differs from the team only as reps do (normal around 0, with a spread that the
//! team's own cells tell), or is weak, or is outstanding. How wide the spread is and how many cells
//! are weak is not known: both are averaged over, weighted by how well they explain the whole team
//! (local false discovery rate, Efron 2008, with its two parameters integrated out). Outstanding
//! cells have a group of their own so that a star does not pass for natural spread.

use super::evidence::Evidence;
use crate::review::FlagProblem;

/// Natural spreads considered: standard deviations of log odds, or of log pace.
const SPREADS: [f64; 8] = [0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.35, 0.5];
/// How plausible each is before the team is seen.
const SPREAD_PRIOR: [f64; 8] = [0.18, 0.18, 0.18, 0.18, 0.12, 0.08, 0.05, 0.03];
/// Shares of weak cells considered.
const WEAK: [f64; 5] = [0.005, 0.015, 0.03, 0.05, 0.08];
const WEAK_PRIOR: [f64; 5] = [0.2, 0.2, 0.2, 0.2, 0.2];
/// Share of outstanding cells.
const STARS: f64 = 0.005;
/// A weak cell is a difference that matters: around 0.4 of the rest's odds of advancing, or 0.47 of
/// its pace; the spread takes in a third more or less.
const LOSES_AT: f64 = -0.9;
const SLOW_AT: f64 = -0.75;
const WEAK_SPREAD: f64 = 0.25;

const STEP: f64 = 0.05;
const REACH: i32 = 60;

/// The probability that each cell is not weak.
pub(super) fn innocence(evidence: &[Evidence]) -> Vec<f64> {
    let of = |problem| {
        let chosen: Vec<&Evidence> = evidence.iter().filter(|e| e.problem == problem).collect();
        probabilities(&chosen)
    };
    let mut loses = of(FlagProblem::Loses).into_iter();
    let mut slow = of(FlagProblem::Slow).into_iter();
    evidence
        .iter()
        .map(|e| match e.problem {
            FlagProblem::Loses => loses.next(),
            FlagProblem::Slow => slow.next(),
        })
        .map(|probability| probability.unwrap_or(1.0))
        .collect()
}

/// How well each group explains a cell.
struct Fit {
    natural: [f64; SPREADS.len()],
    weak: f64,
    star: f64,
}

fn probabilities(evidence: &[&Evidence]) -> Vec<f64> {
    let fits: Vec<Fit> = evidence.iter().map(|e| fit(e)).collect();
    let mut worlds = Vec::new();
    for (spread, spread_prior) in SPREAD_PRIOR.iter().enumerate() {
        for (weak, weak_prior) in WEAK.iter().zip(WEAK_PRIOR) {
            let log: f64 = fits
                .iter()
                .map(|fit| mixture(fit, spread, *weak).ln())
                .sum();
            worlds.push((spread, *weak, log + (spread_prior * weak_prior).ln()));
        }
    }
    let best = worlds.iter().map(|world| world.2).fold(f64::MIN, f64::max);
    let total: f64 = worlds.iter().map(|world| (world.2 - best).exp()).sum();
    fits.iter()
        .map(|fit| {
            let guilty: f64 = worlds
                .iter()
                .map(|&(spread, weak, log)| {
                    (log - best).exp() / total * weak * fit.weak / mixture(fit, spread, weak)
                })
                .sum();
            (1.0 - guilty).clamp(0.0, 1.0)
        })
        .collect()
}

fn mixture(fit: &Fit, spread: usize, weak: f64) -> f64 {
    // Never 0, so that its logarithm and the shares stay finite.
    ((1.0 - weak - STARS) * fit.natural[spread] + weak * fit.weak + STARS * fit.star).max(1e-300)
}

fn fit(evidence: &Evidence) -> Fit {
    let points: Vec<(f64, f64)> = (-REACH..=REACH)
        .map(|n| f64::from(n) * STEP)
        .map(|difference| (difference, evidence.log_likelihood(difference)))
        .collect();
    let best = points.iter().map(|point| point.1).fold(f64::MIN, f64::max);
    let points: Vec<(f64, f64)> = points
        .into_iter()
        .map(|(difference, log)| (difference, (log - best).exp()))
        .filter(|point| point.1 > 1e-12)
        .collect();
    let average = |centre: f64, spread: f64| {
        // What is not known of the rest widens every group; a spread below the grid's step is 0.
        let variance = (spread * spread + evidence.rest_variance).max(STEP * STEP);
        let near: f64 = points
            .iter()
            .map(|(difference, likelihood)| {
                likelihood * (-(difference - centre).powi(2) / (2.0 * variance)).exp()
            })
            .sum();
        near * STEP / (std::f64::consts::TAU * variance).sqrt()
    };
    let weak_at = match evidence.problem {
        FlagProblem::Loses => LOSES_AT,
        FlagProblem::Slow => SLOW_AT,
    };
    Fit {
        natural: SPREADS.map(|spread| average(0.0, spread)),
        weak: average(weak_at, WEAK_SPREAD),
        star: average(-weak_at, WEAK_SPREAD),
    }
}
