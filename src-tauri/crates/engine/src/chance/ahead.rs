//! What a stage's curve alone says of the days ahead.
//!
//! The passages that stayed beyond day t, looked at from there: their Aalen–Johansen share advanced
//! by t + 30 is (F(t + 30) − F(t)) / S(t), in the end (F(end) − F(t)) / S(t), and its error and interval
//! are those of any such curve.

use super::WINDOW;
use crate::{
    curve::Curve,
    tally::{DayCount, Tally},
};

/// The chance of advancing within the window, or in the end, with its 95 % interval.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ahead {
    pub(super) chance: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    /// Passages that stayed as long.
    pub(super) n: u32,
}

impl Ahead {
    /// Within the window, after so many days; `None` where nobody was seen to stay beyond.
    pub(super) fn of(curve: &Curve, days: u32) -> Option<Self> {
        Self::until(curve, days, days.saturating_add(WINDOW))
    }

    /// In the end, as far as seen.
    pub(super) fn ever(curve: &Curve, days: u32) -> Option<Self> {
        Self::until(curve, days, u32::MAX)
    }

    fn until(curve: &Curve, days: u32, end: u32) -> Option<Self> {
        let tally = curve.tally();
        let later = &tally[tally.partition_point(|row| row.day <= days)..];
        let within = &later[..later.partition_point(|row| row.day <= end)];
        let mut rows = Tally::with_capacity(within.len() + 1);
        rows.extend_from_slice(within);
        let beyond = curve.beyond(end);
        if beyond > 0 {
            rows.push(DayCount {
                day: end.saturating_add(1),
                open: beyond,
                ..DayCount::default()
            });
        }
        let rest = Curve::of(rows);
        let estimate = rest.conversion()?;
        Some(Self {
            chance: estimate.estimate,
            low: estimate.low,
            high: estimate.high,
            n: rest.passages(),
        })
    }

    /// The chance alone, quickly.
    pub(super) fn chance(curve: &Curve, days: u32) -> Option<f64> {
        let stay = curve.stay(days);
        let gained = curve.advanced(days.saturating_add(WINDOW)) - curve.advanced(days);
        (stay > 1e-9).then(|| (gained / stay).clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_curve_from_a_day_on_is_the_curve_of_those_who_stayed() {
        let row = |day, advanced, lost, open| DayCount {
            day,
            advanced,
            lost,
            open,
        };
        let curve = Curve::of(vec![
            row(0, 4, 1, 0),
            row(7, 3, 2, 1),
            row(20, 2, 1, 2),
            row(36, 1, 0, 1),
            row(50, 2, 2, 1),
        ]);
        for days in 0..50 {
            let (whole, quick) = (Ahead::of(&curve, days), Ahead::chance(&curve, days));
            assert!((whole.unwrap().chance - quick.unwrap()).abs() < 1e-12);
            let (ever, now) = (Ahead::ever(&curve, days).unwrap(), curve.chance_after(days));
            assert!((ever.chance - now.unwrap()).abs() < 1e-12);
            assert!((ever.low..=ever.high).contains(&ever.chance));
            assert_eq!(ever.n, whole.unwrap().n);
        }
        assert_eq!(Ahead::of(&curve, 7).unwrap().n, 12);
        assert!(Ahead::of(&curve, 50).is_none());
    }
}
