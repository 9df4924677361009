//! What is recorded on deals beside their moves, as columns beside the ledger's.
//!
//! Numbers only, a few bytes a fact, by deal and then day; a deal of which nothing is recorded costs
//! nothing, and where nothing is recorded at all there is nothing here. The memory reads them once and
//! tells a deal anew with the ledger.

use super::{DealIx, Ledger};
use crate::{count, recorded::Noted};

/// The facts of all deals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Records {
    /// Where each deal's facts begin; one more at the end. Empty where nothing is recorded.
    start: Vec<u32>,
    noted: Vec<Noted>,
}

impl Records {
    pub(crate) fn is_empty(&self) -> bool {
        self.noted.is_empty()
    }

    /// The facts of a deal, by day.
    pub(crate) fn of(&self, deal: u32) -> &[Noted] {
        let at = |ix: usize| self.start.get(ix).map(|at| *at as usize);
        match (at(deal as usize), at(deal as usize + 1)) {
            (Some(from), Some(to)) => self.noted.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Of `deals` deals, from facts in any order; those of one day stay as they come.
    fn gathered(deals: usize, mut facts: Vec<(DealIx, Noted)>) -> Self {
        facts.retain(|(deal, _)| (deal.0 as usize) < deals);
        facts.truncate(u32::MAX as usize);
        if facts.is_empty() {
            return Self::default();
        }
        facts.sort_by_key(|(deal, noted)| (*deal, noted.day));
        let mut start = vec![0_u32; deals + 1];
        for (deal, _) in &facts {
            start[deal.0 as usize + 1] += 1;
        }
        for ix in 0..deals {
            start[ix + 1] += start[ix];
        }
        let noted = facts.into_iter().map(|(_, noted)| noted).collect();
        Self { start, noted }
    }

    /// Puts the facts of a deal in the place of what was known of it.
    pub(crate) fn put(&mut self, deal: u32, facts: &[Noted]) {
        if self.of(deal) == facts {
            return;
        }
        let place = deal as usize;
        if self.start.is_empty() {
            self.start.push(0);
        }
        let last = self.start.last().copied().unwrap_or(0);
        if self.start.len() < place + 2 {
            self.start.resize(place + 2, last);
        }
        let (from, to) = (self.start[place], self.start[place + 1]);
        self.noted
            .splice(from as usize..to as usize, facts.iter().copied());
        let come = count::of(facts.len());
        for start in &mut self.start[place + 1..] {
            *start = *start - (to - from) + come;
        }
    }
}

impl Ledger {
    /// Takes what is recorded on its deals, in the place of what it knew; a deal that the ledger does
    /// not have is passed over. Facts of one deal and day keep their order.
    pub fn record(&mut self, facts: Vec<(DealIx, Noted)>) {
        self.records = Records::gathered(self.deals(), facts);
        self.forget_causes();
    }

    /// Whether anything is recorded on any deal beside its moves.
    #[must_use]
    pub fn has_records(&self) -> bool {
        !self.records.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{moment::Day, recorded::What};

    fn noted(day: i32, value: i32) -> Noted {
        Noted {
            day: Day(day),
            what: What::Contacts,
            value,
        }
    }

    #[test]
    fn facts_lie_by_deal_and_day_and_those_of_a_day_as_they_came() {
        let facts = vec![
            (DealIx(2), noted(5, 1)),
            (DealIx(0), noted(9, 2)),
            (DealIx(2), noted(3, 3)),
            (DealIx(2), noted(5, 4)),
            (DealIx(7), noted(1, 9)),
        ];
        let records = Records::gathered(3, facts);
        assert_eq!(records.of(0), [noted(9, 2)]);
        assert_eq!(records.of(1), []);
        assert_eq!(records.of(2), [noted(3, 3), noted(5, 1), noted(5, 4)]);
        assert_eq!(records.of(3), []);
    }

    #[test]
    fn a_deal_told_anew_takes_its_own_place_only() {
        let told = |facts: &[(u32, i32)]| {
            let facts = facts
                .iter()
                .map(|(deal, day)| (DealIx(*deal), noted(*day, 1)));
            Records::gathered(4, facts.collect())
        };
        let mut records = told(&[(0, 1), (1, 1), (1, 2), (2, 4)]);
        records.put(1, &[noted(7, 1), noted(8, 1), noted(9, 1)]);
        assert_eq!(records, told(&[(0, 1), (1, 7), (1, 8), (1, 9), (2, 4)]));
        records.put(1, &[]);
        assert_eq!(records, told(&[(0, 1), (2, 4)]));
        let mut none = Records::default();
        none.put(2, &[]);
        assert_eq!(none, Records::default());
        none.put(2, &[noted(3, 1)]);
        none.put(5, &[noted(4, 1)]);
        assert_eq!(none.of(2), [noted(3, 1)]);
        assert_eq!((none.of(4), none.of(5)), (&[][..], &[noted(4, 1)][..]));
    }
}
