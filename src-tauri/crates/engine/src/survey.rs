//! The counts from which a review is made: passages by stage and rep, and whole deals by owner.
//!
//! Nothing is estimated here, and nothing allocated per passage: one adds one to its day in the line
//! of its cell, or is among the counts that the ledger keeps. Stages are counted side by side, each in
//! one pass over its own columns; what is counted does not depend on how many threads there were.

mod at_stage;
mod counted;
pub(crate) mod history;
pub(crate) mod mix;
mod wholes;

use std::ops::Range;

use crate::{
    ledger::Ledger,
    lens::Lens,
    parts::by_weight,
    purse,
    reading::Reading,
    review::Aspect,
    tally::{Line, Tally},
};

use at_stage::Stage;
use counted::Counted;
use history::{History, Periods};
use mix::{Mix, Places};
use wholes::Wholes;
pub(crate) use wholes::Won;

/// Fewer passages than this are not worth another thread.
const PASSAGES_A_PART: usize = 40_000;

/// Passages of a cell that the curves do not know of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asides {
    pub(crate) skipped: u32,
    pub(crate) went_back: u32,
}

impl Asides {
    pub(crate) fn add(&mut self, other: Self) {
        self.skipped += other.skipped;
        self.went_back += other.went_back;
    }
}

/// All that is counted.
#[derive(Clone, Debug)]
pub(crate) struct Survey<'a> {
    /// Rep columns of a stage: one per rep id, and one more for nobody.
    pub(crate) columns: usize,
    periods: Vec<Counted<'a>>,
    before: Vec<Line>,
    /// In the period and after the filters, by cell.
    asides: Vec<Asides>,
    wholes: Wholes<'a>,
    pub(crate) history: History,
    pub(crate) mixes: [Mix; 2],
}

/// What one task counts.
enum Part<'a> {
    Stage(Box<Stage<'a>>),
    Wholes(Box<Wholes<'a>>),
}

impl<'a> Survey<'a> {
    pub(crate) fn of(ledger: &'a Ledger, lens: &Lens, reading: &Reading) -> Self {
        let columns = ledger.rep_count() + 1;
        let stages = ledger.process().stages.len();
        let periods = Periods::new(ledger, lens);
        let places = [Aspect::Source, Aspect::Persona].map(|aspect| Places::new(ledger, aspect));
        let mut weights: Vec<usize> = (0..stages)
            .map(|stage| ledger.columns.passages(stage))
            .collect();
        weights.push(ledger.deals());
        let counted = by_weight(&weights, PASSAGES_A_PART, |task| {
            if task < stages {
                let stage = Stage::of(ledger, lens, reading, (task, periods, &places));
                Part::Stage(Box::new(stage))
            } else {
                Part::Wholes(Box::new(Wholes::of(ledger, lens, reading)))
            }
        });
        let mut survey = Self {
            columns,
            periods: Vec::new(),
            before: Vec::new(),
            asides: Vec::new(),
            wholes: Wholes::nothing(0),
            history: History::new(periods),
            mixes: places.map(Mix::new),
        };
        for counted in counted {
            match counted {
                Part::Stage(stage) => survey.take(*stage),
                Part::Wholes(wholes) => survey.wholes = *wholes,
            }
        }
        reading.skips(ledger, |_, skip| {
            if lens.period(skip.on) {
                let column = (skip.rep as usize).min(columns - 1);
                let cell = survey.cell(usize::from(skip.stage), column);
                survey.asides[cell].skipped += 1;
            }
        });
        survey
    }

    /// Takes in the next stage.
    fn take(&mut self, stage: Stage<'a>) {
        self.periods.push(stage.period);
        self.before.push(stage.before);
        let went_back = stage.went_back.into_iter().map(|went_back| Asides {
            skipped: 0,
            went_back,
        });
        self.asides.extend(went_back);
        self.history.push(stage.past);
        for (mix, blend) in self.mixes.iter_mut().zip(stage.blends) {
            mix.push(blend);
        }
    }

    /// The cell of a stage and a rep's column.
    pub(crate) fn cell(&self, stage: usize, column: usize) -> usize {
        stage * self.columns + column
    }

    /// Passages in the period at a stage, of the reps of some columns.
    pub(crate) fn passages(&self, stage: usize, columns: impl Iterator<Item = usize>) -> Tally {
        self.periods[stage].tally(columns)
    }

    /// Passages of the period just before at a stage, of the reps looked at.
    pub(crate) fn before(&self, stage: usize) -> Tally {
        self.before[stage].tally()
    }

    /// What the curves do not know of a rep's passages at a stage.
    pub(crate) fn asides(&self, stage: usize, column: usize) -> Asides {
        self.asides[self.cell(stage, column)]
    }

    /// Whole deals begun in the period, of the owners of some columns.
    pub(crate) fn whole_deals(&self, columns: impl Iterator<Item = usize>) -> Tally {
        self.wholes.stays.tally(columns)
    }

    /// Those without a beginning or end to count from, by outcome.
    pub(crate) fn undated(&self, columns: Range<usize>) -> [u32; 3] {
        let mut sum = [0; 3];
        for column in &self.wholes.undated[columns] {
            for (sum, n) in sum.iter_mut().zip(column) {
                *sum += n;
            }
        }
        sum
    }

    /// Deals won in the period, of the owners of some columns, their worth in no order.
    pub(crate) fn won(&self, columns: Range<usize>) -> Won {
        let mut sum = Won::default();
        for won in &self.wholes.won[columns] {
            sum.deals += won.deals;
            for amount in &won.value {
                purse::add(&mut sum.value, Some(*amount));
            }
        }
        sum
    }

    /// Deals known, begun in the period, of the owners looked at; and of those, from a snapshot.
    pub(crate) fn known(&self) -> (u32, u32) {
        (self.wholes.known, self.wholes.snapshot)
    }
}

#[cfg(test)]
mod tests;
