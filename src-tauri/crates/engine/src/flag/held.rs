//! Is more of a stage's value held past the stall point than the stage's own pace leaves there.
//!
//! Taken together are the deals that were at the stage, or came, in the latest period and have had
//! time to pass its stall point. How likely each is to be there still follows from the pace of the
//! periods before, and from whether it was there already when the latest began. Each deal counts by
//! what it is worth against the others in its currency, at most five times the mean, so that one
//! whale is no stall; one without an amount counts as the mean. Money is only a weight here.

use super::{
    badness::{Badness, Likelihood},
    sitting::Pace,
};
use crate::{
    ledger::Ledger,
    money::{Currency, Money},
    selection::Outcome,
    survey::history::{History, Running},
    tally::DayCount,
};

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

/// Deals of one age, or of ages alike: weights of those still there and of those gone, and how many of each.
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
    let weights = Weights::among(ledger, running);
    // Of longer stays than were ever seen nothing can be expected; so there are few ages, and each has
    // its place.
    let oldest = last.saturating_add(length);
    let counts = |passage: &&Running| passage.age > stall_point && passage.age <= oldest;
    let places = running.iter().filter(counts).map(|passage| passage.age + 1);
    let mut ages = vec![Age::default(); places.max().unwrap_or(0) as usize];
    for passage in running.iter().filter(counts) {
        let weight = weights.of(ledger.value(passage.deal));
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
    for ((now, then), deals) in alike(&ages, &pace, length) {
        let mut chance = pace.stay(now);
        if let Some(then) = then {
            chance
                .iter_mut()
                .zip(pace.stay(then))
                .for_each(|(now, then)| *now /= then);
        }
        let chance = chance.map(|chance| chance.clamp(LEAST, 1.0 - LEAST));
        // Most ages have seen all of their deals go: half of the logarithms are of nothing.
        if deals.stay > 0 {
            let stay = deals.stay as f64;
            let told = log.iter_mut().zip(chance);
            told.for_each(|(log, chance)| *log += stay * chance.ln());
        }
        if deals.gone > 0 {
            let gone = deals.gone as f64;
            let told = log.iter_mut().zip(chance);
            told.for_each(|(log, chance)| *log += gone * (1.0 - chance).ln());
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

/// Ages at which a deal is as likely to be there, taken together: what the pace has come to by then, and
/// what it had come to when the latest period began, if the deals were there already.
fn alike(ages: &[Age], pace: &Pace, length: u32) -> Vec<((usize, Option<usize>), Age)> {
    let mut alike: Vec<((usize, Option<usize>), Age)> = Vec::new();
    for (age, deals) in (0_u32..).zip(ages).filter(|(_, deals)| deals.all > 0) {
        let then = age.checked_sub(length).map(|then| pace.passed_by(then));
        let here = (pace.passed_by(age), then);
        match alike.last_mut() {
            Some((known, all)) if *known == here => all.add(deals),
            _ => alike.push((here, *deals)),
        }
    }
    alike
}

impl Age {
    fn add(&mut self, other: &Self) {
        self.stay += other.stay;
        self.gone += other.gone;
        self.staying += other.staying;
        self.all += other.all;
        self.squares += other.squares;
    }
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
struct Weights(Vec<Scale>);

/// Amounts of one currency.
struct Scale {
    currency: Currency,
    /// What they are in sum, in minor units, and how many.
    sum: i128,
    count: u32,
    /// What a minor unit weighs, where the mean is an amount.
    unit: f64,
}

impl Weights {
    /// Summed up as whole numbers: the order of the file plays no part. Deals lie in no order, and to
    /// fetch an amount once more is cheaper than to keep it.
    fn among(ledger: &Ledger, running: &[Running]) -> Self {
        let mut scales: Vec<Scale> = Vec::new();
        let mut last = 0;
        for value in running.iter().filter_map(|of| ledger.value(of.deal)) {
            if scales
                .get(last)
                .is_none_or(|of| of.currency != value.currency)
            {
                let known = scales.iter().position(|of| of.currency == value.currency);
                last = known.unwrap_or(scales.len());
                if known.is_none() {
                    scales.push(Scale {
                        currency: value.currency,
                        sum: 0,
                        count: 0,
                        unit: 0.0,
                    });
                }
            }
            scales[last].sum += i128::from(value.minor);
            scales[last].count += 1;
        }
        for scale in scales.iter_mut().filter(|scale| scale.sum > 0) {
            scale.unit = UNIT as f64 * f64::from(scale.count) / scale.sum as f64;
        }
        Self(scales)
    }

    fn of(&self, amount: Option<Money>) -> u64 {
        let scale = amount.and_then(|amount| {
            let mut scales = self.0.iter();
            Some((amount, scales.find(|of| of.currency == amount.currency)?))
        });
        match scale {
            Some((amount, scale)) if scale.sum > 0 => {
                // What is below nothing, or beyond all numbers, becomes an end of them.
                ((amount.minor as f64 * scale.unit) as u64).min(MOST)
            }
            _ => UNIT,
        }
    }
}
