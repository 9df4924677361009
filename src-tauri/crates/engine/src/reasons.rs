//! Why deals are won and lost: counted by the reason that is given, and by the stage where they were then,
//! their rep, their lead source and the competitor named. Each count is a list of deals.
//!
//! Counting only: a reason is what somebody wrote, and most write little; how many wrote none is said, and
//! deals without one stand in every count. A deal that was won counts as won, whatever came of the customer.

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
    /// Which, in the order of the source: numbers of the ledger's. Whoever is shown the counts asks for
    /// those of one ([`Reasons::deals`]); all together each deal would be named ten times.
    #[serde(skip)]
    pub deals: Vec<u32>,
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
    #[serde(skip)]
    pub deals: Vec<u32>,
}

/// Deals won, or lost, by what they have in common.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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

impl Reasons {
    /// The deals that one count counts, by their numbers in the ledger, in the order of the source; none
    /// where nothing is counted so.
    #[must_use]
    pub fn deals(&self, asked: &PileAsked) -> &[u32] {
        let closed = if asked.won { &self.won } else { &self.lost };
        let piles = match asked.by {
            CountedBy::ByReason => &closed.by_reason,
            CountedBy::ByStage => &closed.by_stage,
            CountedBy::ByRep => &closed.by_rep,
            CountedBy::BySource => &closed.by_source,
            CountedBy::ByCompetitor => &closed.by_competitor,
        };
        let pile = piles.iter().find(|pile| pile.of == asked.of);
        let deals = pile.and_then(|pile| match &asked.reason {
            None => Some(&pile.deals),
            reason => {
                let given = pile.reasons.iter().find(|one| one.reason == *reason);
                given.map(|given| &given.deals)
            }
        });
        deals.map_or(&[], Vec::as_slice)
    }
}

/// A deal that is won or lost.
struct Decided<'l> {
    deal: u32,
    stage: Option<StageIx>,
    owner: Option<u32>,
    reason: Option<&'l str>,
}

