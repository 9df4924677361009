//! How many passages left on which day, and how: all that any curve here needs.
//!
//! Days are whole, so this is counting. No estimate lives here (see [`crate::curve`]).

use crate::selection::Outcome;

/// Passages of one length: ended after `day` days, or still open after so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct DayCount {
    pub(crate) day: u32,
    pub(crate) advanced: u32,
    pub(crate) lost: u32,
    pub(crate) open: u32,
}

/// By day, shortest first; no day twice, none empty.
pub(crate) type Tally = Vec<DayCount>;

/// Days up to which every day has a place of its own in a [`Line`]; the few longer stays lie aside,
/// so that an odd date costs nothing.
const NEAR: usize = 512;

/// Passages being counted, by day and outcome. Adding one allocates nothing once the line is long
/// enough.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    near: Vec<[u32; 3]>,
    far: Vec<(u32, u32)>,
}

impl Line {
    /// One more passage.
    #[inline]
    pub(crate) fn count(&mut self, days: u32, outcome: Outcome) {
        self.count_all(days, outcome, 1);
    }

    /// So many more, all alike.
    #[inline]
    pub(crate) fn count_all(&mut self, days: u32, outcome: Outcome, count: u32) {
        let day = days as usize;
        if day >= NEAR {
            let alike = std::iter::repeat_n((days, outcome as u32), count as usize);
            self.far.extend(alike);
            return;
        }
        if day >= self.near.len() {
            // By halves again, so that a line seldom grows.
            let length = (day + 1 + self.near.len() / 2).min(NEAR);
            self.near.resize(length, [0; 3]);
        }
        self.near[day][outcome as usize] += count;
    }

    /// Adds what another line has counted.
    pub(crate) fn add(&mut self, other: &Line) {
        if self.near.len() < other.near.len() {
            self.near.resize(other.near.len(), [0; 3]);
        }
        for (sum, counts) in self.near.iter_mut().zip(&other.near) {
            for (sum, count) in sum.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        self.far.extend_from_slice(&other.far);
    }

    /// The counts of several lines together.
    pub(crate) fn sum<'a>(lines: impl Iterator<Item = &'a Line>) -> Tally {
        let mut sum = Line::default();
        lines.for_each(|line| sum.add(line));
        sum.tally()
    }

    /// What was counted.
    pub(crate) fn tally(&self) -> Tally {
        let row = |day: u32, [advanced, lost, open]: [u32; 3]| DayCount {
            day,
            advanced,
            lost,
            open,
        };
        let days = (0..).zip(&self.near);
        let mut rows: Tally = days
            .filter(|(_, counts)| **counts != [0; 3])
            .map(|(day, counts)| row(day, *counts))
            .collect();
        let mut far = self.far.clone();
        far.sort_unstable();
        for same in far.chunk_by(|a, b| a.0 == b.0) {
            let mut counts = [0; 3];
            for &(_, outcome) in same {
                counts[outcome as usize] += 1;
            }
            rows.push(row(same[0].0, counts));
        }
        rows
    }
}

/// One passage more.
pub(crate) fn put_in(tally: &mut Tally, days: u32, outcome: Outcome) {
    let at = tally.partition_point(|row| row.day < days);
    if tally.get(at).is_none_or(|row| row.day != days) {
        let row = DayCount {
            day: days,
            ..DayCount::default()
        };
        tally.insert(at, row);
    }
    *count(&mut tally[at], outcome) += 1;
}

/// The counts of two tallies together.
pub(crate) fn together(one: Tally, other: &[DayCount]) -> Tally {
    if other.is_empty() {
        return one;
    }
    let mut line = Line::default();
    for row in one.iter().chain(other) {
        line.count_all(row.day, Outcome::Advanced, row.advanced);
        line.count_all(row.day, Outcome::Lost, row.lost);
        line.count_all(row.day, Outcome::Open, row.open);
    }
    line.tally()
}

/// One passage less, of those counted.
pub(crate) fn take_out(tally: &mut Tally, days: u32, outcome: Outcome) {
    let at = tally.partition_point(|row| row.day < days);
    let Some(row) = tally.get_mut(at).filter(|row| row.day == days) else {
        return;
    };
    let count = count(row, outcome);
    *count = count.saturating_sub(1);
    if row.advanced + row.lost + row.open == 0 {
        tally.remove(at);
    }
}

/// A row's count of an outcome.
pub(crate) fn count(row: &mut DayCount, outcome: Outcome) -> &mut u32 {
    match outcome {
        Outcome::Advanced => &mut row.advanced,
        Outcome::Lost => &mut row.lost,
        Outcome::Open => &mut row.open,
    }
}

/// Advanced, lost and open in all.
pub(crate) fn totals(tally: &[DayCount]) -> (u32, u32, u32) {
    tally.iter().fold((0, 0, 0), |(a, l, o), row| {
        (a + row.advanced, l + row.lost, o + row.open)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stay_is_counted_on_its_day_however_long() {
        let check = |days: &[u32], tally: &[(u32, u32)]| {
            let mut lines = [Line::default(), Line::default()];
            for (n, &days) in days.iter().enumerate() {
                lines[n % 2].count(days, Outcome::Lost);
            }
            let counted: Vec<(u32, u32)> = Line::sum(lines.iter())
                .iter()
                .map(|row| (row.day, row.lost))
                .collect();
            assert_eq!(counted, tally);
        };
        check(&[], &[]);
        check(&[0], &[(0, 1)]);
        check(&[9, 3, 3, 9, 3], &[(3, 3), (9, 2)]);
        check(
            &[511, 700_000, 512, 2, 512, 511],
            &[(2, 1), (511, 2), (512, 2), (700_000, 1)],
        );
    }

    #[test]
    fn outcomes_are_kept_apart() {
        let mut line = Line::default();
        for (days, outcome) in [
            (4, Outcome::Advanced),
            (4, Outcome::Open),
            (600, Outcome::Lost),
            (600, Outcome::Open),
        ] {
            line.count(days, outcome);
        }
        assert_eq!(totals(&line.tally()), (1, 1, 2));
    }
}
