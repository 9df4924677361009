//! The draws of a forecast: what each would win by day, and the ranges they make together.
//!
//! Deals are taken in an order of their own (stage, age, amount), so that the order of rows in a
//! file cannot be told from the figures, and every draw has a seed of its own, so that threads
//! cannot either. Money is summed in whole minor units.

use std::{num::NonZero, thread};

use chrono::Days;

use super::{
    ahead::Ahead,
    figures::{AmountRange, Forecast, ForecastDay, Range},
    lately::Lately,
    open::{Alike, OpenDeal, alike},
    pace::Visits,
};
use crate::{
    moment::Day,
    money::{Currency, Money},
    purse,
    sample::chance::Chance,
};

/// How many ways the stages may be, and how many draws share one of them.
const WAYS: usize = 100;
const DRAWS_A_WAY: usize = 4;
const MOST_THREADS: usize = 8;
const SEED: u64 = 0x5354_4147;
/// Days that the fan shows at most.
const MOST_DAYS: usize = 100;

/// All draws, by shown day.
pub(super) struct Draws {
    /// The days shown, in steps ahead; the last is the horizon.
    shown: Vec<usize>,
    currencies: Vec<Currency>,
    /// What each draw won by each shown day.
    each: Vec<Won>,
    /// The mean, reckoned from chances rather than counted.
    expected: Vec<Expected>,
}

/// What one draw won, by shown day.
#[derive(Clone, Debug)]
struct Won {
    wins: Vec<u32>,
    /// By currency, then by shown day, in minor units.
    minor: Vec<Vec<i64>>,
}

/// Means by shown day.
#[derive(Clone, Debug)]
struct Expected {
    wins: f64,
    /// By currency, in minor units.
    minor: Vec<f64>,
}

impl Draws {
    pub(super) fn of(
        (known, lately): (&Visits, &Lately),
        mut open: Vec<OpenDeal>,
        horizon: usize,
    ) -> Self {
        let alike = alike(&mut open);
        let mut currencies: Vec<Currency> = open
            .iter()
            .filter_map(|deal| Some(deal.value?.currency))
            .collect();
        currencies.sort_unstable();
        currencies.dedup();
        let asked: Vec<(usize, usize)> = alike.iter().map(|a| (a.stage, a.age)).collect();
        let shown = shown(horizon);
        let habits = known.habits();
        let won = habits.len();
        let mut plan = Plan {
            open: &open,
            alike: &alike,
            shown: &shown,
            currencies: &currencies,
            worth: Vec::new(),
        };
        plan.worth = alike.iter().map(|group| plan.worth(group)).collect();
        let way = |way: usize| {
            let mut chance = Chance::new(SEED.wrapping_add((way as u64) << 32));
            let paces: Vec<_> = habits.iter().map(|habit| habit.draw(&mut chance)).collect();
            let mut ahead = Ahead::of(&paces, won, horizon, &asked);
            ahead.shift(lately.draw(&mut chance));
            let each = (0..DRAWS_A_WAY)
                .map(|_| plan.draw(&ahead, &mut chance))
                .collect();
            (each, plan.expect(&ahead))
        };
        let ways: Vec<(Vec<Won>, Vec<Expected>)> = side_by_side(WAYS, &way);
        let mut expected = vec![Expected::none(currencies.len()); shown.len()];
        // In the order of the ways, however many threads there were.
        for (_, more) in &ways {
            for (sum, more) in expected.iter_mut().zip(more) {
                sum.add(more, 1.0 / WAYS as f64);
            }
        }
        Self {
            each: ways.into_iter().flat_map(|(each, _)| each).collect(),
            expected,
            shown,
            currencies,
        }
    }

    /// Fills in what was drawn; days are steps of so many days after the as-of day.
    pub(super) fn tell(&self, forecast: &mut Forecast, (as_of, step): (Day, u32)) {
        forecast.draws = self.each.len() as u32;
        let last = self.shown.len() - 1;
        forecast.wins = self.wins(last);
        forecast.amounts = (0..self.currencies.len())
            .map(|currency| self.amounts(currency, last))
            .collect();
        forecast
            .amounts
            .sort_by_key(|a| (std::cmp::Reverse(a.expected.minor), a.expected.currency));
        let largest = forecast
            .amounts
            .first()
            .and_then(|first| self.currencies.binary_search(&first.expected.currency).ok());
        forecast.days = (0..self.shown.len())
            .map(|shown| {
                let days = if shown == last {
                    Day::of(forecast.until).since(as_of)
                } else {
                    self.shown[shown] as u32 * step
                };
                let on = as_of.date().checked_add_days(Days::new(u64::from(days)));
                ForecastDay {
                    on: on.unwrap_or(forecast.until),
                    wins: self.wins(shown),
                    amount: largest.map(|currency| {
                        let amount = self.amounts(currency, shown);
                        Range {
                            expected: purse::units(amount.expected),
                            low: purse::units(amount.low),
                            high: purse::units(amount.high),
                        }
                    }),
                }
            })
            .collect();
    }

    fn wins(&self, shown: usize) -> Range {
        let expected = self.expected[shown].wins;
        let (low, high) = middle(self.each.iter().map(|won| won.wins[shown]).collect());
        Range {
            expected,
            low: f64::from(low).min(expected),
            high: f64::from(high).max(expected),
        }
    }