impl Ledger {
    /// Why the deals that a filter leaves were won and lost, by the day of that. `competitors` are named
    /// by the deal's id.
    #[must_use]
    pub fn reasons(&self, filter: &Filter, competitors: &BTreeMap<String, String>) -> Reasons {
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
            let owner = standing.owner;
            let of = |at: Option<Passage>, reason| Decided {
                deal,
                stage: at.map(|passage| passage.stage),
                owner,
                reason,
            };
            match standing.outcome() {
                Outcome::Lost if within(standing.lost) => {
                    lost.push(of(last, self.lost_reason(deal)));
                }
                Outcome::Advanced if within(standing.won_on()) => {
                    won.push(of(selling, self.won_reason(deal)));
                }
                _ => {}
            }
        }
        Reasons {
            lost: self.ended(&lost, competitors),
            won: self.ended(&won, competitors),
        }
    }

    fn ended<'l>(
        &'l self,
        decided: &[Decided<'l>],
        competitors: &'l BTreeMap<String, String>,
    ) -> ClosedDeals {
        let stage = |ix: StageIx| self.process().stages[usize::from(ix)].name.as_str();
        let competitor = |deal: u32| competitors.get(self.id(deal)).map(String::as_str);
        let mut by_stage = self.piles(decided, |one| one.stage.map(stage));
        let place = |pile: &Pile| {
            pile.of
                .as_deref()
                .and_then(|name| self.process().find(name))
        };
        by_stage.sort_by_key(|pile| (pile.of.is_none(), place(pile)));
        ClosedDeals {
            count: count(decided.len()),
            unsaid: count(decided.iter().filter(|one| one.reason.is_none()).count()),
            by_reason: self.piles(decided, |one| one.reason),
            by_stage,
            by_rep: self.piles(decided, |one| one.owner.and_then(|rep| self.rep_name(rep))),
            by_source: self.piles(decided, |one| self.source(one.deal)),
            by_competitor: self.piles(decided, |one| competitor(one.deal)),
        }
    }

    /// Piles of deals by what they have in common, most first, those of which it is not known last.
    fn piles<'l>(
        &'l self,
        decided: &[Decided<'l>],
        of: impl Fn(&Decided<'l>) -> Option<&'l str>,
    ) -> Vec<Pile> {
        let mut piles: BTreeMap<Option<&str>, Vec<&Decided<'_>>> = BTreeMap::new();
        for one in decided {
            piles.entry(of(one)).or_default().push(one);
        }
        let mut piles: Vec<Pile> = piles
            .into_iter()
            .map(|(of, those)| self.pile(of, &those))
            .collect();
        piles.sort_by_key(|pile| (pile.of.is_none(), std::cmp::Reverse(pile.count)));
        piles
    }

    fn pile(&self, of: Option<&str>, those: &[&Decided<'_>]) -> Pile {
        let mut by: BTreeMap<Option<&str>, Vec<u32>> = BTreeMap::new();
        let mut value = Amounts::new();
        for one in those {
            purse::add(&mut value, self.value(one.deal));
            by.entry(one.reason).or_default().push(one.deal);
        }
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
            of: of.map(str::to_owned),
            count: count(those.len()),
            value: purse::largest_first(value),
            deals: those.iter().map(|one| one.deal).collect(),
            reasons,
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::NaiveDate;

    use super::*;
    use crate::{
        ledger::LedgerBuilder,
        moment::Moment,
        process::Process,
        record::{Details, Record, Sink as _, Step},
    };

    fn ledger() -> Ledger {
        let mut process = Process::of_stages("", &["A", "B", "After"]);
        process.wins_at = 1;
        let mut builder = LedgerBuilder::new(process);
        let date = |day: u32| NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
        let mut tell = |deal, rep, steps: &[(Step, u32)], won_reason, lost_reason| {
            for &(step, day) in steps {
                builder
                    .accept(&Record {
                        deal,
                        rep: Some(rep),
                        step,
                        at: Some(Moment::of_date(date(day))),
                        details: Details {
                            source: Some("Inbound"),
                            won_reason,
                            lost_reason,
                            ..Details::default()
                        },
                    })
                    .unwrap();
            }
        };
        let (a, b, after) = (Step::Entered(0), Step::Entered(1), Step::Entered(2));
        tell(
            "w1",
            "Ana",
            &[(a, 1), (b, 3), (Step::Won, 9)],
            Some("Price"),
            None,
        );
        tell(
            "w2",
            "Ana",
            &[(a, 1), (Step::Won, 5), (after, 6)],
            Some("Price"),
            None,
        );
        // Won and lost again: the win counts, with the reason for it.
        tell(
            "w3",
            "Ben",
            &[(a, 1), (b, 2), (Step::Won, 3), (after, 3), (Step::Lost, 20)],
            None,
            Some("Moved away"),
        );
        tell(
            "l1",
            "Ben",
            &[(a, 1), (b, 4), (Step::Lost, 8)],
            None,
            Some("No budget"),
        );
        tell("l2", "Ben", &[(a, 1), (Step::Lost, 8)], None, None);
        tell("open", "Ben", &[(a, 1)], None, None);
        builder.finish()
    }

    fn said(piles: &[Pile]) -> Vec<(Option<&str>, Vec<String>)> {
        let ledger = ledger();
        let of = |pile: &Pile| pile.deals.len() == pile.count as usize;
        assert!(piles.iter().all(of));
        piles
            .iter()
            .map(|pile| (pile.of.as_deref(), ledger.ids_of(&pile.deals)))
            .collect()
    }

    fn ids(known: &[&str]) -> Vec<String> {
        known.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn wins_are_counted_by_their_reasons_and_those_without_one_are_not_left_out() {
        let named = BTreeMap::from([("w1".to_owned(), "Rival".to_owned())]);
        let won = ledger().reasons(&Filter::default(), &named).won;
        assert_eq!((won.count, won.unsaid), (3, 1));
        assert_eq!(
            said(&won.by_reason),
            [(Some("Price"), ids(&["w1", "w2"])), (None, ids(&["w3"]))]
        );
        // Where they were when they were won, not where the customer is now.
        assert_eq!(
            said(&won.by_stage),
            [(Some("A"), ids(&["w2"])), (Some("B"), ids(&["w1", "w3"]))]
        );
        assert_eq!(
            said(&won.by_rep),
            [
                (Some("Ana"), ids(&["w1", "w2"])),
                (Some("Ben"), ids(&["w3"]))
            ]
        );
        assert_eq!(
            said(&won.by_competitor),
            [(Some("Rival"), ids(&["w1"])), (None, ids(&["w2", "w3"]))]
        );
        let ben = &won.by_rep[1];
        assert_eq!(
            (ben.reasons[0].reason.as_deref(), ben.reasons[0].count),
            (None, 1)
        );
    }

    #[test]
    fn a_count_is_opened_to_the_deals_it_counts() {
        let ledger = ledger();
        let both = ledger.reasons(&Filter::default(), &BTreeMap::new());
        let open = |won, by, of: Option<&str>, reason: Option<&str>| {
            let asked = PileAsked {
                won,
                by,
                of: of.map(str::to_owned),
                reason: reason.map(str::to_owned),
            };
            ledger.ids_of(both.deals(&asked))
        };
        assert_eq!(
            open(true, CountedBy::ByReason, Some("Price"), None),
            ids(&["w1", "w2"])
        );
        assert_eq!(
            open(false, CountedBy::ByRep, Some("Ben"), None),
            ids(&["l1", "l2"])
        );
        assert_eq!(
            open(false, CountedBy::ByRep, Some("Ben"), Some("No budget")),
            ids(&["l1"])
        );
        assert_eq!(open(false, CountedBy::ByReason, None, None), ids(&["l2"]));
        assert!(open(true, CountedBy::ByStage, Some("Nowhere"), None).is_empty());
    }

    #[test]
    fn losses_are_counted_likewise_and_every_way_of_counting_has_them_all() {
        let both = ledger().reasons(&Filter::default(), &BTreeMap::new());
        assert_eq!((both.lost.count, both.lost.unsaid), (2, 1));
        assert_eq!(
            said(&both.lost.by_reason),
            [(Some("No budget"), ids(&["l1"])), (None, ids(&["l2"]))]
        );
        for ended in [&both.lost, &both.won] {
            for piles in [
                &ended.by_reason,
                &ended.by_stage,
                &ended.by_rep,
                &ended.by_source,
                &ended.by_competitor,
            ] {
                assert_eq!(
                    piles.iter().map(|pile| pile.count).sum::<u32>(),
                    ended.count
                );
                for pile in piles {
                    let said: u32 = pile.reasons.iter().map(|one| one.count).sum();
                    assert_eq!(said, pile.count);
                }
            }
        }
    }

    #[test]
    fn a_period_counts_by_the_day_of_the_win() {
        let filter = Filter {
            from: NaiveDate::from_ymd_opt(2026, 1, 4),
            to: NaiveDate::from_ymd_opt(2026, 1, 8),
            ..Filter::default()
        };
        let both = ledger().reasons(&filter, &BTreeMap::new());
        assert_eq!((both.won.count, both.lost.count), (1, 2));
    }
}
