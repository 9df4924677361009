//! Teams of unusual shapes: whatever the numbers, no figure fails, nobody is flagged out of nothing,
//! and what cannot be judged is said.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{Days, NaiveDate};
use engine::{
    filter::Filter,
    ledger::{Ledger, LedgerBuilder},
    moment::Moment,
    money::{Currency, Money},
    process::Process,
    record::{Details, Record, Sink, Step},
    review::{Against, Flag, FlagProblem, Note, Review},
};

const STAGES: u16 = 3;
const YEAR: u64 = 365;

/// SplitMix64, so that every machine tells the same deals.
struct Dice(u64);

impl Dice {
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        f64::from(u32::try_from((z ^ (z >> 31)) >> 32).unwrap()) / 4_294_967_296.0
    }
}

/// How one rep works.
#[derive(Clone, Copy)]
struct Rep {
    deals: u32,
    /// The first day at work.
    from: u64,
    /// How many times as long each deal stays at the first stage.
    slow: f64,
}

const USUAL: Rep = Rep {
    deals: 80,
    from: 0,
    slow: 1.0,
};

/// What becomes of a deal at a stage.
#[derive(Clone, Copy, PartialEq)]
enum Habit {
    Usual,
    NobodyLeavesTheSecondStage,
    NobodyLeavesAny,
    NobodyLoses,
    AllInOneDay,
}

fn ledger(reps: &[Rep], habit: Habit) -> Ledger {
    let mut builder = LedgerBuilder::new(Process::of_stages("", &["One", "Two", "Three"]));
    let mut dice = Dice(7);
    let start = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
    let mut deal = 0;
    for (number, rep) in reps.iter().enumerate() {
        for _ in 0..rep.deals {
            deal += 1;
            let mut at = rep.from as f64 + dice.share() * (YEAR - rep.from) as f64;
            let mut tell = |step, at: f64| {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let day = start + Days::new(at as u64);
                builder
                    .accept(&Record {
                        deal: &deal.to_string(),
                        rep: Some(&format!("Rep {number:03}")),
                        step,
                        at: Some(Moment::of_date(day)),
                        details: Details::default(),
                    })
                    .unwrap();
            };
            for stage in 0..STAGES {
                tell(Step::Entered(stage), at);
                let stays = match habit {
                    Habit::NobodyLeavesAny => true,
                    Habit::NobodyLeavesTheSecondStage => stage == 1,
                    _ => false,
                };
                let slow = if stage == 0 { rep.slow } else { 1.0 };
                if habit != Habit::AllInOneDay {
                    at += (1.0 - dice.share()).ln() * -14.0 * slow;
                }
                if stays || at >= YEAR as f64 {
                    break;
                }
                if dice.share() > 0.6 && habit != Habit::NobodyLoses {
                    tell(Step::Lost, at);
                    break;
                }
                if stage + 1 == STAGES {
                    tell(Step::Won, at);
                }
            }
        }
    }
    builder.finish()
}

fn review(reps: &[Rep], habit: Habit) -> Review {
    let start = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
    let review = ledger(reps, habit).review(&Filter {
        as_of: Some(start + Days::new(YEAR)),
        ..Filter::default()
    });
    // JSON has no NaN and no infinity: they would not come back.
    let json = serde_json::to_value(&review).unwrap();
    assert!(serde_json::from_value::<Review>(json).unwrap() == review);
    review
}

/// Nobody is weak: nobody is flagged, and the notes say so.
fn check(reps: &[Rep], habit: Habit, notes: &[Note]) {
    let review = review(reps, habit);
    let raised: Vec<&str> = review
        .flags
        .iter()
        .map(|f| f.case.summary.as_str())
        .collect();
    assert_eq!(raised, Vec::<&str>::new());
    assert_eq!(review.notes, notes);
}

#[test]
fn too_few_reps_or_deals_are_said_in_words() {
    check(&[], Habit::Usual, &[Note::NoDeals]);
    check(&[USUAL], Habit::Usual, &[Note::OneRep]);
    check(&[USUAL; 2], Habit::Usual, &[Note::TwoReps]);
    let few = [Rep { deals: 1, ..USUAL }; 3];
    let review = review(&few, Habit::Usual);
    assert!(review.flags.is_empty());
    assert!(
        matches!(review.notes[..], [Note::TooFewDeals { cells, of }] if cells == of),
        "{:?}",
        review.notes
    );
}

#[test]
fn three_reps_or_two_hundred_are_a_team() {
    check(&[USUAL; 3], Habit::Usual, &[]);
    check(&[USUAL; 200], Habit::Usual, &[]);
}

#[test]
fn unequal_reps_are_no_finding() {
    let mut reps = [USUAL; 12];
    for (rep, deals) in reps
        .iter_mut()
        .zip([2_000, 5, 700, 12, 300, 3, 90, 40, 1_000])
    {
        rep.deals = deals;
    }
    assert!(review(&reps, Habit::Usual).flags.is_empty());
}

#[test]
fn a_rep_who_joined_last_month_is_not_slow_for_it() {
    let mut reps = [USUAL; 12];
    reps[4] = Rep {
        deals: 40,
        from: YEAR - 30,
        slow: 1.0,
    };
    // Of the last stage it is too early to speak.
    let early = Note::TooFewDeals { cells: 1, of: 36 };
    check(&reps, Habit::Usual, &[early]);
}

