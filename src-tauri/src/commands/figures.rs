//! Charts, drawn here and adopted by the page; and what a person saves of them.

use engine::rates::SumsInBase;
use report::{Figure, Plot, Report, Subject, Theme, TimePlot, page::PageHead};
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt as _;

use super::at_desk;
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
    save(app, "Chart.svg", "svg", report::standalone(&figure, theme)).await
}

/// Writes the review as one page where the person says; `None` when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_report(app: AppHandle, view: View) -> Answer<Option<SavedFile>> {
    let page = at_desk(&app, move |_, desk| {
        let base = desk.remembered().settings.base;
        desk.with(|open| {
            let review = open.review(&view)?.as_ref().clone();
            let rates = open.workspace.rates()?;
            let report = Report {
                sums_in_base: base.map(|base| SumsInBase::of(&review, base, &rates)),
                trend: open.trend(&view)?.as_ref().clone(),
                forecast: open.forecast(&view, None)?.as_ref().clone(),
                tenure: open.newcomers(&view)?,
                review,
            };
            let head = PageHead {
                title: open.workspace.name().to_owned(),
                source: report::words::deals(report.review.whole.deals),
                period: report::words::period(&view.filter),
            };
            Ok(report::page::page(&report, &head))
        })
    })
    .await?;
    save(app, "Review.html", "html", page).await
}

async fn save(
    app: AppHandle,
    name: &'static str,
    ending: &'static str,
    text: String,
) -> Answer<Option<SavedFile>> {
    at_desk(&app, move |app, _| {
        let chosen = app
            .dialog()
            .file()
            .set_file_name(name)
            .add_filter(ending.to_uppercase(), &[ending])
            .blocking_save_file();
        let Some(path) = chosen.and_then(|c| c.into_path().ok()) else {
            return Ok(None);
        };
        jobs::whole_file::write(&path, text.as_bytes()).map_err(IpcError::io)?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Ok(Some(SavedFile { name }))
    })
    .await
}
