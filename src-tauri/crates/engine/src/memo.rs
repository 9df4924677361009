//! What was worked out of a ledger for the as-of day last asked for: a page of deals asks for the same
//! day again and again.
//!
//! One day's is kept, and another takes its place. A clone knows nothing: what was copied may change.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::moment::Day;

/// What is known of one day, if of any.
#[derive(Debug)]
pub(crate) struct Memo<T: ?Sized>(Mutex<Option<(Day, Arc<T>)>>);

impl<T: ?Sized> Default for Memo<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T: ?Sized> Clone for Memo<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<T: ?Sized> Memo<T> {
    /// What is known of a day.
    pub(crate) fn get(&self, as_of: Day) -> Option<Arc<T>> {
        of_day(&self.known(), as_of)
    }

    /// The day of which something is known.
    pub(crate) fn day(&self) -> Option<Day> {
        self.known().as_ref().map(|(day, _)| *day)
    }

    /// Keeps what was worked out for a day.
    pub(crate) fn keep(&self, as_of: Day, worked_out: &Arc<T>) {
        *self.known() = Some((as_of, Arc::clone(worked_out)));
    }

    /// What is known of a day, or is worked out now; others who ask meanwhile wait for it.
    pub(crate) fn get_or(&self, as_of: Day, work_out: impl FnOnce() -> Arc<T>) -> Arc<T> {
        let mut known = self.known();
        of_day(&known, as_of).unwrap_or_else(|| {
            let worked_out = work_out();
            *known = Some((as_of, Arc::clone(&worked_out)));
            worked_out
        })
    }

    /// Puts in the place of what is known, of whatever day, what has become of it.
    pub(crate) fn change(&self, become_of: impl FnOnce(&T) -> Arc<T>) {
        if let Some((_, known)) = &mut *self.known() {
            *known = become_of(known);
        }
    }

    fn known(&self) -> MutexGuard<'_, Option<(Day, Arc<T>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn of_day<T: ?Sized>(known: &Option<(Day, Arc<T>)>, as_of: Day) -> Option<Arc<T>> {
    let known = known.as_ref().filter(|(day, _)| *day == as_of);
    known.map(|(_, known)| Arc::clone(known))
}
