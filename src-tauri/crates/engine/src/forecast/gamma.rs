//! Gamma-distributed chance, scale 1 (Marsaglia and Tsang 2000).

use crate::sample::chance::Chance;

/// One draw; 0 where the shape is 0.
pub(super) fn gamma(chance: &mut Chance, shape: f64) -> f64 {
    if shape <= 0.0 {
        return 0.0;
    }
    if shape < 1.0 {
        // A draw of shape + 1, scaled down by a power of an even one.
        let even = 1.0 - chance.even();
        return gamma(chance, shape + 1.0) * even.powf(1.0 / shape);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let normal = chance.normal();
        let v = (1.0 + c * normal).powi(3);
        if v <= 0.0 {
            continue;
        }
        let even = 1.0 - chance.even();
        if even.ln() < 0.5 * normal * normal + d - d * v + d * v.ln() {
            return d * v;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_variance_are_the_shape() {
        for shape in [0.2, 1.0, 3.5, 400.0] {
            let mut chance = Chance::new(1);
            let draws: Vec<f64> = (0..40_000).map(|_| gamma(&mut chance, shape)).collect();
            let mean = draws.iter().sum::<f64>() / 40_000.0;
            let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 40_000.0;
            // Five standard errors of each.
            assert!(
                (mean - shape).abs() < 5.0 * (shape / 40_000.0).sqrt(),
                "{shape}: {mean}"
            );
            let spread = ((2.0 + 6.0 / shape) / 40_000.0).sqrt();
            assert!(
                (variance / shape - 1.0).abs() < 5.0 * spread,
                "{shape}: {variance}"
            );
        }
    }

    #[test]
    fn no_shape_gives_nothing() {
        assert!(gamma(&mut Chance::new(1), 0.0) <= 0.0);
    }
}
