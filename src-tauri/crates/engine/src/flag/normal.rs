//! The normal distribution: Φ, its logarithm far into the tail, and its inverse.
//!
//! Φ is asked for a hundred thousand times a review: it is reckoned from the nearest of a few hundred
//! places by Taylor's series, which is as exact as the library's error function is. Nothing here is
//! NaN for an argument that is a number.

use statrs::function::erf::{erfc, erfc_inv};
use std::{
    f64::consts::{FRAC_1_SQRT_2, SQRT_2, TAU},
    sync::LazyLock,
};

/// Places, a step apart, 0 in the middle.
const STEP: f64 = 0.025;
const EITHER_SIDE: i32 = 320;
/// Terms of the series: the next is below 1e-16, and 1e-11 of Φ.
const TERMS: usize = 7;

/// By place, the terms' factors: Φ itself, and its derivatives over their factorials.
static PLACES: LazyLock<Vec<[f64; TERMS]>> =
    LazyLock::new(|| (-EITHER_SIDE..=EITHER_SIDE).map(series).collect());

/// Φ's derivatives are φ times Hermite's polynomials, with alternating signs.
fn series(place: i32) -> [f64; TERMS] {
    let z = f64::from(place) * STEP;
    let mut factors = [0.5 * erfc(-z * FRAC_1_SQRT_2); TERMS];
    let (mut hermite, mut before) = (1.0, 0.0);
    let mut scale = (-0.5 * z * z).exp() / TAU.sqrt();
    for (n, factor) in (0..).zip(&mut factors[1..]) {
        let n = f64::from(n);
        *factor = scale * hermite;
        (hermite, before) = (z * hermite - n * before, hermite);
        scale /= -(n + 2.0);
    }
    factors
}

/// Φ(z).
pub(super) fn below(z: f64) -> f64 {
    let scaled = z * (1.0 / STEP);
    let nearest = nearest(scaled);
    // Far out, and where z is no number, there is no place.
    if scaled.abs() < f64::from(EITHER_SIDE) + 0.5
        && let Some(factors) = PLACES.get((nearest + EITHER_SIDE) as usize)
    {
        let rest = z - f64::from(nearest) * STEP;
        return factors
            .iter()
            .rev()
            .fold(0.0, |sum, factor| sum * rest + factor);
    }
    0.5 * erfc(-z * FRAC_1_SQRT_2)
}

/// The nearest whole number, of two the one further from 0: what `f64::round` says, without a call to
/// the library that some processors need for it.
fn nearest(number: f64) -> i32 {
    let towards_zero = number as i32;
    let rest = number - f64::from(towards_zero);
    towards_zero + i32::from(rest >= 0.5) - i32::from(rest <= -0.5)
}

/// ln Φ(z), also where Φ itself would be 0.
pub(super) fn ln_below(z: f64) -> f64 {
    if z > -20.0 {
        return below(z).ln();
    }
    // φ(z)/-z · (1 - 1/z² + 3/z⁴ - 15/z⁶): the next term is below 1e-8 of it here.
    let square = 1.0 / (z * z);
    let series = 1.0 - square * (1.0 - square * (3.0 - 15.0 * square));
    -0.5 * z * z - (-z * TAU.sqrt()).ln() + series.ln()
}

/// Φ⁻¹(share), at most 8 deviations either way.
pub(super) fn score(share: f64) -> f64 {
    (-SQRT_2 * erfc_inv(2.0 * share.clamp(0.0, 1.0))).clamp(-8.0, 8.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_its_places_it_is_as_exact_as_at_them() {
        for n in -90_000..=90_000 {
            let z = f64::from(n) * 1e-4 + 3e-5;
            let (got, want) = (below(z), 0.5 * erfc(-z * FRAC_1_SQRT_2));
            // Twice the error of the library's function: here, and at the place.
            assert!((got - want).abs() <= 3e-10 * want, "{z}: {got}, {want}");
        }
    }

    #[test]
    fn agrees_with_known_values() {
        let check = |got: f64, want: f64| {
            // As exact as the library's error function is.
            assert!((got - want).abs() <= 1e-10 * want.abs(), "{got}, {want}");
        };
        check(below(0.0), 0.5);
        check(below(1.959_963_984_540_054), 0.975);
        check(below(-5.0), 2.866_515_718_791_933e-7);
        check(score(0.975), 1.959_963_984_540_054);
        check(score(1e-9), -5.997_807_015_007_686_5);
        check(score(0.0), -8.0);
        check(score(1.0), 8.0);
        check(ln_below(-5.0), -15.064_998_393_988_727);
        check(ln_below(-20.0), -203.917_155_371_097_3);
        check(ln_below(-40.0), -804.608_442_013_753_9);
    }
}
