//! The evidence of a plan, frozen as it was seen when the plan was made: figures, how many deals they
//! rest on, the day, and the sentence in English, which other languages word from the figures. What the deals say later is the effect's to tell.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Spot;
use crate::{
    cause::{Cause, Verdict},
    filter::Filter,
    review::{Counts, Estimate, FlagProblem, Proportion, RepStage, Review, Strength},
    texts::same_name,
};

/// The flag that was raised.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Raised {
    /// False discovery rate at which it would just have been raised.
    pub q: f64,
    /// In words.
    pub strength: Strength,
}

/// What is said of passages, of the rep or the whole team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Said {
    /// Chance of advancing in the end.
    pub conversion: Option<Estimate>,
    /// Advanced among decided.
    pub decided: Option<Proportion>,
    /// Days until half had left.
    pub median_days: Option<u32>,
    /// Its 95 % interval.
    pub median_interval: [Option<u32>; 2],
}

/// A cause that was found on some of the rep's stalled deals at the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SeenCause {
    /// Which.
    pub cause: Cause,
    /// On so many.
    pub stalled: u32,
    /// Of so many stalled there.
    pub of: u32,
    /// What the team's history says of it.
    pub verdict: Verdict,
}

/// What was seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Seen {
    /// The day it was seen from.
    pub as_of: NaiveDate,
    /// Passages entered on or after this day; `None`: all.
    pub from: Option<NaiveDate>,
    /// Passages entered on or before this day; `None`: all up to `as_of`.
    pub to: Option<NaiveDate>,
    /// In one plain sentence.
    pub words: String,
    /// The flag; `None` where none was raised.
    pub flag: Option<Raised>,
    /// The rep's passages.
    pub counts: Counts,
    /// What they say.
    pub rep: Said,
    /// The same of the whole team.
    pub team: Said,
    /// Log-rank expected exits at the team's pace, of advanced and lost.
    pub expected_exits: f64,
    /// Decided passages at the advance share of the rest.
    pub expected_advances: Option<f64>,
    /// What lay behind the rep's stalled deals there, as the review ordered it: what holds deals back
    /// first.
    #[serde(default)]
    pub causes: Vec<SeenCause>,
}

impl Seen {
    /// The evidence of a rep at a stage in a review that was made with a filter; `None` where the
    /// review has no such rep or stage.
    #[must_use]
    pub fn of(review: &Review, filter: &Filter, spot: &Spot) -> Option<Self> {
        let team = review
            .stages
            .iter()
            .find(|stage| same_name(&stage.stage, &spot.stage))?;
        let named = |rep: &Option<String>| {
            rep.as_deref()
                .is_some_and(|known| same_name(known, &spot.rep))
        };
        let rep = review.reps.iter().find(|rep| named(&rep.rep))?;
        let own = rep.stages.iter().find(|own| own.stage == team.stage)?;
        let flag = review.flags.iter().find(|flag| {
            named(&flag.rep) && flag.case.stage == team.stage && flag.case.problem == spot.problem
        });
        let said = |of: &crate::review::Measures| Said {
            conversion: of.conversion,
            decided: of.decided,
            median_days: of.median_days,
            median_interval: of.median_interval,
        };
        Some(Self {
            as_of: review.as_of,
            from: filter.from,
            to: filter.to,
            words: flag.map_or_else(|| sentence(spot, own), |flag| flag.case.summary.clone()),
            flag: flag.map(|flag| Raised {
                q: flag.case.q,
                strength: flag.case.strength,
            }),
            counts: own.measures.counts,
            rep: said(&own.measures),
            team: said(&team.measures),
            expected_exits: own.expected_exits,
            expected_advances: own.expected_advances,
            causes: causes(review, rep.rep.as_deref().unwrap_or_default(), &team.stage),
        })
    }

    /// Nothing was seen.
    #[must_use]
    pub fn nothing(as_of: NaiveDate) -> Self {
        Self {
            as_of,
            from: None,
            to: None,
            words: String::new(),
            flag: None,
            counts: Counts::default(),
            rep: Said::default(),
            team: Said::default(),
            expected_exits: 0.0,
            expected_advances: None,
            causes: Vec::new(),
        }
    }
}

/// The first few causes behind a rep's stalled deals at a stage.
fn causes(review: &Review, rep: &str, stage: &str) -> Vec<SeenCause> {
    const FIRST: usize = 5;
    let mut cells = review.causes.reps.iter();
    let Some(cell) = cells.find(|cell| cell.rep == rep && cell.stage == stage) else {
        return Vec::new();
    };
    let found = cell.causes.iter().filter(|count| count.stalled > 0);
    found
        .take(FIRST)
        .map(|count| SeenCause {
            cause: count.cause,
            stalled: count.stalled,
            of: cell.stalled,
            verdict: count.verdict,
        })
        .collect()
}

/// What no flag says.
fn sentence(spot: &Spot, own: &RepStage) -> String {
    let Spot { rep, stage, .. } = spot;
    let counts = own.measures.counts;
    if counts.entered == 0 {
        return format!("{rep} has had no deal at {stage} by these filters.");
    }
    match (spot.problem, own.expected_advances) {
        (FlagProblem::Loses, Some(expected)) => format!(
            "Of {rep}'s decided deals at {stage} {} of {} moved on; {expected:.1} expected at the rate of the rest.",
            counts.advanced,
            counts.advanced + counts.lost,
        ),
        (FlagProblem::Loses, None) => format!(
            "Of {rep}'s decided deals at {stage} {} of {} moved on.",
            counts.advanced,
            counts.advanced + counts.lost,
        ),
        (FlagProblem::Slow, _) => format!(
            "Of {rep}'s {} deals at {stage} {} have left; {:.1} expected at the team's pace.",
            counts.entered, own.exits, own.expected_exits,
        ),
    }
}
