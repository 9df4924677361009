//! What figures over time share: a panel with a scale of round numbers on its left, and the columns
//! and hatching under it. No figure's own marks.

use crate::{
    palette::Token,
    sheet::{Lettering, Sheet},
};

/// The lettering of scales.
pub(super) const CAPTION: Lettering = Lettering::new(11.0, Token::Ink3);

/// A rectangle on the sheet whose foot stands for 0 and whose top for [`Panel::most`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Panel {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) foot: f64,
    /// What the top stands for; above 0.
    pub(super) most: f64,
}

impl Panel {
    /// Where a value lies; what is beyond the top lies on it.
    pub(super) fn y(&self, value: f64) -> f64 {
        let share = (value / self.most).clamp(0.0, 1.0);
        self.foot - share * (self.foot - self.top)
    }

    /// Lines across at every `step`, each with what it stands for on the left.
    pub(super) fn scale(&self, sheet: &mut Sheet, step: f64, said: impl Fn(f64) -> String) {
        let mut value = 0.0;
        while value <= self.most * 1.001 {
            let y = self.y(value);
            let line = if value > 0.0 {
                Token::Hairline
            } else {
                Token::Line
            };
            sheet.path(&[(self.left, y), (self.right, y)], 1.0, line);
            sheet.text(self.left - 6.0, y, &said(value), CAPTION.end());
            value += step;
        }
    }
}

/// The end of a scale that reaches `most` in at most `parts` round steps of whole numbers, and the
/// step.
pub(super) fn round(most: f64, parts: f64) -> (f64, f64) {
    let mut step = 1.0;
    for grow in [2.0, 2.5, 2.0].into_iter().cycle().take(36) {
        if step * parts >= most {
            break;
        }
        step *= grow;
    }
    ((most / step).ceil().max(1.0) * step, step)
}

/// The same for shares, in steps of 5, 10, 20, 25 or 50 points.
pub(super) fn round_share(most: f64, parts: f64) -> (f64, f64) {
    let step = [0.05, 0.1, 0.2, 0.25]
        .into_iter()
        .find(|step| step * parts >= most)
        .unwrap_or(0.5);
    (((most / step - 1e-9).ceil().max(1.0) * step).min(1.0), step)
}

/// Diagonal lines over a rectangle: what is not settled.
pub(super) fn hatch(sheet: &mut Sheet, x: f64, y: f64, w: f64, h: f64) {
    const STEP: f64 = 6.0;
    // On a grid of the whole sheet, so that neighbouring rectangles join.
    let mut at = -h - (x + y + h).rem_euclid(STEP);
    while at < w {
        let (from, to) = (at.max(0.0), (at + h).min(w));
        if to > from {
            let foot = y + h;
            let ends = [(x + from, foot - (from - at)), (x + to, foot - (to - at))];
            sheet.path(&ends, 1.0, Token::Line);
        }
        at += STEP;
    }
}

/// A line from point to point that holds each value until the next: what is counted by the day.
pub(super) fn steps(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut out: Vec<(f64, f64)> = Vec::with_capacity(points.len() * 2);
    for &(x, y) in points {
        if let Some(&(_, before)) = out.last() {
            out.push((x, before));
        }
        out.push((x, y));
    }
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_end_on_round_numbers_not_far_beyond_what_they_hold() {
        let check = |most: f64, expected: (f64, f64)| assert_eq!(round(most, 4.0), expected);
        check(0.0, (1.0, 1.0));
        check(3.0, (3.0, 1.0));
        check(4.5, (6.0, 2.0));
        check(17.0, (20.0, 5.0));
        check(93.0, (100.0, 50.0));
        check(801.0, (1_000.0, 500.0));
        for most in [0.0, 0.3, 7.0, 1e3, 1e9, 4.3e9] {
            let (end, step) = round(most, 4.0);
            assert!(end >= most && end <= 4.0 * step, "{most}: {end} by {step}");
        }
        let check = |most: f64, end: f64| {
            let (found, _) = round_share(most, 4.0);
            assert!((found - end).abs() < 1e-9, "{most}: {found}");
        };
        check(0.0, 0.05);
        check(0.12, 0.15);
        check(0.41, 0.6);
        check(0.97, 1.0);
        check(1.0, 1.0);
    }

    #[test]
    fn counts_hold_until_the_next_day_that_has_another() {
        let drawn = steps(&[(0.0, 9.0), (1.0, 9.0), (2.0, 5.0)]);
        assert_eq!(drawn, [(0.0, 9.0), (1.0, 9.0), (2.0, 9.0), (2.0, 5.0)]);
    }
}
