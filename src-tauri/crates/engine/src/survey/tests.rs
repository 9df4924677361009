//! The columns say what walking says: of any moves, at any day, through any filter.
#![allow(clippy::unwrap_used)]
use chrono::NaiveDate;
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;
use crate::{
    filter::Filter,
    ledger::LedgerBuilder,
    moment::{Day, Moment},
    process::Process,
    record::{Details, Record, Sink as _, Step},
    tally::DayCount,
};

/// Deal, step, day, days by which its clock runs behind, rep.
type Move = (u8, Step, u8, u8, Option<usize>);

fn date(day: i32) -> NaiveDate {
    Day(day).date()
}

fn ledger(moves: &[Move]) -> Ledger {
    let mut process = Process::of_stages("", &["A", "B", "C", "D", "E"]);
    process.wins_at = 3;
    let mut builder = LedgerBuilder::new(process);
    for (deal, step, day, behind, rep) in moves {
        let mut at = Moment::of_date(date(i32::from(*day)));
        at.day = Day(at.day.0 - i32::from(*behind));
        let source = ["Event", "Web", "Call", "Post"][usize::from(*deal % 4)];
        builder
            .accept(&Record {
                deal: &format!("d{deal}"),
                rep: rep.map(|rep: usize| ["Ana", "Ben", "Cem"][rep]),
                step: *step,
                at: Some(at),
                details: Details {
                    source: Some(source),
                    ..Details::default()
                },
            })
            .unwrap();
    }
    builder.finish()
}

/// All that was counted, to be compared.
#[derive(Debug, PartialEq)]
struct All {
    passages: Vec<Vec<DayCount>>,
    before: Vec<Vec<DayCount>>,
    asides: Vec<Asides>,
    wholes: Vec<Vec<DayCount>>,
    undated: Vec<[u32; 3]>,
    won: Vec<Won>,
    known: (u32, u32),
    history: Vec<Vec<Tally>>,
    mixes: Vec<Vec<DayCount>>,
    open: Vec<String>,
    amounts: bool,
}

fn all(ledger: &Ledger, lens: &Lens, reading: &Reading) -> All {
    let survey = Survey::of(ledger, lens, reading);
    let stages = 0..ledger.process().stages.len();
    let each = || (0..survey.columns).map(|column| column..column + 1);
    let mix = |stage: usize| survey.mixes.each_ref().map(|mix| mix.all(stage));
    let mut open: Vec<String> = reading.open.iter().map(|o| format!("{o:?}")).collect();
    open.sort();
    All {
        passages: stages
            .clone()
            .flat_map(|stage| each().map(move |own| (stage, own)))
            .map(|(stage, own)| survey.passages(stage, own))
            .collect(),
        before: stages.clone().map(|stage| survey.before(stage)).collect(),
        asides: survey.asides.clone(),
        wholes: each().map(|own| survey.whole_deals(own)).collect(),
        undated: each().map(|own| survey.undated(own)).collect(),
        won: each().map(|own| survey.won(own)).collect(),
        known: survey.known(),
        history: stages
            .clone()
            .map(|stage| survey.history.periods(stage))
            .collect(),
        mixes: stages.flat_map(mix).collect(),
        open,
        amounts: reading.amounts_are_kept(ledger),
    }
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (0..5_u16).prop_map(Step::Entered),
        2 => Just(Step::Won),
        3 => Just(Step::Lost),
        1 => Just(Step::Completed),
        1 => Just(Step::Created),
        1 => (0..5_u16).prop_map(Step::SeenAt),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_columns_count_what_walking_counts(
        forward in vec((0..9_u8, 0..3_usize, vec(0..9_u8, 1..5), any::<bool>()), 0..9),
        moves in vec(
            (9..14_u8, steps(), 0..60_u8, select(vec![0, 0, 0, 0, 2_u8]), option::of(0..3_usize)),
            0..24,
        ),
        (as_of, from, to) in (
            option::of(0..70_i32),
            option::of(0..60_i32),
            option::of(0..70_i32),
        ),
        (rep, source) in (option::of(0..3_usize), option::of(0..4_usize)),
    ) {
        let straight = forward.iter().flat_map(|(deal, rep, days, lost)| {
            let mut day = 0;
            let entered = days.iter().zip(0..).map(|(more, stage)| {
                day += more;
                (*deal, Step::Entered(stage), day, 0, Some(*rep))
            });
            let mut all: Vec<Move> = entered.collect();
            if *lost {
                all.push((*deal, Step::Lost, day + 1, 0, Some(*rep)));
            }
            all
        });
        let moves: Vec<Move> = straight.chain(moves).collect();
        let ledger = ledger(&moves);
        let filter = Filter {
            as_of: as_of.map(date),
            from: from.map(date),
            to: to.map(date),
            reps: rep.map(|rep| ["Ana", "Ben", "Cem"][rep].to_owned()).into_iter().collect(),
            sources: source
                .map(|source| ["Event", "Web", "Call", "Post"][source].to_owned())
                .into_iter()
                .collect(),
            ..Filter::default()
        };
        let lens = Lens::new(&ledger, &filter);
        prop_assert_eq!(
            all(&ledger, &lens, &Reading::of(&ledger, &lens)),
            all(&ledger, &lens, &Reading::by_walking(&ledger, &lens))
        );
    }
}

#[test]
fn a_stay_longer_than_its_column_can_say_is_looked_up() {
    let mut builder = LedgerBuilder::new(Process::of_stages("", &["A", "B"]));
    for (step, day) in [(0, 0), (1, 9_000)] {
        builder
            .accept(&Record {
                deal: "d",
                rep: Some("Ana"),
                step: Step::Entered(step),
                at: Some(Moment::of_date(date(day))),
                details: Details::default(),
            })
            .unwrap();
    }
    let ledger = builder.finish();
    let lens = Lens::new(&ledger, &Filter::default());
    let survey = Survey::of(&ledger, &lens, &Reading::of(&ledger, &lens));
    assert_eq!(survey.passages(0, 0..2)[0].day, 9_000);
}
