//! What deals say of a rep, summed up: how much worse than the team, and how well that is known.
//!
//! Badness is 0 where a rep is as the team, and positive where worse. A likelihood over a grid of it
//! becomes one number with a variance, as if it had been seen with normal error. The invariant: both
//! are numbers whatever was seen, and seeing nothing gives a variance too large to count.

/// Points of the grid, a step apart, 0 in the middle.
pub(super) const POINTS: usize = 25;
const STEP: f64 = 0.2;
/// A vague normal expectation keeps none of five deals from meaning endless badness; what it adds is
/// taken out again.
const VAGUE: f64 = 0.7 * 0.7;
/// The least that can be known: one over the variance.
const LEAST: f64 = 1e-3;

/// Log likelihood by badness, up to a constant.
pub(super) type Likelihood = [f64; POINTS];

/// The badness of each point of the grid.
pub(super) fn grid() -> Likelihood {
    std::array::from_fn(|point| (point as f64 - (POINTS / 2) as f64) * STEP)
}

/// How bad, and with what variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Badness {
    pub(super) seen: f64,
    pub(super) variance: f64,
}

impl Badness {
    /// Sums a likelihood up by its mean and variance, or where its peak is too sharp for the grid by
    /// the parabola through its three highest points.
    pub(super) fn of(likelihood: &Likelihood) -> Self {
        let grid = grid();
        let mut log = *likelihood;
        for (log, at) in log.iter_mut().zip(grid) {
            *log -= at * at / (2.0 * VAGUE);
        }
        let peak = (1..POINTS).fold(0, |best, at| if log[at] > log[best] { at } else { best });
        let (mut mean, mut variance) = moments(&log, log[peak], &grid);
        if peak > 0 && peak + 1 < POINTS {
            let (left, right) = (log[peak - 1], log[peak + 1]);
            let bend = left - 2.0 * log[peak] + right;
            if bend < 0.0 && STEP * STEP / -bend < (0.6 * STEP).powi(2) {
                mean = grid[peak] + 0.5 * STEP * (left - right) / bend;
                variance = STEP * STEP / -bend;
            }
        }
        let known = (1.0 / variance - 1.0 / VAGUE).max(LEAST);
        Self {
            seen: mean / variance / known,
            variance: 1.0 / known,
        }
    }
}

fn moments(log: &Likelihood, highest: f64, grid: &Likelihood) -> (f64, f64) {
    let (mut all, mut first, mut second) = (0.0, 0.0, 0.0);
    for (log, at) in log.iter().zip(grid) {
        let weight = (log - highest).exp();
        all += weight;
        first += weight * at;
        second += weight * at * at;
    }
    let mean = first / all;
    (mean, (second / all - mean * mean).max(1e-9))
}
