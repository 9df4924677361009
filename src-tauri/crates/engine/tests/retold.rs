//! A ledger that takes in deals told anew is the one made of all facts from scratch, to the byte of
//! the review, whatever was worked out of it before.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use engine::{
    filter::Filter,
    ledger::{Ledger, LedgerBuilder},
    moment::{Day, Moment},
    money::{Currency, Money},
    process::Process,
    record::{Details, Record, Sink as _, Step},
};
use proptest::{collection::vec, option, prelude::*};

#[derive(Clone, Debug)]
struct Row {
    step: Step,
    day: u8,
    rep: Option<usize>,
    source: Option<usize>,
    amount: Option<i64>,
    close: Option<i32>,
}

type Deals = BTreeMap<u8, Vec<Row>>;

fn date(offset: u8) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(offset.into())
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let step = prop_oneof![
        12 => (0..4_u16).prop_map(Step::Entered),
        1 => Just(Step::Won),
        2 => Just(Step::Lost),
        1 => Just(Step::Completed),
        1 => (0..4_u16).prop_map(Step::SeenAt),
    ];
    let row = (
        step,
        0..90_u8,
        option::of(0..4_usize),
        option::of(0..5_usize),
        option::of(0..500_i64),
        option::of(20_100..20_200_i32),
    );
    let row = row.prop_map(|(step, day, rep, source, amount, close)| Row {
        step,
        day,
        rep,
        source,
        amount,
        close,
    });
    vec(row, 1..7)
}

fn tell(deals: &[(u8, &Vec<Row>)]) -> Ledger {
    let mut process = Process::of_stages("four", &["One", "Two", "Three", "Four"]);
    process.wins_at = 2;
    for stage in &mut process.stages {
        stage.default_days = Some(9);
    }
    let mut builder = LedgerBuilder::new(process);
    for (deal, rows) in deals {
        for row in *rows {
            let amount = row.amount.map(|minor| Money {
                minor,
                currency: Currency::UNKNOWN,
            });
            builder
                .accept(&Record {
                    deal: &format!("deal {deal}"),
                    rep: row.rep.map(|rep| ["Ana", "Ben", "Cem", "Dora"][rep]),
                    step: row.step,
                    at: Some(Moment::of_date(date(row.day))),
                    details: Details {
                        amount,
                        source: row.source.map(|s| ["Web", "Fair", "Call", "Post", "Ad"][s]),
                        name: (row.day % 3 == 0).then_some("Pump"),
                        expected_close: row.close.map(Day),
                        ..Details::default()
                    },
                })
                .unwrap();
        }
    }
    builder.finish()
}

fn filters() -> [Filter; 4] {
    let everything = Filter::default();
    [
        everything.clone(),
        Filter {
            as_of: Some(date(40)),
            ..everything.clone()
        },
        Filter {
            from: Some(date(20)),
            to: Some(date(60)),
            reps: vec!["Ben".to_owned()],
            ..everything.clone()
        },
        Filter {
            sources: vec!["Web".to_owned()],
            ..everything
        },
    ]
}

fn reviews(ledger: &Ledger) -> Vec<String> {
    let json = |filter| serde_json::to_string_pretty(&ledger.review(filter)).unwrap();
    filters().iter().map(json).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn deal_by_deal_it_is_the_ledger_made_from_scratch(
        deals in vec(rows(), 1..12),
        changes in vec((0..16_u8, rows()), 1..8),
        looked_at in any::<bool>(),
    ) {
        let mut now: Deals = (0..).zip(deals).collect();
        let all: Vec<(u8, &Vec<Row>)> = now.iter().map(|(deal, rows)| (*deal, rows)).collect();
        let mut ledger = tell(&all);
        for (deal, rows) in changes {
            // A deal not known before comes last in both.
            let deal = deal.min(now.len() as u8);
            if looked_at {
                reviews(&ledger);
            }
            ledger.retell(&tell(&[(deal, &rows)])).unwrap();
            now.insert(deal, rows);
            if looked_at {
                let all: Vec<(u8, &Vec<Row>)> = now.iter().map(|(d, rows)| (*d, rows)).collect();
                // What was kept of another day is still right.
                prop_assert_eq!(reviews(&ledger).pop(), reviews(&tell(&all)).pop());
            }
        }
        let all: Vec<(u8, &Vec<Row>)> = now.iter().map(|(deal, rows)| (*deal, rows)).collect();
        let scratch = tell(&all);
        prop_assert_eq!(reviews(&ledger), reviews(&scratch));
        prop_assert_eq!(ledger.moves(), scratch.moves());
        prop_assert_eq!(ledger.last_day(), scratch.last_day());
    }
}
