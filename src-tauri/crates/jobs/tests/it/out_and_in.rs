//! A workspace that goes out comes in again the same: every record, every deal, every figure.

use std::{ops::ControlFlow, path::Path};

use chrono::{DateTime, Utc};
use engine::{
    filter::Filter,
    language::Language,
    ledger::Ledger,
    moment::{Day, Moment},
    money::{Currency, Money},
    process::Process,
    record::{Details, Record, Sink, Step, Work},
    recorded::Asked,
    selection::Selection,
};
use exchange::{DateManner, DecimalSign, Form, Hints, Manner};
use jobs::{Asker, export, import};
use proptest::prelude::*;
use store::{PipelineId, RowCounts, Source, SourceKind, Workspace};

/// A fact about a deal, with text of its own.
#[derive(Clone, Debug)]
struct Fact {
    deal: usize,
    rep: Option<usize>,
    step: Step,
    at: Option<Moment>,
    amount: Option<Money>,
    name: Option<String>,
    account: Option<String>,
    reason: Option<String>,
    won_reason: Option<String>,
    expected: Option<i32>,
    work: Option<Work>,
    next_step: Option<String>,
}

const REPS: [(&str, Option<&str>); 4] = [
    ("Ana", Some("North")),
    ("Ben \"B\" O'Neill", Some("S\u{fc}d; West")),
    ("=cmd|' /C calc'!A0", None),
    ("\u{5d3}\u{5e0}\u{5d4}, \u{1f600}", None),
];

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

fn asker() -> Asker {
    Asker::new(now(), Language::English)
}

fn process() -> Process {
    Process::of_stages("Team", &["Lead", "+ Pitch", "Closing, final", "Lost"])
}

fn room(folder: &Path, name: &str) -> (Workspace, PipelineId) {
    let mut workspace = Workspace::create(&folder.join(name), name, now()).unwrap();
    let pipeline = workspace.add_pipeline(&process(), now()).unwrap();
    (workspace, pipeline)
}

fn fill(workspace: &mut Workspace, pipeline: PipelineId, facts: &[Fact]) {
    let source = Source {
        file_name: "made.csv".to_owned(),
        kind: SourceKind::Moves,
        bytes: 0,
        hash: Vec::new(),
        as_of: None,
        scope: None,
        at: now(),
    };
    let mut import = workspace.begin_import(source, pipeline).unwrap();
    for fact in facts {
        let rep = fact.rep.map(|ix| REPS[ix]);
        let deal = format!("D-{}", fact.deal);
        import
            .accept(&Record {
                deal: &deal,
                rep: rep.map(|(name, _)| name),
                step: fact.step,
                at: fact.at,
                details: Details {
                    name: fact.name.as_deref(),
                    account: fact.account.as_deref(),
                    amount: fact.amount,
                    lost_reason: fact.reason.as_deref(),
                    won_reason: fact.won_reason.as_deref(),
                    expected_close: fact.expected.map(Day),
                    work: fact.work,
                    next_step: fact.next_step.as_deref(),
                    team: rep.and_then(|(_, team)| team),
                    ..Details::default()
                },
            })
            .unwrap();
    }
    import.finish(RowCounts::default(), &[]).unwrap();
}

/// Every record as it is remembered.
#[derive(Default)]
struct Told(Vec<String>);

impl Sink for Told {
    type Error = store::Error;
    fn accept(&mut self, record: &Record<'_>) -> Result<(), store::Error> {
        self.0.push(format!("{record:?}"));
        Ok(())
    }
}

fn told(workspace: &Workspace, pipeline: PipelineId) -> Vec<String> {
    let mut told = Told::default();
    workspace
        .replay::<_, store::Error>(pipeline, &mut told)
        .unwrap();
    told.0
}

/// The ledger as its readers see it: every deal, and every figure.
fn seen(ledger: &Ledger) -> (Vec<String>, String) {
    let filter = Filter::default();
    let deals = ledger.behind(&filter, &Selection::All);
    let rows = deals
        .into_iter()
        .map(|deal| format!("{:?}", ledger.deal(deal, &filter)))
        .collect();
    (rows, format!("{:?}", ledger.review(&filter)))
}

