//! What was said reads back the same, and damage is no panic.
#![allow(clippy::unwrap_used)]
use super::*;

fn whole() -> Said {
    let at = |day: i32, micros: i64, timed| {
        When::At(Moment {
            instant: Day(day).start() + micros,
            day: Day(day),
            timed,
        })
    };
    let fact = |step, when, rep| Fact { step, when, rep };
    Said {
        facts: vec![
            fact(StoredStep::SeenAt(StageId(3)), When::Undated, None),
            fact(StoredStep::Created, at(-3, 0, false), Some(RepId(70_000))),
            fact(
                StoredStep::Entered(StageId(300)),
                at(20_000, -7_200_000_000, true),
                None,
            ),
            fact(
                StoredStep::SeenAt(StageId(1)),
                When::FileDay,
                Some(RepId(1)),
            ),
            fact(StoredStep::Won, at(20_454, 0, false), None),
            fact(StoredStep::Lost, When::By(None), None),
            fact(StoredStep::Lost, When::By(Some(Day(-2))), Some(RepId(2))),
        ],
        details: Details {
            name: Some("Pumpe für Zoë".to_owned()),
            account: Some(AccountId(9)),
            amount: Some(Money {
                minor: -(1 << 52),
                currency: Currency::parse("EUR").unwrap(),
            }),
            source: Some(String::new()),
            persona: None,
            product: Some("x".repeat(300)),
            expected_close: Some(Day(-1)),
            lost_reason: Some("price".to_owned()),
            won_reason: None,
        },
        turns: Vec::new(),
        work: None,
    }
}

#[test]
fn what_was_said_reads_back_the_same() {
    let turn = |became, rep: Option<i64>, minor: Option<i64>, close: Option<i32>| Turn {
        at: Moment {
            instant: Day(20_000).start() - 5,
            day: Day(20_000),
            timed: true,
        },
        became,
        rep: rep.map(RepId),
        amount: minor.map(|minor| Money {
            minor,
            currency: Currency::UNKNOWN,
        }),
        expected_close: close.map(Day),
    };
    let turned = Said {
        turns: vec![
            turn(false, Some(3), None, None),
            turn(true, None, Some(-1), Some(-9)),
        ],
        ..whole()
    };
    let worked = Said {
        work: Some(Worked {
            work: engine::record::Work {
                asked: engine::recorded::Asked(127),
                on: Some(Day(20_000)),
                last: Some(Day(-3)),
                next: None,
                contacted: Some(0),
                pushes: Some(u32::MAX),
                contacts: None,
                proposal: Some(Day(70_000)),
            },
            step: Some("Ruf an".to_owned()),
        }),
        ..turned.clone()
    };
    let mut reasoned = worked.clone();
    reasoned.details.won_reason = Some("Zuverlässig".to_owned());
    for said in [Said::default(), whole(), turned, worked, reasoned] {
        assert_eq!(Said::read(&said.bytes()).unwrap(), said);
    }
}

#[test]
fn bytes_that_were_cut_off_are_damage_and_no_panic() {
    let bytes = whole().bytes();
    for length in 0..bytes.len() {
        assert!(Said::read(&bytes[..length]).is_err(), "{length}");
    }
}

#[test]
fn imports_read_back_in_order() {
    let imports = [1, 2, 130, 90_000].map(ImportId);
    assert_eq!(imports_of(&imports_bytes(&imports)), imports);
    assert_eq!(imports_bytes(&[1, 2, 3].map(ImportId)).len(), 3);
}

#[test]
fn a_sighting_on_the_files_day_is_the_same_in_every_file() {
    let day = Day(20_000);
    let at = Moment::of_date(day.date());
    let seen = StoredStep::SeenAt(StageId(1));
    assert_eq!(When::of(seen, Some(at), Some(day)), When::FileDay);
    assert_eq!(When::of(seen, Some(at), Some(Day(1))), When::At(at));
    assert_eq!(When::of(StoredStep::Won, Some(at), Some(day)), When::At(at));
    assert_eq!(When::FileDay.moment(Some(day)), Some(at));
}
