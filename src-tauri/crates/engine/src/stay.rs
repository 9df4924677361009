//! One passage as a pass counts it: whose, since when, how long and how it ended, the last two as one
//! number that is a place among the counts.
//!
//! What a passage is, is told in [`crate::passage`]; this is the same, packed.

use crate::{ledger::NOBODY, moment::Day, passage::Passage, selection::Outcome};

/// Days and outcome: the days, then two bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stay(u64);

impl Stay {
    /// Places of one day: one is left empty, so that the number is the place.
    pub(crate) const OUTCOMES: usize = 4;

    #[inline]
    pub(crate) fn of(days: u32, outcome: Outcome) -> Self {
        Self(u64::from(days) << 2 | outcome as u64)
    }

    /// From days and two bits of the outcome, as they lie.
    #[inline]
    pub(crate) fn packed(bits: u16) -> Self {
        Self(u64::from(bits))
    }

    /// The stay of a place among the counts of all stays.
    pub(crate) fn at(place: usize) -> Self {
        Self(place as u64)
    }

    /// Its place among the counts of all stays.
    #[inline]
    pub(crate) fn place(self) -> usize {
        self.0 as usize
    }

    #[inline]
    pub(crate) fn days(self) -> u32 {
        (self.0 >> 2) as u32
    }

    #[inline]
    pub(crate) fn outcome(self) -> Outcome {
        match self.0 & 3 {
            0 => Outcome::Advanced,
            1 => Outcome::Lost,
            _ => Outcome::Open,
        }
    }
}

/// A passage, packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stayed {
    /// Who owned the deal when it entered; [`NOBODY`] where no one did.
    pub(crate) rep: u32,
    pub(crate) entered: Day,
    pub(crate) stay: Stay,
    pub(crate) went_back: bool,
}

impl Stayed {
    pub(crate) fn of(passage: &Passage) -> Self {
        Self {
            rep: passage.rep,
            entered: passage.entered,
            stay: Stay::of(passage.left.since(passage.entered), passage.outcome),
            went_back: passage.went_back,
        }
    }

    /// The rep's column, of so many: one per rep id, and the last for nobody.
    #[inline]
    pub(crate) fn column(&self, columns: usize) -> usize {
        const { assert!(NOBODY == u32::MAX) };
        (self.rep as usize).min(columns - 1)
    }
}
