//! Every sentence that the program writes about a rep of the sample team can be opened to the deals it
//! counts, and the numbers in its words are the lengths of those lists.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use engine::{
    coaching::{Seen, Spot},
    filter::Filter,
    language::Language,
    ledger::Ledger,
    moment::Moment,
    record::Step,
    review::{Against, Counts, FlagProblem, Review},
    selection::{Outcome, Selection},
    since::Became,
};
use jobs::{Asker, since::Start};
use store::{PipelineId, Workspace};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 31).unwrap()
}

fn now() -> DateTime<Utc> {
    day().and_hms_opt(12, 0, 0).unwrap().and_utc()
}

/// The sample team as a manager has it.
struct Sample {
    workspace: Workspace,
    pipeline: PipelineId,
    ledger: Ledger,
    filter: Filter,
    review: Review,
    _folder: tempfile::TempDir,
}

impl Sample {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sample.stagecoach");
        let workspace =
            jobs::sample::make(&path, day(), Asker::new(now(), Language::English)).unwrap();
        let pipeline = workspace.fullest().unwrap().unwrap().id;
        let ledger = workspace.ledger(pipeline).unwrap();
        let filter = Filter {
            as_of: Some(day()),
            ..Filter::default()
        };
        Self {
            review: ledger.review(&filter),
            workspace,
            pipeline,
            ledger,
            filter,
            _folder: folder,
        }
    }

    fn opens(&self, selection: &Selection) -> u32 {
        self.ledger.behind(&self.filter, selection).len() as u32
    }

    /// Passages of a rep at a stage that ended so.
    fn passages(&self, rep: &str, stage: &str, outcome: Outcome) -> u32 {
        self.opens(&Selection::Passages {
            stage: stage.to_owned(),
            outcome: Some(outcome),
            rep: Some(rep.to_owned()),
        })
    }

    fn open(&self, rep: &str, stage: Option<&str>, stalled: bool) -> u32 {
        self.opens(&Selection::Open {
            stage: stage.map(str::to_owned),
            rep: Some(rep.to_owned()),
            stalled,
        })
    }

    fn reps(&self) -> impl Iterator<Item = &str> {
        self.review.reps.iter().filter_map(|own| own.rep.as_deref())
    }
}

/// The whole numbers in a sentence that count deals: not shares, not what was expected, not what
/// belongs to a name.
fn counts(sentence: &str) -> Vec<u32> {
    let word = |c: char| c == ' ' || c == '(' || c == ')' || c == ';' || c == ':' || c == ',';
    let words: Vec<&str> = sentence.split(word).filter(|w| !w.is_empty()).collect();
    let beside = |at: usize| words.get(at + 1).copied().unwrap_or_default();
    let numbers = words.iter().enumerate().filter_map(|(at, word)| {
        let whole = word.trim_end_matches('.').parse::<u32>().ok()?;
        (!beside(at).starts_with('%') && beside(at) != "expected" && beside(at) != "expected.")
            .then_some(whole)
    });
    numbers.collect()
}

#[test]
fn a_flag_s_sentence_counts_the_deals_it_opens() {
    let sample = Sample::new();
    let mut walked = 0;
    for flag in &sample.review.flags {
        let (case, Some(rep)) = (&flag.case, flag.rep.as_deref()) else {
            continue;
        };
        assert_eq!(case.against, Against::Rest);
        let ended = |outcome| sample.passages(rep, &case.stage, outcome);
        let (advanced, lost) = (ended(Outcome::Advanced), ended(Outcome::Lost));
        let expected = match case.problem {
            FlagProblem::Loses => vec![advanced, advanced + lost],
            FlagProblem::Slow => vec![advanced + lost],
        };
        assert_eq!(counts(&case.summary), expected, "{}", case.summary);
        assert!(case.summary.contains(rep), "{}", case.summary);
        walked += 1;
    }
    assert!(walked >= 3, "{walked}");
}

