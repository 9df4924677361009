//! Why deals are won and lost: counted by the reason that is given, and by the stage where they were then,
//! their rep, their lead source and the competitor named. Each count can be opened to its deals.
//!
//! Counting only: a reason is what somebody wrote, and most write little; how many wrote none is said, and
//! deals without one stand in every count. A deal that was won counts as won, whatever came of the customer.

use std::{cmp::Reverse, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use crate::{
    count,
    filter::Filter,
    ledger::{Ledger, NOBODY},
    lens::Lens,
    moment::Day,
    money::{Amounts, Money},
    passage::{Passage, Walker},
    purse,
    selection::Outcome,
};

/// Deals that are counted together.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Pile {
    /// What they have in common; `None`: nothing is said.
    pub of: Option<String>,
    /// How many.
    pub count: u32,
    /// What they are worth.
    pub value: Amounts,
    /// Of those, by reason, most first.
    pub reasons: Vec<Counted>,
}

/// A reason and how many deals have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Counted {
    /// The reason; `None`: none is said.
    pub reason: Option<String>,
    /// How many.
    pub count: u32,
}

/// Deals won, or lost, by what they have in common.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ClosedDeals {
    /// How many.
    pub count: u32,
    /// Of those, without a reason.
    pub unsaid: u32,
    /// By reason, most first.
    pub by_reason: Vec<Pile>,
    /// By the stage where they were last, in process order; for a win, up to the stage that wins.
    pub by_stage: Vec<Pile>,
    /// By their owner, most first.
    pub by_rep: Vec<Pile>,
    /// By lead source, most first.
    pub by_source: Vec<Pile>,
    /// By the competitor named on the deal, most first; those that name none come last.
    pub by_competitor: Vec<Pile>,
}

/// Deals decided in the period.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Reasons {
    /// Lost in it.
    pub lost: ClosedDeals,
    /// Won in it.
    pub won: ClosedDeals,
}

/// By what deals are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[expect(missing_docs, reason = "the fields of ClosedDeals say it")]
pub enum CountedBy {
    ByReason,
    ByStage,
    ByRep,
    BySource,
    ByCompetitor,
}

/// One count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PileAsked {
    /// Of the deals won; else of those lost.
    pub won: bool,
    /// By what.
    pub by: CountedBy,
    /// What they have in common; `None`: those of which it is not known.
    pub of: Option<String>,
    /// Only those that give this reason.
    pub reason: Option<String>,
}

/// A deal that is won or lost, and what it may have in common with others, by compact ids.
#[derive(Clone, Copy, Debug)]
struct Decided {
    deal: u32,
    stage: Option<u32>,
    owner: Option<u32>,
    source: Option<u32>,
    competitor: Option<u32>,
    reason: Option<u32>,
    value: Option<Money>,
}

/// Deals won, or lost, in the order of the source.
struct Closed<'l> {
    ledger: &'l Ledger,
    won: bool,
    deals: Vec<Decided>,
    /// Competitors named, by compact id.
    competitors: &'l [&'l str],
}

/// Deals of one pile while they are counted.
#[derive(Clone, Default)]
struct Heap {
    count: u32,
    value: Amounts,
    /// Deals come by reason, so that the last is the one that goes on.
    reasons: Vec<(Option<u32>, u32)>,
}

impl Ledger {
    /// Why the deals that a filter leaves were won and lost, by the day of that. `competitors` are named
    /// by the deal's id.
    #[must_use]
    pub fn reasons(&self, filter: &Filter, competitors: &BTreeMap<String, String>) -> Reasons {
        let [lost, won] = self.closed(filter, competitors, |closed| closed.counted());
        Reasons { lost, won }
    }

    /// The deals that one of those counts counts, by their numbers in the ledger, in the order of the
    /// source; none where nothing is counted so.
    #[must_use]
    pub fn deals_counted(
        &self,
        filter: &Filter,
        competitors: &BTreeMap<String, String>,
        asked: &PileAsked,
    ) -> Vec<u32> {
        let [lost, won] = self.closed(filter, competitors, |closed| closed.deals_of(asked));
        if asked.won { won } else { lost }
    }

