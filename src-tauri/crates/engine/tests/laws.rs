//! Laws that hold for any moves at all: accounts add up, order in the file does not matter, no
//! filter changes a passage, every figure is a number, every list is as long as its figure says.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{Days, NaiveDate};
use engine::{
    filter::Filter,
    ledger::{DealIx, Ledger, LedgerBuilder},
    moment::{Day, Moment},
    process::{Process, Stage},
    record::{Details, Record, Sink, Step},
    review::{Measures, Review},
    selection::{Outcome, Selection},
};
use proptest::{collection::vec, option, prelude::*};

const STAGES: [&str; 5] = ["One", "Two", "Three", "Four", "Five"];
const REPS: [&str; 3] = ["Ana", "Ben", "Cem"];
const SOURCES: [&str; 2] = ["Inbound", "Event"];

#[derive(Clone, Debug)]
struct Row {
    deal: u8,
    rep: Option<usize>,
    step: Step,
    day: Option<i32>,
    source: Option<usize>,
}

fn day(offset: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(offset.unsigned_abs().into())
}

fn row() -> impl Strategy<Value = Row> {
    let step = prop_oneof![
        12 => (0..5_u16).prop_map(Step::Entered),
        2 => Just(Step::Won),
        3 => Just(Step::Lost),
        1 => Just(Step::Completed),
        1 => Just(Step::Created),
        1 => (0..5_u16).prop_map(Step::SeenAt),
    ];
    (
        0..25_u8,
        option::of(0..3_usize),
        step,
        option::weighted(0.95, 0..120_i32),
        option::of(0..2_usize),
    )
        .prop_map(|(deal, rep, step, day, source)| Row {
            deal,
            rep,
            step,
            // Only a sighting may do without a date.
            day: if matches!(step, Step::SeenAt(_)) {
                day
            } else {
                day.or(Some(60))
            },
            source,
        })
}

fn filter() -> impl Strategy<Value = Filter> {
    let names = |names: &'static [&'static str]| {
        prop_oneof![
            3 => Just(Vec::new()),
            1 => proptest::sample::subsequence(names, 1..=names.len())
                .prop_map(|some| some.into_iter().map(str::to_owned).collect()),
        ]
    };
    (
        option::of(0..120_i32),
        option::of(0..120_i32),
        option::of(0..140_i32),
        names(&REPS),
        names(&SOURCES),
    )
        .prop_map(|(from, to, as_of, reps, sources)| Filter {
            from: from.map(day),
            to: to.map(day),
            as_of: as_of.map(day),
            reps,
            sources,
            ..Filter::default()
        })
}

fn process() -> Process {
    let mut process = Process::of_stages("five", &STAGES);
    process.wins_at = 3;
    for stage in &mut process.stages {
        *stage = Stage {
            default_days: Some(9),
            ..stage.clone()
        };
    }
    process
}

/// `minutes`: rows of the same day are told apart by their place, so that all instants differ.
fn ledger<'a>(rows: impl Iterator<Item = (usize, &'a Row)>, minutes: bool) -> Ledger {
    let mut builder = LedgerBuilder::new(process());
    for (place, row) in rows {
        let at = row.day.map(|offset| {
            let mut at = Moment::of_date(day(offset));
            if minutes {
                at.instant += i64::try_from(place).unwrap() * 60_000_000;
            }
            at
        });
        let deal = format!("deal {}", row.deal);
        builder
            .accept(&Record {
                deal: &deal,
                rep: row.rep.map(|rep| REPS[rep]),
                step: row.step,
                at,
                details: Details {
                    source: row.source.map(|source| SOURCES[source]),
                    expected_close: row.day.map(|offset| Day::of(day(offset + 20))),
                    ..Details::default()
                },
            })
            .unwrap();
    }
    builder.finish()
}

fn every_measure(review: &Review) -> impl Iterator<Item = &Measures> {
    let stages = review.stages.iter().map(|stage| &stage.measures);
    stages.chain(
        review
            .reps
            .iter()
            .flat_map(|rep| rep.stages.iter().map(|stage| &stage.measures)),
    )
}

fn count(ledger: &Ledger, filter: &Filter, selection: &Selection) -> u32 {
    u32::try_from(ledger.behind(filter, selection).len()).unwrap()
}

