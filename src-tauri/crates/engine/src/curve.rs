//! The curves of one set of passages: how many stay (Kaplan–Meier), how many have advanced
//! (Aalen–Johansen, with losses competing), how fast they leave (Nelson–Aalen).
//!
//! Open passages are censored: at risk up to and including their last day. Sources: Aalen and
//! Johansen 1978; the standard error is the infinitesimal jackknife, as R's `survfit` reports it
//! for several outcomes. Nothing here is ever NaN or infinite.

use serde::{Deserialize, Serialize};

use crate::{
    interval::{LogLog, estimated, most_of_none, wilson},
    tally::{DayCount, Tally, totals},
};

/// Sums of a few thousand products of 64-bit floats differ from the exact value by less than this.
const ROUNDING: f64 = 1e-9;

/// A probability estimated from passages, some of which are still open.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Estimate {
    /// In 0..=1.
    pub estimate: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// Standard error by the infinitesimal jackknife.
    pub std_error: f64,
}

/// The state just after one day on which something is counted.
#[derive(Clone, Copy, Debug)]
struct Point {
    day: u32,
    /// At risk on that day.
    at_risk: f64,
    /// S(t): share still there after the day.
    stay: f64,
    /// F(t): share advanced by then.
    advanced: f64,
    /// Cumulative hazard of leaving, either way.
    hazard: f64,
}

/// All curves of one tally.
#[derive(Clone, Debug)]
pub(crate) struct Curve {
    tally: Tally,
    points: Vec<Point>,
}

impl Curve {
    pub(crate) fn of(tally: Tally) -> Self {
        let (advanced, lost, open) = totals(&tally);
        let mut left = u64::from(advanced) + u64::from(lost) + u64::from(open);
        let (mut stay, mut share, mut hazard) = (1.0, 0.0, 0.0);
        let points = tally
            .iter()
            .map(|row| {
                let at_risk = left as f64;
                let exits = row.advanced + row.lost;
                share += stay * f64::from(row.advanced) / at_risk;
                // n - d over n is exact where all leave: S is then 0, not nearly 0.
                stay *= (at_risk - f64::from(exits)) / at_risk;
                hazard += f64::from(exits) / at_risk;
                left -= u64::from(exits + row.open);
                Point {
                    day: row.day,
                    at_risk,
                    stay,
                    advanced: share,
                    hazard,
                }
            })
            .collect();
        Self { tally, points }
    }

    fn at(&self, day: u32) -> Option<&Point> {
        self.points[..self.points.partition_point(|p| p.day <= day)].last()
    }

    /// Passages in all.
    pub(crate) fn passages(&self) -> u32 {
        let (advanced, lost, open) = totals(&self.tally);
        advanced + lost + open
    }

    pub(crate) fn tally(&self) -> &[DayCount] {
        &self.tally
    }

    /// Passages seen for longer than so many days.
    pub(crate) fn beyond(&self, day: u32) -> u32 {
        let next = self.points.partition_point(|p| p.day <= day);
        // A count, kept as a float for the curves' sake.
        self.points.get(next).map_or(0, |p| p.at_risk as u32)
    }

    /// S(t).
    pub(crate) fn stay(&self, day: u32) -> f64 {
        self.at(day).map_or(1.0, |p| p.stay)
    }

    /// F(t).
    pub(crate) fn advanced(&self, day: u32) -> f64 {
        self.at(day).map_or(0.0, |p| p.advanced)
    }

    /// Nelson–Aalen: the exits expected of one passage seen for so many days, for days that rise.
    pub(crate) fn hazards(&self, days: impl Iterator<Item = u32>) -> impl Iterator<Item = f64> {
        let mut points = self.points.iter().peekable();
        let mut hazard = 0.0;
        days.map(move |day| {
            while let Some(point) = points.next_if(|point| point.day <= day) {
                hazard = point.hazard;
            }
            hazard
        })
    }

    /// F(end): the chance of advancing in the end, as far as seen.
    pub(crate) fn end(&self) -> f64 {
        self.points.last().map_or(0.0, |p| p.advanced)
    }

    /// The smallest day by which `share` had left, either way; `None` where so many never did.
    pub(crate) fn left_by(&self, share: f64) -> Option<u32> {
        // The share that stays never rises.
        let first = self
            .points
            .partition_point(|p| p.stay > 1.0 - share + ROUNDING);
        self.points.get(first).map(|p| p.day)
    }

