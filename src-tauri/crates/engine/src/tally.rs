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

/// A passage's length and outcome in one word, with a few marks of the look it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stay(u32);

impl Stay {
    /// It entered in the period, and the filters on the deal leave it.
    pub(crate) const IN_PERIOD: u32 = 4;
    /// It entered in the period of the same length just before.
    pub(crate) const BEFORE: u32 = 8;
    /// Its rep is one of those looked at.
    pub(crate) const CHOSEN: u32 = 16;

    pub(crate) fn new(days: u32, outcome: Outcome, marks: u32) -> Self {
        Self((days.min(u32::MAX >> 5) << 5) | marks | outcome as u32)
    }

    pub(crate) fn days(self) -> u32 {
        self.0 >> 5
    }

    pub(crate) fn has(self, marks: u32) -> bool {
        self.0 & marks == marks
    }

    fn count(self, row: &mut DayCount) {
        match self.0 & 3 {
            0 => row.advanced += 1,
            1 => row.lost += 1,
            _ => row.open += 1,
        }
    }
}

/// Counts the stays that bear all the marks.
pub(crate) fn tally(stays: &[Stay], marks: u32) -> Tally {
    let chosen = || stays.iter().copied().filter(|stay| stay.has(marks));
    let Some(longest) = chosen().map(Stay::days).max() else {
        return Tally::new();
    };
    // A line of counters per day, unless a few odd dates would make it far longer than the stays.
    if (longest as usize) < stays.len() * 8 + 1_024 {
        let mut rows = vec![DayCount::default(); longest as usize + 1];
        for stay in chosen() {
            stay.count(&mut rows[stay.days() as usize]);
        }
        for (day, row) in rows.iter_mut().enumerate() {
            row.day = day as u32;
        }
        rows.retain(|row| row.advanced + row.lost + row.open > 0);
        rows
    } else {
        let mut sorted: Vec<Stay> = chosen().collect();
        sorted.sort_unstable_by_key(|stay| stay.days());
        sorted
            .chunk_by(|a, b| a.days() == b.days())
            .map(|same| {
                let mut row = DayCount::default();
                for &stay in same {
                    row.day = stay.days();
                    stay.count(&mut row);
                }
                row
            })
            .collect()
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
    fn an_odd_date_makes_no_difference_to_the_counts() {
        let mut stays: Vec<Stay> = (0..40)
            .map(|n| Stay::new(n % 7, [Outcome::Advanced, Outcome::Lost][n as usize % 2], 0))
            .collect();
        let near = tally(&stays, 0);
        stays.push(Stay::new(700_000, Outcome::Open, 0));
        let far = tally(&stays, 0);
        assert_eq!(far[..7], near[..]);
        assert_eq!(
            far[7],
            DayCount {
                day: 700_000,
                advanced: 0,
                lost: 0,
                open: 1
            }
        );
        assert_eq!(totals(&far), (20, 20, 1));
    }
}
