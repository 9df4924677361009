//! The process of a pipeline and the lists of words that go with it. Every change is an edit, undone like
//! any other.

use chrono::Utc;
use engine::{
    filter::Filter,
    process::edit::{ProcessEdit, ProcessKept, WordList},
};
use store::StageId;
use tauri::AppHandle;

use super::{at_desk, deals::edited};
use crate::{
    error::Answer,
    view::{Edits, StageHolds, View, WordsShown},
};

/// The process as it is kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn process_kept(app: AppHandle, pipeline: Option<i32>) -> Answer<ProcessKept> {
    at_desk(&app, move |_, desk| {
        desk.with(|open| open.process(pipeline))
    })
    .await
}

/// How many deals a stage holds.
#[tauri::command]
#[specta::specta]
pub(crate) async fn stage_holds(
    app: AppHandle,
    pipeline: Option<i32>,
    stage: i32,
) -> Answer<StageHolds> {
    at_desk(&app, move |_, desk| {
        desk.with(|open| {
            let Some(id) = open.pipeline(pipeline)? else {
                return Ok(StageHolds { open: 0, ever: 0 });
            };
            let everything = View {
                pipeline,
                filter: Filter::default(),
            };
            let review = open.review(&everything)?.answer();
            let kept = open.process(pipeline)?.stages;
            let at = kept.iter().position(|known| known.id == stage);
            let here = at.and_then(|at| review.stages.get(at));
            let here = here.map_or(0, |stage| stage.measures.open_now);
            let ever = open.workspace.deals_ever_at(id, StageId(stage.into()))?;
            Ok(StageHolds { open: here, ever })
        })
    })
    .await
}

/// Edits the process.
#[tauri::command]
#[specta::specta]
pub(crate) async fn edit_process(
    app: AppHandle,
    pipeline: Option<i32>,
    edit: ProcessEdit,
) -> Answer<Edits> {
    edited(&app, move |open| {
        open.edit_process(pipeline, edit, Utc::now())
    })
    .await
}

/// The lists of words.
#[tauri::command]
#[specta::specta]
pub(crate) async fn word_lists(app: AppHandle, pipeline: Option<i32>) -> Answer<WordsShown> {
    at_desk(&app, move |_, desk| {
        desk.with(|open| {
            let ledger = open.ledger(pipeline)?;
            WordsShown::of(&ledger, open)
        })
    })
    .await
}

/// Makes a list of words what the team says; without words, as shipped again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_words(
    app: AppHandle,
    list: WordList,
    words: Option<Vec<String>>,
) -> Answer<Edits> {
    edited(&app, move |open| {
        open.edit("words", Utc::now(), |edits| {
            Ok(edits.set_words(list, words.as_deref())?)
        })
    })
    .await
}
