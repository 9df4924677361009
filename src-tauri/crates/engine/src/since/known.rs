//! What was known of deals at a moment: when a review was marked, say. Only those are told of which
//! anything was recorded since, or taken back; all others were known as they are now.
//!
//! The evening of the review's day is looked at as it was known then: what had been recorded by that
//! moment, on its dates. Whatever came later is news, also where its date lies before the review; what only
//! gives another date to where a deal stood is none. Names and the process are those of today.
//!
//! What was taken back since had been known: a deal that stood further then than it does now went back.
//! A deal of which nothing is left cannot be shown, and is not counted.

use std::collections::HashMap;

use super::{ALWAYS, At, Steps, Turn, by_deal};
use crate::{
    ledger::{Ledger, NOBODY},
    moment::Day,
    passage::Walker,
    record::StageIx,
};

/// What was known at a moment, where it was other than what is known now.
#[derive(Clone, Debug)]
pub struct Known {
    /// The deals of which anything was recorded since, or taken back.
    pub deals: Vec<Learnt>,
    /// What was known of them: a deal that is not in it was unknown.
    pub ledger: Ledger,
    /// What their amounts and close dates had been before each change known then.
    pub turns: Vec<Turn>,
}

/// A deal of which something else was known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learnt {
    /// Its id in its source.
    pub deal: String,
    /// Whether anything that counted then was taken back since.
    pub taken_back: bool,
}

/// How one of them stood on an evening, as it was known.
#[derive(Default)]
pub(super) struct Told {
    pub(super) at: At,
    /// All its moves up to that evening.
    pub(super) steps: Steps,
    /// The stages that it had passed over.
    pub(super) skipped: Vec<StageIx>,
    pub(super) taken_back: bool,
}

impl Known {
    /// How they stood on the evening of a day, by id; owners are numbered as in `now`.
    pub(super) fn told(&self, now: &Ledger, day: Day) -> HashMap<&str, Told> {
        let mut told: HashMap<&str, Told> = HashMap::with_capacity(self.deals.len());
        for learnt in &self.deals {
            let unknown = Told {
                taken_back: learnt.taken_back,
                ..Told::default()
            };
            told.insert(&learnt.deal, unknown);
        }
        // Who owns no deal any more is somebody else than whoever does.
        let ledger = &self.ledger;
        let now_called = |rep| ledger.rep_name(rep).and_then(|name| now.rep_id(name));
        let reps = 0..ledger.rep_count() as u32;
        let reps: Vec<u32> = reps.map(|rep| now_called(rep).unwrap_or(NOBODY)).collect();
        let turns = by_deal(&self.turns);
        let mut walker = Walker::new(ledger, day);
        for deal in 0..ledger.deals() as u32 {
            let Some(told) = told.get_mut(ledger.id(deal)) else {
                continue;
            };
            let mut standing = walker.walk(ledger, deal, |_| {});
            let own = |rep: u32| reps.get(rep as usize).copied().unwrap_or(NOBODY);
            standing.owner = standing.owner.map(own);
            let turns = turns.get(ledger.id(deal)).map_or(&[][..], Vec::as_slice);
            told.at = ledger.at(deal, standing, day, turns);
            told.steps = ledger.steps(deal, (ALWAYS, day));
            told.skipped = walker.skips().map(|skip| skip.stage).collect();
        }
        told
    }
}
