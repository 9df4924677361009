//! A workspace that is open: one connection that writes, one that only reads, one file.
//!
//! What the tables hold is in [`crate::table`]; this file only says what may be asked.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{DateTime, Utc};
use engine::{
    ledger::{Ledger, LedgerBuilder},
    problem::Problem,
    process::Process,
    record::Sink,
};
use rusqlite::{Connection, MAIN_DB, OpenFlags, TransactionBehavior, params};
use rusqlite_migration::M;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Error, backup,
    edit::Edit,
    identity::{AccountId, DealId, ImportId, Mint, PipelineId},
    import::Import,
    opening, replay,
    schema::{self, APPLICATION_ID, MIGRATIONS},
    table::{
        activity::{self, Activity},
        change::{self, Change, Entity},
        contact::{self, Contact},
        deal::{self, Deal},
        import::{self, ImportRecord, Source},
        moves::{self, Move},
        problem,
        process::{self, Pipeline},
        rep::{self, Rep},
        setting,
    },
};

/// An open workspace.
pub struct Workspace {
    // The reader goes first, so that the writer is the last to leave and can tidy up its log.
    reader: Connection,
    writer: Connection,
    path: PathBuf,
    name: String,
}

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
    /// Makes a new, empty workspace, whole or not at all, and opens it.
    ///
    /// # Errors
    /// [`Error::Exists`] where anything is there already: nothing is ever overwritten.
    pub fn create(path: &Path, name: &str, now: DateTime<Utc>) -> Result<Self, Error> {
        if name.trim().is_empty() {
            return Err(Error::NoName);
        }
        if path.is_dir() {
            return Err(Error::Directory(path.to_owned()));
        }
        // A log without its file would be taken for the new file's own.
        for taken in [path.to_owned(), backup::beside(path, "-wal")] {
            if taken.symlink_metadata().is_ok() {
                return Err(Error::Exists(taken));
            }
        }
        let temporary = backup::beside(path, &format!(".{}.part", std::process::id()));
        backup::remove(&temporary)?;
        let made = make(&temporary, name, now).and_then(|()| place_new(&temporary, path));
        // Gone already, unless something went wrong; then that counts.
        let _ = fs::remove_file(&temporary);
        made?;
        Self::open(path, now)
    }

    /// Opens a workspace. A file of an older format is copied beside itself, then brought up to date.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::Directory`], [`Error::NotAWorkspace`], [`Error::Damaged`],
    /// [`Error::Newer`]: nothing was written. [`Error::ReadOnly`], [`Error::Busy`] and
    /// [`Error::DiskFull`] where the file is fine and cannot be written.
    pub fn open(path: &Path, now: DateTime<Utc>) -> Result<Self, Error> {
        Self::open_with(path, now, MIGRATIONS)
    }

    pub(crate) fn open_with(
        path: &Path,
        now: DateTime<Utc>,
        steps: &'static [M<'static>],
    ) -> Result<Self, Error> {
        let version = opening::inspect(path, steps)?;
        let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut writer =
            Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_READ_WRITE)
                .map_err(|error| backup::creating(error, path))?;
        if writer.is_readonly(MAIN_DB)? {
            return Err(Error::ReadOnly);
        }
        writer.busy_timeout(opening::PATIENCE)?;
        prepare(&writer).map_err(|error| backup::creating(error, path))?;
        if version < steps.len() {
            backup::write(&writer, &backup::before_migration(path, version, now))?;
            schema::migrate(&mut writer, steps)?;
        }
        let reader = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        reader.busy_timeout(opening::PATIENCE)?;
        reader.pragma_update(None, "cache_size", -16_384)?;
        let name = reader.query_row("SELECT name FROM workspace", [], |row| row.get(0))?;
        Ok(Self {
            reader,
            writer,
            path: path.to_owned(),
            name,
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How long a read or write waits for another program's write before it gives up as
    /// [`Error::Busy`]; 5 s unless said otherwise.
    ///
    /// # Errors
    /// None in practice.
    pub fn set_patience(&self, patience: Duration) -> Result<(), Error> {
        self.reader.busy_timeout(patience)?;
        Ok(self.writer.busy_timeout(patience)?)
    }

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
            imports: count("SELECT count(*) FROM import")?,
        })
    }

    /// Every pipeline, oldest first.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn pipelines(&self) -> Result<Vec<Pipeline>, Error> {
        process::all(&self.reader)
    }

    /// One pipeline.
    ///
    /// # Errors
    /// [`Error::UnknownPipeline`].
    pub fn pipeline(&self, id: PipelineId) -> Result<Pipeline, Error> {
        process::get(&self.reader, id)
    }

    /// Adds a pipeline without deals.
    ///
    /// # Errors
    /// [`Error::UnfitProcess`] for a process without stages, or none of which wins.
    pub fn add_pipeline(
        &mut self,
        process: &Process,
        now: DateTime<Utc>,
    ) -> Result<PipelineId, Error> {
        let tx = self
            .writer
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let id = process::insert(&tx, &Mint::at(now), process, now.timestamp_micros())?;
        tx.commit()?;
        Ok(id)
    }

    /// Begins to bring a source into a pipeline. Nothing is written before it is finished; until
    /// then nobody else can write.
    ///
    /// # Errors
    /// [`Error::UnknownPipeline`]; [`Error::Busy`] while another program writes.
    pub fn begin_import(
        &mut self,
        source: Source,
        pipeline: PipelineId,
    ) -> Result<Import<'_>, Error> {
        let tx = self
            .writer
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        Import::begin(tx, source, pipeline)
    }

    /// Begins to bring a source into a new pipeline, which is made by the same transaction: an
    /// import that comes to nothing leaves no pipeline behind.
    ///
    /// # Errors
    /// [`Error::UnfitProcess`] for a process without stages, or none of which wins;
    /// [`Error::Busy`] while another program writes.
    pub fn begin_import_of_new(
        &mut self,
        source: Source,
        process: &Process,
    ) -> Result<Import<'_>, Error> {
        let tx = self
            .writer
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mint = Mint::at(source.at);
        let id = process::insert(&tx, &mint, process, source.at.timestamp_micros())?;
        Import::begin(tx, source, id)
    }

    /// Begins edits by hand, in one transaction.
    ///
    /// # Errors
    /// [`Error::Busy`] while another program writes.
    pub fn edit(&mut self, who: &str, now: DateTime<Utc>) -> Result<Edit<'_>, Error> {
        let tx = self
            .writer
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Edit::begin(tx, who, now))
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
    ) -> Result<Vec<Problem>, Error> {
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

    /// The activities of a deal, oldest first.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn activities(&self, deal: DealId) -> Result<Vec<Activity>, Error> {
        activity::of(&self.reader, deal)
    }

    /// The contacts at an account, oldest first.
    ///
    /// # Errors
    /// As [`Workspace::summary`].
    pub fn contacts(&self, account: AccountId) -> Result<Vec<Contact>, Error> {
        contact::of(&self.reader, account)
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
        replay::sweep(&self.reader, pipeline, &mut |record| {
            sink.accept(record).map_err(E::from)
        })
        .map(|_| ())
    }

    /// A pipeline as the engine reads it.
    ///
    /// # Errors
    /// [`Error::UnknownPipeline`]; [`Error::Ledger`] where it is too large.
    pub fn ledger(&self, pipeline: PipelineId) -> Result<Ledger, Error> {
        let mut builder = LedgerBuilder::new(self.pipeline(pipeline)?.process);
        let present = replay::sweep(&self.reader, pipeline, &mut |record| {
            builder.accept(record).map_err(Error::from)
        })?;
        for rep in self.reps()? {
            if present.contains(&rep.id) {
                builder.rep(&rep.name, rep.team.as_deref(), rep.hired);
            }
        }
        Ok(builder.finish())
    }

    /// A setting of this workspace; `None` where it was never set.
    ///
    /// # Errors
    /// [`Error::Setting`] where it holds something else.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, Error> {
        setting::get(&self.reader, key)
    }

    /// Keeps a setting of this workspace.
    ///
    /// # Errors
    /// [`Error::Busy`] while another program writes.
    pub fn set_setting<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), Error> {
        let tx = self
            .writer
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        setting::set(&tx, key, value)?;
        Ok(tx.commit()?)
    }

    /// Writes a copy of the whole workspace, over whatever is there.
    ///
    /// # Errors
    /// [`Error::DiskFull`], [`Error::ReadOnly`]; whatever was there is then untouched.
    pub fn backup_to(&self, path: &Path) -> Result<(), Error> {
        if same_file(&self.path, path) {
            return Err(Error::Exists(path.to_owned()));
        }
        backup::write(&self.reader, path)
    }
}

