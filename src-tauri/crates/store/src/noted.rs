//! What is recorded on deals, read back as the engine reads it: facts with the day from which each was
//! known. The tables say what is, the change log since when; what belongs to an edit that is undone
//! never happened.
//!
//! Objections, things done and checks passed over carry their own days; details, contacts and things
//! planned are known from the day they were entered. Nothing is interpreted here.

use std::collections::{HashMap, HashSet};

use engine::{
    deal::{
        Activity, Contact, Objection,
        detail::{Detail, Value},
    },
    ledger::{DealIx, Ledger},
    moment::Day,
    recorded::{NOTHING, Noted, What, number},
};
use rusqlite::{Connection, Row, params};

use crate::{
    Error,
    identity::{DealId, PipelineId},
    table::{
        change::{DONE, Entity, FieldValue},
        deal, detail,
        recorded::{Kept, Recorded},
        stage::{self, Stages},
    },
    worked,
};

/// A deal's key, and a fact of it.
type Facts = Vec<(i64, Noted)>;

/// Tells a ledger of a pipeline what is recorded on its deals.
pub(crate) fn tell(
    conn: &Connection,
    pipeline: PipelineId,
    ledger: &mut Ledger,
) -> Result<(), Error> {
    let mut facts = read(conn, pipeline, None)?;
    if facts.is_empty() {
        return Ok(());
    }
    facts.sort_by_key(|(deal, noted)| (*deal, noted.day));
    let mut told = Vec::with_capacity(facts.len());
    for own in facts.chunk_by(|a, b| a.0 == b.0) {
        let Some((of, found)) = deal::get(conn, DealId(own[0].0))? else {
            continue;
        };
        let ix = (of == pipeline).then(|| ledger.find(&found.key)).flatten();
        if let Some(ix) = ix {
            told.extend(own.iter().map(|(_, noted)| (ix, *noted)));
        }
    }
    ledger.record(told);
    Ok(())
}

/// What is recorded on one deal, for the ledger's deal.
pub(crate) fn of_deal(
    conn: &Connection,
    pipeline: PipelineId,
    deal: DealId,
    ix: DealIx,
) -> Result<Vec<(DealIx, Noted)>, Error> {
    let facts = read(conn, pipeline, Some(deal))?.into_iter();
    Ok(facts.map(|(_, noted)| (ix, noted)).collect())
}

fn read(conn: &Connection, pipeline: PipelineId, deal: Option<DealId>) -> Result<Facts, Error> {
    let mut reading = Reading {
        conn,
        deal,
        facts: Facts::new(),
    };
    reading.details()?;
    reading.contacts()?;
    reading.objections()?;
    reading.activities()?;
    reading.closes()?;
    reading.passed_over(&stage::stages(conn, pipeline)?)?;
    reading.filed()?;
    Ok(reading.facts)
}

struct Reading<'c> {
    conn: &'c Connection,
    deal: Option<DealId>,
    facts: Facts,
}

/// A line of the log: the deal, the field, before and after, and the day it was known from.
struct Line {
    deal: i64,
    field: String,
    old: FieldValue,
    new: FieldValue,
    day: Day,
}

