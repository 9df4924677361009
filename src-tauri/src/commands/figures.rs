//! Charts, drawn here and adopted by the page; and what a person saves of them.

use report::{Figure, Plot, Subject, Theme, TimePlot};
use tauri::AppHandle;

use super::{at_desk, save_as};
use crate::{
    error::{Answer, ErrorCode, IpcError},
    view::{SavedFile, View},
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
        let draw = |subject: Subject<'_>| {
            report::figure(subject, theme, width, None)
                .map_err(|e| IpcError::new(ErrorCode::Drawing, e))
        };
        desk.with(|open| match &plot {
            Plot::Review(plot) => draw(Subject::Review(&*open.review(&view)?, plot)),
            Plot::Time(TimePlot::Trend { stage }) => {
                draw(Subject::Trend(&*open.trend(&view)?, stage.as_deref()))
            }
            Plot::Time(TimePlot::Forecast { until }) => {
                draw(Subject::Forecast(&*open.forecast(&view, *until)?))
            }
            Plot::Time(TimePlot::Tenure { rep }) => match open.tenure(&view, rep)?.as_ref() {
                Some(tenure) => draw(Subject::Tenure(tenure)),
                None => Err(IpcError::new(
                    ErrorCode::Drawing,
                    format!("{rep} has no deals up to that day."),
                )),
            },
        })
    })
    .await
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
) -> Answer<Option<SavedFile>> {
    let figure = figure(app.clone(), view, plot, theme, width).await?;
    save_as(&app, "Chart.svg".to_owned(), "svg", move |_, path| {
        let drawn = report::standalone(&figure, theme);
        jobs::whole_file::write(path, drawn.as_bytes()).map_err(IpcError::io)
    })
    .await
}
