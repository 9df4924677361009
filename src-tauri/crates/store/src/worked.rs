//! What a file said of the work on a deal, as it is kept behind everything else that it said of it, and
//! what of it holds: of each thing the word of the latest day.
//!
//! Nothing here is settled into the deal's own row. A person's word stands beside it with its own day,
//! and the later of the two is shown ([`Held::over`]).

use std::collections::HashMap;

use engine::{
    deal::detail::{Detail, Details, Value},
    moment::Day,
    record::Work,
    recorded::Asked,
};
use rusqlite::Connection;

use crate::{
    Error,
    identity::{DealId, ImportId},
    said::{Said, byte, imports_of, signed, take_signed, take_text, unsigned},
    table::{import, setting},
};

/// The setting that says that some file had columns for it: until then nothing is looked for.
pub(crate) const ANY: &str = "files_tell_of_work";

/// What one file said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Worked {
    pub(crate) work: Work,
    /// What is to be done next.
    pub(crate) step: Option<String>,
}

/// Marks it among what stands behind the rest: no other part begins with this bit.
pub(crate) const MARK: u8 = 0x80;

impl Worked {
    pub(crate) fn put(&self, out: &mut Vec<u8>) {
        let work = &self.work;
        let numbers = numbers(work);
        let mut given = u8::from(self.step.is_some()) << 7;
        for (bit, number) in numbers.iter().enumerate() {
            given |= u8::from(number.is_some()) << bit;
        }
        out.extend([MARK, work.asked.0, given]);
        for number in numbers.into_iter().flatten() {
            signed(out, number);
        }
        if let Some(step) = &self.step {
            unsigned(out, step.len() as u64);
            out.extend_from_slice(step.as_bytes());
        }
    }

    /// Reads it back, from behind its mark.
    pub(crate) fn take(input: &mut &[u8]) -> Option<Self> {
        let asked = Asked(byte(input)?);
        let given = byte(input)?;
        let mut number = |bit: u8| -> Option<Option<i64>> {
            if given & (1 << bit) == 0 {
                return Some(None);
            }
            take_signed(input).map(Some)
        };
        let day = |number: Option<i64>| {
            number
                .map(|day| i32::try_from(day).map(Day))
                .transpose()
                .ok()
        };
        let count = |number: Option<i64>| number.map(u32::try_from).transpose().ok();
        let work = Work {
            asked,
            on: day(number(0)?)?,
            last: day(number(1)?)?,
            next: day(number(2)?)?,
            contacted: count(number(3)?)?,
            pushes: count(number(4)?)?,
            contacts: count(number(5)?)?,
            proposal: day(number(6)?)?,
        };
        let step = if given & MARK == 0 {
            None
        } else {
            Some(take_text(input)?)
        };
        Some(Self { work, step })
    }
}

fn numbers(work: &Work) -> [Option<i64>; 7] {
    let day = |day: Option<Day>| day.map(|day| i64::from(day.0));
    [
        day(work.on),
        day(work.last),
        day(work.next),
        work.contacted.map(i64::from),
        work.pushes.map(i64::from),
        work.contacts.map(i64::from),
        day(work.proposal),
    ]
}

/// What files said, deal by deal and by the day they knew it.
pub(crate) fn told(
    conn: &Connection,
    deal: Option<DealId>,
    take: &mut dyn FnMut(i64, Day, Worked),
) -> Result<(), Error> {
    if setting::get::<bool>(conn, ANY)? != Some(true) {
        return Ok(());
    }
    let abouts = import::abouts(conn)?;
    let day_of = |import: ImportId| {
        let about = abouts.0.get(&import)?;
        let came = Day::at(about.at);
        Some(about.day.unwrap_or(came))
    };
    let of_deal = if deal.is_some() {
        "deal = ?1"
    } else {
        "?1 IS NULL"
    };
    let mut read = conn.prepare_cached(&format!(
        "SELECT deal, imports, facts FROM said WHERE {of_deal} ORDER BY deal, nth"
    ))?;
    let mut rows = read.query([deal])?;
    while let Some(row) = rows.next()? {
        let blob = |column| -> Result<&[u8], Error> {
            let cell = row.get_ref(column)?;
            Ok(cell.as_blob().map_err(rusqlite::Error::from)?)
        };
        let Some(worked) = Said::read(blob(2)?)?.work else {
            continue;
        };
        for import in imports_of(blob(1)?) {
            if let Some(day) = day_of(import) {
                take(row.get(0)?, worked.work.on.unwrap_or(day), worked.clone());
            }
        }
    }
    Ok(())
}

