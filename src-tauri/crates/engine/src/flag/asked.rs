//! Lead sources, or buyer personas, asked the same two questions as reps: what their deals show at each
//! stage. No judgement here: findings judge them, and flags on reps leave their part out.

use super::{
    answers::{Answers, PROBLEMS},
    evidence::{self, Evidence},
};
use crate::{
    cell::Cell,
    curve::Curve,
    ledger::Ledger,
    pace,
    survey::mix::{MOST_JUDGED, Mix},
};

/// One aspect's sources at every stage.
pub(super) struct Asked<'a> {
    pub(super) mix: &'a Mix,
    /// By stage, all of them together.
    pub(super) all: Vec<Curve>,
    /// By stage; the place stands where a rep would.
    pub(super) cells: Vec<Cell>,
    /// What each cell shows, its reps' part with it.
    pub(super) shown: Answers,
}

impl<'a> Asked<'a> {
    /// `None` where no two are told apart, or there are too many names.
    pub(super) fn of(ledger: &Ledger, mix: &'a Mix) -> Option<Self> {
        if !(1..=MOST_JUDGED).contains(&mix.places()) {
            return None;
        }
        let stages = ledger.process().stages.len();
        let all: Vec<Curve> = (0..stages).map(|stage| Curve::of(mix.all(stage))).collect();
        // By name: the last digit of a sum must not depend on the order of the file.
        let mut places: Vec<usize> = (0..mix.places()).collect();
        places.sort_by_key(|place| mix.name(ledger, *place));
        let mut cells = Vec::new();
        for (stage, pooled) in all.iter().enumerate() {
            for &place in &places {
                let own = mix.at(stage, place);
                if !own.is_empty() {
                    cells.push(Cell {
                        stage,
                        rep: place as u32,
                        expected_exits: pace::expected_exits(&own, pooled),
                        curve: Curve::of(own),
                    });
                }
            }
        }
        let asked: Vec<(usize, &Cell)> = cells.iter().enumerate().collect();
        let shown = PROBLEMS.map(|problem| {
            let at = |(stage, pooled): (usize, &Curve)| {
                let here = |cell: &&(usize, &Cell)| cell.1.stage == stage;
                let here: Vec<_> = asked.iter().filter(here).copied().collect();
                evidence::at_stage(problem, pooled, &here)
            };
            all.iter().enumerate().map(at).collect()
        });
        Some(Self {
            mix,
            all,
            cells,
            shown,
        })
    }

    /// A source's passages that ended at a stage, by rep's column.
    pub(super) fn exits(&self, stage: usize, source: &Evidence) -> &[u32] {
        self.mix.exits(stage, self.place(source))
    }

    /// Which source it is.
    pub(super) fn place(&self, source: &Evidence) -> usize {
        self.cells[source.cell].rep as usize
    }
}
