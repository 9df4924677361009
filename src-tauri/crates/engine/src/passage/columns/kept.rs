//! How long stays lasted, counted by rep when the ledger is filled: what a look through all of time
//! reads in place of the passages, several hundred times as many.
//!
//! Of those that ended, how many after how many days, and how; of those that go on, the day they
//! began, since their length is another on every day. So the counts hold from the ledger's last day
//! on, whatever the as-of day. A deal told anew is taken out and put in: they are never counted again
//! for one change. The invariant: they are what a pass over the column would count.

use super::{End, LONG, OPEN, WENT_BACK, by_day::Told};
use crate::{
    ledger::{NOBODY, room},
    lines::Lines,
    moment::Day,
    selection::Outcome,
    stay::Stay,
    tally::{self, DayCount, Line, Tally},
};

/// All at one stage, or all whole deals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    /// By rep id; reps who came later and have none may be missing.
    reps: Vec<Counts>,
    nobody: Counts,
    /// Stays that are to be looked up: while there are any, nothing can be read from here.
    odd: u32,
}

/// One rep's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Counts {
    /// Stays that ended, shortest first, and how many: more than two bytes can say lie side by side.
    ended: Vec<(End, u16)>,
    /// Days on which stays began that go on, and how many.
    open: Vec<(i32, u32)>,
    went_back: u32,
}

/// Whether a stay's length is not said by two bytes.
fn is_odd(end: End) -> bool {
    let bits = end & !WENT_BACK;
    bits != OPEN && u32::from(bits) >> 2 == LONG
}

impl Kept {
    /// Counts what was told, days rising, of so many reps.
    pub(super) fn of(reps: usize, told: impl Iterator<Item = (i32, u32, End)>) -> Self {
        let mut own = Self {
            reps: vec![Counts::default(); reps],
            ..Self::default()
        };
        // The last is nobody's.
        let mut ended = Lines::new(reps + 1);
        for (began, rep, end) in told {
            let bits = end & !WENT_BACK;
            if is_odd(end) {
                own.odd += 1;
                continue;
            }
            if bits != OPEN {
                ended.count((rep as usize).min(reps), Stay::packed(bits));
            } else {
                let open = &mut own.counts_mut(rep).open;
                match open.last_mut() {
                    Some((day, count)) if *day == began => *count += 1,
                    _ => open.push((began, 1)),
                }
            }
            own.counts_mut(rep).went_back += u32::from(end & WENT_BACK != 0);
        }
        ended.settle();
        for (column, rep) in (0..=reps).zip((0..reps as u32).chain([NOBODY])) {
            let counts = own.counts_mut(rep);
            for (stay, count) in ended.counted(column) {
                // No stay here is longer than two bytes say.
                let (bits, mut left) = (stay.place() as End, count);
                while left > 0 {
                    let part = u16::try_from(left).unwrap_or(u16::MAX);
                    counts.ended.push((bits, part));
                    left -= u32::from(part);
                }
            }
            counts.ended.shrink_to_fit();
            counts.open.shrink_to_fit();
        }
        own
    }

    fn counts_mut(&mut self, rep: u32) -> &mut Counts {
        if rep == NOBODY {
            return &mut self.nobody;
        }
        let at = rep as usize;
        if at >= self.reps.len() {
            self.reps.resize_with(at + 1, Counts::default);
        }
        &mut self.reps[at]
    }

    /// Of a rep's column of so many, the last of which is nobody's.
    fn column(&self, column: usize, columns: usize) -> Option<&Counts> {
        if column + 1 == columns {
            Some(&self.nobody)
        } else {
            self.reps.get(column)
        }
    }

    /// Whether all that was told can be read from here.
    pub(crate) fn is_whole(&self) -> bool {
        self.odd == 0
    }

    /// Stays of some columns of so many, as they stood on a day, the ledger's last or later.
    pub(crate) fn tally(&self, columns: &[usize], of: usize, as_of: Day) -> Tally {
        if let [column] = columns {
            let own = self.column(*column, of);
            return own.map_or_else(Tally::new, |own| own.tally(as_of));
        }
        let mut line = Line::default();
        for own in columns.iter().filter_map(|column| self.column(*column, of)) {
            for &(end, count) in &own.ended {
                let stay = Stay::packed(end);
                line.count_all(stay.days(), stay.outcome(), u32::from(count));
            }
            for &(began, count) in &own.open {
                line.count_all(as_of.since(Day(began)), Outcome::Open, count);
            }
        }
        line.tally()
    }

    /// Stays of a column during which the deal went back.
    pub(crate) fn went_back(&self, column: usize, of: usize) -> u32 {
        self.column(column, of).map_or(0, |own| own.went_back)
    }

