//! Filling a ledger from a memory that keeps its facts in order: every rep and deal is told once,
//! and a fact is three numbers.
//!
//! No text is looked up and nothing is sorted, which is why a workspace opens faster than a file.
//! What the facts mean is not decided here. The ledger is the one that a
//! [`LedgerBuilder`](super::LedgerBuilder) makes of the same facts told as records.

mod joined;

use chrono::NaiveDate;

use super::{Attributes, Ledger, LedgerError, MOST_STAGES, NOBODY, Told, UNDATED, build::code};
use crate::{
    count,
    moment::Day,
    process::Process,
    record::{Details, Step},
    texts::Texts,
};

/// A rep's number: good only for the builder that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepIx(u32);

/// Takes facts in order, deal by deal, and becomes a [`Ledger`].
#[derive(Clone, Debug)]
pub struct OrderedBuilder {
    process: Process,
    ids: Texts,
    start: Vec<u32>,
    day: Vec<i32>,
    step: Vec<u16>,
    rep: Vec<u32>,
    last_day: i32,
    attributes: Attributes,
}

impl OrderedBuilder {
    /// An empty ledger of a process.
    ///
    /// # Errors
    /// [`LedgerError::TooManyStages`].
    pub fn new(process: Process) -> Result<Self, LedgerError> {
        let stages = process.stages.len();
        if stages > MOST_STAGES {
            return Err(LedgerError::TooManyStages { stages });
        }
        Ok(Self {
            process,
            ids: Texts::default(),
            start: Vec::new(),
            day: Vec::new(),
            step: Vec::new(),
            rep: Vec::new(),
            last_day: UNDATED,
            attributes: Attributes::default(),
        })
    }

    /// A rep, to be named by number from now on; names alike are one rep. `None` for an empty name.
    ///
    /// # Errors
    /// [`LedgerError::TooMuch`].
    pub fn rep(
        &mut self,
        name: &str,
        team: Option<&str>,
        hired: Option<NaiveDate>,
    ) -> Result<Option<RepIx>, LedgerError> {
        Ok(self.attributes.know_rep(name, team, hired)?.map(RepIx))
    }

    /// The next deal; the facts that follow are its own. Its id is not to occur twice.
    ///
    /// # Errors
    /// [`LedgerError::TooMuch`].
    pub fn deal(&mut self, id: &str, details: &Details<'_>) -> Result<(), LedgerError> {
        let deal = self.ids.append(id.trim())?;
        self.start.push(self.facts()?);
        Ok(self.attributes.of_deal(deal, i64::MIN, details)?)
    }

    /// One more fact about the deal told last, not before those already told.
    ///
    /// # Errors
    /// [`LedgerError::UnknownStage`]; [`LedgerError::Undated`] for a fact other than a sighting
    /// without a day; [`LedgerError::TooMuch`].
    pub fn fact(
        &mut self,
        step: Step,
        day: Option<Day>,
        rep: Option<RepIx>,
    ) -> Result<(), LedgerError> {
        let code = code(step, self.process.stages.len(), || self.last_id())?;
        let day = match day {
            Some(Day(day)) => day,
            None if matches!(step, Step::SeenAt(_)) => UNDATED,
            None => {
                return Err(LedgerError::Undated {
                    deal: self.last_id(),
                });
            }
        };
        self.day.push(day);
        self.step.push(code);
        self.rep.push(rep.map_or(NOBODY, |rep| rep.0));
        self.last_day = self.last_day.max(day);
        Ok(())
    }

    /// The ledger of all that was told.
    ///
    /// # Errors
    /// [`LedgerError::TooMuch`].
    pub fn finish(mut self) -> Result<Ledger, LedgerError> {
        self.start.push(self.facts()?);
        self.ids.settle();
        self.attributes.settle();
        self.start.shrink_to_fit();
        self.day.shrink_to_fit();
        self.step.shrink_to_fit();
        self.rep.shrink_to_fit();
        Ok(Ledger::from(Told {
            process: self.process,
            ids: self.ids,
            start: self.start,
            day: self.day,
            step: self.step,
            rep: self.rep,
            last_day: (self.last_day != UNDATED).then_some(Day(self.last_day)),
            attributes: self.attributes,
        }))
    }

