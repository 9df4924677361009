//! The model that shifts the curve's log odds, and whether it may be used.
//!
//! Candidates differ in how closely coefficients are held to 0, in whether reps and sources have
//! coefficients of their own, and in whether the causes found on deals have. Each is judged on closed windows later than all it learned from, by
//! the logarithmic score against the curve as it stood then. The best is used if its gain exceeds
//! its standard error, deals taken as independent; learned anew from all closed windows.

use super::{
    causes::{CauseRow, CauseShifts},
    design,
    ridge::{Covariance, Ridge, Row, log_odds, share},
    window::{self, Seen},
};
use crate::{
    curve::Curve,
    ledger::{Ledger, NOBODY},
    moment::Day,
    parts::side_by_side,
    passage::Standing,
    record::StageIx,
};

/// Fewer deals in closed windows than this are too few to learn from.
const ENOUGH_DEALS: usize = 150;
/// The windows foretold, as windows back: 30 days apart, so that none overlaps another.
const FORETOLD: [u32; 3] = [0, 2, 4];
/// Ridges on the coefficients of all stages.
const RIDGES: [f64; 3] = [3.0, 30.0, 300.0];
/// A rep's or a source's own coefficient is held as if so many deals with it went as the model says.
const PRIOR: [Option<f64>; 2] = [None, Some(10.0)];

/// A candidate.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    ridge: f64,
    prior: Option<f64>,
    causes: bool,
}

/// The model in use.
#[derive(Clone, Debug)]
pub(super) struct Learned {
    model: Model,
    covariance: Covariance,
    /// Deals seen at each stage.
    deals: Vec<u32>,
}

/// A candidate that has learned.
#[derive(Clone, Debug)]
struct Model {
    ridge: Ridge,
    owners: Levels,
    sources: Levels,
    causes: Option<CauseShifts>,
}

/// The log odds of a deal, and their error from what was learned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shifted {
    pub(super) log_odds: f64,
    pub(super) std_error: f64,
}

/// A coefficient each for reps, or sources: what is left of their log odds once all else is
/// accounted for, shrunk towards 0 by how little there is of it.
#[derive(Clone, Debug, Default)]
struct Levels(Vec<(f64, f64)>);

impl Levels {
    /// Of (level, what happened less its chance, that chance's variance).
    fn of(rows: impl Iterator<Item = (u32, f64, f64)>, count: usize, prior: f64) -> Self {
        let mut sums = vec![(0.0, 0.0); count];
        for (level, rest, variance) in rows {
            if let Some(sum) = sums.get_mut(level as usize) {
                sum.0 += rest;
                sum.1 += variance;
            }
        }
        // A deal's variance of a quarter at most: so many deals' worth of information.
        let held = prior / 4.0;
        let level = |(rest, info): (f64, f64)| (rest / (info + held), 1.0 / (info + held));
        Self(sums.into_iter().map(level).collect())
    }

    /// The shift of a level and its variance; one never seen shifts nothing.
    fn shift(&self, level: u32) -> (f64, f64) {
        self.0.get(level as usize).copied().unwrap_or((0.0, 0.0))
    }
}

impl Learned {
    /// From the windows closed by the as-of day; `None` where the curve alone does as well.
    pub(super) fn from(ledger: &Ledger, as_of: Day, curves: &[&Curve]) -> Option<Self> {
        let sample = window::sample(ledger);
        let seen = window::seen(ledger, &sample, as_of);
        if deals(&seen, |_| true) < ENOUGH_DEALS {
            return None;
        }
        let (candidate, nearly) = best(ledger, &sample, &seen, as_of)?;
        let rows = rows(&seen, curves, |_| true);
        let ridge = ridge(ledger, &rows, candidate.ridge, Some(&nearly))?;
        let stages = ledger.process().stages.len();
        let by_stage =
            (0..stages).map(|stage| deals(&seen, |seen| usize::from(seen.stage) == stage) as u32);
        Some(Self {
            deals: by_stage.collect(),
            covariance: ridge.covariance(rows.iter().map(|(_, row)| row)),
            model: Model::of(ledger, &rows, ridge, candidate),
        })
    }

    /// Deals seen at a stage in the windows learned from.
    pub(super) fn deals_at(&self, stage: StageIx) -> u32 {
        self.deals.get(usize::from(stage)).copied().unwrap_or(0)
    }

