//! What may be asked of an open workspace. Every answer comes from the connection that cannot write.

use std::cmp::Reverse;

use engine::{
    coaching::book::Book,
    deal::detail::{Detail, Value},
    ledger::{Ledger, LedgerBuilder},
    problem::Listed,
    record::Sink,
    since::{Known, Turn},
};
use serde::de::DeserializeOwned;

use crate::{
    Error, Workspace, coaching_kept, connection,
    dossier::{self, Dossier},
    identity::{DealId, ImportId, PipelineId},
    known, noted, replay, since,
    table::{
        change::{self, Change, Entity},
        deal::{self, Deal},
        detail,
        edits::{self, EditRecord},
        import::{self, ImportRecord},
        moves::{self, Move},
        problem,
        process::{self, Pipeline},
        rep::{self, Rep},
        reviewed::{self, ReviewMark},
        setting,
    },
    worked,
};

/// How much a workspace holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Pipelines.
    pub pipelines: u64,
    /// Reps.
    pub reps: u64,
    /// Deals, in all pipelines.
    pub deals: u64,
    /// Moves and other facts about them.
    pub moves: u64,
    /// Imports that are part of it.
    pub imports: u64,
}

impl Workspace {
    /// How much it holds.
    ///
    /// # Errors
    /// Whatever keeps SQLite from reading; so for all that is read below.
    pub fn summary(&self) -> Result<Summary, Error> {
        let count = |sql: &str| -> Result<u64, Error> {
            let count: i64 = self.reader.query_row(sql, [], |row| row.get(0))?;
            Ok(u64::try_from(count).unwrap_or(0))
        };
        Ok(Summary {
            pipelines: count("SELECT count(*) FROM process")?,
            reps: count("SELECT count(*) FROM rep")?,
            deals: deal::count(&self.reader)?,
            moves: moves::count(&self.reader)?,
            imports: count("SELECT count(*) FROM import WHERE undone_at IS NULL")?,
        })
    }

    /// Whether every row that names another finds it, and every page of the file is sound.
    ///
    /// # Errors
    /// [`Error::Damaged`] where not.
    pub fn check(&self) -> Result<(), Error> {
        let lost = self
            .reader
            .prepare("PRAGMA foreign_key_check")?
            .exists([])?;
        let sound: String = self
            .reader
            .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if lost {
            return Err(Error::Damaged(
                "a row names one that is not there".to_owned(),
            ));
        }
        if sound != "ok" {
            return Err(Error::Damaged(sound));
        }
        Ok(())
    }

    /// A number that is another one once anybody, another program too, has written to the file.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn version(&self) -> Result<i64, Error> {
        // The reader never writes, so every write is somebody else's to it.
        Ok(self
            .reader
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Whether anybody but this workspace's own writer has written to the file since this was last
    /// asked.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn others_wrote(&mut self) -> Result<bool, Error> {
        let others: i64 = self
            .writer
            .pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(std::mem::replace(&mut self.others, others) != others)
    }

