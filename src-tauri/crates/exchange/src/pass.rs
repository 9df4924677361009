//! One pass over the chunks of a source, on several threads; what comes of each is taken in the
//! order of the file.
//!
//! Whoever asks for the pass also reads the source and takes the outcomes, on the thread it asks on;
//! what happens to one chunk must not depend on another, so that the outcome of the whole does not
//! depend on how many threads there are. No more chunks are under way than a few a thread.

use std::{
    collections::VecDeque,
    ops::ControlFlow,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use crate::{
    chunk::{CHUNK, Source},
    error::Error,
    rows::Rows,
};

/// Beyond these, reading and taking are what is waited for.
const MOST_THREADS: usize = 8;
/// Chunks under way for each thread.
const AHEAD: usize = 3;

/// How many threads go over a file, and how much each takes at a time. Nothing but time depends on
/// either.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hands {
    pub(crate) threads: usize,
    pub(crate) chunk: usize,
}

impl Hands {
    /// As many threads as the machine has, within reason.
    pub(crate) fn all() -> Self {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        Self {
            threads: threads.min(MOST_THREADS),
            chunk: CHUNK,
        }
    }
}

/// Does `work` to `first` and to every chunk after it, with what `begin` makes for each thread, and
/// gives the outcomes to `take` in the order of the file until it breaks off.
///
/// # Errors
/// The first in the order of the file: the source's, or what `take` gives.
pub(crate) fn over<W, T: Send, E: From<Error>>(
    threads: usize,
    first: Rows,
    source: &mut dyn Source,
    begin: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, Rows) -> T + Sync,
    mut take: impl FnMut(T) -> Result<ControlFlow<()>, E>,
) -> Result<(), E> {
    let mut own = begin();
    if threads < 2 {
        let mut next = Some(first);
        while let Some(rows) = next {
            if take(work(&mut own, rows))?.is_break() {
                return Ok(());
            }
            next = source.next()?.map(Rows::new);
        }
        return Ok(());
    }
    // A file of one chunk is not worth a thread.
    let Some(second) = source.next()? else {
        return take(work(&mut own, first)).map(|_| ());
    };
    let shared = Shared::new([first, Rows::new(second)]);
    thread::scope(|scope| {
        let _closing = Closing(&shared);
        for _ in 1..threads {
            // Where the system gives no thread, fewer hands do the same.
            let _ = thread::Builder::new().spawn_scoped(scope, || shared.help(&begin, &work));
        }
        let mut read_on = Ok(true);
        loop {
            let mut now = shared.lock();
            if now.failed {
                // The helper's panic goes on when the scope ends.
                return Ok(());
            }
            let room = now.slots.len() < threads * AHEAD;
            if matches!(read_on, Ok(true)) && room && now.todo.len() < threads {
                drop(now);
                read_on = source.next().map(|chunk| match chunk {
                    Some(chunk) => {
                        shared.put(Rows::new(chunk));
                        true
                    }
                    None => false,
                });
            } else if let Some(Slot::Done(_)) = now.slots.front() {
                let slot = now.slots.pop_front();
                now.given += 1;
                drop(now);
                if let Some(Slot::Done(done)) = slot
                    && take(done)?.is_break()
                {
                    return Ok(());
                }
            } else if let Some((place, rows)) = now.todo.pop_front() {
                drop(now);
                let done = work(&mut own, rows);
                shared.done(place, done);
            } else if now.slots.is_empty() {
                return read_on.map(|_| ()).map_err(E::from);
            } else {
                drop(shared.wait(now));
            }
        }
    })
}

/// What the threads have in common.
struct Shared<T> {
    now: Mutex<Now<T>>,
    change: Condvar,
}

struct Now<T> {
    /// Chunks that nobody has taken yet, and their places in the file.
    todo: VecDeque<(usize, Rows)>,
    /// What is under way, in the order of the file; `given` were before.
    slots: VecDeque<Slot<T>>,
    given: usize,
    /// Nothing more will come.
    closed: bool,
    /// A helper gave up.
    failed: bool,
}

enum Slot<T> {
    Waiting,
    Done(T),
}

impl<T> Shared<T> {
    fn new(first: [Rows; 2]) -> Self {
        Self {
            now: Mutex::new(Now {
                slots: first.iter().map(|_| Slot::Waiting).collect(),
                todo: first.into_iter().enumerate().collect(),
                given: 0,
                closed: false,
                failed: false,
            }),
            change: Condvar::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Now<T>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, now: MutexGuard<'a, Now<T>>) -> MutexGuard<'a, Now<T>> {
        self.change
            .wait(now)
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, rows: Rows) {
        let mut now = self.lock();
        let place = now.given + now.slots.len();
        now.slots.push_back(Slot::Waiting);
        now.todo.push_back((place, rows));
        drop(now);
        self.change.notify_all();
    }

    fn done(&self, place: usize, outcome: T) {
        let mut now = self.lock();
        let ix = place.wrapping_sub(now.given);
        if let Some(slot) = now.slots.get_mut(ix) {
            *slot = Slot::Done(outcome);
        }
        drop(now);
        self.change.notify_all();
    }

    /// What a helper does until there is nothing left.
    fn help<W>(&self, begin: &impl Fn() -> W, work: &impl Fn(&mut W, Rows) -> T) {
        let mut failing = Failing {
            shared: self,
            done: false,
        };
        let mut own = begin();
        let mut now = self.lock();
        loop {
            if let Some((place, rows)) = now.todo.pop_front() {
                drop(now);
                let done = work(&mut own, rows);
                self.done(place, done);
                now = self.lock();
            } else if now.closed {
                failing.done = true;
                return;
            } else {
                now = self.wait(now);
            }
        }
    }
}

/// Sends the helpers home, however the pass ends.
struct Closing<'a, T>(&'a Shared<T>);

impl<T> Drop for Closing<'_, T> {
    fn drop(&mut self) {
        let mut now = self.0.lock();
        now.closed = true;
        now.todo.clear();
        drop(now);
        self.0.change.notify_all();
    }
}

/// Tells whoever waits that a helper gave up, should it.
struct Failing<'a, T> {
    shared: &'a Shared<T>,
    done: bool,
}

impl<T> Drop for Failing<'_, T> {
    fn drop(&mut self) {
        if !self.done {
            self.shared.lock().failed = true;
            self.shared.change.notify_all();
        }
    }
}

#[cfg(test)]
#[path = "pass_tests.rs"]
mod tests;
