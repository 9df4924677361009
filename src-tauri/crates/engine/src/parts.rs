//! Long work in parts, side by side, one thread each.
//!
//! Parts are consecutive and their outcomes come back in order, so that how many there were cannot
//! be told from what is put together of them. What is done in a part is its owner's business.

use std::{num::NonZero, ops::Range, sync::OnceLock, thread};

/// More threads than this, not the processor but the memory is waited for.
const MOST: usize = 8;

/// Does `part` for consecutive ranges that together are `0..items`; no more of them than there are
/// processors, none (but the only one) of fewer than `fewest` items.
pub(crate) fn side_by_side<T: Send>(
    items: usize,
    fewest: usize,
    part: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    let processors =
        *PROCESSORS.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get));
    let most = (items / fewest.max(1)).clamp(1, MOST);
    in_parts(items, processors.min(most), part)
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
}
