//! The chance of moving on within 30 days: learned where the moves tell more than the stage's curve,
//! the curve's where they do not, and the same whoever looks and however the rows lay.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{Days, NaiveDate};
use engine::{
    chance::{Advance30, ChanceBasis},
    filter::Filter,
    ledger::{Ledger, LedgerBuilder},
    moment::Moment,
    process::Process,
    record::{Details, Record, Sink, Step},
};

/// Deal, rep, step, day.
type Move = (u32, &'static str, Step, u64);

/// One deal a day and more for so many days; every tenth day on average a deal of Ana's moves on,
/// and one of Ben's, where he is slow, hardly ever.
fn moves(days: u64, slow: bool) -> Vec<Move> {
    let mut moves = Vec::new();
    for day in 0..days {
        for deal in [2 * day as u32, 2 * day as u32 + 1] {
            // Even over 0..97, whatever the day.
            let dice = u64::from(deal) * 61 % 97;
            let (rep, stay) = match deal % 2 {
                0 => ("Ana", 1 + dice / 4),
                _ if slow => ("Ben", 40 + 3 * dice),
                _ => ("Ben", 1 + dice / 4),
            };
            moves.push((deal, rep, Step::Entered(0), day));
            if day + stay < days {
                let step = if dice % 3 == 0 {
                    Step::Lost
                } else {
                    Step::Entered(1)
                };
                moves.push((deal, rep, step, day + stay));
            }
        }
    }
    moves
}

fn ledger(moves: &[Move]) -> Ledger {
    let mut builder = LedgerBuilder::new(Process::of_stages("", &["One", "Two"]));
    for &(deal, rep, step, day) in moves {
        let date = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(day);
        let record = Record {
            deal: &format!("D{deal}"),
            rep: Some(rep),
            step,
            at: Some(Moment::of_date(date)),
            details: Details::default(),
        };
        builder.accept(&record).unwrap();
    }
    builder.finish()
}

/// Of every stalled deal, by id.
fn chances(ledger: &Ledger, filter: &Filter) -> Vec<(String, Option<String>, Option<Advance30>)> {
    let stalled = ledger.review(filter).stalled_deals.into_iter();
    let mut chances: Vec<_> = stalled
        .map(|deal| (deal.deal_id, deal.rep, deal.advance_30))
        .collect();
    chances.sort_by(|a, b| a.0.cmp(&b.0));
    chances
}

fn all(days: u64, slow: bool) -> Vec<(String, Option<String>, Option<Advance30>)> {
    chances(&ledger(&moves(days, slow)), &Filter::default())
}

#[test]
fn a_chance_lies_in_its_interval() {
    let check = |days: u64, slow: bool| {
        for (deal, _, ahead) in all(days, slow) {
            let Some(ahead) = ahead else { continue };
            assert!(
                0.0 <= ahead.low && ahead.low <= ahead.chance,
                "{deal} {ahead:?}"
            );
            assert!(
                ahead.chance <= ahead.high && ahead.high <= 1.0,
                "{deal} {ahead:?}"
            );
            assert!(ahead.n > 0, "{deal}");
        }
    };
    check(40, true);
    check(400, true);
    check(400, false);
}

#[test]
fn few_deals_give_the_curve() {
    let chances = all(60, true);
    assert!(!chances.is_empty());
    for (deal, _, ahead) in chances {
        assert!(
            ahead.is_none_or(|ahead| ahead.basis == ChanceBasis::Curve),
            "{deal}"
        );
    }
}

#[test]
fn what_tells_more_than_the_curve_is_learned() {
    let learned = |slow| {
        let chances = all(500, slow);
        chances
            .into_iter()
            .filter_map(|(_, _, ahead)| ahead)
            .any(|ahead| ahead.basis == ChanceBasis::Learned)
    };
    assert!(learned(true));
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let mut turned = moves(500, true);
    turned.reverse();
    assert_eq!(
        all(500, true),
        chances(&ledger(&turned), &Filter::default())
    );
}

#[test]
fn it_does_not_depend_on_who_looks() {
    let ledger = ledger(&moves(500, true));
    let whole = chances(&ledger, &Filter::default());
    let only = Filter {
        reps: vec!["Ben".into()],
        ..Filter::default()
    };
    let bens: Vec<_> = whole
        .into_iter()
        .filter(|(_, rep, _)| rep.as_deref() == Some("Ben"))
        .collect();
    assert!(!bens.is_empty());
    assert_eq!(chances(&ledger, &only), bens);
}

#[test]
fn what_comes_later_is_not_known() {
    let all = moves(500, true);
    let then = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(400);
    let filter = Filter {
        as_of: Some(then),
        ..Filter::default()
    };
    let known: Vec<Move> = all
        .iter()
        .copied()
        .filter(|(.., day)| *day <= 400)
        .collect();
    assert_eq!(
        chances(&ledger(&all), &filter),
        chances(&ledger(&known), &filter)
    );
}
