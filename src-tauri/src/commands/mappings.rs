//! How files are read, saved by name; and what a person answered about names in them.

use chrono::Utc;
use exchange::{Mapping, Means};
use tauri::AppHandle;

use super::{at_desk, changed};
use crate::{
    error::{Answer, IpcError},
    view::{AboutPerson, AboutStage, PersonAnswer, SavedMapping, Tag},
};

/// The topics under which answers are kept.
const STAGES: &str = "stage";
const PEOPLE: &str = "person";

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

/// What was answered about stage names.
#[tauri::command]
#[specta::specta]
pub(crate) async fn stage_answers(app: AppHandle) -> Answer<Vec<AboutStage>> {
    at_desk(&app, |_, desk| {
        desk.with(|open| {
            let answers = open.workspace.answers::<Means>(STAGES)?.into_iter();
            Ok(answers
                .map(|(name, answer)| AboutStage { name, answer })
                .collect())
        })
    })
    .await
}

/// Keeps what a stage name means; `None` takes the answer back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn answer_stage(app: AppHandle, name: String, means: Option<Means>) -> Answer<()> {
    at_desk(&app, move |app, desk| {
        desk.with(|open| {
            let ws = &mut open.workspace;
            match means {
                Some(means) => ws.keep_answer(STAGES, &name, &means, Utc::now())?,
                None => ws.remove_answer(STAGES, &name)?,
            }
            Ok(())
        })?;
        changed(app, &[Tag::Mappings])
    })
    .await
}

/// What was answered about names of persons.
#[tauri::command]
#[specta::specta]
pub(crate) async fn person_answers(app: AppHandle) -> Answer<Vec<AboutPerson>> {
    at_desk(&app, |_, desk| {
        desk.with(|open| {
            let answers = open.workspace.answers::<PersonAnswer>(PEOPLE)?.into_iter();
            Ok(answers
                .map(|(name, answer)| AboutPerson { name, answer })
                .collect())
        })
    })
    .await
}

/// Keeps who a name is; `None` takes the answer back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn answer_person(
    app: AppHandle,
    name: String,
    answer: Option<PersonAnswer>,
) -> Answer<()> {
    at_desk(&app, move |app, desk| {
        desk.with(|open| {
            let ws = &mut open.workspace;
            match answer {
                Some(answer) => ws.keep_answer(PEOPLE, &name, &answer, Utc::now())?,
                None => ws.remove_answer(PEOPLE, &name)?,
            }
            Ok(())
        })?;
        changed(app, &[Tag::Mappings])
    })
    .await
}
