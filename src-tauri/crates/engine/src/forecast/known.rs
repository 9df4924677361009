//! What a day knew: every visit up to it, and where each deal then stood that was neither won nor
//! lost. Never filtered.

use super::{
    draws::OpenDeal,
    pace::Visits,
    visit::{OpenNow, visits},
};
use crate::{ledger::Ledger, moment::Day};

/// Days are counted in steps of `step`.
pub(super) struct Known {
    pub(super) visits: Visits,
    pub(super) open: Vec<(u32, OpenNow)>,
    day: Day,
    step: u32,
}

impl Known {
    pub(super) fn at(ledger: &Ledger, day: Day, step: u32) -> Self {
        let mut visits_known = Visits::none(ledger.process().stages.len());
        let mut open = Vec::new();
        for deal in 0..ledger.deals() as u32 {
            let now = visits(ledger, day, deal, |visit| {
                let days = visit.left.since(visit.entered);
                visits_known.count(visit.stage, days / step, visit.next);
            });
            open.extend(now.map(|now| (deal, now)));
        }
        Self {
            visits: visits_known,
            open,
            day,
            step,
        }
    }

    /// The deal as it can be simulated; `None` where it is not known since when it is where it is.
    pub(super) fn simulated(&self, ledger: &Ledger, deal: u32, now: &OpenNow) -> Option<OpenDeal> {
        now.at.map(|(stage, since)| OpenDeal {
            stage: usize::from(stage),
            age: (self.day.since(since) / self.step) as usize,
            value: ledger.value(deal),
        })
    }
}
