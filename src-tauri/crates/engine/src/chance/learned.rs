//! The model that shifts the curve's log odds, and whether it may be used.
//!
//! Candidates differ in how closely coefficients are held to 0, in whether reps and sources have
//! coefficients of their own, and in whether what they say is put right by how right it was
//! ([`super::recalibrated`]); the curve put right is one of them. Each is judged on closed windows
//! later than all it learned from, by the logarithmic score against the curve as it stood then; what
//! is put right, by the other windows foretold. The best is used if its gain exceeds its standard
//! error, deals taken as independent; learned anew from all closed windows.

use super::{
    design,
    recalibrated::{Recalibrated, Said},
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
    /// Ridge and prior; `None`: the curve alone.
    model: Option<(f64, Option<f64>)>,
    put_right: Recalibrated,
}

/// The model in use.
#[derive(Clone, Debug)]
pub(super) struct Learned {
    model: Option<(Model, Covariance)>,
    put_right: Recalibrated,
    /// Deals seen at each stage.
    deals: Vec<u32>,
}

/// A candidate that has learned.
#[derive(Clone, Debug)]
struct Model {
    ridge: Ridge,
    owners: Levels,
    sources: Levels,
}

/// The log odds of a deal, and their error from what was learned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shifted {
    pub(super) log_odds: f64,
    pub(super) std_error: f64,
    /// By how much the curve's own error is drawn together with its log odds.
    pub(super) slope: f64,
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
        let candidate = best(ledger, &sample, &seen, as_of)?;
        let model = match candidate.model {
            None => None,
            Some((held, prior)) => {
                let rows = rows(&seen, curves, |_| true);
                let ridge = ridge(ledger, &rows, held)?;
                let covariance = ridge.covariance(rows.iter().map(|(_, row)| row));
                Some((Model::of(ledger, &rows, ridge, prior), covariance))
            }
        };
        let stages = ledger.process().stages.len();
        let by_stage =
            (0..stages).map(|stage| deals(&seen, |seen| usize::from(seen.stage) == stage) as u32);
        Some(Self {
            deals: by_stage.collect(),
            put_right: candidate.put_right,
            model,
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
        let plain = log_odds(window::kept(plain));
        let (shift, variance) = match &self.model {
            None => (0.0, 0.0),
            Some((model, covariance)) => {
                let facts = design::facts(ledger, deal, standing, as_of, days);
                let x = design::row(stage, &facts);
                let owner = model.owners.shift(standing.owner.unwrap_or(NOBODY));
                let source = ledger.source_id(deal).unwrap_or(NOBODY);
                let source = model.sources.shift(source);
                (
                    model.ridge.shift(&x) + owner.0 + source.0,
                    covariance.std_error(&x).powi(2) + owner.1 + source.1,
                )
            }
        };
        let slope = self.put_right.slope;
        Some(Shifted {
            log_odds: self.put_right.log_odds(plain + shift),
            std_error: slope * variance.sqrt(),
            slope,
        })
    }
}

