//! What became of a pipeline since a day. Where somebody marked a review of that day, it is since that
//! review: the day's evening is as it was known then. Of several such, the last that was marked counts.

use chrono::NaiveDate;
use engine::{
    filter::Filter,
    ledger::Ledger,
    since::{Known, Since, Turn},
};
use store::{PipelineId, Workspace};

use crate::Error;

/// What a workspace tells of a day, for holding a pipeline against it.
pub struct Start {
    from: NaiveDate,
    turns: Vec<Turn>,
    /// `None`: no review of that day was marked.
    known: Option<Known>,
}

impl Start {
    /// Reads what is needed of the evening of a day.
    ///
    /// # Errors
    /// Whatever keeps the workspace from being read.
    pub fn read(
        workspace: &Workspace,
        pipeline: PipelineId,
        from: NaiveDate,
    ) -> Result<Self, Error> {
        let marks = workspace.reviewed(pipeline)?;
        let mark = marks.iter().find(|mark| mark.as_of == from);
        let known = mark.map(|mark| workspace.known_at(pipeline, mark.at));
        Ok(Self {
            from,
            turns: workspace.turns(pipeline)?,
            known: known.transpose()?,
        })
    }

    /// What became since of the deals that a filter leaves.
    #[must_use]
    pub fn since(&self, ledger: &Ledger, filter: &Filter) -> Since {
        match &self.known {
            Some(known) => ledger.since_review(filter, self.from, &self.turns, known),
            None => ledger.since(filter, self.from, &self.turns),
        }
    }
}
