//! A file that names stages as they were called before, or a stage that was merged into another, lands where
//! its deals belong, and makes no second pipeline.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods
)]

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};
use engine::{
    filter::Filter,
    language::Language,
    process::{
        Process,
        edit::{LeftAs, ProcessEdit},
    },
};
use exchange::Hints;
use jobs::{
    Asker,
    import::{Done, Mode, import},
};
use store::{PipelineId, Workspace};

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_775_000_000, 0).unwrap()
}

fn asker() -> Asker {
    Asker::new(now(), Language::English)
}

struct Desk {
    folder: tempfile::TempDir,
    workspace: Workspace,
    pipeline: PipelineId,
}

impl Desk {
    fn new(stages: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("team.stagecoach");
        let mut workspace = Workspace::create(&path, "Team", now()).unwrap();
        let process = Process::of_stages("Ours", stages);
        let pipeline = workspace.add_pipeline(&process, now()).unwrap();
        Self {
            folder,
            workspace,
            pipeline,
        }
    }

    fn bring(&mut self, name: &str, text: &str) -> Done {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let go_on = &mut |_| ControlFlow::Continue(());
        let hints = Hints::default();
        import(
            &[path],
            &hints,
            &mut self.workspace,
            Mode::Keep,
            asker(),
            go_on,
        )
        .unwrap()
    }

    fn edit(&mut self, of: &ProcessEdit) {
        let mut edit = self.workspace.edit("Mia", of.name(), now()).unwrap();
        edit.process(self.pipeline, of).unwrap();
        edit.commit().unwrap();
    }

    fn id(&self, stage: &str) -> i32 {
        let kept = self.workspace.process_kept(self.pipeline).unwrap();
        let mut stages = kept.stages.into_iter();
        stages.find(|kept| kept.stage.name == stage).unwrap().id
    }

    fn rename(&mut self, stage: &str, to: &str) {
        let kept = self.workspace.process_kept(self.pipeline).unwrap();
        let mut stages = kept.stages.into_iter();
        let known = stages.find(|kept| kept.stage.name == stage).unwrap();
        let mut new = known.stage;
        new.name = to.to_owned();
        self.edit(&ProcessEdit::Stage {
            stage: known.id,
            to: new,
            checks_were: Vec::new(),
        });
    }

    /// Each stage, and how many deals are open there.
    fn open(&self) -> Vec<(String, u32)> {
        let ledger = self.workspace.ledger(self.pipeline).unwrap();
        let stages = ledger.review(&Filter::default()).stages.into_iter();
        stages.map(|s| (s.stage, s.measures.open_now)).collect()
    }
}

const FIRST: &str = "deal_id,rep,stage,at\n1,Ana,Lead,2026-01-02\n1,Ana,Pitch,2026-01-09\n\
    2,Ben,Lead,2026-01-03\n";
const NEXT: &str = "deal_id,rep,stage,at\n2,Ben,Pitch,2026-01-12\n3,Ana,Lead,2026-01-13\n\
    4,Ben,Lead,2026-01-14\n4,Ben,Close,2026-01-20\n";

fn at<'a>(expected: impl IntoIterator<Item = (&'a str, u32)>) -> Vec<(String, u32)> {
    let expected = expected.into_iter();
    expected.map(|(name, n)| (name.to_owned(), n)).collect()
}

#[test]
fn a_renamed_stage_is_known_by_its_former_name_and_by_its_new_one() {
    let mut desk = Desk::new(&["Lead", "Pitch", "Close"]);
    desk.bring("first.csv", FIRST);
    desk.rename("Lead", "First call");
    desk.rename("Pitch", "Presentation");
    let done = desk.bring("next.csv", NEXT);
    assert!(!done.process_is_new);
    assert_eq!(done.problems_total, 0);
    assert_eq!(desk.workspace.pipelines().unwrap().len(), 1);
    let expected = at([("First call", 1), ("Presentation", 2), ("Close", 1)]);
    assert_eq!(desk.open(), expected);
    let done = desk.bring(
        "newer.csv",
        "deal_id,rep,stage,at\n5,Ana,First call,2026-01-22\n3,Ana,presentation,2026-01-23\n",
    );
    assert!(!done.process_is_new);
    let expected = at([("First call", 1), ("Presentation", 3), ("Close", 1)]);
    assert_eq!(desk.open(), expected);
}

#[test]
fn a_merged_stage_s_name_means_the_stage_that_it_is_part_of() {
    let mut desk = Desk::new(&["Lead", "Pitch", "Close"]);
    desk.bring("first.csv", FIRST);
    let (stage, told_at) = (desk.id("Pitch"), desk.id("Close"));
    desk.edit(&ProcessEdit::Leave {
        stage,
        told_at,
        left_as: LeftAs::Merged,
    });
    let done = desk.bring("next.csv", NEXT);
    assert!(!done.process_is_new);
    assert_eq!(done.problems_total, 0);
    assert_eq!(desk.open(), at([("Lead", 1), ("Close", 3)]));
}
