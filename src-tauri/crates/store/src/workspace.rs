//! A workspace that is open: one connection that writes, one that only reads, one file.
//!
//! How it is opened and what may be done to it; what may be asked of it is in [`crate::reading`].

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{DateTime, Utc};
use engine::process::Process;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use rusqlite_migration::M;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    Error, Passphrase, again, backup,
    connection::{self, Writes},
    creating,
    edit::Edit,
    edit_undo::{self, Turned},
    identity::{ImportId, Mint, PipelineId},
    import::Import,
    opening::{self, Found},
    passphrase::Key,
    protecting, schema,
    table::{edits, import::Source, process, setting},
    undo::{self, Undone},
};

/// An open workspace.
pub struct Workspace {
    // The reader goes first, so that the writer is the last to leave and can tidy up its log.
    pub(crate) reader: Connection,
    pub(crate) writer: Connection,
    /// What opens it, where it is protected.
    pub(crate) key: Option<Key>,
    path: PathBuf,
    name: String,
    /// Its UUID in the usual letters.
    id: String,
    /// The writer's count of what others wrote; see [`Workspace::others_wrote`].
    pub(crate) others: i64,
}

impl Workspace {
    /// Makes a new, empty workspace, whole or not at all, and opens it.
    ///
    /// # Errors
    /// [`Error::Exists`] where anything is there already: nothing is ever overwritten.
    pub fn create(path: &Path, name: &str, now: DateTime<Utc>) -> Result<Self, Error> {
        creating::create(path, name, now)?;
        Self::open(path, now)
    }

    /// The same, for whoever fills it before anybody else knows of it: everybody else waits while it is
    /// written to. Filled, it is [shared](Workspace::share).
    ///
    /// # Errors
    /// As [`Workspace::create`].
    pub fn create_alone(path: &Path, name: &str, now: DateTime<Utc>) -> Result<Self, Error> {
        creating::create(path, name, now)?;
        let found = opening::inspect(path, None, schema::MIGRATIONS)?;
        Self::open_writing(path, found, now, (schema::MIGRATIONS, Writes::Straight))
    }

    /// Lets others read from now on while it is written to; who opens a workspace does the same.
    ///
    /// # Errors
    /// [`Error::Busy`] while somebody reads.
    pub fn share(&self) -> Result<(), Error> {
        Ok(connection::share(&self.writer)?)
    }

    /// Opens a workspace. A file of an older format is copied beside itself, then brought up to date.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::Directory`], [`Error::NotAWorkspace`], [`Error::Damaged`],
    /// [`Error::Newer`]: nothing was written. [`Error::ReadOnly`], [`Error::Busy`] and
    /// [`Error::DiskFull`] where the file is fine and cannot be written.
    pub fn open(path: &Path, now: DateTime<Utc>) -> Result<Self, Error> {
        Self::open_with(path, now, schema::MIGRATIONS)
    }

    /// Opens a workspace that may be protected.
    ///
    /// # Errors
    /// As [`Workspace::open`], and [`Error::Locked`] where it is protected and no passphrase is given,
    /// [`Error::WrongPassphrase`] where it does not open with the one given.
    pub fn open_protected(
        path: &Path,
        passphrase: Option<&Passphrase>,
        now: DateTime<Utc>,
    ) -> Result<Self, Error> {
        let found = opening::inspect(path, passphrase, schema::MIGRATIONS)?;
        Self::open_found(path, found, now, schema::MIGRATIONS)
    }

