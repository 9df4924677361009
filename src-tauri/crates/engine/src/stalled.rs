//! The deals to talk about: open, past the stall point of their stage, most at stake first.
//!
//! Reasons are only what the deal's own data says; nothing is guessed.

use crate::{
    cause::Causes,
    chance::Chances,
    ledger::Ledger,
    lens::Lens,
    money::Money,
    parts::side_by_side,
    passage::OpenDeal,
    purse,
    reading::Reading,
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
/// not known, what is at stake (falling), days (falling), its place among those found.
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

/// Every stalled deal among the open ones, in their order, which is that of the ledger: whoever asks
/// something of each reads the ledger from front to back.
pub(crate) fn found(lens: &Lens, yardsticks: &[Yardstick], open: &[OpenDeal]) -> Vec<Waiting> {
    let chances: Vec<StageChances> = yardsticks.iter().map(StageChances::of).collect();
    let stalled = |(at, open): (usize, &OpenDeal)| {
        let chances = chances.get(usize::from(open.stage))?;
        let days = open
            .days(lens)
            .filter(|days| chances.yardstick.stalls(Some(*days)))?;
        Some(Waiting {
            open: at,
            days,
            chance_now: chances.now(days),
        })
    };
    open.iter().enumerate().filter_map(stalled).collect()
}

/// Those found, most at stake first: by value × lost chance, those of unknown value last by lost
/// chance alone; then the longest there; then by id.
pub(crate) fn most_at_stake_first(
    ledger: &Ledger,
    yardsticks: &[Yardstick],
    open: &[OpenDeal],
    found: &[Waiting],
) -> Vec<Waiting> {
    let deal = |waiting: &Waiting| open[waiting.open].deal;
    let fresh: Vec<f64> = yardsticks.iter().map(|own| own.curve.end()).collect();
    let keyed = |(at, waiting): (usize, &Waiting)| {
        let lost_chance =
            fresh[usize::from(open[waiting.open].stage)] - waiting.chance_now.unwrap_or(0.0);
        key(ledger.value(deal(waiting)), lost_chance, (waiting.days, at))
    };
    let mut keys: Vec<Key> = found.iter().enumerate().map(keyed).collect();
    // Numbers first; only those that they leave equal are told apart by their letters, and where ids
    // rise with the ledger, as they do in most files, they are in order already.
    keys.sort_unstable();
    let place = |key: &Key| (key & ((1 << PLACE) - 1)) as usize;
    if !found.is_sorted_by_key(|waiting| ledger.id(deal(waiting))) {
        for same in keys.chunk_by_mut(|a, b| a >> PLACE == b >> PLACE) {
            same.sort_by_key(|key| ledger.id(deal(&found[place(key)])));
        }
    }
    keys.iter().map(|key| found[place(key)]).collect()
}

fn key(value: Option<Money>, lost_chance: f64, (days, place): (u32, usize)) -> Key {
    // Value × lost chance where the value is known, else the lost chance alone.
    let at_stake = value.map_or(1.0, purse::units) * lost_chance;
    Key::from(value.is_none()) << (DAYS + 64)
        | Key::from(falling(at_stake)) << DAYS
        | Key::from(!days) << PLACE
        | place as Key
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

/// Deals of a list in words, in its order. They are told in the order of the ledger, since most of
/// what telling them costs is to fetch what is known of them.
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
    let mut by_deal: Vec<usize> = (0..deals.len()).collect();
    by_deal.sort_unstable_by_key(|at| deals[*at].open);
    let of = (&*reading.open, reading.amounts_are_kept(ledger));
    let tell = |at: &usize| {
        let told = told(
            ledger,
            lens,
            yardsticks,
            of,
            (&chances, &causes),
            &deals[*at],
        );
        (*at, told)
    };
    let parts = side_by_side(deals.len(), DEALS_A_PART, |own| {
        by_deal[own].iter().map(tell).collect::<Vec<_>>()
    });
    let mut all: Vec<Option<StalledDeal>> = Vec::new();
    all.resize_with(deals.len(), || None);
    for (at, told) in parts.into_iter().flatten() {
        all[at] = told;
    }
    all.into_iter().flatten().collect()
}

fn told(
    ledger: &Ledger,
    lens: &Lens,
    yardsticks: &[Yardstick],
    (open, amounts_are_kept): (&[OpenDeal], bool),
    (chances, causes): (&Chances, &Causes),
    waiting: &Waiting,
) -> Option<StalledDeal> {
    let days = waiting.days;
    let open = open.get(waiting.open)?;
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
        reasons: reasons(ledger, lens, amounts_are_kept, open),
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
