//! Currency rates: entered, brought in from a file, and used for sums.

use chrono::NaiveDate;
use engine::{
    money::{Amounts, Currency},
    rates::{InBase, Rate, in_base},
};
use jobs::rates::RatesDone;
use tauri::AppHandle;

use super::{at_desk, changed};
use crate::{error::Answer, view::Tag};

/// Every rate, by currency, base and day.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rates(app: AppHandle) -> Answer<Vec<Rate>> {
    at_desk(&app, |_, desk| {
        desk.with(|open| Ok(open.workspace.rates()?))
    })
    .await
}

/// Keeps a rate, in place of the one of its day.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_rate(app: AppHandle, rate: Rate) -> Answer<()> {
    at_desk(&app, move |app, desk| {
        desk.with(|open| Ok(open.workspace.set_rates(&[rate])?))?;
        changed(app, &[Tag::Rates])
    })
    .await
}

/// Removes the rate of a day.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_rate(
    app: AppHandle,
    currency: Currency,
    base: Currency,
    day: NaiveDate,
) -> Answer<()> {
    at_desk(&app, move |app, desk| {
        desk.with(|open| Ok(open.workspace.remove_rate(currency, base, day)?))?;
        changed(app, &[Tag::Rates])
    })
    .await
}

/// Brings in the rates of an offered file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_rates(app: AppHandle, id: u32) -> Answer<RatesDone> {
    at_desk(&app, move |app, desk| {
        let path = desk.offered(&[id])?.remove(0);
        let done = desk.with(|open| Ok(jobs::rates::import(&path, &mut open.workspace)?))?;
        changed(app, &[Tag::Rates])?;
        Ok(done.worded(desk.words()))
    })
    .await
}

/// Sums in one currency, with the rates in force on a day and what could not be converted.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sums_in_base(
    app: AppHandle,
    sums: Vec<Amounts>,
    base: Currency,
    on: NaiveDate,
) -> Answer<Vec<InBase>> {
    at_desk(&app, move |_, desk| {
        let rates = desk.with(|open| Ok(open.workspace.rates()?))?;
        let sums = sums.iter();
        Ok(sums.map(|sum| in_base(sum, base, on, &rates)).collect())
    })
    .await
}
