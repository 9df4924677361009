//! Is more of a stage's value held past the stall point than the stage's own pace leaves there.
//!
//! Taken together are the deals that were at the stage, or came, in the latest period and have had
//! time to pass its stall point. How likely each is to be there still follows from the pace of the
//! periods before, and from whether it was there already when the latest began. Each deal counts by
//! what it is worth against the others in its currency, at most five times the mean, so that one
//! whale is no stall; one without an amount counts as the mean. Money is only a weight here.

use super::{
    badness::{Badness, Likelihood},
    history::{History, Running},
    sitting::Pace,
};
use crate::{ledger::Ledger, money::Currency, selection::Outcome, tally::DayCount};

/// A weight of 1, in whole numbers: sums must not depend on the order of the file.
const UNIT: u64 = 1024;
const MOST: u64 = 5 * UNIT;
/// Chances nearer to 0 or 1 than this are not known.
const LEAST: f64 = 1e-6;
/// The point of the grid where nothing is wrong.
const AS_EVER: usize = super::badness::POINTS / 2;

/// What a stage's value says of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) badness: Badness,
    /// Deals past the stall point.
    pub(super) observed: u32,
    /// The same, expected.
    pub(super) expected: f64,
    /// Deals that could be past it.
    pub(super) of: u32,
    /// Value past the stall point, for each that was expected.
    pub(super) times: f64,
}

/// Deals of one age: weights of those still there and of those gone, and how many of each.
#[derive(Clone, Copy, Default)]
struct Age {
    stay: u64,
    gone: u64,
    staying: u32,
    all: u32,
    squares: u64,
}

/// `None` where no pace is known, or no deal could be past the stall point.
pub(super) fn held(
    ledger: &Ledger,
    history: &History,
    stage: usize,
    stall_point: u32,
    before: &[DayCount],
) -> Option<Held> {
    let pace = Pace::of(before)?;
    let last = before.last()?.day;
    let length = history.length();
    let running = history.running(stage);
    let weights = Weights::of(ledger, running);
    // Of longer stays than were ever seen nothing can be expected; so there are few ages, and each has
    // its place.
    let oldest = last.saturating_add(length);
    let counts = |passage: &&Running| passage.age > stall_point && passage.age <= oldest;
    let places = running.iter().filter(counts).map(|passage| passage.age + 1);
    let mut ages = vec![Age::default(); places.max().unwrap_or(0) as usize];
    for (passage, amount) in running.iter().zip(&weights.amounts) {
        if !counts(&passage) {
            continue;
        }
        let weight = weights.of_amount(*amount);
        let age = &mut ages[passage.age as usize];
        age.all += 1;
        age.squares += weight * weight;
        if passage.outcome == Outcome::Open {
            age.stay += weight;
            age.staying += 1;
        } else {
            age.gone += weight;
        }
    }
    let (mut sum, mut log) = (Totals::default(), Likelihood::default());
    for (age, deals) in (0..).zip(&ages).filter(|(_, deals)| deals.all > 0) {
        let mut chance = pace.stay(age);
        // It was there when the latest period began.
        if age >= length {
            let then = pace.stay(age - length);
            chance
                .iter_mut()
                .zip(then)
                .for_each(|(now, then)| *now /= then);
        }
        let chance = chance.map(|chance| chance.clamp(LEAST, 1.0 - LEAST));
        for (log, chance) in log.iter_mut().zip(chance) {
            *log += deals.stay as f64 * chance.ln() + deals.gone as f64 * (1.0 - chance).ln();
        }
        let expected = chance[AS_EVER];
        let weight = (deals.stay + deals.gone) as f64;
        sum.observed += deals.staying;
        sum.of += deals.all;
        sum.expected += f64::from(deals.all) * expected;
        sum.value += deals.stay as f64;
        sum.value_expected += weight * expected;
        // Only what could have gone either way tells something.
        let tells = expected * (1.0 - expected);
        sum.tells += weight * tells;
        sum.tells_squared += deals.squares as f64 * tells;
    }
    if sum.tells_squared <= 0.0 || sum.value_expected <= 0.0 {
        return None;
    }
    // Unequal deals say less than as many equal ones.
    let scale = sum.tells / sum.tells_squared;
    Some(Held {
        badness: Badness::of(&log.map(|log| log * scale)),
        observed: sum.observed,
        expected: sum.expected,
        of: sum.of,
        times: sum.value / sum.value_expected,
    })
}

#[derive(Default)]
struct Totals {
    observed: u32,
    of: u32,
    expected: f64,
    value: f64,
    value_expected: f64,
    tells: f64,
    tells_squared: f64,
}

/// What passages weigh by the amounts of their deals.
struct Weights {
    /// By passage, minor units and the place of the currency.
    amounts: Vec<Option<(i64, usize)>>,
    /// By currency: the sum in minor units and how many.
    means: Vec<(Currency, i128, i128)>,
}

impl Weights {
    /// Deals lie in no order: each amount is fetched once.
    fn of(ledger: &Ledger, running: &[Running]) -> Self {
        let mut means: Vec<(Currency, i128, i128)> = Vec::new();
        let mut amount = |passage: &Running| {
            let value = ledger.value(passage.deal)?;
            let known = means.iter().position(|(of, ..)| *of == value.currency);
            let place = known.unwrap_or_else(|| {
                means.push((value.currency, 0, 0));
                means.len() - 1
            });
            let (_, sum, count) = &mut means[place];
            *sum += i128::from(value.minor);
            *count += 1;
            Some((value.minor, place))
        };
        let amounts = running.iter().map(&mut amount).collect();
        Self { amounts, means }
    }

    fn of_amount(&self, amount: Option<(i64, usize)>) -> u64 {
        let Some((minor, place)) = amount else {
            return UNIT;
        };
        let (_, sum, count) = self.means[place];
        if sum <= 0 {
            return UNIT;
        }
        let parts = i128::from(minor) * i128::from(UNIT) * count;
        // Nearly all are small enough for what a processor divides by itself.
        let parts = match (i64::try_from(parts), i64::try_from(sum)) {
            (Ok(parts), Ok(sum)) => i128::from(parts / sum),
            _ => parts / sum,
        };
        u64::try_from(parts).unwrap_or(0).min(MOST)
    }
}
