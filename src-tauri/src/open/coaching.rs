//! Coaching in the open workspace. An edit of it changes no figure of the deals, so what was worked out
//! of them stays.

use chrono::{DateTime, Local, NaiveDate, Utc};
use engine::{
    coaching::{
        Plan, Spot,
        book::{Coaching, HeldBack},
        edit::CoachingEdit,
        sheet::OneToOneSheet,
    },
    language::Language,
};

use super::{Known, Open, Work, editor};
use crate::{
    error::Answer,
    view::{PlanEffect, View},
};

impl Open {
    /// All that is kept of a pipeline's coaching, on a day; nothing where there is no pipeline yet.
    pub(crate) fn coaching(&self, asked: Option<i32>, today: NaiveDate) -> Answer<Coaching> {
        match self.pipeline(asked)? {
            Some(pipeline) => Ok(jobs::coaching::on(&self.workspace, pipeline, today)?),
            None => Ok(Coaching::default()),
        }
    }

    /// A plan to be filled in, from what a view shows.
    pub(crate) fn draft_plan(
        &mut self,
        view: &View,
        spot: Spot,
        today: NaiveDate,
    ) -> Answer<Option<Plan>> {
        let (ledger, filter) = self.looked_at(view)?;
        let review = self.review(view)?.answer();
        let process = ledger.process();
        Ok(jobs::coaching::draft(
            &review, &filter, process, spot, today,
        ))
    }

    /// The flags of a view that were put off and do not show on a day.
    pub(crate) fn held_back(
        &mut self,
        view: &View,
        today: NaiveDate,
    ) -> Answer<Work<Vec<HeldBack>>> {
        let review = self.review(view)?;
        let Some(pipeline) = self.pipeline(view.pipeline)? else {
            return Ok(Box::new(Vec::new));
        };
        let book = self.workspace.coaching(pipeline)?;
        Ok(Box::new(move || {
            book.held_back(&review.answer().flags, today)
        }))
    }

    /// What came of plans by the view's as-of day: of the whole team, whatever the view leaves out.
    pub(crate) fn plan_effects(&mut self, view: &View, ids: &[i32]) -> Answer<Vec<PlanEffect>> {
        let (ledger, filter) = self.looked_at(view)?;
        let (Some(pipeline), Some(as_of)) = (self.pipeline(view.pipeline)?, filter.as_of) else {
            return Ok(Vec::new());
        };
        let plans = self.workspace.coaching(pipeline)?.plans.into_iter();
        let asked = plans.filter(|kept| ids.contains(&kept.id));
        let effects = asked.filter_map(|kept| {
            let effect = ledger.effect(&kept.plan, as_of)?;
            Some(PlanEffect {
                id: kept.id,
                effect,
            })
        });
        Ok(effects.collect())
    }

    /// The sheet of a one-to-one with a rep of a view.
    pub(crate) fn one_to_one(&mut self, view: &View, rep: &str) -> Answer<OneToOneSheet> {
        let Some(pipeline) = self.pipeline(view.pipeline)? else {
            return Err(store::Error::UnknownPipeline.into());
        };
        let own = View {
            filter: jobs::one_to_one::of_rep(&view.filter, rep),
            ..view.clone()
        };
        let review = self.whole_review(&own)?.answer();
        let (ledger, filter) = self.looked_at(&own)?;
        let today = Local::now().date_naive();
        let of = (&*ledger, &filter, &*review);
        let sheet = jobs::one_to_one::sheet(&self.workspace, pipeline, of, rep, today)?;
        Ok(sheet)
    }

    /// The days to keep of a pipeline, as a calendar file.
    pub(crate) fn calendar(
        &mut self,
        asked: Option<i32>,
        language: Language,
        now: DateTime<Utc>,
    ) -> Answer<Vec<u8>> {
        let ledger = self.ledger(asked)?;
        let Some(pipeline) = self.pipeline(asked)? else {
            return Err(store::Error::UnknownPipeline.into());
        };
        Ok(jobs::calendar::file(
            &self.workspace,
            pipeline,
            &ledger,
            language,
            now,
        )?)
    }

    /// Edits coaching, as one edit. No figure of the deals changes.
    pub(crate) fn edit_coaching(
        &mut self,
        asked: Option<i32>,
        made: &[CoachingEdit],
        now: DateTime<Utc>,
    ) -> Answer<()> {
        self.refresh()?;
        let Some(pipeline) = self.pipeline(asked)? else {
            return Err(store::Error::UnknownPipeline.into());
        };
        let what = made.first().map_or("plan", CoachingEdit::name);
        let mut edits = self.workspace.edit(&editor(), what, now)?;
        for edit in made {
            edits.coaching(pipeline, edit)?;
        }
        edits.commit()?;
        let version = self.workspace.version()?;
        if self.workspace.others_wrote()? {
            self.known = Known::default();
        }
        self.version = version;
        Ok(())
    }
}
