//! The lines of many cells in one place: how many passages of each cell left on which day, and how.
//!
//! The first days of every cell have their places, for there most stays end; later days lie in blocks,
//! and only those in which something was counted take room. No estimate lives here (see
//! [`crate::curve`]).

use crate::{
    stay::Stay,
    tally::{DayCount, Tally},
};

/// Days of a block, and blocks of a cell; stays of more than five years lie aside, so that an odd date
/// costs nothing.
const DAYS: u32 = 64;
const BLOCKS: usize = 32;
/// Blocks that every cell has, the first of its days.
const NEAR: usize = 2;
/// Places of a block.
const PLACES: usize = DAYS as usize * Stay::OUTCOMES;

/// Passages being counted, by cell, day and outcome.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    /// The near blocks of all cells.
    near: Vec<u32>,
    /// Where each block of each cell begins in `later`, plus one; 0: nothing counted there yet.
    place: Vec<u32>,
    later: Vec<u32>,
    /// Cell and stay of those too long for the blocks.
    far: Vec<(u32, Stay)>,
}

impl Lines {
    /// Nothing counted, in so many cells.
    pub(crate) fn new(cells: usize) -> Self {
        Self {
            near: vec![0; cells * NEAR * PLACES],
            place: vec![0; cells * BLOCKS],
            later: Vec::new(),
            far: Vec::new(),
        }
    }

    /// One more passage.
    #[inline]
    pub(crate) fn count(&mut self, cell: usize, stay: Stay) {
        let at = stay.place();
        if at < NEAR * PLACES {
            self.near[cell * NEAR * PLACES + at] += 1;
        } else {
            self.count_later(cell, stay);
        }
    }

    #[inline(never)]
    fn count_later(&mut self, cell: usize, stay: Stay) {
        let (block, at) = (stay.place() / PLACES, stay.place() % PLACES);
        if block >= BLOCKS {
            self.far.push((cell as u32, stay));
            return;
        }
        let place = &mut self.place[cell * BLOCKS + block];
        if *place == 0 {
            *place = self.later.len() as u32 + 1;
            self.later.resize(self.later.len() + PLACES, 0);
        }
        self.later[*place as usize - 1 + at] += 1;
    }

    /// Puts the long stays in order, after which tallies can be taken.
    pub(crate) fn settle(&mut self) {
        self.far.sort_unstable();
    }

    /// What was counted of a cell in a block; `None`: nothing.
    fn block(&self, cell: usize, block: usize) -> Option<&[u32]> {
        if block < NEAR {
            return Some(&self.near[(cell * NEAR + block) * PLACES..][..PLACES]);
        }
        let place = (self.place[cell * BLOCKS + block] as usize).checked_sub(1)?;
        Some(&self.later[place..place + PLACES])
    }

    /// What was counted of a cell: stays, shortest first, each with its count.
    pub(crate) fn counted(&self, cell: usize) -> impl Iterator<Item = (Stay, u32)> {
        let blocks = (0..BLOCKS).filter_map(move |block| Some((block, self.block(cell, block)?)));
        let near = blocks.flat_map(|(block, counts)| {
            let places = (block * PLACES..).zip(counts);
            let some = places.filter(|(_, count)| **count > 0);
            some.map(|(place, count)| (Stay::at(place), *count))
        });
        let far = self.far(cell).chunk_by(|a, b| a == b);
        near.chain(far.map(|same| (same[0].1, same.len() as u32)))
    }

    /// The long stays of a cell.
    fn far(&self, cell: usize) -> &[(u32, Stay)] {
        let cell = cell as u32;
        let from = self.far.partition_point(|stay| stay.0 < cell);
        let to = self.far.partition_point(|stay| stay.0 <= cell);
        &self.far[from..to]
    }
}

/// What was counted of some cells, together.
pub(crate) fn tally(lines: &Lines, cells: impl Iterator<Item = usize>) -> Tally {
    let cells: Vec<usize> = cells.collect();
    let mut rows = Tally::with_capacity(2 * DAYS as usize);
    let mut sum = [[0_u32; Stay::OUTCOMES]; DAYS as usize];
    for block in 0..BLOCKS {
        let mut blocks = cells.iter().filter_map(|cell| lines.block(*cell, block));
        let Some(first) = blocks.next() else {
            continue;
        };
        sum.as_flattened_mut().copy_from_slice(first);
        for counts in blocks {
            for (sum, counts) in sum.as_flattened_mut().iter_mut().zip(counts) {
                *sum += counts;
            }
        }
        let days = (block as u32 * DAYS..).zip(&sum);
        rows.extend(
            days.filter(|(_, counts)| **counts != [0; Stay::OUTCOMES])
                .map(|(day, counts)| row(day, *counts)),
        );
    }
    let far = cells.iter().flat_map(|cell| lines.far(*cell));
    let mut far: Vec<Stay> = far.map(|(_, stay)| *stay).collect();
    far.sort_unstable();
    for same in far.chunk_by(|a, b| a.days() == b.days()) {
        let mut counts = [0; Stay::OUTCOMES];
        for stay in same {
            counts[stay.outcome() as usize] += 1;
        }
        rows.push(row(same[0].days(), counts));
    }
    rows
}

fn row(day: u32, [advanced, lost, open, _]: [u32; Stay::OUTCOMES]) -> DayCount {
    DayCount {
        day,
        advanced,
        lost,
        open,
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::{selection::Outcome, tally::Line};

    proptest! {
        #[test]
        fn passages_of_many_cells_are_tallied_as_on_one_line(
            passages in vec(
                (
                    0..3_usize,
                    prop_oneof![0..200_u32, 120..136_u32, 2_040..2_060_u32, 0..9_000_u32],
                    0..3_usize,
                ),
                0..60,
            ),
            chosen in 0..3_usize,
        ) {
            let mut lines = Lines::new(3);
            let mut line = Line::default();
            for (cell, days, outcome) in passages {
                let outcome = [Outcome::Advanced, Outcome::Lost, Outcome::Open][outcome];
                lines.count(cell, Stay::of(days, outcome));
                if cell >= chosen {
                    line.count(days, outcome);
                }
            }
            lines.settle();
            prop_assert_eq!(tally(&lines, chosen..3), line.tally());
        }
    }
}