fn out_and_in(facts: &[Fact], form: Form, manner: Manner) {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, pipeline) = room(folder.path(), "first");
    fill(&mut first, pipeline, facts);
    let name = match form {
        Form::Csv => "moves.csv",
        Form::Xlsx => "moves.xlsx",
    };
    let file = folder.path().join(name);
    let before = told(&first, pipeline);
    let rows = export::moves(&first, form, manner, &file).unwrap();
    assert_eq!(rows, before.len() as u64);
    let (mut second, other) = room(folder.path(), "second");
    let go_on = &mut |_| ControlFlow::Continue(());
    let done = import::import(
        std::slice::from_ref(&file),
        &Hints::default(),
        &mut second,
        import::Mode::Keep,
        asker(),
        go_on,
    )
    .unwrap();
    assert_eq!(done.problems, []);
    assert_eq!(told(&second, other), before);
    assert_eq!(
        seen(&second.ledger(other).unwrap()),
        seen(&first.ledger(pipeline).unwrap())
    );
    // The same again changes nothing in the first.
    let again = import::import(
        std::slice::from_ref(&file),
        &Hints::default(),
        &mut first,
        import::Mode::Keep,
        asker(),
        go_on,
    )
    .unwrap();
    assert_eq!(
        (
            again.counts.deals_new,
            again.counts.deals_changed,
            again.counts.moves_new
        ),
        (0, 0, 0)
    );
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,8}",
        "[=+@'-]{1,3}[a-z0-9\"',;\n]{0,6}x",
        "-?[0-9]{1,4}",
        "[A-Z\u{e9}\u{fc}\u{6f22}\u{1f600}]{1,4}",
        "[\u{5d0}-\u{5ea}\u{627}-\u{64a}]{1,8}",
        "[a-z]{290,299}",
    ]
}

fn moment() -> impl Strategy<Value = Moment> {
    (0..20_000_i32, 0..86_400_000_000_i64, -11..=13_i64, 0..3_u8).prop_map(
        |(day, clock, zone, way)| match way {
            0 => Moment::of_date(Day(day).date()),
            // Whole seconds without a zone, as most sources have them.
            1 => Moment {
                instant: i64::from(day) * 86_400_000_000 + clock / 1_000_000 * 1_000_000,
                day: Day(day),
                timed: true,
            },
            _ => Moment {
                instant: i64::from(day) * 86_400_000_000 + clock - zone * 3_600_000_000,
                day: Day(day),
                timed: true,
            },
        },
    )
}

prop_compose! {
    /// What a file that knows all of it says; of what it was not asked for it says nothing.
    fn work()(
        asked in 1..128_u8,
        on in prop::option::of(0..20_000_i32),
        days in prop::collection::vec(prop::option::of(0..20_000_i32), 3),
        counts in prop::collection::vec(prop::option::of(0..500_u32), 3),
    ) -> Work {
        let asked = Asked(asked);
        let day = |of: Asked, at: usize| days[at].filter(|_| asked.has(of)).map(Day);
        let count = |of: Asked, at: usize| counts[at].filter(|_| asked.has(of));
        Work {
            asked,
            on: on.map(Day),
            last: day(Asked::LAST, 0),
            next: day(Asked::NEXT, 1),
            contacted: count(Asked::CONTACTED, 0),
            pushes: count(Asked::PUSHES, 1),
            // A column with nobody in it says so.
            contacts: count(Asked::CONTACTS, 2).or(asked.has(Asked::CONTACTS).then_some(0)),
            proposal: day(Asked::PROPOSAL, 2),
        }
    }
}

prop_compose! {
    fn fact()(
        deal in 0..5_usize,
        rep in prop::option::of(0..4_usize),
        step in 0..8_u16,
        at in moment(),
        undated in any::<bool>(),
        amount in prop::option::of((-(1_i64 << 40)..(1 << 40), 0..4_usize)),
        texts in prop::collection::vec(prop::option::of(text()), 4),
        work in prop::option::weighted(0.3, work()),
        expected in prop::option::of(0..20_000_i32),
    ) -> Fact {
        let step = match step {
            0..4 => Step::Entered(step),
            4 => Step::SeenAt(1),
            5 => Step::Won,
            6 => Step::Lost,
            _ => Step::Created,
        };
        let undated = undated && matches!(step, Step::SeenAt(_));
        Fact {
            deal,
            rep,
            step,
            at: (!undated).then_some(at),
            amount: amount.map(|(minor, code)| Money {
                minor,
                currency: Currency::parse(["EUR", "JPY", "KWD", "XXX"][code]).unwrap(),
            }),
            name: texts[0].clone(),
            account: texts[1].clone(),
            reason: texts[2].clone(),
            won_reason: texts[2].as_deref().map(str::to_uppercase),
            expected,
            next_step: work
                .filter(|work| work.asked.has(Asked::STEP))
                .and_then(|_| texts[3].clone()),
            work,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_workspace_goes_out_as_csv_and_comes_in_the_same(
        facts in prop::collection::vec(fact(), 1..24),
        comma in any::<bool>(),
        delimiter in 0..3_usize,
    ) {
        let manner = Manner {
            decimal: if comma { DecimalSign::Comma } else { DecimalSign::Point },
            delimiter: [',', ';', '\t'][delimiter],
            dates: DateManner::MonthSlash,
        };
        out_and_in(&facts, Form::Csv, manner);
    }

    #[test]
    fn a_workspace_goes_out_as_a_spreadsheet_and_comes_in_the_same(
        facts in prop::collection::vec(fact(), 1..24),
    ) {
        out_and_in(&facts, Form::Xlsx, Manner::default());
    }
}
