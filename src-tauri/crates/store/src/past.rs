//! What was recorded on deals over time, written at once: every entry lands in its table and in the
//! change log under its own day and person, as if it had been entered then. No edit of it can be
//! undone: it is how the workspace begins.

use std::collections::HashMap;

use chrono::NaiveDate;
use engine::{
    deal::{
        Activity,
        detail::{Detail, Value},
        past::{Entry, Past},
    },
    moment::{DAY_MICROS, Day},
};
use rusqlite::Transaction;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    Error, Workspace,
    identity::{DealId, Mint, PipelineId},
    table::{
        change::{Change, ChangesMut, Entity, FieldValue, Line},
        deal, detail, import,
        recorded::{self, Kept, Recorded},
    },
};

impl Workspace {
    /// Writes what was recorded on deals of a pipeline over time, oldest first for each deal. An entry
    /// of a deal that is not there is passed over.
    ///
    /// # Errors
    /// [`Error::Busy`] while another program writes; nothing is then written.
    pub fn record_past(&mut self, pipeline: PipelineId, past: &[Past]) -> Result<(), Error> {
        let tx = self.watched()?;
        let mut writing = Writing::new(&tx)?;
        let mut deals: HashMap<&str, Option<DealId>> = HashMap::new();
        for own in past {
            let known = match deals.get(own.deal.as_str()) {
                Some(known) => *known,
                None => {
                    let found = deal::find(&tx, pipeline, &own.deal)?.map(|deal| deal.id);
                    deals.insert(&own.deal, found);
                    found
                }
            };
            if let Some(deal) = known {
                writing.entry(deal, own)?;
            }
        }
        drop(writing);
        Ok(tx.commit()?)
    }
}

struct Writing<'t> {
    tx: &'t Transaction<'t>,
    changes: ChangesMut<'t>,
    upto: Option<crate::ImportId>,
    /// The last key of each kind of row.
    last: HashMap<&'static str, i64>,
    details: HashMap<(DealId, Detail), Value>,
}

/// Noon, which is that day in most zones.
fn noon(day: NaiveDate) -> i64 {
    Day::of(day).start() + DAY_MICROS / 2
}

fn mint(day: NaiveDate) -> Mint {
    Mint::at(chrono::DateTime::from_timestamp_micros(noon(day)).unwrap_or_default())
}

fn json<T: Serialize>(value: Option<&T>) -> Result<FieldValue, Error> {
    let text = value.map(serde_json::to_string).transpose()?;
    Ok(text.as_deref().into())
}

impl<'t> Writing<'t> {
    fn new(tx: &'t Transaction<'t>) -> Result<Self, Error> {
        Ok(Self {
            changes: ChangesMut::new(tx)?,
            upto: import::latest(tx)?,
            last: HashMap::new(),
            details: HashMap::new(),
            tx,
        })
    }

    fn entry(&mut self, deal: DealId, own: &Past) -> Result<(), Error> {
        match &own.what {
            Entry::Detail(detail, value) => self.detail(deal, own, *detail, value.as_ref()),
            Entry::Contact(contact) => self.row(deal, own, contact),
            Entry::Objection(objection) => self.row(deal, own, objection),
            Entry::Activity(activity) => self.activity(deal, own, activity),
            Entry::Close(from, to) => {
                let day = |date: Option<NaiveDate>| date.map(|date| i64::from(Day::of(date).0));
                let (was, is) = (day(*from).into(), day(*to).into());
                self.log(
                    own.day,
                    own,
                    (Entity::Deal, deal),
                    "expected_close",
                    was,
                    is,
                )
            }
        }
    }

    fn detail(
        &mut self,
        deal: DealId,
        own: &Past,
        detail: Detail,
        value: Option<&Value>,
    ) -> Result<(), Error> {
        detail::set(self.tx, deal, detail, value)?;
        let was = json(self.details.get(&(deal, detail)))?;
        match value {
            Some(value) => self.details.insert((deal, detail), value.clone()),
            None => self.details.remove(&(deal, detail)),
        };
        let name = detail::name(detail)?;
        self.log(
            own.day,
            own,
            (Entity::Detail, deal),
            &name,
            was,
            json(value)?,
        )
    }

    fn row<T: Recorded<Owner = DealId>>(
        &mut self,
        deal: DealId,
        own: &Past,
        row: &T,
    ) -> Result<(), Error> {
        let kept = self.keyed(own.day, row.clone())?;
        recorded::put(self.tx, deal, &kept)?;
        let key = kept.id.to_string();
        let (was, is) = (FieldValue::Empty, json(Some(&kept))?);
        self.log(own.day, own, (T::ENTITY, deal), &key, was, is)
    }

    /// Something planned is logged when it was, and again when it was done.
    fn activity(&mut self, deal: DealId, own: &Past, row: &Activity) -> Result<(), Error> {
        let done = row.done.filter(|done| row.due.is_some() && *done > own.day);
        let Some(done) = done else {
            return self.row(deal, own, row);
        };
        let after = self.keyed(own.day, row.clone())?;
        recorded::put(self.tx, deal, &after)?;
        let mut before = after.clone();
        (before.row.done, before.row.replied) = (None, None);
        let key = after.id.to_string();
        let of = (Entity::Activity, deal);
        let planned = json(Some(&before))?;
        self.log(own.day, own, of, &key, FieldValue::Empty, planned.clone())?;
        self.log(done, own, of, &key, planned, json(Some(&after))?)
    }

    fn keyed<T: Recorded>(&mut self, day: NaiveDate, row: T) -> Result<Kept<T>, Error> {
        let last = match self.last.get(T::TABLE) {
            Some(last) => *last,
            None => recorded::last_key::<T>(self.tx)?,
        };
        self.last.insert(T::TABLE, last + 1);
        Ok(Kept {
            id: last + 1,
            uuid: Uuid::from_bytes(mint(day).next()),
            row,
        })
    }

    fn log(
        &mut self,
        day: NaiveDate,
        own: &Past,
        (entity, deal): (Entity, DealId),
        field: &str,
        old: FieldValue,
        new: FieldValue,
    ) -> Result<(), Error> {
        let line = Line {
            entity,
            change: Change {
                at: noon(day),
                who: Some(own.who.clone()),
                import: None,
                row: deal.0,
                field: field.to_owned(),
                old,
                new,
                between: None,
            },
            base: FieldValue::Empty,
            upto: self.upto,
            edit: None,
        };
        self.changes.add(&mint(day), &line)
    }
}
