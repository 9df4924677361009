//! The chance that an open deal moves on within the next 30 days.
//!
//! It starts from the stage's own curve: of the passages that stayed as long, what share moved on
//! within 30 days (Aalen–Johansen from there on). What else the moves say (age, steps taken, steps
//! back, changed hands, amount, rep, source) shifts its log odds, by a ridge logistic model learned
//! from earlier 30-day windows that had closed by the as-of day. Only what was known on the first
//! day of a window goes into it, but for amount and source, of which the ledger keeps the last word.
//! Where something is recorded on deals, the causes found on them are one more candidate, and go in only
//! if they foretell better too.
//! The model is used only if, learned without them, it foretold the latest closed windows better
//! than the curve did, by more than the noise; else every figure here is the curve's, exactly.
//!
//! Never filtered: it depends on the ledger and the as-of day alone, and not on the order of rows.

mod ahead;
mod causes;
mod design;
mod learned;
mod ridge;
mod window;

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::{
    curve::Curve, interval::Z, ledger::Ledger, moment::Day, passage::Standing, record::StageIx,
    yardstick::Yardstick,
};

use ahead::Ahead;
use learned::Learned;
pub(crate) use window::{advances, day as window_day, sample, stands};

/// How far ahead is looked, in days.
const WINDOW: u32 = 30;
/// Days of a visit up to which a stage's chances are kept once worked out, as far as anyone stayed.
const NEAR: usize = 4_096;

/// What a chance rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ChanceBasis {
    /// The stage's curve and what else the deal's moves say.
    Learned,
    /// The stage's curve alone: more was not worth learning from so few deals.
    Curve,
}

/// The chance that a deal moves beyond its stage within 30 days of the as-of day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Advance30 {
    /// In 0..=1.
    pub chance: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// Passages it was learned from: those at this stage that stayed as long (`Curve`), or the deals
    /// seen at it in closed windows (`Learned`).
    pub n: u32,
    /// What it rests on.
    pub basis: ChanceBasis,
}

/// How well the chance of still advancing in the end is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChanceRange {
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// Passages at the stage that were seen to stay longer: what the chance was learned from.
    pub n: u32,
}

/// Nobody was seen to stay longer.
const NOTHING_KNOWN: ChanceRange = ChanceRange {
    low: 0.0,
    high: 1.0,
    n: 0,
};

/// The chances of every deal at one as-of day.
#[derive(Debug)]
pub(crate) struct Chances {
    as_of: Day,
    yardsticks: Arc<[Yardstick]>,
    /// By stage and days of the visit, worked out when first asked for.
    near: Vec<Vec<OnceLock<Option<Ahead>>>>,
    /// The same of the chance in the end.
    ever: Vec<Vec<OnceLock<Option<Ahead>>>>,
    learned: Option<Learned>,
}

impl Chances {
    fn new(ledger: &Ledger, as_of: Day, yardsticks: Arc<[Yardstick]>) -> Self {
        let curves: Vec<_> = yardsticks.iter().map(|y| &y.curve).collect();
        Self {
            as_of,
            learned: Learned::from(ledger, as_of, &curves),
            near: curves.iter().map(|curve| near(curve)).collect(),
            ever: curves.iter().map(|curve| near(curve)).collect(),
            yardsticks,
        }
    }

    /// The chance of a deal at a stage since a known day; `None` where none stayed there so long.
    pub(crate) fn of(&self, ledger: &Ledger, deal: u32, standing: &Standing) -> Option<Advance30> {
        let stage = standing.stage?;
        let days = self.as_of.since(standing.since?);
        let ahead = self.after(&self.near, Ahead::of, (stage, days))?;
        let plain = Advance30 {
            chance: ahead.chance,
            low: ahead.low,
            high: ahead.high,
            n: ahead.n,
            basis: ChanceBasis::Curve,
        };
        let Some(learned) = &self.learned else {
            return Some(plain);
        };
        let shifted = learned.shifted(ledger, deal, standing, self.as_of, ahead.chance)?;
        // On the scale of log odds the curve's own error and the model's add up.
        let width = |chance: f64, low: f64, high: f64| {
            let odds = |share: f64| ridge::log_odds(share.clamp(1e-6, 1.0 - 1e-6));
            let (below, above) = (odds(chance) - odds(low), odds(high) - odds(chance));
            (below.max(0.0), above.max(0.0))
        };
        let (below, above) = width(ahead.chance, ahead.low, ahead.high);
        let model = Z * shifted.std_error;
        Some(Advance30 {
            chance: ridge::share(shifted.log_odds),
            low: ridge::share(shifted.log_odds - below.hypot(model)),
            high: ridge::share(shifted.log_odds + above.hypot(model)),
            n: learned.deals_at(stage),
            basis: ChanceBasis::Learned,
        })
    }

    /// How well the chance of still advancing after so many days at a stage is known.
    pub(crate) fn range(&self, stage: StageIx, days: u32) -> ChanceRange {
        self.after(&self.ever, Ahead::ever, (stage, days))
            .map_or(NOTHING_KNOWN, |ever| ChanceRange {
                low: ever.low,
                high: ever.high,
                n: ever.n,
            })
    }

    fn after(
        &self,
        known: &[Vec<OnceLock<Option<Ahead>>>],
        of: fn(&Curve, u32) -> Option<Ahead>,
        (stage, days): (StageIx, u32),
    ) -> Option<Ahead> {
        let place = usize::from(stage);
        let work = || of(&self.yardsticks.get(place)?.curve, days);
        match known.get(place)?.get(days as usize) {
            Some(known) => *known.get_or_init(work),
            None => work(),
        }
    }
}

/// Room for the chances after each day that anyone stayed beyond.
fn near(curve: &Curve) -> Vec<OnceLock<Option<Ahead>>> {
    let last = curve.tally().last().map_or(0, |row| row.day as usize);
    vec![OnceLock::new(); last.min(NEAR)]
}

impl Ledger {
    /// The chances at an as-of day: learned once, and kept until another day is asked for.
    pub(crate) fn chances(&self, as_of: Day) -> Arc<Chances> {
        let yardsticks = self.yardsticks(as_of);
        let learn = || Arc::new(Chances::new(self, as_of, yardsticks));
        self.known_chances.get_or(as_of, learn)
    }
}
