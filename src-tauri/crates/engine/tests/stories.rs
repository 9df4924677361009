//! What deals' stories mean: after the sale, from snapshots, by way of detours.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use engine::{
    filter::Filter,
    ledger::{DealIx, Ledger, LedgerBuilder},
    moment::Moment,
    money::{Currency, Money},
    process::Process,
    record::{Details, Record, Sink, Step},
    review::Reason,
    selection::Selection,
};

/// Four stages; Close wins, Serve comes after the sale. A story is "day:what", `seen` and `created`
/// being a snapshot's words.
fn ledger(story: &str) -> Ledger {
    let mut process = Process::of_stages("four", &["Find", "Talk", "Close", "Serve"]);
    process.wins_at = 2;
    let mut builder = LedgerBuilder::new(process.clone());
    for fact in story.split_whitespace() {
        let (day, what) = fact.split_once(':').unwrap();
        let step = match what {
            "created" => Step::Created,
            "won" => Step::Won,
            "lost" => Step::Lost,
            "completed" => Step::Completed,
            what => match what.strip_prefix("seen-") {
                Some(stage) => Step::SeenAt(process.find(stage).unwrap()),
                None => Step::Entered(process.find(what).unwrap()),
            },
        };
        let at = day
            .parse()
            .ok()
            .map(|day| Moment::of_date(NaiveDate::from_ymd_opt(2025, 3, day).unwrap()));
        let details = Details::default();
        builder
            .accept(&Record {
                deal: "d",
                rep: Some("Ana"),
                step,
                at,
                details,
            })
            .unwrap();
    }
    builder.finish()
}

/// At the end of March: the passages, then how the deal stands, then what it skipped.
fn check(story: &str, passages: &str, stands: &str, skipped: &str) {
    let as_of = NaiveDate::from_ymd_opt(2025, 3, 31);
    let filter = Filter {
        as_of,
        ..Filter::default()
    };
    let ledger = ledger(story);
    let got: Vec<String> = ledger
        .passages(DealIx(0), &filter)
        .iter()
        .map(|p| {
            format!(
                "{} {:?} {}{}",
                p.stage,
                p.outcome,
                p.days,
                if p.went_back { " back" } else { "" }
            )
        })
        .collect();
    assert_eq!(
        got.join(", ").to_lowercase(),
        passages,
        "passages of {story}"
    );
    let row = ledger.deal(DealIx(0), &filter);
    let stage = row
        .stage
        .map(|stage| format!(" at {stage}"))
        .unwrap_or_default();
    let days = row
        .days
        .map(|days| format!(" for {days}"))
        .unwrap_or_default();
    assert_eq!(
        format!("{:?}{stage}{days}", row.state).to_lowercase(),
        stands,
        "{story}"
    );
    let review = ledger.review(&filter);
    let names: Vec<&str> = review
        .stages
        .iter()
        .filter(|stage| stage.measures.counts.skipped > 0)
        .map(|stage| stage.stage.as_str())
        .collect();
    assert_eq!(
        names.join(" ").to_lowercase(),
        skipped,
        "skipped by {story}"
    );
}

#[test]
fn after_the_sale_the_deal_goes_on() {
    check(
        "1:find 3:won 3:serve",
        "find advanced 2, serve open 28",
        "won at serve for 28",
        "talk close",
    );
    check(
        "1:close 9:serve",
        "close advanced 8, serve open 22",
        "won at serve for 22",
        "",
    );
    check(
        "1:close 9:won 9:serve 20:lost",
        "close advanced 8, serve lost 11",
        "churned",
        "",
    );
    check(
        "1:close 9:won 9:serve 20:completed",
        "close advanced 8, serve advanced 11",
        "completed",
        "",
    );
    check(
        "1:close 9:serve 9:won",
        "close advanced 8, serve open 22",
        "won at serve for 22",
        "",
    );
    check("1:close 9:won 20:lost", "close advanced 8", "churned", "");
}

#[test]
fn a_loss_followed_by_a_move_never_happened() {
    check("1:find 9:lost", "find lost 8", "lost", "");
    check("1:find 9:lost 12:lost", "find lost 8", "lost", "");
    check(
        "1:find 9:lost 12:find",
        "find open 30",
        "open at find for 30",
        "",
    );
    check(
        "1:find 9:lost 12:won",
        "find advanced 11",
        "won",
        "talk close",
    );
    check(
        "1:find 9:lost 12:talk 15:lost",
        "find advanced 11, talk lost 3",
        "lost",
        "",
    );
}

