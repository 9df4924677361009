//! The end of an import: accounts are matched by name (reps in [`super::people`]), deals by their source's own
//! id, moves by [`reconcile`]; what differs is written, and logged where it was there before.

use std::collections::{HashMap, HashSet};

use engine::{
    moment::{Day, Moment},
    problem::Problem,
};

use super::{
    Fact, Gathered, Import,
    reconcile::{self, Incoming, Reconciled},
};
use crate::{
    Error,
    identity::{AccountId, DealId, ImportId, Mint, RepId},
    table::{
        account::{self, AccountsMut},
        change::{Author, ChangesMut, Entity, FieldValue},
        deal::{Deal, DealsMut},
        import::{self, ImportCounts, RowCounts, SourceKind},
        moves::{Move, MovesMut},
        problem, rep,
    },
};

impl Import<'_> {
    /// Writes everything but the commit.
    pub(super) fn settle(
        &self,
        rows: RowCounts,
        problems: &[Problem],
    ) -> Result<(ImportId, ImportCounts), Error> {
        let tx = &self.tx;
        let mint = Mint::at(self.source.at);
        let snapshots: HashSet<ImportId> = import::all(tx)?
            .into_iter()
            .filter(|past| past.source.kind == SourceKind::Snapshot)
            .map(|past| past.id)
            .collect();
        let id = import::insert(tx, &mint, self.pipeline, &self.source)?;
        let author = Author {
            at: self.source.at.timestamp_micros(),
            who: None,
            import: Some(id),
        };
        let mut settling = Settling {
            tx,
            mint,
            import: id,
            gathered: &self.gathered,
            incoming: Incoming {
                kind: self.source.kind,
                snapshots: &snapshots,
            },
            changes: ChangesMut::new(tx, author)?,
            deals: DealsMut::new(tx, self.pipeline)?,
            moves: MovesMut::new(tx)?,
            accounts: AccountsMut::new(tx)?,
            account_ids: vec![None; self.gathered.words.len()],
            rep_ids: HashMap::new(),
            counts: ImportCounts {
                problems: problems.len() as u64,
                ..ImportCounts::default()
            },
        };
        settling.reps()?;
        settling.all_deals()?;
        let counts = settling.counts;
        problem::insert(tx, id, problems)?;
        import::settle(tx, id, rows, &counts)?;
        Ok((id, counts))
    }
}

pub(super) struct Settling<'a> {
    pub(super) tx: &'a rusqlite::Transaction<'a>,
    pub(super) mint: Mint,
    pub(super) import: ImportId,
    pub(super) gathered: &'a Gathered,
    incoming: Incoming<'a>,
    changes: ChangesMut<'a>,
    deals: DealsMut<'a>,
    moves: MovesMut<'a>,
    accounts: AccountsMut<'a>,
    /// By word.
    account_ids: Vec<Option<AccountId>>,
    /// By word.
    pub(super) rep_ids: HashMap<u32, RepId>,
    counts: ImportCounts,
}

