//! How files are read, saved by name. What is answered about names in them is kept with their import.

use chrono::Utc;
use exchange::Mapping;
use tauri::AppHandle;

use super::{at_desk, changed};
use crate::{
    error::{Answer, IpcError},
    view::{SavedMapping, Tag},
};

/// The saved mappings, the last used first; only those for files with the headers of a fingerprint,
/// where one is given.
#[tauri::command]
#[specta::specta]
pub(crate) async fn saved_mappings(
    app: AppHandle,
    fingerprint: Option<String>,
) -> Answer<Vec<SavedMapping>> {
    at_desk(&app, move |_, desk| {
        desk.with(|open| {
            let saved = match fingerprint {
                Some(fingerprint) => open.workspace.mappings_for(&fingerprint)?,
                None => open.workspace.mappings()?,
            };
            Ok(saved.into_iter().map(SavedMapping::from).collect())
        })
    })
    .await
}

/// Saves a mapping under a name, in place of the one that has it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_mapping(
    app: AppHandle,
    name: String,
    fingerprint: String,
    mapping: Mapping,
) -> Answer<()> {
    at_desk(&app, move |app, desk| {
        let saved = store::SavedMapping {
            name,
            fingerprint,
            mapping: serde_json::to_string(&mapping).map_err(IpcError::internal)?,
            used_at: Utc::now(),
        };
        desk.with(|open| Ok(open.workspace.save_mapping(&saved)?))?;
        changed(app, &[Tag::Mappings])
    })
    .await
}

/// Says that a saved mapping was used: it is proposed first next time.
#[tauri::command]
#[specta::specta]
pub(crate) async fn used_mapping(app: AppHandle, name: String) -> Answer<()> {
    at_desk(&app, move |app, desk| {
        desk.with(|open| Ok(open.workspace.used_mapping(&name, Utc::now())?))?;
        changed(app, &[Tag::Mappings])
    })
    .await
}

/// Forgets a saved mapping.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_mapping(app: AppHandle, name: String) -> Answer<()> {
    at_desk(&app, move |app, desk| {
        desk.with(|open| Ok(open.workspace.remove_mapping(&name)?))?;
        changed(app, &[Tag::Mappings])
    })
    .await
}
