//! Deals: those behind a figure a page at a time, one with all that is known of it, and every edit of
//! them.

use chrono::{DateTime, NaiveDate, Utc};
use engine::{
    deal::{
        edit::{DealEdit, NewDeal},
        sheet::DealSheet,
    },
    listing::{ColumnValue, DealColumn, DealOrder, DealPage, Narrow},
    search::Searched,
    selection::Selection,
};
use tauri::AppHandle;

use super::{at_desk, changed};
use crate::{
    error::{Answer, IpcError},
    open::Open,
    view::{EditShown, Edits, Tag, View},
};

/// At most 200 of the deals a selection stands for that pass every test, in the order asked for.
#[tauri::command]
#[specta::specta]
pub(crate) async fn deals(
    app: AppHandle,
    view: View,
    selection: Selection,
    order: DealOrder,
    offset: u32,
    limit: u32,
    narrow: Vec<Narrow>,
) -> Answer<DealPage> {
    at_desk(&app, move |_, desk| {
        let (ledger, deals) = desk.with(|open| open.listed(&view, selection, narrow, order))?;
        Ok(ledger.page(&view.filter, &deals.answer(), [offset, limit.min(200)]))
    })
    .await
}

/// The ids of the deals from place `first` to place `last` of such a table.
#[tauri::command]
#[specta::specta]
pub(crate) async fn deal_ids(
    app: AppHandle,
    view: View,
    selection: Selection,
    order: DealOrder,
    first: u32,
    last: u32,
    narrow: Vec<Narrow>,
) -> Answer<Vec<String>> {
    at_desk(&app, move |_, desk| {
        let (ledger, deals) = desk.with(|open| open.listed(&view, selection, narrow, order))?;
        let deals = deals.answer();
        let between = deals.iter().skip(first as usize);
        let many = last.saturating_sub(first) as usize + 1;
        let between: Vec<u32> = between.take(many).map(|deal| deal.0).collect();
        Ok(ledger.ids_of(&between))
    })
    .await
}

/// What a column of words says of the deals a selection stands for, the most frequent first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn column_values(
    app: AppHandle,
    view: View,
    selection: Selection,
    column: DealColumn,
) -> Answer<Vec<ColumnValue>> {
    at_desk(&app, move |_, desk| {
        let ledger = desk.with(|open| open.ledger(view.pipeline))?;
        Ok(ledger.column_values(&view.filter, &selection, column))
    })
    .await
}

/// Deals as text for a spreadsheet: a line each, cells parted by tabs, no formulas.
#[tauri::command]
#[specta::specta]
pub(crate) async fn deals_as_text(
    app: AppHandle,
    view: View,
    deal_ids: Vec<String>,
    columns: Vec<DealColumn>,
) -> Answer<String> {
    at_desk(&app, move |_, desk| {
        let manner = desk.remembered().settings.manner.unwrap_or_default();
        let ledger = desk.with(|open| open.ledger(view.pipeline))?;
        let looked_at = (&*ledger, &view.filter);
        Ok(jobs::export::text(
            looked_at,
            &deal_ids,
            &columns,
            desk.words(),
            manner,
        )?)
    })
    .await
}

/// Everything about one deal; `None` where it is gone.
#[tauri::command]
#[specta::specta]
pub(crate) async fn deal_sheet(
    app: AppHandle,
    view: View,
    deal_id: String,
) -> Answer<Option<DealSheet>> {
    at_desk(&app, move |_, desk| {
        desk.with(|open| open.sheet(&view, &deal_id, &day_of))
    })
    .await
}

/// The deals that hold every word asked for, best first, each with the piece of text that does.
#[tauri::command]
#[specta::specta]
pub(crate) async fn search(
    app: AppHandle,
    pipeline: Option<i32>,
    asked: String,
) -> Answer<Searched> {
    at_desk(&app, move |_, desk| {
        desk.with(|open| open.search(pipeline, &asked))
    })
    .await
}

/// The next step recorded on each of at most 200 deals, in their order.
#[tauri::command]
#[specta::specta]
pub(crate) async fn next_steps(
    app: AppHandle,
    pipeline: Option<i32>,
    deal_ids: Vec<String>,
) -> Answer<Vec<Option<String>>> {
    at_desk(&app, move |_, desk| {
        let few = &deal_ids[..deal_ids.len().min(200)];
        desk.with(|open| open.next_steps(pipeline, few))
    })
    .await
}

/// Edits deals, all in the same way and as one edit.
#[tauri::command]
#[specta::specta]
pub(crate) async fn edit_deals(
    app: AppHandle,
    pipeline: Option<i32>,
    deal_ids: Vec<String>,
    edit: DealEdit,
) -> Answer<Edits> {
    edited(&app, move |open| {
        open.edit_deals(pipeline, &deal_ids, &edit, Utc::now())
    })
    .await
}

/// Makes a deal by hand; gives its id.
#[tauri::command]
#[specta::specta]
pub(crate) async fn new_deal(
    app: AppHandle,
    pipeline: Option<i32>,
    deal: NewDeal,
) -> Answer<String> {
    at_desk(&app, move |app, desk| {
        let id = desk.with(|open| open.new_deal(pipeline, &deal, Utc::now()))?;
        changed(app, &[Tag::Deals, Tag::Workspace])?;
        Ok(id)
    })
    .await
}

/// Undoes the latest edit.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo_edit(app: AppHandle) -> Answer<Edits> {
    turned(&app, true).await
}

/// Does the edit again that was undone last.
#[tauri::command]
#[specta::specta]
pub(crate) async fn redo_edit(app: AppHandle) -> Answer<Edits> {
    turned(&app, false).await
}

/// What would be undone, and what done again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn edits(app: AppHandle) -> Answer<Edits> {
    at_desk(&app, |_, desk| desk.with(next)).await
}

/// What is undone may be an edit of coaching as well as of deals.
async fn turned(app: &AppHandle, undo: bool) -> Answer<Edits> {
    let next = edited(app, move |open| open.turn(undo, Utc::now())).await?;
    changed(app, &[Tag::Coaching])?;
    Ok(next)
}

pub(super) async fn edited(
    app: &AppHandle,
    job: impl FnOnce(&mut Open) -> Answer<()> + Send + 'static,
) -> Answer<Edits> {
    at_desk(app, |app, desk| {
        let next = desk.with(|open| {
            job(open)?;
            next(open)
        })?;
        changed(app, &[Tag::Deals, Tag::Workspace])?;
        Ok(next)
    })
    .await
}

pub(crate) fn next(open: &mut Open) -> Answer<Edits> {
    let [undo, redo] = open.workspace.edits()?;
    Ok(Edits {
        undo: undo.map(EditShown::from),
        redo: redo.map(EditShown::from),
    })
}

/// The day here on which a moment falls.
fn day_of(micros: i64) -> NaiveDate {
    let at = DateTime::from_timestamp_micros(micros).unwrap_or_default();
    jobs::local_day(at)
}

impl IpcError {
    /// A deal is no longer there.
    pub(crate) fn no_deal() -> Self {
        store::Error::UnknownRow("deal").into()
    }
}