    /// The 95 % interval of the median day: from the first day on which the lower limit of S(t) is a
    /// half or less to the first on which the upper one is; `None` where it never is. The limits are
    /// Greenwood's on the log(-log) scale (Brookmeyer and Crowley 1982), as R's `survfit` gives with
    /// `conf.type = "log-log"`. Where S(t) is 0 that scale ends, and R says nothing; here the upper
    /// limit is then the exact binomial one.
    pub(crate) fn median_interval(&self) -> [Option<u32>; 2] {
        let half = 0.5 + ROUNDING;
        let log_half = -f64::ln(half);
        let (mut greenwood, mut stay_before) = (0.0, 1.0);
        let mut low = None;
        for (row, p) in self.tally.iter().zip(&self.points) {
            let exits = f64::from(row.advanced + row.lost);
            if p.stay < ROUNDING {
                let high = most_of_none(p.at_risk / stay_before) <= half;
                return [low.or(Some(p.day)), high.then_some(p.day)];
            }
            greenwood += exits / (p.at_risk * (p.at_risk - exits));
            stay_before = p.stay;
            if p.stay > 1.0 - ROUNDING {
                continue;
            }
            // S(t) lies between the limits: of the two only one is in question.
            let limits = || LogLog::of(p.stay, p.stay * f64::sqrt(greenwood));
            if p.stay <= half {
                low = low.or(Some(p.day));
                let limits = limits();
                if !limits.high_is_above(log_half) && limits.high() <= half {
                    return [low, Some(p.day)];
                }
            } else if low.is_none() {
                let limits = limits();
                if !limits.low_is_above(log_half) && limits.low() <= half {
                    low = Some(p.day);
                }
            }
        }
        [low, None]
    }

    /// The smallest day with F(t) ≥ 0.8·F(end); `None` where none advanced.
    pub(crate) fn four_of_five(&self) -> Option<u32> {
        let end = self.end();
        (end > 0.0)
            .then(|| {
                self.points
                    .iter()
                    .find(|p| p.advanced >= end * 0.8 - ROUNDING)
            })
            .flatten()
            .map(|p| p.day)
    }

    /// (F(end) − F(t)) / S(t): the chance of still advancing after t days; `None` where nobody
    /// stayed that long.
    pub(crate) fn chance_after(&self, day: u32) -> Option<f64> {
        self.chance_beyond(self.at(day))
    }

    fn chance_beyond(&self, point: Option<&Point>) -> Option<f64> {
        let (stay, advanced) = point.map_or((1.0, 0.0), |p| (p.stay, p.advanced));
        (stay > ROUNDING).then(|| ((self.end() - advanced) / stay).clamp(0.0, 1.0))
    }

    /// [`Self::chance_after`] by day, up to the last day of the curve, and of at most so many days.
    pub(crate) fn chances_by_day(&self, most: usize) -> Vec<Option<f64>> {
        let mut chances = Vec::new();
        let mut known = self.chance_beyond(None);
        for point in &self.points {
            if point.day as usize >= most {
                break;
            }
            chances.resize(point.day as usize, known);
            known = self.chance_beyond(Some(point));
        }
        chances.push(known);
        chances
    }

    /// The chance of advancing in the end with its 95 % interval; `None` without passages.
    pub(crate) fn conversion(&self) -> Option<Estimate> {
        let (advanced, lost, open) = totals(&self.tally);
        if self.points.is_empty() {
            return None;
        }
        let estimate = self.end().clamp(0.0, 1.0);
        let std_error = self.std_error();
        let sure = advanced == 0 || lost == 0 && estimate > 1.0 - ROUNDING;
        let (low, high) = if sure || std_error <= 0.0 {
            let wilson = wilson(advanced, advanced + lost);
            (wilson.low.min(estimate), wilson.high.max(estimate))
        } else {
            let (low, high) = estimated(estimate, std_error, open > 0);
            // Where none was ever lost, nothing speaks against all advancing in the end.
            (low, if lost == 0 { 1.0 } else { high })
        };
        Some(Estimate {
            estimate,
            low,
            high,
            std_error,
        })
    }

    /// The infinitesimal jackknife: the root of the summed squares of every passage's influence on
    /// F(end). With n(v) at risk, dH the hazard of leaving and dA that of advancing at v, a passage
    /// that leaves at t has
    ///
    /// IF = Σ(v ≤ t) [dH·(F(end) − F(v))/(1 − dH) − dA·S(v−)] / n(v)
    ///      + 1(advanced)·S(t−)/n(t) − 1(left)·(F(end) − F(t)) / ((1 − dH(t))·n(t)),
    ///
    /// the terms in 1/(1 − dH) being 0 where dH = 1 (nobody is left to be influenced). Passages
    /// with the same day and outcome share it.
    fn std_error(&self) -> f64 {
        let end = self.end();
        let (mut sum, mut squares, mut stay_before) = (0.0, 0.0, 1.0);
        for (row, p) in self.tally.iter().zip(&self.points) {
            let exits = f64::from(row.advanced + row.lost);
            let share = exits / p.at_risk;
            let rest = if row.advanced + row.lost == 0 || p.at_risk - exits < 0.5 {
                0.0
            } else {
                (end - p.advanced) / (1.0 - share)
            };
            sum += (share * rest - f64::from(row.advanced) / p.at_risk * stay_before) / p.at_risk;
            let lost = sum - rest / p.at_risk;
            let advanced = lost + stay_before / p.at_risk;
            squares += f64::from(row.advanced) * advanced * advanced
                + f64::from(row.lost) * lost * lost
                + f64::from(row.open) * sum * sum;
            stay_before = p.stay;
        }
        let error = squares.sqrt();
        // Influences that cancel exactly leave a rounding's worth behind.
        if error < ROUNDING { 0.0 } else { error }
    }

