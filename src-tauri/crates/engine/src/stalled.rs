//! The deals to talk about: open, past the stall point of their stage, most at stake first.
//!
//! Reasons are only what the deal's own data says; nothing is guessed.

use crate::{
    chance::Chances,
    ledger::Ledger,
    lens::Lens,
    parts::side_by_side,
    purse,
    review::{Reason, StalledDeal},
    survey::{OpenDeal, Survey},
    yardstick::Yardstick,
};

/// Fewer deals than this are not worth another thread.
const DEALS_A_PART: usize = 1_000;

/// A stalled deal before it is put into words: what it is ordered by.
struct Waiting<'a> {
    open: &'a OpenDeal,
    days: u32,
    chance_now: Option<f64>,
    /// Value × lost chance where the value is known, else the lost chance alone.
    at_stake: (bool, f64),
}

/// Every stalled deal among the open ones: by value × lost chance, those of unknown value last by
/// lost chance alone.
pub(crate) fn stalled_deals(
    ledger: &Ledger,
    lens: &Lens,
    yardsticks: &[Yardstick],
    survey: &Survey,
) -> Vec<StalledDeal> {
    let mut deals: Vec<Waiting<'_>> = survey
        .open
        .iter()
        .filter_map(|open| waiting(ledger, lens, yardsticks, open))
        .collect();
    // Words are made only once the order stands.
    deals.sort_unstable_by(|a, b| {
        b.at_stake
            .0
            .cmp(&a.at_stake.0)
            .then(b.at_stake.1.total_cmp(&a.at_stake.1))
            .then(b.days.cmp(&a.days))
            .then_with(|| ledger.id(a.open.deal).cmp(ledger.id(b.open.deal)))
    });
    if deals.is_empty() {
        return Vec::new();
    }
    let chances = ledger.chances(lens.as_of);
    let told = |deal| told(ledger, lens, yardsticks, survey, &chances, deal);
    let mut all = Vec::with_capacity(deals.len());
    let parts = side_by_side(deals.len(), DEALS_A_PART, |own| {
        deals[own].iter().filter_map(told).collect::<Vec<_>>()
    });
    parts.into_iter().for_each(|part| all.extend(part));
    all
}

fn waiting<'a>(
    ledger: &Ledger,
    lens: &Lens,
    yardsticks: &[Yardstick],
    open: &'a OpenDeal,
) -> Option<Waiting<'a>> {
    let yardstick = yardsticks.get(usize::from(open.stage))?;
    let days = open
        .days(lens)
        .filter(|days| yardstick.stalls(Some(*days)))?;
    let chance_now = yardstick.curve.chance_after(days);
    let lost_chance = yardstick.curve.end() - chance_now.unwrap_or(0.0);
    Some(Waiting {
        open,
        days,
        chance_now,
        at_stake: ledger
            .value(open.deal)
            .map_or((false, lost_chance), |value| {
                (true, purse::units(value) * lost_chance)
            }),
    })
}

fn told(
    ledger: &Ledger,
    lens: &Lens,
    yardsticks: &[Yardstick],
    survey: &Survey,
    chances: &Chances,
    waiting: &Waiting<'_>,
) -> Option<StalledDeal> {
    let Waiting { open, days, .. } = *waiting;
    let yardstick = yardsticks.get(usize::from(open.stage))?;
    let value = ledger.value(open.deal);
    let owned = |text: Option<&str>| text.map(str::to_owned);
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
        advance_30: chances.of(ledger, open.deal, &open.standing),
        chance_fresh: yardstick.curve.end(),
        amount: value.map(purse::units),
        value,
        reasons: reasons(ledger, lens, survey.amounts_are_kept(), open),
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
