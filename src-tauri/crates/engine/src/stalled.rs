//! The deals to talk about: open, past the stall point of their stage, most at stake first.
//!
//! Reasons are only what the deal's own data says; nothing is guessed.

use std::cmp::Ordering;

use crate::{
    ledger::Ledger,
    lens::Lens,
    purse,
    review::{Reason, StalledDeal},
    survey::{OpenDeal, Survey},
    yardstick::Yardstick,
};

/// Every stalled deal among the open ones: by value × lost chance, those of unknown value last by
/// lost chance alone.
pub(crate) fn stalled_deals(
    ledger: &Ledger,
    lens: &Lens,
    yardsticks: &[Yardstick],
    survey: &Survey,
) -> Vec<StalledDeal> {
    let mut deals: Vec<StalledDeal> = survey
        .open
        .iter()
        .filter_map(|open| stalled(ledger, lens, yardsticks, survey, open))
        .collect();
    deals.sort_by(|a, b| {
        let at_stake = |deal: &StalledDeal| {
            let lost_chance = deal.chance_fresh - deal.chance_now.unwrap_or(0.0);
            deal.amount
                .map_or((false, lost_chance), |amount| (true, amount * lost_chance))
        };
        let (a_known, a_stake) = at_stake(a);
        let (b_known, b_stake) = at_stake(b);
        b_known
            .cmp(&a_known)
            .then(b_stake.partial_cmp(&a_stake).unwrap_or(Ordering::Equal))
            .then(b.days.cmp(&a.days))
            .then_with(|| a.deal_id.cmp(&b.deal_id))
    });
    deals
}

fn stalled(
    ledger: &Ledger,
    lens: &Lens,
    yardsticks: &[Yardstick],
    survey: &Survey,
    open: &OpenDeal,
) -> Option<StalledDeal> {
    let yardstick = yardsticks.get(usize::from(open.stage))?;
    let days = open
        .days(lens)
        .filter(|days| yardstick.stalls(Some(*days)))?;
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
        chance_now: yardstick.curve.chance_after(days),
        chance_fresh: yardstick.curve.end(),
        amount: value.map(purse::units),
        value,
        reasons: reasons(ledger, lens, survey.amounts_are_kept, open),
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
