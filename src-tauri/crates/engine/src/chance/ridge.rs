//! Logistic regression with an offset and a ridge, by iteratively reweighted least squares (le
//! Cessie and van Houwelingen 1992), with the sandwich covariance of rows that belong together
//! (Liang and Zeger 1986).
//!
//! The facts of a row have coefficients that all stages share and coefficients of the row's own
//! stage, so that a row is a few numbers in two places of a small dense matrix: sums are taken stage
//! by stage and put together once. No result is NaN: a matrix that cannot be factored gives no fit.

use super::design::{FACTS, Facts};

/// One row: what shifts its log odds, where they start, and what happened.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) stage: usize,
    pub(super) facts: Facts,
    pub(super) offset: f64,
    pub(super) happened: bool,
    /// Rows of the same group are not independent; they lie together.
    pub(super) group: u32,
}

/// The coefficients: those of all stages first, then those of each stage.
#[derive(Clone, Debug)]
pub(super) struct Ridge {
    coefficients: Vec<f64>,
    /// By stage, both together.
    by_stage: Vec<Facts>,
    /// Of the last step's matrix.
    factor: Factor,
}

/// How the coefficients err together: worked out once, for many rows to be asked about.
#[derive(Clone, Debug)]
pub(super) struct Covariance {
    /// By stage: of the sums of what all stages share and what is the stage's own.
    by_stage: Vec<Square>,
}

/// Products of facts, by rows.
type Square = [Facts; FACTS];

/// What the rows of one stage add to the slope and the matrix of a step.
#[derive(Clone, Copy, Debug)]
struct Sums {
    slope: Facts,
    products: Square,
}

/// Lower triangle of a Cholesky factor, by rows.
#[derive(Clone, Debug)]
pub(super) struct Factor {
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

fn product(facts: &Facts, coefficients: &Facts) -> f64 {
    facts.iter().zip(coefficients).map(|(a, b)| a * b).sum()
}

/// By stage, what all stages share and what is its own, together.
fn together(coefficients: &[f64]) -> Vec<Facts> {
    let (shared, own) = coefficients.split_at(FACTS.min(coefficients.len()));
    let stage = |own: &[f64]| std::array::from_fn(|fact| shared[fact] + own[fact]);
    own.chunks_exact(FACTS).map(stage).collect()
}

/// The place of a stage's own coefficients.
fn own(stage: usize) -> usize {
    FACTS * (stage + 1)
}

impl Ridge {
    /// Fits coefficients, one per penalty, beginning at those of `start`; penalties are positive.
    pub(super) fn fit<'a>(
        rows: &(impl Iterator<Item = &'a Row> + Clone),
        penalties: &[f64],
        start: Option<&Self>,
    ) -> Option<Self> {
        let size = penalties.len();
        let mut coefficients = start.map_or(vec![0.0; size], |start| start.coefficients.clone());
        let mut factor = None;
        for _ in 0..MOST_STEPS {
            let sums = sums(rows.clone(), &together(&coefficients));
            let (matrix, mut slope) = step(&sums, penalties, &coefficients);
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
        let finite = coefficients.iter().all(|value| value.is_finite());
        let fit = Self {
            by_stage: together(&coefficients),
            coefficients,
            factor: factor?,
        };
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
        let at = |row: usize, column: usize| entries[row * size + column];
        let of_sums = |stage: usize| -> Square {
            let own = own(stage);
            std::array::from_fn(|a| {
                std::array::from_fn(|b| {
                    at(a, b) + at(a, own + b) + at(own + a, b) + at(own + a, own + b)
                })
            })
        };
        Covariance {
            by_stage: (0..self.by_stage.len()).map(of_sums).collect(),
        }
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
            let error = error(row, share(row.offset + self.shift(row.stage, &row.facts)));
            for from in [0, own(row.stage)] {
                for (fact, value) in row.facts.iter().enumerate() {
                    if *value != 0.0 {
                        score[from + fact] += error * value;
                        touched.push(from + fact);
                    }
                }
            }
        }
        close(&mut score, &mut touched);
        spread
    }