    fn amounts(&self, currency: usize, shown: usize) -> AmountRange {
        let expected = self.expected[shown].minor[currency].round() as i64;
        let each = self.each.iter().map(|won| won.minor[currency][shown]);
        let (low, high) = middle(each.collect());
        let money = |minor| Money {
            minor,
            currency: self.currencies[currency],
        };
        AmountRange {
            expected: money(expected),
            low: money(low.min(expected)),
            high: money(high.max(expected)),
        }
    }
}

/// What every draw needs, and none changes.
struct Plan<'a> {
    open: &'a [OpenDeal],
    alike: &'a [Alike],
    shown: &'a [usize],
    currencies: &'a [Currency],
    /// By group, were all its deals won.
    worth: Vec<Expected>,
}

impl Plan<'_> {
    fn currency(&self, deal: &OpenDeal) -> Option<(usize, i64)> {
        let value = deal.value?;
        let place = self.currencies.binary_search(&value.currency).ok()?;
        Some((place, value.minor))
    }

    /// What a group of deals is worth.
    fn worth(&self, group: &Alike) -> Expected {
        let mut all = Expected::none(self.currencies.len());
        all.wins = group.deals.len() as f64;
        for deal in &self.open[group.deals.clone()] {
            if let Some((currency, amount)) = self.currency(deal) {
                all.minor[currency] += amount as f64;
            }
        }
        all
    }

    /// The means, as one way has them.
    fn expect(&self, ahead: &Ahead) -> Vec<Expected> {
        let mut expected = vec![Expected::none(self.currencies.len()); self.shown.len()];
        for (ix, all) in self.worth.iter().enumerate() {
            let chances = ahead.of_visit(ix);
            for (day, sum) in self.shown.iter().zip(&mut expected) {
                sum.add(all, f64::from(chances[*day]));
            }
        }
        expected
    }

    fn draw(&self, ahead: &Ahead, chance: &mut Chance) -> Won {
        let shown = self.shown.len();
        let mut won = Won {
            wins: vec![0; shown],
            minor: vec![vec![0; shown]; self.currencies.len()],
        };
        for (ix, group) in self.alike.iter().enumerate() {
            let chances = ahead.of_visit(ix);
            let in_the_end = chances.last().copied().unwrap_or(0.0);
            for deal in &self.open[group.deals.clone()] {
                let luck = chance.even() as f32;
                if luck >= in_the_end {
                    continue;
                }
                // The first shown day by which it is won.
                let day = self.shown.partition_point(|day| chances[*day] <= luck);
                let day = day.min(shown - 1);
                won.wins[day] += 1;
                if let Some((currency, minor)) = self.currency(deal) {
                    let sum = &mut won.minor[currency][day];
                    *sum = sum.saturating_add(minor);
                }
            }
        }
        for day in 1..shown {
            won.wins[day] += won.wins[day - 1];
            for minor in &mut won.minor {
                minor[day] = minor[day].saturating_add(minor[day - 1]);
            }
        }
        won
    }
}

impl Expected {
    fn none(currencies: usize) -> Self {
        Self {
            wins: 0.0,
            minor: vec![0.0; currencies],
        }
    }

    fn add(&mut self, more: &Self, weight: f64) {
        self.wins += weight * more.wins;
        for (sum, minor) in self.minor.iter_mut().zip(&more.minor) {
            *sum += weight * minor;
        }
    }
}

/// The results for 0, 1, 2, …, in that order, reckoned on as many threads as there are.
fn side_by_side<T: Send>(count: usize, of: &(impl Fn(usize) -> T + Sync)) -> Vec<T> {
    let parts = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(MOST_THREADS);
    let bound = |part: usize| count * part / parts;
    let some = |part: usize| (bound(part)..bound(part + 1)).map(of).collect::<Vec<T>>();
    thread::scope(|scope| {
        let others: Vec<_> = (1..parts)
            .map(|part| {
                let thread = thread::Builder::new().spawn_scoped(scope, move || some(part));
                (part, thread)
            })
            .collect();
        let mut all = some(0);
        for (part, thread) in others {
            // A part that no thread could be had for, or that failed, is reckoned here.
            let done = thread.ok().and_then(|thread| thread.join().ok());
            all.extend(done.unwrap_or_else(|| some(part)));
        }
        all
    })
}

/// Day 0, the horizon, and evenly between.
fn shown(horizon: usize) -> Vec<usize> {
    let points = (horizon + 1).min(MOST_DAYS);
    (0..points)
        .map(|point| point * horizon / (points - 1).max(1))
        .collect()
}

/// The ends of the middle eight tenths of the draws, those that are the same as an end counting half
/// for it: counts are whole, and to leave less than a tenth on either side would hold nine tenths of
/// small ones.
fn middle<T: Ord + Copy>(mut each: Vec<T>) -> (T, T) {
    each.sort_unstable();
    let all = each.len();
    // A draw's place is the middle of all that are the same.
    let inside = |same: &[T], before: usize| {
        let place = 10 * (2 * before + same.len());
        (2 * all..=18 * all).contains(&place)
    };
    let (mut ends, mut before) = (None, 0);
    for same in each.chunk_by(|a, b| a == b) {
        if inside(same, before) {
            ends = Some((ends.map_or(same[0], |(low, _)| low), same[0]));
        }
        before += same.len();
    }
    ends.unwrap_or((each[all / 10], each[all - 1 - all / 10]))
}
