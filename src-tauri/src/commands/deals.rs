//! The deals behind a figure, a page at a time.

use engine::{
    listing::{DealOrder, DealPage},
    selection::Selection,
};
use tauri::AppHandle;

use super::at_desk;
use crate::{error::Answer, view::View};

/// At most 200 of the deals a selection stands for, in the order asked for.
#[tauri::command]
#[specta::specta]
pub(crate) async fn deals(
    app: AppHandle,
    view: View,
    selection: Selection,
    order: DealOrder,
    offset: u32,
    limit: u32,
) -> Answer<DealPage> {
    at_desk(&app, move |_, desk| {
        let ledger = desk.with(|open| open.ledger(view.pipeline))?;
        Ok(ledger.page(&view.filter, &selection, order, offset, limit.min(200)))
    })
    .await
}
