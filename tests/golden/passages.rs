//! The edge cases worked by hand: every passage, and every open deal.

use engine::{
    ledger::{DealIx, DealState},
    selection::Selection,
};
use serde_json::{Value, json};

use crate::moves;

#[test]
fn every_passage_is_as_worked_by_hand() {
    for golden in moves::all() {
        let Some(want) = golden.expected["passages"].as_array() else {
            continue;
        };
        let (ledger, filter) = (golden.ledger(), golden.filter());
        let mut got = Vec::new();
        for ix in 0..ledger.deals() {
            let ix = DealIx(u32::try_from(ix).unwrap());
            let deal_id = ledger.deal(ix, &filter).deal_id;
            for passage in ledger.passages(ix, &filter) {
                got.push(json!({
                    "deal_id": deal_id,
                    "stage": passage.stage,
                    "rep": passage.rep,
                    "entered_at": passage.entered,
                    "days": passage.days,
                    "outcome": passage.outcome,
                    "went_back": passage.went_back,
                }));
            }
        }
        assert_eq!(&got, want);
    }
}

#[test]
fn every_open_deal_is_as_worked_by_hand() {
    for golden in moves::all() {
        let Some(want) = golden.expected["open_deals"].as_array() else {
            continue;
        };
        let (ledger, filter) = (golden.ledger(), golden.filter());
        let open = Selection::Open {
            stage: None,
            rep: None,
            stalled: false,
        };
        let got: Vec<Value> = ledger
            .behind(&filter, &open)
            .into_iter()
            .map(|ix| ledger.deal(ix, &filter))
            .inspect(|deal| assert_eq!(deal.state, DealState::Open))
            .map(|deal| {
                json!({
                    "deal_id": deal.deal_id,
                    "stage": deal.stage,
                    "rep": deal.owner,
                    "since": deal.since,
                    "days": deal.days,
                })
            })
            .collect();
        assert_eq!(&got, want);
    }
}
