//! Conversion and days by the month in which passages began, and how much of a young month is still
//! to come.
//!
//! Months are of the calendar; a passage belongs to the month it was entered in, whenever it ended,
//! so that no month's passages are counted twice and the accounts add up. What is expected of the
//! open ones is read from the curve of earlier months, never from the month's own. Nothing here
//! looks ahead in the calendar: that is [`crate::forecast`].

mod entries;
mod window;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    curve::Curve,
    filter::Filter,
    interval::wilson,
    ledger::Ledger,
    lens::Lens,
    parts::by_weight,
    review::{Estimate, Proportion},
    tally::{Line, Tally, totals},
};
use entries::{Entries, Row};
use window::Window;

/// Fewer advances than this in earlier months say too little of when deals move on: then every
/// passage up to the as-of day is asked.
const ENOUGH_ADVANCES: u32 = 20;
/// With fewer than this even so, nothing is expected of anything.
const FEWEST_ADVANCES: u32 = 5;
/// A month is mature once no more than this share of its advances is still to come,
const LITTLE_TO_COME: f64 = 0.05;
/// or less than half a deal.
const HALF_A_DEAL: f64 = 0.5;

/// Fewer passages than this are not worth another thread.
const PASSAGES_A_PART: usize = 20_000;

/// Conversion and days, month by month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Trend {
    /// Whole deals of the owners looked at, by the month in which they began; advanced means won.
    pub whole: Vec<TrendMonth>,
    /// One per stage of the process.
    pub stages: Vec<StageTrend>,
}

/// One stage's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StageTrend {
    /// The stage's name.
    pub stage: String,
    /// From the first month with an entry to the last with one, those between without any
    /// included; at most the last 24, or as many as the filter's period has, up to 120.
    pub months: Vec<TrendMonth>,
}

/// The passages entered in one calendar month; `entered = advanced + lost + open`, always.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TrendMonth {
    /// Its first day.
    pub month: NaiveDate,
    /// Passages that began in it.
    pub entered: u32,
    /// Of those, advanced by the as-of day.
    pub advanced: u32,
    /// Of those, lost.
    pub lost: u32,
    /// Of those, open.
    pub open: u32,
    /// Aalen–Johansen, as in the review; `None` where none began.
    pub conversion: Option<Estimate>,
    /// Advanced among decided; `None` where none is decided.
    pub decided: Option<Proportion>,
    /// Days until half had left, either way.
    pub median_days: Option<u32>,
    /// Its 95 % interval, as [`crate::review::Measures::median_interval`].
    pub median_interval: [Option<u32>; 2],
    /// Share of the month's final advances expected still to come, 0..=1: what its open passages,
    /// each at its own age, are expected to add, over that and what there is. `None` where no
    /// advance is expected at all, or too little is known.
    pub still_to_come: Option<f64>,
    /// Whether so little is still to come (5 %, or half a deal) that the month can be read as it
    /// stands.
    pub mature: bool,
    /// Share of the passages expected to have advanced in the end; `None` where none began, or too
    /// little is known.
    pub expected: Option<f64>,
}

impl Ledger {
    /// The trend of what the filter leaves. One pass for each stage, side by side; what is expected of
    /// open passages comes from the whole team's, whoever is looked at.
    #[must_use]
    pub fn trend(&self, filter: &Filter) -> Trend {
        let lens = Lens::new(self, filter);
        let window = Window::of(lens.as_of, filter);
        let entries = Entries::of(self, &lens, &window);
        let stages = &self.process().stages;
        let mut weights: Vec<usize> = (0..stages.len())
            .map(|stage| self.columns.passages(stage))
            .collect();
        weights.push(self.deals());
        let mut rows = by_weight(&weights, PASSAGES_A_PART, |row| {
            let row = if row < stages.len() {
                entries.at_stage(row)
            } else {
                entries.wholes()
            };
            months(&window, &row)
        });
        let whole = rows.pop().unwrap_or_default();
        let stages = stages.iter().zip(rows).map(|(stage, months)| StageTrend {
            stage: stage.name.clone(),
            months,
        });
        Trend {
            whole,
            stages: stages.collect(),
        }
    }
}

/// The months of one row, from its first entry to its last.
fn months(window: &Window, row: &Row) -> Vec<TrendMonth> {
    let tallies: Vec<Tally> = row.chosen.iter().map(Line::tally).collect();
    let any = |ix: usize| !tallies[ix].is_empty() || row.passed[ix] > 0;
    let Some(first) = (0..tallies.len()).find(|ix| any(*ix)) else {
        return Vec::new();
    };
    let last = (first..tallies.len()).rfind(|ix| any(*ix)).unwrap_or(first);
    let all = Curve::of(Line::sum(
        std::iter::once(&row.earlier).chain(&row.everyone),
    ));
    let mut before = row.earlier.clone();
    row.everyone[..first]
        .iter()
        .for_each(|line| before.add(line));
    (first..=last)
        .map(|ix| {
            let earlier = before.tally();
            before.add(&row.everyone[ix]);
            let month = Month {
                first: window.first_day(ix),
                own: &tallies[ix],
                passed: row.passed[ix],
            };
            if totals(&earlier).0 >= ENOUGH_ADVANCES {
                month.told(&Curve::of(earlier))
            } else {
                month.told(&all)
            }
        })
        .collect()
}

/// One month before it is told.
struct Month<'a> {
    first: NaiveDate,
    own: &'a Tally,
    /// Skips that count as passed.
    passed: u32,
}

impl Month<'_> {
    /// `known` is the curve that says what becomes of an open passage.
    fn told(&self, known: &Curve) -> TrendMonth {
        let curve = Curve::of(self.own.clone());
        let (advanced, lost, open) = totals(self.own);
        let advanced = advanced + self.passed;
        let entered = advanced + lost + open;
        let can_tell = open == 0 || totals(known.tally()).0 >= FEWEST_ADVANCES;
        // A passage older than any that was seen to end is expected to add nothing.
        let to_come: f64 = self
            .own
            .iter()
            .map(|row| f64::from(row.open) * known.chance_after(row.day).unwrap_or(0.0))
            .sum();
        let in_the_end = f64::from(advanced) + to_come;
        let still_to_come = (can_tell && in_the_end > 0.0).then(|| to_come / in_the_end);
        TrendMonth {
            month: self.first,
            entered,
            advanced,
            lost,
            open,
            conversion: curve.conversion(),
            decided: (advanced + lost > 0).then(|| wilson(advanced, advanced + lost)),
            median_days: curve.left_by(0.5),
            median_interval: curve.median_interval(),
            still_to_come,
            mature: can_tell
                && (to_come < HALF_A_DEAL
                    || still_to_come.is_some_and(|share| share <= LITTLE_TO_COME)),
            expected: (can_tell && entered > 0).then(|| in_the_end / f64::from(entered)),
        }
    }
}
