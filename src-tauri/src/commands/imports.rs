//! Files in: offered, understood, imported, remembered.

use std::ops::ControlFlow;

use chrono::Utc;
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
    error::{Answer, IpcError},
    view::{ImportProgress, ImportRecord, Offered, ProblemPage, Tag, count},
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

/// How an offered file would be read, and what importing it would do.
#[tauri::command]
#[specta::specta]
pub(crate) async fn inspect_file(app: AppHandle, id: u32, hints: Hints) -> Answer<Preview> {
    at_desk(&app, move |_, desk| {
        let path = desk.offered(id)?;
        let mut workspace = desk.second_door()?;
        Ok(jobs::preview::preview(
            &path,
            &hints,
            workspace.as_mut(),
            Utc::now(),
        )?)
    })
    .await
}

/// Imports an offered file into the open workspace, whole or not at all.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_file(app: AppHandle, id: u32, hints: Hints) -> Answer<Done> {
    at_desk(&app, move |app, desk| {
        let path = desk.offered(id)?;
        desk.set_cancelled(false);
        let mut workspace = desk.second_door()?.ok_or_else(IpcError::no_workspace)?;
        let mut told = 0;
        let progress = &mut |far: jobs::import::Far| {
            if far.bytes - told >= BYTES_A_WORD {
                told = far.bytes;
                // A page that does not listen any more needs no word.
                let _ = ImportProgress::from(far).emit(app);
            }
            if desk.cancelled() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let done = jobs::import::import(
            &path,
            &hints,
            &mut workspace,
            Mode::Keep,
            Utc::now(),
            progress,
        )?;
        changed(app, &[Tag::Deals, Tag::Imports, Tag::Workspace])?;
        Ok(done)
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
pub(crate) async fn imports(app: AppHandle) -> Answer<Vec<ImportRecord>> {
    at_desk(&app, |_, desk| {
        desk.with(|open| {
            Ok(open
                .workspace
                .imports()?
                .into_iter()
                .map(ImportRecord::from)
                .collect())
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
) -> Answer<ProblemPage> {
    at_desk(&app, move |_, desk| {
        let import = ImportId(i64::from(id));
        desk.with(|open| {
            let all = open.workspace.imports()?;
            let total = all
                .iter()
                .find(|i| i.id == import)
                .map_or(0, |i| i.counts.problems);
            Ok(ProblemPage {
                total: count(total),
                rows: open
                    .workspace
                    .import_problems(import, offset, limit.min(200))?,
            })
        })
    })
    .await
}