impl Reading<'_> {
    fn note(&mut self, deal: i64, day: Day, what: What, value: i32) {
        self.facts.push((deal, Noted { day, what, value }));
    }

    /// The lines of a kind of row, oldest first.
    fn lines(&self, entity: Entity, field: Option<&str>) -> Result<Vec<Line>, Error> {
        let of_deal = if self.deal.is_some() {
            "AND row = ?2"
        } else {
            "AND ?2 IS NULL"
        };
        let mut lines = self.conn.prepare_cached(&format!(
            "SELECT row, field, old, new, at, latest FROM change
             WHERE entity = ?1 {of_deal} AND (?3 IS NULL OR field = ?3) AND {DONE} ORDER BY at, id"
        ))?;
        let rows = lines.query_map(params![entity.name(), self.deal, field], |row| {
            Ok(Line {
                deal: row.get(0)?,
                field: row.get(1)?,
                old: row.get(2)?,
                new: row.get(3)?,
                day: row
                    .get::<_, Option<i32>>(5)?
                    .map_or(Day::at(row.get(4)?), Day),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every row of a table.
    fn rows<T: Recorded>(&self) -> Result<Vec<(i64, Kept<T>)>, Error> {
        let of_deal = if self.deal.is_some() {
            "deal = ?1"
        } else {
            "?1 IS NULL"
        };
        let mut read = self.conn.prepare_cached(&format!(
            "SELECT deal, id, uuid, {} FROM {} WHERE {of_deal} ORDER BY id",
            T::COLUMNS,
            T::TABLE
        ))?;
        let mut rows = read.query([self.deal])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push((row.get(0)?, kept(row)?));
        }
        Ok(all)
    }

    fn details(&mut self) -> Result<(), Error> {
        let mut told: HashSet<(i64, Detail)> = HashSet::new();
        for line in self.lines(Entity::Detail, None)? {
            if let Some(detail) = detail::named(&line.field) {
                let value: Option<Value> = parsed(&line.new)?;
                told.insert((line.deal, detail));
                let value = number(value.as_ref());
                self.note(line.deal, line.day, What::Detail(detail), value);
            }
        }
        // What no line tells of was always known.
        for (deal, detail, value) in detail::every(self.conn, self.deal)? {
            if !told.contains(&(deal, detail)) {
                let value = number(Some(&value));
                self.note(deal, Day(i32::MIN + 1), What::Detail(detail), value);
            }
        }
        Ok(())
    }

    fn contacts(&mut self) -> Result<(), Error> {
        let mut told: HashSet<i64> = HashSet::new();
        for line in self.lines(Entity::Contact, None)? {
            let [old, new] = [&line.old, &line.new].map(parsed::<Kept<Contact>>);
            let (old, new) = (old?, new?);
            told.extend(old.iter().chain(&new).map(|kept| kept.id));
            let row = |kept: Option<Kept<Contact>>| kept.map(|kept| kept.row);
            self.contact(line.deal, line.day, row(old).as_ref(), row(new).as_ref());
        }
        for (deal, kept) in self.rows::<Contact>()? {
            if !told.contains(&kept.id) {
                self.contact(deal, Day(i32::MIN + 1), None, Some(&kept.row));
            }
        }
        Ok(())
    }

    fn contact(&mut self, deal: i64, day: Day, old: Option<&Contact>, new: Option<&Contact>) {
        type Is = fn(&Contact) -> bool;
        let kinds: [(What, Is); 4] = [
            (What::Contacts, |_| true),
            (What::Reachable, |contact| contact.reach.is_some()),
            (What::Deciders, |contact| contact.decides),
            (What::Agreed, |contact| {
                contact.decides && contact.agreed.is_some()
            }),
        ];
        for (what, is) in kinds {
            let [before, after] = [old, new].map(|of| i32::from(of.is_some_and(is)));
            // Who agreed did so on a day of their own.
            let agreed = new.and_then(|contact| contact.agreed).map(Day::of);
            let day = match (what, agreed) {
                (What::Agreed, Some(agreed)) => agreed.max(day),
                _ => day,
            };
            if before != after {
                self.note(deal, day, what, after - before);
            }
        }
    }

    fn objections(&mut self) -> Result<(), Error> {
        for (deal, Kept { id, row, .. }) in self.rows::<Objection>()? {
            let number = i32::try_from(id).unwrap_or(i32::MAX);
            let raised = Day::of(row.raised);
            self.note(deal, raised, What::Raised(row.kind), number);
            if let Some(day) = row.resolved {
                self.note(deal, Day::of(day).max(raised), What::Settled, number);
            }
        }
        Ok(())
    }

    fn activities(&mut self) -> Result<(), Error> {
        let rows = self.rows::<Activity>()?;
        let mut told: HashSet<i64> = HashSet::new();
        // By activity: since when it was planned for that day.
        let mut planned: HashMap<i64, (Day, Day)> = HashMap::new();
        for line in self.lines(Entity::Activity, None)? {
            let [old, new] = [&line.old, &line.new].map(parsed::<Kept<Activity>>);
            let (old, new) = (old?, new?);
            let Some(id) = old.as_ref().or(new.as_ref()).map(|kept| kept.id) else {
                continue;
            };
            told.insert(id);
            let due = |kept: &Option<Kept<Activity>>| {
                let open = kept.as_ref().filter(|kept| kept.row.done.is_none())?;
                open.row.due.map(Day::of)
            };
            if due(&old) == due(&new) && old.is_some() == new.is_some() {
                continue;
            }
            if let Some((since, due)) = planned.remove(&id) {
                let done = new.as_ref().and_then(|kept| kept.row.done).map(Day::of);
                let met = done.map_or(line.day, |done| done.min(line.day)).max(since);
                self.note(line.deal, met, What::Met, due.0);
            }
            if let Some(due) = due(&new) {
                planned.insert(id, (line.day, due));
                self.note(line.deal, line.day, What::Planned, due.0);
            }
        }
        for (deal, Kept { id, row, .. }) in rows {
            match (row.done, row.due) {
                (Some(done), _) => {
                    let replied = row.replied.map_or(NOTHING, i32::from);
                    self.note(deal, Day::of(done), What::Done(row.kind), replied);
                }
                (None, Some(due)) if !told.contains(&id) => {
                    let due = Day::of(due);
                    self.note(deal, due, What::Planned, due.0);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn closes(&mut self) -> Result<(), Error> {
        let day = |value: &FieldValue| match value {
            FieldValue::Whole(day) => i32::try_from(*day).unwrap_or(NOTHING),
            _ => NOTHING,
        };
        for line in self.lines(Entity::Deal, Some("expected_close"))? {
            self.note(line.deal, line.day, What::CloseWas, day(&line.old));
            self.note(line.deal, line.day, What::CloseIs, day(&line.new));
        }
        Ok(())
    }

    fn filed(&mut self) -> Result<(), Error> {
        let facts = &mut self.facts;
        worked::told(self.conn, self.deal, &mut |deal, day, told| {
            let noted = told.work.noted(day, told.step.is_some());
            facts.extend(noted.map(|noted| (deal, noted)));
        })
    }

    fn passed_over(&mut self, stages: &Stages) -> Result<(), Error> {
        use crate::table::exit_check::ExitCheck;
        for (deal, Kept { row, .. }) in self.rows::<ExitCheck>()? {
            let at = stages.place(row.stage);
            if let Some(at) = at.and_then(|at| i32::try_from(at).ok())
                && row.passed
            {
                self.note(deal, Day::of(row.day), What::PassedOver, at);
            }
        }
        Ok(())
    }
}

fn kept<T: Recorded>(row: &Row<'_>) -> Result<Kept<T>, Error> {
    Ok(Kept {
        id: row.get(1)?,
        uuid: uuid::Uuid::from_bytes(row.get(2)?),
        row: T::read(row, 3)?,
    })
}

fn parsed<T: serde::de::DeserializeOwned>(value: &FieldValue) -> Result<Option<T>, Error> {
    Ok(match value {
        FieldValue::Text(json) => Some(serde_json::from_str(json)?),
        _ => None,
    })
}
