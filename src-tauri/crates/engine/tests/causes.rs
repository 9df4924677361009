//! What each cause is told from: one deal among others, a few facts, and what is said of it.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{Days, NaiveDate};
use engine::{
    cause::{BroughtBy, Cause, CauseFound, CauseState, Verdict},
    deal::{ActivityKind, ObjectionKind, detail::Detail},
    filter::Filter,
    ledger::{Ledger, LedgerBuilder},
    moment::{Day, Moment},
    process::{Process, builtin},
    record::{Details, Record, Sink as _, Step, Work},
    recorded::{Asked, NOTHING, Noted, What},
};

const TODAY: i32 = 100;
const NO: i32 = 0;
const YES: i32 = 2;

fn date(day: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(day.unsigned_abs().into())
}

fn day(of: i32) -> Day {
    Day::of(date(of))
}

fn filter() -> Filter {
    Filter {
        as_of: Some(date(TODAY)),
        ..Filter::default()
    }
}

type Facts<'a> = &'a [(i32, What, i32)];

/// The deal asked about, with facts of its own, among deals whose facts show what this team records.
fn ledger(process: &Process, stage: u16, facts: Facts<'_>, of_others: Facts<'_>) -> Ledger {
    let mut builder = LedgerBuilder::new(process.clone());
    for deal in 0..5 {
        let id = format!("D{deal}");
        let record = Record {
            deal: &id,
            rep: Some("Ana"),
            step: Step::Entered(stage),
            at: Some(Moment::of_date(date(40))),
            details: Details::default(),
        };
        builder.accept(&record).unwrap();
    }
    let mut ledger = builder.finish();
    let mut told = Vec::new();
    for deal in 0..5 {
        let ix = ledger.find(&format!("D{deal}")).unwrap();
        let own = if deal == 0 { facts } else { of_others };
        told.extend(own.iter().map(|&(on, what, value)| {
            let noted = Noted {
                day: day(on),
                what,
                value,
            };
            (ix, noted)
        }));
    }
    ledger.record(told);
    ledger
}

fn found(ledger: &Ledger, cause: Cause) -> Option<CauseFound> {
    let why = ledger.why(ledger.find("D0").unwrap(), &filter());
    why.into_iter().find(|found| found.cause == cause)
}

fn check(stage: u16, cause: Cause, facts: Facts<'_>, of_others: Facts<'_>, state: CauseState) {
    let ledger = ledger(&builtin(), stage, facts, of_others);
    let found = found(&ledger, cause).unwrap();
    assert_eq!(found.state, state, "{cause:?} {facts:?} {of_others:?}");
    assert_eq!(found.brought_by.is_some(), state == CauseState::Unknown);
    assert_eq!(found.verdict, Verdict::TooFew);
}

use CauseState::{Absent, Present, Unknown};

#[test]
fn what_nobody_records_is_unknown_and_what_others_record_is_missed() {
    let note = (41, What::Detail(Detail::Problem), 1);
    let budget = (41, What::Detail(Detail::Budget), YES);
    check(2, Cause::BudgetUnknown, &[note], &[note], Unknown);
    check(2, Cause::BudgetUnknown, &[note], &[note, budget], Present);
    check(2, Cause::BudgetUnknown, &[budget], &[note, budget], Absent);
    // Most deals are recorded on: of one that is not, nothing was done.
    check(2, Cause::BudgetUnknown, &[], &[budget], Present);
    check(
        2,
        Cause::BudgetNo,
        &[(42, What::Detail(Detail::Budget), NO)],
        &[],
        Present,
    );
    check(2, Cause::BudgetNo, &[], &[], Unknown);
}

#[test]
fn who_decides_and_who_agreed() {
    let known = (50, What::Deciders, 1);
    let yes = (50, What::Detail(Detail::Authority), YES);
    check(2, Cause::NoDecisionMaker, &[], &[known], Present);
    check(2, Cause::NoDecisionMaker, &[known], &[], Absent);
    check(2, Cause::NoDecisionMaker, &[yes], &[known], Absent);
    let agreed = (60, What::Agreed, 1);
    check(5, Cause::BuyInMissing, &[known], &[known, agreed], Present);
    check(5, Cause::BuyInMissing, &[known, agreed], &[known], Absent);
    check(
        5,
        Cause::BuyInMissing,
        &[known, agreed, known],
        &[known],
        Present,
    );
}

#[test]
fn attempts_and_silence() {
    let call = |on, replied| (on, What::Done(ActivityKind::Call), replied);
    let others = &[call(50, 1)];
    check(
        1,
        Cause::NoReply,
        &[call(60, 0), call(70, 0)],
        others,
        Present,
    );
    check(
        1,
        Cause::NoReply,
        &[call(60, 0), call(70, 1)],
        others,
        Absent,
    );
    check(1, Cause::NoFollowUp, &[call(60, 0)], others, Present);
    check(1, Cause::NoFollowUp, &[call(TODAY - 2, 0)], others, Absent);
    check(1, Cause::NoActivity, &[call(60, 0)], others, Present);
    check(1, Cause::NoActivity, &[call(TODAY - 2, 0)], others, Absent);
    check(1, Cause::NoActivity, &[], &[], Unknown);
    let note = (TODAY - 2, What::Done(ActivityKind::Note), NOTHING);
    check(1, Cause::NoActivity, &[call(60, 0), note], others, Present);
}

