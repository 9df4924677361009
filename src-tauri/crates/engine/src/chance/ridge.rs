//! Logistic regression with an offset and a ridge, by iteratively reweighted least squares (le
//! Cessie and van Houwelingen 1992), with the sandwich covariance of rows that belong together
//! (Liang and Zeger 1986).
//!
//! Rows are sparse; the matrix is small and dense. No result is NaN: a matrix that cannot be
//! factored gives no fit.

/// One row: what shifts its log odds, where they start, and what happened.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Column and value, no column twice.
    pub(super) x: Vec<(usize, f64)>,
    pub(super) offset: f64,
    pub(super) happened: bool,
    /// Rows of the same group are not independent; they lie together.
    pub(super) group: u32,
}

/// The coefficients.
#[derive(Clone, Debug)]
pub(super) struct Ridge {
    coefficients: Vec<f64>,
    /// Of the last step's matrix.
    factor: Factor,
}

/// How the coefficients err together: worked out once, for many rows to be asked about.
#[derive(Clone, Debug)]
pub(super) struct Covariance {
    size: usize,
    /// By rows.
    entries: Vec<f64>,
}

/// Lower triangle of a Cholesky factor, by rows.
#[derive(Clone, Debug)]
struct Factor {
    size: usize,
    lower: Vec<f64>,
}

const MOST_STEPS: usize = 12;
const STILL: f64 = 1e-6;

pub(super) fn log_odds(share: f64) -> f64 {
    (share / (1.0 - share)).ln()
}

pub(super) fn share(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

fn product(x: &[(usize, f64)], coefficients: &[f64]) -> f64 {
    x.iter().map(|&(at, value)| value * coefficients[at]).sum()
}

impl Ridge {
    /// Fits coefficients, one per penalty; penalties are positive.
    pub(super) fn fit<'a>(
        rows: &(impl Iterator<Item = &'a Row> + Clone),
        penalties: &[f64],
    ) -> Option<Self> {
        let size = penalties.len();
        let mut coefficients = vec![0.0; size];
        let mut factor = None;
        for _ in 0..MOST_STEPS {
            let mut matrix = vec![0.0; size * size];
            let mut slope: Vec<f64> = penalties
                .iter()
                .zip(&coefficients)
                .map(|(penalty, value)| -penalty * value)
                .collect();
            for row in rows.clone() {
                let chance = share(row.offset + product(&row.x, &coefficients));
                let error = f64::from(u8::from(row.happened)) - chance;
                let weight = chance * (1.0 - chance);
                for (place, &(at, value)) in row.x.iter().enumerate() {
                    slope[at] += error * value;
                    let weighted = weight * value;
                    // Columns ascend, so this fills the lower triangle.
                    for &(before, other) in &row.x[..=place] {
                        matrix[at * size + before] += weighted * other;
                    }
                }
            }
            for (at, penalty) in penalties.iter().enumerate() {
                matrix[at * size + at] += penalty;
            }
            let lower = Factor::of(matrix, size)?;
            lower.solve(&mut slope);
            let step = slope
                .iter()
                .fold(0.0, |most: f64, value| most.max(value.abs()));
            // A step this long is no step towards a minimum of rows scaled near 1.
            let scale = if step > 5.0 { 5.0 / step } else { 1.0 };
            for (value, step) in coefficients.iter_mut().zip(&slope) {
                *value += scale * step;
            }
            factor = Some(lower);
            if step < STILL {
                break;
            }
        }
        let fit = Self {
            coefficients,
            factor: factor?,
        };
        let finite = fit.coefficients.iter().all(|value| value.is_finite());
        finite.then_some(fit)
    }

    /// The sandwich: the factored matrix undone on both sides of the spread of the groups' scores.
    pub(super) fn covariance<'a>(&self, rows: impl Iterator<Item = &'a Row>) -> Covariance {
        let size = self.coefficients.len();
        let mut entries = self.spread(rows);
        // The spread is symmetric, so its rows are its columns, before and after.
        for _ in 0..2 {
            entries
                .chunks_exact_mut(size)
                .for_each(|row| self.factor.solve(row));
            transpose(&mut entries, size);
        }
        Covariance { size, entries }
    }

    /// Sum over groups of their scores' outer product, by rows.
    fn spread<'a>(&self, rows: impl Iterator<Item = &'a Row>) -> Vec<f64> {
        let size = self.coefficients.len();
        let mut spread = vec![0.0; size * size];
        let mut score = vec![0.0; size];
        let mut touched: Vec<usize> = Vec::new();
        let mut group = None;
        let mut close = |score: &mut Vec<f64>, touched: &mut Vec<usize>| {
            touched.sort_unstable();
            touched.dedup();
            for &a in touched.iter() {
                for &b in touched.iter() {
                    spread[a * size + b] += score[a] * score[b];
                }
            }
            for at in touched.drain(..) {
                score[at] = 0.0;
            }
        };
        for row in rows {
            if group.replace(row.group) != Some(row.group) {
                close(&mut score, &mut touched);
            }
            let chance = share(row.offset + product(&row.x, &self.coefficients));
            let error = f64::from(u8::from(row.happened)) - chance;
            for &(at, value) in &row.x {
                score[at] += error * value;
                touched.push(at);
            }
        }
        close(&mut score, &mut touched);
        spread
    }

    /// How far the log odds are shifted.
    pub(super) fn shift(&self, x: &[(usize, f64)]) -> f64 {
        product(x, &self.coefficients)
    }
}

