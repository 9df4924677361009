//! Moves in the order in which they came, until they stand by deal, then instant, then arrival.
//!
//! Of a long file memory is what costs: every page of it is cleared before it is first written to. So
//! a deal is kept once for moves of it that follow each other, and no instant where the day tells it.

use std::ops::Range;

use super::codes::UNDATED;
use crate::{count, moment::Day};

/// Moves as they came.
#[derive(Clone, Debug)]
pub(super) struct Arrivals {
    /// A deal for every run of moves of one deal, and the place of the first of them.
    deal: Vec<u32>,
    from: Vec<u32>,
    day: Vec<i32>,
    step: Vec<u16>,
    rep: Vec<u32>,
    /// Of every move, once there is one whose day does not tell it.
    instant: Vec<i64>,
    /// The deal and the instant of the last move.
    last: (u32, i64),
    /// They came as they are to stand.
    sorted: bool,
}

/// One move: deal, instant in microseconds, day, step and rep as the ledger codes them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrival {
    pub(super) deal: u32,
    pub(super) instant: i64,
    pub(super) day: i32,
    pub(super) step: u16,
    pub(super) rep: u32,
}

/// Moves by deal, then instant, then arrival.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sorted {
    /// Where each deal's moves begin; one more at the end.
    pub(super) start: Vec<u32>,
    pub(super) day: Vec<i32>,
    pub(super) step: Vec<u16>,
    pub(super) rep: Vec<u32>,
}

impl Default for Arrivals {
    fn default() -> Self {
        Self {
            deal: Vec::new(),
            from: Vec::new(),
            day: Vec::new(),
            step: Vec::new(),
            rep: Vec::new(),
            instant: Vec::new(),
            last: (0, i64::MIN),
            sorted: true,
        }
    }
}

impl Arrivals {
    /// Whether there is no room for one more: moves are counted in 32 bits.
    pub(super) fn full(&self) -> bool {
        self.day.len() >= u32::MAX as usize
    }

    pub(super) fn push(&mut self, came: Arrival) {
        let Arrival {
            deal,
            instant,
            day,
            step,
            rep,
        } = came;
        if self.deal.last() != Some(&deal) {
            self.deal.push(deal);
            self.from.push(count::of(self.day.len()));
        }
        if !self.instant.is_empty() || instant != start_of(day) {
            if self.instant.len() < self.day.len() {
                self.instant = self.day.iter().map(|day| start_of(*day)).collect();
            }
            self.instant.push(instant);
        }
        self.sorted = self.sorted && self.last <= (deal, instant);
        self.last = (deal, instant);
        self.day.push(day);
        self.step.push(step);
        self.rep.push(rep);
    }

    /// Sorts them; there are so many deals, each with at least one move.
    pub(super) fn sort(mut self, deals: usize) -> Sorted {
        let order = if self.sorted && self.deal.len() == deals {
            self.from.push(count::of(self.day.len()));
            None
        } else {
            let (start, order) = self.order(deals);
            self.from = start;
            Some(order)
        };
        Sorted {
            start: self.from,
            day: in_order(self.day, order.as_deref()),
            step: in_order(self.step, order.as_deref()),
            rep: in_order(self.rep, order.as_deref()),
        }
    }

    /// Where each deal's moves begin once they are sorted, and which arrival each of them is.
    fn order(&self, deals: usize) -> (Vec<u32>, Vec<u32>) {
        let mut start = vec![0_u32; deals + 1];
        for (deal, rows) in self.runs() {
            start[deal as usize + 1] += count::of(rows.len());
        }
        for ix in 0..deals {
            start[ix + 1] += start[ix];
        }
        // Counting keeps arrivals in order within a deal; only deals whose rows are out of order
        // are then sorted.
        let mut place = start.clone();
        let mut order = vec![0_u32; self.day.len()];
        for (deal, rows) in self.runs() {
            let at = &mut place[deal as usize];
            for row in rows {
                order[*at as usize] = count::of(row);
                *at += 1;
            }
        }
        for bounds in start.windows(2) {
            let rows = &mut order[bounds[0] as usize..bounds[1] as usize];
            let instant = |row: &u32| self.instant(*row as usize);
            if !rows.is_sorted_by_key(instant) {
                rows.sort_by_key(instant);
            }
        }
        (start, order)
    }

    /// The deals in the order in which they came, with the places of the moves that came together.
    fn runs(&self) -> impl Iterator<Item = (u32, Range<usize>)> {
        let ends = self.from.iter().skip(1).map(|next| *next as usize);
        let ends = ends.chain([self.day.len()]);
        let starts = self.from.iter().map(|from| *from as usize);
        let rows = starts.zip(ends).map(|(from, to)| from..to);
        self.deal.iter().copied().zip(rows)
    }

    fn instant(&self, row: usize) -> i64 {
        match self.instant.get(row) {
            Some(instant) => *instant,
            None => start_of(self.day[row]),
        }
    }
}

/// The instant of a move of which only the day was written, as [`crate::moment::Moment::of_date`] has it.
fn start_of(day: i32) -> i64 {
    if day == UNDATED {
        i64::MIN
    } else {
        Day(day).start()
    }
}

/// A column's values in that order.
fn in_order<T: Copy>(mut values: Vec<T>, order: Option<&[u32]>) -> Vec<T> {
    match order {
        Some(order) => order.iter().map(|&row| values[row as usize]).collect(),
        None => {
            values.shrink_to_fit();
            values
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn moves_stand_by_deal_then_instant_then_arrival(
            told in prop::collection::vec((0_u32..6, -2_i32..3, prop::option::of(0_i64..3)), 0..40),
        ) {
            // Ids are given in the order of first sight, and every deal has a move.
            let mut seen = Vec::new();
            let mut arrivals = Arrivals::default();
            let mut expected = Vec::new();
            for (row, (name, day, hours)) in (0_u32..).zip(told) {
                let deal = seen.iter().position(|known| *known == name).unwrap_or(seen.len());
                if deal == seen.len() {
                    seen.push(name);
                }
                let day = if day == -2 { UNDATED } else { day };
                let timed = hours.filter(|_| day != UNDATED).unwrap_or(0) * 3_600_000_000;
                let instant = if day == UNDATED { i64::MIN } else { start_of(day) + timed };
                let came = Arrival { deal: deal as u32, instant, day, step: 0, rep: row };
                arrivals.push(came);
                expected.push(came);
            }
            expected.sort_by_key(|came| (came.deal, came.instant));
            let starts = (0..=seen.len()).map(|deal| {
                count::of(expected.partition_point(|came| (came.deal as usize) < deal))
            });
            let sorted = arrivals.sort(seen.len());
            prop_assert_eq!(sorted, Sorted {
                start: starts.collect(),
                day: expected.iter().map(|came| came.day).collect(),
                step: expected.iter().map(|came| came.step).collect(),
                rep: expected.iter().map(|came| came.rep).collect(),
            });
        }
    }

    #[test]
    fn a_file_in_order_without_times_of_day_keeps_neither_deals_of_moves_nor_instants() {
        let mut arrivals = Arrivals::default();
        for (deal, day) in [(0, 1), (0, 1), (0, 4), (1, -3), (2, 0), (2, 9)] {
            arrivals.push(Arrival {
                deal,
                instant: start_of(day),
                day,
                step: 0,
                rep: 0,
            });
        }
        assert!(arrivals.sorted && arrivals.instant.is_empty());
        assert_eq!(arrivals.from, [0, 3, 4]);
    }
}
