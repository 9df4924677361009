//! Why deals are lost: counted by the reason that the source gives, and by the stage where they were lost,
//! their rep, their lead source and the competitor named. Each count is a list of deals.
//!
//! Counting only: a reason is what somebody wrote, and most write little; how many wrote none is said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    filter::Filter,
    ledger::Ledger,
    lens::Lens,
    moment::Day,
    money::Amounts,
    passage::{Passage, Walker},
    purse,
    record::StageIx,
    selection::Outcome,
};

/// Deals that are counted together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Pile {
    /// What they have in common; `None`: nothing is said.
    pub of: Option<String>,
    /// How many.
    pub count: u32,
    /// What they are worth.
    pub value: Amounts,
    /// Which, in the order of the source.
    pub deals: Vec<String>,
    /// Of those, by reason, most first.
    pub reasons: Vec<Counted>,
}

/// A reason and how many deals have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Counted {
    /// The reason; `None`: none is said.
    pub reason: Option<String>,
    /// How many.
    pub count: u32,
    /// Which.
    pub deals: Vec<String>,
}

/// Deals lost in the period, and won beside them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Reasons {
    /// Lost.
    pub lost: u32,
    /// Of those, without a reason.
    pub unsaid: u32,
    /// Won in the same period.
    pub won: u32,
    /// By reason, most first.
    pub by_reason: Vec<Pile>,
    /// By the stage where they were lost, in process order.
    pub by_stage: Vec<Pile>,
    /// By their owner, most first.
    pub by_rep: Vec<Pile>,
    /// By lead source, most first.
    pub by_source: Vec<Pile>,
    /// By the competitor named on the deal, most first; those without one are left out.
    pub by_competitor: Vec<Pile>,
}

/// A lost deal.
struct Lost {
    deal: u32,
    stage: Option<StageIx>,
    owner: Option<u32>,
}

impl Ledger {
    /// Why the deals were lost that a filter leaves, by the day of the loss. `competitors` are named by
    /// the deal's id.
    #[must_use]
    pub fn reasons(&self, filter: &Filter, competitors: &BTreeMap<String, String>) -> Reasons {
        let lens = Lens::new(self, filter);
        let mut walker = Walker::new(self, lens.as_of);
        let (mut lost, mut won) = (Vec::new(), 0);
        for deal in 0..self.deals() as u32 {
            if !lens.deal(self, deal) {
                continue;
            }
            let mut last: Option<Passage> = None;
            let standing = walker.walk(self, deal, |passage| {
                if last.is_none_or(|known| {
                    (known.entered, known.stage) <= (passage.entered, passage.stage)
                }) {
                    last = Some(passage);
                }
            });
            if !standing.known || !lens.owner(standing.owner) {
                continue;
            }
            let within = |day: Option<Day>| lens.period_if_known(day);
            match standing.outcome() {
                Outcome::Lost if within(standing.lost) => lost.push(Lost {
                    deal,
                    stage: last.map(|passage| passage.stage),
                    owner: standing.owner,
                }),
                Outcome::Advanced if within(standing.won_on()) => won += 1,
                _ => {}
            }
        }
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let reason = |one: &Lost| owned(self.lost_reason(one.deal));
        let mut by_stage = self.piles(&lost, |one| {
            Some(
                one.stage
                    .map(|stage| self.process().stages[usize::from(stage)].name.clone()),
            )
        });
        let place = |pile: &Pile| {
            pile.of
                .as_deref()
                .and_then(|name| self.process().find(name))
        };
        by_stage.sort_by_key(|pile| (pile.of.is_none(), place(pile)));
        Reasons {
            lost: u32::try_from(lost.len()).unwrap_or(u32::MAX),
            unsaid: u32::try_from(lost.iter().filter(|one| reason(one).is_none()).count())
                .unwrap_or(u32::MAX),
            won,
            by_reason: self.piles(&lost, |one| Some(reason(one))),
            by_stage,
            by_rep: self.piles(&lost, |one| {
                Some(one.owner.and_then(|rep| owned(self.rep_name(rep))))
            }),
            by_source: self.piles(&lost, |one| Some(owned(self.source(one.deal)))),
            by_competitor: self.piles(&lost, |one| {
                competitors.get(self.id(one.deal)).cloned().map(Some)
            }),
        }
    }

    /// Piles of lost deals by what they have in common, most first; `None`: the deal is in none.
    fn piles(&self, lost: &[Lost], of: impl Fn(&Lost) -> Option<Option<String>>) -> Vec<Pile> {
        let mut piles: BTreeMap<Option<String>, Vec<&Lost>> = BTreeMap::new();
        for one in lost {
            if let Some(of) = of(one) {
                piles.entry(of).or_default().push(one);
            }
        }
        let mut piles: Vec<Pile> = piles
            .into_iter()
            .map(|(of, lost)| self.pile(of, &lost))
            .collect();
        piles.sort_by_key(|pile| (pile.of.is_none(), std::cmp::Reverse(pile.count)));
        piles
    }

    fn pile(&self, of: Option<String>, lost: &[&Lost]) -> Pile {
        let id = |one: &&Lost| self.id(one.deal).to_owned();
        let mut by: BTreeMap<Option<&str>, Vec<String>> = BTreeMap::new();
        let mut value = Amounts::new();
        for one in lost {
            purse::add(&mut value, self.value(one.deal));
            by.entry(self.lost_reason(one.deal))
                .or_default()
                .push(id(one));
        }
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut reasons: Vec<Counted> = by
            .into_iter()
            .map(|(reason, deals)| Counted {
                reason: reason.map(str::to_owned),
                count: count(deals.len()),
                deals,
            })
            .collect();
        reasons.sort_by_key(|one| (one.reason.is_none(), std::cmp::Reverse(one.count)));
        Pile {
            of,
            count: count(lost.len()),
            value: purse::largest_first(value),
            deals: lost.iter().map(id).collect(),
            reasons,
        }
    }
}
