//! The built-in process in the language of whoever makes a pipeline: files that name its stages in another
//! language are understood all the same, and what is kept stays in the words it was made with.

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use engine::{
    filter::Filter,
    language::Language,
    ledger::Ledger,
    process::{builtin_in, language_of},
    review::Counts,
};
use exchange::Hints;
use jobs::{
    Asker,
    import::{Done, Mode, import},
    review,
};
use store::Workspace;
use tempfile::TempDir;

const ENGLISH: &str = "deal_id,rep,stage,at\n\
    A,Ana,1. Prospecting,2025-01-02\nA,Ana,Connecting,2025-01-09\nA,Ana,Qualification,2025-01-20\n\
    A,Ana,Closing,2025-02-10\nA,Ana,Won,2025-02-20\nA,Ana,follow up,2025-03-01\n\
    B,Ben,Prospecting,2025-01-05\nB,Ben,Pitch,2025-01-30\nB,Ben,Lost,2025-02-02\n\
    C,Ben,Objection handling,2025-02-05\n";

const GERMAN: &str = "deal_id,rep,stage,at\n\
    A,Ana,1. Akquise,2025-01-02\nA,Ana,Kontaktaufnahme,2025-01-09\nA,Ana,Qualifizierung,2025-01-20\n\
    A,Ana,Abschluss,2025-02-10\nA,Ana,Won,2025-02-20\nA,Ana,nachbetreuung,2025-03-01\n\
    B,Ben,Akquise,2025-01-05\nB,Ben,Präsentation,2025-01-30\nB,Ben,Lost,2025-02-02\n\
    C,Ben,Einwandbehandlung,2025-02-05\n";

fn asker(language: Language) -> Asker {
    let now: DateTime<Utc> = "2025-04-01T09:00:00Z".parse().unwrap();
    Asker::new(now, language)
}

fn file(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    path
}

fn workspace(folder: &TempDir) -> Workspace {
    let now = asker(Language::English).now;
    Workspace::create(&folder.path().join("team"), "Team", now).unwrap()
}

fn imported(path: &Path, into: &mut Workspace, language: Language) -> Done {
    let go_on = &mut |_| ControlFlow::Continue(());
    let (files, hints) = ([path.to_owned()], Hints::default());
    import(&files, &hints, into, Mode::Keep, asker(language), go_on).unwrap()
}

fn read(path: &Path, language: Language) -> Ledger {
    let read = review::read(&[path.to_owned()], &Hints::default(), None, asker(language)).unwrap();
    assert!(read.problems.is_empty());
    read.ledger
}

fn counts(ledger: &Ledger) -> Vec<Counts> {
    let stages = ledger.review(&Filter::default()).stages.into_iter();
    stages.map(|stage| stage.measures.counts).collect()
}

#[test]
fn a_file_in_either_language_gives_the_same_counts_by_the_built_in_process_of_either() {
    let folder = tempfile::tempdir().unwrap();
    let expected = counts(&read(&file(&folder, "a.csv", ENGLISH), Language::English));
    assert_eq!(expected.iter().map(|c| c.entered).sum::<u32>(), 8);
    for (text, name) in [(ENGLISH, "english.csv"), (GERMAN, "german.csv")] {
        let path = file(&folder, name, text);
        for language in Language::ALL {
            let ledger = read(&path, language);
            assert_eq!(*ledger.process(), builtin_in(language), "{name}");
            assert_eq!(counts(&ledger), expected, "{name}");
        }
    }
}

#[test]
fn where_no_language_is_asked_for_stages_are_called_as_the_file_calls_them() {
    let folder = tempfile::tempdir().unwrap();
    for (text, language) in [(ENGLISH, Language::English), (GERMAN, Language::German)] {
        let path = file(&folder, "deals.csv", text);
        let asker = asker(Language::English).in_the_words_of_files();
        let read =
            review::read(std::slice::from_ref(&path), &Hints::default(), None, asker).unwrap();
        assert_eq!(*read.ledger.process(), builtin_in(language));
        let place = folder.path().join(format!("{language:?}"));
        let mut team = Workspace::create(&place, "Team", asker.now).unwrap();
        let go_on = &mut |_| ControlFlow::Continue(());
        import(
            &[path],
            &Hints::default(),
            &mut team,
            Mode::Keep,
            asker,
            go_on,
        )
        .unwrap();
        let pipeline = team.fullest().unwrap().unwrap();
        assert_eq!(pipeline.process, builtin_in(language));
    }
}

