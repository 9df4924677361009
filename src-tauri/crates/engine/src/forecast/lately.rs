//! How far such a forecast was off lately, and so how far off this one may be.
//!
//! The same forecast is made again as it would have been at earlier days, each as many days ahead as
//! this one, no two looking at the same days, and held against the wins that came. What it was off by
//! is a shift of the log odds of all deals together: as a rule so much (deals close earlier than they
//! used to, or go by an age that their visits do not know), and each time so much more or less (a
//! month in which nobody signs). Both are learned, and how surely they are known is kept: with no
//! earlier days to look at, little is supposed of either. No draw of the present is made here.

use std::ops::Range;

use super::{
    ahead::{Ahead, shifted},
    known::Known,
    open::alike,
    visit::is_won_by,
};
use crate::{ledger::Ledger, moment::Day, parts::side_by_side, sample::chance::Chance};

/// Earlier forecasts looked at.
const MOST: u32 = 8;
/// What one counts for, beside the next later one.
const FADES: f64 = 0.85;
/// Ways the stages may have been, for each.
const WAYS: usize = 5;
/// Fewer wins known then are too few to have forecast from.
const ENOUGH_WINS: u64 = 10;
const SEED: u64 = 0x4c41_5445;

/// Shifts of the log odds considered: a step apart, 0 in the middle.
const SHIFTS: usize = 61;
const STEP: f64 = 0.1;
/// How far it may be off each time.
const EACH_TIME: [f64; 9] = [0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.45, 0.7, 1.0];
/// What is supposed of both before anything is seen: Cauchy's, of this width.
const USUAL: f64 = 0.08;

type OverShifts = [f64; SHIFTS];

/// How probable each shift is.
#[derive(Clone, Debug)]
pub(super) struct Lately {
    /// Up to and including each.
    up_to: OverShifts,
}

fn shift(at: usize) -> f64 {
    (at as f64 - (SHIFTS / 2) as f64) * STEP
}

impl Lately {
    /// The days looked at before a forecast `horizon` days ahead, the latest first.
    pub(super) fn days(ledger: &Ledger, as_of: Day, horizon: u32) -> Vec<Day> {
        let earliest = ledger.first_day().unwrap_or(as_of);
        let most = if horizon == 0 { 0 } else { MOST };
        (1..=most)
            .map(|back| {
                Day(as_of
                    .0
                    .saturating_sub_unsigned(horizon.saturating_mul(back)))
            })
            .take_while(|day| *day > earliest)
            .collect()
    }

    /// Of forecasts `horizon` days ahead, in steps of `step` days, from what those days knew.
    pub(super) fn of(ledger: &Ledger, known: &[Known], horizon: u32, step: u32) -> Self {
        let each = |own: Range<usize>| -> Vec<Option<OverShifts>> {
            let known = known[own].iter();
            known
                .map(|then| seen(ledger, then, horizon, step))
                .collect()
        };
        let seen: Vec<OverShifts> = side_by_side(known.len(), 1, each)
            .into_iter()
            .flatten()
            .map_while(|seen| seen)
            .collect();
        Self::from(&seen)
    }

    /// From the log likelihoods of what was seen each time, latest first.
    fn from(seen: &[OverShifts]) -> Self {
        let spreads: Vec<OverShifts> = EACH_TIME.iter().map(|spread| around(*spread)).collect();
        let usual = |value: f64| -(1.0 + (value / USUAL).powi(2)).ln();
        let mut logs = Vec::with_capacity(SHIFTS * EACH_TIME.len());
        for (spread, each_time) in spreads.iter().zip(EACH_TIME) {
            for centre in 0..SHIFTS {
                let mut log = usual(shift(centre)) + usual(each_time);
                let mut counts = 1.0;
                for seen in seen {
                    let likely: f64 = (0..SHIFTS)
                        .map(|at| spread[at.abs_diff(centre)] * seen[at].exp())
                        .sum();
                    log += counts * likely.max(1e-300).ln();
                    counts *= FADES;
                }
                logs.push(log);
            }
        }
        let most = logs.iter().copied().fold(f64::MIN, f64::max);
        let mut likely = [0.0; SHIFTS];
        for (place, log) in logs.iter().enumerate() {
            let weight = (log - most).exp();
            let (spread, centre) = (&spreads[place / SHIFTS], place % SHIFTS);
            if weight > 1e-9 {
                for (at, likely) in likely.iter_mut().enumerate() {
                    *likely += weight * spread[at.abs_diff(centre)];
                }
            }
        }
        let all: f64 = likely.iter().sum();
        let mut sum = 0.0;
        Self {
            up_to: likely.map(|likely| {
                sum += likely / all;
                sum
            }),
        }
    }

