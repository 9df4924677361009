//! The draws of a forecast: what each would win by day, and the ranges they make together.
//!
//! Deals are taken in an order of their own (stage, age, amount), so that the order of rows in a
//! file cannot be told from the figures, and every draw has a seed of its own, so that threads
//! cannot either. Money is summed in whole minor units.

use chrono::Days;

use super::{
    AmountRange, Forecast, ForecastDay, MOST_DAYS, Range,
    ahead::Ahead,
    pace::{OLD, Pace, Span, Visits},
};
use crate::{
    moment::Day,
    money::{Currency, Money},
    purse,
    sample::chance::Chance,
};

/// How many draws, and how many share one way the stages may be.
const DRAWS: usize = 400;
const DRAWS_A_WAY: usize = 4;
const SEED: u64 = 0x5354_4147;

/// A deal to be simulated.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenDeal {
    pub(super) stage: usize,
    /// Of its visit, in steps.
    pub(super) age: usize,
    pub(super) value: Option<Money>,
}

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
#[derive(Clone, Debug, Default)]
struct Expected {
    wins: f64,
    /// By currency, in minor units.
    minor: Vec<f64>,
}

/// Deals alike but for their amounts.
struct Alike {
    stage: usize,
    age: usize,
    deals: std::ops::Range<usize>,
}

impl Draws {
    pub(super) fn of(known: &Visits, mut open: Vec<OpenDeal>, horizon: usize) -> Self {
        for deal in &mut open {
            deal.age = deal.age.min(OLD);
        }
        open.sort_unstable_by_key(|deal| {
            let value = deal.value.map(|value| (value.currency, value.minor));
            (deal.stage, deal.age, value)
        });
        let mut currencies: Vec<Currency> = open
            .iter()
            .filter_map(|deal| Some(deal.value?.currency))
            .collect();
        currencies.sort_unstable();
        currencies.dedup();
        let alike = alike(&open);
        let asked: Vec<(usize, usize)> = alike.iter().map(|a| (a.stage, a.age)).collect();
        let shown = shown(horizon);
        let spans = known.spans();
        let won = spans.len();
        let mut draws = Self {
            each: Vec::with_capacity(DRAWS),
            expected: vec![
                Expected {
                    wins: 0.0,
                    minor: vec![0.0; currencies.len()],
                };
                shown.len()
            ],
            shown,
            currencies,
        };
        for way in 0..DRAWS / DRAWS_A_WAY {
            let mut chance = Chance::new(SEED.wrapping_add((way as u64) << 32));
            let paces = drawn(&spans, &mut chance);
            let ahead = Ahead::of(&paces, won, horizon, &asked);
            draws.expect(&ahead, &alike, &open);
            for _ in 0..DRAWS_A_WAY {
                draws.draw(&ahead, &alike, &open, &mut chance);
            }
        }
        draws
    }

    fn currency(&self, deal: &OpenDeal) -> Option<(usize, i64)> {
        let value = deal.value?;
        let place = self.currencies.binary_search(&value.currency).ok()?;
        Some((place, value.minor))
    }

    fn expect(&mut self, ahead: &Ahead, alike: &[Alike], open: &[OpenDeal]) {
        let weight = DRAWS_A_WAY as f64 / DRAWS as f64;
        for (ix, group) in alike.iter().enumerate() {
            let chances = ahead.of_visit(ix);
            let mut minor = vec![0.0; self.currencies.len()];
            for deal in &open[group.deals.clone()] {
                if let Some((currency, amount)) = self.currency(deal) {
                    minor[currency] += amount as f64;
                }
            }
            for (day, expected) in self.shown.iter().zip(&mut self.expected) {
                let chance = weight * f64::from(chances[*day]);
                expected.wins += chance * group.deals.len() as f64;
                for (sum, minor) in expected.minor.iter_mut().zip(&minor) {
                    *sum += chance * minor;
                }
            }
        }
    }

    fn draw(&mut self, ahead: &Ahead, alike: &[Alike], open: &[OpenDeal], chance: &mut Chance) {
        let shown = self.shown.len();
        let mut won = Won {
            wins: vec![0; shown],
            minor: vec![vec![0; shown]; self.currencies.len()],
        };
        for (ix, group) in alike.iter().enumerate() {
            let chances = ahead.of_visit(ix);
            let in_the_end = chances.last().copied().unwrap_or(0.0);
            for deal in &open[group.deals.clone()] {
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
        self.each.push(won);
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

/// One way the stages may be.
fn drawn(spans: &[Vec<Span>], chance: &mut Chance) -> Vec<Vec<Pace>> {
    spans
        .iter()
        .map(|spans| spans.iter().map(|span| span.draw(chance)).collect())
        .collect()
}

/// Deals are sorted.
fn alike(open: &[OpenDeal]) -> Vec<Alike> {
    let mut from = 0;
    open.chunk_by(|a, b| (a.stage, a.age) == (b.stage, b.age))
        .map(|group| {
            let deals = from..from + group.len();
            from = deals.end;
            Alike {
                stage: group[0].stage,
                age: group[0].age,
                deals,
            }
        })
        .collect()
}

/// Day 0, the horizon, and evenly between.
fn shown(horizon: usize) -> Vec<usize> {
    let points = (horizon + 1).min(MOST_DAYS);
    (0..points)
        .map(|point| point * horizon / (points - 1).max(1))
        .collect()
}

/// The ends of the middle eight tenths of the draws, at least one.
fn middle<T: Ord + Copy>(mut each: Vec<T>) -> (T, T) {
    each.sort_unstable();
    let tenth = each.len() / 10;
    (each[tenth], each[each.len() - 1 - tenth])
}
