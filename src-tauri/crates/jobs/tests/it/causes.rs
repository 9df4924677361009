//! Why the sample team's deals wait: the counts open exactly the deals they count, what was planted is
//! found, and an edit tells the ledger what a fresh one would know.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use engine::{
    cause::{Cause, CauseState, Verdict},
    deal::{
        Activity, ActivityKind,
        detail::{Answer, Detail, Value},
        edit::DealEdit,
    },
    filter::Filter,
    language::Language,
    ledger::Ledger,
    review::Review,
    selection::Selection,
};
use jobs::Asker;
use store::{PipelineId, Workspace};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 31).unwrap()
}

fn now() -> DateTime<Utc> {
    day().and_hms_opt(12, 0, 0).unwrap().and_utc()
}

fn sample(folder: &tempfile::TempDir) -> (Workspace, PipelineId) {
    let path = folder.path().join("sample.stagecoach");
    let workspace = jobs::sample::make(&path, day(), Asker::new(now(), Language::English)).unwrap();
    let pipeline = workspace.fullest().unwrap().unwrap().id;
    (workspace, pipeline)
}

fn filter() -> Filter {
    Filter {
        as_of: Some(day()),
        ..Filter::default()
    }
}

fn looked(filter: &Filter) -> (Ledger, Review) {
    let folder = tempfile::tempdir().unwrap();
    let (workspace, pipeline) = sample(&folder);
    let ledger = workspace.ledger(pipeline).unwrap();
    let review = ledger.review(filter);
    (ledger, review)
}

#[test]
fn a_count_opens_exactly_the_deals_it_counts() {
    let check = |filter: Filter| {
        let (ledger, review) = looked(&filter);
        let behind = |stage: &str, rep: Option<&str>, cause| {
            let selection = Selection::Cause {
                stage: stage.to_owned(),
                rep: rep.map(str::to_owned),
                cause,
            };
            ledger.behind(&filter, &selection).len() as u32
        };
        let mut counted = 0;
        for stage in &review.causes.stages {
            for figures in &stage.causes {
                let count = &figures.count;
                let deals = behind(&stage.stage, None, count.cause);
                assert_eq!(deals, count.stalled, "{} {count:?}", stage.stage);
                assert!(count.stalled + count.unknown <= stage.stalled);
                counted += count.stalled;
            }
        }
        let mut by_reps = 0;
        for own in &review.causes.reps {
            for count in &own.causes {
                let deals = behind(&own.stage, Some(&own.rep), count.cause);
                assert_eq!(deals, count.stalled, "{} {} {count:?}", own.rep, own.stage);
                by_reps += count.stalled;
            }
        }
        // Of four reps about thirty; of none the rest would say nothing.
        assert!(counted > 20, "{counted}");
        assert_eq!(by_reps, counted);
        let on_deals: usize = review
            .stalled_deals
            .iter()
            .map(|deal| deal.causes.len())
            .sum();
        assert_eq!(on_deals as u32, counted);
    };
    check(filter());
    check(Filter {
        reps: vec![
            "Ben Halloran".to_owned(),
            "Inès Marchetti".to_owned(),
            "Priya Raman".to_owned(),
            "Leila Haddad".to_owned(),
        ],
        ..filter()
    });
}

#[test]
fn what_was_planted_is_found_and_what_makes_no_difference_is_not() {
    let (_, review) = looked(&filter());
    let mut told = BTreeMap::new();
    for stage in &review.causes.stages {
        for own in &stage.causes {
            told.insert((stage.stage.as_str(), own.count.cause), own);
        }
    }
    let verdict = |stage, cause| told[&(stage, cause)].count.verdict;
    assert_eq!(
        verdict("Qualification", Cause::NoDecisionMaker),
        Verdict::HoldsBack
    );
    assert_eq!(verdict("Closing", Cause::BuyInMissing), Verdict::HoldsBack);
    for (stage, cause) in [
        ("Qualification", Cause::BudgetUnknown),
        ("Qualification", Cause::NeedUnknown),
        ("Qualification", Cause::TimingUnknown),
        ("Pitch", Cause::GenericDemo),
        ("Closing", Cause::TooManyOptions),
    ] {
        assert_ne!(
            verdict(stage, cause),
            Verdict::HoldsBack,
            "{stage} {cause:?}"
        );
    }
}

#[test]
fn an_edit_tells_the_ledger_what_a_fresh_one_would_know() {
    let folder = tempfile::tempdir().unwrap();
    let (mut workspace, pipeline) = sample(&folder);
    let mut kept = workspace.ledger(pipeline).unwrap();
    let waiting = kept.review(&filter()).stalled_deals;
    let of = |cause| {
        let has = |deal: &&engine::review::StalledDeal| {
            deal.causes.iter().any(|found| found.cause == cause)
        };
        waiting.iter().find(has).unwrap().deal_id.clone()
    };
    let edits = [
        (
            of(Cause::BudgetUnknown),
            Cause::BudgetUnknown,
            DealEdit::Detail {
                detail: Detail::Budget,
                value: Some(Value::Answer(Answer::Yes)),
            },
        ),
        (
            of(Cause::NoActivity),
            Cause::NoActivity,
            DealEdit::Activity {
                id: None,
                row: Some(Activity {
                    kind: ActivityKind::Call,
                    note: "Called".to_owned(),
                    due: None,
                    done: Some(day()),
                    replied: Some(true),
                    rep: None,
                }),
            },
        ),
    ];
    let everything = |ledger: &Ledger| format!("{:?}", ledger.review(&filter()));
    let before = everything(&kept);
    for (key, cause, edit) in edits {
        let id = workspace.deal(pipeline, &key).unwrap().unwrap().id;
        let mut editing = workspace.edit("Maria", edit.name(), now()).unwrap();
        editing.deal(id, &edit).unwrap();
        editing.commit().unwrap();
        assert!(workspace.retell(pipeline, &[&key], &mut kept).unwrap());
        let why = kept.why(kept.find(&key).unwrap(), &filter());
        let own = why.iter().find(|found| found.cause == cause).unwrap();
        assert_eq!(own.state, CauseState::Absent, "{cause:?}");
        assert_eq!(
            everything(&kept),
            everything(&workspace.ledger(pipeline).unwrap())
        );
        let turned = workspace.undo_edit(now()).unwrap().unwrap();
        assert_eq!(turned.deals.len(), 1);
        assert!(workspace.retell(pipeline, &[&key], &mut kept).unwrap());
        assert_eq!(everything(&kept), before);
    }
}