    /// Days and shares advanced, one per rise, evenly thinned to at most `most`.
    pub(crate) fn advance_points(&self, most: usize) -> Vec<(u32, f64)> {
        let rises: Vec<_> = self
            .tally
            .iter()
            .zip(&self.points)
            .filter(|(row, _)| row.advanced > 0)
            .map(|(_, p)| (p.day, p.advanced))
            .collect();
        thin(&rises, most)
    }

    /// Days and shares advanced of the decided passages alone, one per rise, evenly thinned: it ends
    /// at the plain share decided.
    pub(crate) fn decided_points(&self, most: usize) -> Vec<(u32, f64)> {
        let (advanced, lost, _) = totals(&self.tally);
        let decided = f64::from(advanced + lost);
        let mut so_far = 0;
        let rises: Vec<_> = self
            .tally
            .iter()
            .filter(|row| row.advanced > 0)
            .map(|row| {
                so_far += row.advanced;
                (row.day, f64::from(so_far) / decided)
            })
            .collect();
        thin(&rises, most)
    }

    /// The curves of those that are not among `own`, who are some of them.
    pub(crate) fn without(&self, own: &Curve) -> Curve {
        let mut own = own.tally.iter().peekable();
        let rest = self.tally.iter().filter_map(|row| {
            let mut row = *row;
            if let Some(own) = own.next_if(|own| own.day == row.day) {
                row.advanced -= own.advanced;
                row.lost -= own.lost;
                row.open -= own.open;
            }
            (row.advanced + row.lost + row.open > 0).then_some(row)
        });
        Curve::of(rest.collect())
    }

    /// Days and shares left, one per fall, evenly thinned to at most `most`.
    pub(crate) fn exit_points(&self, most: usize) -> Vec<(u32, f64)> {
        let falls: Vec<_> = self
            .tally
            .iter()
            .zip(&self.points)
            .filter(|(row, _)| row.advanced + row.lost > 0)
            .map(|(_, p)| (p.day, 1.0 - p.stay))
            .collect();
        thin(&falls, most)
    }
}

/// At most `most` of the items, evenly, the first and the last always among them.
pub(crate) fn thin<T: Copy>(items: &[T], most: usize) -> Vec<T> {
    if items.len() <= most || most < 2 {
        return items.iter().copied().take(most.max(1)).collect();
    }
    (0..most)
        .map(|n| items[n * (items.len() - 1) / (most - 1)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days and whether they ended in an exit.
    fn check(passages: &[(u32, bool)], median: Option<u32>, interval: [Option<u32>; 2]) {
        let mut line = crate::tally::Line::default();
        for &(days, left) in passages {
            let outcome = if left {
                crate::selection::Outcome::Lost
            } else {
                crate::selection::Outcome::Open
            };
            line.count(days, outcome);
        }
        let curve = Curve::of(line.tally());
        assert_eq!(
            (curve.left_by(0.5), curve.median_interval()),
            (median, interval)
        );
    }

    #[test]
    fn the_median_s_interval_agrees_with_r() {
        let seen = |days: &[u32], left: &[u32]| -> Vec<(u32, bool)> {
            days.iter()
                .zip(left)
                .map(|(day, left)| (*day, *left == 1))
                .collect()
        };
        let some = seen(
            &[2, 3, 3, 5, 8, 8, 11, 13, 17, 21, 22, 30],
            &[1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0],
        );
        check(&some, Some(13), [Some(3), Some(22)]);
        let more = seen(
            &[
                0, 0, 1, 1, 1, 2, 4, 4, 6, 9, 9, 14, 15, 20, 31, 31, 40, 55, 60, 90,
            ],
            &[1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 0, 1, 0, 1],
        );
        check(&more, Some(14), [Some(2), Some(31)]);
        let late = seen(&[5, 6, 7, 8, 9, 10], &[0, 0, 1, 0, 0, 1]);
        check(&late, Some(10), [Some(7), None]);
        check(
            &seen(&[1, 2, 3, 4, 5, 6, 7, 8], &[1; 8]),
            Some(4),
            [Some(1), Some(7)],
        );
    }

    #[test]
    fn where_r_says_nothing_few_passages_leave_the_upper_end_open() {
        check(&[(3, true); 3], Some(3), [Some(3), None]);
        check(&[(3, true); 6], Some(3), [Some(3), Some(3)]);
        check(&[(3, false); 6], None, [None, None]);
        check(&[], None, [None, None]);
    }
}