    fn facts(&self) -> Result<u32, LedgerError> {
        u32::try_from(self.day.len()).map_err(|_| LedgerError::TooMuch)
    }

    fn last_id(&self) -> String {
        let last = self.start.len().saturating_sub(1);
        let last = count::of(last);
        self.ids.get(last).to_owned()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{
        ledger::LedgerBuilder,
        moment::Moment,
        record::{Record, Sink},
    };

    /// Deal, rep, step, day.
    const FACTS: [(&str, &str, Step, Option<i32>); 7] = [
        ("1", "Ben", Step::Created, Some(1)),
        ("1", "Ben", Step::Entered(0), Some(1)),
        ("1", "BEN", Step::Won, Some(9)),
        ("2", "", Step::SeenAt(1), None),
        ("2", "Zoë", Step::Entered(1), Some(4)),
        ("3", "Ana", Step::Entered(0), Some(-3)),
        ("3", "Ben", Step::Lost, Some(7)),
    ];

    fn details() -> Details<'static> {
        Details {
            name: Some("Pump"),
            account: Some("Acme"),
            source: Some("Event"),
            expected_close: Some(Day(12)),
            ..Details::default()
        }
    }

    #[test]
    fn facts_told_in_order_make_the_ledger_that_records_make() {
        let process = Process::of_stages("Sales", &["Lead", "Close"]);
        let mut ordered = OrderedBuilder::new(process.clone()).unwrap();
        let mut records = LedgerBuilder::new(process);
        let mut last = "";
        for (deal, rep, step, day) in FACTS {
            let said = if deal == "1" {
                details()
            } else {
                Details::default()
            };
            if deal != last {
                ordered.deal(deal, &said).unwrap();
                last = deal;
            }
            let known = ordered.rep(rep, None, None).unwrap();
            ordered.fact(step, day.map(Day), known).unwrap();
            let record = Record {
                deal,
                rep: Some(rep),
                step,
                at: day.map(|day| Moment::of_date(Day(day).date())),
                details: said,
            };
            records.accept(&record).unwrap();
        }
        let (ordered, records) = (ordered.finish().unwrap(), records.finish());
        assert_eq!(format!("{ordered:?}"), format!("{records:?}"));
    }

    #[test]
    fn parts_make_the_ledger_that_one_builder_makes() {
        let process = Process::of_stages("Sales", &["Lead", "Close"]);
        let told = |facts: &[(&'static str, &str, Step, Option<i32>)]| {
            let mut ordered = OrderedBuilder::new(process.clone()).unwrap();
            let mut last = "";
            for (deal, rep, step, day) in facts {
                if *deal != last {
                    let said = if *deal == "2" {
                        Details::default()
                    } else {
                        details()
                    };
                    ordered.deal(deal, &said).unwrap();
                    last = deal;
                }
                let team = (*rep == "Ana").then_some("North");
                let known = ordered.rep(rep, team, None).unwrap();
                ordered.fact(*step, day.map(Day), known).unwrap();
            }
            ordered
        };
        let whole = format!("{:?}", told(&FACTS).finish().unwrap());
        for at in [0, 3, 5, 7] {
            let mut first = told(&FACTS[..at]);
            first.join(&told(&FACTS[at..])).unwrap();
            assert_eq!(format!("{:?}", first.finish().unwrap()), whole, "{at}");
        }
    }

    #[test]
    fn what_a_ledger_cannot_hold_is_refused() {
        let process = Process::of_stages("Sales", &["Lead", "Close"]);
        let mut ordered = OrderedBuilder::new(process).unwrap();
        ordered.deal("7", &Details::default()).unwrap();
        let deal = "7".to_owned();
        assert_eq!(
            ordered.fact(Step::Entered(2), Some(Day(1)), None),
            Err(LedgerError::UnknownStage {
                deal: deal.clone(),
                stage: 3
            })
        );
        assert_eq!(
            ordered.fact(Step::Won, None, None),
            Err(LedgerError::Undated { deal })
        );
        let stages: Vec<String> = (0..61).map(|stage| stage.to_string()).collect();
        let stages: Vec<&str> = stages.iter().map(String::as_str).collect();
        assert!(OrderedBuilder::new(Process::of_stages("Long", &stages)).is_err());
    }
}