/// What holds of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Held {
    /// [`Work::on`] is the day of the latest word.
    pub(crate) work: Work,
    pub(crate) step: Option<String>,
    /// The days of the words on the next step, the day of the next, and the proposal.
    days: [Option<Day>; 3],
}

/// Details of which files speak too.
pub(crate) const TOLD: [Detail; 3] = [Detail::NextStep, Detail::NextStepDue, Detail::ProposalSent];

impl Held {
    /// Takes a word; words come by day.
    fn take(&mut self, day: Day, worked: Worked) {
        let (own, told) = (&mut self.work, &worked.work);
        let asked = told.asked;
        own.on = own.on.max(Some(day));
        own.asked = own.asked.with(asked);
        if asked.has(Asked::LAST) {
            own.last = own.last.max(told.last);
        }
        if asked.has(Asked::NEXT) {
            own.next = told.next;
            self.days[1] = Some(day);
        }
        if asked.has(Asked::STEP) {
            self.step = worked.step;
            self.days[0] = Some(day);
        }
        if asked.has(Asked::CONTACTED) {
            own.contacted = told.contacted.or(own.contacted);
        }
        if asked.has(Asked::PUSHES) {
            own.pushes = told.pushes.or(own.pushes);
        }
        if asked.has(Asked::CONTACTS) {
            own.contacts = told.contacts.or(own.contacts);
        }
        if asked.has(Asked::PROPOSAL) && told.proposal.is_some() {
            own.proposal = told.proposal;
            self.days[2] = Some(day);
        }
    }

    /// Puts what files said over details that nobody changed by hand since; `changed` is the day on
    /// which a person last did.
    pub(crate) fn over(&self, details: &mut Details, changed: impl Fn(Detail) -> Option<Day>) {
        let day = |day: Option<Day>| day.map(|day| Value::Day(day.date()));
        let words = [
            self.step.clone().map(Value::Text),
            day(self.work.next),
            day(self.work.proposal),
        ];
        for ((detail, value), told) in TOLD.into_iter().zip(words).zip(self.days) {
            let Some(told) = told else { continue };
            if changed(detail).is_some_and(|by_hand| by_hand >= told) {
                continue;
            }
            match value {
                Some(value) => details.insert(detail, value),
                None => details.remove(&detail),
            };
        }
    }
}

/// What holds of a deal.
pub(crate) fn of(conn: &Connection, deal: DealId) -> Result<Option<Held>, Error> {
    Ok(held(conn, Some(deal))?.remove(&deal.0))
}

/// What holds of every deal, or one, by its key.
pub(crate) fn held(conn: &Connection, deal: Option<DealId>) -> Result<HashMap<i64, Held>, Error> {
    let mut words: Vec<(i64, Day, Worked)> = Vec::new();
    told(conn, deal, &mut |deal, day, worked| {
        words.push((deal, day, worked));
    })?;
    words.sort_by_key(|(deal, day, _)| (*deal, *day));
    let mut held: HashMap<i64, Held> = HashMap::new();
    for (deal, day, worked) in words {
        held.entry(deal).or_default().take(day, worked);
    }
    Ok(held)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::NaiveDate;

    use super::*;

    fn worked(asked: Asked, step: Option<&str>, next: Option<i32>) -> Worked {
        Worked {
            work: Work {
                asked,
                next: next.map(Day),
                ..Work::default()
            },
            step: step.map(str::to_owned),
        }
    }

    #[test]
    fn the_latest_word_holds_and_a_person_s_own_is_never_older() {
        let both = Asked::STEP.with(Asked::NEXT);
        let mut held = Held::default();
        held.take(Day(10), worked(both, Some("Call"), Some(20)));
        held.take(Day(17), worked(Asked::STEP, Some("Write"), None));
        assert_eq!(
            (held.step.as_deref(), held.work.next),
            (Some("Write"), Some(Day(20)))
        );
        let shown = |changed: Option<Day>| {
            let mut details = Details::from([(Detail::NextStep, Value::Text("Mine".to_owned()))]);
            held.over(&mut details, |_| changed);
            details.remove(&Detail::NextStep).unwrap()
        };
        assert_eq!(shown(None), Value::Text("Write".to_owned()));
        assert_eq!(shown(Some(Day(16))), Value::Text("Write".to_owned()));
        assert_eq!(shown(Some(Day(17))), Value::Text("Mine".to_owned()));
        // An empty cell says that there is none.
        held.take(Day(18), worked(both, None, None));
        let mut details = Details::from([(
            Detail::NextStepDue,
            Value::Day(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()),
        )]);
        held.over(&mut details, |_| None);
        assert!(details.is_empty());
    }
}
