//! Edits by hand: one transaction, every change of what was there logged with who made it.

use std::cell::Cell;

use chrono::{DateTime, NaiveDate, Utc};
use engine::{moment::Day, process::Process};
use rusqlite::Transaction;

use crate::{
    Error,
    identity::{AccountId, DealId, Mint, PipelineId, RepId, name_key},
    people,
    process_kept::short,
    table::{
        account::AccountsMut,
        change::{Change, ChangesMut, Entity, FieldValue, Line},
        edits, import, process, rep,
        rep_said::{self, RepSaid},
        stage, team, unsearched,
    },
};

/// Edits under way. Dropping them leaves everything as it was.
pub struct Edit<'w> {
    pub(crate) tx: Transaction<'w>,
    at: i64,
    who: String,
    what: &'static str,
    pub(crate) mint: Mint,
    /// Its row, once anything is changed.
    id: Cell<Option<i64>>,
    /// The first deal it is about.
    deal: Cell<Option<DealId>>,
}

impl<'w> Edit<'w> {
    pub(crate) fn begin(
        tx: Transaction<'w>,
        who: &str,
        what: &'static str,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            tx,
            at: now.timestamp_micros(),
            who: who.to_owned(),
            what,
            mint: Mint::at(now),
            id: Cell::new(None),
            deal: Cell::new(None),
        }
    }

    /// Adds a pipeline without deals, to be edited at once: where the edit is refused there is none. With
    /// it come the keys of its stages, in their order.
    ///
    /// # Errors
    /// [`Error::UnfitProcess`] for a process without stages, or none of which wins.
    pub fn add_pipeline(&mut self, process: &Process) -> Result<(PipelineId, Vec<i32>), Error> {
        let id = process::insert(&self.tx, &self.mint, process, self.at)?;
        let rows = stage::rows(&self.tx, id)?;
        Ok((id, rows.iter().map(|row| short(row.id)).collect()))
    }

    /// The rep of that name, added where there is none.
    ///
    /// # Errors
    /// [`Error::NoName`]; otherwise whatever keeps SQLite from writing. So for all below.
    pub fn rep(&mut self, name: &str) -> Result<RepId, Error> {
        self.rep_named(name)
    }

    pub(crate) fn rep_named(&self, name: &str) -> Result<RepId, Error> {
        match rep::find(&self.tx, name)? {
            Some((known, _)) => Ok(known),
            None => rep::insert(&self.tx, &self.mint, name, None),
        }
    }

    /// Puts a rep into a team, which is added where there is none of that name.
    ///
    /// # Errors
    /// [`Error::UnknownRow`], [`Error::NoName`].
    pub fn set_team(&mut self, id: RepId, name: &str) -> Result<(), Error> {
        let reps = rep::all(&self.tx)?;
        let rep = reps
            .iter()
            .find(|rep| rep.id == id)
            .ok_or(Error::UnknownRow("rep"))?;
        if rep
            .team
            .as_deref()
            .is_some_and(|old| name_key(old) == name_key(name))
        {
            return Ok(());
        }
        let new = team::ensure(&self.tx, &self.mint, name, None)?;
        rep::set_team(&self.tx, id, Some(new))?;
        let old = rep.team.as_deref().into();
        let base = self.rep_base(id, |said| said.team.as_deref().into())?;
        self.log(
            Entity::Rep,
            id.0,
            "team",
            old,
            Some(name.trim()).into(),
            base,
        )
    }

    /// Says when a rep began.
    ///
    /// # Errors
    /// [`Error::UnknownRow`].
    pub fn set_hired(&mut self, id: RepId, date: NaiveDate) -> Result<(), Error> {
        let reps = rep::all(&self.tx)?;
        let rep = reps
            .iter()
            .find(|rep| rep.id == id)
            .ok_or(Error::UnknownRow("rep"))?;
        if rep.hired == Some(date) {
            return Ok(());
        }
        rep::set_hired(&self.tx, id, Some(Day::of(date).0))?;
        let base = self.rep_base(id, |said| said.hired.map(|day| i64::from(day.0)).into())?;
        let (old, new) = (people::day_of(rep.hired), people::day_of(Some(date)));
        self.log(Entity::Rep, id.0, "hired", old, new, base)
    }

    /// The account of that name, added where there is none.
    ///
    /// # Errors
    /// [`Error::NoName`].
    pub fn account(&mut self, name: &str) -> Result<AccountId, Error> {
        AccountsMut::new(&self.tx)?.ensure(&self.mint, name, None)
    }

    /// Makes the edits last.
    ///
    /// # Errors
    /// As [`Edit::rep`]; nothing is then changed.
    pub fn commit(self) -> Result<(), Error> {
        if let Some(id) = self.id.get() {
            edits::set_deal(&self.tx, id, self.deal.get())?;
        }
        Ok(self.tx.commit()?)
    }

    /// A deal that it is about.
    pub(crate) fn about(&self, deal: DealId) -> Result<(), Error> {
        self.deal.set(self.deal.get().or(Some(deal)));
        unsearched::mark(&self.tx, deal)
    }

    /// Its row, added by the first change: an edit that changes nothing is none.
    pub(crate) fn id(&self) -> Result<i64, Error> {
        if let Some(id) = self.id.get() {
            return Ok(id);
        }
        let id = edits::insert(&self.tx, &self.mint, self.at, &self.who, self.what)?;
        self.id.set(Some(id));
        Ok(id)
    }

    /// When it happens.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.at).unwrap_or_default()
    }

    /// What files say of a rep by now.
    fn rep_base(
        &self,
        id: RepId,
        field: impl Fn(&RepSaid) -> FieldValue,
    ) -> Result<FieldValue, Error> {
        let abouts = import::abouts(&self.tx)?;
        let mut said = rep_said::of(&self.tx, id)?;
        said.sort_by_key(|said| (abouts.day(said.import), said.import));
        Ok(people::of_files(&said, field)
            .map(|(value, _)| value)
            .unwrap_or_default())
    }

    /// One line in the change log.
    pub(crate) fn log(
        &self,
        entity: Entity,
        row: i64,
        field: &str,
        old: FieldValue,
        new: FieldValue,
        base: FieldValue,
    ) -> Result<(), Error> {
        let line = Line {
            entity,
            change: Change {
                at: self.at,
                who: Some(self.who.clone()),
                import: None,
                row,
                field: field.to_owned(),
                old,
                new,
                between: None,
            },
            base,
            upto: import::latest(&self.tx)?,
            edit: Some(self.id()?),
        };
        ChangesMut::new(&self.tx)?.add(&self.mint, &line)
    }
}
