//! The deals to talk about: open, past the stall point of their stage, most at stake first.
//!
//! Reasons are only what the deal's own data says; nothing is guessed.

use crate::{
    cause::Causes,
    chance::Chances,
    ledger::Ledger,
    lens::Lens,
    parts::side_by_side,
    purse,
    reading::{OpenDeal, Reading},
    review::{Reason, StalledDeal},
    yardstick::Yardstick,
};

/// Fewer deals than this are not worth another thread.
const DEALS_A_PART: usize = 1_000;

/// A stalled deal before it is put into words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waiting {
    /// Its place among the open deals.
    pub(crate) open: usize,
    pub(crate) days: u32,
    pub(crate) chance_now: Option<f64>,
}

/// A stalled deal as one number, by which the first of the list is the smallest: whether its value is
/// not known, what is at stake (falling), days (falling), its place among the open deals.
type Key = u128;
/// Bits of the place: no more deals than that fit into memory.
const PLACE: u32 = 31;
const DAYS: u32 = PLACE + 32;

/// Days of which a stage's chances are worked out once, not for each deal.
const NEAR: usize = 4_096;

/// A stage's chances by days of the visit.
struct StageChances<'a> {
    yardstick: &'a Yardstick,
    near: Vec<Option<f64>>,
}

impl<'a> StageChances<'a> {
    fn of(yardstick: &'a Yardstick) -> Self {
        Self {
            yardstick,
            near: yardstick.curve.chances_by_day(NEAR),
        }
    }

    fn now(&self, days: u32) -> Option<f64> {
        let known = self.near.get(days as usize).copied();
        known.unwrap_or_else(|| self.yardstick.curve.chance_after(days))
    }
}

/// Every stalled deal among the open ones: by value × lost chance, those of unknown value last by
/// lost chance alone; then the longest there; then by id.
pub(crate) fn waiting(
    ledger: &Ledger,
    lens: &Lens,
    yardsticks: &[Yardstick],
    open: &[OpenDeal],
) -> Vec<Waiting> {
    let chances: Vec<StageChances> = yardsticks.iter().map(StageChances::of).collect();
    let keyed = |(at, open)| keyed(ledger, lens, &chances, (at, open));
    let mut keys: Vec<Key> = open.iter().enumerate().filter_map(keyed).collect();
    // Numbers first; only the few that they leave equal are told apart by their letters.
    keys.sort_unstable();
    let place = |key: &Key| (key & ((1 << PLACE) - 1)) as usize;
    for same in keys.chunk_by_mut(|a, b| a >> PLACE == b >> PLACE) {
        let id = |key: &Key| ledger.id(open[place(key)].deal);
        if same.len() > 1 && !same.is_sorted_by_key(id) {
            same.sort_by(|a, b| id(a).cmp(id(b)));
        }
    }
    keys.iter()
        .map(|key| {
            let (open_at, days) = (place(key), !(key >> PLACE) as u32);
            Waiting {
                open: open_at,
                days,
                chance_now: chances[usize::from(open[open_at].stage)].now(days),
            }
        })
        .collect()
}

/// `None` for a deal that is not stalled.
fn keyed(
    ledger: &Ledger,
    lens: &Lens,
    chances: &[StageChances],
    (at, open): (usize, &OpenDeal),
) -> Option<Key> {
    let chances = chances.get(usize::from(open.stage))?;
    let days = open
        .days(lens)
        .filter(|days| chances.yardstick.stalls(Some(*days)))?;
    let lost_chance = chances.yardstick.curve.end() - chances.now(days).unwrap_or(0.0);
    // Value × lost chance where the value is known, else the lost chance alone.
    let (known, at_stake) = ledger
        .value(open.deal)
        .map_or((false, lost_chance), |value| {
            (true, purse::units(value) * lost_chance)
        });
    Some(
        Key::from(!known) << (DAYS + 64)
            | Key::from(falling(at_stake)) << DAYS
            | Key::from(!days) << PLACE
            | at as Key,
    )
}

/// A number that is the smaller the larger the other, in the order of `f64::total_cmp`.
fn falling(number: f64) -> u64 {
    let bits = number.to_bits();
    // Of negative numbers all bits are turned, of the others the sign: then they rise as the float.
    let rising = if bits >> 63 == 1 {
        !bits
    } else {
        bits | 1 << 63
    };
    !rising
}

/// Deals of a list in words.
pub(crate) fn in_words(
    ledger: &Ledger,
    lens: &Lens,
    yardsticks: &[Yardstick],
    reading: &Reading,
    deals: &[Waiting],
) -> Vec<StalledDeal> {
    if deals.is_empty() {
        return Vec::new();
    }
    let chances = ledger.chances(lens.as_of);
    let causes = ledger.causes(lens.as_of);
    let told = |deal| told(ledger, lens, yardsticks, reading, (&chances, &causes), deal);
    let mut all = Vec::with_capacity(deals.len());
    let parts = side_by_side(deals.len(), DEALS_A_PART, |own| {
        deals[own].iter().filter_map(told).collect::<Vec<_>>()
    });
    parts.into_iter().for_each(|part| all.extend(part));
    all
}

fn told(
    ledger: &Ledger,
    lens: &Lens,
    yardsticks: &[Yardstick],
    reading: &Reading,
    (chances, causes): (&Chances, &Causes),
    waiting: &Waiting,
) -> Option<StalledDeal> {
    let days = waiting.days;
    let open = reading.open.get(waiting.open)?;
    let yardstick = yardsticks.get(usize::from(open.stage))?;
    let value = ledger.value(open.deal);
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let (causes, unknown_causes) = causes.of(ledger, open.deal, &open.standing);
    Some(StalledDeal {
        deal_id: ledger.id(open.deal).to_owned(),
        name: owned(ledger.name(open.deal)),
        account: owned(ledger.account(open.deal)),
        rep: open
            .standing
            .owner
            .and_then(|rep| owned(ledger.rep_name(rep))),
        stage: ledger.process().stages[usize::from(open.stage)]
            .name
            .clone(),
        days,
        stall_point: yardstick.stall_point.days?,
        chance_now: waiting.chance_now,
        chance_now_range: waiting.chance_now.map(|_| chances.range(open.stage, days)),
        advance_30: chances.of(ledger, open.deal, &open.standing),
        chance_fresh: yardstick.curve.end(),
        amount: value.map(purse::units),
        value,
        reasons: reasons(ledger, lens, reading.amounts_are_kept(), open),
        causes,
        unknown_causes,
    })
}

fn reasons(ledger: &Ledger, lens: &Lens, amounts_are_kept: bool, open: &OpenDeal) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let selling = open.stage <= ledger.process().wins_at;
    if let Some(close) = ledger.expected_close(open.deal)
        && selling
        && close < lens.as_of
    {
        reasons.push(Reason::CloseDatePast {
            days: lens.as_of.since(close),
        });
    }
    if open.standing.times_back > 0 {
        reasons.push(Reason::WentBack {
            times: open.standing.times_back,
        });
    }
    if open.standing.handed_over {
        reasons.push(Reason::OwnerChanged);
    }
    if selling && amounts_are_kept && ledger.value(open.deal).is_none() {
        reasons.push(Reason::NoAmount);
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::falling;

    #[test]
    fn what_is_larger_comes_first() {
        let numbers = [1e9, 2.5, 1.0, 1e-300, 0.0, -0.0, -1e-9, -3.0];
        assert!(numbers.is_sorted_by_key(|number| falling(*number)));
    }
}
