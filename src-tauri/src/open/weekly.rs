//! The weekly review of the open workspace: what became of the pipeline, why deals were won and
//! lost, and reviews kept as they were seen.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use engine::{
    deal::detail::{Detail, Value},
    reasons::{PileAsked, Reasons},
    review::Review,
    since::Since,
};
use jobs::since::Start;

use super::{Asked, Kept, Known, Named, Open, Work, editor};
use crate::{
    error::{Answer, IpcError},
    view::{PastReview, View, short},
};

impl Open {
    /// What became of the deals of a view from the evening of a day, or since the review of that day, to
    /// the evening of its as-of day. What the workspace told by then is read through a door of its own: a
    /// large file's whole snapshot takes most of a second.
    pub(crate) fn since(&mut self, view: &View, from: NaiveDate) -> Answer<Work<Answer<Since>>> {
        let (ledger, filter) = self.looked_at(view)?;
        let Some(pipeline) = self.pipeline(view.pipeline)? else {
            return Ok(Box::new(move || Ok(ledger.since(&filter, from, &[]))));
        };
        let again = self.workspace.again();
        // The same whatever filter is looked through.
        let start = self.known.starts.ask((pipeline, from), move || {
            let workspace = again.open(Utc::now())?;
            Ok(Start::read(&workspace, pipeline, from)?)
        });
        Ok(Box::new(move || match start.answer().as_ref() {
            Ok(start) => Ok(start.since(&ledger, &filter)),
            Err(failed) => Err(failed.clone()),
        }))
    }

    /// Forgets what was read of earlier days, or why it could not be.
    pub(crate) fn forget_starts(&mut self) {
        self.known.starts = Kept::default();
    }

    /// Why the deals of a view were won and lost.
    pub(crate) fn reasons(&mut self, view: &View) -> Answer<Asked<Reasons>> {
        let (ledger, filter) = self.looked_at(view)?;
        let competitors = self.competitors(view.pipeline)?;
        let work = move || ledger.reasons(&filter, &competitors);
        Ok(self.known.reasons.ask(view.clone(), work))
    }

    /// The competitors named, by the deal's id.
    fn competitors(&mut self, asked: Option<i32>) -> Answer<Named> {
        let pipeline = self.pipeline(asked)?;
        let known = self
            .known
            .competitors
            .iter()
            .find(|(of, _)| *of == pipeline);
        if let Some((_, named)) = known {
            return Ok(Arc::clone(named));
        }
        let named = match pipeline {
            Some(pipeline) => self.workspace.details(pipeline, Detail::Competitor)?,
            None => Vec::new(),
        };
        let named = named.into_iter().filter_map(|(deal, value)| match value {
            Value::Text(name) => Some((deal, name)),
            _ => None,
        });
        let named = Arc::new(named.collect());
        self.known.competitors.push((pipeline, Arc::clone(&named)));
        Ok(named)
    }

    /// The deals that one of its counts counts, by id.
    pub(crate) fn closed_deals(
        &mut self,
        view: &View,
        asked: PileAsked,
    ) -> Answer<Work<Vec<String>>> {
        let (ledger, filter) = self.looked_at(view)?;
        let competitors = self.competitors(view.pipeline)?;
        Ok(Box::new(move || {
            ledger.ids_of(&ledger.deals_counted(&filter, &competitors, &asked))
        }))
    }

    /// Marks the review of a view as seen, and keeps it as it is.
    pub(crate) fn mark_reviewed(&mut self, view: &View, now: DateTime<Utc>) -> Answer<()> {
        let (_, filter) = self.looked_at(view)?;
        let review = self.whole_review(view)?.answer();
        let Some(pipeline) = self.pipeline(view.pipeline)? else {
            return Err(store::Error::UnknownPipeline.into());
        };
        let text = |of: Result<String, serde_json::Error>| of.map_err(IpcError::internal);
        let seen = text(serde_json::to_string(&filter))?;
        let figures = text(serde_json::to_string(review.as_ref()))?;
        let mut edits = self.workspace.edit(&editor(), "reviewed", now)?;
        edits.mark_reviewed(pipeline, review.as_of, &seen, &figures)?;
        edits.commit()?;
        let version = self.workspace.version()?;
        if self.workspace.others_wrote()? {
            self.known = Known::default();
        }
        self.forget_starts();
        self.version = version;
        Ok(())
    }

    /// Reviews marked as seen, the latest first.
    pub(crate) fn past_reviews(&self, asked: Option<i32>) -> Answer<Vec<PastReview>> {
        let Some(pipeline) = self.pipeline(asked)? else {
            return Ok(Vec::new());
        };
        let marks = self.workspace.reviewed(pipeline)?.into_iter();
        Ok(marks
            .map(|mark| PastReview {
                id: short(mark.id),
                as_of: mark.as_of,
                at: DateTime::from_timestamp_micros(mark.at)
                    .unwrap_or_default()
                    .to_rfc3339(),
                who: mark.who,
                filter: serde_json::from_str(&mark.view).unwrap_or_default(),
            })
            .collect())
    }

    /// One of them, as it was seen.
    pub(crate) fn past_review(&self, asked: Option<i32>, id: i32) -> Answer<Option<Review>> {
        let Some(pipeline) = self.pipeline(asked)? else {
            return Ok(None);
        };
        let figures = self.workspace.reviewed_figures(pipeline, i64::from(id))?;
        let read = |text: String| serde_json::from_str(&text).map_err(store::Error::from);
        Ok(figures.map(read).transpose()?)
    }
}
