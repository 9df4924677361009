//! A file that names stages as they were called before, or a stage that was merged into another, lands where
//! its deals belong, and makes no second pipeline.

use engine::{
    filter::Filter,
    process::{
        Process,
        edit::{LeftAs, ProcessEdit},
    },
};
use exchange::Hints;
use jobs::import::Done;
use store::PipelineId;

use crate::desk::{Desk, now};

/// A desk whose workspace has one pipeline.
struct Pipeline {
    desk: Desk,
    id: PipelineId,
}

impl Pipeline {
    fn new(stages: &[&str]) -> Self {
        let mut desk = Desk::new();
        let process = Process::of_stages("Ours", stages);
        let id = desk.workspace.add_pipeline(&process, now()).unwrap();
        Self { desk, id }
    }

    fn bring(&mut self, name: &str, text: &str) -> Done {
        let file = self.desk.file(name, text);
        self.desk.bring(&file, &Hints::default())
    }

    fn edit(&mut self, of: &ProcessEdit) {
        let mut edit = self.desk.workspace.edit("Mia", of.name(), now()).unwrap();
        edit.process(self.id, of).unwrap();
        edit.commit().unwrap();
    }

    fn stage(&self, stage: &str) -> i32 {
        let kept = self.desk.workspace.process_kept(self.id).unwrap();
        let mut stages = kept.stages.into_iter();
        stages.find(|kept| kept.stage.name == stage).unwrap().id
    }

    fn rename(&mut self, stage: &str, to: &str) {
        let kept = self.desk.workspace.process_kept(self.id).unwrap();
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
        let ledger = self.desk.workspace.ledger(self.id).unwrap();
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
    let mut sales = Pipeline::new(&["Lead", "Pitch", "Close"]);
    sales.bring("first.csv", FIRST);
    sales.rename("Lead", "First call");
    sales.rename("Pitch", "Presentation");
    let done = sales.bring("next.csv", NEXT);
    assert!(!done.process_is_new);
    assert_eq!(done.problems_total, 0);
    assert_eq!(sales.desk.workspace.pipelines().unwrap().len(), 1);
    let expected = at([("First call", 1), ("Presentation", 2), ("Close", 1)]);
    assert_eq!(sales.open(), expected);
    let done = sales.bring(
        "newer.csv",
        "deal_id,rep,stage,at\n5,Ana,First call,2026-01-22\n3,Ana,presentation,2026-01-23\n",
    );
    assert!(!done.process_is_new);
    let expected = at([("First call", 1), ("Presentation", 3), ("Close", 1)]);
    assert_eq!(sales.open(), expected);
}

#[test]
fn a_merged_stage_s_name_means_the_stage_that_it_is_part_of() {
    let mut sales = Pipeline::new(&["Lead", "Pitch", "Close"]);
    sales.bring("first.csv", FIRST);
    let (stage, told_at) = (sales.stage("Pitch"), sales.stage("Close"));
    sales.edit(&ProcessEdit::Leave {
        stage,
        told_at,
        left_as: LeftAs::Merged,
    });
    let done = sales.bring("next.csv", NEXT);
    assert!(!done.process_is_new);
    assert_eq!(done.problems_total, 0);
    assert_eq!(sales.open(), at([("Lead", 1), ("Close", 3)]));
}