    /// How far the log odds are shifted, at a stage.
    pub(super) fn shift(&self, stage: usize, facts: &Facts) -> f64 {
        product(facts, &self.by_stage[stage])
    }
}

/// What happened, less its chance.
fn error(row: &Row, chance: f64) -> f64 {
    f64::from(u8::from(row.happened)) - chance
}

/// What the rows of each stage add to a step from these coefficients.
fn sums<'a>(rows: impl Iterator<Item = &'a Row>, by_stage: &[Facts]) -> Vec<Sums> {
    let none = Sums {
        slope: [0.0; FACTS],
        products: [[0.0; FACTS]; FACTS],
    };
    let mut sums = vec![none; by_stage.len()];
    for row in rows {
        let facts = &row.facts;
        let chance = share(row.offset + product(facts, &by_stage[row.stage]));
        let (error, weight) = (error(row, chance), chance * (1.0 - chance));
        let sum = &mut sums[row.stage];
        for ((slope, products), value) in sum.slope.iter_mut().zip(&mut sum.products).zip(facts) {
            // Most facts are of few deals.
            if *value == 0.0 {
                continue;
            }
            *slope += error * value;
            let weighted = weight * value;
            for (product, other) in products.iter_mut().zip(facts) {
                *product += weighted * other;
            }
        }
    }
    sums
}

/// The lower triangle of the matrix of a step, by rows, and its right side.
fn step(sums: &[Sums], penalties: &[f64], coefficients: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let size = penalties.len();
    let mut matrix = vec![0.0; size * size];
    let held = penalties.iter().zip(coefficients);
    let mut slope: Vec<f64> = held.map(|(penalty, value)| -penalty * value).collect();
    for (stage, sum) in sums.iter().enumerate() {
        let own = own(stage);
        for (fact, products) in sum.products.iter().enumerate() {
            slope[fact] += sum.slope[fact];
            slope[own + fact] += sum.slope[fact];
            for (other, product) in products.iter().enumerate() {
                matrix[fact * size + other] += product;
                matrix[(own + fact) * size + other] += product;
                matrix[(own + fact) * size + own + other] += product;
            }
        }
    }
    for (at, penalty) in penalties.iter().enumerate() {
        matrix[at * size + at] += penalty;
    }
    (matrix, slope)
}

impl Covariance {
    /// The standard error of the shift of a row.
    pub(super) fn std_error(&self, stage: usize, facts: &Facts) -> f64 {
        let rows = self.by_stage[stage].iter();
        let square: f64 = rows
            .zip(facts)
            .map(|(row, value)| value * product(row, facts))
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
    pub(super) fn of(mut matrix: Vec<f64>, size: usize) -> Option<Self> {
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
    pub(super) fn solve(&self, side: &mut [f64]) {
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

    /// One stage, and two facts: that all have, and `x`.
    fn facts(x: f64) -> Facts {
        std::array::from_fn(|fact| [1.0, x].get(fact).copied().unwrap_or(0.0))
    }

    fn rows(shares: &[(f64, usize, usize)]) -> Vec<Row> {
        let mut rows = Vec::new();
        for &(x, hits, of) in shares {
            for n in 0..of {
                rows.push(Row {
                    stage: 0,
                    facts: facts(x),
                    offset: 0.0,
                    happened: n < hits,
                    group: rows.len() as u32,
                });
            }
        }
        rows
    }

    /// Of what all stages share, and of what is the stage's own.
    fn penalties(shared: f64, own: f64) -> Vec<f64> {
        [[shared; FACTS], [own; FACTS]].concat()
    }

    #[test]
    fn without_a_ridge_to_speak_of_it_is_maximum_likelihood() {
        let rows = rows(&[(0.0, 25, 100), (1.0, 60, 100)]);
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-6, "{a} {b}");
        let check = |fit: &Ridge| {
            near(share(fit.shift(0, &facts(0.0))), 0.25);
            near(share(fit.shift(0, &facts(1.0))), 0.60);
            // One over n p q, of independent rows.
            let covariance = fit.covariance(rows.iter());
            near(
                covariance.std_error(0, &facts(0.0)),
                (1.0_f64 / 18.75).sqrt(),
            );
            near(
                covariance.std_error(0, &facts(1.0)),
                (1.0_f64 / 24.0).sqrt(),
            );
        };
        let fit = Ridge::fit(&rows.iter(), &penalties(1e-9, 1e9), None).unwrap();
        check(&fit);
        check(&Ridge::fit(&rows.iter(), &penalties(1e9, 1e-9), None).unwrap());
        // Where it begins does not matter.
        let high = Ridge::fit(&rows.iter(), &penalties(100.0, 1e9), None).unwrap();
        check(&Ridge::fit(&rows.iter(), &penalties(1e-9, 1e9), Some(&high)).unwrap());
    }

    #[test]
    fn a_high_ridge_leaves_the_offset() {
        let rows = rows(&[(0.0, 25, 100), (1.0, 60, 100)]);
        let fit = Ridge::fit(&rows.iter(), &penalties(1e12, 1e12), None).unwrap();
        assert!(fit.shift(0, &facts(1.0)).abs() < 1e-6);
    }
}
