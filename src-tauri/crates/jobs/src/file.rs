//! A source on the disk: opened with a plain sentence for whatever keeps it from being read.

use std::{
    fs::File,
    io::{self, Read as _, Seek as _},
    ops::ControlFlow,
    path::Path,
    time::SystemTime,
};

use chrono::{DateTime, Local, NaiveDate, Utc};
use engine::{
    problem::{NotText, Refusal},
    record::Sink,
};
use exchange::{Beside, Hints, Inspection, Plan, Progress, Report, Seam, Stopped};

use crate::{
    Error,
    far::{Far, Phase},
};

/// How SQLite's files begin; a workspace is one.
const SQLITE: &[u8; 16] = b"SQLite format 3\0";

/// A file that is there and can be read, more than once.
pub(crate) struct Source {
    file: File,
    /// Its name, without its folder.
    pub(crate) name: String,
    /// Its size.
    pub(crate) bytes: u64,
    /// The day on which it was last written, where the system knows.
    saved: Option<NaiveDate>,
    /// When it was last written, as far as the system tells.
    written: Option<SystemTime>,
}

/// The day on which a moment falls where this machine is: a file that was saved late in the evening
/// speaks of that evening, whatever day it was in Greenwich.
#[must_use]
pub fn local_day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Local).date_naive()
}

impl Source {
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let name = name_of(path);
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound => Error::Missing(path.display().to_string()),
            io::ErrorKind::PermissionDenied => Error::Forbidden(name.clone()),
            _ => Error::File {
                file: name.clone(),
                source: exchange::Error::Source(source),
            },
        };
        let known = std::fs::metadata(path).map_err(failed)?;
        if known.is_dir() {
            return Err(Error::Directory(path.display().to_string()));
        }
        let file = File::open(path).map_err(failed)?;
        let written = known.modified().ok();
        Ok(Self {
            file,
            name,
            bytes: known.len(),
            saved: written.map(|at| local_day(at.into())),
            written,
        })
    }

    /// The day that the file speaks of, as far as its rows tell it or the day on which it was saved.
    pub(crate) fn day(&self, seen: &Inspection) -> Option<NaiveDate> {
        seen.last_day.or(self.saved)
    }

    /// The day that a file with a row per deal is taken to be true on where nothing in it and nobody
    /// says one: that on which it was saved, else today. With whether it is the former.
    pub(crate) fn own_day(&self, today: NaiveDate) -> (NaiveDate, bool) {
        match self.saved {
            Some(day) if day <= today => (day, true),
            _ => (today, false),
        }
    }

    /// A file to import: a workspace is none.
    pub(crate) fn open_text(path: &Path) -> Result<Self, Error> {
        let mut file = Self::open(path)?;
        if file.is_database()? {
            return Err(file.unread(Refusal::NotText(NotText::Database)));
        }
        Ok(file)
    }

    /// Looks through all of it, telling how far it is; what hears of it may stop it.
    ///
    /// [`Error::Cancelled`] where it was stopped.
    pub(crate) fn inspect_telling(
        &mut self,
        hints: &Hints,
        progress: &mut dyn FnMut(Far) -> ControlFlow<()>,
    ) -> Result<Inspection, Error> {
        let (name, total) = (self.name.clone(), self.bytes);
        let mut looked = Looked {
            file: self.rewound()?,
            bytes: 0,
            total,
            stopped: false,
            progress,
        };
        let seen = exchange::inspect(&mut looked, &name, hints);
        if looked.stopped {
            return Err(Error::Cancelled);
        }
        seen.map_err(|source| self.unread(source))
    }

    /// Reads all of it as a file beside another.
    pub(crate) fn beside(
        &mut self,
        plan: &Plan,
        main: &Inspection,
        seam: &Seam,
    ) -> Result<Beside, Error> {
        let read = Beside::read(self.rewound()?, plan, main, seam);
        let read = read.map_err(|source| self.unread(source))?;
        self.unchanged()?;
        Ok(read)
    }

    /// Reads all of it into a sink.
    pub(crate) fn read<S: Sink>(
        &mut self,
        plan: &Plan,
        sink: &mut S,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Report, Error>
    where
        Error: From<S::Error>,
    {
        let read = exchange::read(self.rewound()?, plan, sink, progress);
        let report = read.map_err(|stopped| match stopped {
            Stopped::File(source) => self.unread(source),
            Stopped::Sink(error) => error.into(),
        })?;
        self.unchanged()?;
        Ok(report)
    }

    /// Refuses a file that somebody wrote to since it was opened: its rows were counted, and its dates
    /// and stages understood, as they were before.
    fn unchanged(&self) -> Result<(), Error> {
        let now = self.file.metadata();
        let now = now.map_err(|source| self.unread(exchange::Error::Source(source)))?;
        if now.len() == self.bytes && now.modified().ok() == self.written {
            Ok(())
        } else {
            Err(self.unread(Refusal::Rewritten))
        }
    }

    /// The file from its beginning.
    fn rewound(&mut self) -> Result<&mut File, Error> {
        self.file.rewind().map_err(|source| self.unread(source))?;
        Ok(&mut self.file)
    }

    /// Whether it is an SQLite database, and so a workspace or nothing that can be read.
    pub(crate) fn is_database(&mut self) -> Result<bool, Error> {
        let mut head = [0; 16];
        let read = self.rewound()?.read_exact(&mut head);
        Ok(read.is_ok() && &head == SQLITE)
    }

    /// Whether it is one, or may be a protected workspace: what lies at `path` too.
    pub(crate) fn may_be_workspace(&mut self, path: &Path) -> Result<bool, Error> {
        let protected = || store::may_be_protected(path);
        Ok(self.is_database()? || protected().map_err(|error| self.unread(error))?)
    }

    /// An error of this file.
    pub(crate) fn unread(&self, source: impl Into<exchange::Error>) -> Error {
        Error::File {
            file: self.name.clone(),
            source: source.into(),
        }
    }
}

/// A file that tells how far it was read.
struct Looked<'a> {
    file: &'a mut File,
    bytes: u64,
    total: u64,
    stopped: bool,
    progress: &'a mut dyn FnMut(Far) -> ControlFlow<()>,
}

impl io::Read for Looked<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let far = Far {
            phase: Phase::Looking,
            bytes: self.bytes,
            total_bytes: self.total,
            rows: 0,
            total_rows: 0,
        };
        if self.stopped || (self.progress)(far).is_break() {
            self.stopped = true;
            return Err(io::Error::other("stopped"));
        }
        let read = self.file.read(into)?;
        self.bytes += read as u64;
        Ok(read)
    }
}

/// The name that a person knows a file by: without its folder and its ending.
#[must_use]
pub fn stem_of(path: &Path) -> String {
    path.file_stem()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// A file's name, without its folder.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