impl Model {
    /// What is left for reps and sources once the ridge has had its part.
    fn of(ledger: &Ledger, rows: &[(&Seen, Row)], ridge: Ridge, prior: Option<f64>) -> Self {
        let (mut owners, mut sources) = (Levels::default(), Levels::default());
        if let Some(prior) = prior {
            let rest = |row: &Row, more: f64| {
                let chance = share(row.offset + ridge.shift(&row.x) + more);
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
        Self {
            ridge,
            owners,
            sources,
        }
    }

    fn log_odds(&self, seen: &Seen, row: &Row) -> f64 {
        row.offset
            + self.ridge.shift(&row.x)
            + self.owners.shift(seen.owner).0
            + self.sources.shift(seen.source).0
    }
}

fn ridge(ledger: &Ledger, rows: &[(&Seen, Row)], ridge: f64) -> Option<Ridge> {
    let penalties = design::penalties(ledger.process().stages.len(), ridge);
    Ridge::fit(&rows.iter().map(|(_, row)| row), &penalties)
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
        x: design::row(seen.stage, &seen.facts),
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

/// What was said of every row foretold, window by window.
type Foretold = Vec<Vec<Judged>>;

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

    /// What the candidates with this ridge say, by prior.
    fn said(&self, ledger: &Ledger, held: f64) -> Option<[Vec<Judged>; PRIOR.len()]> {
        let ridge = ridge(ledger, &self.learn, held)?;
        Some(PRIOR.map(|prior| {
            let model = Model::of(ledger, &self.learn, ridge.clone(), prior);
            self.judged(|seen, row| model.log_odds(seen, row))
        }))
    }

    fn judged(&self, log_odds: impl Fn(&Seen, &Row) -> f64) -> Vec<Judged> {
        let judged = |(seen, row): &(&Seen, Row)| Judged {
            deal: seen.deal,
            plain: row.offset,
            said: Said {
                log_odds: log_odds(seen, row),
                happened: row.happened,
            },
        };
        self.foretold.iter().map(judged).collect()
    }
}

/// A row foretold: what the curve and the candidate said of it, and what happened.
#[derive(Clone, Copy, Debug)]
struct Judged {
    deal: u32,
    plain: f64,
    said: Said,
}

impl Judged {
    /// How much better than the curve once put right.
    fn gain(&self, put_right: Recalibrated) -> f64 {
        let score = |log_odds: f64| {
            let chance = share(log_odds);
            let said = if self.said.happened {
                chance
            } else {
                1.0 - chance
            };
            said.max(1e-9).ln()
        };
        score(put_right.log_odds(self.said.log_odds)) - score(self.plain)
    }
}

/// Gain and its standard error over windows, each put right as it says.
fn gain(windows: &Foretold, put_right: impl Fn(usize) -> Recalibrated) -> (f64, f64) {
    let mut gains: Vec<(u32, f64)> = Vec::new();
    for (at, window) in windows.iter().enumerate() {
        let put_right = put_right(at);
        gains.extend(window.iter().map(|row| (row.deal, row.gain(put_right))));
    }
    gains.sort_by_key(|(deal, _)| *deal);
    let by_deal = gains.chunk_by(|a, b| a.0 == b.0);
    let by_deal = by_deal.map(|same| same.iter().map(|(_, gain)| gain).sum::<f64>());
    let (sum, squares) = by_deal.fold((0.0, 0.0), |(sum, squares), gain| {
        (sum + gain, squares + gain * gain)
    });
    (sum, squares.sqrt())
}

/// The candidate that gains most over the curve on windows later than what it learned from; `None`
/// where that is no more than noise.
fn best(ledger: &Ledger, sample: &[u32], seen: &[Seen], as_of: Day) -> Option<Candidate> {
    let trials: Vec<Trial> = FORETOLD
        .iter()
        .filter_map(|back| Trial::of(ledger, sample, seen, (as_of, *back)))
        .collect();
    let fits: Vec<(usize, &Trial)> = (0..RIDGES.len())
        .flat_map(|ridge| trials.iter().map(move |trial| (ridge, trial)))
        .collect();
    let found: Option<Vec<_>> = side_by_side(fits.len(), 1, |own| {
        let said = |(ridge, trial): &(usize, &Trial)| trial.said(ledger, RIDGES[*ridge]);
        fits[own].iter().map(said).collect::<Vec<_>>()
    })
    .concat()
    .into_iter()
    .collect();
    let models: Vec<Option<(f64, Option<f64>)>> = RIDGES
        .iter()
        .flat_map(|&ridge| PRIOR.map(|prior| Some((ridge, prior))))
        .collect();
    let mut foretold: Vec<Foretold> = vec![Foretold::new(); models.len()];
    for ((ridge, _), found) in fits.iter().zip(found?) {
        for (windows, found) in foretold[ridge * PRIOR.len()..].iter_mut().zip(found) {
            windows.push(found);
        }
    }
    let curve = trials.iter().map(|trial| trial.judged(|_, row| row.offset));
    let mut judged = Vec::new();
    for (model, windows) in models
        .into_iter()
        .zip(&foretold)
        .chain([(None, &curve.collect())])
    {
        let said = |but: Option<usize>| {
            let kept = windows
                .iter()
                .enumerate()
                .filter(move |(at, _)| Some(*at) != but);
            kept.flat_map(|(_, window)| window.iter().map(|row| row.said))
        };
        let (not, put_right) = (Recalibrated::NOT, Recalibrated::of(said(None)));
        judged.push((
            Candidate {
                model,
                put_right: not,
            },
            gain(windows, |_| not),
        ));
        if windows.len() > 1 {
            let by_others = gain(windows, |at| Recalibrated::of(said(Some(at))));
            judged.push((Candidate { model, put_right }, by_others));
        }
    }
    judged
        .into_iter()
        .filter(|(_, (gain, noise))| gain > noise)
        .max_by(|(_, (a, _)), (_, (b, _))| a.total_cmp(b))
        .map(|(candidate, _)| candidate)
}