/// A backup over the workspace itself would pull the file from under its own connections.
fn same_file(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

/// What every writing connection is told first.
fn prepare(conn: &Connection) -> rusqlite::Result<()> {
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // A commit is on the disk when it returns. There are few, so it costs nothing that one feels.
    conn.pragma_update(None, "synchronous", "FULL")?;
    // Room for the indexes of a large import, in KiB; what does not fit spills into the log.
    conn.pragma_update(None, "cache_size", -49_152)?;
    // After a large import the log shrinks again.
    conn.pragma_update(None, "journal_size_limit", 16 << 20)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Writes an empty workspace to a file that nobody knows yet.
fn make(path: &Path, name: &str, now: DateTime<Utc>) -> Result<(), Error> {
    let mut conn = Connection::open(path).map_err(|error| backup::creating(error, path))?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)
        .map_err(|error| backup::creating(error, path))?;
    schema::migrate(&mut conn, MIGRATIONS)?;
    conn.execute(
        "INSERT INTO workspace (id, uuid, name, created_at) VALUES (1, ?1, ?2, ?3)",
        params![Mint::at(now).next(), name.trim(), now.timestamp_micros()],
    )?;
    conn.close().map_err(|(_, error)| error)?;
    backup::sync(path)
}

/// Gives a finished file its name, unless something has that name by now.
fn place_new(from: &Path, to: &Path) -> Result<(), Error> {
    match fs::hard_link(from, to) {
        Ok(()) => {}
        Err(_) if to.symlink_metadata().is_ok() => return Err(Error::Exists(to.to_owned())),
        // A file system without hard links.
        Err(_) => fs::rename(from, to).map_err(|error| Error::file(to, error))?,
    }
    backup::sync_folder(to)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_760_000_000, 0).unwrap()
    }

    fn files(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn an_older_file_is_copied_beside_itself_and_brought_up_to_date() {
        const NEXT: &[M<'static>] = &[
            M::up(include_str!("../migrations/001-workspace.sql")),
            M::up("CREATE TABLE plan (id INTEGER PRIMARY KEY) STRICT"),
        ];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("team.stagecoach");
        let mut old = Workspace::create(&path, "Team", now()).unwrap();
        let process = Process::of_stages("Sales", &["Lead", "Close"]);
        old.add_pipeline(&process, now()).unwrap();
        drop(old);
        let new = Workspace::open_with(&path, now(), NEXT).unwrap();
        assert_eq!(new.pipelines().unwrap()[0].process, process);
        assert_eq!(
            schema::shape(&new.reader).unwrap(),
            schema::shape_of(NEXT, 2).unwrap()
        );
        drop(new);
        let backup = "team.stagecoach.format-1-20251009-085320.backup";
        assert_eq!(files(folder.path()), ["team.stagecoach", backup]);
        let copy = Workspace::open(&folder.path().join(backup), now()).unwrap();
        assert_eq!(copy.pipelines().unwrap()[0].process, process);
        assert!(matches!(
            Workspace::open(&path, now()),
            Err(Error::Newer {
                file: 2,
                program: 1,
                ..
            })
        ));
    }

    #[test]
    fn a_migration_that_fails_leaves_the_file_as_it_was() {
        const WRONG: &[M<'static>] = &[
            M::up(include_str!("../migrations/001-workspace.sql")),
            M::up(
                "CREATE TABLE plan (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE deal (id INTEGER)",
            ),
        ];
        let mut own = Connection::open_in_memory().unwrap();
        schema::migrate(&mut own, MIGRATIONS).unwrap();
        let before = schema::shape(&own).unwrap();
        assert!(schema::migrate(&mut own, WRONG).is_err());
        assert_eq!(schema::shape(&own).unwrap(), before);
    }
}
