//! Which deals stand behind a figure: what a click on a bar, a cell or a number asks for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::cause::Cause;

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
    /// These deals, by the id in their source, whatever the filter leaves.
    These {
        /// Their ids.
        deals: Vec<String>,
    },
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
    /// A month of the trend: passages at a stage that began in it, or whole deals that did.
    EnteredIn {
        /// The stage's name; `None`: whole deals, by the day they began; `advanced` means won.
        stage: Option<String>,
        /// Any day of the month.
        month: NaiveDate,
        /// How they ended.
        outcome: Option<Outcome>,
    },
    /// Passages at a stage that nobody owned when they began.
    PassagesOfNobody {
        /// The stage's name.
        stage: String,
        /// How they ended.
        outcome: Option<Outcome>,
    },
    /// Deals open now that nobody owns now, at a stage or anywhere.
    OpenOfNobody {
        /// The stage's name; `None`: all.
        stage: Option<String>,
        /// Only those past the stall point.
        stalled: bool,
    },
    /// Passages at a stage during which the deal moved to an earlier one.
    WentBack {
        /// The stage's name.
        stage: String,
        /// The rep's name, who owned the deal when it entered; `None`: all.
        rep: Option<String>,
    },
    /// Deals that got beyond the stage without entering it while a rep owned them.
    SkippedBy {
        /// The stage's name.
        stage: String,
        /// The rep's name.
        rep: String,
    },
    /// Stalled deals at a stage (by their owner now) that have a cause.
    Cause {
        /// The stage's name.
        stage: String,
        /// The owner's name; `None`: all.
        rep: Option<String>,
        /// Which.
        cause: Cause,
    },
}
