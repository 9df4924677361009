//! Every chart of a review by a name of its own, to be put away as pictures. Which charts there are is
//! said here and for the page in [`crate::document`]: this has each by itself and no cards, that has
//! them in the order in which they are read.

use std::collections::BTreeSet;

use engine::review::{Aspect, Case, FlagProblem};

use crate::{
    Report,
    figure::{Error, Figure, HeatmapMeasure, RampMeasure, ReviewPlot, Subject, figure},
    palette::Theme,
    picture,
    words::{self, Words},
};

/// As wide as a slide has room for, at twice as many pixels.
const WIDE: u32 = 960;
/// A flag's evidence is small.
const SMALL: u32 = 420;
/// Longer names are cut: a path has an end.
const LONGEST: usize = 80;

const STAGES: &ReviewPlot = &ReviewPlot::StageConversion;
const TIME: &ReviewPlot = &ReviewPlot::TimeInStage;
const WIN_RATE: &ReviewPlot = &ReviewPlot::WinRate;
const CONVERSION: &ReviewPlot = &ReviewPlot::Heatmap {
    measure: HeatmapMeasure::Conversion,
};
const PACE: &ReviewPlot = &ReviewPlot::Heatmap {
    measure: HeatmapMeasure::Pace,
};

/// A chart that can be drawn.
#[derive(Clone, Debug)]
pub struct NamedChart<'a> {
    /// What a file of it is called, without an ending: small letters, numbers and hyphens; no two of a
    /// review are alike.
    pub name: String,
    subject: Subject<'a>,
    width: u32,
}

impl NamedChart<'_> {
    /// Drawn in a theme.
    ///
    /// # Errors
    /// As [`figure`].
    pub fn figure(&self, words: Words, theme: Theme) -> Result<Figure, Error> {
        figure(self.subject, words, theme, self.width, None)
    }

    /// The same as the bytes of a PNG file.
    ///
    /// # Errors
    /// As [`figure`] and [`picture::png`].
    pub fn png(&self, words: Words, theme: Theme) -> Result<Vec<u8>, Error> {
        picture::png(&self.figure(words, theme)?, theme)
    }
}

/// Every chart that a review has something for.
#[must_use]
pub fn charts(report: &Report) -> Vec<NamedChart<'_>> {
    let review = &report.review;
    let snapshot = words::snapshot_only(review);
    let known = review.whole.deals + review.whole.open_now > 0;
    let mut all = Charts::default();
    let of = |plot: &'static ReviewPlot| Subject::Review(review, plot);
    if known && !snapshot {
        all.add("stage-conversion", of(STAGES));
        all.add("time-in-stage", of(TIME));
    }
    if !snapshot && !review.reps.is_empty() {
        all.add("reps-and-stages-conversion", of(CONVERSION));
        all.add("reps-and-stages-pace", of(PACE));
    }
    if review.whole.win_rate.is_some() && !review.reps.is_empty() {
        all.add("win-rate-by-rep", of(WIN_RATE));
    }
    if report.forecast.open > 0 {
        all.add("forecast", Subject::Forecast(&report.forecast));
    }
    if report.trend.whole.iter().any(|month| month.entered > 0) {
        all.add("by-month", Subject::Trend(&report.trend, None));
        for stage in &report.trend.stages {
            if stage.months.iter().any(|month| month.entered > 0) {
                let name = format!("by-month {}", stage.stage);
                all.add(&name, Subject::Trend(&report.trend, Some(&stage.stage)));
            }
        }
    }
    if !report.ramp_up.hires.is_empty() {
        all.add(
            "ramp-up-wins",
            Subject::RampUp(&report.ramp_up, RampMeasure::Wins),
        );
        all.add(
            "ramp-up-advanced",
            Subject::RampUp(&report.ramp_up, RampMeasure::Conversion),
        );
    }
    for tenure in &report.tenure {
        all.add(
            &format!("first-year {}", tenure.rep),
            Subject::Tenure(tenure),
        );
    }
    for flag in &review.flags {
        let who = flag.rep.as_deref().unwrap_or("team");
        all.case(
            &format!("flag {who}"),
            &flag.case,
            Subject::Flag(review, flag),
        );
    }
    for finding in &review.findings {
        let aspect = match finding.aspect {
            Aspect::Source => "source",
            Aspect::Persona => "persona",
        };
        let who = format!("{aspect} {}", finding.of);
        all.case(&who, &finding.case, Subject::Finding(finding));
    }
    all.charts
}

