//! What a look is made of, each part timed by criterion: `cargo xtask bench passes`.
//!
//! 100,000 deals of 60 reps, as invented for `review.rs` beside this file, which says what the whole
//! costs and counts instructions. A first look is timed on a clone, which knows nothing of what was
//! worked out before.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::hint::black_box;

use chrono::{Days, NaiveDate};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use engine::{
    filter::Filter,
    ledger::{DealIx, Ledger, LedgerBuilder},
    moment::Moment,
    record::{Details, Record, Sink as _, Step},
};
use stagecoach_tests::moves;

const DEALS: u32 = 100_000;
const REPS: u32 = 60;

/// Looks through every kind of filter: which passages are passed over, and which walked.
fn looks(criterion: &mut Criterion) {
    let ledger = moves::ledger(DEALS, REPS, 1);
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1);
    let everything = Filter::default;
    let filters = [
        ("everything", everything()),
        (
            "one rep",
            Filter {
                reps: vec![moves::rep_name(7)],
                ..everything()
            },
        ),
        (
            "one year",
            Filter {
                from: day(2024),
                to: day(2025),
                ..everything()
            },
        ),
        (
            "as of an earlier day",
            Filter {
                as_of: day(2025),
                ..everything()
            },
        ),
    ];
    let mut group = criterion.benchmark_group("look");
    group.bench_function("first", |bencher| {
        bencher.iter_batched(
            || ledger.clone(),
            |fresh| black_box(fresh.look(&everything())).stalled().len(),
            BatchSize::LargeInput,
        );
    });
    for (name, filter) in filters {
        let _ = ledger.look(&filter);
        group.bench_function(name, |bencher| bencher.iter(|| ledger.look(&filter)));
    }
    group.finish();
}

/// The stalled list in words, the model behind it known; and one deal's row.
fn words(criterion: &mut Criterion) {
    let ledger = moves::ledger(DEALS, REPS, 1);
    let look = ledger.look(&Filter::default());
    let _ = look.stalled_deals(0..1);
    criterion.bench_function("stalled list in words", |bencher| {
        bencher.iter(|| look.stalled_deals(0..usize::MAX));
    });
    criterion.bench_function("a deal's row", |bencher| {
        bencher.iter(|| ledger.deal(DealIx(11), &Filter::default()));
    });
}

/// What is told once, when a ledger is filled: each deal's way, and its columns.
fn told(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("told");
    group.sample_size(10);
    group.bench_function("a ledger", |bencher| {
        bencher.iter(|| moves::ledger(DEALS, REPS, 1));
    });
    let mut ledger = moves::ledger(DEALS, REPS, 1);
    let _ = ledger.look(&Filter::default());
    let moved = moved(&ledger);
    group.bench_function("a moved deal", |bencher| {
        bencher.iter(|| ledger.retell(&moved).expect("room for it"));
    });
    group.finish();
}

/// A deal with one move more, told alone.
fn moved(ledger: &Ledger) -> Ledger {
    let mut builder = LedgerBuilder::new(ledger.process().clone());
    let last = ledger.last_day().expect("moves").date();
    for (stage, ago) in [(0, 40), (1, 20), (2, 1)] {
        builder
            .accept(&Record {
                deal: &moves::deal_id(11),
                rep: Some(&moves::rep_name(11)),
                step: Step::Entered(stage),
                at: Some(Moment::of_date(last - Days::new(ago))),
                details: Details::default(),
            })
            .expect("a ledger takes its own process");
    }
    builder.finish()
}

criterion_group!(passes, looks, words, told);
criterion_main!(passes);
