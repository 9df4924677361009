//! An import under way: records in, one transaction out.
//!
//! The records are gathered compactly while the source is read; what is new is found and written
//! only at the end ([`settle`]). Until then the workspace is untouched, so an import that is
//! dropped, or a process that is killed, leaves nothing behind.

mod latest;
mod people;
mod settle;

use std::{collections::BTreeMap, ops::ControlFlow};

use chrono::NaiveDate;
use engine::{
    moment::{Between, Day, Moment},
    money::Money,
    problem::Listed,
    record::{Record, Sink, Step, Work},
    texts::{Texts, bare},
};
use rusqlite::Transaction;

use self::latest::Latest;
use crate::{
    Error,
    identity::{ImportId, PipelineId, StageId},
    table::{
        import::{ImportCounts, RowCounts, Source},
        moves::{StoredStep, UNDATED},
        process, stage,
    },
};

/// The rep of a row that names none.
const NOBODY: u32 = u32::MAX;

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportOutcome {
    /// The import's key; `None` for a dry run, which leaves none.
    pub id: Option<ImportId>,
    /// What came in.
    pub counts: ImportCounts,
}

/// Hears how many deals of how many are settled.
pub type Tell<'a> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'a;

/// An import under way. It holds the workspace's write lock; dropping it leaves everything as it was.
pub struct Import<'w> {
    tx: Transaction<'w>,
    source: Source,
    pipeline: PipelineId,
    stages: Vec<StageId>,
    gathered: Gathered,
    /// The pipeline was made for it.
    makes_pipeline: bool,
}

/// What has been read so far.
#[derive(Default)]
struct Gathered {
    /// The deals' own ids; a deal's number is its slot.
    keys: Texts,
    facts: Vec<Fact>,
    words: Texts,
    details: Details,
    rep_team: Latest<u32>,
    told: Vec<Told>,
    turns: Vec<Turned>,
    /// Deals that ended on a day that the source does not tell: not before which day, by slot.
    ended: BTreeMap<u32, Option<Day>>,
}

/// A dated change of what is known of a deal, which is no move.
#[derive(Clone, Copy)]
struct Turned {
    slot: u32,
    at: Moment,
    became: bool,
    rep: u32,
    amount: Option<Money>,
    expected_close: Option<Day>,
}

/// What the source says of its deals, by slot; texts as word numbers.
#[derive(Default)]
struct Details {
    name: Latest<u32>,
    account: Latest<u32>,
    source: Latest<u32>,
    persona: Latest<u32>,
    product: Latest<u32>,
    lost_reason: Latest<u32>,
    won_reason: Latest<u32>,
    amount: Latest<Money>,
    expected_close: Latest<i32>,
    work: Latest<Work>,
    next_step: Latest<u32>,
}

/// One record, its deal's slot, rep and stage as numbers.
#[derive(Clone, Copy)]
struct Fact {
    instant: i64,
    slot: u32,
    rep: u32,
    day: i32,
    step: StoredStep,
    timed: bool,
    /// Of a deal that ended: on a day that the source does not tell.
    by_then: bool,
}

/// What is known of a rep beside the rows.
struct Told {
    rep: u32,
    team: Option<String>,
    hired: Option<Day>,
}

impl<'w> Import<'w> {
    pub(crate) fn begin(
        tx: Transaction<'w>,
        source: Source,
        pipeline: PipelineId,
    ) -> Result<Self, Error> {
        process::get(&tx, pipeline)?;
        let stages = stage::keys(&tx, pipeline)?;
        Ok(Self {
            tx,
            source,
            pipeline,
            stages,
            gathered: Gathered::default(),
            makes_pipeline: false,
        })
    }

    /// The pipeline was made for this import.
    pub(crate) fn making_its_pipeline(mut self) -> Self {
        self.makes_pipeline = true;
        self
    }

    /// Some deals of the source were not understood: of one that it does not name, nothing is concluded.
    pub fn names_not_all(&mut self) {
        self.source.scope = None;
    }

    /// What is known of a rep beside the rows: counts over what any row says, as in the ledger.
    pub fn rep(&mut self, name: &str, team: Option<&str>, hired: Option<NaiveDate>) {
        // A name too much is a row too much: the row says so.
        if let Ok(Some(rep)) = self.gathered.words.intern_some(Some(name)) {
            self.gathered.told.push(Told {
                rep,
                team: team.map(str::to_owned),
                hired: hired.map(Day::of),
            });
        }
    }

