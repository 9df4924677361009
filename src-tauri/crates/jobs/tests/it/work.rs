//! What an export says of the work on its deals: it lands with the day of the file, a person's later
//! word stands over it, it is taken back with its import, and what has no column stays unknown.

use std::{fs, ops::ControlFlow, path::Path};

use chrono::NaiveDate;
use engine::{
    cause::{BroughtBy, Cause, CauseFound, CauseState},
    deal::{
        detail::{Detail, Value},
        edit::DealEdit,
    },
    filter::Filter,
    language::Language,
    process::Process,
};
use exchange::Hints;
use jobs::import;
use store::{PipelineId, Workspace};

use crate::desk::{asker, now};

const EXPORT: &str = "\
Record ID,Deal Name,Deal Stage,Amount,Create Date,Deal owner,Last Activity Date,Next step,Number of times contacted
101,Pump,Talks,1000,2026-01-05,Ana,2026-01-08,Call Dora,1
102,Valve,Talks,2000,2026-01-06,Ben,2026-03-02,,7
103,Hose,Talks,1500,2026-01-07,Ana,,Send the offer,
104,Gauge,Contract,900,2026-02-02,Ben,2026-03-03,Meet them,3
";

fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 1).unwrap()
}

fn bring(workspace: &mut Workspace, folder: &Path, text: &str) {
    let file = folder.join("deals.csv");
    fs::write(&file, text).unwrap();
    let go_on = &mut |_| ControlFlow::Continue(());
    // Files were saved some days before persons said anything.
    let hints = Hints {
        as_of: NaiveDate::from_ymd_opt(2026, 3, 30),
        ..Hints::default()
    };
    import::import(
        std::slice::from_ref(&file),
        &hints,
        workspace,
        import::Mode::Keep,
        asker(),
        go_on,
    )
    .unwrap();
}

fn room(folder: &Path, text: &str) -> (Workspace, PipelineId) {
    let mut workspace = Workspace::create(&folder.join("team"), "Team", now()).unwrap();
    let process = Process::of_stages("Ours", &["Talks", "Contract"]);
    let pipeline = workspace.add_pipeline(&process, now()).unwrap();
    bring(&mut workspace, folder, text);
    (workspace, pipeline)
}

fn found(workspace: &Workspace, pipeline: PipelineId, deal: &str, cause: Cause) -> CauseFound {
    let ledger = workspace.ledger(pipeline).unwrap();
    let filter = Filter {
        as_of: Some(as_of()),
        ..Filter::default()
    };
    let why = ledger.why(ledger.find(deal).unwrap(), &filter);
    why.into_iter().find(|found| found.cause == cause).unwrap()
}

fn next_step(workspace: &Workspace, pipeline: PipelineId, deal: &str) -> Option<Value> {
    let dossier = workspace.dossier(pipeline, deal).unwrap().unwrap();
    dossier.entries.details.get(&Detail::NextStep).cloned()
}

fn words(text: &str) -> Option<Value> {
    Some(Value::Text(text.to_owned()))
}

#[test]
fn columns_make_causes_known_and_what_has_none_says_what_would() {
    let folder = tempfile::tempdir().unwrap();
    let (workspace, pipeline) = room(folder.path(), EXPORT);
    let check = |deal, cause, state| {
        let found = found(&workspace, pipeline, deal, cause);
        assert_eq!(found.state, state, "{deal} {cause:?}");
    };
    check("101", Cause::NoActivity, CauseState::Present);
    check("101", Cause::NoNextStep, CauseState::Absent);
    check("102", Cause::NoNextStep, CauseState::Present);
    check("103", Cause::NoActivity, CauseState::Present);
    check("104", Cause::ProposalNotSent, CauseState::Unknown);
    let pushed = found(&workspace, pipeline, "104", Cause::CloseDatePushed);
    assert_eq!(pushed.brought_by, Some(BroughtBy::ClosePushes));
    assert_eq!(next_step(&workspace, pipeline, "101"), words("Call Dora"));
}

#[test]
fn a_person_s_later_word_stands_over_the_file_and_its_undo_brings_the_file_s_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut workspace, pipeline) = room(folder.path(), EXPORT);
    let id = workspace.deal(pipeline, "101").unwrap().unwrap().id;
    let mut edit = workspace.edit("Maria", "detail", now()).unwrap();
    let own = DealEdit::Detail {
        detail: Detail::NextStep,
        value: words("Visit them"),
    };
    edit.deal(id, &own).unwrap();
    edit.commit().unwrap();
    assert_eq!(next_step(&workspace, pipeline, "101"), words("Visit them"));
    workspace.undo_edit(now()).unwrap().unwrap();
    assert_eq!(next_step(&workspace, pipeline, "101"), words("Call Dora"));
}

#[test]
fn it_goes_with_its_import_and_comes_again_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let plain: String = EXPORT
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(',').take(6).collect();
            cells.join(",") + "\n"
        })
        .collect();
    let (mut workspace, pipeline) = room(folder.path(), &plain);
    let state = |workspace: &Workspace| found(workspace, pipeline, "101", Cause::NoActivity).state;
    assert_eq!(state(&workspace), CauseState::Unknown);
    bring(&mut workspace, folder.path(), EXPORT);
    assert_eq!(state(&workspace), CauseState::Present);
    let latest = workspace.imports().unwrap()[0].id;
    workspace.undo_import(latest, "Maria", now()).unwrap();
    assert_eq!(state(&workspace), CauseState::Unknown);
    assert_eq!(next_step(&workspace, pipeline, "101"), None);
    workspace.redo_import(latest, "Maria", now()).unwrap();
    assert_eq!(state(&workspace), CauseState::Present);
}

#[test]
fn the_same_step_of_two_workspaces_is_two_entries_of_a_calendar() {
    let step = || {
        let folder = tempfile::tempdir().unwrap();
        let (mut workspace, pipeline) = room(folder.path(), EXPORT);
        let id = workspace.deal(pipeline, "101").unwrap().unwrap().id;
        let due = DealEdit::Detail {
            detail: Detail::NextStepDue,
            value: Some(Value::Day(as_of())),
        };
        let mut edit = workspace.edit("Maria", "detail", now()).unwrap();
        edit.deal(id, &due).unwrap();
        edit.commit().unwrap();
        let ledger = workspace.ledger(pipeline).unwrap();
        let days = || jobs::calendar::days(&workspace, pipeline, &ledger, Language::English);
        let (days, again) = (days().unwrap(), days().unwrap());
        // Taken in again, an entry is changed, not doubled.
        assert_eq!(days[0].id, again[0].id);
        assert_eq!(days[0].title, "Call Dora: Pump");
        days[0].id.clone()
    };
    assert_ne!(step(), step());
}

#[test]
fn a_next_step_that_a_file_brings_stands_in_the_calendar() {
    let folder = tempfile::tempdir().unwrap();
    let text = "\
Record ID,Deal Name,Deal Stage,Amount,Create Date,Deal owner,Next Activity Date,Next step
101,Pump,Talks,1000,2026-01-05,Ana,2026-04-08,Call Dora
102,Valve,Talks,2000,2026-01-06,Ben,,
";
    let (workspace, pipeline) = room(folder.path(), text);
    let ledger = workspace.ledger(pipeline).unwrap();
    let days = jobs::calendar::days(&workspace, pipeline, &ledger, Language::English).unwrap();
    let [step] = &days[..] else {
        panic!("{days:?}");
    };
    assert_eq!(step.day, NaiveDate::from_ymd_opt(2026, 4, 8).unwrap());
    assert_eq!(step.title, "Call Dora: Pump");
}
