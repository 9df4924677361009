//! Which causes lie behind the stalled deals that are looked at: counts by stage, and by rep.
//!
//! The same deals and the same causes as behind [`crate::selection::Selection::Cause`], so that a list
//! is as long as its count says.

use std::collections::BTreeMap;

use super::{
    BroughtBy, Cause, CauseCount, CauseFigures, Causes, CausesBehind, Judged, RepCauses,
    StageCauses, Verdict, told::Masks,
};
use crate::{
    ledger::Ledger, lens::Lens, money::Amounts, parts::side_by_side, passage::OpenDeal, purse,
    reading::Reading, record::StageIx, stalled::Waiting,
};

/// Fewer deals than this are not worth another thread.
const DEALS_A_PART: usize = 1_000;

/// What is counted of some stalled deals at a stage.
#[derive(Clone, Debug)]
struct Sum {
    stalled: u32,
    /// By place in the stage's list.
    causes: Vec<(u32, u32, Amounts)>,
}

impl Sum {
    fn of(causes: usize) -> Self {
        Self {
            stalled: 0,
            causes: vec![(0, 0, Amounts::new()); causes],
        }
    }

    fn count(&mut self, ledger: &Ledger, judged: &[Judged], deal: u32, masks: Masks) {
        self.stalled += 1;
        for (judged, (present, unknown, value)) in judged.iter().zip(&mut self.causes) {
            let bit = judged.cause.bit();
            if masks.present & bit != 0 {
                *present += 1;
                purse::add(value, ledger.value(deal));
            }
            *unknown += u32::from(masks.unknown & bit != 0);
        }
    }

    fn counts(self, judged: &[Judged]) -> impl Iterator<Item = CauseCount> {
        let both = judged.iter().zip(self.causes);
        both.map(|(judged, (stalled, unknown, value))| CauseCount {
            cause: judged.cause,
            stalled,
            unknown,
            stalled_value: purse::largest_first(value),
            verdict: judged.verdict,
        })
    }
}

impl Ledger {
    /// What lies behind stalled deals.
    pub(crate) fn causes_behind(
        &self,
        lens: &Lens,
        reading: &Reading,
        waiting: &[Waiting],
    ) -> CausesBehind {
        let causes = self.causes(lens.as_of);
        let told = self.masks_of(&causes, reading, waiting);
        let stages = self.process().stages.len();
        let empty = |stage: usize| Sum::of(causes.at(stage as StageIx).len());
        let mut by_stage: Vec<Sum> = (0..stages).map(empty).collect();
        let mut by_rep: BTreeMap<(u32, usize), Sum> = BTreeMap::new();
        for (open, masks) in told {
            let stage = usize::from(open.stage);
            let judged = causes.at(open.stage);
            if let Some(sum) = by_stage.get_mut(stage) {
                sum.count(self, judged, open.deal, masks);
            }
            if let Some(rep) = open.standing.owner {
                let sum = by_rep.entry((rep, stage)).or_insert_with(|| empty(stage));
                sum.count(self, judged, open.deal, masks);
            }
        }
        let name = |stage: usize| self.process().stages[stage].name.clone();
        let stages = by_stage.into_iter().enumerate().filter_map(|(stage, sum)| {
            let judged = causes.at(stage as StageIx);
            let telling = |own: &Judged| own.verdict == Verdict::HoldsBack;
            if sum.stalled == 0 && !judged.iter().any(telling) {
                return None;
            }
            let stalled = sum.stalled;
            let figures = sum.counts(judged).zip(judged).map(|(count, judged)| {
                let unknown = count.unknown > 0;
                CauseFigures {
                    brought_by: unknown.then(|| brought_by(judged.cause)),
                    test: judged.test,
                    count,
                }
            });
            Some(StageCauses {
                stage: name(stage),
                stalled,
                causes: figures.collect(),
            })
        });
        let stages = stages.collect();
        let mut reps: Vec<RepCauses> = by_rep
            .into_iter()
            .map(|((rep, stage), sum)| RepCauses {
                rep: self.rep_name(rep).unwrap_or_default().to_owned(),
                stage: name(stage),
                stalled: sum.stalled,
                causes: sum
                    .counts(causes.at(stage as StageIx))
                    .filter(|count| count.stalled > 0)
                    .collect(),
            })
            .collect();
        // Stable: a rep's stages stay in process order.
        reps.sort_by(|a, b| a.rep.cmp(&b.rep));
        CausesBehind { stages, reps }
    }

    fn masks_of<'r>(
        &self,
        causes: &Causes,
        reading: &'r Reading<'_>,
        waiting: &[Waiting],
    ) -> Vec<(&'r OpenDeal, Masks)> {
        let parts = side_by_side(waiting.len(), DEALS_A_PART, |own| {
            let open = waiting[own].iter();
            let open = open.filter_map(|waiting| reading.open.get(waiting.open));
            open.map(|open| (open, causes.masks(self, open.deal, &open.standing)))
                .collect::<Vec<_>>()
        });
        parts.concat()
    }
}

/// What would make a cause known of a deal of which nothing is.
fn brought_by(cause: Cause) -> BroughtBy {
    match cause {
        Cause::NoContact => BroughtBy::Contacts,
        Cause::NoFollowUp => BroughtBy::TimesContacted,
        Cause::CloseDatePast => BroughtBy::CloseDate,
        Cause::CloseDatePushed => BroughtBy::ClosePushes,
        Cause::ProposalNotSent => BroughtBy::Proposal,
        Cause::NoNextStep | Cause::NextStepOverdue => BroughtBy::NextStep,
        Cause::NoActivity | Cause::NoTouch | Cause::OwnerSilent => BroughtBy::LastActivity,
        _ => BroughtBy::ByHand,
    }
}
