//! Laws of trend, tenure and forecast that hold for any moves at all, and teams of unusual shapes.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{Days, NaiveDate};
use engine::{
    filter::Filter,
    ledger::{Ledger, LedgerBuilder},
    moment::Moment,
    money::{Currency, Money},
    process::Process,
    record::{Details, Record, Sink, Step},
    trend::TrendMonth,
};
use proptest::{collection::vec, option, prelude::*};

const STAGES: [&str; 5] = ["One", "Two", "Three", "Four", "Five"];
const REPS: [&str; 3] = ["Ana", "Ben", "Cem"];
const CURRENCIES: [&str; 2] = ["EUR", "JPY"];

#[derive(Clone, Debug)]
struct Row {
    deal: u8,
    rep: Option<usize>,
    step: Step,
    day: Option<u64>,
    amount: Option<(usize, i64)>,
}

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(offset)
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
        option::weighted(0.95, 0..300_u64),
        option::of((0..2_usize, 0..9_000_000_i64)),
    )
        .prop_map(|(deal, rep, step, day, amount)| Row {
            deal,
            rep,
            step,
            // Only a sighting may do without a date.
            day: if matches!(step, Step::SeenAt(_)) {
                day
            } else {
                day.or(Some(60))
            },
            amount,
        })
}

fn filter() -> impl Strategy<Value = Filter> {
    let reps = prop_oneof![
        3 => Just(Vec::new()),
        1 => (0..3_usize).prop_map(|rep| vec![REPS[rep].to_owned()]),
    ];
    let offset = || option::of(0..320_u64);
    (offset(), offset(), offset(), reps).prop_map(|(from, to, as_of, reps)| Filter {
        from: from.map(day),
        to: to.map(day),
        as_of: as_of.map(day),
        reps,
        ..Filter::default()
    })
}

fn ledger<'a>(rows: impl Iterator<Item = (usize, &'a Row)>) -> Ledger {
    let mut process = Process::of_stages("five", &STAGES);
    process.wins_at = 3;
    let mut builder = LedgerBuilder::new(process);
    for (place, row) in rows {
        // Rows of the same day are told apart by their place, so that all instants differ.
        let at = row.day.map(|offset| {
            let mut at = Moment::of_date(day(offset));
            at.instant += i64::try_from(place).unwrap() * 60_000_000;
            at
        });
        let amount = row.amount.map(|(currency, minor)| Money {
            minor,
            currency: Currency::parse(CURRENCIES[currency]).unwrap(),
        });
        builder
            .accept(&Record {
                deal: &format!("deal {}", row.deal),
                rep: row.rep.map(|rep| REPS[rep]),
                step: row.step,
                at,
                details: Details {
                    amount,
                    ..Details::default()
                },
            })
            .unwrap();
    }
    builder.finish()
}

fn sum(months: &[TrendMonth], field: fn(&TrendMonth) -> u32) -> u32 {
    months.iter().map(field).sum()
}

fn shares(month: &TrendMonth) -> impl Iterator<Item = f64> {
    month.still_to_come.into_iter().chain(month.expected)
}

