//! What the page may ask for. Each command parses, makes one call inside, and returns; the work
//! runs off the main thread, so that the window never freezes.

pub(crate) mod coaching;
pub(crate) mod deals;
pub(crate) mod export;
pub(crate) mod figures;
pub(crate) mod imports;
pub(crate) mod mappings;
pub(crate) mod program;
pub(crate) mod rates;
pub(crate) mod report;
pub(crate) mod review;
pub(crate) mod views;
pub(crate) mod weekly;
pub(crate) mod workspaces;

use tauri::{AppHandle, Manager as _};
use tauri_specta::Event as _;

use crate::{
    desk::Desk,
    error::{Answer, IpcError},
    open::Open,
    view::{Changed, Tag},
};

/// Runs a job with the desk on a thread that may wait.
pub(crate) async fn at_desk<T: Send + 'static>(
    app: &AppHandle,
    job: impl FnOnce(&AppHandle, &Desk) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || job(&app, &app.state::<Desk>()))
        .await
        .map_err(IpcError::internal)?
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
