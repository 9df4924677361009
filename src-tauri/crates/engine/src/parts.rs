//! Long work in parts, side by side, one thread each.
//!
//! Parts are consecutive and their outcomes come back in order, so that how many there were cannot
//! be told from what is put together of them. What is done in a part is its owner's business.

use std::{
    num::NonZero,
    ops::Range,
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// More threads than this, not the processor but the memory is waited for.
const MOST: usize = 8;

/// What a thread gave; its panic is this one's.
///
/// # Panics
/// Where the thread did.
pub fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    match thread.join() {
        Ok(given) => given,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// Does `part` for consecutive ranges that together are `0..items`; no more of them than there are
/// processors, none (but the only one) of fewer than `fewest` items.
pub(crate) fn side_by_side<T: Send>(
    items: usize,
    fewest: usize,
    part: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    in_parts(items, threads(items, fewest), part)
}

/// Does every task, each about as long as its weight says, on no more threads than there are
/// processors and no more than have `fewest` of the weight each; outcomes come in the tasks' order.
///
/// The longest are begun first, and whoever is free takes the next: a processor that others are using
/// as well does fewer.
pub(crate) fn by_weight<T: Send>(
    weights: &[usize],
    fewest: usize,
    task: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let threads = threads(weights.iter().sum(), fewest).min(weights.len().max(1));
    let mut longest: Vec<usize> = (0..weights.len()).collect();
    longest.sort_by_key(|task| std::cmp::Reverse(weights[*task]));
    let next = AtomicUsize::new(0);
    let done = in_parts(threads, threads, |_| {
        let taken = || longest.get(next.fetch_add(1, Ordering::Relaxed));
        std::iter::from_fn(taken)
            .map(|ix| (*ix, task(*ix)))
            .collect::<Vec<_>>()
    });
    let mut done: Vec<(usize, T)> = done.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(ix, _)| *ix);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

/// Does several things of which none asks anything of another, each by whoever is free, where there are
/// processors for it and `worth_it`. They are begun in their order: the longest belongs first.
pub(crate) fn at_once(worth_it: bool, things: &mut [&mut (dyn FnMut() + Send)]) {
    let threads = if worth_it {
        threads(things.len(), 1)
    } else {
        1
    };
    let left = Mutex::new(things.iter_mut());
    let work = || {
        // The lock is let go before the thing is begun.
        let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
        while let Some(thing) = next() {
            thing();
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // Where no thread can be had, fewer do it.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
}

/// How many threads to share so many items among.
fn threads(items: usize, fewest: usize) -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    let processors =
        *PROCESSORS.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get));
    processors.min((items / fewest.max(1)).clamp(1, MOST))
}

fn in_parts<T: Send>(
    items: usize,
    parts: usize,
    part: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let range = |ix: usize| items * ix / parts..items * (ix + 1) / parts;
    let part = &part;
    thread::scope(|scope| {
        let others: Vec<_> = (1..parts)
            .map(|ix| {
                let own = range(ix);
                thread::Builder::new().spawn_scoped(scope, move || part(own))
            })
            .collect();
        let mut done = vec![part(range(0))];
        for (ix, thread) in (1..).zip(others) {
            // A part that no thread could be had for is done here.
            done.push(thread.map_or_else(|_| part(range(ix)), joined));
        }
        done
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_together_are_the_whole_in_order() {
        let check = |items: usize, parts: usize| {
            let done = in_parts(items, parts, |range| range.collect::<Vec<_>>());
            assert_eq!(done.len(), parts);
            assert_eq!(done.concat(), (0..items).collect::<Vec<_>>());
        };
        check(0, 1);
        check(1, 1);
        check(1, 3);
        check(10, 3);
        check(8, 8);
    }

    #[test]
    fn outcomes_of_tasks_come_in_the_tasks_order() {
        let check = |weights: &[usize], fewest: usize| {
            let done = by_weight(weights, fewest, |task| (task, weights[task]));
            assert_eq!(
                done,
                weights.iter().copied().enumerate().collect::<Vec<_>>()
            );
        };
        check(&[], 1);
        check(&[7], 1);
        check(&[1, 9, 3, 0, 12, 4], 1);
        check(&[1, 9, 3, 0, 12, 4], 100);
    }

    #[test]
    fn whatever_is_done_at_once_is_all_done_once() {
        let check = |worth_it: bool| {
            let (mut one, mut two, mut three) = (0, 0, 0);
            at_once(
                worth_it,
                &mut [&mut || one += 1, &mut || two += 2, &mut || three += 3],
            );
            assert_eq!((one, two, three), (1, 2, 3));
        };
        check(true);
        check(false);
        at_once(true, &mut []);
    }
}
