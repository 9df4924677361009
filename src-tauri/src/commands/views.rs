//! Saved views: what a person looks at, under a name. Keeping and removing one is an edit, undone like
//! any other.

use chrono::Utc;
use tauri::AppHandle;

use super::{at_desk, deals::edited};
use crate::{
    error::Answer,
    view::{Edits, SavedView},
};

/// Every saved view, oldest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn views(app: AppHandle) -> Answer<Vec<SavedView>> {
    at_desk(&app, |_, desk| {
        desk.with(|open| {
            let views = open.workspace.views()?.into_iter();
            Ok(views.map(SavedView::from).collect())
        })
    })
    .await
}

/// Keeps a view under a name: a new one, or another name and content for the one of that id.
#[tauri::command]
#[specta::specta]
pub(crate) async fn put_view(
    app: AppHandle,
    id: Option<i32>,
    name: String,
    shown: String,
) -> Answer<Edits> {
    edited(&app, move |open| {
        open.edit("view", Utc::now(), |edits| {
            Ok(edits.put_view(id.map(i64::from), &name, &shown)?)
        })
    })
    .await
}

/// Removes a view.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_view(app: AppHandle, id: i32) -> Answer<Edits> {
    edited(&app, move |open| {
        open.edit(
            "view",
            Utc::now(),
            |edits| Ok(edits.remove_view(id.into())?),
        )
    })
    .await
}