    pub(crate) fn open_with(
        path: &Path,
        now: DateTime<Utc>,
        steps: &'static [M<'static>],
    ) -> Result<Self, Error> {
        let found = opening::inspect(path, None, steps)?;
        Self::open_found(path, found, now, steps)
    }

    pub(crate) fn open_found(
        path: &Path,
        found: Found,
        now: DateTime<Utc>,
        steps: &'static [M<'static>],
    ) -> Result<Self, Error> {
        Self::open_writing(path, found, now, (steps, Writes::Logged))
    }

    fn open_writing(
        path: &Path,
        found: Found,
        now: DateTime<Utc>,
        (steps, writes): (&'static [M<'static>], Writes),
    ) -> Result<Self, Error> {
        let Found { version, key } = found;
        let mut writer = connection::writer(path, key.as_ref(), writes)?;
        if version < steps.len() {
            backup::write(&writer, &backup::before_migration(path, version, now))?;
            schema::migrate(&mut writer, steps)?;
        }
        let reader = connection::reader(path, key.as_ref())?;
        let (name, id) = reader.query_row("SELECT name, uuid FROM workspace", [], |row| {
            Ok((row.get(0)?, Uuid::from_bytes(row.get(1)?).to_string()))
        })?;
        Ok(Self {
            others: writer.pragma_query_value(None, "data_version", |row| row.get(0))?,
            reader,
            writer,
            key,
            path: path.to_owned(),
            name,
            id,
        })
    }

    /// Whether it opens with a passphrase alone.
    #[must_use]
    pub fn is_protected(&self) -> bool {
        self.key.is_some()
    }

    /// Protects the workspace with a passphrase, or with another one than before; without one, it is
    /// protected no more. The file is written anew and takes the place of the old one when it is whole.
    /// Copies made before stay as they are.
    ///
    /// # Errors
    /// [`Error::ShortPassphrase`]; [`Error::OpenElsewhere`]; [`Error::DiskFull`], [`Error::ReadOnly`].
    /// The workspace is then as it was, and open.
    pub fn protect(&mut self, passphrase: Option<&Passphrase>) -> Result<(), Error> {
        protecting::protect(self, passphrase)
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What tells it from every other workspace, whatever either is called: a UUID.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether its file still lies where it was opened. A system may let a program write to a file that
    /// somebody moved or removed: all is well then but the place.
    ///
    /// # Errors
    /// [`Error::Vanished`] where it does not.
    pub fn still_there(&self) -> Result<(), Error> {
        again::still_there(&self.path)
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

    /// Adds a pipeline without deals.
    ///
    /// # Errors
    /// [`Error::UnfitProcess`] for a process without stages, or none of which wins.
    pub fn add_pipeline(
        &mut self,
        process: &Process,
        now: DateTime<Utc>,
    ) -> Result<PipelineId, Error> {
        let tx = self.watched()?;
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
        let tx = self.unwatched()?;
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
        let tx = self.unwatched()?;
        let mint = Mint::at(source.at);
        let id = process::insert(&tx, &mint, process, source.at.timestamp_micros())?;
        Ok(Import::begin(tx, source, id)?.making_its_pipeline())
    }

    /// Takes an import back: what only it brought goes, what others brought too and what persons did
    /// stays.
    ///
    /// # Errors
    /// [`Error::UnknownRow`], [`Error::Undone`], [`Error::NotKept`]; [`Error::Busy`] while another
    /// program writes. Nothing is then changed.
    pub fn undo_import(
        &mut self,
        id: ImportId,
        who: &str,
        now: DateTime<Utc>,
    ) -> Result<Undone, Error> {
        let tx = self.unwatched()?;
        let done = undo::undo(&tx, id, who, now)?;
        tx.commit()?;
        Ok(done)
    }

    /// What [`Workspace::undo_import`] would do, without doing it.
    ///
    /// # Errors
    /// As there.
    pub fn would_undo(&mut self, id: ImportId, now: DateTime<Utc>) -> Result<Undone, Error> {
        let tx = self.unwatched()?;
        let done = undo::undo(&tx, id, "", now)?;
        tx.rollback()?;
        Ok(done)
    }

    /// Does an import again that was undone; its file is not needed.
    ///
    /// # Errors
    /// [`Error::UnknownRow`], [`Error::NotUndone`], [`Error::Emptied`]; [`Error::Busy`] while another program writes.
    pub fn redo_import(
        &mut self,
        id: ImportId,
        who: &str,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let tx = self.unwatched()?;
        undo::redo(&tx, id, who, now)?;
        Ok(tx.commit()?)
    }

    /// A transaction in which SQLite watches over references.
    pub(crate) fn watched(&mut self) -> Result<Transaction<'_>, Error> {
        self.begin(true)
    }

    /// One of a job that keeps references whole by itself. For every row that comes SQLite would look
    /// up each row it names, which takes a third of an import; for every rep that goes it would look
    /// through all moves.
    fn unwatched(&mut self) -> Result<Transaction<'_>, Error> {
        self.begin(false)
    }

    /// Whether references are watched can only be said between transactions: every one says it anew.
    fn begin(&mut self, watched: bool) -> Result<Transaction<'_>, Error> {
        self.writer.pragma_update(None, "foreign_keys", watched)?;
        Ok(self
            .writer
            .transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// Begins edits by hand, in one transaction; they are undone as one. `what` names their kind.
    ///
    /// # Errors
    /// [`Error::Busy`] while another program writes.
    pub fn edit(
        &mut self,
        who: &str,
        what: &'static str,
        now: DateTime<Utc>,
    ) -> Result<Edit<'_>, Error> {
        let tx = self.watched()?;
        Ok(Edit::begin(tx, who, what, now))
    }

    /// Undoes the latest edit that is not undone; `None` where there is none.
    ///
    /// # Errors
    /// [`Error::Busy`] while another program writes; nothing is then changed.
    pub fn undo_edit(&mut self, now: DateTime<Utc>) -> Result<Option<Turned>, Error> {
        self.turn(true, now)
    }

    /// Does the edit again that was undone last; `None` where there is none, or others were made since.
    ///
    /// # Errors
    /// As [`Workspace::undo_edit`].
    pub fn redo_edit(&mut self, now: DateTime<Utc>) -> Result<Option<Turned>, Error> {
        self.turn(false, now)
    }

    fn turn(&mut self, undo: bool, now: DateTime<Utc>) -> Result<Option<Turned>, Error> {
        let tx = self.unwatched()?;
        let next = if undo {
            edits::to_undo(&tx)?
        } else {
            edits::to_redo(&tx)?
        };
        let Some(edit) = next else {
            return Ok(None);
        };
        let turned = edit_undo::turn(&tx, edit, undo, now)?;
        tx.commit()?;
        Ok(Some(turned))
    }

    /// Keeps a setting of this workspace.
    ///
    /// # Errors
    /// [`Error::Busy`] while another program writes.
    pub fn set_setting<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), Error> {
        let tx = self.watched()?;
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

    /// The migrations there are, and one more.
    fn and_then(sql: &'static str) -> &'static [M<'static>] {
        let all = schema::MIGRATIONS.iter().cloned();
        Vec::leak(all.chain([M::up(sql)]).collect())
    }

    #[test]
    fn an_older_file_is_copied_beside_itself_and_brought_up_to_date() {
        let next = and_then("CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT");
        let (older, newer) = (schema::MIGRATIONS.len(), next.len());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("team.stagecoach");
        let mut old = Workspace::create(&path, "Team", now()).unwrap();
        let process = Process::of_stages("Sales", &["Lead", "Close"]);
        old.add_pipeline(&process, now()).unwrap();
        drop(old);
        let new = Workspace::open_with(&path, now(), next).unwrap();
        assert_eq!(new.pipelines().unwrap()[0].process, process);
        assert_eq!(
            schema::shape(&new.reader).unwrap(),
            schema::shape_of(next, newer).unwrap()
        );
        drop(new);
        let backup = format!("team.stagecoach.format-{older}-20251009-085320.backup");
        assert_eq!(files(folder.path()), ["team.stagecoach", &*backup]);
        let copy = Workspace::open(&folder.path().join(&backup), now()).unwrap();
        assert_eq!(copy.pipelines().unwrap()[0].process, process);
        let Err(Error::Newer { file, program, .. }) = Workspace::open(&path, now()) else {
            panic!("a newer file is not opened");
        };
        assert_eq!((file as usize, program as usize), (newer, older));
    }

    #[test]
    fn a_migration_that_fails_leaves_the_file_as_it_was() {
        let wrong = and_then(
            "CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE deal (id INTEGER)",
        );
        let mut own = Connection::open_in_memory().unwrap();
        schema::migrate(&mut own, schema::MIGRATIONS).unwrap();
        let before = schema::shape(&own).unwrap();
        assert!(schema::migrate(&mut own, wrong).is_err());
        assert_eq!(schema::shape(&own).unwrap(), before);
    }

    #[test]
    fn an_import_that_fills_the_disk_leaves_the_workspace_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("team.stagecoach");
        let mut full = Workspace::create(&path, "Team", now()).unwrap();
        let process = Process::of_stages("Sales", &["Lead", "Close"]);
        let pipeline = full.add_pipeline(&process, now()).unwrap();
        let pages: u32 = full
            .writer
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .unwrap();
        full.writer
            .pragma_update(None, "max_page_count", pages + 4)
            .unwrap();
        let before = full.summary().unwrap();
        let source = Source {
            file_name: "large.csv".to_owned(),
            kind: crate::SourceKind::Moves,
            bytes: 0,
            hash: Vec::new(),
            as_of: None,
            at: now(),
            scope: None,
        };
        let mut import = full.begin_import(source, pipeline).unwrap();
        for deal in 0..2_000 {
            let record = engine::record::Record {
                deal: &deal.to_string(),
                rep: Some("Ben"),
                step: engine::record::Step::Entered(0),
                at: Some(engine::moment::Moment::of_local(now().naive_utc())),
                details: engine::record::Details::default(),
            };
            engine::record::Sink::accept(&mut import, &record).unwrap();
        }
        let error = import.finish(crate::RowCounts::default(), &[]).err();
        assert!(matches!(error, Some(Error::DiskFull)), "{error:?}");
        assert_eq!(full.summary().unwrap(), before);
        drop(full);
        assert_eq!(
            Workspace::open(&path, now()).unwrap().summary().unwrap(),
            before
        );
    }
}
