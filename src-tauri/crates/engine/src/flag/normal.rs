//! The normal distribution: Φ, its logarithm far into the tail, and its inverse.
//!
//! Nothing here is NaN for an argument that is a number.

use statrs::function::erf::{erfc, erfc_inv};
use std::f64::consts::{FRAC_1_SQRT_2, SQRT_2, TAU};

/// Φ(z).
pub(super) fn below(z: f64) -> f64 {
    0.5 * erfc(-z * FRAC_1_SQRT_2)
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
