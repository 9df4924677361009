//! Which deals stand behind a figure: what a click on a bar, a cell or a number asks for.

use serde::{Deserialize, Serialize};

/// How a passage ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It went beyond the stage.
    Advanced,
    /// It was lost.
    Lost,
    /// It is still there.
    Open,
}

/// The deals behind one figure. Every field that is set narrows the choice.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Selection {
    /// Every deal that the filter leaves.
    All,
    /// Passages at a stage (by the rep who owned the deal then), ended so, or with any end.
    Passages {
        /// The stage's name.
        stage: String,
        /// How they ended.
        outcome: Option<Outcome>,
        /// The rep's name; `None`: all.
        rep: Option<String>,
    },
    /// Deals that got beyond the stage without entering it.
    Skipped {
        /// The stage's name.
        stage: String,
    },
    /// Deals open now (by their owner now), at a stage or anywhere.
    Open {
        /// The stage's name; `None`: all.
        stage: Option<String>,
        /// The owner's name; `None`: all.
        rep: Option<String>,
        /// Only those past the stall point.
        stalled: bool,
    },
    /// Whole deals that began in the period, ended so: `advanced` means won.
    Deals {
        /// How they ended.
        outcome: Option<Outcome>,
        /// The owner's name; `None`: all.
        rep: Option<String>,
    },
    /// Deals won in the period.
    WonInPeriod,
}