#[derive(Default)]
struct Charts<'a> {
    charts: Vec<NamedChart<'a>>,
    taken: BTreeSet<String>,
}

impl<'a> Charts<'a> {
    fn add(&mut self, name: &str, subject: Subject<'a>) {
        self.sized(name, subject, WIDE);
    }

    /// The curve of a case, where it has one.
    fn case(&mut self, who: &str, case: &Case, subject: Subject<'a>) {
        if case.curve.is_empty() {
            return;
        }
        let problem = match case.problem {
            FlagProblem::Loses => "loses",
            FlagProblem::Slow => "slow",
        };
        self.sized(&format!("{who} {} {problem}", case.stage), subject, SMALL);
    }

    fn sized(&mut self, name: &str, subject: Subject<'a>, width: u32) {
        let plain = plain(name);
        let mut name = plain.clone();
        let mut nth = 1;
        while !self.taken.insert(name.clone()) {
            nth += 1;
            name = format!("{plain}-{nth}");
        }
        self.charts.push(NamedChart {
            name,
            subject,
            width,
        });
    }
}

/// A name that any disk takes: letters and numbers of any script in small, a hyphen for all between them.
fn plain(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() >= LONGEST {
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use engine::language::Language;

    use super::*;
    use crate::fixture;

    #[test]
    fn every_chart_has_a_plain_name_of_its_own_and_can_be_drawn() {
        let report = fixture::report();
        let charts = charts(&report);
        let names: BTreeSet<&str> = charts.iter().map(|chart| chart.name.as_str()).collect();
        assert_eq!(names.len(), charts.len());
        for wanted in [
            "stage-conversion",
            "time-in-stage",
            "reps-and-stages-pace",
            "win-rate-by-rep",
            "forecast",
            "by-month",
            "by-month-qualification",
            "ramp-up-wins",
            "first-year-mia-sørensen",
        ] {
            assert!(names.contains(wanted), "{wanted}: {names:?}");
        }
        assert!(
            names.iter().any(|name| name.starts_with("flag-")),
            "{names:?}"
        );
        let words = words::of(Language::English);
        for chart in &charts {
            let drawn = chart.figure(words, Theme::Light);
            assert!(drawn.is_ok(), "{}", chart.name);
        }
        let first = charts.first().unwrap().png(words, Theme::Light).unwrap();
        assert_eq!(first.get(1..4), Some(&b"PNG"[..]));
    }

    #[test]
    fn a_review_of_nothing_has_no_chart_and_a_snapshot_few() {
        assert!(charts(&fixture::report_of(fixture::empty())).is_empty());
        let snapshot = fixture::report_of(fixture::snapshot());
        let names: Vec<String> = charts(&snapshot).into_iter().map(|c| c.name).collect();
        assert_eq!(names, ["win-rate-by-rep"]);
    }

    #[test]
    fn names_are_ones_that_any_disk_takes() {
        for (name, expected) in [
            (
                "flag Ben O'Neill Pitch/Demo slow",
                "flag-ben-o-neill-pitch-demo-slow",
            ),
            ("by-month  ..\\..\\x", "by-month-x"),
            ("first-year ", "first-year"),
        ] {
            assert_eq!(plain(name), expected);
        }
        assert!(plain(&"x".repeat(400)).len() <= LONGEST);
    }
}
