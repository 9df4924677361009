//! What the page may ask for. Each command parses, makes one call inside, and returns; the work
//! runs off the main thread, so that the window never freezes.

pub(crate) mod backups;
pub(crate) mod coaching;
pub(crate) mod deals;
pub(crate) mod export;
pub(crate) mod figures;
pub(crate) mod imports;
pub(crate) mod mappings;
pub(crate) mod process;
pub(crate) mod program;
pub(crate) mod rates;
pub(crate) mod report;
pub(crate) mod review;
pub(crate) mod views;
pub(crate) mod weekly;
pub(crate) mod workspaces;

use std::path::Path;

use ::report::words::Words;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::DialogExt as _;
use tauri_specta::Event as _;

use crate::{
    desk::Desk,
    error::{Answer, IpcError},
    open::Open,
    view::{Changed, SavedFile, Tag},
};

/// Runs a job with the desk on a thread that may wait. What goes wrong with a file is told in the
/// person's language.
pub(crate) async fn at_desk<T: Send + 'static>(
    app: &AppHandle,
    job: impl FnOnce(&AppHandle, &Desk) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let desk = app.state::<Desk>();
        job(&app, &desk).map_err(|error| error.worded(desk.words()))
    })
    .await
    .map_err(IpcError::internal)?
}

/// Asks where a file is to go, under a name in the person's language, and writes it there; `None` when the person changes their mind. The page
/// never knows a path.
pub(crate) async fn save_as(
    app: &AppHandle,
    name: impl FnOnce(Words) -> String + Send + 'static,
    ending: &'static str,
    write: impl FnOnce(&Desk, &Path) -> Answer<()> + Send + 'static,
) -> Answer<Option<SavedFile>> {
    at_desk(app, move |app, desk| {
        let chosen = app
            .dialog()
            .file()
            .set_file_name(name(desk.words()))
            .add_filter(ending.to_uppercase(), &[ending])
            .blocking_save_file();
        let Some(path) = chosen.and_then(|c| c.into_path().ok()) else {
            return Ok(None);
        };
        write(desk, &path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Some(SavedFile {
            name: name.into_owned(),
        }))
    })
    .await
}

/// Looks whether another program has written to the open workspace, and tells the page if so.
pub(crate) async fn look_again(app: AppHandle) -> Answer<()> {
    at_desk(&app, |app, desk| {
        let written = desk.open().as_mut().map_or(Ok(false), Open::refresh)?;
        if written {
            changed(
                app,
                &[Tag::Deals, Tag::Imports, Tag::Workspace, Tag::Coaching],
            )
        } else {
            Ok(())
        }
    })
    .await
}

/// Tells the page what a command changed.
pub(crate) fn changed(app: &AppHandle, tags: &[Tag]) -> Answer<()> {
    Ok(Changed {
        tags: tags.to_vec(),
    }
    .emit(app)?)
}
