//! Tables out: where, the person says in a dialog; the page never knows a path.

use exchange::Form;
use jobs::export::Looked;
use tauri::AppHandle;

use super::save_as;
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
    let ending = match form {
        Form::Csv => "csv",
        Form::Xlsx => "xlsx",
    };
    let named = wanted.clone();
    save_as(
        &app,
        move |words| format!("{}.{ending}", named.name(words)),
        ending,
        move |desk, path| {
            let manner = desk.remembered().settings.manner.unwrap_or_default();
            match &wanted {
                Wanted::Moves => {
                    let workspace = desk.second_door()?.ok_or_else(IpcError::no_workspace)?;
                    let id = desk.with(|open| open.pipeline(view.pipeline))?;
                    let id = id.ok_or(jobs::Error::NothingToWrite)?;
                    let pipeline = workspace.pipeline(id)?;
                    jobs::export::moves_of(&workspace, &pipeline, form, manner, path)?
                }
                Wanted::Sheet { sheet } => {
                    let (ledger, review) = desk.with(|open| {
                        Ok((open.ledger(view.pipeline)?, open.whole_review(&view)?))
                    })?;
                    let looked_at = Looked {
                        ledger: &ledger,
                        filter: &view.filter,
                        review: &review.answer(),
                    };
                    jobs::export::sheet(sheet, looked_at, desk.words(), (form, manner), path)?
                }
            };
            Ok(())
        },
    )
    .await
}