#[test]
fn a_stage_that_the_built_in_process_wants_is_no_misspelling_in_a_new_pipeline() {
    let folder = tempfile::tempdir().unwrap();
    let text = "deal_id,rep,stage,at\n\
        A,Ana,Prospecting,2025-01-02\nA,Ana,Qualification,2025-01-09\nA,Ana,Pitch,2025-01-20\n\
        A,Ana,Proposal,2025-02-10\nA,Ana,Won,2025-02-20\nB,Ben,Prospecting,2025-01-05\n\
        B,Ben,Proposal,2025-01-30\nB,Ben,Lost,2025-02-02\n";
    let mut team = workspace(&folder);
    let done = imported(
        &file(&folder, "deals.csv", text),
        &mut team,
        Language::English,
    );
    assert_eq!((done.problems.len(), done.counts.moves_new), (0, 8));
    let pipeline = team.fullest().unwrap().unwrap();
    let names = pipeline.process.stages.iter().map(|s| s.name.as_str());
    let names: Vec<&str> = names.collect();
    assert_eq!(names, ["Prospecting", "Qualification", "Pitch", "Proposal"]);
}

#[test]
fn the_sample_team_stalls_alike_for_the_same_causes_in_either_language() {
    let day = asker(Language::English).now.date_naive();
    let [english, german] = Language::ALL.map(|language| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(jobs::sample::file(language));
        let team = jobs::sample::make(&path, day, asker(language)).unwrap();
        let pipeline = team.fullest().unwrap().unwrap();
        assert_eq!(pipeline.process, builtin_in(language));
        let ledger = team.ledger(pipeline.id).unwrap();
        let review = ledger.review(&Filter::default());
        let stages = review.stages.into_iter().map(|stage| stage.measures);
        let stalled = review.stalled_deals.into_iter();
        let stalled = stalled.map(|deal| (deal.deal_id, deal.days, deal.causes));
        (stages.collect::<Vec<_>>(), stalled.collect::<Vec<_>>())
    });
    assert!(english.1.iter().any(|(_, _, causes)| !causes.is_empty()));
    assert_eq!(german, english);
}

#[test]
fn an_import_makes_the_process_in_the_language_of_who_asks_and_the_next_keeps_it() {
    for (first, language) in [(ENGLISH, Language::German), (GERMAN, Language::English)] {
        let folder = tempfile::tempdir().unwrap();
        let mut team = workspace(&folder);
        let done = imported(&file(&folder, "deals.csv", first), &mut team, language);
        assert!(done.process_is_new && done.problems.is_empty());
        assert_eq!(
            (done.counts.deals_new, done.process),
            (3, builtin_in(language).name)
        );
        let pipeline = team.fullest().unwrap().unwrap();
        assert_eq!(pipeline.process, builtin_in(language));
        let before = counts(&team.ledger(pipeline.id).unwrap());

        // Whoever asks next, in whatever words: it is the same pipeline, and nothing of it is worded anew.
        for (text, next) in [(ENGLISH, Language::English), (GERMAN, Language::German)] {
            let done = imported(&file(&folder, "next.csv", text), &mut team, next);
            assert!(!done.process_is_new && done.problems.is_empty());
            assert_eq!((done.counts.deals_new, done.counts.deals_changed), (0, 0));
        }
        let [kept] = &team.pipelines().unwrap()[..] else {
            panic!("several pipelines");
        };
        assert_eq!(language_of(&kept.process), Some(language));
        assert_eq!(counts(&team.ledger(kept.id).unwrap()), before);
    }
}
