//! First years, of one rep and of everybody in one, as the command prints them and the window draws them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::review::Proportion;

/// One rep's first year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Tenure {
    /// The rep's name.
    pub rep: String,
    /// The first day.
    pub since: NaiveDate,
    /// Where that day comes from.
    pub basis: TenureBasis,
    /// Earlier hires compared with: those whose first month was over by the as-of day.
    pub peers: u32,
    /// Month 0 first, at most 12, only those begun by the as-of day; none where the rep was at work
    /// before the data begins.
    pub months: Vec<TenureMonth>,
    /// One plain sentence or two.
    pub summary: String,
}

/// Where a rep's first day comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum TenureBasis {
    /// The day hired, as the team's list says.
    Hired,
    /// The day of the rep's first move.
    FirstMove,
}

/// One month of tenure; all counts are from the first day to the month's end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TenureMonth {
    /// From 0.
    pub month: u32,
    /// Whether it was over by the as-of day.
    pub complete: bool,
    /// Deals that the rep owned when they were won.
    pub wins: u32,
    /// Passages up to the win that the rep began and that advanced.
    pub advances: u32,
    /// The same, advanced or lost.
    pub decided: u32,
    /// Advances among decided; `None` where none is decided.
    pub conversion: Option<Proportion>,
    /// Wins of the earlier hires by the end of the same month; `None` with fewer than three.
    pub wins_peers: Option<Band>,
    /// Conversion of those of them who had anything decided; `None` with fewer than three.
    pub conversion_peers: Option<Band>,
}

/// Quartiles over earlier hires who had that much tenure by the as-of day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Band {
    /// How many of them.
    pub n: u32,
    /// The lower quartile.
    pub low: f64,
    /// The median.
    pub median: f64,
    /// The upper quartile.
    pub high: f64,
}

/// The first years of everybody who is in one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RampUp {
    /// The as-of day.
    pub as_of: NaiveDate,
    /// Reps that the filter leaves whose first year is not over, who began last first.
    pub hires: Vec<Ramp>,
    /// Everybody on record whose first year is over, who began first first; whatever reps are chosen.
    pub earlier: Vec<Ramp>,
    /// What these had done by the end of each of twelve months; none where they are fewer than three.
    pub band: Vec<RampBand>,
    /// Reps who were at work before the data begins: their first year is not in it.
    pub before_data: u32,
    /// One plain sentence or two.
    pub summary: String,
}

/// One rep's first year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Ramp {
    /// The rep's name.
    pub rep: String,
    /// The first day.
    pub since: NaiveDate,
    /// Where that day comes from.
    pub basis: TenureBasis,
    /// Month 0 first, at most 12, only those begun by the as-of day.
    pub months: Vec<RampMonth>,
    /// At the end of the last whole month, beside the earlier hires; none without such a month or with
    /// fewer than three of them.
    pub beside: Option<RampBeside>,
}

/// One month of tenure; counts are from the first day to the month's end, or to the as-of day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RampMonth {
    /// From 0.
    pub month: u32,
    /// How much of it is over by the as-of day: 1 once it is complete.
    pub over: f64,
    /// Deals that the rep owned when they were won.
    pub wins: u32,
    /// Passages up to the win that the rep began and that advanced.
    pub advances: u32,
    /// The same, advanced or lost.
    pub decided: u32,
    /// Advances among decided; `None` where none is decided.
    pub conversion: Option<Proportion>,
    /// The deals won within this month alone.
    pub won: Vec<String>,
    /// The deals decided at some stage within this month alone, each once.
    pub moved: Vec<String>,
}

/// What earlier hires had done by the end of a month of tenure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RampBand {
    /// From 0.
    pub month: u32,
    /// Wins.
    pub wins: Spread,
    /// Advanced of decided, of those who had anything decided; `None` with fewer than three.
    pub conversion: Option<Spread>,
}

/// How earlier hires spread.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Spread {
    /// How many.
    pub n: u32,
    /// Ten in a hundred are below; where `whole`, the lowest.
    pub low: f64,
    /// The median.
    pub median: f64,
    /// Ten in a hundred are above; where `whole`, the highest.
    pub high: f64,
    /// They are too few for tenths: the band holds all of them.
    pub whole: bool,
}

/// How many earlier hires had won fewer, as many or more deals by the same tenure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RampBeside {
    /// The month at whose end they are compared, from 0.
    pub month: u32,
    /// Earlier hires with fewer wins.
    pub fewer: u32,
    /// With as many.
    pub same: u32,
    /// With more.
    pub more: u32,
}

impl RampUp {
    /// Of the new hires who have a whole month behind them and earlier hires to be compared with: how many
    /// had won at least as many deals as the median earlier hire by the same tenure, and out of how many.
    #[must_use]
    pub fn level(&self) -> (usize, usize) {
        let compared = self.hires.iter().filter_map(|one| {
            let month = one.beside.as_ref()?.month as usize;
            let band = self.band.get(month)?;
            Some(f64::from(one.months.get(month)?.wins) >= band.wins.median)
        });
        compared.fold((0, 0), |(level, of), is_level| {
            (level + usize::from(is_level), of + 1)
        })
    }
}
