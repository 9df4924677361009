//! How the program stands, and its settings.

use jobs::stem_of;
use tauri::AppHandle;

use super::{at_desk, changed, workspaces};
use crate::{
    error::Answer,
    settings::{Settings, system_locale},
    view::{ProgramStatus, Recent, Speech, Tag},
};

/// How things stand. Files that wait to be imported are told once.
#[tauri::command]
#[specta::specta]
pub(crate) async fn program_status(app: AppHandle) -> Answer<ProgramStatus> {
    at_desk(&app, |app, desk| {
        let remembered = desk.remembered();
        let recent = remembered
            .recent
            .iter()
            .zip(0..)
            .filter(|(path, _)| path.exists());
        Ok(ProgramStatus {
            version: app.package_info().version.to_string(),
            workspace: desk.open().as_ref().map(workspaces::info).transpose()?,
            locked: desk.waits_locked().map(|path| stem_of(&path)),
            recent: recent
                .map(|(path, id)| Recent {
                    id,
                    name: stem_of(path),
                    place: path
                        .parent()
                        .map(|p| p.display().to_string())
                        .unwrap_or_default(),
                })
                .collect(),
            offered: desk.untold(),
            settings: remembered.settings,
        })
    })
    .await
}

/// The language to speak, and how numbers are written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn speech(app: AppHandle) -> Answer<Speech> {
    at_desk(&app, |_, desk| {
        Ok(Speech {
            language: desk.remembered().settings.words(),
            locale: system_locale(),
        })
    })
    .await
}

/// Keeps the settings.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_settings(app: AppHandle, settings: Settings) -> Answer<Settings> {
    at_desk(&app, move |app, desk| {
        desk.remember(|r| r.settings = settings.clone())?;
        // A process that nobody made yet, and lists of words as shipped, are shown in the language.
        let spoke_another = desk.speak();
        changed(app, &[Tag::Settings])?;
        if spoke_another {
            changed(app, &[Tag::Deals, Tag::Workspace])?;
        }
        Ok(settings)
    })
    .await
}
