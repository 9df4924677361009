//! What lies on the desk: the open workspace with its ledgers, the files offered for import, and
//! what the program remembers. Built once, then managed by the shell; a workspace is open or not.
//!
//! What is worked out of the open workspace is kept with it (see [`crate::open`]).

use std::{
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use chrono::Utc;
use jobs::Asker;
use report::words::Words;
use store::{Passphrase, Workspace};

use crate::{
    error::{Answer, IpcError},
    open::Open,
    settings::Remembered,
    view::Offered,
};

/// The folders of the program, found once at the start.
pub(crate) struct Folders {
    /// `settings.json`.
    pub(crate) settings: PathBuf,
    /// Workspaces that the program makes without asking where.
    pub(crate) workspaces: PathBuf,
}

/// A file that a person offered, by a dialog, a drop or a second start. The page knows its number
/// and name, never its path.
struct Offer {
    shown: Offered,
    path: PathBuf,
}

/// All of it.
pub(crate) struct Desk {
    /// The program's folders.
    pub(crate) folders: Folders,
    open: Mutex<Option<Open>>,
    offers: Mutex<Vec<Offer>>,
    remembered: Mutex<Remembered>,
    /// A workspace that was to be opened, and waits for its passphrase.
    locked: Mutex<Option<PathBuf>>,
    cancel: AtomicBool,
}

impl Desk {
    /// An empty desk.
    pub(crate) fn new(folders: Folders) -> Self {
        let remembered = Remembered::read(&folders.settings);
        Self {
            folders,
            open: Mutex::default(),
            offers: Mutex::default(),
            remembered: Mutex::new(remembered),
            locked: Mutex::default(),
            cancel: AtomicBool::new(false),
        }
    }

    /// What is open, if anything, for as long as the guard is held.
    pub(crate) fn open(&self) -> MutexGuard<'_, Option<Open>> {
        held(&self.open)
    }

    /// The words of the person's language, as they are written where the person is.
    pub(crate) fn words(&self) -> Words {
        self.remembered().settings.dictionary()
    }

    /// Does something with the open workspace.
    pub(crate) fn with<T>(&self, job: impl FnOnce(&mut Open) -> Answer<T>) -> Answer<T> {
        job(self.open().as_mut().ok_or_else(IpcError::no_workspace)?)
    }

    /// The open workspace through a door of its own, for work that takes long: what is on the desk
    /// stays free to be looked at meanwhile. `None` while nothing is open.
    pub(crate) fn second_door(&self) -> Answer<Option<Workspace>> {
        let open = self.open();
        let again = open
            .as_ref()
            .map(|open| open.workspace.again().open(Utc::now()));
        Ok(again.transpose()?)
    }

    /// Opens a file. Where it is protected it is remembered, so that its passphrase is all that the page
    /// need ask for.
    pub(crate) fn opened(&self, path: &Path) -> Answer<Workspace> {
        let opened = Workspace::open(path, Utc::now());
        let locked = matches!(opened, Err(store::Error::Locked(_)));
        *held(&self.locked) = locked.then(|| path.to_owned());
        Ok(opened?)
    }

    /// Opens the file that waits for its passphrase.
    pub(crate) fn unlocked(&self, passphrase: &Passphrase) -> Answer<Workspace> {
        let path = self.waits_locked().ok_or_else(IpcError::no_workspace)?;
        let opened = Workspace::open_protected(&path, Some(passphrase), Utc::now())?;
        self.leave_locked();
        Ok(opened)
    }

    /// The file that waits for its passphrase.
    pub(crate) fn waits_locked(&self) -> Option<PathBuf> {
        held(&self.locked).clone()
    }

    /// Thinks better of opening it.
    pub(crate) fn leave_locked(&self) {
        *held(&self.locked) = None;
    }

    /// Puts a workspace on the desk in place of the one before.
    pub(crate) fn put(&self, workspace: Workspace, sample: bool) -> Answer<()> {
        let path = workspace.path().to_owned();
        let language = self.remembered().settings.words();
        *self.open() = Some(Open::new(workspace, sample, language)?);
        if sample {
            Ok(())
        } else {
            self.remember(|r| r.opened(&path))
        }
    }

    /// What the program remembers.
    pub(crate) fn remembered(&self) -> Remembered {
        held(&self.remembered).clone()
    }

    /// Has what is open speak the person's language; whether it spoke another.
    pub(crate) fn speak(&self) -> bool {
        let language = self.remembered().settings.words();
        let mut open = self.open();
        open.as_mut().is_some_and(|open| open.speak(language))
    }

    /// Who asks, now and in the person's language.
    pub(crate) fn asker(&self) -> Asker {
        Asker::new(Utc::now(), self.remembered().settings.words())
    }

    /// Changes what the program remembers, on disk too.
    pub(crate) fn remember(&self, change: impl FnOnce(&mut Remembered)) -> Answer<()> {
        let mut remembered = held(&self.remembered);
        change(&mut remembered);
        remembered
            .write(&self.folders.settings)
            .map_err(IpcError::io)
    }

    /// Takes files in; gives what the page may know of them.
    pub(crate) fn offer(&self, paths: impl IntoIterator<Item = PathBuf>) -> Vec<Offered> {
        let mut offers = held(&self.offers);
        let first = offers.len();
        for path in paths {
            let shown = Offered::of(&path, offers.len());
            offers.push(Offer { shown, path });
        }
        offers[first..].iter().map(|o| o.shown.clone()).collect()
    }

    /// Takes files in for a page that hears of them at once.
    pub(crate) fn offer_told(&self, paths: impl IntoIterator<Item = PathBuf>) -> Vec<Offered> {
        let shown = self.offer(paths);
        let told: Vec<u32> = shown.iter().map(|o| o.id).collect();
        let mut offers = held(&self.offers);
        for offer in offers.iter_mut().filter(|o| told.contains(&o.shown.id)) {
            offer.shown.told = true;
        }
        shown
    }

    /// The paths of offered files.
    pub(crate) fn offered(&self, ids: &[u32]) -> Answer<Vec<PathBuf>> {
        let offers = held(&self.offers);
        let path = |id: &u32| {
            let offer = offers.iter().find(|o| o.shown.id == *id);
            offer
                .map(|o| o.path.clone())
                .ok_or_else(|| IpcError::internal("That file was not offered in this session."))
        };
        ids.iter().map(path).collect()
    }

    /// Files offered before the page was there to hear of them; each is told once.
    pub(crate) fn untold(&self) -> Vec<Offered> {
        let mut offers = held(&self.offers);
        offers
            .iter_mut()
            .filter_map(|o| {
                let untold = !std::mem::replace(&mut o.shown.told, true);
                untold.then(|| o.shown.clone())
            })
            .collect()
    }

    /// Whether the running import is to stop.
    pub(crate) fn cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// Asks the running import to stop, or readies for the next.
    pub(crate) fn set_cancelled(&self, cancelled: bool) {
        self.cancel.store(cancelled, Ordering::Relaxed);
    }

    /// Where a workspace of that name goes when nobody chose a place: never on top of another.
    pub(crate) fn place_for(&self, name: &str) -> PathBuf {
        let stem: String = name
            .trim()
            .chars()
            .map(|c| {
                if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') {
                    c
                } else {
                    '-'
                }
            })
            .take(80)
            .collect();
        let stem = if stem.is_empty() {
            "Workspace".to_owned()
        } else {
            stem
        };
        let folder: &Path = &self.folders.workspaces;
        let free = |n: u32| match n {
            1 => folder.join(format!("{stem}.stagecoach")),
            _ => folder.join(format!("{stem} {n}.stagecoach")),
        };
        (1..)
            .map(free)
            .find(|path| !path.exists())
            .unwrap_or_else(|| free(1))
    }
}

/// A poisoned lock only means that another command failed half way; what it guards is replaced
/// whole, so it is still good.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
