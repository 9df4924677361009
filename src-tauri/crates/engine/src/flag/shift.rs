//! Has a rep's badness at a stage changed from one period to another, beyond what the rest of the team
//! has: the difference of differences, on the scale on which flags are judged.
//!
//! In each period the rep is held against the other reps of that period, so what happens to all cancels.
//! A cell is looked at because it looked bad, and part of that was chance: how bad it was before is not
//! taken as seen, but as the two-groups model has it after seeing the whole team ([`two_groups`]). Were
//! nothing changed, what is seen since would then follow a known distribution, whatever the cell was
//! chosen for; how far in its tail it lies says whether something has changed. Normal errors throughout:
//! a [`Badness`] is seen with one.

use super::{
    answers::{Answers, answers, by_name},
    badness::Badness,
    evidence::Evidence,
    normal, peers,
    two_groups::{self, Fit},
};
use crate::{cell::Cell, curve::Curve, ledger::Ledger, review::FlagProblem};

/// So many deviations above the mean lies a share of a normal distribution.
pub(crate) fn deviations(share: f64) -> f64 {
    normal::score(share)
}

/// Nothing is seen.
const NOTHING: Badness = Badness {
    seen: 0.0,
    variance: 1e6,
};
/// What weighs less than this is left out.
const LEAST: f64 = 1e-9;

/// One way it may have been: how bad before, with what variance, and what is seen since beside it.
#[derive(Clone, Copy, Debug)]
struct Way {
    weight: f64,
    before: f64,
    before_variance: f64,
    since: f64,
    since_variance: f64,
}

/// How a cell's badness changed. Positive badness is worse than the others.
#[derive(Clone, Debug)]
pub(crate) struct Shift {
    ways: Vec<Way>,
    /// Before, as the cell's own deals show it, against the others.
    pub(crate) seen_before: f64,
    /// Whether anything is seen since.
    pub(crate) told: bool,
}

/// One period of the whole team.
pub(crate) struct Period<'a> {
    cells: &'a [Cell],
    answers: Answers,
}

impl<'a> Period<'a> {
    pub(crate) fn of(ledger: &Ledger, team: &[Curve], cells: &'a [Cell]) -> Self {
        let asked = by_name(ledger, cells);
        Self {
            cells,
            answers: answers(team, &asked),
        }
    }

    /// What the reps at a stage show, and which of them is meant; `None` where it shows too little.
    fn at(&self, problem: usize, stage: usize, rep: u32) -> Option<(Vec<Badness>, usize)> {
        let here: &Vec<Evidence> = self.answers[problem].get(stage)?;
        let own = here
            .iter()
            .position(|shown| self.cells[shown.cell].rep == rep)?;
        Some((here.iter().map(|shown| shown.badness).collect(), own))
    }
}

