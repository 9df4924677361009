//! A foreign reader at work on a file that may make it panic.

use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe, catch_unwind},
    sync::Once,
};

use engine::problem::Damage;

use crate::{book::guard::damaged, error::Error};

thread_local! {
    /// True while a foreign reader works in this thread.
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
}

/// Lets a foreign reader work; where a file makes it panic, the file is refused. The guards leave
/// little to this: a reader that reckons with what a file says (its corners the wrong way round, a
/// row beyond 32 bits) is caught at the last wall, and is not used again.
///
/// # Errors
/// What the work gives, and [`Refusal::Damaged`] where it panics.
pub(super) fn unharmed<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    keep_quiet_at_work();
    let before = AT_WORK.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    AT_WORK.set(before);
    done.unwrap_or_else(|_| Err(damaged(Damage::Contradictory)))
}

/// A panic that is answered in words is no fault of the program's: whoever else listens for panics
/// must not report it as one.
fn keep_quiet_at_work() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |fault| {
            if !AT_WORK.get() {
                told(fault);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]

    use super::*;

    #[test]
    fn a_reader_that_panics_is_a_file_refused_and_the_next_works() {
        let refused = unharmed::<()>(|| panic!("the corners are the wrong way round"));
        let said = refused.map_err(|e| e.to_string());
        assert!(said.is_err_and(|said| said.contains("contradicts itself")));
        assert!(!AT_WORK.get());
        assert_eq!(unharmed(|| Ok(1)).ok(), Some(1));
    }
}
