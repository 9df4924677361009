//! Files in: offered, understood, imported, remembered.

use std::ops::ControlFlow;

use chrono::Utc;
use engine::problem::Problem;
use exchange::Hints;
use jobs::{
    import::{Done, Mode},
    preview::Preview,
};
use store::ImportId;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt as _;
use tauri_specta::Event as _;

use super::{at_desk, changed};
use crate::{
    error::Answer,
    view::{ImportProgress, ImportShown, Offered, Tag},
};

/// How many bytes pass between two words of progress: often enough for the eye, rare enough for
/// speed.
const BYTES_A_WORD: u64 = 250_000;

/// Lets the person choose a file; `None` when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_file(app: AppHandle) -> Answer<Option<Offered>> {
    at_desk(&app, |app, desk| {
        let chosen = app
            .dialog()
            .file()
            .add_filter("CSV", &["csv", "tsv", "txt"])
            .add_filter("*", &["*"])
            .blocking_pick_file();
        let path = chosen.and_then(|c| c.into_path().ok());
        desk.offer(path);
        Ok(desk.untold().pop())
    })
    .await
}

/// How an offered file would be read.
#[tauri::command]
#[specta::specta]
pub(crate) async fn inspect_file(app: AppHandle, id: u32, hints: Hints) -> Answer<Preview> {
    at_desk(&app, move |_, desk| {
        let path = desk.offered(id)?;
        let open = desk.open();
        let workspace = open.as_ref().map(|open| &open.workspace);
        Ok(jobs::preview::preview(&path, &hints, workspace)?)
    })
    .await
}

/// What importing an offered file into the open workspace would do.
#[tauri::command]
#[specta::specta]
pub(crate) async fn count_import(app: AppHandle, id: u32, hints: Hints) -> Answer<Done> {
    run(app, id, hints, Mode::DryRun).await
}

/// Imports an offered file into the open workspace, whole or not at all.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_file(app: AppHandle, id: u32, hints: Hints) -> Answer<Done> {
    let done = run(app.clone(), id, hints, Mode::Keep).await?;
    changed(&app, &[Tag::Deals, Tag::Imports, Tag::Workspace])?;
    Ok(done)
}

async fn run(app: AppHandle, id: u32, hints: Hints, mode: Mode) -> Answer<Done> {
    at_desk(&app, move |app, desk| {
        let path = desk.offered(id)?;
        desk.set_cancelled(false);
        let mut told = 0;
        desk.with(|open| {
            let progress = &mut |far: jobs::import::Far| {
                if far.bytes - told >= BYTES_A_WORD {
                    told = far.bytes;
                    // A page that does not listen any more needs no word.
                    let _ = ImportProgress::from(far).emit(app);
                }
                if desk.cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let workspace = &mut open.workspace;
            let done = jobs::import::import(&path, &hints, workspace, mode, Utc::now(), progress)?;
            open.changed();
            Ok(done)
        })
    })
    .await
}

/// Stops the running import; the workspace stays as it was.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_import(app: AppHandle) -> Answer<()> {
    at_desk(&app, |_, desk| {
        desk.set_cancelled(true);
        Ok(())
    })
    .await
}

/// What was imported before, latest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn imports(app: AppHandle) -> Answer<Vec<ImportShown>> {
    at_desk(&app, |_, desk| {
        desk.with(|open| {
            Ok(open.workspace.imports()?.into_iter().map(ImportShown::from).collect())
        })
    })
    .await
}

/// What an import did not understand, at most 200 from the `offset`th on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_problems(
    app: AppHandle,
    id: i32,
    offset: u32,
    limit: u32,
) -> Answer<Vec<Problem>> {
    at_desk(&app, move |_, desk| {
        let import = ImportId(i64::from(id));
        desk.with(|open| {
            Ok(open.workspace.import_problems(import, offset, limit.min(200))?)
        })
    })
    .await
}
