//! Edits of coaching: plans and what is noted on them, one-to-ones, agreements, flags put off. Every one
//! is a row that is added, changed or removed, and stands in the one change log.

use chrono::NaiveDate;
use engine::coaching::{Plan, PlanNote, PutOff, edit::CoachingEdit};
use rusqlite::Connection;

use crate::{
    Edit, Error,
    identity::{PipelineId, PlanId, StageId},
    table::{
        plan::PlanRow,
        process,
        put_off::PutOffRow,
        recorded::{self, Kept},
        reviewed, stage,
    },
};

impl Edit<'_> {
    /// Edits the coaching in a pipeline.
    ///
    /// # Errors
    /// [`Error::UnknownPipeline`]; [`Error::UnknownRow`] for a row or stage that is not there;
    /// [`Error::NoName`] without a rep; [`Error::UnfitValue`] for a plan reviewed before it starts.
    pub fn coaching(&mut self, pipeline: PipelineId, edit: &CoachingEdit) -> Result<(), Error> {
        process::known(&self.tx, pipeline)?;
        match edit {
            CoachingEdit::Plan { id, row } => self.put_plan(pipeline, *id, row.as_ref()),
            CoachingEdit::PlanNote { plan, id, row } => {
                recorded::get::<PlanRow>(&self.tx, pipeline, i64::from(*plan))?
                    .ok_or(Error::UnknownRow("plan"))?;
                self.put(PlanId(i64::from(*plan)), *id, row.as_ref())
            }
            CoachingEdit::OneToOne { id, row } => self.put(pipeline, *id, row.as_ref()),
            CoachingEdit::Agreement { id, row } => self.put(pipeline, *id, row.as_ref()),
            CoachingEdit::PutOff { id, row } => self.put_off(pipeline, *id, row.as_ref()),
        }
    }

    /// Marks a review of a pipeline as seen from a day, with its filter and figures as JSON.
    ///
    /// # Errors
    /// [`Error::UnknownPipeline`].
    pub fn mark_reviewed(
        &mut self,
        pipeline: PipelineId,
        as_of: NaiveDate,
        view: &str,
        figures: &str,
    ) -> Result<(), Error> {
        process::known(&self.tx, pipeline)?;
        let edit = self.id()?;
        let of = (pipeline, edit);
        reviewed::insert(&self.tx, &self.mint, of, as_of, (view, figures))
    }

    fn put_plan(
        &mut self,
        pipeline: PipelineId,
        id: Option<i32>,
        to: Option<&Plan>,
    ) -> Result<(), Error> {
        let Some(plan) = to else {
            if let Some(id) = id {
                let plan = PlanId(i64::from(id));
                for Kept { id, .. } in recorded::of::<PlanNote>(&self.tx, plan)? {
                    self.put::<PlanNote>(plan, i32::try_from(id).ok(), None)?;
                }
            }
            return self.put::<PlanRow>(pipeline, id, None);
        };
        let stage = stage_named(&self.tx, pipeline, &plan.spot.stage)?;
        let mut row = PlanRow::of(plan, stage)?;
        if let Some(id) = id
            && let Some(old) = recorded::get::<PlanRow>(&self.tx, pipeline, i64::from(id))?
        {
            row.seen = old.row.seen;
        }
        self.put(pipeline, id, Some(&row))
    }

    fn put_off(
        &mut self,
        pipeline: PipelineId,
        id: Option<i32>,
        to: Option<&PutOff>,
    ) -> Result<(), Error> {
        let row = match to {
            Some(to) => {
                let stage = stage_named(&self.tx, pipeline, &to.spot.stage)?;
                Some(PutOffRow::of(to, stage)?)
            }
            None => None,
        };
        self.put(pipeline, id, row.as_ref())
    }
}

fn stage_named(conn: &Connection, pipeline: PipelineId, name: &str) -> Result<StageId, Error> {
    let at = process::process(conn, pipeline)?.find(name);
    let keys = stage::keys(conn, pipeline)?;
    at.and_then(|at| keys.get(usize::from(at)).copied())
        .ok_or(Error::UnknownRow("stage"))
}
