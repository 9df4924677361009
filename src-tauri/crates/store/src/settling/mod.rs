//! A deal is settled: what all imports say of it ([`fold`]), what persons made of it ([`hand`]), and
//! the difference to what is stored, written.
//!
//! Imports, undo and edits by hand all end here, so that the state of a deal is always the same
//! function of what was said and done: that is why an import can be taken back after others came.

pub(crate) mod claim;
pub(crate) mod differ;
pub(crate) mod fold;
pub(crate) mod hand;
pub(crate) mod heard;
pub(crate) mod reconcile;

use rusqlite::Transaction;

use self::{
    claim::{Abouts, Field, Shift, Shown},
    fold::Told,
};
use crate::{
    Error,
    identity::{DealId, ImportId, Mint, PipelineId, RepId},
    said::Details,
    table::{
        change::{self, Change, ChangesMut, Entity, FieldValue},
        deal::{Deal, DealsMut},
        edits,
        import::SourceKind,
        moves::{Move, MovesMut, StoredStep},
        recorded, rep,
        said::{Kept, SaidMut},
        stage::{self, Stages},
    },
};

/// Everything that settling deals of one pipeline needs.
pub(crate) struct Settling<'t> {
    pub(crate) tx: &'t Transaction<'t>,
    pub(crate) mint: Mint,
    pub(crate) pipeline: PipelineId,
    pub(crate) abouts: Abouts,
    pub(crate) stages: Stages,
    pub(crate) deals: DealsMut<'t>,
    pub(crate) moves: MovesMut<'t>,
    said: SaidMut<'t>,
    changes: ChangesMut<'t>,
    /// Some deal was changed by hand.
    by_hand: bool,
}

/// A deal as it is stored, and what was said of it.
pub(crate) struct Standing {
    pub(crate) deal: Deal,
    /// Of the stages that they are told of now.
    pub(crate) moves: Vec<Move>,
    /// The same as they lie in the table, where a stage left the process; else empty.
    raw: Vec<Move>,
    /// As kept; empty where the deal itself is all that is said.
    rows: Vec<Kept>,
    /// The same, read off the deal where nothing is kept.
    pub(crate) said: Vec<Kept>,
}

impl<'t> Settling<'t> {
    pub(crate) fn new(
        tx: &'t Transaction<'t>,
        mint: Mint,
        pipeline: PipelineId,
        abouts: Abouts,
    ) -> Result<Self, Error> {
        Ok(Self {
            mint,
            pipeline,
            abouts,
            stages: stage::stages(tx, pipeline)?,
            deals: DealsMut::new(tx, pipeline)?,
            moves: MovesMut::new(tx)?,
            said: SaidMut::new(tx)?,
            changes: ChangesMut::new(tx)?,
            by_hand: change::any_by_hand(tx, Entity::Deal)?,
            tx,
        })
    }

    /// From now on some deal was changed by hand.
    pub(crate) fn by_hand(&mut self) {
        self.by_hand = true;
    }

    /// A stored deal with what was said of it.
    pub(crate) fn standing(&mut self, deal: Deal) -> Result<Standing, Error> {
        let mut moves = Vec::new();
        self.moves.of(deal.id, &mut moves)?;
        let rows = self.said.of(deal.id)?;
        let said = if rows.is_empty() {
            heard::read_off(&deal, &moves, &self.abouts)
        } else {
            rows.clone()
        };
        let raw = if self.stages.all_used() {
            Vec::new()
        } else {
            let told = moves.iter().map(|row| self.told_now(row)).collect();
            std::mem::replace(&mut moves, told)
        };
        Ok(Standing {
            deal,
            moves,
            raw,
            rows,
            said,
        })
    }

    /// A move of the stage that it is told of now.
    pub(crate) fn told_now(&self, row: &Move) -> Move {
        Move {
            step: row.step.told(&self.stages),
            ..*row
        }
    }

