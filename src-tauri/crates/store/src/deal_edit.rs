//! Edits of a deal by hand. What files had said of it is kept before the first of them, so that files
//! that come and go later leave what a person did.

use engine::{
    deal::{
        Link,
        detail::{Detail, Value},
        edit::{DealEdit, Goal},
    },
    moment::Day,
    record::StageIx,
};

use crate::{
    Edit, Error,
    deal_move::following,
    identity::{DealId, Mint, PipelineId, StageId},
    settling::{Settling, claim::Field, currency, details_of},
    table::{
        account::AccountsMut,
        change::{Entity, FieldValue},
        deal, detail,
        exit_check::ExitCheck,
        import, link,
        moves::StoredStep,
        recorded::{self, Kept, Recorded},
        stage::Stages,
    },
    worked,
};

impl Edit<'_> {
    /// Edits one deal.
    ///
    /// # Errors
    /// [`Error::UnknownRow`]; [`Error::NoName`] for an account, an owner or a contact without a name;
    /// [`Error::UnfitValue`] for a value that the detail cannot take; [`Error::UnknownStage`];
    /// [`Error::BeforeLast`] for a move dated before the deal's last.
    pub fn deal(&mut self, id: DealId, edit: &DealEdit) -> Result<(), Error> {
        self.deals(&[id], edit)
    }

    /// Edits deals, all in the same way.
    ///
    /// # Errors
    /// As [`Edit::deal`], for the first of them that cannot be edited so.
    pub fn deals(&mut self, ids: &[DealId], edit: &DealEdit) -> Result<(), Error> {
        let mut left = ids;
        while let Some(&first) = left.first() {
            let (pipeline, _) = deal::get(&self.tx, first)?.ok_or(Error::UnknownRow("deal"))?;
            // Made once for as many as come together: it reads every import.
            let mut settling = self.settling(pipeline)?;
            while let Some((&id, others)) = left.split_first() {
                let (of, deal) = deal::get(&self.tx, id)?.ok_or(Error::UnknownRow("deal"))?;
                if of != pipeline {
                    break;
                }
                self.about(id)?;
                self.one(&mut settling, deal, edit)?;
                left = others;
            }
        }
        Ok(())
    }

    fn one(
        &self,
        settling: &mut Settling<'_>,
        deal: deal::Deal,
        edit: &DealEdit,
    ) -> Result<(), Error> {
        let id = deal.id;
        match edit {
            DealEdit::Owner(rep) => self.set_owner(settling, deal, rep),
            DealEdit::Detail { detail, value } => self.set_detail(id, *detail, value.as_ref()),
            DealEdit::Contact { id: row, row: to } => self.put(id, *row, to.as_ref()),
            DealEdit::Objection { id: row, row: to } => self.put(id, *row, to.as_ref()),
            DealEdit::Activity { id: row, row: to } => self.put(id, *row, to.as_ref()),
            DealEdit::Link { id: row, row: to } => self.put_link(id, *row, to.as_ref()),
            DealEdit::Check {
                stage,
                check,
                holds,
            } => self.tick(settling, id, *stage, check, *holds),
            DealEdit::Move { to, day, reason } => {
                self.move_deal(settling, deal, *to, *day)?;
                match (reason, deal::get(&self.tx, id)?) {
                    (Some(_), Some((_, moved))) => {
                        let why = match to {
                            Goal::Lost => DealEdit::LostReason(reason.clone()),
                            _ => DealEdit::WonReason(reason.clone()),
                        };
                        self.set_field(settling, moved, &why)
                    }
                    _ => Ok(()),
                }
            }
            field => self.set_field(settling, deal, field),
        }
    }

    /// A field that files say something of too.
    fn set_field(
        &self,
        settling: &mut Settling<'_>,
        deal: deal::Deal,
        edit: &DealEdit,
    ) -> Result<(), Error> {
        let id = deal.id;
        let before = settling.standing(deal)?;
        let files = settling.told(&before.said)?.0.details;
        let old = details_of(&before.deal);
        let mut new = old.clone();
        let field = match edit.clone() {
            DealEdit::Name(name) => {
                new.name = name;
                Field::Name
            }
            DealEdit::Account(name) => {
                let ensure =
                    |name: String| AccountsMut::new(&self.tx)?.ensure(&self.mint, &name, None);
                new.account = name.map(ensure).transpose()?;
                Field::Account
            }
            DealEdit::Amount(amount) => {
                new.amount = amount;
                Field::Amount
            }
            DealEdit::Source(source) => {
                new.source = source;
                Field::Source
            }
            DealEdit::Persona(persona) => {
                new.persona = persona;
                Field::Persona
            }
            DealEdit::Product(product) => {
                new.product = product;
                Field::Product
            }
            DealEdit::ExpectedClose(date) => {
                new.expected_close = date.map(Day::of);
                Field::ExpectedClose
            }
            DealEdit::LostReason(reason) => {
                new.lost_reason = reason;
                Field::LostReason
            }
            DealEdit::WonReason(reason) => {
                new.won_reason = reason;
                Field::WonReason
            }
            // The others are no fields; see `deal`.
            _ => return Ok(()),
        };
        if old == new {
            return Ok(());
        }
        let base = field.whole(&self.tx, &files)?;
        let (was, is) = (field.value(&self.tx, &old)?, field.value(&self.tx, &new)?);
        self.log(Entity::Deal, id.0, field.name(), was, is, base.clone())?;
        if field == Field::Amount {
            let (was, is) = (currency(&old), currency(&new));
            self.log(Entity::Deal, id.0, "currency", was, is, base)?;
        }
        settling.by_hand();
        settling.settle(&before, &before.said)?;
        Ok(())
    }

    /// From now on somebody else owns the deal: it is seen where it is, with its new owner.
    fn set_owner(
        &self,
        settling: &mut Settling<'_>,
        deal: deal::Deal,
        name: &str,
    ) -> Result<(), Error> {
        let rep = self.rep_named(name)?;
        let before = settling.standing(deal)?;
        if before.deal.rep == Some(rep) {
            return Ok(());
        }
        let place = before.moves.iter().rev().find_map(|row| row.step.stage());
        let stage = place.ok_or(Error::UnknownRow("stage of the deal"))?;
        let at = following(&before.moves, self.now().date_naive());
        self.add(settling, before, StoredStep::SeenAt(stage), at, Some(rep))
    }

    fn set_detail(&self, id: DealId, which: Detail, value: Option<&Value>) -> Result<(), Error> {
        if value.is_some_and(|value| !which.can_take(value)) {
            return Err(Error::UnfitValue);
        }
        let old = detail::get(&self.tx, id, which)?;
        // What a file says may stand over the same word of a person: then it is said anew.
        let filed = worked::of(&self.tx, id)?.is_some();
        if old.as_ref() == value && !filed {
            return Ok(());
        }
        detail::set(&self.tx, id, which, value)?;
        let (was, is) = (json(old.as_ref())?, json(value)?);
        let name = detail::name(which)?;
        self.log(Entity::Detail, id.0, &name, was, is, FieldValue::Empty)
    }

    /// A row recorded on a deal, a pipeline or a plan: added where there is no key, removed where there is
    /// no row.
    pub(crate) fn put<T: Recorded>(
        &self,
        owner: T::Owner,
        id: Option<i32>,
        to: Option<&T>,
    ) -> Result<(), Error> {
        let old = match id {
            Some(id) => Some(
                recorded::get::<T>(&self.tx, owner, id.into())?
                    .ok_or(Error::UnknownRow("such entry"))?,
            ),
            None => None,
        };
        let new = match (&old, to) {
            (None, None) => return Ok(()),
            (Some(old), Some(row)) if old.row == *row => return Ok(()),
            (None, Some(row)) => Some(recorded::add(&self.tx, &self.mint, owner, row.clone())?),
            (Some(old), Some(row)) => {
                let new = Kept {
                    row: row.clone(),
                    ..old.clone()
                };
                recorded::put(&self.tx, owner, &new)?;
                Some(new)
            }
            (Some(old), None) => {
                recorded::remove::<T>(&self.tx, old.id)?;
                None
            }
        };
        let key = new.as_ref().or(old.as_ref()).map_or(0, |kept| kept.id);
        let (was, is) = (json(old.as_ref())?, json(new.as_ref())?);
        let key = key.to_string();
        self.log(T::ENTITY, owner.into(), &key, was, is, FieldValue::Empty)
    }

    /// A link can be changed from either of its deals.
    fn put_link(&self, deal: DealId, id: Option<i32>, to: Option<&Link>) -> Result<(), Error> {
        let keeper = id
            .map(|id| link::deal_of(&self.tx, id.into()))
            .transpose()?;
        match (keeper.flatten(), to) {
            (Some(keeper), Some(to)) if keeper != deal => {
                let (_, own) = deal::get(&self.tx, deal)?.ok_or(Error::UnknownRow("deal"))?;
                let turned = Link {
                    deal_id: own.key,
                    how: to.how,
                    later: !to.later,
                };
                self.put(keeper, id, Some(&turned))
            }
            (Some(keeper), None) => self.put::<Link>(keeper, id, None),
            _ => {
                if let Some(to) = to {
                    let (pipeline, own) =
                        deal::get(&self.tx, deal)?.ok_or(Error::UnknownRow("deal"))?;
                    let other = deal::find(&self.tx, pipeline, &to.deal_id)?;
                    if other.is_none_or(|other| other.id == own.id) {
                        return Err(Error::UnknownRow("other deal"));
                    }
                }
                self.put(deal, id, to)
            }
        }
    }

    fn tick(
        &self,
        settling: &Settling<'_>,
        id: DealId,
        stage: StageIx,
        words: &str,
        holds: bool,
    ) -> Result<(), Error> {
        let stage = place(&settling.stages, stage)?;
        let known = recorded::of::<ExitCheck>(&self.tx, id)?;
        let ticked = known.iter().find(|kept| {
            let here = settling.stages.told(kept.row.stage) == stage;
            !kept.row.passed && here && kept.row.words == words
        });
        match (ticked, holds) {
            (None, true) => {
                let day = self.now().date_naive();
                let new = ExitCheck {
                    stage,
                    words: words.to_owned(),
                    day,
                    passed: false,
                };
                self.put(id, None, Some(&new))
            }
            (Some(kept), false) => {
                let key = i32::try_from(kept.id).ok();
                self.put::<ExitCheck>(id, key, None)
            }
            _ => Ok(()),
        }
    }

    /// A deal's id in its source.
    ///
    /// # Errors
    /// [`Error::UnknownRow`].
    pub fn key_of(&self, id: DealId) -> Result<String, Error> {
        let found = deal::get(&self.tx, id)?.ok_or(Error::UnknownRow("deal"))?;
        Ok(found.1.key)
    }

    /// What settles the deals of a pipeline.
    pub(crate) fn settling(&self, pipeline: PipelineId) -> Result<Settling<'_>, Error> {
        let abouts = import::abouts(&self.tx)?;
        Settling::new(&self.tx, Mint::at(self.now()), pipeline, abouts)
    }
}

pub(crate) fn place(stages: &Stages, at: StageIx) -> Result<StageId, Error> {
    stages.key(usize::from(at)).ok_or(Error::UnknownStage(at))
}

fn json<T: serde::Serialize>(value: Option<&T>) -> Result<FieldValue, Error> {
    let text = value.map(serde_json::to_string).transpose()?;
    Ok(text.as_deref().into())
}
