//! A plan's effect: what counts for before and since, and that only what is beyond chance is told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use engine::{
    coaching::{
        Plan, Seen, Spot,
        effect::{Effect, EffectVerdict},
    },
    ledger::LedgerBuilder,
    moment::{Day, Moment},
    process::Process,
    record::{Details, Record, Sink, Step},
    review::FlagProblem,
};

const START: i32 = 20_400;

/// Rep, day of entry, advanced after so many days, or lost; `None`: open.
type Deal = (usize, i32, Option<(bool, i32)>);

fn effect(deals: &[Deal], problem: FlagProblem, as_of: i32) -> Option<Effect> {
    let mut builder = LedgerBuilder::new(Process::of_stages("Sales", &["Lead", "Close"]));
    for (nth, (rep, day, end)) in deals.iter().enumerate() {
        let (deal, rep) = (format!("D{nth}"), format!("Rep {rep}"));
        let mut tell = |step, day: i32| {
            let record = Record {
                deal: &deal,
                rep: Some(&rep),
                step,
                at: Some(Moment::of_date(Day(day).date())),
                details: Details::default(),
            };
            builder.accept(&record).unwrap();
        };
        tell(Step::Entered(0), *day);
        if let Some((advanced, days)) = end {
            tell(
                if *advanced {
                    Step::Entered(1)
                } else {
                    Step::Lost
                },
                day + days,
            );
        }
    }
    let start: NaiveDate = Day(START).date();
    let plan = Plan {
        spot: Spot {
            rep: "rep 0".to_owned(),
            stage: "lead".to_owned(),
            problem,
        },
        seen: Seen::nothing(start),
        hints: Vec::new(),
        agreed: String::new(),
        start,
        review_on: start,
        ended: None,
    };
    builder.finish().effect(&plan, Day(as_of).date())
}

/// Five others whose deals advance every other time, and a rep who advances so many of ten, before and
/// since, so many deals each.
fn team(before: usize, since: usize, deals: usize) -> Vec<Deal> {
    let mut all = Vec::new();
    for (begins, of_ten) in [(START - 200, before), (START, since)] {
        for nth in 0..deals {
            let day = begins + i32::try_from(nth % 100).unwrap();
            all.push((0, day, Some((nth % 10 < of_ten, 5))));
            for rep in 1..6 {
                all.push((rep, day, Some(((nth + rep) % 2 == 0, 5))));
            }
        }
    }
    all
}

#[test]
fn a_doubled_share_is_told_and_an_unchanged_one_is_not() {
    let told = |before, since, deals| {
        let made = effect(&team(before, since, deals), FlagProblem::Loses, START + 150);
        made.unwrap()
    };
    let better = told(2, 5, 100);
    assert_eq!(better.verdict, EffectVerdict::Improved, "{}", better.words);
    assert!(better.excess.unwrap().low > 0.0);
    let same = told(2, 2, 100);
    assert!(same.verdict != EffectVerdict::Improved, "{}", same.words);
    assert_eq!(told(5, 1, 100).verdict, EffectVerdict::Worse);
    let few = told(2, 5, 20);
    assert_eq!(few.verdict, EffectVerdict::CannotTell, "{}", few.words);
    let early = told(2, 4, 60);
    assert!(
        matches!(early.verdict, EffectVerdict::TooEarly { more } if more > 0),
        "{}",
        early.words
    );
}

#[test]
fn what_was_under_way_at_the_start_counts_for_neither() {
    let mut deals = team(2, 5, 20);
    let before = effect(&deals, FlagProblem::Loses, START + 150).unwrap();
    // Entered the day before, and ended after.
    deals.extend((0..20).map(|_| (0, START - 1, Some((true, 30)))));
    let after = effect(&deals, FlagProblem::Loses, START + 150).unwrap();
    assert_eq!(after.rep.since, before.rep.since);
    assert_eq!(after.rep.before.open, before.rep.before.open + 20);
    assert_eq!(after.rep.before.advanced, before.rep.before.advanced);
}

#[test]
fn nothing_is_said_before_the_start_and_no_number_is_nan() {
    let deals = team(2, 5, 3);
    assert!(effect(&deals, FlagProblem::Loses, START - 1).is_none());
    for problem in [FlagProblem::Loses, FlagProblem::Slow] {
        for as_of in [START, START + 2, START + 300] {
            let made = effect(&deals, problem, as_of).unwrap();
            assert!(!made.words.contains("NaN"), "{}", made.words);
            let numbers = [made.expected, made.likely_real, made.excess.map(|e| e.low)];
            assert!(numbers.iter().flatten().all(|number| number.is_finite()));
        }
        // With one rep there is nobody to hold it against.
        let alone: Vec<Deal> = deals.iter().copied().filter(|deal| deal.0 == 0).collect();
        let made = effect(&alone, problem, START + 300).unwrap();
        assert_eq!(made.verdict, EffectVerdict::CannotTell);
    }
}