    /// Writes all that is new, with the problems found on the way, and makes it last.
    ///
    /// # Errors
    /// [`Error::DiskFull`] and whatever else keeps SQLite from writing; nothing is then imported.
    pub fn finish(self, rows: RowCounts, problems: &[Listed]) -> Result<ImportOutcome, Error> {
        self.finish_telling(rows, problems, &mut |_, _| ControlFlow::Continue(()))
    }

    /// The same; `tell` hears how many deals of how many are settled, and may stop it.
    ///
    /// # Errors
    /// As [`Import::finish`], and [`Error::Stopped`]; nothing is then imported.
    pub fn finish_telling(
        self,
        rows: RowCounts,
        problems: &[Listed],
        tell: &mut Tell<'_>,
    ) -> Result<ImportOutcome, Error> {
        let (id, counts) = self.settle(rows, problems, tell)?;
        self.tx.commit()?;
        Ok(ImportOutcome {
            id: Some(id),
            counts,
        })
    }

    /// What [`Import::finish`] would do, without doing it.
    ///
    /// # Errors
    /// As [`Import::finish_telling`].
    pub fn dry_run(self, problems: &[Listed], tell: &mut Tell<'_>) -> Result<ImportOutcome, Error> {
        let (_, counts) = self.settle(RowCounts::default(), problems, tell)?;
        self.tx.rollback()?;
        Ok(ImportOutcome { id: None, counts })
    }
}

impl Gathered {
    /// Takes a change that is no move; one without a date tells nothing.
    fn turn(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let Some(at) = record.at else { return Ok(()) };
        self.turns.push(Turned {
            slot: self.keys.intern(bare(record.deal))?,
            at,
            became: record.step == Step::Became,
            rep: self.words.intern_some(record.rep)?.unwrap_or(NOBODY),
            amount: record.details.amount,
            expected_close: record.details.expected_close,
        });
        Ok(())
    }
}

impl Sink for Import<'_> {
    type Error = Error;

    fn accept(&mut self, record: &Record<'_>) -> Result<(), Error> {
        if let Step::Was | Step::Became = record.step {
            return self.gathered.turn(record);
        }
        let step = StoredStep::of(record.step, &self.stages).ok_or(match record.step {
            Step::SeenAt(stage) | Step::Entered(stage) => Error::UnknownStage(stage),
            _ => Error::UnfitProcess,
        })?;
        let gathered = &mut self.gathered;
        let slot = gathered.keys.intern(bare(record.deal))?;
        let instant = record.at.map_or(UNDATED, |at| at.instant);
        let rep = gathered.words.intern_some(record.rep)?;
        gathered.facts.push(Fact {
            instant,
            slot,
            rep: rep.unwrap_or(NOBODY),
            day: record.at.map_or(0, |at| at.day.0),
            step,
            timed: record.at.is_some_and(|at| at.timed),
            by_then: false,
        });
        let said = &record.details;
        let words = &mut gathered.words;
        let mut word = |text| words.intern_some(text);
        let next_step = match said.work {
            Some(_) => word(said.next_step)?,
            None => None,
        };
        let details = &mut gathered.details;
        details.name.say(slot, instant, word(said.name)?);
        details.account.say(slot, instant, word(said.account)?);
        details.source.say(slot, instant, word(said.source)?);
        details.persona.say(slot, instant, word(said.persona)?);
        details.product.say(slot, instant, word(said.product)?);
        details
            .lost_reason
            .say(slot, instant, word(said.lost_reason)?);
        details
            .won_reason
            .say(slot, instant, word(said.won_reason)?);
        if let Some(rep) = rep {
            gathered.rep_team.say(rep, instant, word(said.team)?);
        }
        details.amount.say(slot, instant, said.amount);
        details
            .expected_close
            .say(slot, instant, said.expected_close.map(|day| day.0));
        if said.work.is_some() {
            details.next_step.say(slot, instant, next_step);
            details.work.say(slot, instant, said.work);
        }
        Ok(())
    }

    fn accept_between(&mut self, record: &Record<'_>, between: Between) -> Result<(), Error> {
        self.accept(record)?;
        if let Some(fact) = self.gathered.facts.last_mut() {
            fact.by_then = true;
            self.gathered.ended.insert(fact.slot, between.earliest);
        }
        Ok(())
    }
}
