//! What holds of any file whatever, as functions that panic where it does not: given bytes by whoever
//! invents them. The fuzz targets (`tests/fuzz`) give them mutated ones by the million; inputs that
//! once broke something lie in `tests/fuzz/found` and are given to them again by every test run.
//!
//! All of them hold that the doors answer with records, problems or a plain sentence, and that a value
//! that was read is the one that was written: a wrong one is worse than none.

mod book;
mod cells;
mod manner;
mod whole;

pub use book::{as_parts, book};
pub use cells::{dates, numbers};
pub use whole::{mapping, text};

/// A fuzz target: its name, and what holds of its inputs.
pub type Target = (&'static str, fn(&[u8]));

/// Every target there is.
pub const TARGETS: [Target; 5] = [
    ("csv", text),
    ("book", book),
    ("mapping", mapping),
    ("dates", dates),
    ("numbers", numbers),
];

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::tree;

    /// Gives a target every input of a folder; how many there were.
    fn replay(folder: &str, (name, target): Target) -> usize {
        let folder = tree::root().join("tests/fuzz").join(folder).join(name);
        let Ok(inputs) = fs::read_dir(folder) else {
            return 0;
        };
        let inputs: Vec<_> = inputs.map(|input| input.unwrap().path()).collect();
        for input in &inputs {
            target(&fs::read(input).unwrap());
        }
        inputs.len()
    }

    #[test]
    fn what_once_broke_something_breaks_nothing_any_more() {
        for target in TARGETS {
            replay("found", target);
        }
    }

    #[test]
    fn every_target_has_seeds_that_hold() {
        for target in TARGETS {
            assert!(replay("seeds", target) > 0, "{}", target.0);
        }
    }
}
