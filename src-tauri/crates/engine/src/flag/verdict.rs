//! What is made of one answer: whether it is a flag, and how sure.

use super::{allowance::FALSE_DISCOVERIES, evidence::Evidence};
use crate::review::Strength;

/// So few of such flags are wrong that they are called strong.
const STRONG: f64 = 0.01;

/// What is made of one answer.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    pub(super) evidence: Evidence,
    /// The probability that nothing is wrong.
    pub(super) innocence: f64,
    pub(super) q: f64,
}

impl Verdict {
    pub(super) fn is_a_flag(&self) -> bool {
        self.q <= FALSE_DISCOVERIES
            && self.evidence.is_enough()
            && f64::from(self.evidence.observed) < self.evidence.expected
    }

    pub(super) fn strength(&self) -> Strength {
        if self.q < STRONG {
            Strength::Strong
        } else {
            Strength::Likely
        }
    }
}
