//! What goes out comes in again the same, and runs in no spreadsheet.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::NaiveDate;
use engine::{
    moment::{Day, Moment},
    money::{Currency, Money},
    record::{Details, Sink},
};
use proptest::prelude::*;

use super::*;
use crate::{
    Choice, DecimalSign, Hints, inspect, plan, read,
    table::{DateManner, Form, Manner, written},
};

/// A record that owns its text.
#[derive(Clone, Debug, PartialEq)]
struct Owned {
    texts: Vec<Option<String>>,
    step: Step,
    at: Option<Moment>,
    amount: Option<Money>,
    expected_close: Option<Day>,
}

impl Owned {
    fn of(r: &Record<'_>) -> Self {
        let d = &r.details;
        let texts = [
            Some(r.deal),
            r.rep,
            d.name,
            d.account,
            d.source,
            d.persona,
            d.lost_reason,
            d.product,
            d.team,
            d.won_reason,
        ];
        Self {
            texts: texts.iter().map(|t| t.map(str::to_owned)).collect(),
            step: r.step,
            at: r.at,
            amount: d.amount,
            expected_close: d.expected_close,
        }
    }

    fn record(&self) -> Record<'_> {
        let text = |ix: usize| self.texts[ix].as_deref();
        Record {
            deal: text(0).unwrap(),
            rep: text(1),
            step: self.step,
            at: self.at,
            details: Details {
                name: text(2),
                account: text(3),
                amount: self.amount,
                source: text(4),
                persona: text(5),
                expected_close: self.expected_close,
                lost_reason: text(6),
                product: text(7),
                team: text(8),
                won_reason: text(9),
                ..Details::default()
            },
        }
    }
}

#[derive(Default)]
struct Kept(Vec<Owned>);

impl Sink for Kept {
    type Error = std::convert::Infallible;
    fn accept(&mut self, record: &Record<'_>) -> Result<(), Self::Error> {
        self.0.push(Owned::of(record));
        Ok(())
    }
}

fn process() -> Process {
    // Two stages that a careless reader takes for outcomes or formulas.
    Process::of_stages("p", &["Created", "+ Follow-up", "Lost"])
}

fn out_and_in(records: &[Owned], manner: Manner) -> Vec<Owned> {
    let process = process();
    let mut file = MovesFile::new(Vec::new(), &process, (Form::Csv, manner), false).unwrap();
    for record in records {
        file.write(&record.record()).unwrap();
    }
    let (file, rows) = file.finish().unwrap();
    assert_eq!(rows, records.len() as u64);
    let hints = Hints::default();
    let seen = inspect(file.as_slice(), "out.csv", &hints).unwrap();
    let plan = plan(&seen, Choice::Only(&process), &hints).unwrap();
    let mut kept = Kept::default();
    let report = read(file.as_slice(), &plan, &mut kept, &mut |_| {
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(report.problems.listed(), []);
    kept.0
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,8}",
        "[=+@'-]{0,3}[a-z0-9\"',;\n]{0,6}x",
        "-?[0-9]{1,4}",
        "[A-Zéü漢\u{1f600}]{1,4}",
        "[\u{5d0}-\u{5ea}\u{627}-\u{64a}]{1,8}",
        "=cmd\\|' /C calc'!A[0-9]",
        "[a-z ]{290,300}z",
    ]
    .prop_map(|t| t.trim().to_owned())
}

fn moment() -> impl Strategy<Value = Moment> {
    (
        0..20_000_i32,
        0..86_400_000_000_i64,
        -11..=13_i64,
        any::<bool>(),
    )
        .prop_map(|(day, clock, zone, timed)| {
            if !timed {
                return Moment::of_date(Day(day).date());
            }
            Moment {
                instant: i64::from(day) * 86_400_000_000 + clock - zone * 3_600_000_000,
                day: Day(day),
                timed,
            }
        })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Created),
        (0..3_u16).prop_map(Step::SeenAt),
        (0..3_u16).prop_map(Step::Entered),
        Just(Step::Won),
        Just(Step::Lost),
        Just(Step::Completed),
    ]
}

fn money() -> impl Strategy<Value = Money> {
    (-(1_i64 << 40)..(1 << 40), 0..4_usize).prop_map(|(minor, code)| Money {
        minor,
        currency: Currency::parse(["EUR", "JPY", "KWD", "XXX"][code]).unwrap(),
    })
}

prop_compose! {
    fn record()(
        deal in text(),
        rest in prop::collection::vec(prop::option::of(text()), 9),
        step in step(),
        at in moment(),
        undated in any::<bool>(),
        amount in prop::option::of(money()),
        expected in prop::option::of(0..20_000_i32),
    ) -> Owned {
        let undated = undated && matches!(step, Step::SeenAt(_));
        Owned {
            texts: std::iter::once(Some(deal)).chain(rest).collect(),
            step,
            at: (!undated).then_some(at),
            amount,
            expected_close: expected.map(Day),
        }
    }
}

fn manner() -> impl Strategy<Value = Manner> {
    (any::<bool>(), 0..3_usize).prop_map(|(comma, delimiter)| Manner {
        decimal: if comma {
            DecimalSign::Comma
        } else {
            DecimalSign::Point
        },
        delimiter: [',', ';', '\t'][delimiter],
        // Whatever a person is used to: a moves file has its own.
        dates: DateManner::MonthSlash,
    })
}

proptest! {
    #[test]
    fn what_goes_out_comes_in_the_same(
        records in prop::collection::vec(record(), 1..20),
        manner in manner(),
    ) {
        prop_assert_eq!(out_and_in(&records, manner), records);
    }
}

#[test]
fn a_moment_keeps_its_instant_and_its_local_day() {
    let at = crate::date::read("2011-10-01T00:10:00+02:00", crate::DateOrder::Ymd).unwrap();
    let text = written(at);
    assert_eq!(text, "2011-10-01T00:10:00+02:00");
    let noon = crate::date::read("2011-10-01T12:00:00+02:00", crate::DateOrder::Ymd).unwrap();
    assert_eq!(written(noon), "2011-10-01T10:00:00Z");
    let date = Moment::of_date(NaiveDate::from_ymd_opt(2025, 1, 31).unwrap());
    assert_eq!(written(date), "2025-01-31");
}
