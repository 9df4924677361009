//! Coaching: what is kept of it, a plan drawn up from what a screen shows, and every edit.

use chrono::{NaiveDate, Utc};
use engine::coaching::{
    Plan, Spot,
    book::{Coaching, HeldBack},
    edit::CoachingEdit,
    sheet::OneToOneSheet,
};
use report::{Paper, words::Words};
use tauri::AppHandle;

use super::{at_desk, changed, deals::next, save_as};
use crate::{
    error::{Answer, ErrorCode, IpcError},
    view::{Edits, PlanEffect, SavedFile, Tag, View},
};

/// All that is kept of a pipeline's coaching, as it stands on a day.
#[tauri::command]
#[specta::specta]
pub(crate) async fn coaching(
    app: AppHandle,
    pipeline: Option<i32>,
    today: NaiveDate,
) -> Answer<Coaching> {
    at_desk(&app, move |_, desk| {
        desk.with(|open| open.coaching(pipeline, today))
    })
    .await
}

/// The sheet of a one-to-one with a rep of a view.
#[tauri::command]
#[specta::specta]
pub(crate) async fn one_to_one(app: AppHandle, view: View, rep: String) -> Answer<OneToOneSheet> {
    at_desk(&app, move |_, desk| {
        desk.with(|open| open.one_to_one(&view, &rep))
    })
    .await
}

/// Writes the same as a PDF where the person says; `None` when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_one_to_one(
    app: AppHandle,
    view: View,
    rep: String,
    paper: Paper,
) -> Answer<Option<SavedFile>> {
    let of = file_name_of(&rep);
    let name = move |words: Words| format!("{}.pdf", words.files.one_to_one(&of));
    save_as(&app, name, "pdf", move |desk, path| {
        let (sheet, workspace) = desk.with(|open| {
            let sheet = open.one_to_one(&view, &rep)?;
            Ok((sheet, open.workspace.name().to_owned()))
        })?;
        let pages = report::one_to_one_pdf(desk.words(), &sheet, &workspace, paper)
            .map_err(|error| IpcError::new(ErrorCode::Drawing, error))?;
        jobs::whole_file::write(path, &pages).map_err(IpcError::io)
    })
    .await
}

/// A name as part of a file's: without what some system takes for a path.
fn file_name_of(name: &str) -> String {
    let plain = |c: char| {
        if c.is_alphanumeric() || " -_'".contains(c) {
            c
        } else {
            ' '
        }
    };
    let name: String = name.chars().take(60).map(plain).collect();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The flags of a view that were put off and do not show on a day.
#[tauri::command]
#[specta::specta]
pub(crate) async fn held_back(
    app: AppHandle,
    view: View,
    today: NaiveDate,
) -> Answer<Vec<HeldBack>> {
    at_desk(&app, move |_, desk| {
        let held_back = desk.with(|open| open.held_back(&view, today))?;
        Ok(held_back())
    })
    .await
}

/// A plan on a rep at a stage to be filled in, with the evidence as the view shows it; `None` where
/// the view has no such rep.
#[tauri::command]
#[specta::specta]
pub(crate) async fn draft_plan(
    app: AppHandle,
    view: View,
    spot: Spot,
    today: NaiveDate,
) -> Answer<Option<Plan>> {
    at_desk(&app, move |_, desk| {
        desk.with(|open| open.draft_plan(&view, spot, today))
    })
    .await
}

/// What came of plans by the view's as-of day; those that have not started are left out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn plan_effects(
    app: AppHandle,
    view: View,
    ids: Vec<i32>,
) -> Answer<Vec<PlanEffect>> {
    at_desk(&app, move |_, desk| {
        desk.with(|open| open.plan_effects(&view, &ids))
    })
    .await
}

/// Writes the reviews of plans and the next steps of deals as a calendar file where the person says;
/// `None` when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_calendar(
    app: AppHandle,
    pipeline: Option<i32>,
) -> Answer<Option<SavedFile>> {
    let bytes = at_desk(&app, move |_, desk| {
        let language = desk.remembered().settings.words();
        desk.with(|open| open.calendar(pipeline, language, Utc::now()))
    })
    .await?;
    save_as(
        &app,
        |_| "Stagecoach.ics".to_owned(),
        "ics",
        move |_, path| jobs::whole_file::write(path, &bytes).map_err(IpcError::io),
    )
    .await
}

/// Edits coaching; all edits together are one that can be undone.
#[tauri::command]
#[specta::specta]
pub(crate) async fn edit_coaching(
    app: AppHandle,
    pipeline: Option<i32>,
    edits: Vec<CoachingEdit>,
) -> Answer<Edits> {
    at_desk(&app, move |app, desk| {
        let next = desk.with(|open| {
            open.edit_coaching(pipeline, &edits, Utc::now())?;
            next(open)
        })?;
        changed(app, &[Tag::Coaching])?;
        Ok(next)
    })
    .await
}