    /// Every pipeline, oldest first.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn pipelines(&self) -> Result<Vec<Pipeline>, Error> {
        process::all(&self.reader)
    }

    /// The pipeline with most deals, the oldest of equals: the one that is meant where none is named.
    /// `None` in a workspace that holds nothing yet.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn fullest(&self) -> Result<Option<Pipeline>, Error> {
        let pipelines = self.pipelines()?.into_iter();
        Ok(pipelines.max_by_key(|p| (p.deals, Reverse(p.id))))
    }

    /// One pipeline.
    ///
    /// # Errors
    /// [`Error::UnknownPipeline`].
    pub fn pipeline(&self, id: PipelineId) -> Result<Pipeline, Error> {
        process::get(&self.reader, id)
    }

    /// Every import, newest first.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn imports(&self) -> Result<Vec<ImportRecord>, Error> {
        import::all(&self.reader)
    }

    /// What an import could not understand, from the `offset`th problem on.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn import_problems(
        &self,
        import: ImportId,
        offset: u32,
        limit: u32,
    ) -> Result<Vec<Listed>, Error> {
        problem::page(&self.reader, import, offset, limit)
    }

    /// Every rep, in order of first sight.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn reps(&self) -> Result<Vec<Rep>, Error> {
        rep::all(&self.reader)
    }

    /// The deal of that id in its source.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn deal(&self, pipeline: PipelineId, key: &str) -> Result<Option<Deal>, Error> {
        deal::find(&self.reader, pipeline, key)
    }

    /// The moves of a deal, in order.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn moves(&self, deal: DealId) -> Result<Vec<Move>, Error> {
        moves::of(&self.reader, deal)
    }

    /// One detail of several deals, in their order; `None` where nothing is recorded.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn detail_of_each(
        &self,
        pipeline: PipelineId,
        keys: &[String],
        which: Detail,
    ) -> Result<Vec<Option<Value>>, Error> {
        let one = |key: &String| match deal::find(&self.reader, pipeline, key)? {
            Some(deal) => detail::get(&self.reader, deal.id, which),
            None => Ok(None),
        };
        keys.iter().map(one).collect()
    }

    /// What is recorded on a deal, and what became of it; `None` where the pipeline has no such deal.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn dossier(&self, pipeline: PipelineId, key: &str) -> Result<Option<Dossier>, Error> {
        dossier::of(&self.reader, pipeline, key)
    }

    /// The edit that [`Workspace::undo_edit`] would undo, and the one that [`Workspace::redo_edit`]
    /// would do again.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn edits(&self) -> Result<[Option<EditRecord>; 2], Error> {
        Ok([edits::to_undo(&self.reader)?, edits::to_redo(&self.reader)?])
    }

    /// All that is kept of the coaching in a pipeline.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn coaching(&self, pipeline: PipelineId) -> Result<Book, Error> {
        coaching_kept::of(&self.reader, pipeline)
    }

    /// What amounts and close dates of a pipeline's deals were, before each change.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn turns(&self, pipeline: PipelineId) -> Result<Vec<Turn>, Error> {
        since::turns(&self.reader, pipeline)
    }

    /// What was known of a pipeline's deals at a moment, in microseconds since 1970-01-01T00:00Z, where
    /// it was other than what is known now.
    ///
    /// # Errors
    /// [`Error::UnknownPipeline`].
    pub fn known_at(&self, pipeline: PipelineId, at: i64) -> Result<Known, Error> {
        known::at(&self.reader, pipeline, at)
    }

    /// What a detail says on every deal of a pipeline that has it, by the deal's id in its source.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn details(
        &self,
        pipeline: PipelineId,
        which: Detail,
    ) -> Result<Vec<(String, Value)>, Error> {
        since::details(&self.reader, pipeline, which)
    }

    /// Reviews of a pipeline that were marked as seen, the latest first.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn reviewed(&self, pipeline: PipelineId) -> Result<Vec<ReviewMark>, Error> {
        reviewed::of(&self.reader, pipeline)
    }

    /// The figures of a review that was marked as seen, as JSON.
    ///
    /// # Errors
    /// [`Error::Damaged`] where they cannot be unpacked.
    pub fn reviewed_figures(&self, pipeline: PipelineId, id: i64) -> Result<Option<String>, Error> {
        reviewed::figures(&self.reader, pipeline, id)
    }

    /// What was changed about a row, oldest first. `row` is the key of a deal or rep; of the deal
    /// for its moves.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn changes(&self, entity: Entity, row: i64) -> Result<Vec<Change>, Error> {
        change::of(&self.reader, entity, row)
    }

    /// Gives every move of a pipeline to `sink`, deal by deal, each in order; what is known of a
    /// deal comes with its last move.
    ///
    /// # Errors
    /// [`Error::UnknownPipeline`], or whatever the sink says.
    pub fn replay<S, E>(&self, pipeline: PipelineId, sink: &mut S) -> Result<(), E>
    where
        S: Sink,
        E: From<Error> + From<S::Error>,
    {
        process::known(&self.reader, pipeline)?;
        replay::sweep(&self.reader, pipeline, &mut |record| {
            sink.accept(record).map_err(E::from)
        })
    }

    /// Gives every move of one deal to `sink`, in order; what is known of the deal comes with the
    /// last. What changed a deal need not read the others again.
    ///
    /// # Errors
    /// [`Error::UnknownRow`] where the pipeline has no such deal, or whatever the sink says.
    pub fn replay_deal<S, E>(&self, pipeline: PipelineId, key: &str, sink: &mut S) -> Result<(), E>
    where
        S: Sink,
        E: From<Error> + From<S::Error>,
    {
        let deal = self.deal(pipeline, key)?.ok_or(Error::UnknownRow("deal"))?;
        replay::of_deal(&self.reader, pipeline, deal.id, &mut |record| {
            sink.accept(record).map_err(E::from)
        })
    }

    /// A pipeline as the engine reads it.
    ///
    /// # Errors
    /// [`Error::UnknownPipeline`]; [`Error::Ledger`] where it is too large.
    pub fn ledger(&self, pipeline: PipelineId) -> Result<Ledger, Error> {
        let process = process::process(&self.reader, pipeline)?;
        let door = || connection::one_more(self.path(), self.key.as_ref());
        replay::filled::ledger(&self.reader, &door, pipeline, &process)
    }

    /// Tells a ledger of a pipeline what its deals of these ids say now; whether it could be told. A
    /// ledger forgets no deal, so one that is gone wants it filled anew.
    ///
    /// # Errors
    /// As [`Workspace::ledger`].
    pub fn retell(
        &self,
        pipeline: PipelineId,
        keys: &[&str],
        ledger: &mut Ledger,
    ) -> Result<bool, Error> {
        let mut anew = LedgerBuilder::new(ledger.process().clone());
        let mut ids = Vec::with_capacity(keys.len());
        for key in keys {
            let Some(deal) = self.deal(pipeline, key)? else {
                return Ok(false);
            };
            replay::of_deal(&self.reader, pipeline, deal.id, &mut |record| {
                anew.accept(record).map_err(Error::from)
            })?;
            ids.push((*key, deal.id));
        }
        let mut anew = anew.finish();
        let mut facts = Vec::new();
        for (key, deal) in ids {
            if let Some(ix) = anew.find(key) {
                facts.extend(noted::of_deal(&self.reader, pipeline, deal, ix)?);
            }
        }
        anew.record(facts);
        ledger.retell(&anew)?;
        Ok(true)
    }

    /// Whether any file said something of the work on its deals.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn tells_of_work(&self) -> Result<bool, Error> {
        Ok(self.setting(worked::ANY)? == Some(true))
    }

    /// A setting of this workspace; `None` where it was never set.
    ///
    /// # Errors
    /// [`Error::Setting`] where it holds something else.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, Error> {
        setting::get(&self.reader, key)
    }
}
