//! Invented teams whose deals are held back by a known cause, or by none.

use chrono::{Days, NaiveDate};
use engine::{
    cause::{Cause, Verdict},
    deal::{ActivityKind, detail::Detail},
    filter::Filter,
    ledger::{DealIx, LedgerBuilder},
    moment::{Day, Moment},
    process::builtin,
    record::{Details, Record, Sink, Step},
    recorded::{NOTHING, Noted, What},
};

use crate::moves::Dice;

/// A team to invent.
#[derive(Clone, Copy, Debug)]
pub struct Team {
    /// The same gives the same.
    pub seed: u64,
    /// How many deals.
    pub deals: u64,
    /// What the planted cause leaves of the daily chance of moving on: 1 is no effect.
    pub effect: f64,
}

/// The causes that were said to hold deals back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// That the planted one does: no decision-maker, in Qualification.
    pub planted: bool,
    /// How many others.
    pub others: u32,
}

const QUALIFICATION: u16 = 2;
const SPAN: u64 = 540;
/// Median daily chances of moving on and of being lost, and how deals differ in them (σ of the log).
const MOVES_ON: f64 = 0.03;
const LOST: f64 = 0.012;
const DIFFER: f64 = 0.4;

/// What is said of a team.
///
/// # Panics
/// Where an invented record is refused, which none is.
#[must_use]
pub fn said(team: Team) -> Said {
    let mut dice = Dice(team.seed.wrapping_mul(0x9e37_79b9) + 1);
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
    let mut builder = LedgerBuilder::new(builtin());
    let mut facts: Vec<(DealIx, Noted)> = Vec::new();
    for deal in 0..team.deals {
        let began = (dice.share() * SPAN as f64) as u64;
        let id = format!("D-{deal}");
        let mut tell = |step, day: u64| {
            let record = Record {
                deal: &id,
                rep: Some("Ana"),
                step,
                at: Some(Moment::of_date(first + Days::new(day))),
                details: Details::default(),
            };
            builder.accept(&record).expect("an invented record is fit");
        };
        tell(Step::Entered(QUALIFICATION), began);
        let decider = dice.share() < 0.6;
        let own = (DIFFER * dice.normal()).exp();
        let effect = if decider { 1.0 } else { team.effect };
        let mut note = |day: u64, what, value| {
            let day = Day::of(first + Days::new(day));
            let ix = DealIx(u32::try_from(deal).unwrap_or(0));
            facts.push((ix, Noted { day, what, value }));
        };
        for detail in [Detail::Budget, Detail::Need, Detail::Timing] {
            if dice.share() < 0.65 {
                let answer = if dice.share() < 0.15 { 0 } else { 2 };
                note(began, What::Detail(detail), answer);
            }
        }
        if decider {
            note(began, What::Deciders, 1);
        }
        let (mut day, mut active) = (began, dice.share() < 0.8);
        while day < SPAN {
            if active && dice.share() < 0.15 {
                note(day, What::Done(ActivityKind::Call), NOTHING);
            }
            // Whoever falls silent does so by chance alone.
            active &= dice.share() > 0.01;
            day += 1;
            let chance = dice.share();
            let moves_on = MOVES_ON * own * effect;
            if chance < moves_on {
                tell(Step::Entered(QUALIFICATION + 1), day);
                break;
            }
            if chance < moves_on + LOST {
                tell(Step::Lost, day);
                break;
            }
        }
    }
    let mut ledger = builder.finish();
    ledger.record(facts);
    let review = ledger.review(&Filter {
        as_of: Some(first + Days::new(SPAN)),
        ..Filter::default()
    });
    let stages = review.causes.stages.iter().flat_map(|stage| &stage.causes);
    let held = stages.filter(|own| own.count.verdict == Verdict::HoldsBack);
    let held: Vec<Cause> = held.map(|own| own.count.cause).collect();
    let planted = held.contains(&Cause::NoDecisionMaker);
    Said {
        planted,
        others: u32::try_from(held.len()).unwrap_or(u32::MAX) - u32::from(planted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(effect: f64, teams: u64) -> Vec<Said> {
        let team = |seed| Team {
            seed,
            deals: 400,
            effect,
        };
        (0..teams).map(|seed| said(team(seed))).collect()
    }

    #[test]
    fn causes_that_make_no_difference_are_seldom_said_to() {
        let none = all(1.0, 40);
        let wrong = none.iter().filter(|said| said.planted || said.others > 0);
        // A tenth is 4; with three standard errors of so few teams at most 9.
        assert!(wrong.count() <= 9, "{none:?}");
    }

    #[test]
    fn a_cause_that_holds_deals_back_is_found_among_those_that_do_not() {
        let teams = all(0.4, 20);
        let found = teams.iter().filter(|said| said.planted).count();
        let others: u32 = teams.iter().map(|said| said.others).sum();
        assert!(found >= 16, "{teams:?}");
        assert!(others <= 6, "{teams:?}");
    }
}
