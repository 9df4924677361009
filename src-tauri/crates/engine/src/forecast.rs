//! How many of the deals open now will be won by a chosen day, and what they are worth.
//!
//! Every open deal goes on as deals of its stage did at the age of its visit: forward, past stages,
//! back, to the win or to its loss (a semi-Markov process with competing risks). How they did is
//! known only so well: each draw takes one way the stages may truly be, reckons every deal's chance
//! exactly, and lets chance decide. How far the same forecast was off at earlier days, and how unlike
//! each time, is in every draw ([`lately`]). The range holds eight draws of ten. Deals still to be begun are
//! not in it. How stages go is learned from every deal up to the as-of day, whoever looks; the
//! filter chooses which open deals are counted, and its period plays no part.
//!
//! Draws are seeded: the same ledger gives the same forecast on every machine.

mod ahead;
mod draws;
mod gamma;
mod known;
mod lately;
mod pace;
mod visit;
mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{filter::Filter, ledger::Ledger, lens::Lens, moment::Day, money::Money, purse};
use draws::{Draws, OpenDeal};
use known::Known;
use lately::Lately;

/// Longer horizons are gone through in steps of several days.
const MOST_STEPS: u32 = 366;
/// Days that the fan shows at most.
const MOST_DAYS: usize = 100;

/// What is expected of the deals open now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Forecast {
    /// What is known is known up to this day.
    pub as_of: NaiveDate,
    /// Wins up to and including this day.
    pub until: NaiveDate,
    /// Open deals that were simulated.
    pub open: u32,
    /// Open deals that could not be: it is not known since when they are where they are.
    pub left_out: u32,
    /// How many draws the ranges are made of.
    pub draws: u32,
    /// Deals won.
    pub wins: Range,
    /// What they are worth, one per currency, largest expected first; empty where no open deal has
    /// an amount.
    pub amounts: Vec<AmountRange>,
    /// Simulated deals without an amount: they count among the wins alone.
    pub unpriced: u32,
    /// The same by day, from the as-of day on, at most 100; empty where there is nothing to tell.
    pub days: Vec<ForecastDay>,
    /// One plain sentence.
    pub summary: String,
}

/// An expected figure and its 80 % interval; `low <= expected <= high`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Range {
    /// The mean.
    pub expected: f64,
    /// One draw in ten is below; of whole deals, draws that are the same count half.
    pub low: f64,
    /// One draw in ten is above; the same.
    pub high: f64,
}

/// The same of money of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AmountRange {
    /// The mean.
    pub expected: Money,
    /// One draw in ten is below.
    pub low: Money,
    /// One draw in ten is above.
    pub high: Money,
}

/// What will have been won by the end of a day, since the as-of day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ForecastDay {
    /// The day.
    pub on: NaiveDate,
    /// Deals won.
    pub wins: Range,
    /// What they are worth in whole units of the currency that comes first in
    /// [`Forecast::amounts`]; `None` without amounts.
    pub amount: Option<Range>,
}

/// Why a forecast says what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    Drawn,
    /// The day asked for is not after the as-of day.
    Past,
    NothingOpen,
    /// No open deal has a dated stage.
    NoHistory,
    /// No deal has left any stage yet.
    NothingLeft,
    NoWins,
}

impl Ledger {
    /// What the deals open now will bring by `until`. Without a day ahead, open deals or history it
    /// says so, with all figures 0.
    #[must_use]
    pub fn forecast(&self, filter: &Filter, until: NaiveDate) -> Forecast {
        let lens = Lens::new(self, filter);
        let horizon = Day::of(until).since(lens.as_of);
        let step = horizon.div_ceil(MOST_STEPS).max(1);
        let mut days = vec![lens.as_of];
        days.extend(Lately::days(self, lens.as_of, horizon));
        let mut earlier = Known::at_each(self, &days, step);
        let known = earlier.remove(0);
        let mut open = Vec::new();
        let mut left_out = 0;
        for (deal, now) in &known.open {
            if !lens.deal(self, *deal) || !lens.owner(now.owner) {
                continue;
            }
            match known.simulated(self, *deal, now) {
                Some(simulated) => open.push(simulated),
                None => left_out += 1,
            }
        }
        let ground = if horizon == 0 {
            Ground::Past
        } else if open.is_empty() && left_out > 0 {
            Ground::NoHistory
        } else if open.is_empty() {
            Ground::NothingOpen
        } else if known.visits.exits() == 0 {
            Ground::NothingLeft
        } else if known.visits.wins() == 0 {
            Ground::NoWins
        } else {
            Ground::Drawn
        };
        let unpriced = open.iter().filter(|deal| deal.value.is_none()).count();
        let mut forecast = Forecast {
            as_of: lens.as_of.date(),
            until,
            open: open.len() as u32,
            left_out,
            draws: 0,
            wins: Range::default(),
            amounts: nothing(&open),
            unpriced: unpriced as u32,
            days: Vec::new(),
            summary: String::new(),
        };
        if ground == Ground::Drawn {
            let lately = Lately::of(self, &earlier, horizon, step);
            let draws = Draws::of((&known.visits, &lately), open, (horizon / step) as usize);
            draws.tell(&mut forecast, (lens.as_of, step));
        }
        forecast.summary = words::summary(&forecast, ground);
        forecast
    }
}

/// A zero for every currency.
fn nothing(open: &[OpenDeal]) -> Vec<AmountRange> {
    let mut currencies = Vec::new();
    for value in open.iter().filter_map(|deal| deal.value) {
        purse::add(&mut currencies, Some(Money { minor: 0, ..value }));
    }
    purse::largest_first(currencies)
        .into_iter()
        .map(|zero| AmountRange {
            expected: zero,
            low: zero,
            high: zero,
        })
        .collect()
}
