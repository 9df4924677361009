//! Do a rep's deals sit at a stage: their days against the days that the team's deals take.
//!
//! Days are turned into the team's own normal scores, each kind of exit by its own curve (so that a
//! rep who loses many, and losses linger, is not taken for slow); badness is how many deviations
//! later the rep's deals leave. That is an accelerated-life model after a monotone change of scale
//! that the team itself teaches: no form of the curve is supposed, and ties are intervals. Days
//! between which the team's score hardly moves are looked up together, so the cost does not grow
//! with the length of the log.

use super::{
    badness::{Likelihood, grid},
    normal,
};
use crate::tally::{DayCount, totals};

/// Days are taken together while the team's score moves less than this.
const WIDTH: f64 = 0.1;
/// Nothing is held to be less probable than this.
const LEAST_EXIT: f64 = 1e-14;
const LEAST_STAY: f64 = 1e-10;

/// What one stage's team lets expect of its reps.
pub(super) struct Days {
    /// The last day of each run of days, and what its deals say.
    runs: Vec<(u32, Run)>,
}

/// How a stage's team leaves it.
pub(super) struct Pace {
    /// How far each curve has come by day.
    course: Vec<Point>,
    /// The share that advances in the end.
    share: f64,
    /// No curve is known to come further: who is the last to leave is chance.
    furthest: f64,
}

/// Log likelihoods by badness of a deal that advanced, was lost or was open within a run of days.
/// Of those of which the team has none they are not worked out, and 0.
struct Run {
    advanced: Likelihood,
    lost: Likelihood,
    open: Likelihood,
}

/// The team just after a day of the tally.
struct Point {
    row: DayCount,
    advanced: f64,
    lost: f64,
    run: i32,
}

impl Days {
    /// `None` where nobody leaves: there is no pace.
    pub(super) fn of(team: &[DayCount]) -> Option<Self> {
        let Pace {
            mut course, share, ..
        } = Pace::of(team)?;
        in_runs(&mut course, share);
        let mut runs = Vec::new();
        let nobody = passed(0.0);
        let (mut advanced, mut lost) = (nobody, nobody);
        for run in course.chunk_by(|a, b| a.run == b.run) {
            let last = &run[run.len() - 1];
            let mut own = Run {
                advanced: Likelihood::default(),
                lost: Likelihood::default(),
                open: Likelihood::default(),
            };
            // A curve that none leaves by comes no further.
            if run.iter().any(|point| point.row.advanced > 0) {
                let before = std::mem::replace(&mut advanced, passed(last.advanced));
                own.advanced = leaves(&before, &advanced);
            }
            if run.iter().any(|point| point.row.lost > 0) {
                let before = std::mem::replace(&mut lost, passed(last.lost));
                own.lost = leaves(&before, &lost);
            }
            if let Some((advanced, lost)) = where_open(run) {
                own.open = stays(share, &passed(advanced), &passed(lost)).map(f64::ln);
            }
            runs.push((last.row.day, own));
        }
        Some(Self { runs })
    }

    /// How probable it is that a rep's deals took the days they took.
    pub(super) fn likelihood(&self, own: &[DayCount]) -> Likelihood {
        let mut sum = Likelihood::default();
        let mut at = 0;
        for row in own {
            while at + 1 < self.runs.len() && self.runs[at].0 < row.day {
                at += 1;
            }
            let Some((_, run)) = self.runs.get(at) else {
                break;
            };
            let open = if row.day == 0 { 0 } else { row.open };
            for (count, log) in [
                (row.advanced, &run.advanced),
                (row.lost, &run.lost),
                (open, &run.open),
            ] {
                if count > 0 {
                    for (sum, log) in sum.iter_mut().zip(log) {
                        *sum += f64::from(count) * log;
                    }
                }
            }
        }
        sum
    }
}