impl Covariance {
    /// The standard error of the shift of a row.
    pub(super) fn std_error(&self, x: &[(usize, f64)]) -> f64 {
        let square: f64 = x
            .iter()
            .map(|&(at, value)| value * product(x, &self.entries[at * self.size..]))
            .sum();
        square.max(0.0).sqrt()
    }
}

fn transpose(square: &mut [f64], size: usize) {
    for row in 0..size {
        for column in 0..row {
            square.swap(row * size + column, column * size + row);
        }
    }
}

impl Factor {
    /// `None` where the matrix is not positive.
    fn of(mut matrix: Vec<f64>, size: usize) -> Option<Self> {
        for row in 0..size {
            for column in 0..=row {
                let (above, own) = matrix.split_at(row * size);
                let inner = |other: &[f64]| -> f64 {
                    own[..column]
                        .iter()
                        .zip(&other[..column])
                        .map(|(a, b)| a * b)
                        .sum()
                };
                let value = if row == column {
                    let left = own[row] - inner(own);
                    if !(left.is_finite() && left > 0.0) {
                        return None;
                    }
                    left.sqrt()
                } else {
                    let other = &above[column * size..];
                    (own[column] - inner(other)) / other[column]
                };
                matrix[row * size + column] = value;
            }
        }
        Some(Self {
            size,
            lower: matrix,
        })
    }

    /// Replaces the right side by the solution.
    fn solve(&self, side: &mut [f64]) {
        let size = self.size;
        for row in 0..size {
            let own = &self.lower[row * size..][..=row];
            let inner: f64 = own[..row].iter().zip(&*side).map(|(a, b)| a * b).sum();
            side[row] = (side[row] - inner) / own[row];
        }
        for row in (0..size).rev() {
            let own = &self.lower[row * size..][..=row];
            side[row] /= own[row];
            let value = side[row];
            for (side, a) in side[..row].iter_mut().zip(own) {
                *side -= a * value;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn rows(shares: &[(f64, usize, usize)]) -> Vec<Row> {
        let mut rows = Vec::new();
        for &(x, hits, of) in shares {
            for n in 0..of {
                rows.push(Row {
                    x: vec![(0, 1.0), (1, x)],
                    offset: 0.0,
                    happened: n < hits,
                    group: rows.len() as u32,
                });
            }
        }
        rows
    }

    #[test]
    fn without_a_ridge_to_speak_of_it_is_maximum_likelihood() {
        let rows = rows(&[(0.0, 25, 100), (1.0, 60, 100)]);
        let fit = Ridge::fit(&rows.iter(), &[1e-9, 1e-9]).unwrap();
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-6, "{a} {b}");
        near(share(fit.shift(&[(0, 1.0)])), 0.25);
        near(share(fit.shift(&[(0, 1.0), (1, 1.0)])), 0.60);
        // One over n p q, of independent rows.
        let covariance = fit.covariance(rows.iter());
        near(covariance.std_error(&[(0, 1.0)]), (1.0_f64 / 18.75).sqrt());
        near(
            covariance.std_error(&[(0, 1.0), (1, 1.0)]),
            (1.0_f64 / 24.0).sqrt(),
        );
    }

    #[test]
    fn a_high_ridge_leaves_the_offset() {
        let rows = rows(&[(0.0, 25, 100), (1.0, 60, 100)]);
        let fit = Ridge::fit(&rows.iter(), &[1e12, 1e12]).unwrap();
        assert!(fit.shift(&[(0, 1.0), (1, 1.0)]).abs() < 1e-6);
    }
}
