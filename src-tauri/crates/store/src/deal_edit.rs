//! Edits of a deal by hand. What files had said of it is kept before the first of them, so that files
//! that come and go later leave what a person did.

use engine::{moment::Day, moment::Moment, money::Money, record::Step};

use crate::{
    Edit, Error,
    identity::{DealId, Mint, PipelineId, RepId},
    settling::{Settling, Standing, currency, details_of, fold::Field},
    table::{
        account::AccountsMut,
        change::{Entity, FieldValue},
        deal, import,
        moves::{Move, StoredStep},
        stage,
    },
};

/// One detail of a deal as a person wants it; `None` clears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DealChange {
    /// Its name.
    Name(Option<String>),
    /// Its account, by name; added where there is none.
    Account(Option<String>),
    /// What it is worth.
    Amount(Option<Money>),
    /// The lead source.
    Source(Option<String>),
    /// The buyer persona.
    Persona(Option<String>),
    /// What is sold.
    Product(Option<String>),
    /// When it is expected to close.
    ExpectedClose(Option<Day>),
    /// Why it was lost.
    LostReason(Option<String>),
}

impl Edit<'_> {
    /// Changes one detail of a deal.
    ///
    /// # Errors
    /// [`Error::UnknownRow`]; [`Error::NoName`] for an account without a name.
    pub fn change_deal(&mut self, id: DealId, to: DealChange) -> Result<(), Error> {
        let (mut settling, before) = self.standing(id)?;
        let files = settling.told(&before.said)?.0.details;
        let old = details_of(&before.deal);
        let mut new = old.clone();
        let field = match to {
            DealChange::Name(name) => {
                new.name = name;
                Field::Name
            }
            DealChange::Account(name) => {
                let ensure =
                    |name: String| AccountsMut::new(&self.tx)?.ensure(&self.mint, &name, None);
                new.account = name.map(ensure).transpose()?;
                Field::Account
            }
            DealChange::Amount(amount) => {
                new.amount = amount;
                Field::Amount
            }
            DealChange::Source(source) => {
                new.source = source;
                Field::Source
            }
            DealChange::Persona(persona) => {
                new.persona = persona;
                Field::Persona
            }
            DealChange::Product(product) => {
                new.product = product;
                Field::Product
            }
            DealChange::ExpectedClose(day) => {
                new.expected_close = day;
                Field::ExpectedClose
            }
            DealChange::LostReason(reason) => {
                new.lost_reason = reason;
                Field::LostReason
            }
        };
        if old == new {
            return Ok(());
        }
        let base = field.whole(&self.tx, &files)?;
        let (was, is) = (field.value(&self.tx, &old)?, field.value(&self.tx, &new)?);
        self.log(Entity::Deal, id.0, field.name(), was, is, base.clone())?;
        if field == Field::Amount {
            self.log(
                Entity::Deal,
                id.0,
                "currency",
                currency(&old),
                currency(&new),
                base,
            )?;
        }
        settling.by_hand();
        settling.settle(&before, &before.said)?;
        Ok(())
    }

    /// Adds what happened to a deal.
    ///
    /// # Errors
    /// [`Error::UnknownRow`]; [`Error::UnknownStage`] where its process has no such stage.
    pub fn add_move(
        &mut self,
        id: DealId,
        step: Step,
        at: Moment,
        rep: Option<RepId>,
    ) -> Result<(), Error> {
        let (mut settling, mut before) = self.standing(id)?;
        let step = StoredStep::of(step, &settling.stages).ok_or(match step {
            Step::SeenAt(stage) | Step::Entered(stage) => Error::UnknownStage(stage),
            _ => Error::UnfitProcess,
        })?;
        let nth = before
            .moves
            .iter()
            .filter(|row| row.instant() == at.instant)
            .count();
        let added = Move {
            step,
            at: Some(at),
            nth: u32::try_from(nth).unwrap_or(u32::MAX),
            rep,
            import: None,
            between: None,
        };
        settling.moves.put(id, &added)?;
        let place = before
            .moves
            .partition_point(|row| row.instant() <= at.instant);
        before.moves.insert(place, added);
        let said = before.said.clone();
        settling.settle(&before, &said)?;
        let what = format!("{} on {}", step.word(), at.day.date());
        self.log(
            Entity::Move,
            id.0,
            "moment",
            FieldValue::Empty,
            FieldValue::Text(what),
            FieldValue::Empty,
        )
    }

    /// A deal made by hand.
    ///
    /// # Errors
    /// [`Error::NoName`] for an empty id; [`Error::UnknownPipeline`].
    pub fn new_deal(&mut self, pipeline: PipelineId, key: &str) -> Result<DealId, Error> {
        let key = key.trim();
        if key.is_empty() {
            return Err(Error::NoName);
        }
        if let Some(known) = deal::find(&self.tx, pipeline, key)? {
            return Ok(known.id);
        }
        stage::of(&self.tx, pipeline)?;
        let mut deals = deal::DealsMut::new(&self.tx, pipeline)?;
        let new = deal::Deal {
            id: deals.next_id(),
            key: key.to_owned(),
            ..deal::Deal::default()
        };
        deals.insert(&self.mint, &new)?;
        Ok(new.id)
    }

    fn standing(&self, id: DealId) -> Result<(Settling<'_>, Standing), Error> {
        let (pipeline, deal) = deal::get(&self.tx, id)?.ok_or(Error::UnknownRow("deal"))?;
        let abouts = import::abouts(&self.tx)?;
        let mint = Mint::at(self.now());
        let mut settling = Settling::new(&self.tx, mint, pipeline, abouts)?;
        let before = settling.standing(deal)?;
        Ok((settling, before))
    }
}