    /// The log odds of a deal as it stands, from the curve's chance of it; `None` where it is at no
    /// stage since a known day.
    pub(super) fn shifted(
        &self,
        ledger: &Ledger,
        deal: u32,
        standing: &Standing,
        as_of: Day,
        plain: f64,
    ) -> Option<Shifted> {
        let (stage, days) = (standing.stage?, as_of.since(standing.since?));
        let place = usize::from(stage);
        let facts = design::facts(ledger, deal, standing, as_of, days);
        let model = &self.model;
        let owner = model.owners.shift(standing.owner.unwrap_or(NOBODY));
        let source = model
            .sources
            .shift(ledger.source_id(deal).unwrap_or(NOBODY));
        let error = self.covariance.std_error(place, &facts);
        let causes = model.causes.as_ref().map_or((0.0, 0.0), |shifts| {
            let causes = ledger.causes(as_of).masks(ledger, deal, standing).present;
            (shifts.shift(causes), shifts.variance(causes))
        });
        Some(Shifted {
            log_odds: log_odds(window::kept(plain))
                + model.ridge.shift(place, &facts)
                + owner.0
                + source.0
                + causes.0,
            std_error: (error * error + owner.1 + source.1 + causes.1).sqrt(),
        })
    }
}

impl Model {
    /// What is left for reps and sources once the ridge has had its part, and for causes after them.
    fn of(ledger: &Ledger, rows: &[(&Seen, Row)], ridge: Ridge, candidate: Candidate) -> Self {
        let (mut owners, mut sources) = (Levels::default(), Levels::default());
        if let Some(prior) = candidate.prior {
            let rest = |row: &Row, more: f64| {
                let chance = share(row.offset + ridge.shift(row.stage, &row.facts) + more);
                (
                    f64::from(u8::from(row.happened)) - chance,
                    chance * (1.0 - chance),
                )
            };
            let of_owners = rows.iter().map(|(seen, row)| {
                let (rest, variance) = rest(row, 0.0);
                (seen.owner, rest, variance)
            });
            owners = Levels::of(of_owners, ledger.rep_count(), prior);
            let most = rows.iter().map(|(seen, _)| seen.source);
            let most = most.filter(|source| *source != NOBODY).max();
            let of_sources = rows.iter().map(|(seen, row)| {
                let (rest, variance) = rest(row, owners.shift(seen.owner).0);
                (seen.source, rest, variance)
            });
            sources = Levels::of(of_sources, most.map_or(0, |most| most as usize + 1), prior);
        }
        let mut model = Self {
            ridge,
            owners,
            sources,
            causes: None,
        };
        if candidate.causes {
            let row = |(seen, row): &(&Seen, Row)| CauseRow {
                offset: log_odds(model.chance(seen, row).clamp(1e-6, 1.0 - 1e-6)),
                causes: seen.causes,
                happened: row.happened,
            };
            let rows: Vec<CauseRow> = rows.iter().map(row).collect();
            model.causes = CauseShifts::of(&rows);
        }
        model
    }

    fn chance(&self, seen: &Seen, row: &Row) -> f64 {
        share(
            row.offset
                + self.ridge.shift(row.stage, &row.facts)
                + self.owners.shift(seen.owner).0
                + self.sources.shift(seen.source).0
                + self
                    .causes
                    .as_ref()
                    .map_or(0.0, |causes| causes.shift(seen.causes)),
        )
    }
}

fn ridge(
    ledger: &Ledger,
    rows: &[(&Seen, Row)],
    ridge: f64,
    start: Option<&Ridge>,
) -> Option<Ridge> {
    let penalties = design::penalties(ledger.process().stages.len(), ridge);
    Ridge::fit(&rows.iter().map(|(_, row)| row), &penalties, start)
}

/// How many deals those chosen are of; rows lie by deal.
fn deals<'a>(seen: impl IntoIterator<Item = &'a Seen>, chosen: impl Fn(&Seen) -> bool) -> usize {
    let mut last = None;
    seen.into_iter()
        .filter(|seen| chosen(seen) && last.replace(seen.deal) != Some(seen.deal))
        .count()
}

fn rows<'a>(
    seen: &'a [Seen],
    curves: &[&Curve],
    chosen: impl Fn(&Seen) -> bool,
) -> Vec<(&'a Seen, Row)> {
    let row = |seen: &Seen| Row {
        stage: usize::from(seen.stage),
        facts: seen.facts,
        offset: log_odds(window::plain(curves, seen)),
        happened: seen.advanced,
        group: seen.deal,
    };
    let chosen = seen.iter().filter(|seen| chosen(seen));
    chosen.map(|seen| (seen, row(seen))).collect()
}

