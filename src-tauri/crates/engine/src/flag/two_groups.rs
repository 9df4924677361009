//! How likely each cell is no finding: a two-groups model with the team's own spread.
//!
//! Every cell either differs from its peers only as reps do, or is weak by a difference that
//! matters. How wide the natural spread is and how many cells are weak is not known: both are
//! averaged over, weighted by how well they explain the whole team (local false discovery rate,
//! Efron 2008, with its parameters integrated out). Losing and sitting have spreads of their own,
//! which resemble each other, and one share of weak cells.

use std::sync::LazyLock;

use super::{badness::Badness, normal, peers::Apart};
use crate::parts::by_weight;

/// Fewer cells than this are not worth another thread.
const CELLS_A_PART: usize = 200;

/// Natural spreads considered, in the units of badness.
const SPREADS: [f64; 12] = [
    0.0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.25, 0.32, 0.45, 0.65, 1.0, 1.5,
];
/// Most teams differ by a tenth or so; a few, wildly.
const TAME: f64 = 0.10;
const WILD: f64 = 0.40;
const WILD_SHARE: f64 = 0.10;
/// How alike the spreads of the two problems are: this much, and so much of their sum.
const ALIKE: (f64, f64) = (0.05, 0.25);
/// Shares of weak cells considered: three in a hundred, give or take, on the log scale.
const WEAK_SHARES: usize = 7;
const WEAK_SHARE: f64 = 0.03;
const WEAK_SHARE_SPREAD: f64 = 0.40;
/// How bad a weak cell is: normal, cut off below 0. At 0.9 the odds are 0.4 of the team's, or deals
/// take 2.2 times as long where the team's days have a log deviation of 0.9.
const WEAK: f64 = 0.9;
const WEAK_SPREAD: f64 = 0.4;

static PLAUSIBLE_SPREADS: LazyLock<[[f64; SPREADS.len()]; SPREADS.len()]> =
    LazyLock::new(plausible_spreads);
static SHARES: LazyLock<[(f64, f64); WEAK_SHARES]> = LazyLock::new(weak_shares);
/// Log of the part of the normal distribution of weak cells that is not cut off.
static BELOW_NONE: LazyLock<f64> = LazyLock::new(|| normal::ln_below(WEAK / WEAK_SPREAD));

/// The cells asked one question, stage by stage.
pub(super) type Stages = Vec<Vec<Badness>>;

/// By problem, the probability that each cell is no finding, in the order given.
pub(super) fn innocence(problems: &[Stages; 2], apart: Apart) -> [Vec<f64>; 2] {
    Fit::of(problems, apart).innocence()
}

/// How well each pair of spreads and each share of weak cells explains the whole team.
pub(super) struct Fit {
    worlds: [Vec<World>; 2],
    /// By spread of the first problem, of the second, and share of weak cells.
    weight: Vec<f64>,
    total: f64,
}

impl Fit {
    pub(super) fn of(problems: &[Stages; 2], apart: Apart) -> Self {
        let weights = problems
            .each_ref()
            .map(|stages| stages.iter().map(Vec::len).sum::<usize>());
        let mut worlds = by_weight(&weights, CELLS_A_PART, |problem| {
            worlds(&problems[problem], apart)
        });
        let second = worlds.pop().unwrap_or_default();
        let worlds = [worlds.pop().unwrap_or_default(), second];
        let joint = &*PLAUSIBLE_SPREADS;
        let shares = &*SHARES;
        let mut weight = Vec::with_capacity(SPREADS.len() * SPREADS.len() * WEAK_SHARES);
        for (first, row) in joint.iter().enumerate() {
            for (second, plausible) in row.iter().enumerate() {
                for (share, (_, log)) in shares.iter().enumerate() {
                    weight.push(
                        worlds[0][first].fits[share]
                            + worlds[1][second].fits[share]
                            + plausible
                            + log,
                    );
                }
            }
        }
        let best = weight.iter().copied().fold(f64::MIN, f64::max);
        for weight in &mut weight {
            *weight = (*weight - best).exp();
        }
        let total = weight.iter().sum();
        Self {
            worlds,
            weight,
            total,
        }
    }

    /// How plausible one problem's natural spread is together with a share of weak cells.
    fn own(&self, problem: usize, spread: usize, share: usize) -> f64 {
        let at = |first: usize, second: usize| {
            self.weight[(first * SPREADS.len() + second) * WEAK_SHARES + share] / self.total
        };
        (0..SPREADS.len())
            .map(|other| match problem {
                0 => at(spread, other),
                _ => at(other, spread),
            })
            .sum()
    }

    fn innocence(&self) -> [Vec<f64>; 2] {
        let shares = &*SHARES;
        [0, 1].map(|problem| {
            let cells = self.worlds[problem][0].ratios.len();
            let mut innocent = vec![0.0; cells];
            for (spread, world) in self.worlds[problem].iter().enumerate() {
                for (share, (weak, _)) in shares.iter().enumerate() {
                    let weight = self.own(problem, spread, share) * (1.0 - weak);
                    // What weighs nothing costs nothing: most spreads explain no team.
                    if weight > 1e-15 {
                        for (innocent, ratio) in innocent.iter_mut().zip(&world.ratios) {
                            *innocent += weight / (1.0 - weak + weak * ratio);
                        }
                    }
                }
            }
            innocent
        })
    }

