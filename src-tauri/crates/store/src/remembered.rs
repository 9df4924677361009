//! What a workspace remembers beside deals: how files are read, what was answered about names in them,
//! and what currencies are worth. Each write is one transaction.

use chrono::{DateTime, NaiveDate, Utc};
use engine::{moment::Day, money::Currency, rates::Rate};
use rusqlite::Transaction;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Error, Workspace,
    absence::{Absence, Exports},
    identity::{Mint, PipelineId},
    table::{
        answer, import,
        mapping::{self, SavedMapping},
        rate,
    },
};

impl Workspace {
    /// Every saved mapping, the last used first.
    ///
    /// # Errors
    /// Whatever keeps SQLite from reading; so for all that is read below.
    pub fn mappings(&self) -> Result<Vec<SavedMapping>, Error> {
        mapping::all(&self.reader)
    }

    /// The saved mappings for files with the headers of that fingerprint, the last used first.
    ///
    /// # Errors
    /// As [`Workspace::mappings`].
    pub fn mappings_for(&self, fingerprint: &str) -> Result<Vec<SavedMapping>, Error> {
        mapping::fitting(&self.reader, fingerprint)
    }

    /// Keeps a mapping, in place of the one of that name.
    ///
    /// # Errors
    /// [`Error::NoName`]; [`Error::Busy`] while another program writes. So for all writes below.
    pub fn save_mapping(&mut self, saved: &SavedMapping) -> Result<(), Error> {
        self.write(|tx| mapping::put(tx, &Mint::at(saved.used_at), saved))
    }

    /// Says that the mapping of that name was used.
    ///
    /// # Errors
    /// [`Error::UnknownRow`].
    pub fn used_mapping(&mut self, name: &str, now: DateTime<Utc>) -> Result<(), Error> {
        self.write(|tx| mapping::used(tx, name, now))
    }

    /// Forgets the mapping of that name.
    ///
    /// # Errors
    /// [`Error::UnknownRow`].
    pub fn remove_mapping(&mut self, name: &str) -> Result<(), Error> {
        self.write(|tx| mapping::remove(tx, name))
    }

    /// What was answered on a topic, by the name it is about.
    ///
    /// # Errors
    /// [`Error::Json`] where an answer is of another kind.
    pub fn answers<T: DeserializeOwned>(&self, topic: &str) -> Result<Vec<(String, T)>, Error> {
        answer::all(&self.reader, topic)
    }

    /// What was answered about one name.
    ///
    /// # Errors
    /// [`Error::Json`] where the answer is of another kind.
    pub fn answer<T: DeserializeOwned>(&self, topic: &str, name: &str) -> Result<Option<T>, Error> {
        answer::get(&self.reader, topic, name)
    }

    /// Keeps an answer, in place of the one before.
    ///
    /// # Errors
    /// [`Error::NoName`].
    pub fn keep_answer<T: Serialize>(
        &mut self,
        topic: &str,
        name: &str,
        answer: &T,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.write(|tx| answer::put(tx, topic, name, answer, now.timestamp_micros()))
    }

    /// Takes an answer back: it is asked again.
    ///
    /// # Errors
    /// As [`Workspace::save_mapping`].
    pub fn remove_answer(&mut self, topic: &str, name: &str) -> Result<(), Error> {
        self.write(|tx| answer::remove(tx, topic, name))
    }

    /// Every rate, by currency, base and day.
    ///
    /// # Errors
    /// As [`Workspace::mappings`].
    pub fn rates(&self) -> Result<Vec<Rate>, Error> {
        rate::all(&self.reader)
    }

    /// Keeps rates, all or none, each in place of the one of its day.
    ///
    /// # Errors
    /// [`Error::RateOfItself`].
    pub fn set_rates(&mut self, rates: &[Rate]) -> Result<(), Error> {
        self.write(|tx| rates.iter().try_for_each(|new| rate::put(tx, new)))
    }

    /// Removes the rate of a day.
    ///
    /// # Errors
    /// [`Error::UnknownRow`].
    pub fn remove_rate(
        &mut self,
        currency: Currency,
        base: Currency,
        day: NaiveDate,
    ) -> Result<(), Error> {
        self.write(|tx| rate::remove(tx, currency, base, Day::of(day)))
    }

    /// The deals of a pipeline that later whole exports do not name, by key.
    ///
    /// # Errors
    /// As [`Workspace::mappings`].
    pub fn absences(&self, pipeline: PipelineId) -> Result<Vec<Absence>, Error> {
        let mut scopes: Vec<String> = import::all(&self.reader)?
            .into_iter()
            .filter(|past| past.pipeline == pipeline && past.undone_at.is_none())
            .filter_map(|past| past.source.scope)
            .collect();
        scopes.sort_unstable();
        scopes.dedup();
        let mut absences = Vec::new();
        for scope in scopes {
            absences.extend(Exports::read(&self.reader, pipeline, &scope)?.absent());
        }
        absences.sort_unstable_by_key(|absence| absence.deal);
        Ok(absences)
    }

    fn write<T>(
        &mut self,
        job: impl FnOnce(&Transaction<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let tx = self.watched()?;
        let done = job(&tx)?;
        tx.commit()?;
        Ok(done)
    }
}
