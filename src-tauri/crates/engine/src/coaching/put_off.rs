//! When a flag that was put off comes back: after the day that was chosen, or once the evidence is
//! clearly stronger than it was.
//!
//! Clearly stronger is both: the flag could now be raised at a quarter of the false discovery rate, and
//! it falls short by at least two deals and a quarter more than it did. A rate alone would bring a very
//! sure flag back for one deal more.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PutOff, Spot};
use crate::{review::Flag, texts::same_name};

const SURER: f64 = 4.0;
const SHORTER_BY: f64 = 0.25;
const DEALS: f64 = 2.0;

/// What a flag says, as far as it is needed to tell whether it says more later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Shown {
    /// False discovery rate at which it would just be raised.
    pub q: f64,
    /// Advances or exits seen.
    pub observed: u32,
    /// The same, expected.
    pub expected: f64,
    /// The sentence.
    pub words: String,
}

impl Shown {
    /// What a flag says now.
    #[must_use]
    pub fn of(flag: &Flag) -> Self {
        Self {
            q: flag.case.q,
            observed: flag.case.observed,
            expected: flag.case.expected,
            words: flag.case.summary.clone(),
        }
    }

    fn short(&self) -> f64 {
        self.expected - f64::from(self.observed)
    }

    /// Whether it says clearly more than it did.
    #[must_use]
    pub fn clearly_stronger(&self, before: &Self) -> bool {
        let more = (before.short() * SHORTER_BY).max(DEALS);
        self.q * SURER <= before.q && self.short() >= before.short() + more
    }
}

impl Spot {
    /// Whether a flag is about it.
    #[must_use]
    pub fn is_of(&self, flag: &Flag) -> bool {
        flag.rep
            .as_deref()
            .is_some_and(|rep| same_name(rep, &self.rep))
            && same_name(&flag.case.stage, &self.stage)
            && flag.case.problem == self.problem
    }
}

impl PutOff {
    /// Whether it keeps a flag from being shown on a day.
    #[must_use]
    pub fn holds(&self, flag: &Flag, today: NaiveDate) -> bool {
        self.spot.is_of(flag)
            && self.until.is_none_or(|until| today <= until)
            && !Shown::of(flag).clearly_stronger(&self.seen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(q: f64, observed: u32, expected: f64) -> Shown {
        Shown {
            q,
            observed,
            expected,
            words: String::new(),
        }
    }

    #[test]
    fn a_flag_is_clearly_stronger_when_surer_and_shorter_by_some_deals() {
        let before = shown(0.08, 8, 13.0);
        let check = |now: Shown, expected| {
            assert_eq!(now.clearly_stronger(&before), expected, "{now:?}");
        };
        check(before.clone(), false);
        check(shown(0.02, 8, 15.0), true);
        check(shown(0.03, 8, 15.0), false);
        check(shown(0.001, 8, 14.9), false);
        // A wide gap has to grow by a quarter.
        let wide = shown(0.08, 10, 30.0);
        assert!(!shown(0.001, 10, 34.0).clearly_stronger(&wide));
        assert!(shown(0.001, 10, 35.0).clearly_stronger(&wide));
    }
}
