//! What the causes on a deal add to the log odds that everything else gives it: a coefficient each,
//! alike at all stages, by a logistic regression with a ridge on what the rest of the model leaves.
//!
//! A cause that is unknown counts as absent. Nothing here is NaN: what cannot be factored adds nothing.

use super::ridge::{Factor, share};
use crate::cause::Cause;

const CAUSES: usize = Cause::ALL.len();
/// Coefficients are held to 0 as if so many rows went as the rest of the model says.
const RIDGE: f64 = 4.0;
const MOST_STEPS: usize = 12;
const STILL: f64 = 1e-6;

/// A row: where its log odds start, its causes, and what happened.
#[derive(Clone, Copy, Debug)]
pub(super) struct CauseRow {
    pub(super) offset: f64,
    pub(super) causes: u64,
    pub(super) happened: bool,
}

/// The coefficients.
#[derive(Clone, Debug)]
pub(super) struct CauseShifts {
    coefficients: [f64; CAUSES],
    factor: Factor,
}

/// The causes of a set, by their places.
fn members(causes: u64) -> impl Iterator<Item = usize> + Clone {
    (0..CAUSES).filter(move |at| causes & (1 << at) != 0)
}

impl CauseShifts {
    /// `None` where no row has a cause, or nothing comes of it.
    pub(super) fn of(rows: &[CauseRow]) -> Option<Self> {
        if rows.iter().all(|row| row.causes == 0) {
            return None;
        }
        let mut coefficients = [0.0; CAUSES];
        let mut last = None;
        for _ in 0..MOST_STEPS {
            let (matrix, mut slope) = step(rows, &coefficients);
            let factor = Factor::of(matrix, CAUSES)?;
            factor.solve(&mut slope);
            for (value, step) in coefficients.iter_mut().zip(&slope) {
                *value += step.clamp(-2.0, 2.0);
            }
            last = Some(factor);
            if slope.iter().all(|step| step.abs() < STILL) {
                break;
            }
        }
        let finite = coefficients.iter().all(|value| value.is_finite());
        let factor = last.filter(|_| finite)?;
        Some(Self {
            coefficients,
            factor,
        })
    }

    /// How far the log odds are shifted by causes.
    pub(super) fn shift(&self, causes: u64) -> f64 {
        members(causes).map(|at| self.coefficients[at]).sum()
    }

    /// The variance of that.
    pub(super) fn variance(&self, causes: u64) -> f64 {
        let mut side = vec![0.0; CAUSES];
        members(causes).for_each(|at| side[at] = 1.0);
        self.factor.solve(&mut side);
        members(causes).map(|at| side[at]).sum::<f64>().max(0.0)
    }
}

/// The lower triangle of the matrix of a step, by rows, and its right side.
fn step(rows: &[CauseRow], coefficients: &[f64; CAUSES]) -> (Vec<f64>, Vec<f64>) {
    let mut matrix = vec![0.0; CAUSES * CAUSES];
    let mut slope: Vec<f64> = coefficients.iter().map(|value| -RIDGE * value).collect();
    for at in 0..CAUSES {
        matrix[at * CAUSES + at] = RIDGE;
    }
    for row in rows.iter().filter(|row| row.causes != 0) {
        let shift: f64 = members(row.causes).map(|at| coefficients[at]).sum();
        let chance = share(row.offset + shift);
        let (error, weight) = (
            f64::from(u8::from(row.happened)) - chance,
            chance * (1.0 - chance),
        );
        for a in members(row.causes) {
            slope[a] += error;
            for b in members(row.causes).take_while(|b| *b <= a) {
                matrix[a * CAUSES + b] += weight;
            }
        }
    }
    (matrix, slope)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn rows(causes: u64, hits: usize, of: usize) -> Vec<CauseRow> {
        let row = |n| CauseRow {
            offset: 0.0,
            causes,
            happened: n < hits,
        };
        (0..of).map(row).collect()
    }

    #[test]
    fn a_cause_shifts_the_odds_of_those_that_have_it() {
        let mut all = rows(0, 500, 1_000);
        all.extend(rows(2, 200, 1_000));
        all.extend(rows(2 | 8, 200, 1_000));
        let shifts = CauseShifts::of(&all).unwrap();
        // Log odds of a fifth, a little held back by the ridge.
        let shift = shifts.shift(2);
        assert!((shift + 4_f64.ln()).abs() < 0.05, "{shift}");
        // What both have is shared out between them.
        assert!((shifts.shift(2 | 8) - shift).abs() < 0.1);
        assert!((share(shifts.shift(0)) - 0.5).abs() < 1e-12);
        assert!(shifts.variance(2 | 8) > 0.0 && shifts.variance(0) == 0.0);
    }

    #[test]
    fn where_nobody_has_a_cause_nothing_is_learned() {
        assert!(CauseShifts::of(&rows(0, 5, 10)).is_none());
        assert!(CauseShifts::of(&[]).is_none());
    }
}
