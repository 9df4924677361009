//! The end of an import: accounts are matched by name (reps in [`super::people`]), deals by their
//! source's own id; a deal that is new is written, one that was there is settled ([`crate::settling`]).

use std::collections::{BTreeMap, HashMap};

use engine::{
    moment::{Between, Day, Moment},
    problem::Listed,
};

use super::{Fact, Gathered, Import, Tell, Turned};
use crate::{
    Error,
    absence::Exports,
    identity::{AccountId, DealId, ImportId, Mint, RepId},
    said::{self, Details, Said, When},
    settling::{
        self, Settling, deal_of,
        differ::{self, State},
        reconcile::{self, Incoming},
    },
    table::{
        account::AccountsMut,
        deal::Deal,
        import::{self, ImportCounts, RowCounts, SourceKind},
        moves::{Move, UNDATED},
        problem, process,
        said::Kept,
        setting, shelf,
    },
    turn::Turn,
    worked::{self, Worked},
};

/// How many deals pass between two words of progress.
const DEALS_A_WORD: u64 = 256;

impl Import<'_> {
    /// Writes everything but the commit.
    pub(super) fn settle(
        &self,
        rows: RowCounts,
        problems: &[Listed],
        tell: &mut Tell<'_>,
    ) -> Result<(ImportId, ImportCounts), Error> {
        let tx = &self.tx;
        let mint = Mint::at(self.source.at);
        let id = import::insert(tx, &mint, self.pipeline, &self.source)?;
        if self.makes_pipeline {
            process::made_by(tx, self.pipeline, id)?;
        }
        let mut gathering = Gathering {
            accounts: AccountsMut::new(tx)?,
            settling: Settling::new(tx, mint, self.pipeline, import::abouts(tx)?)?,
            import: id,
            gathered: &self.gathered,
            turns: turns_by_slot(&self.gathered.turns),
            kind: self.source.kind,
            day: self.source.as_of.map(Day::of),
            account_ids: vec![None; self.gathered.words.len()],
            rep_ids: HashMap::new(),
            counts: ImportCounts {
                problems: problems.len() as u64,
                ..ImportCounts::default()
            },
        };
        gathering.reps()?;
        gathering.all_deals(tell)?;
        if self.gathered.details.work.iter().next().is_some() {
            setting::set(tx, worked::ANY, &true)?;
        }
        let mut counts = gathering.counts;
        drop(gathering);
        self.missing(id, &mut counts)?;
        problem::insert(tx, id, problems)?;
        shelf::clear_old(tx, self.source.at)?;
        import::settle(tx, id, rows, &counts)?;
        Ok((id, counts))
    }

    /// Counts the deals that a whole export does not name any more, or names again.
    fn missing(&self, id: ImportId, counts: &mut ImportCounts) -> Result<(), Error> {
        if let (SourceKind::Snapshot, Some(scope)) = (self.source.kind, &self.source.scope) {
            let exports = Exports::read(&self.tx, self.pipeline, scope)?;
            let (gone, back) = exports.counts(id);
            counts.differences.disappeared = gone;
            counts.differences.reappeared = back;
        }
        Ok(())
    }
}

fn turns_by_slot(turns: &[Turned]) -> BTreeMap<u32, Vec<Turned>> {
    let mut by_slot: BTreeMap<u32, Vec<Turned>> = BTreeMap::new();
    for turn in turns {
        by_slot.entry(turn.slot).or_default().push(*turn);
    }
    for turns in by_slot.values_mut() {
        // Stable: what was stands before what became of it, as in the file.
        turns.sort_by_key(|turn| turn.at.instant);
    }
    by_slot
}

/// What was gathered, on its way into the tables.
pub(super) struct Gathering<'a> {
    pub(super) settling: Settling<'a>,
    pub(super) import: ImportId,
    pub(super) gathered: &'a Gathered,
    /// Changes that are no moves, by their deal's slot and in order of time.
    turns: BTreeMap<u32, Vec<Turned>>,
    kind: SourceKind,
    day: Option<Day>,
    accounts: AccountsMut<'a>,
    /// By word.
    account_ids: Vec<Option<AccountId>>,
    /// By word.
    pub(super) rep_ids: HashMap<u32, RepId>,
    counts: ImportCounts,
}