#[test]
fn what_nobody_does_tells_nobody_apart() {
    let cells = |cells, of| [Note::TooFewDeals { cells, of }];
    check(&[USUAL; 12], Habit::NobodyLeavesAny, &cells(12, 12));
    check(
        &[USUAL; 12],
        Habit::NobodyLeavesTheSecondStage,
        &cells(12, 24),
    );
    check(&[USUAL; 12], Habit::NobodyLoses, &[]);
    check(&[USUAL; 12], Habit::AllInOneDay, &[]);
}

#[test]
fn a_rep_whose_deals_sit_is_found_at_that_stage_alone() {
    let mut reps = [USUAL; 12];
    reps[7].slow = 3.0;
    let review = review(&reps, Habit::Usual);
    let [flag] = &review.flags[..] else {
        panic!("{:?}", review.flags);
    };
    assert_eq!(flag.rep.as_deref(), Some("Rep 007"));
    assert_eq!(
        (flag.case.stage.as_str(), flag.case.problem),
        ("One", FlagProblem::Slow)
    );
    assert!(f64::from(flag.case.observed) < flag.case.expected && flag.case.q <= 0.1);
}

/// Deals of one stage over so many days, begun three a day, each staying `stay(day)` and lost every
/// fourth time, worth `value(day)`; looked at on the last day.
fn course(
    days: u64,
    stay: impl Fn(u64, u64) -> u64,
    value: impl Fn(u64) -> Option<Money>,
    filter: Filter,
) -> Review {
    let mut builder = LedgerBuilder::new(Process::of_stages("", &["One", "Two"]));
    let start = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    let mut dice = Dice(11);
    for deal in 0..days * 3 {
        let began = deal / 3;
        let mut tell = |step, day: u64| {
            let record = Record {
                deal: &deal.to_string(),
                rep: Some("Ana"),
                step,
                at: Some(Moment::of_date(start + Days::new(day))),
                details: Details {
                    amount: value(deal),
                    ..Details::default()
                },
            };
            if day <= days {
                builder.accept(&record).unwrap();
            }
        };
        tell(Step::Entered(0), began);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let spread = (dice.share() * 20.0) as u64;
        let left = began + stay(began, deal) + spread;
        let step = if dice.share() < 0.75 {
            Step::Entered(1)
        } else {
            Step::Lost
        };
        tell(step, left);
    }
    let filter = Filter {
        as_of: filter.as_of.or(Some(start + Days::new(days))),
        ..filter
    };
    let review = builder.finish().review(&filter);
    let json = serde_json::to_value(&review).unwrap();
    assert!(serde_json::from_value::<Review>(json).unwrap() == review);
    review
}

fn euros(minor: i64) -> Option<Money> {
    Some(Money {
        minor,
        currency: Currency::parse("EUR").unwrap(),
    })
}

#[test]
fn a_stage_that_turned_slow_is_found_against_its_own_past() {
    let turned = |began, _| if began >= 400 { 45 } else { 5 };
    let review = course(480, turned, |_| None, Filter::default());
    let [flag] = &review.flags[..] else {
        panic!("{:?}", review.flags);
    };
    assert_eq!(flag.rep, None);
    assert_eq!(
        (
            flag.case.stage.as_str(),
            flag.case.problem,
            flag.case.against
        ),
        ("One", FlagProblem::Slow, Against::Before)
    );
    assert!(f64::from(flag.case.observed) < flag.case.expected && flag.case.q <= 0.1);
}

#[test]
fn large_deals_that_sit_are_value_held() {
    // One in twelve is worth ten times the others; of late those stay.
    let large = |deal: u64| deal.is_multiple_of(12);
    let stay = move |began, deal| {
        if began >= 400 && large(deal) { 300 } else { 5 }
    };
    let value = move |deal| euros(if large(deal) { 1_000_000 } else { 100_000 });
    let review = course(480, stay, value, Filter::default());
    let held: Vec<&Flag> = review
        .flags
        .iter()
        .filter(|flag| flag.case.against == Against::Held)
        .collect();
    let [flag] = &held[..] else {
        panic!("{:?}", review.flags);
    };
    assert_eq!(
        (flag.rep.as_deref(), flag.case.stage.as_str()),
        (None, "One")
    );
    assert!(f64::from(flag.case.observed) > flag.case.expected);
}

#[test]
fn a_stage_as_ever_is_no_finding_however_it_is_looked_at() {
    let day = |n: u64| NaiveDate::from_ymd_opt(2024, 1, 1).map(|start| start + Days::new(n));
    let check = |days, from: Option<u64>, to: Option<u64>, as_of: Option<u64>| {
        let filter = Filter {
            from: from.and_then(day),
            to: to.and_then(day),
            as_of: as_of.and_then(day),
            ..Filter::default()
        };
        for value in [None, euros(100_000), euros(0), euros(-5), euros(i64::MAX)] {
            let mixed = move |deal: u64| if deal.is_multiple_of(3) { None } else { value };
            let review = course(days, |_, _| 5, mixed, filter.clone());
            assert_eq!(review.flags, Vec::new(), "{days} {from:?} {to:?} {as_of:?}");
        }
    };
    check(480, None, None, None);
    check(14, None, None, None);
    check(100, None, None, None);
    check(480, Some(400), None, None);
    check(480, Some(300), Some(340), None);
    check(480, Some(0), Some(480), None);
    check(480, Some(340), Some(300), None);
    check(480, None, None, Some(200));
    check(480, None, None, Some(0));
    check(480, Some(600), None, None);
    check(480, None, Some(0), Some(480));
}
