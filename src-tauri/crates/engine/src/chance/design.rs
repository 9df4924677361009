//! What the moves of a deal say besides its days at the stage, as numbers near 0 and 1.
//!
//! All of it was known on the day looked from. Each number has one coefficient for all stages, and
//! one for what is different at each stage, held closer to 0.

use crate::{
    ledger::{Ledger, NOBODY, UNDATED},
    moment::Day,
    passage::Standing,
    purse,
};

/// The first is 1: what holds for all.
pub(super) const FACTS: usize = 10;
pub(super) type Facts = [f64; FACTS];

/// How much closer to 0 a stage's own coefficient is held than the common one.
const OWN: f64 = 2.0;

/// What is known of a deal on a day it stands at a stage since `days`. `plain` is the curve's log
/// odds; logarithms and counts are moved to be about 0 for common deals.
pub(super) fn facts(ledger: &Ledger, deal: u32, standing: &Standing, on: Day, days: u32) -> Facts {
    let (mut moves, mut hands, mut owner) = (0_u32, 0_u32, NOBODY);
    for at in ledger.moves_of(deal) {
        let day = ledger.day[at];
        if day > on.0 || day == UNDATED {
            continue;
        }
        moves += 1;
        let rep = ledger.rep[at];
        if rep != NOBODY {
            hands += u32::from(owner != NOBODY && owner != rep);
            owner = rep;
        }
    }
    let yes = |fact: bool| f64::from(u8::from(fact));
    let age = standing.began.map_or(days, |began| on.since(began));
    let amount = ledger.value(deal).map(purse::units).filter(|v| *v >= 1.0);
    [
        1.0,
        f64::from(days).ln_1p() - 2.0,
        f64::from(age).ln_1p() - 3.0,
        yes(standing.times_back > 0),
        yes(standing.times_back > 1),
        yes(standing.handed_over),
        f64::from(hands.min(5)) / 2.0,
        f64::from(moves).ln_1p() - 1.5,
        // Within a factor of e² of ten thousand: about -1 to 1.
        amount.map_or(0.0, |amount| ((amount.ln() - 9.2) / 2.0).clamp(-2.0, 2.0)),
        yes(amount.is_none()),
    ]
}

/// The penalties, for a ridge of `ridge` on what all stages share.
pub(super) fn penalties(stages: usize, ridge: f64) -> Vec<f64> {
    (0..FACTS * (stages + 1))
        .map(|column| if column < FACTS { ridge } else { ridge * OWN })
        .collect()
}