impl Gathering<'_> {
    fn all_deals(&mut self, tell: &mut Tell<'_>) -> Result<(), Error> {
        // Indexes instead of the facts themselves: half the room, and the sort is stable.
        let facts = &self.gathered.facts;
        let mut order: Vec<u32> = (0..u32::try_from(facts.len()).unwrap_or(u32::MAX)).collect();
        let place = |ix: &u32| {
            let fact = &facts[*ix as usize];
            (fact.slot, fact.instant, *ix)
        };
        if !order.is_sorted_by_key(place) {
            order.sort_unstable_by_key(place);
        }
        let mut said: Vec<Move> = Vec::new();
        let (all, mut done) = (self.gathered.keys.len() as u64, 0_u64);
        for rows in order.chunk_by(|a, b| facts[*a as usize].slot == facts[*b as usize].slot) {
            said.clear();
            said.extend(rows.iter().map(|&ix| self.move_of(&facts[ix as usize])));
            let slot = facts[rows[0] as usize].slot;
            self.deal(slot, &said)?;
            done += 1;
            if done.is_multiple_of(DEALS_A_WORD) && tell(done, all).is_break() {
                return Err(Error::Stopped);
            }
        }
        // Deals of which the file tells nothing else: where they are must be known from before.
        for slot in self.turns.keys().copied().collect::<Vec<_>>() {
            let key = self.gathered.keys.get(slot);
            if let Some(deal) = self.settling.deals.find(key)? {
                self.known_deal(deal, slot, Details::default(), &[])?;
            }
        }
        self.settling.deals.flush(&self.settling.mint)?;
        self.settling.moves.flush()
    }

    fn move_of(&self, fact: &Fact) -> Move {
        Move {
            step: fact.step,
            at: (fact.instant != UNDATED).then_some(Moment {
                instant: fact.instant,
                day: Day(fact.day),
                timed: fact.timed,
            }),
            nth: 0,
            rep: self.rep_ids.get(&fact.rep).copied(),
            import: Some(self.import),
            between: self.between(fact),
        }
    }

    fn between(&self, fact: &Fact) -> Option<Between> {
        let ended = self.gathered.ended.get(&fact.slot)?;
        let by = When::By(*ended).between(self.day);
        by.filter(|_| fact.by_then)
    }

    fn deal(&mut self, slot: u32, said: &[Move]) -> Result<(), Error> {
        let key = self.gathered.keys.get(slot);
        let details = self.details(slot)?;
        match self.settling.deals.find(key)? {
            // What is more than moves must be kept as it was said.
            None if self.turns.contains_key(&slot) || self.gathered.ended.contains_key(&slot) => {
                let new = Deal {
                    id: self.settling.deals.next_id(),
                    key: key.to_owned(),
                    ..Deal::default()
                };
                self.settling.deals.insert(&self.settling.mint, &new)?;
                let known = self.counts;
                self.known_deal(new, slot, details, said)?;
                self.counts.deals_new = known.deals_new + 1;
                self.counts.deals_changed = known.deals_changed;
                self.counts.deals_unchanged = known.deals_unchanged;
                self.counts.differences = known.differences;
                Ok(())
            }
            None => {
                let id = self.new_deal(key, details.clone(), said)?;
                let Some(work) = self.work(slot) else {
                    return Ok(());
                };
                let kept = Said {
                    work: Some(work),
                    ..self.word(details, &[], said)
                };
                let kept = Kept {
                    imports: vec![self.import],
                    facts: kept.bytes(),
                };
                self.settling.keep(id, kept)
            }
            Some(deal) => self.known_deal(deal, slot, details, said),
        }
    }

    fn new_deal(&mut self, key: &str, details: Details, said: &[Move]) -> Result<DealId, Error> {
        let source = Incoming {
            kind: self.kind,
            abouts: &self.settling.abouts,
        };
        let merged = reconcile::reconcile(&[], said, &source);
        let deal = Deal {
            id: self.settling.deals.next_id(),
            key: key.to_owned(),
            rep: merged.moves.last().and_then(|last| last.rep),
            import: Some(self.import),
            ..Deal::default()
        };
        let deal = deal_of(&deal, details);
        self.counts.deals_new += 1;
        self.counts.moves_new += merged.new;
        self.counts.moves_known += merged.known;
        for row in &merged.moves {
            self.settling.moves.append(deal.id, row)?;
        }
        let id = deal.id;
        self.settling.deals.append(&self.settling.mint, deal)?;
        Ok(id)
    }

    fn known_deal(
        &mut self,
        deal: Deal,
        slot: u32,
        details: Details,
        said: &[Move],
    ) -> Result<(), Error> {
        let turns = self.turns.remove(&slot).unwrap_or_default();
        let word = Said {
            work: self.work(slot),
            ..self.word(details, &turns, said)
        };
        let before = self.settling.standing(deal)?;
        let mut kept = before.said.clone();
        settling::add(&mut kept, self.import, word.bytes());
        let Some((deal, moves)) = self.settling.settle(&before, &kept)? else {
            return Ok(());
        };
        let (was, is) = (
            State {
                deal: &before.deal,
                moves: &before.moves,
            },
            State {
                deal: &deal,
                moves: &moves,
            },
        );
        let added = differ::added(was, is);
        let new = added.unwrap_or(0).min(said.len() as u64);
        self.counts.moves_new += added.unwrap_or(0);
        self.counts.moves_known += said.len() as u64 - new;
        if added.is_some() {
            self.counts.deals_changed += 1;
            differ::count(&mut self.counts.differences, &self.settling.stages, was, is);
        } else {
            self.counts.deals_unchanged += 1;
        }
        Ok(())
    }

    /// What the file says of a deal, but for the work on it.
    fn word(&self, details: Details, turns: &[Turned], said: &[Move]) -> Said {
        // What a file says twice without a date, it says once.
        let undated = said.partition_point(|fact| fact.at.is_none());
        let facts = said
            .iter()
            .skip(undated.saturating_sub(1))
            .map(|row| said::Fact {
                step: row.step,
                when: match row.between {
                    Some(days) => When::By(days.earliest),
                    None => When::of(row.step, row.at, self.day),
                },
                rep: row.rep,
            });
        Said {
            facts: facts.collect(),
            details,
            turns: turns.iter().map(|turn| self.turn_of(turn)).collect(),
            work: None,
        }
    }

    /// What the file says of the work on a deal.
    fn work(&self, slot: u32) -> Option<Worked> {
        let said = &self.gathered.details;
        let word = said.next_step.get(slot);
        let step = word.map(|word| self.gathered.words.get(word));
        Some(Worked {
            work: said.work.get(slot)?,
            step: step.map(str::to_owned),
        })
    }

    fn turn_of(&self, turned: &Turned) -> Turn {
        Turn {
            at: turned.at,
            became: turned.became,
            rep: self.rep_ids.get(&turned.rep).copied(),
            amount: turned.amount,
            expected_close: turned.expected_close,
        }
    }

    /// What the source says of the deal.
    fn details(&mut self, slot: u32) -> Result<Details, Error> {
        let gathered = self.gathered;
        let said = &gathered.details;
        let text = |word: Option<u32>| word.map(|word| gathered.words.get(word).to_owned());
        Ok(Details {
            name: text(said.name.get(slot)),
            source: text(said.source.get(slot)),
            persona: text(said.persona.get(slot)),
            product: text(said.product.get(slot)),
            lost_reason: text(said.lost_reason.get(slot)),
            won_reason: text(said.won_reason.get(slot)),
            amount: said.amount.get(slot),
            expected_close: said.expected_close.get(slot).map(Day),
            account: match said.account.get(slot) {
                Some(word) => Some(self.account(word)?),
                None => None,
            },
        })
    }

    fn account(&mut self, word: u32) -> Result<AccountId, Error> {
        if let Some(Some(known)) = self.account_ids.get(word as usize) {
            return Ok(*known);
        }
        let name = self.gathered.words.get(word);
        let id = self
            .accounts
            .ensure(&self.settling.mint, name, Some(self.import))?;
        if let Some(place) = self.account_ids.get_mut(word as usize) {
            *place = Some(id);
        }
        Ok(id)
    }
}