impl Settling<'_> {
    pub(super) fn log(
        &mut self,
        entity: Entity,
        row: i64,
        field: &str,
        old: &FieldValue,
        new: &FieldValue,
    ) -> Result<(), Error> {
        self.changes.add(&self.mint, entity, row, field, old, new)
    }

    fn all_deals(&mut self) -> Result<(), Error> {
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
        let mut stored: Vec<Move> = Vec::new();
        for rows in order.chunk_by(|a, b| facts[*a as usize].slot == facts[*b as usize].slot) {
            said.clear();
            said.extend(rows.iter().map(|&ix| self.move_of(&facts[ix as usize])));
            let slot = facts[rows[0] as usize].slot;
            self.deal(slot, &said, &mut stored)?;
        }
        self.moves.flush()
    }

    fn move_of(&self, fact: &Fact) -> Move {
        Move {
            step: fact.step,
            at: (fact.instant != crate::table::moves::UNDATED).then_some(Moment {
                instant: fact.instant,
                day: Day(fact.day),
                timed: fact.timed,
            }),
            nth: 0,
            rep: self.rep_ids.get(&fact.rep).copied(),
            import: Some(self.import),
        }
    }

    fn deal(&mut self, slot: u32, said: &[Move], stored: &mut Vec<Move>) -> Result<(), Error> {
        let key = self.gathered.keys.get(slot).unwrap_or_default();
        let before = self.deals.find(key)?;
        stored.clear();
        if let Some(deal) = &before {
            self.moves.of(deal.id, stored)?;
        }
        let merged = reconcile::reconcile(stored, said, &self.incoming);
        self.counts.moves_new += merged.new;
        self.counts.moves_known += merged.known;
        let mut after = match &before {
            Some(deal) => deal.clone(),
            None => Deal {
                id: self.deals.next_id(),
                key: key.to_owned(),
                rep: None,
                account: None,
                name: None,
                amount: None,
                source: None,
                persona: None,
                product: None,
                expected_close: None,
                lost_reason: None,
            },
        };
        self.learn(slot, &mut after)?;
        after.rep = merged.moves.last().and_then(|last| last.rep);
        match before {
            None => {
                self.counts.deals_new += 1;
                self.deals.insert(&self.mint, &after, Some(self.import))?;
            }
            Some(before) => {
                if before != after {
                    self.deals.update(&after)?;
                    self.log_deal(&before, &after)?;
                }
                if before != after || merged.new > 0 || !merged.corrected.is_empty() {
                    self.counts.deals_changed += 1;
                } else {
                    self.counts.deals_unchanged += 1;
                }
            }
        }
        self.put_moves(after.id, stored, &merged)
    }

    /// Takes over what the source says of the deal.
    fn learn(&mut self, slot: u32, deal: &mut Deal) -> Result<(), Error> {
        let gathered = self.gathered;
        let details = &gathered.details;
        let learn = |field: &mut Option<String>, word: Option<u32>| {
            if let Some(word) = word.and_then(|word| gathered.words.get(word))
                && field.as_deref() != Some(word)
            {
                *field = Some(word.to_owned());
            }
        };
        learn(&mut deal.name, details.name.get(slot));
        learn(&mut deal.source, details.source.get(slot));
        learn(&mut deal.persona, details.persona.get(slot));
        learn(&mut deal.product, details.product.get(slot));
        learn(&mut deal.lost_reason, details.lost_reason.get(slot));
        deal.amount = details.amount.get(slot).or(deal.amount);
        deal.expected_close = details
            .expected_close
            .get(slot)
            .map(Day)
            .or(deal.expected_close);
        if let Some(word) = details.account.get(slot) {
            deal.account = Some(self.account(word)?);
        }
        Ok(())
    }

    fn account(&mut self, word: u32) -> Result<AccountId, Error> {
        if let Some(Some(known)) = self.account_ids.get(word as usize) {
            return Ok(*known);
        }
        let name = self.gathered.words.get(word).unwrap_or_default();
        let id = self.accounts.ensure(&self.mint, name, Some(self.import))?;
        if let Some(place) = self.account_ids.get_mut(word as usize) {
            *place = Some(id);
        }
        Ok(id)
    }

    /// One line in the change log for every field that differs.
    fn log_deal(&mut self, before: &Deal, after: &Deal) -> Result<(), Error> {
        let mut fields: Vec<(&str, FieldValue, FieldValue)> = Vec::new();
        let texts = [
            ("name", &before.name, &after.name),
            ("source", &before.source, &after.source),
            ("persona", &before.persona, &after.persona),
            ("product", &before.product, &after.product),
            ("lost_reason", &before.lost_reason, &after.lost_reason),
        ];
        for (field, old, new) in texts {
            fields.push((field, old.as_deref().into(), new.as_deref().into()));
        }
        let minor = |deal: &Deal| deal.amount.map(|money| money.minor).into();
        fields.push(("amount", minor(before), minor(after)));
        let currency = |deal: &Deal| {
            deal.amount
                .as_ref()
                .map(|money| money.currency.code())
                .into()
        };
        fields.push(("currency", currency(before), currency(after)));
        let close = |deal: &Deal| deal.expected_close.map(|day| i64::from(day.0)).into();
        fields.push(("expected_close", close(before), close(after)));
        if before.account != after.account {
            let name = |deal: &Deal| -> Result<FieldValue, Error> {
                let name = deal
                    .account
                    .map(|id| account::name(self.tx, id))
                    .transpose()?;
                Ok(name.flatten().as_deref().into())
            };
            fields.push(("account", name(before)?, name(after)?));
        }
        // In a history the new move itself says who owns the deal now.
        if before.rep != after.rep && self.incoming.kind == SourceKind::Snapshot {
            fields.push((
                "owner",
                self.rep_name(before.rep)?,
                self.rep_name(after.rep)?,
            ));
        }
        for (field, old, new) in fields {
            if old != new {
                self.log(Entity::Deal, after.id.0, field, &old, &new)?;
            }
        }
        Ok(())
    }

    fn rep_name(&self, id: Option<RepId>) -> Result<FieldValue, Error> {
        let name = id.map(|id| rep::name(self.tx, id)).transpose()?;
        Ok(name.as_deref().into())
    }

    /// Writes the moves that differ from what is stored, and logs those that were there.
    fn put_moves(
        &mut self,
        deal: DealId,
        stored: &[Move],
        merged: &Reconciled,
    ) -> Result<(), Error> {
        if stored.is_empty() {
            for row in &merged.moves {
                self.moves.append(deal, row)?;
            }
            return Ok(());
        }
        let place = |row: &Move| (row.instant(), row.nth);
        for gone in stored {
            if merged
                .moves
                .binary_search_by_key(&place(gone), place)
                .is_err()
            {
                self.moves.remove(deal, gone)?;
            }
        }
        for row in &merged.moves {
            let there = stored.binary_search_by_key(&place(row), place).ok();
            if there.map(|ix| &stored[ix]) != Some(row) {
                self.moves.put(deal, row)?;
            }
        }
        for (before, after) in &merged.corrected {
            if before.rep != after.rep {
                let [old, new] = [self.rep_name(before.rep)?, self.rep_name(after.rep)?];
                self.log(
                    Entity::Move,
                    deal.0,
                    &reconcile::rep_field(after),
                    &old,
                    &new,
                )?;
            }
            if (before.step, before.at) != (after.step, after.at) {
                let [old, new] =
                    [before, after].map(|row| FieldValue::Text(reconcile::moment_text(row)));
                self.log(Entity::Move, deal.0, "moment", &old, &new)?;
            }
        }
        Ok(())
    }
}
