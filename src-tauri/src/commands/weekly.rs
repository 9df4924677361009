//! The weekly review: what became of the pipeline since, why deals were lost, and reviews kept as they
//! were seen.

use chrono::{NaiveDate, Utc};
use engine::{
    reasons::{PileAsked, Reasons},
    since::Since,
};
use tauri::AppHandle;

use super::{at_desk, changed, deals::next};
use crate::{
    error::Answer,
    view::{Edits, PastReview, ReviewScreen, Tag, View},
};

/// What became of the deals of a view from the evening of a day to that of its as-of day. Where a review of
/// that day was marked, the evening is as it was known then.
#[tauri::command]
#[specta::specta]
pub(crate) async fn since(app: AppHandle, view: View, from: NaiveDate) -> Answer<Since> {
    at_desk(&app, move |_, desk| {
        let since = desk.with(|open| open.since(&view, from))?;
        since().or_else(|failed| {
            // Perhaps the next who asks has more luck.
            desk.with(|open| {
                open.forget_starts();
                Err(failed)
            })
        })
    })
    .await
}

/// Why the deals of a view were won and lost.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reasons(app: AppHandle, view: View) -> Answer<Reasons> {
    at_desk(&app, move |_, desk| {
        let reasons = desk.with(|open| open.reasons(&view))?;
        Ok(reasons.answer().as_ref().clone())
    })
    .await
}

/// The deals that one count of them counts, by id.
#[tauri::command]
#[specta::specta]
pub(crate) async fn closed_deals(
    app: AppHandle,
    view: View,
    asked: PileAsked,
) -> Answer<Vec<String>> {
    at_desk(&app, move |_, desk| {
        let deals = desk.with(|open| open.closed_deals(&view, asked))?;
        Ok(deals())
    })
    .await
}

/// Marks the review of a view as seen, and keeps it as it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn mark_reviewed(app: AppHandle, view: View) -> Answer<Edits> {
    at_desk(&app, move |app, desk| {
        let next = desk.with(|open| {
            open.mark_reviewed(&view, Utc::now())?;
            next(open)
        })?;
        changed(app, &[Tag::Coaching])?;
        Ok(next)
    })
    .await
}

/// Reviews marked as seen, the latest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn past_reviews(app: AppHandle, pipeline: Option<i32>) -> Answer<Vec<PastReview>> {
    at_desk(&app, move |_, desk| {
        desk.with(|open| open.past_reviews(pipeline))
    })
    .await
}

/// One of them, as it was seen; `None` where it is gone.
#[tauri::command]
#[specta::specta]
pub(crate) async fn past_review(
    app: AppHandle,
    pipeline: Option<i32>,
    id: i32,
) -> Answer<Option<ReviewScreen>> {
    at_desk(&app, move |_, desk| {
        let review = desk.with(|open| open.past_review(pipeline, id))?;
        Ok(review.map(|review| ReviewScreen {
            headline: desk.words().headline(&review),
            review,
        }))
    })
    .await
}