/// Another language words a plan's evidence from these figures, not from the sentence.
#[test]
fn a_plan_s_evidence_holds_the_figures_of_the_flag_that_was_raised() {
    let sample = Sample::new();
    let mut walked = 0;
    for flag in &sample.review.flags {
        let (case, Some(rep)) = (&flag.case, flag.rep.clone()) else {
            continue;
        };
        let spot = Spot {
            rep,
            stage: case.stage.clone(),
            problem: case.problem,
        };
        let seen = Seen::of(&sample.review, &sample.filter, &spot).unwrap();
        let Counts { advanced, lost, .. } = seen.counts;
        let figures = match case.problem {
            FlagProblem::Loses => (advanced, seen.expected_advances),
            FlagProblem::Slow => (advanced + lost, Some(seen.expected_exits)),
        };
        assert_eq!(figures, (case.observed, Some(case.expected)));
        assert_eq!(
            (seen.words, case.against),
            (case.summary.clone(), Against::Rest)
        );
        walked += 1;
    }
    assert!(walked >= 3, "{walked}");
}

#[test]
fn a_plan_s_evidence_counts_the_deals_it_opens() {
    let sample = Sample::new();
    let process = sample.ledger.process().clone();
    let mut walked = 0;
    for rep in sample.reps() {
        for stage in &process.stages {
            for problem in [FlagProblem::Loses, FlagProblem::Slow] {
                let spot = Spot {
                    rep: rep.to_owned(),
                    stage: stage.name.clone(),
                    problem,
                };
                let of = (&sample.review, &sample.filter);
                let plan = jobs::coaching::draft(of.0, of.1, &process, spot, day());
                let Some(seen) = plan.map(|plan| plan.seen) else {
                    continue;
                };
                let ended = |outcome| sample.passages(rep, &stage.name, outcome);
                let [advanced, lost, open] =
                    [Outcome::Advanced, Outcome::Lost, Outcome::Open].map(ended);
                let told = &seen.counts;
                assert_eq!(
                    (told.advanced, told.lost, told.open),
                    (advanced, lost, open)
                );
                let known: BTreeSet<u32> =
                    [advanced, lost, open, advanced + lost, told.entered].into();
                for count in counts(&seen.words) {
                    assert!(
                        known.contains(&count),
                        "{count} of {known:?}: {}",
                        seen.words
                    );
                }
                for cause in &seen.causes {
                    assert_eq!(cause.of, sample.open(rep, Some(&stage.name), true));
                    let opened = sample.opens(&Selection::Cause {
                        stage: stage.name.clone(),
                        rep: Some(rep.to_owned()),
                        cause: cause.cause,
                    });
                    assert_eq!(cause.stalled, opened);
                }
                walked += 1;
            }
        }
    }
    assert!(walked > 100, "{walked}");
}

#[test]
fn a_rep_s_figures_count_the_deals_they_open() {
    let sample = Sample::new();
    for own in &sample.review.reps {
        let Some(rep) = own.rep.as_deref() else {
            continue;
        };
        let whole = &own.whole;
        assert_eq!(whole.open_now, sample.open(rep, None, false), "{rep}");
        assert_eq!(whole.stalled, sample.open(rep, None, true), "{rep}");
        let deals = |outcome| {
            sample.opens(&Selection::Deals {
                outcome: Some(outcome),
                rep: Some(rep.to_owned()),
            })
        };
        assert_eq!(whole.won, deals(Outcome::Advanced), "{rep}");
        assert_eq!(whole.lost, deals(Outcome::Lost), "{rep}");
        for (stage, figures) in sample.ledger.process().stages.iter().zip(&own.stages) {
            let counts = &figures.measures.counts;
            let ended = |outcome| sample.passages(rep, &stage.name, outcome);
            let [advanced, lost, open] =
                [Outcome::Advanced, Outcome::Lost, Outcome::Open].map(ended);
            assert_eq!(
                (counts.advanced, counts.lost, counts.open),
                (advanced, lost, open),
                "{rep} {}",
                stage.name
            );
        }
    }
}