proptest! {
    #[test]
    fn accounts_add_up(rows in vec(row(), 0..200), filter in filter(), skips in any::<bool>()) {
        let ledger = ledger(rows.iter().enumerate(), false).with_skips_as_passed(skips);
        let review = ledger.review(&filter);
        for measures in every_measure(&review) {
            let c = measures.counts;
            prop_assert_eq!(c.entered, c.advanced + c.lost + c.open);
            prop_assert!(measures.stalled <= measures.open_now);
        }
        let whole = &review.whole;
        prop_assert_eq!(whole.deals, whole.won + whole.lost + whole.open);
        for (ix, stage) in review.stages.iter().enumerate() {
            let of_reps = |field: fn(&Measures) -> u32| -> u32 {
                review.reps.iter().map(|rep| field(&rep.stages[ix].measures)).sum()
            };
            prop_assert_eq!(of_reps(|m| m.counts.lost), stage.measures.counts.lost);
            prop_assert_eq!(of_reps(|m| m.open_now), stage.measures.open_now);
        }
    }

    #[test]
    fn every_figure_is_a_number(rows in vec(row(), 0..200), filter in filter()) {
        let review = ledger(rows.iter().enumerate(), false).review(&filter);
        // JSON has no NaN and no infinity: they would come out as null.
        let json = serde_json::to_value(&review).unwrap();
        let read: Review = serde_json::from_value(json).unwrap();
        prop_assert!(read == review);
        for measures in every_measure(&review) {
            if let Some(c) = measures.conversion {
                prop_assert!(0.0 <= c.low && c.low <= c.estimate, "{:?}", c);
                prop_assert!(c.estimate <= c.high && c.high <= 1.0 && c.std_error >= 0.0, "{:?}", c);
            }
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(
        rows in vec(row(), 0..120).prop_map(|rows| rows.into_iter().enumerate().collect::<Vec<_>>()),
        turned in any::<u64>(),
        filter in filter(),
    ) {
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|(place, _)| (*place as u64 + 1).wrapping_mul(turned | 1));
        // Undated sightings share one instant: of those, the file's order counts.
        let dated = |rows: &[(usize, Row)]| {
            let rows: Vec<_> = rows.iter().filter(|(_, row)| row.day.is_some()).cloned().collect();
            ledger(rows.iter().map(|(place, row)| (*place, row)), true).review(&filter)
        };
        prop_assert_eq!(dated(&rows), dated(&shuffled));
    }

    #[test]
    fn a_filter_never_changes_a_passage(rows in vec(row(), 0..120), filter in filter()) {
        let ledger = ledger(rows.iter().enumerate(), false);
        let plain = Filter { as_of: filter.as_of, ..Filter::default() };
        for ix in (0..ledger.deals()).map(|ix| DealIx(u32::try_from(ix).unwrap())) {
            prop_assert_eq!(ledger.passages(ix, &filter), ledger.passages(ix, &plain));
            prop_assert_eq!(ledger.deal(ix, &filter), ledger.deal(ix, &plain));
        }
        let points = |filter: &Filter| -> Vec<_> {
            ledger.review(filter).stages.iter().map(|stage| stage.stall_point).collect()
        };
        prop_assert_eq!(points(&filter), points(&plain));
    }

    #[test]
    fn a_list_is_as_long_as_its_figure(
        rows in vec(row(), 0..150),
        filter in filter(),
        skips in any::<bool>(),
    ) {
        let ledger = ledger(rows.iter().enumerate(), false).with_skips_as_passed(skips);
        let review = ledger.review(&filter);
        let cells = review.reps.iter().filter_map(|rep| rep.rep.clone().map(|name| (name, rep)));
        let team = review.stages.iter().map(|s| (None, s.stage.clone(), &s.measures));
        let reps = cells.flat_map(|(name, rep)| {
            rep.stages.iter().map(move |s| (Some(name.clone()), s.stage.clone(), &s.measures))
        });
        for (rep, stage, measures) in team.chain(reps) {
            let c = measures.counts;
            for (outcome, want) in [
                (None, c.entered),
                (Some(Outcome::Advanced), c.advanced),
                (Some(Outcome::Lost), c.lost),
                (Some(Outcome::Open), c.open),
            ] {
                let selection = Selection::Passages { stage: stage.clone(), outcome, rep: rep.clone() };
                prop_assert_eq!(count(&ledger, &filter, &selection), want, "{:?}", selection);
            }
            for (stalled, want) in [(false, measures.open_now), (true, measures.stalled)] {
                let selection = Selection::Open { stage: Some(stage.clone()), rep: rep.clone(), stalled };
                prop_assert_eq!(count(&ledger, &filter, &selection), want, "{:?}", selection);
            }
            let back = Selection::WentBack { stage: stage.clone(), rep: rep.clone() };
            prop_assert_eq!(count(&ledger, &filter, &back), c.went_back);
            let skipped = match rep {
                Some(rep) => Selection::SkippedBy { stage, rep },
                None => Selection::Skipped { stage },
            };
            prop_assert_eq!(count(&ledger, &filter, &skipped), c.skipped, "{:?}", skipped);
        }
        let nobody = review.reps.iter().filter(|rep| rep.rep.is_none());
        for s in nobody.flat_map(|rep| &rep.stages) {
            let (stage, c) = (s.stage.clone(), s.measures.counts);
            let passages = Selection::PassagesOfNobody { stage: stage.clone(), outcome: None };
            prop_assert_eq!(count(&ledger, &filter, &passages), c.entered);
            let open = Selection::OpenOfNobody { stage: Some(stage), stalled: true };
            prop_assert_eq!(count(&ledger, &filter, &open), s.measures.stalled);
        }
        let trend = ledger.trend(&filter);
        let stages = trend.stages.into_iter().map(|s| (Some(s.stage), s.months));
        for (stage, months) in stages.chain([(None, trend.whole)]) {
            for month in months {
                for (outcome, want) in [(None, month.entered), (Some(Outcome::Advanced), month.advanced)] {
                    let selection = Selection::EnteredIn { stage: stage.clone(), month: month.month, outcome };
                    prop_assert_eq!(count(&ledger, &filter, &selection), want, "{:?}", selection);
                }
            }
        }
        let whole = &review.whole;
        for (outcome, want) in [
            (None, whole.deals),
            (Some(Outcome::Advanced), whole.won),
            (Some(Outcome::Lost), whole.lost),
            (Some(Outcome::Open), whole.open),
        ] {
            let selection = Selection::Deals { outcome, rep: None };
            prop_assert_eq!(count(&ledger, &filter, &selection), want, "{:?}", selection);
        }
        for (stalled, want) in [(false, whole.open_now), (true, whole.stalled)] {
            let selection = Selection::Open { stage: None, rep: None, stalled };
            prop_assert_eq!(count(&ledger, &filter, &selection), want, "{:?}", selection);
        }
        prop_assert_eq!(count(&ledger, &filter, &Selection::All), whole.deals);
        prop_assert_eq!(count(&ledger, &filter, &Selection::WonInPeriod), whole.won_in_period);
        let stalled: u32 = review.stages.iter().map(|stage| stage.measures.stalled).sum();
        prop_assert_eq!(stalled as usize, review.stalled_deals.len());
    }
}