    /// One shift, by chance.
    pub(super) fn draw(&self, chance: &mut Chance) -> f64 {
        let luck = chance.even();
        let at = self.up_to.partition_point(|up_to| *up_to <= luck);
        shift(at.min(SHIFTS - 1)) + chance.between(-0.5, 0.5) * STEP
    }
}

/// The chances of being so many steps from a centre, by steps: normal.
fn around(spread: f64) -> OverShifts {
    let mut near: OverShifts = std::array::from_fn(|steps| {
        if spread > 0.0 {
            (-0.5 * (steps as f64 * STEP / spread).powi(2)).exp()
        } else {
            f64::from(u8::from(steps == 0))
        }
    });
    let all = 2.0 * near.iter().sum::<f64>() - near[0];
    near.iter_mut().for_each(|near| *near /= all);
    near
}

/// The log likelihood of what came of the deals open on an earlier day, by shift, at most 0; `None`
/// where nothing could have been forecast.
fn seen(ledger: &Ledger, known: &Known, horizon: u32, step: u32) -> Option<OverShifts> {
    if known.visits.wins() < ENOUGH_WINS {
        return None;
    }
    let until = Day(known.day.0.saturating_add_unsigned(horizon));
    let (mut won, mut open) = (0_u32, Vec::new());
    for (deal, now) in &known.open {
        if let Some(simulated) = known.simulated(ledger, *deal, now) {
            open.push(simulated);
            won += u32::from(is_won_by(ledger, *deal, until));
        }
    }
    if open.is_empty() {
        return None;
    }
    let groups = alike(&mut open);
    let asked: Vec<(usize, usize)> = groups
        .iter()
        .map(|group| (group.stage, group.age))
        .collect();
    let habits = known.visits.habits();
    let mut chance = Chance::new(SEED);
    let ways: Vec<Vec<f64>> = (0..WAYS)
        .map(|_| {
            let paces: Vec<_> = habits.iter().map(|habit| habit.draw(&mut chance)).collect();
            let ahead = Ahead::of(&paces, habits.len(), (horizon / step) as usize, &asked);
            let last = |group| ahead.of_visit(group).last().copied().unwrap_or(0.0);
            (0..asked.len())
                .map(|group| f64::from(last(group)))
                .collect()
        })
        .collect();
    let mut logs: OverShifts = std::array::from_fn(|at| {
        let shift = shift(at);
        let (mut sum, mut squares, mut chances) = (0.0, 0.0, 0.0);
        for way in &ways {
            let (mut expected, mut variance) = (0.0, 0.0);
            for (group, chance) in groups.iter().zip(way) {
                let chance = shifted(*chance, shift);
                expected += group.deals.len() as f64 * chance;
                variance += group.deals.len() as f64 * chance * (1.0 - chance);
            }
            sum += expected;
            squares += expected * expected;
            chances += variance;
        }
        let ways = WAYS as f64;
        let mean = sum / ways;
        let between = (squares / ways - mean * mean).max(0.0) * ways / (ways - 1.0);
        // Counts are whole: half a deal is never known.
        let variance = chances / ways + between + 1.0 / 12.0;
        -0.5 * ((f64::from(won) - mean).powi(2) / variance + variance.ln())
    });
    let most = logs.iter().copied().fold(f64::MIN, f64::max);
    logs.iter_mut().for_each(|log| *log -= most);
    Some(logs)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tenths and nine tenths of the shifts drawn after forecasts that were off by these, each known
    /// to two tenths.
    fn drawn(off: &[f64]) -> (f64, f64) {
        let seen = |off: &f64| -> OverShifts {
            std::array::from_fn(|at| -0.5 * ((shift(at) - off) / 0.2).powi(2))
        };
        let lately = Lately::from(&off.iter().map(seen).collect::<Vec<_>>());
        let mut chance = Chance::new(1);
        let mut draws: Vec<f64> = (0..2_000).map(|_| lately.draw(&mut chance)).collect();
        draws.sort_by(f64::total_cmp);
        (draws[200], draws[1_800])
    }

    #[test]
    fn what_was_always_off_by_as_much_is_so_again() {
        let (low, high) = drawn(&[1.0; 6]);
        assert!(low > 0.6 && high < 1.3, "{low} {high}");
    }

    #[test]
    fn what_was_off_now_one_way_now_the_other_may_be_either() {
        let (low, high) = drawn(&[0.8, -0.8, 0.7, -0.9, 0.8, -0.7]);
        assert!(low < -0.6 && high > 0.6, "{low} {high}");
    }

    #[test]
    fn without_earlier_days_little_is_supposed() {
        let (low, high) = drawn(&[]);
        assert!(
            low > -0.7 && high < 0.7 && low < 0.0 && high > 0.0,
            "{low} {high}"
        );
    }
}
