//! What may be asked for, and what each figure is drawn from. The window asks with a [`Plot`]; whoever
//! holds the figures answers with a [`Subject`], in which the two belong together.

use chrono::NaiveDate;
use engine::{
    forecast::Forecast,
    review::{Against, Aspect, Finding, Flag, FlagProblem, Review},
    tenure::{RampUp, Tenure},
    trend::Trend,
};
use serde::{Deserialize, Serialize};

use super::{
    Draft, Error, RampMeasure, conversion, curve, forecast,
    heatmap::{self, HeatmapMeasure},
    ramp, tenure, trend, waiting, win_rate,
};
use crate::{letters::clean, words::Words};

/// A figure with all that it is drawn from.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// One of the figures of a review.
    Review(&'a Review, &'a ReviewPlot),
    /// The evidence of one of a review's flags, small.
    Flag(&'a Review, &'a Flag),
    /// The evidence of a finding, small.
    Finding(&'a Finding),
    /// The months of a stage; `None`: of whole deals.
    Trend(&'a Trend, Option<&'a str>),
    /// The wins to come.
    Forecast(&'a Forecast),
    /// A rep's first months.
    Tenure(&'a Tenure),
    /// Everybody's first year at once.
    RampUp(&'a RampUp, RampMeasure),
}

/// Which figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(untagged)]
pub enum Plot {
    /// One of a review.
    Review(ReviewPlot),
    /// One over time.
    Time(TimePlot),
}

/// Which figure of a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ReviewPlot {
    /// Advanced, lost and open per stage, and conversion with its interval.
    StageConversion,
    /// Rep × stage, coloured by evidence.
    Heatmap {
        /// What the cells say.
        measure: HeatmapMeasure,
    },
    /// Quartiles, stall point and open deals per stage.
    TimeInStage,
    /// A flag's curve over what it is held against, small.
    FlagCurve {
        /// The flagged rep; `None`: the whole team.
        rep: Option<String>,
        /// The flagged stage.
        stage: String,
        /// Which of the flags there; `None`: the surest.
        #[serde(default)]
        problem: Option<FlagProblem>,
        /// And held against what; `None`: the surest.
        #[serde(default)]
        against: Option<Against>,
    },
    /// A finding's curve over that of the others, small.
    FindingCurve {
        /// Source or persona.
        aspect: Aspect,
        /// Which of them.
        of: String,
        /// The stage it is about.
        stage: String,
        /// Which of the findings there; `None`: the surest.
        #[serde(default)]
        problem: Option<FlagProblem>,
    },
    /// Win rate per rep with its interval: what a snapshot can say.
    WinRate,
}

/// Which figure over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum TimePlot {
    /// Conversion and median days by month of entry.
    Trend {
        /// The stage; `None`: whole deals.
        stage: Option<String>,
    },
    /// Expected wins by day.
    Forecast {
        /// The last day; `None`: a quarter ahead.
        #[serde(default)]
        until: Option<NaiveDate>,
    },
    /// A rep's first months beside those of earlier hires.
    Tenure {
        /// The rep.
        rep: String,
    },
    /// Everybody in the first year beside the hires whose first year is over.
    RampUp {
        /// What is followed.
        #[serde(default)]
        measure: RampMeasure,
    },
}

impl Subject<'_> {
    pub(super) fn draw(self, words: Words, width: u32, wish: Option<u32>) -> Result<Draft, Error> {
        Ok(match self {
            Subject::Review(review, ReviewPlot::StageConversion) => {
                conversion::draw(words, review, width, wish)
            }
            Subject::Review(review, ReviewPlot::Heatmap { measure }) => {
                heatmap::draw(words, review, *measure, width, wish)
            }
            Subject::Review(review, ReviewPlot::TimeInStage) => {
                waiting::draw(words, review, width, wish)
            }
            Subject::Review(review, ReviewPlot::WinRate) => {
                win_rate::draw(words, review, width, wish)
            }
            Subject::Review(review, of @ ReviewPlot::FlagCurve { rep, stage, .. }) => {
                let flag = review.flags.iter().find(|flag| of.shows_flag(flag));
                let flag = flag.ok_or_else(|| Error::no_flag(rep.as_deref(), stage))?;
                curve::of_flag(words, review, flag, width, wish)
            }
            Subject::Review(review, plot @ ReviewPlot::FindingCurve { of, stage, .. }) => {
                let finding = review.findings.iter().find(|f| plot.shows_finding(f));
                let finding = finding.ok_or_else(|| Error::no_flag(Some(of), stage))?;
                curve::of_finding(words, finding, width, wish)
            }
            Subject::Flag(review, flag) => curve::of_flag(words, review, flag, width, wish),
            Subject::Finding(finding) => curve::of_finding(words, finding, width, wish),
            Subject::Trend(trend, None) => trend::draw(words, &trend.whole, None, width, wish),
            Subject::Trend(trend, Some(stage)) => {
                let found = trend.stages.iter().find(|of| of.stage == stage);
                let found = found.ok_or_else(|| Error::NoStage(clean(stage)))?;
                trend::draw(words, &found.months, Some(stage), width, wish)
            }
            Subject::Forecast(forecast) => forecast::draw(words, forecast, width, wish),
            Subject::Tenure(tenure) => tenure::draw(words, tenure, width, wish),
            Subject::RampUp(ramp, measure) => ramp::draw(words, ramp, measure, width, wish),
        })
    }
}

impl ReviewPlot {
    fn shows_flag(&self, flag: &Flag) -> bool {
        matches!(self, Self::FlagCurve { rep, stage, problem, against }
            if *rep == flag.rep
                && *stage == flag.case.stage
                && problem.is_none_or(|problem| problem == flag.case.problem)
                && against.is_none_or(|against| against == flag.case.against))
    }

    fn shows_finding(&self, finding: &Finding) -> bool {
        matches!(self, Self::FindingCurve { aspect, of, stage, problem }
            if *aspect == finding.aspect
                && *of == finding.of
                && *stage == finding.case.stage
                && problem.is_none_or(|problem| problem == finding.case.problem))
    }
}
