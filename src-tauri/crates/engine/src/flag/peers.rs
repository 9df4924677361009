//! A rep against the other reps at the same stage.
//!
//! Their centre is weighted by how well each is known, leaves the rep out, and gives no say to those
//! far off, so that one weak rep does not make the others look good.

use super::badness::Badness;

/// Before the others are seen the centre is known this well: the pooled curve is already near it.
const CENTRE: f64 = 4.0;
/// A rep loses its say between so many deviations.
const DOUBTED: f64 = 2.0;
const IGNORED: f64 = 3.5;
const ROUNDS: usize = 4;

/// Judges a stage's reps, or periods, each against the rest: see [`apart`] and [`since`].
pub(super) type Apart = fn(&[Badness], f64) -> Vec<Badness>;

/// Each period's distance from the centre of those before it (the oldest first), with the variance
/// it would have if periods differ by nature with the deviation `spread`.
pub(super) fn since(periods: &[Badness], spread: f64) -> Vec<Badness> {
    let natural = spread * spread;
    let (mut all, mut sum) = (CENTRE, 0.0);
    periods
        .iter()
        .map(|period| {
            let own = 1.0 / (period.variance + natural);
            let apart = Badness {
                seen: period.seen - sum / all,
                variance: period.variance + natural + 1.0 / all,
            };
            all += own;
            sum += own * period.seen;
            apart
        })
        .collect()
}

/// Each rep's distance from the centre of the others, with the variance it would have if reps
/// differ by nature with the deviation `spread`.
pub(super) fn apart(reps: &[Badness], spread: f64) -> Vec<Badness> {
    let own: Vec<f64> = reps
        .iter()
        .map(|rep| 1.0 / (rep.variance + spread * spread))
        .collect();
    let mut say = own.clone();
    let mut apart = vec![0.0; reps.len()];
    let others = |all: f64, mine: f64| (all - mine + CENTRE).max(1e-9);
    for _ in 0..ROUNDS {
        let all: f64 = say.iter().sum();
        let sum: f64 = say.iter().zip(reps).map(|(say, rep)| say * rep.seen).sum();
        for (at, rep) in reps.iter().enumerate() {
            apart[at] = rep.seen - (sum - say[at] * rep.seen) / others(all, say[at]);
        }
        for (at, own) in own.iter().enumerate() {
            let deviations = apart[at].abs() * own.sqrt();
            say[at] = own * ((IGNORED - deviations) / (IGNORED - DOUBTED)).clamp(0.0, 1.0);
        }
    }
    let all: f64 = say.iter().sum();
    reps.iter()
        .zip(apart)
        .zip(say)
        .map(|((rep, seen), say)| Badness {
            seen,
            variance: rep.variance + 1.0 / others(all, say) + spread * spread,
        })
        .collect()
}
