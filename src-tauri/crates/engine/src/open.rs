//! The deals that are somewhere now, summed by stage and owner in one pass.
//!
//! Whether a deal is stalled is the yardstick's word; what is looked at was decided in the survey.

use crate::{
    ledger::{Ledger, NOBODY},
    lens::Lens,
    money::Amounts,
    passage::OpenDeal,
    purse,
    yardstick::Yardstick,
};

/// Some of them, summed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct OpenSum {
    pub(crate) deals: u32,
    pub(crate) stalled: u32,
    /// By currency, largest first.
    pub(crate) value: Amounts,
    pub(crate) stalled_value: Amounts,
}

impl OpenSum {
    fn add(&mut self, ledger: &Ledger, open: &OpenDeal, stalled: bool) {
        let value = ledger.value(open.deal);
        self.deals += 1;
        purse::add(&mut self.value, value);
        if stalled {
            self.stalled += 1;
            purse::add(&mut self.stalled_value, value);
        }
    }

    /// Several sums as one.
    fn total<'a>(sums: impl Iterator<Item = &'a Self>) -> Self {
        let mut total = Self::default();
        for sum in sums {
            total.deals += sum.deals;
            total.stalled += sum.stalled;
            for amount in &sum.value {
                purse::add(&mut total.value, Some(*amount));
            }
            for amount in &sum.stalled_value {
                purse::add(&mut total.stalled_value, Some(*amount));
            }
        }
        total.in_order()
    }

    fn in_order(self) -> Self {
        Self {
            value: purse::largest_first(self.value),
            stalled_value: purse::largest_first(self.stalled_value),
            ..self
        }
    }
}

impl OpenDeal {
    /// Days of the current visit, where known.
    pub(crate) fn days(&self, lens: &Lens) -> Option<u32> {
        self.standing.since.map(|since| lens.as_of.since(since))
    }
}

/// All of them, by stage and owner's column.
pub(crate) struct OpenSums {
    columns: usize,
    /// By cell.
    here: Vec<OpenSum>,
    /// By owner's column: still to be won or lost, at whatever stage.
    selling: Vec<OpenSum>,
    /// By stage: days of the current visits, shortest first.
    days: Vec<Vec<u32>>,
}

impl OpenSums {
    pub(crate) fn of(
        ledger: &Ledger,
        lens: &Lens,
        yardsticks: &[Yardstick],
        (columns, open): (usize, &[OpenDeal]),
    ) -> Self {
        let mut sums = Self {
            columns,
            here: vec![OpenSum::default(); yardsticks.len() * columns],
            selling: vec![OpenSum::default(); columns],
            days: vec![Vec::new(); yardsticks.len()],
        };
        for open in open {
            let stage = usize::from(open.stage);
            let owner = open.standing.owner.unwrap_or(NOBODY) as usize;
            let column = owner.min(columns - 1);
            let days = open.days(lens);
            let stalled = yardsticks[stage].stalls(days);
            sums.here[stage * columns + column].add(ledger, open, stalled);
            if open.standing.outcome_is_open() {
                sums.selling[column].add(ledger, open, stalled);
            }
            sums.days[stage].extend(days);
        }
        sums.days.iter_mut().for_each(shortest_first);
        sums
    }

    /// Of one owner at one stage.
    pub(crate) fn at(&self, stage: usize, column: usize) -> OpenSum {
        self.here[stage * self.columns + column].clone().in_order()
    }

    /// Of all owners looked at, at one stage.
    pub(crate) fn stage(&self, stage: usize) -> OpenSum {
        OpenSum::total(self.here[stage * self.columns..][..self.columns].iter())
    }

    /// Still to be won or lost, of some owners.
    pub(crate) fn selling(&self, columns: std::ops::Range<usize>) -> OpenSum {
        OpenSum::total(self.selling[columns].iter())
    }

    /// Whether an owner has any deal anywhere now.
    pub(crate) fn has_any(&self, column: usize) -> bool {
        let of_owner = self.here.iter().skip(column).step_by(self.columns);
        of_owner.into_iter().any(|sum| sum.deals > 0)
    }

    /// Days of the visits that go on at a stage, shortest first.
    pub(crate) fn days(&self, stage: usize) -> &[u32] {
        &self.days[stage]
    }
}

/// Puts days in order by counting them; an odd date among few is no reason to count to it.
fn shortest_first(days: &mut Vec<u32>) {
    let longest = days.iter().copied().max().unwrap_or(0) as usize;
    if longest > 4 * days.len() {
        days.sort_unstable();
        return;
    }
    let mut counts = vec![0; longest + 1];
    for day in days.iter() {
        counts[*day as usize] += 1;
    }
    days.clear();
    for (day, count) in (0..).zip(counts) {
        days.extend(std::iter::repeat_n(day, count));
    }
}

#[cfg(test)]
mod tests {
    use super::shortest_first;

    #[test]
    fn days_come_in_order_whatever_they_are() {
        let check = |days: &[u32]| {
            let (mut got, mut want) = (days.to_vec(), days.to_vec());
            shortest_first(&mut got);
            want.sort_unstable();
            assert_eq!(got, want);
        };
        check(&[]);
        check(&[0]);
        check(&[3, 1, 2, 1, 0, 12, 12, 5]);
        check(&[7, 700_000, 3]);
    }
}