proptest! {
    // A forecast is many simulations: fewer teams than elsewhere, each of them looked at whole.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_months_of_a_trend_add_up_to_the_review(
        rows in vec(row(), 0..200),
        filter in filter(),
        skips in any::<bool>(),
    ) {
        let ledger = ledger(rows.iter().enumerate()).with_skips_as_passed(skips);
        let (trend, review) = (ledger.trend(&filter), ledger.review(&filter));
        for (trend, stage) in trend.stages.iter().zip(&review.stages) {
            let counts = stage.measures.counts;
            prop_assert_eq!(sum(&trend.months, |m| m.entered), counts.entered);
            prop_assert_eq!(sum(&trend.months, |m| m.advanced), counts.advanced);
            prop_assert_eq!(sum(&trend.months, |m| m.lost), counts.lost);
            prop_assert_eq!(sum(&trend.months, |m| m.open), counts.open);
        }
        let dated = review.whole.deals - review.whole.undated;
        prop_assert_eq!(sum(&trend.whole, |m| m.entered), dated);
        for month in trend.whole.iter().chain(trend.stages.iter().flat_map(|s| &s.months)) {
            prop_assert_eq!(month.entered, month.advanced + month.lost + month.open);
            prop_assert!(shares(month).all(|share| (0.0..=1.0).contains(&share)), "{:?}", month);
        }
    }

    #[test]
    fn a_forecast_holds_its_mean_and_never_falls(
        rows in vec(row(), 0..200),
        filter in filter(),
        ahead in 0..900_u64,
    ) {
        let forecast = ledger(rows.iter().enumerate()).forecast(&filter, day(ahead));
        let all = || forecast.days.iter().map(|day| day.wins).chain([forecast.wins]);
        prop_assert!(all().all(|r| r.low <= r.expected && r.expected <= r.high), "{:?}", forecast);
        prop_assert!(forecast.wins.high <= f64::from(forecast.open));
        prop_assert!(forecast.days.len() <= 100);
        for pair in forecast.days.windows(2) {
            prop_assert!(pair[0].on < pair[1].on);
            prop_assert!(pair[0].wins.low <= pair[1].wins.low);
            prop_assert!(pair[0].wins.expected <= pair[1].wins.expected + 1e-6);
            prop_assert!(pair[0].wins.high <= pair[1].wins.high + 1e-6);
        }
        for range in &forecast.amounts {
            prop_assert!(range.low.minor <= range.expected.minor);
            prop_assert!(range.expected.minor <= range.high.minor);
        }
        if let Some(last) = forecast.days.last() {
            prop_assert_eq!((last.on, last.wins), (forecast.until, forecast.wins));
        }
    }

    #[test]
    fn every_figure_over_time_is_a_number(rows in vec(row(), 0..150), filter in filter()) {
        let ledger = ledger(rows.iter().enumerate());
        // JSON has no NaN and no infinity: they would come out as null, and not be read again.
        let trend = ledger.trend(&filter);
        let json = serde_json::to_value(&trend).unwrap();
        prop_assert_eq!(serde_json::from_value::<engine::trend::Trend>(json).unwrap(), trend);
        let forecast = ledger.forecast(&filter, day(400));
        let json = serde_json::to_value(&forecast).unwrap();
        prop_assert_eq!(serde_json::from_value::<engine::forecast::Forecast>(json).unwrap(), forecast);
        for rep in REPS {
            let tenure = ledger.tenure(&filter, rep);
            let json = serde_json::to_value(&tenure).unwrap();
            prop_assert_eq!(serde_json::from_value::<Option<engine::tenure::Tenure>>(json).unwrap(), tenure);
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing_over_time(
        rows in vec(row(), 0..100).prop_map(|rows| rows.into_iter().enumerate().collect::<Vec<_>>()),
        turned in any::<u64>(),
        filter in filter(),
    ) {
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|(place, _)| (*place as u64 + 1).wrapping_mul(turned | 1));
        // Undated sightings share one instant: of those, the file's order counts.
        let dated = |rows: &[(usize, Row)]| {
            let rows: Vec<_> = rows.iter().filter(|(_, row)| row.day.is_some()).cloned().collect();
            let ledger = ledger(rows.iter().map(|(place, row)| (*place, row)));
            let tenures = REPS.map(|rep| ledger.tenure(&filter, rep));
            (ledger.trend(&filter), tenures, ledger.forecast(&filter, day(360)))
        };
        prop_assert_eq!(dated(&rows), dated(&shuffled));
    }

    #[test]
    fn the_reps_together_are_forecast_as_many_as_the_team(rows in vec(row(), 0..150)) {
        let ledger = ledger(rows.iter().enumerate());
        let open = |reps: Vec<String>| {
            let forecast = ledger.forecast(&Filter { reps, ..Filter::default() }, day(360));
            (forecast.open + forecast.left_out, forecast.wins.expected)
        };
        let team = open(Vec::new());
        let reps: Vec<_> = REPS.iter().map(|rep| open(vec![(*rep).to_owned()])).collect();
        // Deals that nobody owns are the team's alone.
        prop_assert!(reps.iter().map(|rep| rep.0).sum::<u32>() <= team.0);
        prop_assert!(reps.iter().map(|rep| rep.1).sum::<f64>() <= team.1 + 1e-3);
    }
}

/// "deal:day:what" facts; a forecast for the 100th day, in words.
fn check(story: &str, as_of: u64, until: u64, says: &str) {
    let mut builder = LedgerBuilder::new(Process::of_stages("", &["One", "Two"]));
    for fact in story.split_whitespace() {
        let parts: Vec<&str> = fact.split(':').collect();
        let step = match parts[2] {
            "one" => Step::Entered(0),
            "two" => Step::Entered(1),
            "seen" => Step::SeenAt(1),
            "won" => Step::Won,
            _ => Step::Lost,
        };
        let at = parts[1].parse().ok().map(|n| Moment::of_date(day(n)));
        builder
            .accept(&Record {
                deal: parts[0],
                rep: None,
                step,
                at,
                details: Details::default(),
            })
            .unwrap();
    }
    let filter = Filter {
        as_of: Some(day(as_of)),
        ..Filter::default()
    };
    let forecast = builder.finish().forecast(&filter, day(until));
    assert_eq!(forecast.summary, says);
}

#[test]
fn what_is_due_on_a_certain_day_is_expected_on_it() {
    // Sixty deals waited fifteen days to the day and were won; twenty more have waited five.
    let won = (0..60).map(|n| format!("w{n}:{n}:one w{n}:{}:won", n + 15));
    let open = (0..20).map(|n| format!("o{n}:95:one"));
    let story = won.chain(open).collect::<Vec<_>>().join(" ");
    check(
        &story,
        100,
        111,
        "19 to 20 more wins by 22 April (20 expected); no open deal has an amount.",
    );
}

#[test]
fn what_cannot_be_forecast_is_said() {
    check(
        "",
        10,
        99,
        "No deal is open, so no win is to be expected from one.",
    );
    check(
        "a:1:one",
        10,
        99,
        "No deal has left a stage yet, so there is nothing to forecast from.",
    );
    check(
        "a:1:one b:1:one b:5:lost",
        10,
        99,
        "No deal has been won yet, so no win can be forecast.",
    );
    check(
        "a:?:seen",
        10,
        99,
        "It is not known since when the open deals are where they are, so their wins cannot be forecast.",
    );
    check(
        "a:1:one",
        10,
        10,
        "11 January is not after 11 January, the last day known: choose a later day.",
    );
}
