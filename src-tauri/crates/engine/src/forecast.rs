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
mod figures;
mod gamma;
mod known;
mod lately;
mod open;
mod pace;
mod visit;
mod words;

use chrono::NaiveDate;

use crate::{filter::Filter, ledger::Ledger, lens::Lens, moment::Day, money::Money, purse};
use draws::Draws;
pub use figures::{AmountRange, Forecast, ForecastDay, Range};
use known::Known;
use lately::Lately;
use open::OpenDeal;
use words::Ground;
pub use words::date;

/// Longer horizons are gone through in steps of several days.
const MOST_STEPS: u32 = 366;

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
