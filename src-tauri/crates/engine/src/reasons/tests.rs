//! Counts on a few deals, by hand.
#![allow(clippy::unwrap_used)]
use chrono::NaiveDate;

use super::*;
use crate::{
    ledger::LedgerBuilder,
    moment::Moment,
    process::Process,
    record::{Details, Record, Sink as _, Step},
};

fn ledger() -> Ledger {
    let mut process = Process::of_stages("", &["A", "B", "After"]);
    process.wins_at = 1;
    let mut builder = LedgerBuilder::new(process);
    let date = |day: u32| NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
    let mut tell = |deal, rep, steps: &[(Step, u32)], won_reason, lost_reason| {
        for &(step, day) in steps {
            builder
                .accept(&Record {
                    deal,
                    rep: Some(rep),
                    step,
                    at: Some(Moment::of_date(date(day))),
                    details: Details {
                        source: Some("Inbound"),
                        won_reason,
                        lost_reason,
                        ..Details::default()
                    },
                })
                .unwrap();
        }
    };
    let (a, b, after) = (Step::Entered(0), Step::Entered(1), Step::Entered(2));
    tell(
        "w1",
        "Ana",
        &[(a, 1), (b, 3), (Step::Won, 9)],
        Some("Price"),
        None,
    );
    tell(
        "w2",
        "Ana",
        &[(a, 1), (Step::Won, 5), (after, 6)],
        Some("Price"),
        None,
    );
    // Won and lost again: the win counts, with the reason for it.
    tell(
        "w3",
        "Ben",
        &[(a, 1), (b, 2), (Step::Won, 3), (after, 3), (Step::Lost, 20)],
        None,
        Some("Moved away"),
    );
    tell(
        "l1",
        "Ben",
        &[(a, 1), (b, 4), (Step::Lost, 8)],
        None,
        Some("No budget"),
    );
    tell("l2", "Ben", &[(a, 1), (Step::Lost, 8)], None, None);
    tell("open", "Ben", &[(a, 1)], None, None);
    builder.finish()
}

fn ids_of(asked: &PileAsked, competitors: &BTreeMap<String, String>) -> Vec<String> {
    let ledger = ledger();
    ledger.ids_of(&ledger.deals_counted(&Filter::default(), competitors, asked))
}

/// Piles and their deals, which are as many as were counted.
fn said<'p>(
    piles: &'p [Pile],
    (won, by): (bool, CountedBy),
    competitors: &BTreeMap<String, String>,
) -> Vec<(Option<&'p str>, Vec<String>)> {
    let deals = |pile: &Pile| {
        let (of, reason) = (pile.of.clone(), None);
        let asked = PileAsked {
            won,
            by,
            of,
            reason,
        };
        let ids = ids_of(&asked, competitors);
        assert_eq!(ids.len(), pile.count as usize, "{asked:?}");
        ids
    };
    piles
        .iter()
        .map(|pile| (pile.of.as_deref(), deals(pile)))
        .collect()
}

fn ids(known: &[&str]) -> Vec<String> {
    known.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn wins_are_counted_by_their_reasons_and_those_without_one_are_not_left_out() {
    let named = BTreeMap::from([("w1".to_owned(), "Rival".to_owned())]);
    let won = ledger().reasons(&Filter::default(), &named).won;
    assert_eq!((won.count, won.unsaid), (3, 1));
    assert_eq!(
        said(&won.by_reason, (true, CountedBy::ByReason), &named),
        [(Some("Price"), ids(&["w1", "w2"])), (None, ids(&["w3"]))]
    );
    // Where they were when they were won, not where the customer is now.
    assert_eq!(
        said(&won.by_stage, (true, CountedBy::ByStage), &named),
        [(Some("A"), ids(&["w2"])), (Some("B"), ids(&["w1", "w3"]))]
    );
    assert_eq!(
        said(&won.by_rep, (true, CountedBy::ByRep), &named),
        [
            (Some("Ana"), ids(&["w1", "w2"])),
            (Some("Ben"), ids(&["w3"]))
        ]
    );
    assert_eq!(
        said(&won.by_competitor, (true, CountedBy::ByCompetitor), &named),
        [(Some("Rival"), ids(&["w1"])), (None, ids(&["w2", "w3"]))]
    );
    let ben = &won.by_rep[1];
    assert_eq!(
        (ben.reasons[0].reason.as_deref(), ben.reasons[0].count),
        (None, 1)
    );
}

#[test]
fn a_count_is_opened_to_the_deals_it_counts() {
    let open = |won, by, of: Option<&str>, reason: Option<&str>| {
        let asked = PileAsked {
            won,
            by,
            of: of.map(str::to_owned),
            reason: reason.map(str::to_owned),
        };
        ids_of(&asked, &BTreeMap::new())
    };
    assert_eq!(
        open(true, CountedBy::ByReason, Some("Price"), None),
        ids(&["w1", "w2"])
    );
    assert_eq!(
        open(false, CountedBy::ByRep, Some("Ben"), None),
        ids(&["l1", "l2"])
    );
    assert_eq!(
        open(false, CountedBy::ByRep, Some("Ben"), Some("No budget")),
        ids(&["l1"])
    );
    assert_eq!(open(false, CountedBy::ByReason, None, None), ids(&["l2"]));
    assert!(open(true, CountedBy::ByStage, Some("Nowhere"), None).is_empty());
}

#[test]
fn losses_are_counted_likewise_and_every_way_of_counting_has_them_all() {
    let both = ledger().reasons(&Filter::default(), &BTreeMap::new());
    assert_eq!((both.lost.count, both.lost.unsaid), (2, 1));
    assert_eq!(
        said(
            &both.lost.by_reason,
            (false, CountedBy::ByReason),
            &BTreeMap::new()
        ),
        [(Some("No budget"), ids(&["l1"])), (None, ids(&["l2"]))]
    );
    for ended in [&both.lost, &both.won] {
        for piles in [
            &ended.by_reason,
            &ended.by_stage,
            &ended.by_rep,
            &ended.by_source,
            &ended.by_competitor,
        ] {
            assert_eq!(
                piles.iter().map(|pile| pile.count).sum::<u32>(),
                ended.count
            );
            for pile in piles {
                let said: u32 = pile.reasons.iter().map(|one| one.count).sum();
                assert_eq!(said, pile.count);
            }
        }
    }
}

#[test]
fn a_period_counts_by_the_day_of_the_win() {
    let filter = Filter {
        from: NaiveDate::from_ymd_opt(2026, 1, 4),
        to: NaiveDate::from_ymd_opt(2026, 1, 8),
        ..Filter::default()
    };
    let both = ledger().reasons(&filter, &BTreeMap::new());
    assert_eq!((both.won.count, both.lost.count), (1, 2));
}
