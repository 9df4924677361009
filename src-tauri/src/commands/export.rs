//! Tables out: where, the person says in a dialog; the page never knows a path.

use exchange::Form;
use jobs::export::Looked;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt as _;

use super::at_desk;
use crate::{
    error::{Answer, IpcError},
    view::{SavedFile, View, Wanted},
};

/// Writes a table where the person says; `None` when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_table(
    app: AppHandle,
    view: View,
    wanted: Wanted,
    form: Form,
) -> Answer<Option<SavedFile>> {
    at_desk(&app, move |app, desk| {
        let manner = desk.remembered().settings.manner.unwrap_or_default();
        let ending = match form {
            Form::Csv => "csv",
            Form::Xlsx => "xlsx",
        };
        let chosen = app
            .dialog()
            .file()
            .set_file_name(format!("{}.{ending}", wanted.name()))
            .add_filter(ending.to_uppercase(), &[ending])
            .blocking_save_file();
        let Some(path) = chosen.and_then(|c| c.into_path().ok()) else {
            return Ok(None);
        };
        match &wanted {
            Wanted::Moves => {
                let workspace = desk.second_door()?.ok_or_else(IpcError::no_workspace)?;
                let id = desk.with(|open| open.pipeline(view.pipeline))?;
                let id = id.ok_or(jobs::Error::NothingToWrite)?;
                let pipeline = workspace.pipeline(id)?;
                jobs::export::moves_of(&workspace, &pipeline, form, manner, &path)?
            }
            Wanted::Sheet { sheet } => {
                let (ledger, review) =
                    desk.with(|open| Ok((open.ledger(view.pipeline)?, open.review(&view)?)))?;
                let looked_at = Looked {
                    ledger: &ledger,
                    filter: &view.filter,
                    review: &review,
                };
                jobs::export::sheet(sheet, looked_at, form, manner, &path)?
            }
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Some(SavedFile {
            name: name.into_owned(),
        }))
    })
    .await
}