/// One window foretold: what could be learned before it, and what happened in it.
struct Trial<'a> {
    learn: Vec<(&'a Seen, Row)>,
    foretold: Vec<(&'a Seen, Row)>,
}

/// Deal and gain of every row foretold.
type Gains = Vec<(u32, f64)>;

impl<'a> Trial<'a> {
    /// `None` where there was too little to learn from.
    fn of(
        ledger: &Ledger,
        sample: &[u32],
        seen: &'a [Seen],
        (as_of, back): (Day, u32),
    ) -> Option<Self> {
        let earlier = |seen: &Seen| seen.back >= back + window::CLOSED;
        if deals(seen, earlier) < ENOUGH_DEALS / 2 {
            return None;
        }
        let then = window::curves(ledger, sample, window::day(as_of, back));
        let then: Vec<&Curve> = then.iter().collect();
        Some(Self {
            learn: rows(seen, &then, earlier),
            foretold: rows(seen, &then, |seen| seen.back == back),
        })
    }

    /// Of the candidates with this ridge, in their order; and the ridge as it was learned here.
    fn gains(&self, ledger: &Ledger, of: &[Candidate]) -> Option<(Vec<Gains>, Ridge)> {
        let ridge = ridge(ledger, &self.learn, of.first()?.ridge, None)?;
        let gains = of.iter().map(|candidate| {
            let model = Model::of(ledger, &self.learn, ridge.clone(), *candidate);
            let gain = |(seen, row): &(&Seen, Row)| {
                let score = |chance: f64| {
                    let said = if row.happened { chance } else { 1.0 - chance };
                    said.max(1e-9).ln()
                };
                (
                    seen.deal,
                    score(model.chance(seen, row)) - score(share(row.offset)),
                )
            };
            self.foretold.iter().map(gain).collect()
        });
        Some((gains.collect(), ridge))
    }
}

/// The candidate that gains most over the curve on windows later than what it learned from, and its
/// ridge as learned before the latest of them; `None` where that is no more than noise.
fn best(ledger: &Ledger, sample: &[u32], seen: &[Seen], as_of: Day) -> Option<(Candidate, Ridge)> {
    let trial = |back: &u32| Trial::of(ledger, sample, seen, (as_of, *back));
    let trials: Vec<Trial> = side_by_side(FORETOLD.len(), 1, |own| {
        FORETOLD[own].iter().filter_map(trial).collect::<Vec<_>>()
    })
    .into_iter()
    .flatten()
    .collect();
    // Causes are a candidate only where something is recorded from which they could be told.
    let ways: &[bool] = if ledger.has_records() {
        &[false, true]
    } else {
        &[false]
    };
    let candidates: Vec<Candidate> = RIDGES
        .iter()
        .flat_map(|&ridge| PRIOR.map(|prior| (ridge, prior)))
        .flat_map(|(ridge, prior)| {
            ways.iter().map(move |&causes| Candidate {
                ridge,
                prior,
                causes,
            })
        })
        .collect();
    let each = PRIOR.len() * ways.len();
    let fits: Vec<(usize, &Trial)> = (0..RIDGES.len())
        .flat_map(|ridge| trials.iter().map(move |trial| (ridge, trial)))
        .collect();
    let found: Option<Vec<_>> = side_by_side(fits.len(), 1, |own| {
        let gains = |(ridge, trial): &(usize, &Trial)| {
            trial.gains(ledger, &candidates[ridge * each..][..each])
        };
        fits[own].iter().map(gains).collect::<Vec<_>>()
    })
    .concat()
    .into_iter()
    .collect();
    let mut gains: Vec<Gains> = vec![Gains::new(); candidates.len()];
    let mut nearly = Vec::new();
    for ((ridge, _), (found, learned)) in fits.iter().zip(found?) {
        if nearly.len() == *ridge {
            nearly.push(learned);
        }
        for (gains, found) in gains[ridge * each..].iter_mut().zip(found) {
            gains.extend(found);
        }
    }
    let surest = |gains: &mut Gains| {
        gains.sort_by_key(|(deal, _)| *deal);
        let by_deal = gains.chunk_by(|a, b| a.0 == b.0);
        let by_deal = by_deal.map(|same| same.iter().map(|(_, gain)| gain).sum::<f64>());
        let (mut sum, mut squares) = (0.0, 0.0);
        for gain in by_deal {
            sum += gain;
            squares += gain * gain;
        }
        (sum, squares.sqrt())
    };
    let judged = candidates.into_iter().zip(gains.iter_mut().map(surest));
    let (place, (candidate, _)) = judged
        .enumerate()
        .filter(|(_, (_, (gain, noise)))| gain > noise)
        .max_by(|(_, (_, (a, _))), (_, (_, (b, _)))| a.total_cmp(b))?;
    Some((candidate, nearly.swap_remove(place / each)))
}