    /// Bytes of memory set aside.
    pub(super) fn bytes(&self) -> usize {
        let all = self.reps.iter().chain([&self.nobody]);
        room(&self.reps)
            + all
                .map(|own| room(&own.ended) + room(&own.open))
                .sum::<usize>()
    }

    /// Takes out what was counted of one told.
    pub(super) fn take_out(&mut self, told: &Told) {
        let (began, rep, end) = told.parts();
        if is_odd(end) {
            self.odd -= 1;
        } else {
            self.counts_mut(rep).take_out(began, end);
        }
    }

    /// Counts one told.
    pub(super) fn put_in(&mut self, told: &Told) {
        let (began, rep, end) = told.parts();
        if is_odd(end) {
            self.odd += 1;
        } else {
            self.counts_mut(rep).put_in(began, end);
        }
    }
}

impl Counts {
    /// Both lists, the second read from its end, come by days that rise.
    fn tally(&self, as_of: Day) -> Tally {
        let mut rows = Tally::with_capacity(self.ended.len() / 2 + self.open.len() + 1);
        let open = self.open.iter().rev();
        let mut open = open
            .map(|(began, count)| (as_of.since(Day(*began)), *count))
            .peekable();
        for &(end, count) in &self.ended {
            let stay = Stay::packed(end);
            while let Some((days, count)) = open.next_if(|(days, _)| *days < stay.days()) {
                row(&mut rows, days).open += count;
            }
            let row = row(&mut rows, stay.days());
            *tally::count(row, stay.outcome()) += u32::from(count);
        }
        for (days, count) in open {
            row(&mut rows, days).open += count;
        }
        rows
    }

    fn put_in(&mut self, began: i32, end: End) {
        self.went_back += u32::from(end & WENT_BACK != 0);
        let bits = end & !WENT_BACK;
        if bits == OPEN {
            let at = self.open.partition_point(|(day, _)| *day < began);
            match self.open.get_mut(at) {
                Some((day, count)) if *day == began => *count += 1,
                _ => self.open.insert(at, (began, 1)),
            }
            return;
        }
        let at = self.ended.partition_point(|(known, _)| *known < bits);
        match self.ended.get_mut(at) {
            Some((known, count)) if *known == bits && *count < u16::MAX => *count += 1,
            _ => self.ended.insert(at, (bits, 1)),
        }
    }

    fn take_out(&mut self, began: i32, end: End) {
        self.went_back -= u32::from(end & WENT_BACK != 0);
        let bits = end & !WENT_BACK;
        if bits == OPEN {
            let at = self.open.partition_point(|(day, _)| *day < began);
            if let Some((day, count)) = self.open.get_mut(at)
                && *day == began
            {
                *count -= 1;
                if *count == 0 {
                    self.open.remove(at);
                }
            }
            return;
        }
        let at = self.ended.partition_point(|(known, _)| *known < bits);
        if let Some((known, count)) = self.ended.get_mut(at)
            && *known == bits
        {
            *count -= 1;
            if *count == 0 {
                self.ended.remove(at);
            }
        }
    }
}

/// The row of a day that is none before the last.
fn row(rows: &mut Tally, day: u32) -> &mut DayCount {
    if rows.last().is_none_or(|last| last.day != day) {
        rows.push(DayCount {
            day,
            ..DayCount::default()
        });
    }
    let last = rows.len() - 1;
    &mut rows[last]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passage::{Passage, columns::end};

    #[test]
    fn more_alike_than_two_bytes_can_say_are_counted_all_the_same() {
        let lost = |days: u32| end(days, Outcome::Lost, false);
        let told = (0..70_000).map(|_| (0, 0, lost(3)));
        let mut kept = Kept::of(1, told.chain([(0, NOBODY, lost(5))]));
        let lost_of = |kept: &Kept, columns: &[usize]| -> Vec<(u32, u32)> {
            let rows = kept.tally(columns, 2, Day(9));
            rows.iter().map(|row| (row.day, row.lost)).collect()
        };
        assert_eq!(lost_of(&kept, &[0]), [(3, 70_000)]);
        assert_eq!(lost_of(&kept, &[0, 1]), [(3, 70_000), (5, 1)]);
        let told = Told::passage(
            0,
            &Passage {
                stage: 0,
                rep: 0,
                entered: Day(2),
                left: Day(5),
                outcome: Outcome::Lost,
                went_back: false,
            },
        );
        kept.put_in(&told);
        assert_eq!(lost_of(&kept, &[0]), [(3, 70_001)]);
        kept.take_out(&told);
        kept.take_out(&told);
        assert_eq!(lost_of(&kept, &[0]), [(3, 69_999)]);
    }
}