    /// Makes the deal what is said of it now; `None` where nothing is left of it, and it was removed.
    pub(crate) fn settle(
        &mut self,
        before: &Standing,
        said: &[Kept],
    ) -> Result<Option<(Deal, Vec<Move>)>, Error> {
        let id = before.deal.id;
        let (told, mut moves) = self.told(said)?;
        let mut details = told.details.clone();
        let mut touched =
            self.by_hand && hand::overlay(self.tx, &self.mint, id, &told, &mut details)?;
        let added: Vec<Move> = before
            .moves
            .iter()
            .filter(|row| row.import.is_none())
            .copied()
            .collect();
        if !added.is_empty() {
            let source = reconcile::Incoming {
                kind: SourceKind::Moves,
                abouts: &self.abouts,
            };
            moves = reconcile::reconcile(&moves, &added, &source).moves;
            touched = true;
        }
        if said.is_empty() && !touched && recorded::count(self.tx, id)? == 0 {
            self.remove(before)?;
            return Ok(None);
        }
        let after = Deal {
            rep: match moves.last() {
                Some(last) if last.import.is_none() && last.rep.is_some() => last.rep,
                _ => told.owner,
            },
            import: said
                .iter()
                .filter_map(|kept| kept.imports.first().copied())
                .min(),
            ..deal_of(&before.deal, details)
        };
        let alone = matches!(said, [one] if one.imports.len() == 1) && !touched;
        let rows = if alone && heard::read_off(&after, &moves, &self.abouts) == said {
            &[]
        } else {
            said
        };
        self.said.replace(id, &before.rows, rows)?;
        if after != before.deal {
            self.deals.update(&after)?;
        }
        self.put_moves(before, &moves)?;
        self.log(id, told.shown)?;
        Ok(Some((after, moves)))
    }

    /// Adds an import's word on the deal of that key, which is made where it is not there.
    pub(crate) fn say(
        &mut self,
        key: &str,
        import: ImportId,
        facts: Vec<u8>,
    ) -> Result<Option<(Deal, Vec<Move>)>, Error> {
        let deal = match self.deals.find(key)? {
            Some(known) => known,
            None => {
                let new = Deal {
                    id: self.deals.next_id(),
                    key: key.to_owned(),
                    ..Deal::default()
                };
                self.deals.insert(&self.mint, &new)?;
                new
            }
        };
        let before = self.standing(deal)?;
        let mut kept = before.said.clone();
        add(&mut kept, import, facts);
        self.settle(&before, &kept)
    }

    /// Keeps what one import said of a new deal, where the deal itself does not say all of it.
    pub(crate) fn keep(&mut self, deal: DealId, kept: Kept) -> Result<(), Error> {
        self.said.replace(deal, &[], &[kept])
    }

    /// What files alone say.
    pub(crate) fn told(&self, said: &[Kept]) -> Result<(Told, Vec<Move>), Error> {
        heard::told(said, &self.stages, &self.abouts)
    }

    fn remove(&mut self, before: &Standing) -> Result<(), Error> {
        let id = before.deal.id;
        self.said.replace(id, &before.rows, &[])?;
        self.put_moves(before, &[])?;
        self.log(id, Vec::new())?;
        if self.by_hand {
            edits::forget_deal(self.tx, id)?;
        }
        self.deals.remove(id)
    }

    /// Writes the moves that differ from what is stored. One that is told of another stage for now
    /// keeps its own.
    fn put_moves(&mut self, before: &Standing, moves: &[Move]) -> Result<(), Error> {
        let (deal, stored) = (before.deal.id, &before.moves);
        let stages = &self.stages;
        let own = |row: &Move| {
            let same =
                |raw: &&Move| raw.instant() == row.instant() && raw.step.told(stages) == row.step;
            let raw = before.raw.iter().find(same);
            raw.map_or(row.step, |raw| raw.step)
        };
        let place = |row: &Move| (row.instant(), row.nth);
        for gone in stored {
            if moves.binary_search_by_key(&place(gone), place).is_err() {
                self.moves.remove(deal, gone)?;
            }
        }
        for row in moves {
            let there = stored.binary_search_by_key(&place(row), place).ok();
            if there.map(|ix| &stored[ix]) != Some(row) {
                let row = Move {
                    step: own(row),
                    ..*row
                };
                self.moves.put(deal, &row)?;
            }
        }
        Ok(())
    }

