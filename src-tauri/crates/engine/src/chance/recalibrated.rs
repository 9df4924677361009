//! How sure to be: chances that are said too far from the middle, or all too high, put right by what
//! came of those said before.
//!
//! log odds = about + level + slope · (log odds said − about), where `about` is their mean. Learned
//! from chances foretold, each from what was known before its window began (Cox 1958; van Houwelingen
//! 2000), with level 0 and slope 1 expected: few deals change little. A slope is never below 0, so
//! that who stands before whom is not turned round.

use super::ridge::share;

/// One over the variance expected of level and slope: a deviation of a half.
const HELD: f64 = 4.0;
const ROUNDS: usize = 8;

/// Log odds said before a window, and whether the deal moved on in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub(super) log_odds: f64,
    pub(super) happened: bool,
}

/// What to make of log odds said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Recalibrated {
    about: f64,
    level: f64,
    pub(super) slope: f64,
}

impl Recalibrated {
    /// Leaves all as said.
    pub(super) const NOT: Self = Self {
        about: 0.0,
        level: 0.0,
        slope: 1.0,
    };

    pub(super) fn of(said: impl Iterator<Item = Said> + Clone) -> Self {
        let (count, sum) = said
            .clone()
            .fold((0.0, 0.0), |(n, sum), said| (n + 1.0, sum + said.log_odds));
        if count < 1.0 {
            return Self::NOT;
        }
        let about = sum / count;
        let (mut level, mut more) = (0.0, 0.0);
        for _ in 0..ROUNDS {
            let mut g = [-HELD * level, -HELD * more];
            let mut h = [HELD, 0.0, HELD];
            for said in said.clone() {
                let x = said.log_odds - about;
                let chance = share(about + level + (1.0 + more) * x);
                let rest = f64::from(u8::from(said.happened)) - chance;
                let weight = chance * (1.0 - chance);
                g = [g[0] + rest, g[1] + rest * x];
                h = [h[0] + weight, h[1] + weight * x, h[2] + weight * x * x];
            }
            // Positive, for both are held.
            let determinant = h[0] * h[2] - h[1] * h[1];
            level += (h[2] * g[0] - h[1] * g[1]) / determinant;
            more += (h[0] * g[1] - h[1] * g[0]) / determinant;
        }
        if level.is_finite() && more.is_finite() {
            Self {
                about,
                level,
                slope: (1.0 + more).max(0.0),
            }
        } else {
            Self::NOT
        }
    }

    pub(super) fn log_odds(self, said: f64) -> f64 {
        self.about + self.level + self.slope * (said - self.about)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of so many said with these log odds, so many moved on.
    fn said(groups: &[(f64, usize, usize)]) -> Vec<Said> {
        let of = |&(log_odds, moved, of): &(f64, usize, usize)| {
            (0..of).map(move |n| Said {
                log_odds,
                happened: n < moved,
            })
        };
        groups.iter().flat_map(of).collect()
    }

    #[test]
    fn chances_said_twice_too_surely_are_drawn_to_the_middle() {
        let odds = (0.7_f64 / 0.3).ln();
        let groups = [(2.0 * odds, 7_000, 10_000), (-2.0 * odds, 3_000, 10_000)];
        let rows = said(&groups);
        let put_right = Recalibrated::of(rows.iter().copied());
        assert!((put_right.slope - 0.5).abs() < 0.01, "{put_right:?}");
        assert!((share(put_right.log_odds(2.0 * odds)) - 0.7).abs() < 0.01);
    }

    #[test]
    fn few_deals_change_little_and_none_nothing() {
        let rows = said(&[(1.0, 1, 3), (-1.0, 1, 2)]);
        assert!((Recalibrated::of(rows.iter().copied()).slope - 1.0).abs() < 0.4);
        assert_eq!(Recalibrated::of([].into_iter()), Recalibrated::NOT);
    }

    #[test]
    fn an_order_is_never_turned_round() {
        let rows = said(&[(1.0, 100, 1_000), (-1.0, 900, 1_000)]);
        assert!(Recalibrated::of(rows.iter().copied()).slope >= 0.0);
    }
}
