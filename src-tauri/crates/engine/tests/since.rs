//! What became of a pipeline between two days: stories of single deals, and the law that days which follow
//! each other add up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use engine::{
    filter::Filter,
    ledger::{Ledger, LedgerBuilder},
    moment::{Day, Moment},
    money::{Currency, Money},
    process::Process,
    record::{Details, Record, Sink, Step},
    since::{Became, Since, Turn, Was},
};
use proptest::prelude::*;

const STAGES: [&str; 4] = ["Lead", "Pitch", "Close", "After"];
const MOVES: [Step; 7] = [
    Step::Entered(0),
    Step::Entered(1),
    Step::Entered(2),
    Step::Entered(3),
    Step::Won,
    Step::Lost,
    Step::SeenAt(1),
];

fn date(day: i32) -> NaiveDate {
    Day(20_000 + day).date()
}

fn eur(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::parse("EUR").unwrap(),
    }
}

/// Deal, rep, what, day.
type Fact = (u8, u8, usize, i32);

fn ledger(facts: &[Fact]) -> Ledger {
    let mut process = Process::of_stages("Sales", &STAGES);
    process.wins_at = 2;
    let mut builder = LedgerBuilder::new(process);
    for (deal, rep, what, day) in facts {
        let (deal, rep) = (format!("D{deal}"), format!("Rep {rep}"));
        let details = Details {
            amount: Some(eur(500)),
            expected_close: Some(Day(20_000 + 90)),
            ..Details::default()
        };
        builder
            .accept(&Record {
                deal: &deal,
                rep: Some(&rep),
                step: MOVES[*what],
                at: Some(Moment::of_date(date(*day))),
                details,
            })
            .unwrap();
    }
    builder.finish()
}

fn since(ledger: &Ledger, from: i32, to: i32, turns: &[Turn]) -> Since {
    let filter = Filter {
        as_of: Some(date(to)),
        ..Filter::default()
    };
    ledger.since(&filter, date(from), turns)
}

fn check(facts: &[Fact], turns: &[Turn], expected: &[Became]) {
    let made = since(&ledger(facts), 10, 20, turns);
    let changes = made.changes.iter();
    let seen: Vec<Became> = changes
        .flat_map(|change| vec![change.became; change.count as usize])
        .collect();
    assert_eq!(seen, expected, "{facts:?}");
    assert!(
        made.changes
            .iter()
            .all(|change| change.deals.len() == change.count as usize)
    );
}

#[test]
fn a_deal_is_held_against_itself() {
    use Became::{
        Churned, Lost, MovedOn, New, OwnerChanged, Reopened, SkippedAhead, WentBack, Won,
    };
    let lead = (1, 1, 0, 5);
    check(&[lead], &[], &[]);
    check(&[(1, 1, 0, 15)], &[], &[New]);
    check(&[lead, (1, 1, 1, 15)], &[], &[MovedOn]);
    check(&[lead, (1, 1, 1, 10)], &[], &[]);
    check(&[lead, (1, 1, 1, 20)], &[], &[MovedOn]);
    check(&[lead, (1, 1, 1, 21)], &[], &[]);
    check(&[lead, (1, 1, 2, 15)], &[], &[SkippedAhead]);
    check(&[lead, (1, 1, 1, 12), (1, 1, 2, 15)], &[], &[MovedOn]);
    check(&[(1, 1, 1, 5), (1, 1, 0, 15)], &[], &[WentBack]);
    check(&[lead, (1, 1, 1, 12), (1, 1, 0, 15)], &[], &[]);
    check(&[lead, (1, 1, 4, 15)], &[], &[Won]);
    check(&[lead, (1, 1, 5, 15)], &[], &[Lost]);
    check(&[(1, 1, 0, 12), (1, 1, 5, 15)], &[], &[New, Lost]);
    check(&[lead, (1, 1, 5, 6), (1, 1, 1, 15)], &[], &[Reopened]);
    check(&[lead, (1, 1, 4, 6), (1, 1, 5, 15)], &[], &[Churned]);
    check(&[lead, (1, 2, 1, 15)], &[], &[MovedOn, OwnerChanged]);
}

#[test]
fn amounts_and_close_dates_are_those_of_the_evening() {
    let lead = [(1, 1, 0, 5)];
    let turn = |day, was| Turn {
        deal: "D1".to_owned(),
        day: Day(20_000 + day),
        was,
    };
    let amount = |day, minor| turn(day, Was::Amount(Some(eur(minor))));
    let close = |day, was| turn(day, Was::Close(Some(Day(20_000 + was))));
    check(&lead, &[amount(15, 300)], &[Became::Grown]);
    check(&lead, &[amount(15, 700)], &[Became::Shrunk]);
    check(&lead, &[amount(10, 300)], &[]);
    check(&lead, &[amount(21, 300)], &[]);
    // It had grown, and was what it is now again.
    check(&lead, &[amount(12, 500), amount(15, 900)], &[]);
    check(&lead, &[close(15, 60)], &[Became::Slipped]);
    check(&lead, &[close(15, 95)], &[Became::PulledIn]);
    let made = since(&ledger(&lead), 10, 20, &[amount(15, 300)]);
    let grown = made
        .changes
        .iter()
        .find(|change| change.became == Became::Grown);
    assert_eq!(grown.unwrap().by, [eur(200)]);
    assert_eq!(grown.unwrap().value, [eur(500)]);
}

proptest! {
    #[test]
    fn days_that_follow_each_other_add_up(
        facts in prop::collection::vec((0..6_u8, 0..3_u8, 0..7_usize, 0..40_i32), 1..40),
        mut days in prop::collection::vec(0..45_i32, 3..6),
    ) {
        days.sort_unstable();
        let ledger = ledger(&facts);
        let (first, last) = (days[0], days[days.len() - 1]);
        let whole = since(&ledger, first, last, &[]);
        let parts: Vec<Since> = days.windows(2).map(|pair| since(&ledger, pair[0], pair[1], &[])).collect();
        let sum = |became| parts.iter().map(|part| part.of(became)).sum::<u32>();
        for became in [Became::New, Became::Won] {
            prop_assert_eq!(sum(became), whole.of(became), "{:?}", became);
        }
        prop_assert_eq!(
            sum(Became::Lost) + whole.of(Became::Reopened),
            whole.of(Became::Lost) + sum(Became::Reopened)
        );
        prop_assert_eq!(parts.iter().map(|part| part.steps.forward).sum::<u32>(), whole.steps.forward);
        prop_assert_eq!(parts.iter().map(|part| part.steps.back).sum::<u32>(), whole.steps.back);
    }
}
