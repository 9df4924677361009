//! What the page may ask for. Each command parses, makes one call inside, and returns; the work
//! runs off the main thread, so that the window never freezes.

pub(crate) mod deals;
pub(crate) mod figures;
pub(crate) mod imports;
pub(crate) mod program;
pub(crate) mod review;
pub(crate) mod workspaces;

use tauri::{AppHandle, Manager as _};
use tauri_specta::Event as _;

use crate::{
    desk::Desk,
    error::{Answer, IpcError},
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

/// Tells the page what a command changed.
pub(crate) fn changed(app: &AppHandle, tags: &[Tag]) -> Answer<()> {
    Ok(Changed {
        tags: tags.to_vec(),
    }
    .emit(app)?)
}
