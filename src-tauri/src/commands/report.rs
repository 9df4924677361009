//! A review on paper, or as a workbook: where, the person says in a dialog.

use engine::rates::SumsInBase;
use jobs::export::Reviewed;
use report::{PageHead, Paper, Report};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::AppHandle;

use super::save_as;
use crate::{
    desk::Desk,
    error::{Answer, ErrorCode, IpcError},
    view::{SavedFile, View},
};

/// What a report is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub(crate) enum ReportForm {
    /// One page with charts, for a browser.
    Html,
    /// Pages to print and to send.
    Pdf {
        /// On what.
        paper: Paper,
    },
    /// A workbook with a sheet for each table.
    Xlsx,
}

impl ReportForm {
    fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf { .. } => "pdf",
            Self::Xlsx => "xlsx",
        }
    }
}

/// Writes the review where the person says; `None` when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_report(
    app: AppHandle,
    view: View,
    form: ReportForm,
) -> Answer<Option<SavedFile>> {
    let ending = form.ending();
    save_as(
        &app,
        move |words| format!("{}.{ending}", words.files.review),
        ending,
        move |desk, path| {
            let words = desk.words();
            let (report, head) = reported(desk, &view)?;
            match form {
                ReportForm::Html => {
                    let page = report::page(words, &report, &head);
                    jobs::whole_file::write(path, page.as_bytes()).map_err(IpcError::io)?;
                }
                ReportForm::Pdf { paper } => {
                    let pages = report::pdf(words, &report, &head, paper)
                        .map_err(|e| IpcError::new(ErrorCode::Drawing, e))?;
                    jobs::whole_file::write(path, &pages).map_err(IpcError::io)?;
                }
                ReportForm::Xlsx => {
                    let of = Reviewed {
                        review: &report.review,
                        trend: &report.trend,
                        ramp_up: &report.ramp_up,
                        forecast: &report.forecast,
                    };
                    let settings = desk.remembered().settings;
                    let manner = settings.manner.unwrap_or_default();
                    jobs::export::workbook(of, words, manner, path)?;
                }
            }
            Ok(())
        },
    )
    .await
}

/// All that goes on paper, and what stands over it.
fn reported(desk: &Desk, view: &View) -> Answer<(Report, PageHead)> {
    let base = desk.remembered().settings.base;
    let words = desk.words();
    desk.with(|open| {
        let review = open.whole_review(view)?.answer().as_ref().clone();
        let rates = open.workspace.rates()?;
        let report = Report {
            sums_in_base: base.map(|base| SumsInBase::of(&review, base, &rates)),
            trend: open.trend(view)?.answer().as_ref().clone(),
            forecast: open.forecast(view, None)?.answer().as_ref().clone(),
            tenure: open.newcomers(view)?,
            ramp_up: open.ramp_up(view)?.answer().as_ref().clone(),
            review,
        };
        let head = PageHead {
            title: open.workspace.name().to_owned(),
            source: words.deals(report.review.whole.deals),
            period: words.filter(&view.filter),
        };
        Ok((report, head))
    })
}
