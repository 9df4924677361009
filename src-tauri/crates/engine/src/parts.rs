//! Long work in parts, side by side, one thread each.
//!
//! Parts are consecutive and their outcomes come back in order, so that how many there were cannot
//! be told from what is put together of them. What is done in a part is its owner's business.

use std::{num::NonZero, ops::Range, sync::OnceLock, thread};

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

/// Does every task, each as long as its weight says, shared out among no more threads than there are
/// processors and no more than have `fewest` of the weight each; outcomes come in the tasks' order.
pub(crate) fn by_weight<T: Send>(
    weights: &[usize],
    fewest: usize,
    task: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let threads = threads(weights.iter().sum(), fewest).min(weights.len().max(1));
    // The longest first, each to whoever has least to do.
    let mut longest: Vec<usize> = (0..weights.len()).collect();
    longest.sort_by_key(|task| std::cmp::Reverse(weights[*task]));
    let mut shares = vec![(0, Vec::new()); threads];
    for task in longest {
        if let Some(share) = shares.iter_mut().min_by_key(|share| share.0) {
            share.0 += weights[task];
            share.1.push(task);
        }
    }
    let mut done: Vec<(usize, T)> = in_parts(threads, threads, |own| {
        let tasks = shares[own].iter().flat_map(|share| &share.1);
        tasks.map(|ix| (*ix, task(*ix))).collect::<Vec<_>>()
    })
    .into_iter()
    .flatten()
    .collect();
    done.sort_by_key(|(ix, _)| *ix);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

/// Does two things at once, where there are processors for it and `worth_it`.
pub(crate) fn both<A, B: Send>(
    worth_it: bool,
    one: impl FnOnce() -> A,
    other: impl Fn() -> B + Sync,
) -> (A, B) {
    if !worth_it || threads(2, 1) < 2 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let thread = thread::Builder::new().spawn_scoped(scope, &other);
        let one = one();
        let done = thread.ok().and_then(|thread| thread.join().ok());
        (one, done.unwrap_or_else(&other))
    })
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
            // A part that no thread could be had for, or that failed, is done here.
            let other = thread.ok().and_then(|thread| thread.join().ok());
            done.push(other.unwrap_or_else(|| part(range(ix))));
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
        assert_eq!(both(true, || 1, || 2), (1, 2));
        assert_eq!(both(false, || 1, || 2), (1, 2));
    }
}