#[test]
fn demos_objections_and_offers() {
    let planned = |due| (50, What::Detail(Detail::DemoPlanned), day(due).0);
    let held = (60, What::Detail(Detail::DemoHeld), day(60).0);
    check(3, Cause::NoDemoDate, &[], &[planned(60)], Present);
    check(3, Cause::DemoDatePast, &[planned(60)], &[], Present);
    check(3, Cause::DemoDatePast, &[planned(TODAY + 3)], &[], Absent);
    check(3, Cause::DemoDatePast, &[planned(60), held], &[], Absent);
    let tailored = (61, What::Detail(Detail::Tailored), 1);
    check(3, Cause::GenericDemo, &[held], &[held, tailored], Present);
    check(
        3,
        Cause::GenericDemo,
        &[held, tailored],
        &[held, tailored],
        Absent,
    );
    check(3, Cause::GenericDemo, &[held], &[held], Unknown);
    let raised = |on, number| (on, What::Raised(ObjectionKind::Price), number);
    check(4, Cause::ObjectionOld, &[raised(60, 1)], &[], Present);
    check(4, Cause::ObjectionOld, &[raised(TODAY - 3, 1)], &[], Absent);
    check(
        4,
        Cause::ObjectionOld,
        &[raised(60, 1), (70, What::Settled, 1)],
        &[],
        Absent,
    );
    check(
        4,
        Cause::ObjectionAgain,
        &[raised(60, 1), raised(70, 2)],
        &[],
        Present,
    );
    check(4, Cause::ObjectionAgain, &[raised(60, 1)], &[], Absent);
    let options = |n| (50, What::Detail(Detail::Options), n);
    check(5, Cause::TooManyOptions, &[options(4)], &[], Present);
    check(5, Cause::TooManyOptions, &[options(3)], &[], Absent);
    let ends = |on| (50, What::Detail(Detail::OfferEnds), day(on).0);
    check(5, Cause::OfferOver, &[ends(90)], &[], Present);
    check(5, Cause::OfferOver, &[ends(TODAY)], &[], Absent);
}

#[test]
fn close_dates_and_next_steps() {
    let close = |on, was: i32, is: i32| [(on, What::CloseWas, was), (on, What::CloseIs, is)];
    let pushed = close(60, day(70).0, day(90).0);
    check(5, Cause::CloseDatePast, &pushed, &[], Present);
    check(5, Cause::CloseDatePushed, &pushed, &[], Present);
    check(5, Cause::CloseDatePushed, &[], &pushed, Absent);
    check(5, Cause::CloseDatePushed, &[], &[], Unknown);
    check(5, Cause::CloseDatePast, &[], &[], Unknown);
    let planned = |due| (80, What::Planned, day(due).0);
    check(5, Cause::NoNextStep, &[], &[planned(110)], Present);
    check(5, Cause::NoNextStep, &[planned(110)], &[], Absent);
    check(5, Cause::NextStepOverdue, &[planned(95)], &[], Present);
    check(
        5,
        Cause::NextStepOverdue,
        &[planned(95), (95, What::Met, day(95).0)],
        &[planned(110)],
        Absent,
    );
}

#[test]
fn the_days_stand_in_the_evidence() {
    let facts = [
        (60, What::CloseWas, day(70).0),
        (60, What::CloseIs, day(90).0),
    ];
    let ledger = ledger(&builtin(), 5, &facts, &[]);
    let evidence = found(&ledger, Cause::CloseDatePast).unwrap().evidence;
    assert_eq!((evidence.since, evidence.days), (Some(date(90)), Some(10)));
    let evidence = found(&ledger, Cause::CloseDatePushed).unwrap().evidence;
    assert_eq!((evidence.times, evidence.days), (Some(1), Some(20)));
}

#[test]
fn a_process_of_the_teams_own_has_the_causes_that_hang_on_no_stage() {
    let process = Process::of_stages("Ours", &["Lead", "Talks", "Contract"]);
    let own = |stage| {
        let ledger = ledger(&process, stage, &[], &[]);
        let why = ledger.why(ledger.find("D0").unwrap(), &filter());
        why.into_iter().map(|found| found.cause).collect::<Vec<_>>()
    };
    assert!(own(1).contains(&Cause::NoActivity) && own(1).contains(&Cause::ObjectionOld));
    assert!(!own(1).contains(&Cause::BudgetUnknown));
    assert!(own(2).contains(&Cause::ProposalNotSent));
}

#[test]
fn a_files_columns_make_causes_known_and_no_column_leaves_them_unknown() {
    let of_file = |work: Option<Work>, next_step: Option<&str>| {
        let mut builder = LedgerBuilder::new(builtin());
        let record = Record {
            deal: "D0",
            rep: Some("Ana"),
            step: Step::Entered(5),
            at: Some(Moment::of_date(date(40))),
            details: Details {
                work,
                next_step,
                ..Details::default()
            },
        };
        builder.accept(&record).unwrap();
        builder.finish()
    };
    let none = of_file(None, None);
    let unknown = found(&none, Cause::NoActivity).unwrap();
    assert_eq!(
        (unknown.state, unknown.brought_by),
        (Unknown, Some(BroughtBy::LastActivity))
    );
    let work = Work {
        asked: Asked::LAST.with(Asked::STEP).with(Asked::PUSHES),
        on: Some(day(TODAY)),
        last: Some(day(50)),
        pushes: Some(2),
        ..Work::default()
    };
    let told = of_file(Some(work), None);
    let state = |ledger: &Ledger, cause| found(ledger, cause).unwrap().state;
    assert_eq!(state(&told, Cause::NoActivity), Present);
    assert_eq!(state(&told, Cause::NoNextStep), Present);
    assert_eq!(state(&told, Cause::CloseDatePushed), Present);
    assert_eq!(state(&told, Cause::ProposalNotSent), Unknown);
    let stepped = of_file(Some(work), Some("Call"));
    assert_eq!(state(&stepped, Cause::NoNextStep), Absent);
}
