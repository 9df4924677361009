//! The figures: what may be chosen, and the review of what was chosen.

use chrono::Local;
use tauri::AppHandle;

use super::at_desk;
use crate::{
    error::Answer,
    view::{Choices, ReviewScreen, View, short},
};

/// What the filters can be set to.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choices(app: AppHandle, pipeline: Option<i32>) -> Answer<Choices> {
    at_desk(&app, move |_, desk| {
        desk.with(|open| {
            let ledger = open.ledger(pipeline)?;
            Ok(Choices {
                pipeline: open.pipeline(pipeline)?.map(|id| short(id.0)),
                process: ledger.process().clone(),
                teams: owned(&ledger.teams()),
                reps: owned(&ledger.reps()),
                sources: owned(&ledger.sources()),
                personas: owned(&ledger.personas()),
                first_day: ledger.first_day().map(engine::moment::Day::date),
                last_day: jobs::as_of::of(&ledger, Local::now().date_naive()),
            })
        })
    })
    .await
}

/// Every figure of a view, with its headline.
#[tauri::command]
#[specta::specta]
pub(crate) async fn review(app: AppHandle, view: View) -> Answer<ReviewScreen> {
    at_desk(&app, move |_, desk| {
        let review = desk.with(|open| open.review(&view))?;
        Ok(ReviewScreen {
            headline: report::words::headline(&review),
            review: review.as_ref().clone(),
        })
    })
    .await
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}
