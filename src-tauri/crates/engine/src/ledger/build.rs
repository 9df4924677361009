//! Filling a ledger: records in, in any order; columns out, moves sorted by deal.
//!
//! No meaning is given to the moves here (see [`crate::passage`]). The order of rows in the file
//! matters only between moves of a deal at the same instant.

use chrono::NaiveDate;

use super::{
    Attributes, DealIx, Ledger, Told,
    arrivals::{Arrival, Arrivals, Sorted},
    became::{self, Became},
    codes::{COMPLETED, CREATED, LOST, MOST_STAGES, NOBODY, SEEN, TAKEN_OVER, UNDATED, WON},
    column::Column,
};
use crate::{
    moment::Day,
    money::Money,
    process::Process,
    record::{Details, Record, Sink, StageIx, Step, Work},
    texts::{Alike, Texts, TooMuchText, bare},
};

/// Why a record could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// Ids, rows or text beyond what 32 bits can count.
    #[error(
        "The source holds more deals, moves or text than can be reviewed at once (about four billion). Split it, by year for example."
    )]
    TooMuch,
    /// The process is no process any more.
    #[error(
        "The process has {stages} stages, and at most {MOST_STAGES} can be reviewed. Name the stages that matter, in order."
    )]
    TooManyStages {
        /// So many.
        stages: usize,
    },
    /// A record names a stage that the process does not have.
    #[error("Deal {deal} is at stage number {stage}, which the process does not have.")]
    UnknownStage {
        /// The deal's id.
        deal: String,
        /// From 1.
        stage: usize,
    },
    /// A change of what is known of a deal stands where a move is needed.
    #[error("Deal {deal} has a change of its details where a move is needed.")]
    NoMove {
        /// The deal's id.
        deal: String,
    },
    /// Only a sighting may do without a date.
    #[error("Deal {deal} has a move without a date. Give the row a date, or leave it out.")]
    Undated {
        /// The deal's id.
        deal: String,
    },
}

impl From<TooMuchText> for LedgerError {
    fn from(_: TooMuchText) -> Self {
        Self::TooMuch
    }
}

/// Takes records and becomes a [`Ledger`].
#[derive(Clone, Debug)]
pub struct LedgerBuilder {
    process: Process,
    ids: Texts,
    moves: Arrivals,
    last_day: Option<Day>,
    attributes: Attributes,
    became: Vec<Became>,
    work: Vec<(u32, Work, bool)>,
}

impl LedgerBuilder {
    /// An empty ledger of a process.
    #[must_use]
    pub fn new(process: Process) -> Self {
        Self {
            process,
            ids: Texts::default(),
            moves: Arrivals::default(),
            last_day: None,
            attributes: Attributes::default(),
            became: Vec::new(),
            work: Vec::new(),
        }
    }

    /// What is known of a rep beside the deals: counts over what any row says. An empty name is
    /// nobody.
    pub fn rep(&mut self, name: &str, team: Option<&str>, hired: Option<NaiveDate>) {
        // A name too much is a row too much: the row says so.
        let _ = self.attributes.know_rep(name, team, hired);
    }

    /// Sorts the moves by deal, then instant, then arrival.
    #[must_use]
    pub fn finish(mut self) -> Ledger {
        self.take_changes();
        let Sorted {
            mut start,
            mut day,
            mut step,
            mut rep,
        } = self.moves.sort(self.ids.len());
        if step.contains(&TAKEN_OVER) {
            became::sightings(&mut start, &mut day, &mut step, &mut rep);
        }
        self.ids.settle();
        self.attributes.settle();
        let last = self.last_day.unwrap_or(Day(0));
        let work = std::mem::take(&mut self.work).into_iter();
        let facts = work.flat_map(|(deal, work, has_step)| {
            let noted = work.noted(work.on.unwrap_or(last), has_step);
            noted.map(move |noted| (DealIx(deal), noted))
        });
        let facts = facts.collect();
        let mut ledger = Ledger::from(Told {
            process: self.process,
            ids: self.ids,
            start,
            day,
            step,
            rep,
            last_day: self.last_day,
            attributes: self.attributes,
        });
        ledger.record(facts);
        ledger
    }

    /// Keeps a change until all deals are known: a deal of which nothing else is said is none.
    fn change(&mut self, record: &Record<'_>) -> Result<(), LedgerError> {
        if let (Step::Became, Some(at)) = (record.step, record.at) {
            let rep = self
                .attributes
                .know_rep(record.rep.unwrap_or(""), None, None)?;
            self.became.push(Became::of(record, at, rep));
        }
        Ok(())
    }

    fn take_changes(&mut self) {
        for change in std::mem::take(&mut self.became) {
            let Some(deal) = self.ids.find(bare(&change.deal)) else {
                continue;
            };
            self.attributes.value_of(
                deal,
                change.at.instant,
                change.amount,
                change.expected_close,
            );
            if let Some(rep) = change.rep
                && !self.moves.full()
            {
                self.moves.push(Arrival {
                    deal,
                    instant: change.at.instant,
                    day: change.at.day.0,
                    step: TAKEN_OVER,
                    rep,
                });
            }
        }
    }
}