    /// What each natural spread makes of one problem's cells: the spread, and how plausible it is
    /// with each share of weak cells.
    pub(super) fn worlds(
        &self,
        problem: usize,
    ) -> impl Iterator<Item = (f64, [(f64, f64); WEAK_SHARES])> {
        SPREADS.iter().enumerate().map(move |(spread, size)| {
            let shares = &*SHARES;
            let with = |share: usize| (shares[share].0, self.own(problem, spread, share));
            (*size, std::array::from_fn(with))
        })
    }
}

/// How bad a weak cell may be, beyond what is natural: values and how likely each is.
pub(super) fn weaknesses() -> impl Iterator<Item = (f64, f64)> {
    const STEPS: usize = 24;
    let step = (WEAK + 3.0 * WEAK_SPREAD) / STEPS as f64;
    let at = move |n: usize| (n as f64 + 0.5) * step;
    let density = move |n: usize| (-0.5 * ((at(n) - WEAK) / WEAK_SPREAD).powi(2)).exp();
    let total: f64 = (0..STEPS).map(density).sum();
    (0..STEPS).map(move |n| (at(n), density(n) / total))
}

/// One problem's cells, were the natural spread this.
struct World {
    /// Density if weak over density if ordinary, by cell.
    ratios: Vec<f64>,
    /// Log likelihood of all cells, by share of weak ones.
    fits: [f64; WEAK_SHARES],
}

fn worlds(stages: &Stages, apart: Apart) -> Vec<World> {
    SPREADS
        .iter()
        .map(|&spread| {
            let (mut ratios, mut ordinary) = (Vec::new(), 0.0);
            for cell in stages.iter().flat_map(|reps| apart(reps, spread)) {
                ordinary -= 0.5 * (cell.seen * cell.seen / cell.variance + cell.variance.ln());
                ratios.push(log_ratio(cell).min(50.0).exp());
            }
            let fits = SHARES.map(|(weak, _)| {
                let mixed = ratios.iter().map(|ratio| 1.0 - weak + weak * ratio);
                ordinary + log_of_product(mixed)
            });
            World { ratios, fits }
        })
        .collect()
}

/// The log of a product, of factors that are each far from the ends of what a float can be.
fn log_of_product(factors: impl Iterator<Item = f64>) -> f64 {
    let (mut log, mut product) = (0.0, 1.0_f64);
    for factor in factors {
        product *= factor;
        if !(1e-200..1e200).contains(&product) {
            log += product.ln();
            product = 1.0;
        }
    }
    log + product.ln()
}

/// Log of the density if weak over that if ordinary.
fn log_ratio(cell: Badness) -> f64 {
    let Badness { seen, variance } = cell;
    let weak = WEAK_SPREAD * WEAK_SPREAD;
    let wider = variance + weak;
    0.5 * (variance / wider).ln() - 0.5 * (seen - WEAK).powi(2) / wider
        + 0.5 * seen * seen / variance
        + normal::ln_below(
            (WEAK * variance + seen * weak) / (WEAK_SPREAD * (variance * wider).sqrt()),
        )
        - *BELOW_NONE
}

/// The shares of weak cells considered, each with the log of how plausible it is.
fn weak_shares() -> [(f64, f64); WEAK_SHARES] {
    let at = |n: usize| -2.4 + 0.8 * n as f64;
    let total: f64 = (0..WEAK_SHARES).map(|n| (-0.5 * at(n) * at(n)).exp()).sum();
    std::array::from_fn(|n| {
        let share = WEAK_SHARE * (at(n) * WEAK_SHARE_SPREAD).exp();
        (share, -0.5 * at(n) * at(n) - total.ln())
    })
}

/// Log plausibility of each pair of spreads before the team is seen.
fn plausible_spreads() -> [[f64; SPREADS.len()]; SPREADS.len()] {
    let last = SPREADS.len() - 1;
    // Each spread stands for the stretch half way to its neighbours.
    let stretch: [f64; SPREADS.len()] = std::array::from_fn(|n| match n {
        0 => (SPREADS[1] - SPREADS[0]) / 2.0,
        n if n == last => SPREADS[last] - SPREADS[last - 1],
        n => (SPREADS[n + 1] - SPREADS[n - 1]) / 2.0,
    });
    let normed = |density: &dyn Fn(f64) -> f64| -> [f64; SPREADS.len()] {
        let raw: [f64; SPREADS.len()] = std::array::from_fn(|n| density(SPREADS[n]) * stretch[n]);
        let total: f64 = raw.iter().sum();
        raw.map(|weight| weight / total)
    };
    let tame = normed(&|spread| (-0.5 * (spread / TAME).powi(2)).exp());
    let wild = normed(&|spread| 1.0 / (1.0 + (spread / WILD).powi(2)));
    let alone: [f64; SPREADS.len()] =
        std::array::from_fn(|n| (1.0 - WILD_SHARE) * tame[n] + WILD_SHARE * wild[n]);
    let mut joint = [[0.0; SPREADS.len()]; SPREADS.len()];
    let mut total = 0.0;
    for (a, row) in joint.iter_mut().enumerate() {
        for (b, cell) in row.iter_mut().enumerate() {
            let (differ, sum) = (SPREADS[a] - SPREADS[b], SPREADS[a] + SPREADS[b]);
            let unlike = differ / (ALIKE.0 + ALIKE.1 * sum);
            *cell = alone[a] * alone[b] * (-0.5 * unlike * unlike).exp();
            total += *cell;
        }
    }
    joint.map(|row| row.map(|cell| (cell / total + 1e-12).ln()))
}
