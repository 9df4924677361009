//! The figures: what may be chosen, and the review of what was chosen.

use chrono::{Local, NaiveDate};
use engine::{
    forecast::Forecast,
    look::StalledFilter,
    tenure::{RampUp, Tenure},
};
use tauri::AppHandle;

use super::at_desk;
use crate::{
    error::Answer,
    view::{Choices, ReviewScreen, StalledDeals, TrendScreen, View, Vocabulary, short},
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
                vocabulary: Vocabulary::of(&ledger, open)?,
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
        let review = desk.with(|open| open.review(&view))?.answer();
        let headline = desk.words().headline(&review);
        let mut review = review.as_ref().clone();
        // Only charts need these, and those are drawn here.
        for stage in &mut review.stages {
            stage.open_days = Vec::new();
            stage.advance_curve = Vec::new();
        }
        Ok(ReviewScreen { headline, review })
    })
    .await
}

/// Works out ahead what a page asks for first: the review of everything. Meanwhile the window opens.
/// What goes wrong goes wrong again when the page asks, and is said there.
pub(crate) async fn ahead(app: AppHandle) -> Answer<()> {
    at_desk(&app, |_, desk| {
        let review = desk.with(|open| open.review(&View::default()))?;
        review.answer();
        Ok(())
    })
    .await
}

/// The first `most` of a view's stalled deals in words: all, or a rep's, or those at a stage.
#[tauri::command]
#[specta::specta]
pub(crate) async fn stalled(
    app: AppHandle,
    view: View,
    whose: StalledFilter,
    most: u32,
) -> Answer<StalledDeals> {
    at_desk(&app, move |_, desk| {
        let stalled = desk.with(|open| open.stalled(&view, whose, most))?;
        Ok(stalled())
    })
    .await
}

/// Conversion and median days by month, of a stage or of whole deals.
#[tauri::command]
#[specta::specta]
pub(crate) async fn trend(
    app: AppHandle,
    view: View,
    stage: Option<String>,
) -> Answer<TrendScreen> {
    at_desk(&app, move |_, desk| {
        let trend = desk.with(|open| open.trend(&view))?;
        Ok(TrendScreen::of(&trend.answer(), stage.as_deref()))
    })
    .await
}

/// The wins to come, by a day or, without one, a quarter ahead.
#[tauri::command]
#[specta::specta]
pub(crate) async fn forecast(
    app: AppHandle,
    view: View,
    until: Option<NaiveDate>,
) -> Answer<Forecast> {
    at_desk(&app, move |_, desk| {
        let forecast = desk.with(|open| open.forecast(&view, until))?;
        Ok(forecast.answer().as_ref().clone())
    })
    .await
}

/// A rep's first months; `None` for one without deals.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tenure(app: AppHandle, view: View, rep: String) -> Answer<Option<Tenure>> {
    at_desk(&app, move |_, desk| {
        let tenure = desk.with(|open| open.tenure(&view, &rep))?;
        Ok(tenure.answer().as_ref().clone())
    })
    .await
}

/// Everybody in the first year, beside the hires whose first year is over.
#[tauri::command]
#[specta::specta]
pub(crate) async fn ramp_up(app: AppHandle, view: View) -> Answer<RampUp> {
    at_desk(&app, move |_, desk| {
        let ramp = desk.with(|open| open.ramp_up(&view))?;
        Ok(ramp.answer().as_ref().clone())
    })
    .await
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}
