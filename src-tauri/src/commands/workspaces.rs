//! Opening, making and closing workspaces. Where a file lies is asked by native dialogs from here;
//! the page never sees or sends a path.

use chrono::{Local, Utc};
use store::{Passphrase, Workspace};
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt as _;

use super::{at_desk, backups, changed};
use crate::{
    desk::Desk,
    error::{Answer, IpcError},
    open::Open,
    view::{PipelineShown, Tag, WorkspaceHolds, WorkspaceShown, count, short},
};

/// The ending of a workspace's file.
const ENDING: &str = "stagecoach";

/// What the page may know of the open workspace.
pub(crate) fn info(open: &Open) -> Answer<WorkspaceShown> {
    let ws = &open.workspace;
    Ok(WorkspaceShown {
        name: ws.name().to_owned(),
        file: ws
            .path()
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        sample: open.sample,
        protected: ws.is_protected(),
        pipelines: ws
            .pipelines()?
            .into_iter()
            .map(|p| PipelineShown {
                id: short(p.id.0),
                name: p.name,
                deals: p.deals,
            })
            .collect(),
    })
}

/// How much the open workspace holds.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_holds(app: AppHandle) -> Answer<WorkspaceHolds> {
    at_desk(&app, |_, desk| {
        let summary = desk.with(|open| Ok(open.workspace.summary()?))?;
        Ok(WorkspaceHolds {
            deals: count(summary.deals),
            moves: count(summary.moves),
            imports: count(summary.imports),
        })
    })
    .await
}

/// Opens the sample team in the person's language, making it on the first day.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_sample(app: AppHandle) -> Answer<WorkspaceShown> {
    at_desk(&app, |app, desk| {
        let asker = desk.asker();
        let file = jobs::sample::file(asker.language);
        let file = desk.folders.workspaces.join(file);
        let workspace = jobs::sample::open_or_make(&file, Local::now().date_naive(), asker)?;
        put(app, desk, workspace, true)
    })
    .await
}

/// Makes an empty workspace where the person says; `None` when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_workspace(
    app: AppHandle,
    name: String,
) -> Answer<Option<WorkspaceShown>> {
    at_desk(&app, move |app, desk| {
        let place = desk.place_for(&name);
        let chosen = app
            .dialog()
            .file()
            .set_file_name(place.file_name().unwrap_or_default().to_string_lossy())
            .add_filter("Stagecoach", &[ENDING])
            .blocking_save_file();
        let Some(path) = chosen.and_then(|c| c.into_path().ok()) else {
            return Ok(None);
        };
        let workspace = Workspace::create(&path.with_extension(ENDING), &name, Utc::now())?;
        put(app, desk, workspace, false).map(Some)
    })
    .await
}

/// Makes an empty workspace in the person's documents, without asking where.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_workspace_here(app: AppHandle, name: String) -> Answer<WorkspaceShown> {
    at_desk(&app, move |app, desk| {
        let workspace = Workspace::create(&desk.place_for(&name), &name, Utc::now())?;
        put(app, desk, workspace, false)
    })
    .await
}

/// Opens a workspace the person chooses; `None` when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_workspace(app: AppHandle) -> Answer<Option<WorkspaceShown>> {
    at_desk(&app, |app, desk| {
        let chosen = app
            .dialog()
            .file()
            .add_filter("Stagecoach", &[ENDING])
            .blocking_pick_file();
        let Some(path) = chosen.and_then(|c| c.into_path().ok()) else {
            return Ok(None);
        };
        put(app, desk, desk.opened(&path)?, false).map(Some)
    })
    .await
}

/// Opens a workspace from the list of those opened before.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_recent(app: AppHandle, id: u32) -> Answer<WorkspaceShown> {
    at_desk(&app, move |app, desk| {
        let recent = desk.remembered().recent;
        let path = usize::try_from(id).ok().and_then(|ix| recent.get(ix));
        let path = path.ok_or_else(|| IpcError::internal("That workspace is not in the list."))?;
        put(app, desk, desk.opened(path)?, false)
    })
    .await
}

/// Opens the workspace that waits for its passphrase.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unlock_workspace(app: AppHandle, passphrase: String) -> Answer<WorkspaceShown> {
    at_desk(&app, move |app, desk| {
        put(
            app,
            desk,
            desk.unlocked(&Passphrase::new(passphrase))?,
            false,
        )
    })
    .await
}

/// Leaves it closed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_locked(app: AppHandle) -> Answer<()> {
    at_desk(&app, |app, desk| {
        desk.leave_locked();
        changed(app, &[Tag::Workspace])
    })
    .await
}

/// Protects the open workspace with a passphrase, or with another than before; `None`: no more.
#[tauri::command]
#[specta::specta]
pub(crate) async fn protect_workspace(
    app: AppHandle,
    passphrase: Option<String>,
) -> Answer<WorkspaceShown> {
    at_desk(&app, move |app, desk| {
        let passphrase = passphrase.map(Passphrase::new);
        let shown = desk.with(|open| {
            open.protect(passphrase.as_ref())?;
            info(open)
        })?;
        changed(app, &[Tag::Workspace])?;
        Ok(shown)
    })
    .await
}

/// Closes the open workspace.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_workspace(app: AppHandle) -> Answer<()> {
    at_desk(&app, |app, desk| {
        *desk.open() = None;
        changed(app, &[Tag::Workspace, Tag::Deals, Tag::Imports])
    })
    .await
}

pub(super) fn put(
    app: &AppHandle,
    desk: &Desk,
    workspace: Workspace,
    sample: bool,
) -> Answer<WorkspaceShown> {
    desk.put(workspace, sample)?;
    backups::by_itself(app);
    changed(app, &[Tag::Workspace, Tag::Deals, Tag::Imports])?;
    desk.with(|open| info(open))
}