impl Pace {
    /// `None` where nobody leaves.
    pub(super) fn of(team: &[DayCount]) -> Option<Self> {
        let (advanced, lost, _) = totals(team);
        if advanced + lost == 0 {
            return None;
        }
        let (course, share) = curves(team);
        Some(Self {
            course,
            share,
            furthest: 1.0 - 0.5 / (f64::from(advanced + lost) + 1.0),
        })
    }

    /// How many days on which anybody left have passed by a day: all days of one number are alike.
    pub(super) fn passed_by(&self, day: u32) -> usize {
        self.course.partition_point(|point| point.row.day <= day)
    }

    /// The chance of a deal to be still there once so many of them have passed, by badness.
    pub(super) fn stay(&self, passed_by: usize) -> Likelihood {
        let (advanced, lost) = passed_by.checked_sub(1).map_or((0.0, 0.0), |at| {
            (self.course[at].advanced, self.course[at].lost)
        });
        let far = |come: f64| passed(come.min(self.furthest));
        stays(self.share, &far(advanced), &far(lost))
    }
}

/// The team's curve of advancing among those that advance in the end, and of being lost among those
/// lost (Aalen–Johansen, those still open at the end shared out alike); and the share that advances.
fn curves(team: &[DayCount]) -> (Vec<Point>, f64) {
    // A deal that came on the as-of day says nothing of pace.
    let open = |row: &DayCount| if row.day == 0 { 0 } else { row.open };
    let mut left: u64 = team
        .iter()
        .map(|row| u64::from(row.advanced) + u64::from(row.lost) + u64::from(open(row)))
        .sum();
    let (mut stay, mut advanced, mut lost) = (1.0, 0.0, 0.0);
    let mut points: Vec<Point> = team
        .iter()
        .map(|row| {
            let row = DayCount {
                open: open(row),
                ..*row
            };
            if left > 0 {
                let risk = left as f64;
                let exits = row.advanced + row.lost;
                advanced += stay * f64::from(row.advanced) / risk;
                lost += stay * f64::from(row.lost) / risk;
                stay *= (risk - f64::from(exits)) / risk;
                left -= u64::from(exits) + u64::from(row.open);
            }
            Point {
                row,
                advanced,
                lost,
                run: 0,
            }
        })
        .collect();
    let share = advanced / (advanced + lost);
    let whole = |ever: f64, share: f64| if ever > 0.0 { ever + stay * share } else { 1.0 };
    let (advanced, lost) = (whole(advanced, share), whole(lost, 1.0 - share));
    for point in &mut points {
        point.advanced /= advanced;
        point.lost /= lost;
    }
    (points, share)
}

/// Takes days together.
fn in_runs(points: &mut [Point], share: f64) {
    for point in points {
        let left = share * point.advanced + (1.0 - share) * point.lost;
        let score = normal::score(left.clamp(1e-9, 1.0 - 1e-9)).clamp(-4.0, 4.0);
        point.run = (score / WIDTH).floor() as i32;
    }
}

/// How far each curve has come where the run's open deals are, on average; `None` if none is.
fn where_open(run: &[Point]) -> Option<(f64, f64)> {
    let (mut open, mut advanced, mut lost) = (0.0, 0.0, 0.0);
    for point in run {
        let here = f64::from(point.row.open);
        open += here;
        advanced += here * point.advanced;
        lost += here * point.lost;
    }
    (open > 0.0).then(|| (advanced / open, lost / open))
}

/// Chance of having left by a point of a curve, by badness.
fn passed(at: f64) -> Likelihood {
    let at = normal::score(at);
    grid().map(|badness| normal::below(at - badness))
}

/// Chance of being still there, by badness, where each curve has come so far.
fn stays(share: f64, advanced: &Likelihood, lost: &Likelihood) -> Likelihood {
    std::array::from_fn(|at| {
        (share * (1.0 - advanced[at]) + (1.0 - share) * (1.0 - lost[at])).max(LEAST_STAY)
    })
}

/// Log chance of leaving between two points of a curve, by badness.
fn leaves(from: &Likelihood, to: &Likelihood) -> Likelihood {
    std::array::from_fn(|at| (to[at] - from[at]).max(LEAST_EXIT).ln())
}
