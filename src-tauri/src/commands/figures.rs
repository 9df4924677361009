//! Charts, drawn here and adopted by the page; and what a person saves of them.

use report::{Figure, Plot, Subject, Theme, TimePlot};
use tauri::AppHandle;

use super::{at_desk, save_as};
use crate::{
    error::{Answer, ErrorCode, IpcError},
    view::{FigureForm, SavedFile, View},
};

/// Draws a figure of a view.
#[tauri::command]
#[specta::specta]
pub(crate) async fn figure(
    app: AppHandle,
    view: View,
    plot: Plot,
    theme: Theme,
    width: u32,
) -> Answer<Figure> {
    at_desk(&app, move |_, desk| {
        let words = desk.words();
        let draw = |subject: Subject<'_>| {
            report::figure(subject, words, theme, width, None)
                .map_err(|e| IpcError::new(ErrorCode::Drawing, e))
        };
        match &plot {
            Plot::Review(plot) => {
                let review = desk.with(|open| open.review(&view))?;
                draw(Subject::Review(&review.answer(), plot))
            }
            Plot::Time(TimePlot::Trend { stage }) => {
                let trend = desk.with(|open| open.trend(&view))?;
                draw(Subject::Trend(&trend.answer(), stage.as_deref()))
            }
            Plot::Time(TimePlot::Forecast { until }) => {
                let forecast = desk.with(|open| open.forecast(&view, *until))?;
                draw(Subject::Forecast(&forecast.answer()))
            }
            Plot::Time(TimePlot::RampUp { measure }) => {
                let ramp = desk.with(|open| open.ramp_up(&view))?;
                draw(Subject::RampUp(&ramp.answer(), *measure))
            }
            Plot::Time(TimePlot::Tenure { rep }) => {
                let tenure = desk.with(|open| open.tenure(&view, rep))?;
                match tenure.answer().as_ref() {
                    Some(tenure) => draw(Subject::Tenure(tenure)),
                    None => Err(IpcError::new(
                        ErrorCode::Drawing,
                        format!("{rep} has no deals up to that day."),
                    )),
                }
            }
        }
    })
    .await
}

/// A figure as the bytes of a PNG file, for the clipboard.
#[tauri::command]
#[specta::specta]
pub(crate) async fn picture(
    app: AppHandle,
    view: View,
    plot: Plot,
    theme: Theme,
    width: u32,
) -> Answer<Vec<u8>> {
    let figure = figure(app.clone(), view, plot, theme, width).await?;
    at_desk(&app, move |_, _| drawn(&figure, theme, FigureForm::Png)).await
}

/// Writes a figure where the person says; `None` when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_figure(
    app: AppHandle,
    view: View,
    plot: Plot,
    theme: Theme,
    width: u32,
    form: FigureForm,
) -> Answer<Option<SavedFile>> {
    let figure = figure(app.clone(), view, plot, theme, width).await?;
    let ending = form.ending();
    save_as(
        &app,
        move |words| format!("{}.{ending}", words.files.chart),
        ending,
        move |_, path| {
            let bytes = drawn(&figure, theme, form)?;
            jobs::whole_file::write(path, &bytes).map_err(IpcError::io)
        },
    )
    .await
}

fn drawn(figure: &Figure, theme: Theme, form: FigureForm) -> Answer<Vec<u8>> {
    match form {
        FigureForm::Svg => Ok(report::standalone(figure, theme).into_bytes()),
        FigureForm::Png => {
            report::png(figure, theme).map_err(|e| IpcError::new(ErrorCode::Drawing, e))
        }
    }
}
