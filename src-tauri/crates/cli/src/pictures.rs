//! Every chart of a review as a picture, into a folder.

use std::path::Path;

use report::{Report, Theme, words::Words};

use crate::failed::Failed;

/// Draws every chart into a folder; says what was written.
pub(crate) fn written(words: Words, report: &Report, folder: &Path) -> Result<String, Failed> {
    let named = folder.display().to_string();
    let unusable = |source| Failed::Folder {
        folder: named.clone(),
        why: jobs::why(&source),
    };
    if folder.exists() && !folder.is_dir() {
        return Err(Failed::NoFolder { file: named });
    }
    let charts = report::charts(report);
    if charts.is_empty() {
        return Ok("There is nothing to draw in this review; nothing was written.".to_owned());
    }
    std::fs::create_dir_all(folder).map_err(unusable)?;
    let all = charts.len();
    for (written, chart) in charts.iter().enumerate() {
        let failed = |why: String| Failed::Picture {
            name: chart.name.clone(),
            why,
            written,
            all,
        };
        let picture = chart
            .png(words, Theme::Light)
            .map_err(|e| failed(e.to_string()))?;
        let file = folder.join(format!("{}.png", chart.name));
        match jobs::whole_file::write(&file, &picture) {
            Ok(()) => {}
            Err(source) if written == 0 => return Err(unusable(source)),
            Err(source) => return Err(failed(jobs::why(&source))),
        }
    }
    let were = if all == 1 { "chart was" } else { "charts were" };
    let names: Vec<_> = charts
        .iter()
        .map(|chart| format!("{}.png", chart.name))
        .collect();
    Ok(format!(
        "{all} {were} written into \"{named}\": {}.",
        names.join(", ")
    ))
}