    /// Puts what files show of a deal into the log.
    fn log(&mut self, deal: DealId, shown: Vec<Shown>) -> Result<(), Error> {
        let (mut details, mut moves) = (Vec::new(), Vec::new());
        for Shown {
            import,
            between,
            what,
        } in shown
        {
            let at = self.abouts.0.get(&import).map_or(0, |about| about.at);
            let line = |field: &str, old, new| Change {
                at,
                who: None,
                import: Some(import),
                row: deal.0,
                field: field.to_owned(),
                old,
                new,
                between,
            };
            match what {
                Shift::Detail(field, both) => {
                    let (old, new) = *both;
                    let values = [&old, &new].map(|of| field.value(self.tx, of));
                    let [was, is] = values;
                    let (was, is) = (was?, is?);
                    if was != is {
                        details.push(line(field.name(), was, is));
                    }
                    if let Field::Amount = field {
                        let [was, is] = [&old, &new].map(currency);
                        if was != is {
                            details.push(line("currency", was, is));
                        }
                    }
                }
                Shift::Owner(old, new) => {
                    let (old, new) = (self.rep_name(old)?, self.rep_name(new)?);
                    if old != new {
                        details.push(line("owner", old, new));
                    }
                }
                Shift::Move(before, after) => {
                    if before.rep != after.rep {
                        let field = rep_field(&after);
                        let (old, new) = (self.rep_name(before.rep)?, self.rep_name(after.rep)?);
                        moves.push(line(&field, old, new));
                    }
                    if (before.step, before.at) != (after.step, after.at) {
                        let [old, new] =
                            [before, after].map(|row| FieldValue::Text(moment_text(&row)));
                        moves.push(line("moment", old, new));
                    }
                }
            }
        }
        self.changes
            .settle(&self.mint, Entity::Deal, deal.0, details)?;
        self.changes.settle(&self.mint, Entity::Move, deal.0, moves)
    }

    fn rep_name(&self, id: Option<RepId>) -> Result<FieldValue, Error> {
        let name = id.map(|id| rep::name(self.tx, id)).transpose()?;
        Ok(name.as_deref().into())
    }
}

/// Adds an import's word to what is said of a deal.
pub(crate) fn add(kept: &mut Vec<Kept>, import: ImportId, facts: Vec<u8>) {
    match kept.iter_mut().find(|kept| kept.facts == facts) {
        Some(same) => {
            if let Err(place) = same.imports.binary_search(&import) {
                same.imports.insert(place, import);
            }
        }
        None => kept.push(Kept {
            imports: vec![import],
            facts,
        }),
    }
}

/// The currency of an amount as the change log keeps it.
pub(crate) fn currency(of: &Details) -> FieldValue {
    let code = of.amount.as_ref().map(|money| money.currency.code());
    code.into()
}

/// What is known of a deal beside its moves and owner.
pub(crate) fn details_of(deal: &Deal) -> Details {
    Details {
        name: deal.name.clone(),
        account: deal.account,
        amount: deal.amount,
        source: deal.source.clone(),
        persona: deal.persona.clone(),
        product: deal.product.clone(),
        expected_close: deal.expected_close,
        lost_reason: deal.lost_reason.clone(),
        won_reason: deal.won_reason.clone(),
    }
}

/// The deal with other details.
pub(crate) fn deal_of(deal: &Deal, details: Details) -> Deal {
    Deal {
        id: deal.id,
        key: deal.key.clone(),
        rep: deal.rep,
        import: deal.import,
        name: details.name,
        account: details.account,
        amount: details.amount,
        source: details.source,
        persona: details.persona,
        product: details.product,
        expected_close: details.expected_close,
        lost_reason: details.lost_reason,
        won_reason: details.won_reason,
    }
}

/// How the change log names a move's rep.
fn rep_field(row: &Move) -> String {
    match row.at {
        Some(at) => format!("rep of {} at {}", row.step.word(), at.instant),
        None => format!("rep of {}", row.step.word()),
    }
}

/// A move as the change log keeps it.
fn moment_text(row: &Move) -> String {
    match row.at {
        Some(at) if at.timed => {
            format!("{} at {} on {}", row.step.word(), at.instant, at.day.date())
        }
        Some(at) => format!("{} on {}", row.step.word(), at.day.date()),
        None => row.step.word(),
    }
}

/// Whether a move ends a deal.
pub(crate) fn is_outcome(step: StoredStep) -> bool {
    matches!(
        step,
        StoredStep::Won | StoredStep::Lost | StoredStep::Completed
    )
}
