//! Files in: offered, understood, imported, remembered.

use std::ops::ControlFlow;

use chrono::Utc;
use exchange::Hints;
use jobs::{
    history::{self, ImportRecord, SOMEBODY, Undone},
    import::{Mode, Phase},
    preview::Preview,
};
use store::ImportId;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt as _;
use tauri_specta::Event as _;

use super::{at_desk, changed, save_as};
use crate::{
    desk::Desk,
    error::{Answer, IpcError},
    view::{ImportDone, ImportProgress, Offered, ProblemPage, SavedFile, Tag, count},
};

/// How many bytes pass between two words of progress: often enough for the eye, rare enough for
/// speed.
const BYTES_A_WORD: u64 = 250_000;

/// About how many bytes of a file a deal is, so that settling tells as often as reading.
const BYTES_A_DEAL: u64 = 100;

/// Lets the person choose files; none when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_files(app: AppHandle) -> Answer<Vec<Offered>> {
    at_desk(&app, |app, desk| {
        let chosen = app
            .dialog()
            .file()
            .add_filter(
                "CSV, XLSX, ZIP",
                &[
                    "csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "zip", "gz",
                ],
            )
            .add_filter("*", &["*"])
            .blocking_pick_files();
        let paths = chosen.unwrap_or_default().into_iter();
        Ok(desk.offer_told(paths.filter_map(|path| path.into_path().ok())))
    })
    .await
}

/// Hears how far a job is: tells the page, and stops the job where the person wants it.
fn hearing<'a>(
    app: &'a AppHandle,
    desk: &'a Desk,
) -> impl FnMut(jobs::import::Far) -> ControlFlow<()> + 'a {
    let mut told = (Phase::Looking, 0);
    move |far| {
        let size = match far.phase {
            Phase::Settling => far.rows * BYTES_A_DEAL,
            _ => far.bytes,
        };
        if far.phase != told.0 || size >= told.1 + BYTES_A_WORD {
            told = (far.phase, size);
            // A page that does not listen any more needs no word.
            let _ = ImportProgress::from(far).emit(app);
        }
        if desk.cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// Which offered files belong together: of each group the file first to which the others are joined, the
/// groups in the order of the days that they speak of.
#[tauri::command]
#[specta::specta]
pub(crate) async fn group_files(app: AppHandle, ids: Vec<u32>) -> Answer<Vec<Vec<u32>>> {
    at_desk(&app, move |app, desk| {
        let paths = desk.offered(&ids)?;
        desk.set_cancelled(false);
        let groups = jobs::together(&paths, &mut hearing(app, desk))?.into_iter();
        Ok(groups
            .map(|group| group.into_iter().map(|ix| ids[ix]).collect())
            .collect())
    })
    .await
}

/// How offered files would be read as one, and what importing them would do: a dry run, which
/// `cancel_import` stops. The hints are about the first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn inspect_files(app: AppHandle, ids: Vec<u32>, hints: Hints) -> Answer<Preview> {
    at_desk(&app, move |app, desk| {
        let paths = desk.offered(&ids)?;
        desk.set_cancelled(false);
        let mut workspace = desk.second_door()?;
        let preview = jobs::preview::preview(
            &paths,
            &hints,
            workspace.as_mut(),
            desk.asker(),
            &mut hearing(app, desk),
        )?;
        Ok(preview.worded(desk.words()))
    })
    .await
}

/// Imports offered files, read as one, into the open workspace, whole or not at all.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_files(
    app: AppHandle,
    ids: Vec<u32>,
    hints: Hints,
) -> Answer<ImportDone> {
    at_desk(&app, move |app, desk| {
        let paths = desk.offered(&ids)?;
        desk.set_cancelled(false);
        let mut workspace = desk.second_door()?.ok_or_else(IpcError::no_workspace)?;
        let done = jobs::import::import(
            &paths,
            &hints,
            &mut workspace,
            Mode::Keep,
            desk.asker(),
            &mut hearing(app, desk),
        )?;
        changed(
            app,
            &[Tag::Deals, Tag::Imports, Tag::Workspace, Tag::Mappings],
        )?;
        Ok(ImportDone::of(done, desk.words()))
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

/// What was imported before, latest first, undone or not.
#[tauri::command]
#[specta::specta]
pub(crate) async fn imports(app: AppHandle) -> Answer<Vec<ImportRecord>> {
    at_desk(&app, |_, desk| {
        desk.with(|open| Ok(history::imports(&open.workspace)?))
    })
    .await
}

/// What undoing an import would do, and what it would leave; nothing is changed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn would_undo_import(app: AppHandle, id: i32) -> Answer<Undone> {
    at_desk(&app, move |_, desk| {
        let mut workspace = desk.second_door()?.ok_or_else(IpcError::no_workspace)?;
        Ok(history::would_undo(&mut workspace, id.into(), Utc::now())?)
    })
    .await
}

/// Takes an import back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo_import(app: AppHandle, id: i32) -> Answer<Undone> {
    at_desk(&app, move |app, desk| {
        let mut workspace = desk.second_door()?.ok_or_else(IpcError::no_workspace)?;
        let undone = history::undo(&mut workspace, id.into(), SOMEBODY, Utc::now())?;
        changed(app, &[Tag::Deals, Tag::Imports, Tag::Workspace])?;
        Ok(undone)
    })
    .await
}

/// Does an import again that was undone; its file is not needed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn redo_import(app: AppHandle, id: i32) -> Answer<ImportRecord> {
    at_desk(&app, move |app, desk| {
        let mut workspace = desk.second_door()?.ok_or_else(IpcError::no_workspace)?;
        let record = history::redo(&mut workspace, id.into(), SOMEBODY, Utc::now())?;
        changed(app, &[Tag::Deals, Tag::Imports, Tag::Workspace])?;
        Ok(record)
    })
    .await
}

/// Saves the problems of an import as CSV in the person's language, each with the row that has it; `None`
/// when the person changes their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_problems(app: AppHandle, id: i32) -> Answer<Option<SavedFile>> {
    save_as(
        &app,
        |_| "problems.csv".to_owned(),
        "csv",
        move |desk, path| {
            let words = desk.words();
            desk.with(|open| {
                let written = history::problems_csv(&open.workspace, id.into(), words, path);
                Ok(written.map(|_| ())?)
            })
        },
    )
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
        let words = desk.words();
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
                    .import_problems(import, offset, limit.min(200))?
                    .into_iter()
                    .map(|listed| words.worded(listed.problem))
                    .collect(),
            })
        })
    })
    .await
}
