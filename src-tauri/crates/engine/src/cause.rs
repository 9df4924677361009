//! Why deals stall: what lies behind it on the deal itself, and what the team's own history says of it.
//!
//! A cause is a pure function of what is recorded of a deal as of a day, its stage, and the team's own
//! usual ways ([`usual`]): it is there, it is not, or it is unknown. Unknown is never absent: where
//! nobody records a thing, its lack says nothing, and what would bring it is said instead. Which causes
//! apply at a stage is in [`role`], what each is in [`told`].
//!
//! None is asserted. Deals with a cause are held against deals without it at the same stage and age on
//! earlier days ([`tested`]), and a cause that made no difference says so. Never filtered: causes depend
//! on the ledger and the as-of day alone.

mod behind;
mod figures;
mod kind;
mod known;
mod role;
mod tested;
mod told;
mod usual;
mod words;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::{
    filter::Filter,
    ledger::{DealIx, Ledger},
    lens::Lens,
    moment::Day,
    passage::{Standing, Walker},
    record::StageIx,
};

pub use figures::{
    Arm, BroughtBy, CauseCount, CauseFigures, CauseFound, CauseState, CauseTest, CausesBehind,
    Evidence, RepCauses, StageCauses, Verdict,
};
pub use kind::Cause;
use told::{Found, Masks, Teller};

/// What a cause is and is worth at a stage.
#[derive(Clone, Copy, Debug)]
struct Judged {
    cause: Cause,
    verdict: Verdict,
    test: Option<CauseTest>,
}

/// The causes of every deal at one as-of day, and what history says of them.
#[derive(Debug)]
pub(crate) struct Causes {
    pub(crate) teller: Teller,
    /// By stage, as they are listed.
    judged: Vec<Vec<Judged>>,
}

impl Causes {
    fn new(ledger: &Ledger, as_of: Day) -> Self {
        let teller = Teller::new(ledger, as_of);
        Self {
            judged: tested::judged(ledger, &teller, as_of),
            teller,
        }
    }

    /// The causes of a deal as it stands on the as-of day, present and unknown, as sets.
    pub(crate) fn masks(&self, ledger: &Ledger, deal: u32, standing: &Standing) -> Masks {
        self.teller.masks(ledger, deal, standing, self.teller.as_of)
    }

    /// How many causes of a deal are unknown, and those that are there, in the order of the stage's.
    pub(crate) fn of(
        &self,
        ledger: &Ledger,
        deal: u32,
        standing: &Standing,
    ) -> (Vec<CauseFound>, u32) {
        let all = self.every(ledger, deal, standing);
        let unknown = all
            .iter()
            .filter(|found| found.state == CauseState::Unknown);
        let unknown = unknown.count() as u32;
        let there = all.into_iter();
        let there = there.filter(|found| found.state == CauseState::Present);
        (there.collect(), unknown)
    }

    /// Every cause that applies to a deal, in the order of the stage's.
    fn every(&self, ledger: &Ledger, deal: u32, standing: &Standing) -> Vec<CauseFound> {
        let Some(stage) = standing.stage else {
            return Vec::new();
        };
        let look = self
            .teller
            .look(ledger, deal, standing, self.teller.as_of, stage);
        let judged = self.judged.get(usize::from(stage)).into_iter().flatten();
        judged
            .map(|judged| {
                let (state, evidence, brought_by) = match look.tell(judged.cause) {
                    Found::Present(evidence) => (CauseState::Present, evidence, None),
                    Found::Absent => (CauseState::Absent, Evidence::default(), None),
                    Found::Unknown(by) => (CauseState::Unknown, Evidence::default(), Some(by)),
                };
                CauseFound {
                    cause: judged.cause,
                    state,
                    evidence,
                    brought_by,
                    verdict: judged.verdict,
                }
            })
            .collect()
    }

    /// The causes at a stage, as they are listed.
    fn at(&self, stage: StageIx) -> &[Judged] {
        self.judged
            .get(usize::from(stage))
            .map_or(&[], Vec::as_slice)
    }
}

impl Ledger {
    /// The causes at an as-of day: worked out once, and kept until another day is asked for.
    pub(crate) fn causes(&self, as_of: Day) -> Arc<Causes> {
        let work_out = || Arc::new(Causes::new(self, as_of));
        self.known_causes.get_or(as_of, work_out)
    }

    /// Whether anything is to be done next on a deal as of the filter's as-of day, and by when: a next
    /// step, an activity that is planned, what a file says of either.
    #[must_use]
    pub fn next_due(&self, ix: DealIx, filter: &Filter) -> (bool, Option<NaiveDate>) {
        let as_of = Lens::new(self, filter).as_of;
        let known = known::Known::of(self.records.of(ix.0), as_of);
        (known.has_next(), known.next_due().map(Day::date))
    }

    /// Every cause that applies to a deal where it stands at the filter's as-of day: there, absent and
    /// unknown; none for a deal that is at no stage.
    #[must_use]
    pub fn why(&self, ix: DealIx, filter: &Filter) -> Vec<CauseFound> {
        let as_of = Lens::new(self, filter).as_of;
        let standing = Walker::new(self, as_of).walk(self, ix.0, |_| {});
        self.causes(as_of).every(self, ix.0, &standing)
    }
}