/// The code of a step in a process of so many stages; `deal` is named where it has no such stage.
pub(super) fn code(
    step: Step,
    stages: usize,
    deal: impl Fn() -> String,
) -> Result<u16, LedgerError> {
    let stage = |stage: StageIx| {
        if usize::from(stage) < stages {
            Ok(stage)
        } else {
            Err(LedgerError::UnknownStage {
                deal: deal(),
                stage: usize::from(stage) + 1,
            })
        }
    };
    Ok(match step {
        Step::Created => CREATED,
        Step::SeenAt(seen) => SEEN | stage(seen)?,
        Step::Entered(entered) => stage(entered)?,
        Step::Won => WON,
        Step::Lost => LOST,
        Step::Completed => COMPLETED,
        Step::Was | Step::Became => return Err(LedgerError::NoMove { deal: deal() }),
    })
}

impl Sink for LedgerBuilder {
    type Error = LedgerError;

    fn accept(&mut self, record: &Record<'_>) -> Result<(), LedgerError> {
        let stages = self.process.stages.len();
        if stages > MOST_STAGES {
            return Err(LedgerError::TooManyStages { stages });
        }
        if self.moves.full() {
            return Err(LedgerError::TooMuch);
        }
        if matches!(record.step, Step::Was | Step::Became) {
            return self.change(record);
        }
        let step = code(record.step, stages, || record.deal.to_owned())?;
        let (instant, day) = match record.at {
            Some(at) => (at.instant, at.day.0),
            None if matches!(record.step, Step::SeenAt(_)) => (i64::MIN, UNDATED),
            None => {
                return Err(LedgerError::Undated {
                    deal: record.deal.to_owned(),
                });
            }
        };
        let deal = self.ids.intern(bare(record.deal))?;
        let rep = self.attributes.take(deal, instant, record)?;
        if let Some(work) = record.details.work {
            let has_step = record.details.next_step.is_some();
            let told = (deal, work, has_step);
            // A snapshot's row says it with each of its records.
            if self.work.last() != Some(&told) {
                self.work.push(told);
            }
        }
        self.moves.push(Arrival {
            deal,
            instant,
            day,
            step,
            rep: rep.unwrap_or(NOBODY),
        });
        if day != UNDATED {
            self.last_day = self.last_day.max(Some(Day(day)));
        }
        Ok(())
    }
}

impl Attributes {
    /// Remembers what a row says of its deal and rep; gives the rep.
    fn take(
        &mut self,
        deal: u32,
        at: i64,
        record: &Record<'_>,
    ) -> Result<Option<u32>, TooMuchText> {
        let rep = self.reps.intern_some(record.rep)?;
        self.of_deal(deal, at, &record.details)?;
        if let Some(rep) = rep
            && let Some(team) = self.teams.intern_some(record.details.team)?
        {
            self.rep_team.say(rep, at, team);
        }
        Ok(rep)
    }

    /// What is known of a rep whatever any row says; gives the rep, `None` for an empty name.
    pub(super) fn know_rep(
        &mut self,
        name: &str,
        team: Option<&str>,
        hired: Option<NaiveDate>,
    ) -> Result<Option<u32>, TooMuchText> {
        let Some(rep) = self.reps.intern_some(Some(name))? else {
            return Ok(None);
        };
        if let Some(team) = self.teams.intern_some(team)? {
            self.rep_team.say(rep, i64::MAX, team);
        }
        if let Some(hired) = hired {
            self.rep_hired.say(rep, i64::MAX, hired);
        }
        Ok(Some(rep))
    }

    /// Remembers what is said of a deal at an instant.
    pub(super) fn of_deal(
        &mut self,
        deal: u32,
        at: i64,
        details: &Details<'_>,
    ) -> Result<(), TooMuchText> {
        fn text<A: Alike>(
            column: &mut Column<u32>,
            texts: &mut Texts<A>,
            said: (u32, i64),
            value: Option<&str>,
        ) -> Result<(), TooMuchText> {
            if let Some(id) = texts.intern_some(value)? {
                column.say(said.0, said.1, id);
            }
            Ok(())
        }
        let said = (deal, at);
        text(&mut self.name, &mut self.names, said, details.name)?;
        text(&mut self.account, &mut self.accounts, said, details.account)?;
        text(&mut self.source, &mut self.sources, said, details.source)?;
        text(&mut self.persona, &mut self.personas, said, details.persona)?;
        text(
            &mut self.lost_reason,
            &mut self.lost_reasons,
            said,
            details.lost_reason,
        )?;
        text(
            &mut self.won_reason,
            &mut self.won_reasons,
            said,
            details.won_reason,
        )?;
        text(&mut self.product, &mut self.products, said, details.product)?;
        self.value_of(deal, at, details.amount, details.expected_close);
        Ok(())
    }

    /// Remembers what a deal is said to be worth at an instant, and when it is to close.
    fn value_of(&mut self, deal: u32, at: i64, amount: Option<Money>, close: Option<Day>) {
        if let Some(amount) = amount {
            self.value.say(deal, at, amount);
        }
        if let Some(day) = close {
            self.expected_close.say(deal, at, day.0);
        }
    }

    pub(super) fn settle(&mut self) {
        for texts in [
            &mut self.names,
            &mut self.lost_reasons,
            &mut self.won_reasons,
            &mut self.products,
        ] {
            texts.settle();
        }
        for names in [
            &mut self.accounts,
            &mut self.sources,
            &mut self.personas,
            &mut self.reps,
            &mut self.teams,
        ] {
            names.settle();
        }
        for column in [
            &mut self.name,
            &mut self.account,
            &mut self.source,
            &mut self.persona,
            &mut self.lost_reason,
            &mut self.won_reason,
            &mut self.product,
            &mut self.rep_team,
        ] {
            column.settle();
        }
        self.value.settle();
        self.expected_close.settle();
        self.rep_hired.settle();
    }
}