impl Shift {
    /// Of a rep at a stage, from one period to another; `None` where the first shows too little, or too
    /// few others. Where the second does, nothing is told of it yet.
    pub(crate) fn of(
        (before, since): (&Period<'_>, &Period<'_>),
        (problem, stage, rep): (FlagProblem, usize, u32),
    ) -> Option<Self> {
        let problem = match problem {
            FlagProblem::Loses => 0,
            FlagProblem::Slow => 1,
        };
        let (then, own_then) = before.at(problem, stage, rep)?;
        let now = since.at(problem, stage, rep);
        let all = before.answers.each_ref().map(|stages| {
            let of_stage = |cells: &Vec<Evidence>| cells.iter().map(|cell| cell.badness).collect();
            stages.iter().map(of_stage).collect()
        });
        let fit = Fit::of(&all, peers::apart);
        let mut ways = Vec::new();
        let mut seen_before = 0.0;
        for (spread, shares) in fit.worlds(problem) {
            let natural = spread * spread;
            let then = peers::apart(&then, spread)[own_then];
            let now = now.as_ref().map_or(NOTHING, |(now, own)| {
                let apart = peers::apart(now, spread)[*own];
                Badness {
                    variance: apart.variance - natural,
                    ..apart
                }
            });
            if spread == 0.0 {
                seen_before = then.seen;
            }
            let way = |beyond: f64| {
                // The part beyond is given; of the rest so much is natural, the other is chance.
                let known = natural / then.variance;
                Way {
                    weight: density(then.seen - beyond, then.variance),
                    before: beyond + known * (then.seen - beyond),
                    before_variance: known * (then.variance - natural),
                    since: now.seen,
                    since_variance: now.variance,
                }
            };
            let ordinary = way(0.0);
            let weak: Vec<Way> = two_groups::weaknesses()
                .map(|(beyond, likely)| {
                    let way = way(beyond);
                    Way {
                        weight: way.weight * likely,
                        ..way
                    }
                })
                .collect();
            let of_weak: f64 = weak.iter().map(|way| way.weight).sum();
            let (mut as_ordinary, mut as_weak) = (0.0, 0.0);
            for (share, plausible) in shares {
                let mixed = (1.0 - share) * ordinary.weight + share * of_weak;
                if mixed > 0.0 {
                    as_ordinary += plausible * (1.0 - share) / mixed;
                    as_weak += plausible * share / mixed;
                }
            }
            let weighed = |way: &Way, by: f64| Way {
                weight: way.weight * by,
                ..*way
            };
            ways.push(weighed(&ordinary, as_ordinary));
            ways.extend(weak.iter().map(|way| weighed(way, as_weak)));
        }
        let total: f64 = ways.iter().map(|way| way.weight).sum();
        ways.retain(|way| way.weight > LEAST * total);
        let total: f64 = ways.iter().map(|way| way.weight).sum();
        for way in &mut ways {
            way.weight /= total;
        }
        (total > 0.0).then_some(Self {
            ways,
            seen_before,
            told: now.is_some(),
        })
    }

    /// How likely it is, were nothing changed, to see at most so much badness since.
    pub(crate) fn as_good(&self) -> f64 {
        self.mean(|way| {
            let error = (way.before_variance + way.since_variance).sqrt();
            normal::below((way.since - way.before) / error)
        })
    }

    /// How bad the cell was before, less what is likely chance.
    pub(crate) fn before(&self) -> f64 {
        self.mean(|way| way.before)
    }

    /// The variance of that.
    pub(crate) fn before_variance(&self) -> f64 {
        let mean = self.before();
        self.mean(|way| way.before_variance + (way.before - mean).powi(2))
    }

    /// The variance with which it is seen since.
    pub(crate) fn since_variance(&self) -> f64 {
        self.mean(|way| way.since_variance)
    }

    /// By how much less bad it is since, and the 95 % interval.
    pub(crate) fn better_by(&self) -> (f64, f64, f64) {
        let middle = self.mean(|way| way.before - way.since);
        (middle, self.quantile(0.025), self.quantile(0.975))
    }

    /// The mean over all ways of a share at a badness before.
    pub(crate) fn expect(&self, share: impl Fn(f64) -> f64) -> f64 {
        self.mean(|way| share(way.before))
    }

    fn quantile(&self, share: f64) -> f64 {
        let (mut low, mut high) = (-12.0, 12.0);
        for _ in 0..60 {
            let at = 0.5 * (low + high);
            let below = self.mean(|way| {
                let error = (way.before_variance + way.since_variance).sqrt();
                normal::below((at - (way.before - way.since)) / error)
            });
            if below < share {
                low = at;
            } else {
                high = at;
            }
        }
        0.5 * (low + high)
    }

    fn mean(&self, of: impl Fn(&Way) -> f64) -> f64 {
        self.ways.iter().map(|way| way.weight * of(way)).sum()
    }
}

fn density(at: f64, variance: f64) -> f64 {
    (-0.5 * at * at / variance).exp() / variance.sqrt()
}
