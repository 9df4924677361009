//! Deals that a person makes and moves. A move comes after everything that has happened to its deal,
//! and takes with it what was open of the exit checks where the deal was.

use chrono::NaiveDate;
use engine::{
    deal::edit::{DealEdit, Goal, NewDeal},
    moment::{Day, Moment},
    record::Step,
};

use crate::{
    Edit, Error,
    deal_edit::place,
    identity::{DealId, PipelineId, RepId},
    open_checks,
    settling::{Settling, Standing, hand::MADE},
    table::{
        change::{Entity, FieldValue},
        deal,
        exit_check::ExitCheck,
        moves::{Move, StoredStep},
        process,
    },
};

impl Edit<'_> {
    /// The deal moves. What was open of the exit checks where it was is kept with it.
    pub(crate) fn move_deal(
        &self,
        settling: &mut Settling<'_>,
        deal: deal::Deal,
        to: Goal,
        day: NaiveDate,
    ) -> Result<(), Error> {
        let id = deal.id;
        let before = settling.standing(deal)?;
        let step = match to {
            Goal::Stage(stage) => StoredStep::Entered(place(&settling.stages, stage)?),
            Goal::Won => StoredStep::Won,
            Goal::Lost => StoredStep::Lost,
            Goal::Completed => StoredStep::Completed,
        };
        let last = before.moves.iter().rev().find_map(|row| row.at);
        if last.is_some_and(|last| last.day > Day::of(day)) {
            return Err(Error::BeforeLast);
        }
        let was = before.moves.iter().rev().find_map(|row| row.step.stage());
        let was = was.and_then(|was| settling.stages.place(was));
        let forward = match (to, was) {
            (Goal::Stage(stage), Some(was)) => usize::from(stage) > was,
            (Goal::Won | Goal::Completed, _) => true,
            _ => false,
        };
        let at = following(&before.moves, day);
        let stage = was.and_then(|was| Some((was, settling.stages.key(was)?)));
        if let (true, Some((was, stage))) = (forward, stage) {
            let pipeline = settling.pipeline;
            let process = process::process(&self.tx, pipeline)?;
            let stages = &settling.stages;
            for words in open_checks::of(&self.tx, pipeline, &before.deal, &process, was, stages)? {
                let gap = ExitCheck {
                    stage,
                    words,
                    day,
                    passed: true,
                };
                self.put(id, None, Some(&gap))?;
            }
        }
        let rep = before.deal.rep;
        self.add(settling, before, step, at, rep)
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
        self.about(id)?;
        let (pipeline, deal) = deal::get(&self.tx, id)?.ok_or(Error::UnknownRow("deal"))?;
        let mut settling = self.settling(pipeline)?;
        let step = StoredStep::of(step, settling.stages.used()).ok_or(match step {
            Step::SeenAt(stage) | Step::Entered(stage) => Error::UnknownStage(stage),
            _ => Error::UnfitProcess,
        })?;
        let before = settling.standing(deal)?;
        self.add(&mut settling, before, step, at, rep)
    }

    pub(crate) fn add(
        &self,
        settling: &mut Settling<'_>,
        mut before: Standing,
        step: StoredStep,
        at: Moment,
        rep: Option<RepId>,
    ) -> Result<(), Error> {
        let id = before.deal.id;
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
        put_back(settling, &mut before, id, &added)?;
        let is = FieldValue::Text(serde_json::to_string(&added)?);
        let none = FieldValue::Empty;
        self.log(Entity::Move, id.0, "entered", none.clone(), is, none)
    }

    /// A deal made by hand, under an id of its own.
    ///
    /// # Errors
    /// [`Error::NoName`]; [`Error::UnknownPipeline`], [`Error::UnknownStage`].
    pub fn make_deal(&mut self, pipeline: PipelineId, new: &NewDeal) -> Result<DealId, Error> {
        if new.name.trim().is_empty() {
            return Err(Error::NoName);
        }
        let mut nth = deal::count(&self.tx)? + 1;
        let key = loop {
            let key = format!("S-{nth}");
            if deal::find(&self.tx, pipeline, &key)?.is_none() {
                break key;
            }
            nth += 1;
        };
        let id = self.new_deal(pipeline, &key)?;
        let rep = new
            .owner
            .as_deref()
            .map(|name| self.rep(name))
            .transpose()?;
        self.add_move(id, Step::Entered(new.stage), Moment::of_date(new.day), rep)?;
        let fields = [
            DealEdit::Name(Some(new.name.trim().to_owned())),
            DealEdit::Account(new.account.clone()),
            DealEdit::Amount(new.amount),
            DealEdit::Source(new.source.clone()),
            DealEdit::Persona(new.persona.clone()),
        ];
        for field in &fields {
            self.deal(id, field)?;
        }
        Ok(id)
    }

    /// A deal made by hand, with nothing known of it but the id; the deal of that id where there is
    /// one.
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
        process::known(&self.tx, pipeline)?;
        let mut deals = deal::DealsMut::new(&self.tx, pipeline)?;
        let new = deal::Deal {
            id: deals.next_id(),
            key: key.to_owned(),
            ..deal::Deal::default()
        };
        deals.insert(&self.mint, &new)?;
        drop(deals);
        self.about(new.id)?;
        let is = FieldValue::Text(key.to_owned());
        let (was, pipeline) = (FieldValue::Empty, FieldValue::Whole(pipeline.0));
        self.log(Entity::Deal, new.id.0, MADE, was, is, pipeline)?;
        Ok(new.id)
    }
}

/// Writes a move that a person entered, and settles its deal.
pub(crate) fn put_back(
    settling: &mut Settling<'_>,
    before: &mut Standing,
    id: DealId,
    added: &Move,
) -> Result<(), Error> {
    settling.moves.put(id, added)?;
    let added = settling.told_now(added);
    let place = before
        .moves
        .partition_point(|row| row.instant() <= added.instant());
    before.moves.insert(place, added);
    let said = before.said.clone();
    settling.settle(before, &said)?;
    Ok(())
}

/// The moment of something that happened that day, after everything else that did.
pub(crate) fn following(moves: &[Move], day: NaiveDate) -> Moment {
    let at = Moment::of_date(day);
    match moves.iter().rev().find_map(|row| row.at) {
        Some(last) if last.instant > at.instant => last,
        _ => at,
    }
}
