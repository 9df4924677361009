//! 95 % intervals of shares. Sources: Wilson 1927; the log(-log) scale as in Kalbfleisch and
//! Prentice. Always inside 0..=1, never NaN.

use crate::review::Proportion;

/// The 97.5 % quantile of the normal distribution.
pub(crate) const Z: f64 = 1.959_963_984_540_054;

/// Wilson's interval of `hits` among `of`; 0..=1 where there are none.
pub(crate) fn wilson(hits: u32, of: u32) -> Proportion {
    if of == 0 {
        return Proportion {
            estimate: 0.0,
            low: 0.0,
            high: 1.0,
        };
    }
    let n = f64::from(of);
    let p = f64::from(hits) / n;
    let centre = p + Z * Z / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    Proportion {
        estimate: p,
        low: if hits == 0 {
            0.0
        } else {
            ((centre - half) / scale).clamp(0.0, p)
        },
        high: if hits == of {
            1.0
        } else {
            ((centre + half) / scale).clamp(p, 1.0)
        },
    }
}

/// The interval of a share strictly between 0 and 1 whose standard error is known.
pub(crate) fn log_log(estimate: f64, std_error: f64) -> (f64, f64) {
    let log = estimate.ln();
    let wide = Z * std_error / (estimate * -log);
    if !wide.is_finite() {
        return (0.0, 1.0);
    }
    // Raising to e^±wide keeps the ends between 0 and 1, and the estimate between them.
    (
        estimate.powf(wide.exp()).min(estimate),
        estimate.powf((-wide).exp()).max(estimate),
    )
}

/// The largest share of which none in `of` would still be seen once in 40 times: the upper end of
/// the exact binomial interval (Clopper and Pearson 1934) where there are no hits.
pub(crate) fn most_of_none(of: f64) -> f64 {
    1.0 - 0.025_f64.powf(1.0 / of.max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hits: u32, of: u32, low: f64, high: f64) {
        let got = wilson(hits, of);
        assert!(
            (got.low - low).abs() < 1e-12 && (got.high - high).abs() < 1e-12,
            "{got:?}"
        );
    }

    #[test]
    fn wilson_agrees_with_r() {
        check(0, 0, 0.0, 1.0);
        check(11, 11, 0.741_167_033_031_968_4, 1.0);
        check(5, 8, 0.305_742_394_602_627_37, 0.863_155_714_176_402_6);
        check(0, 4, 0.0, 0.489_890_836_454_597_3);
        check(2, 3, 0.207_659_600_802_047_7, 0.938_508_055_279_603_7);
    }

    #[test]
    fn the_ends_stay_inside_whatever_the_error() {
        for p in [1e-12, 0.001, 0.5, 0.999, 1.0 - 1e-12] {
            for error in [1e-12, 0.1, 1.0, 1e9] {
                let (low, high) = log_log(p, error);
                assert!(
                    (0.0..=p).contains(&low) && (p..=1.0).contains(&high),
                    "{p} {error}"
                );
            }
        }
    }
}
