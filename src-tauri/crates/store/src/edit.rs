//! Edits by hand: one transaction, every change of what was there logged with who made it.

use chrono::{DateTime, NaiveDate, Utc};
use engine::moment::Day;
use rusqlite::Transaction;

use crate::{
    Error,
    identity::{AccountId, ActivityId, ContactId, Mint, RepId, name_key},
    table::{
        account::AccountsMut,
        activity::{self, Activity},
        change::{Author, ChangesMut, Entity, FieldValue},
        contact, rep, team,
    },
};

/// Edits under way. Dropping them leaves everything as it was.
pub struct Edit<'w> {
    tx: Transaction<'w>,
    author: Author,
    mint: Mint,
}

impl<'w> Edit<'w> {
    pub(crate) fn begin(tx: Transaction<'w>, who: &str, now: DateTime<Utc>) -> Self {
        Self {
            tx,
            author: Author {
                at: now.timestamp_micros(),
                who: Some(who.to_owned()),
                import: None,
            },
            mint: Mint::at(now),
        }
    }

    /// The rep of that name, added where there is none.
    ///
    /// # Errors
    /// [`Error::NoName`]; otherwise whatever keeps SQLite from writing. So for all below.
    pub fn rep(&mut self, name: &str) -> Result<RepId, Error> {
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
        rep::set_team(&self.tx, id, new)?;
        let old = rep.team.as_deref().into();
        self.log(Entity::Rep, id.0, "team", &old, &Some(name.trim()).into())
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
        let day = |date| i64::from(Day::of(date).0);
        rep::set_hired(&self.tx, id, Day::of(date).0)?;
        self.log(
            Entity::Rep,
            id.0,
            "hired",
            &rep.hired.map(day).into(),
            &Some(day(date)).into(),
        )
    }

    /// The account of that name, added where there is none.
    ///
    /// # Errors
    /// [`Error::NoName`].
    pub fn account(&mut self, name: &str) -> Result<AccountId, Error> {
        AccountsMut::new(&self.tx)?.ensure(&self.mint, name, None)
    }

    /// Adds a person at an account.
    ///
    /// # Errors
    /// [`Error::NoName`].
    pub fn add_contact(
        &mut self,
        account: AccountId,
        name: &str,
        role: Option<&str>,
        reach: Option<&str>,
    ) -> Result<ContactId, Error> {
        contact::insert(&self.tx, &self.mint, account, name, role, reach)
    }

    /// Adds an activity to a deal; the key that it comes with is ignored.
    ///
    /// # Errors
    /// As [`Edit::rep`].
    pub fn add_activity(&mut self, activity: &Activity) -> Result<ActivityId, Error> {
        activity::insert(&self.tx, &self.mint, activity)
    }

    /// Makes the edits last.
    ///
    /// # Errors
    /// As [`Edit::rep`]; nothing is then changed.
    pub fn commit(self) -> Result<(), Error> {
        Ok(self.tx.commit()?)
    }

    fn log(
        &self,
        entity: Entity,
        row: i64,
        field: &str,
        old: &FieldValue,
        new: &FieldValue,
    ) -> Result<(), Error> {
        ChangesMut::new(&self.tx, self.author.clone())?
            .add(&self.mint, entity, row, field, old, new)
    }
}