#[test]
fn a_one_to_one_s_sheet_counts_the_deals_it_opens() {
    let sample = Sample::new();
    let mut changed = 0;
    for rep in sample.reps() {
        let filter = jobs::one_to_one::of_rep(&sample.filter, rep);
        let review = sample.ledger.review(&filter);
        let of = (&sample.ledger, &filter, &review);
        let sheet = jobs::one_to_one::sheet(&sample.workspace, sample.pipeline, of, rep, day());
        let sheet = sheet.unwrap();
        for change in &sheet.since.changes {
            let deals: BTreeSet<&String> = change.deals.iter().collect();
            assert_eq!(
                change.count as usize,
                deals.len(),
                "{rep} {:?}",
                change.became
            );
            let these = Selection::These {
                deals: change.deals.clone(),
            };
            assert_eq!(change.count, sample.opens(&these));
            changed += change.count;
        }
        // Customers who wait after the sale are talked about too: no deal of the open pipeline is one.
        let stages = sample.ledger.process().stages.iter();
        let stalled: u32 = stages
            .map(|stage| sample.open(rep, Some(&stage.name), true))
            .sum();
        assert_eq!(sheet.deals.len() as u32, stalled.min(5), "{rep}");
        let own = |flag: &&engine::review::Flag| flag.rep.as_deref() == Some(rep);
        let whole: Vec<_> = sample.review.flags.iter().filter(own).collect();
        assert_eq!(sheet.flags.iter().collect::<Vec<_>>(), whole, "{rep}");
    }
    assert!(changed > 20, "{changed}");
}

#[test]
fn what_became_since_a_review_counts_the_deals_it_opens() {
    let mut sample = Sample::new();
    let from = day() - Days::new(7);
    let mut edits = sample.workspace.edit("Mia", "reviewed", now()).unwrap();
    edits
        .mark_reviewed(sample.pipeline, from, "{}", "{}")
        .unwrap();
    edits.commit().unwrap();
    let dated = sample.ledger.since(
        &sample.filter,
        from,
        &sample.workspace.turns(sample.pipeline).unwrap(),
    );
    // Nothing was recorded since, so nothing came too late.
    let start = Start::read(&sample.workspace, sample.pipeline, from).unwrap();
    assert_eq!(start.since(&sample.ledger, &sample.filter), dated);
    // Then the loss of some deals is, which was long ago.
    let open = Selection::Open {
        stage: None,
        rep: None,
        stalled: true,
    };
    let lost = sample.ledger.behind(&sample.filter, &open);
    let lost: Vec<u32> = lost[..5].iter().map(|deal| deal.0).collect();
    let lost: BTreeSet<String> = sample.ledger.ids_of(&lost).into_iter().collect();
    let (later, on) = (now() + Duration::hours(1), from - Days::new(1));
    for key in &lost {
        let deal = sample.workspace.deal(sample.pipeline, key).unwrap();
        let mut edits = sample.workspace.edit("Mia", "move", later).unwrap();
        edits
            .add_move(deal.unwrap().id, Step::Lost, Moment::of_date(on), None)
            .unwrap();
        edits.commit().unwrap();
    }
    sample.ledger = sample.workspace.ledger(sample.pipeline).unwrap();
    let start = Start::read(&sample.workspace, sample.pipeline, from).unwrap();
    let since = start.since(&sample.ledger, &sample.filter);
    assert_eq!(since.of(Became::Lost), dated.of(Became::Lost) + 5);
    let these = |deals: &[String]| {
        sample.opens(&Selection::These {
            deals: deals.to_vec(),
        })
    };
    for change in &since.changes {
        assert_eq!(change.count, these(&change.deals), "{:?}", change.became);
    }
    assert_eq!(since.late.iter().cloned().collect::<BTreeSet<_>>(), lost);
    assert_eq!(these(&since.late), 5);
    assert!(since.taken_back.is_empty());
}
