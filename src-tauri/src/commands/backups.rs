//! Backups of the open workspace: made by hand here, and by themselves once a day when it is opened.

use chrono::{TimeDelta, Utc};
use jobs::backups;
use store::Workspace;
use tauri::AppHandle;

use super::{at_desk, changed, workspaces};
use crate::{
    desk::Desk,
    error::{Answer, IpcError},
    view::{BackupShown, Tag, WorkspaceShown},
};

/// A workspace is backed up when it is opened, unless it was within so many hours.
const HOURS: i64 = 20;
/// How many are kept unless a person says otherwise.
const KEPT: u8 = 10;

/// How many are kept.
pub(crate) fn kept(desk: &Desk) -> usize {
    desk.remembered().settings.backups.unwrap_or(KEPT).into()
}

/// The backups of the open workspace, the latest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_backups(app: AppHandle) -> Answer<Vec<BackupShown>> {
    at_desk(&app, |_, desk| desk.with(|open| Ok(shown(&open.workspace)))).await
}

/// Makes a backup now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn back_up(app: AppHandle) -> Answer<Vec<BackupShown>> {
    at_desk(&app, |_, desk| {
        // Writing a large file takes its time: the window goes on reading meanwhile.
        let workspace = desk.second_door()?.ok_or_else(IpcError::no_workspace)?;
        backups::make(&workspace, kept(desk), Utc::now())?;
        Ok(shown(&workspace))
    })
    .await
}

/// Makes a new workspace of a backup, beside the old one, and opens it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_backup(app: AppHandle, name: String) -> Answer<WorkspaceShown> {
    at_desk(&app, move |app, desk| {
        let path = desk.with(|open| Ok(open.workspace.path().to_owned()))?;
        let restored = backups::restore(&path, &name)?;
        workspaces::put(app, desk, desk.opened(&restored)?, false)
    })
    .await
}

fn shown(workspace: &Workspace) -> Vec<BackupShown> {
    let found = backups::of(workspace.path()).into_iter();
    found.map(BackupShown::from).collect()
}

/// Backs up a workspace that was opened, where none was made lately; the window does not wait for it.
pub(crate) fn by_itself(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let done = at_desk(&app, |app, desk| {
            let due = desk.with(|open| {
                let latest = backups::of(open.workspace.path()).into_iter().next();
                let since = latest.map(|backup| Utc::now() - backup.at);
                let lately = since.is_some_and(|since| since < TimeDelta::hours(HOURS));
                Ok(!open.sample && !lately && kept(desk) > 0)
            })?;
            let Some(workspace) = desk.second_door()?.filter(|_| due) else {
                return Ok(());
            };
            backups::make(&workspace, kept(desk), Utc::now())?;
            changed(app, &[Tag::Settings])
        });
        // Settings say when the last one was made: nothing is lost by one that was not.
        let _ = done.await;
    });
}
