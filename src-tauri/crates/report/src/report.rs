//! All that goes out of one look at a team: what the command prints, the page shows and the terminal
//! lists. How each part is worked out is the engine's; how it is said, the rooms' beside this one.

use engine::{
    forecast::Forecast,
    rates::SumsInBase,
    review::Review,
    tenure::{RampUp, Tenure},
    trend::Trend,
};
use serde::Serialize;

/// A review with what is drawn from the same deals beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Every figure of the look.
    #[serde(flatten)]
    pub review: Review,
    /// Conversion and median days by month of entry.
    pub trend: Trend,
    /// Wins to come.
    pub forecast: Forecast,
    /// Reps in their first twelve months, by name.
    pub tenure: Vec<Tenure>,
    /// The same reps at once, beside the hires whose first year is over.
    pub ramp_up: RampUp,
    /// Its sums in one currency, where one was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sums_in_base: Option<SumsInBase>,
}