#[test]
fn going_back_runs_the_clock_on() {
    check(
        "1:talk 5:find 9:talk",
        "talk open 30 back, find advanced 4",
        "open at talk for 22",
        "",
    );
    check(
        "1:find 5:close 9:talk",
        "find advanced 4, close open 26 back, talk open 22",
        "open at talk for 22",
        "",
    );
    check(
        "1:find 1:find 5:close",
        "find advanced 4, close open 26",
        "open at close for 26",
        "talk",
    );
}

#[test]
fn a_snapshot_says_no_more_than_it_saw() {
    check("1:created 9:won", "", "won", "");
    check("1:created 9:seen-talk", "", "open at talk", "");
    check("-:seen-find", "", "open at find", "");
    check("-:seen-serve", "", "won at serve", "");
    check("1:created 2:find 9:won", "find advanced 7", "won", "");
    check(
        "1:find 9:seen-close",
        "find advanced 8",
        "open at close",
        "",
    );
    check(
        "1:find 9:seen-find",
        "find open 30",
        "open at find for 30",
        "",
    );
}

#[test]
fn a_name_is_one_person_however_it_is_written() {
    let mut builder = LedgerBuilder::new(Process::of_stages("", &["Find", "Close"]));
    let day = |day| Moment::of_date(NaiveDate::from_ymd_opt(2025, 3, day).unwrap());
    for (deal, rep, source, team) in [
        ("1", "Ben", "Event", "North"),
        ("2", " BEN ", "event", "NORTH"),
        ("3", "ben", "EVENT ", ""),
        ("4", "Zoë", "Inbound", "South"),
        ("5", "ZOË", "inbound", "south"),
    ] {
        builder
            .accept(&Record {
                deal,
                rep: Some(rep),
                step: Step::Entered(0),
                at: Some(day(1)),
                details: Details {
                    source: Some(source),
                    team: Some(team),
                    ..Details::default()
                },
            })
            .unwrap();
    }
    builder.rep("bEN", Some("north"), None);
    let ledger = builder.finish();
    assert_eq!(ledger.reps(), ["Ben", "Zoë"]);
    assert_eq!(ledger.teams(), ["North", "South"]);
    assert_eq!(ledger.sources(), ["Event", "Inbound"]);

    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let count = |filter: &Filter, rep: Option<&str>| {
        let rep = rep.map(str::to_owned);
        let selection = Selection::Deals { outcome: None, rep };
        ledger.behind(filter, &selection).len()
    };
    let by = |field: fn(&mut Filter) -> &mut Vec<String>, chosen: &[&str]| {
        let mut filter = Filter::default();
        *field(&mut filter) = names(chosen);
        count(&filter, None)
    };
    assert_eq!(by(|filter| &mut filter.reps, &["bEn ", "nobody"]), 3);
    assert_eq!(by(|filter| &mut filter.teams, &[" SOUTH"]), 2);
    assert_eq!(by(|filter| &mut filter.sources, &["iNBOUND"]), 2);
    assert_eq!(count(&Filter::default(), Some(" zoË")), 2);
}

#[test]
fn a_missing_amount_is_a_reason_only_where_most_deals_have_one() {
    let check = |amounts: &[bool], expected: usize| {
        let mut process = Process::of_stages("", &["Find", "Close"]);
        process.stages[0].stall_days = Some(3);
        let mut builder = LedgerBuilder::new(process);
        for (deal, &known) in amounts.iter().enumerate() {
            let amount = known.then_some(Money {
                minor: 100,
                currency: Currency::UNKNOWN,
            });
            builder
                .accept(&Record {
                    deal: &deal.to_string(),
                    rep: None,
                    step: Step::Entered(0),
                    at: Some(Moment::of_date(
                        NaiveDate::from_ymd_opt(2025, 3, 1).unwrap(),
                    )),
                    details: Details {
                        amount,
                        ..Details::default()
                    },
                })
                .unwrap();
        }
        let review = builder.finish().review(&Filter {
            as_of: NaiveDate::from_ymd_opt(2025, 3, 31),
            ..Filter::default()
        });
        let said = review
            .stalled_deals
            .iter()
            .filter(|deal| deal.reasons.contains(&Reason::NoAmount))
            .count();
        assert_eq!(review.stalled_deals.len(), amounts.len());
        assert_eq!(said, expected, "{amounts:?}");
    };
    check(&[false, false, false], 0);
    check(&[true, false, false], 0);
    check(&[true, false], 1);
    check(&[true, true, true, false], 1);
    check(&[true, true], 0);
}