    /// Tells something of the deals lost, and of those won.
    fn closed<T>(
        &self,
        filter: &Filter,
        named: &BTreeMap<String, String>,
        tell: impl Fn(Closed<'_>) -> T,
    ) -> [T; 2] {
        let mut competitors: Vec<&str> = named.values().map(String::as_str).collect();
        competitors.sort_unstable();
        competitors.dedup();
        let competitor = |deal: u32| {
            let name = named.get(self.id(deal))?.as_str();
            competitors
                .binary_search(&name)
                .ok()
                .map(|place| place as u32)
        };
        let tell = |won, mut deals: Vec<Decided>| {
            if !named.is_empty() {
                for one in &mut deals {
                    one.competitor = competitor(one.deal);
                }
            }
            tell(Closed {
                ledger: self,
                won,
                deals,
                competitors: &competitors,
            })
        };
        let [lost, won] = self.decided(filter);
        [tell(false, lost), tell(true, won)]
    }

    /// The deals lost, and those won; competitors are not looked up.
    fn decided(&self, filter: &Filter) -> [Vec<Decided>; 2] {
        let lens = Lens::new(self, filter);
        let mut walker = Walker::new(self, lens.as_of);
        let wins_at = self.process().wins_at;
        let (mut lost, mut won) = (Vec::new(), Vec::new());
        for deal in 0..self.deals() as u32 {
            if !lens.deal(self, deal) {
                continue;
            }
            let (mut last, mut selling): (Option<Passage>, Option<Passage>) = (None, None);
            let later = |known: Option<Passage>, passage: Passage| {
                known.is_none_or(|known| {
                    (known.entered, known.stage) <= (passage.entered, passage.stage)
                })
            };
            let standing = walker.walk(self, deal, |passage| {
                if later(last, passage) {
                    last = Some(passage);
                }
                if passage.stage <= wins_at && later(selling, passage) {
                    selling = Some(passage);
                }
            });
            if !standing.known || !lens.owner(standing.owner) {
                continue;
            }
            let within = |day: Option<Day>| lens.period_if_known(day);
            let of = |at: Option<Passage>, reason| Decided {
                deal,
                stage: at.map(|passage| u32::from(passage.stage)),
                owner: standing.owner.filter(|rep| *rep != NOBODY),
                source: self.source_id(deal),
                competitor: None,
                reason,
                value: self.value(deal),
            };
            match standing.outcome() {
                Outcome::Lost if within(standing.lost) => {
                    lost.push(of(last, self.reason_id(deal, false)));
                }
                Outcome::Advanced if within(standing.won_on()) => {
                    won.push(of(selling, self.reason_id(deal, true)));
                }
                _ => {}
            }
        }
        [lost, won]
    }
}

impl Closed<'_> {
    fn counted(mut self) -> ClosedDeals {
        self.deals.sort_by_key(|one| one.reason);
        let unsaid = self.deals.partition_point(|one| one.reason.is_none());
        ClosedDeals {
            count: count::of(self.deals.len()),
            unsaid: count::of(unsaid),
            by_reason: self.piles(CountedBy::ByReason),
            by_stage: self.piles(CountedBy::ByStage),
            by_rep: self.piles(CountedBy::ByRep),
            by_source: self.piles(CountedBy::BySource),
            by_competitor: self.piles(CountedBy::ByCompetitor),
        }
    }

    /// Piles of deals that come by reason: in process order, or most first; those of which it is not
    /// known last.
    fn piles(&self, by: CountedBy) -> Vec<Pile> {
        let most = self.deals.iter().filter_map(|one| one.of(by)).max();
        // The last is of those of which it is not known.
        let unknown = most.map_or(0, |most| most as usize + 1);
        let mut heaps = vec![Heap::default(); unknown + 1];
        for one in &self.deals {
            let place = one.of(by).map_or(unknown, |id| id as usize);
            heaps[place].add(one);
        }
        let ids = (0..unknown as u32).map(Some).chain([None]);
        let piles = ids.zip(heaps).filter(|(_, heap)| heap.count > 0);
        let mut piles: Vec<Pile> = piles.map(|(id, heap)| self.pile(by, id, heap)).collect();
        if !matches!(by, CountedBy::ByStage) {
            piles.sort_by(|a, b| most_first((&a.of, a.count), (&b.of, b.count)));
        }
        piles
    }

    fn pile(&self, by: CountedBy, id: Option<u32>, heap: Heap) -> Pile {
        let reasons = heap.reasons.into_iter().map(|(id, count)| Counted {
            reason: id.map(|id| self.name(CountedBy::ByReason, id).to_owned()),
            count,
        });
        let mut reasons: Vec<Counted> = reasons.collect();
        reasons.sort_by(|a, b| most_first((&a.reason, a.count), (&b.reason, b.count)));
        Pile {
            of: id.map(|id| self.name(by, id).to_owned()),
            count: heap.count,
            value: purse::largest_first(heap.value),
            reasons,
        }
    }

    fn name(&self, by: CountedBy, id: u32) -> &str {
        let ledger = self.ledger;
        match by {
            CountedBy::ByReason => ledger.reason_name(id, self.won),
            CountedBy::ByStage => ledger.process().stages[id as usize].name.as_str(),
            CountedBy::ByRep => ledger.rep_name(id).unwrap_or_default(),
            CountedBy::BySource => ledger.source_name(id),
            CountedBy::ByCompetitor => self.competitors[id as usize],
        }
    }

    fn deals_of(self, asked: &PileAsked) -> Vec<u32> {
        let is = |by, id: Option<u32>, name: Option<&str>| id.map(|id| self.name(by, id)) == name;
        let reason = asked.reason.as_deref();
        let counted = self.deals.iter().filter(|one| {
            is(asked.by, one.of(asked.by), asked.of.as_deref())
                && (reason.is_none() || is(CountedBy::ByReason, one.reason, reason))
        });
        counted.map(|one| one.deal).collect()
    }
}

impl Decided {
    fn of(&self, by: CountedBy) -> Option<u32> {
        match by {
            CountedBy::ByReason => self.reason,
            CountedBy::ByStage => self.stage,
            CountedBy::ByRep => self.owner,
            CountedBy::BySource => self.source,
            CountedBy::ByCompetitor => self.competitor,
        }
    }
}

impl Heap {
    fn add(&mut self, one: &Decided) {
        self.count += 1;
        purse::add(&mut self.value, one.value);
        match self.reasons.last_mut() {
            Some((reason, count)) if *reason == one.reason => *count += 1,
            _ => self.reasons.push((one.reason, 1)),
        }
    }
}

/// Most first, as many by name, those of which it is not known last.
fn most_first(
    (one, count): (&Option<String>, u32),
    (other, its): (&Option<String>, u32),
) -> std::cmp::Ordering {
    let key = |name: &Option<String>, count: u32| (name.is_none(), Reverse(count));
    key(one, count)
        .cmp(&key(other, its))
        .then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests;
