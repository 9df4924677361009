//! The lines of many cells in one place: how many passages of each cell left on which day, and how.
//!
//! Days lie in blocks, and only blocks in which something was counted take room: a cell of few
//! passages costs little, and one of many is counted where its neighbours are. Counting can be
//! undone, exactly. No estimate lives here (see [`crate::curve`]).

use crate::{
    stay::Stay,
    tally::{DayCount, Tally},
};

/// Days of a block, and blocks of a cell; stays of more than five years lie aside, so that an odd date
/// costs nothing.
const DAYS: u32 = 64;
const BLOCKS: u32 = 32;
/// Blocks that most cells take; room for so many is set aside, and not touched before it is needed.
const USUAL: usize = 6;
/// Places of a block.
const PLACES: usize = DAYS as usize * Stay::OUTCOMES;

/// Passages being counted, by cell, day and outcome.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    /// Where each block of each cell begins in `counts`; 0: nothing counted there yet.
    place: Vec<u32>,
    /// Blocks of days, one after the other; the first belongs to no cell.
    counts: Vec<u32>,
    /// Cell and stay of those too long for the blocks.
    far: Vec<(u32, Stay)>,
}

impl Lines {
    /// Nothing counted, in so many cells.
    pub(crate) fn new(cells: usize) -> Self {
        Self {
            place: vec![0; cells * BLOCKS as usize],
            counts: {
                let mut counts = Vec::with_capacity((cells * USUAL + 1) * PLACES);
                counts.resize(PLACES, 0);
                counts
            },
            far: Vec::new(),
        }
    }

    /// One more passage.
    #[inline]
    pub(crate) fn count(&mut self, cell: usize, stay: Stay) {
        let at = stay.place();
        if at >= PLACES * BLOCKS as usize {
            self.far.push((cell as u32, stay));
            return;
        }
        let block = cell * BLOCKS as usize + at / PLACES;
        let mut place = self.place[block];
        if place == 0 {
            place = self.take_room(block);
        }
        self.counts[place as usize + at % PLACES] += 1;
    }

    #[cold]
    fn take_room(&mut self, block: usize) -> u32 {
        let place = self.counts.len() as u32;
        self.counts.resize(self.counts.len() + PLACES, 0);
        self.place[block] = place;
        place
    }

    /// Puts the long stays in order, after which tallies can be taken.
    pub(crate) fn settle(&mut self) {
        self.far.sort_unstable();
    }

    /// Where the blocks of a cell are, 0 for those in which nothing was counted.
    fn blocks(&self, cell: usize) -> &[u32] {
        let first = cell * BLOCKS as usize;
        &self.place[first..first + BLOCKS as usize]
    }

    /// What was counted in a block.
    fn block(&self, place: u32) -> &[u32] {
        &self.counts[place as usize..place as usize + PLACES]
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
        let own = cells.iter().map(|cell| lines.blocks(*cell)[block as usize]);
        let mut places = own.filter(|place| *place != 0);
        let Some(first) = places.next() else {
            continue;
        };
        sum.as_flattened_mut().copy_from_slice(lines.block(first));
        for place in places {
            for (sum, counts) in sum.as_flattened_mut().iter_mut().zip(lines.block(place)) {
                *sum += counts;
            }
        }
        let days = (block * DAYS..).zip(&sum);
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
                    prop_oneof![0..200_u32, 2_040..2_060_u32, 0..9_000_u32],
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
