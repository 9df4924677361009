//! The counts from which a review is made: passages by stage and rep, and whole deals by owner.
//!
//! Nothing is estimated here, and nothing allocated per passage: one adds one to its day in the line
//! of its cell. Stages are counted side by side, each in one pass over its own columns; what is
//! counted does not depend on how many threads there were.

use std::ops::Range;

use crate::{
    flag::{
        history::{History, Past, Periods},
        mix::{Blend, Mix, Places},
    },
    ledger::{Ledger, NOBODY},
    lens::Lens,
    lines::{self, Lines},
    moment::Day,
    money::Amounts,
    parts::by_weight,
    passage::Standing,
    purse,
    reading::Reading,
    review::Aspect,
    selection::Outcome,
    stay::{Stay, Stayed},
    tally::{Line, Tally},
};

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

/// Deals won in the period.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Won {
    pub(crate) deals: u32,
    pub(crate) value: Amounts,
}

/// What is counted of one stage.
#[derive(Clone, Debug)]
struct Stage {
    /// Passages in the period, after the filters on the deal, by rep's column.
    period: Lines,
    /// Passages of the period just before, of the reps looked at.
    before: Line,
    /// Passages in the period during which the deal went back, by rep's column.
    went_back: Vec<u32>,
    /// After the filters on the deal, by period of entry.
    past: Past,
    /// In the period and after the filters on the deal, by source and by persona.
    blends: [Blend; 2],
}

/// Whole deals, after the filters on the deal, of the owners looked at.
#[derive(Clone, Debug)]
struct Wholes {
    /// Begun in the period: stay from beginning to end, by owner's column.
    stays: Lines,
    /// Begun in the period, without a beginning or end to count from, by owner's column and outcome.
    undated: Vec<[u32; 3]>,
    /// Won in the period, by owner's column.
    won: Vec<Won>,
    /// Begun in the period; and of those, from a snapshot.
    known: u32,
    snapshot: u32,
}

/// All that is counted.
#[derive(Clone, Debug)]
pub(crate) struct Survey {
    /// Rep columns of a stage: one per rep id, and one more for nobody.
    pub(crate) columns: usize,
    periods: Vec<Lines>,
    before: Vec<Line>,
    /// In the period and after the filters, by cell.
    asides: Vec<Asides>,
    wholes: Wholes,
    pub(crate) history: History,
    pub(crate) mixes: [Mix; 2],
}

/// What one task counts.
enum Counted {
    Stage(Box<Stage>),
    Wholes(Box<Wholes>),
}

impl Survey {
    pub(crate) fn of(ledger: &Ledger, lens: &Lens, reading: &Reading) -> Self {
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
                Counted::Stage(Box::new(stage))
            } else {
                Counted::Wholes(Box::new(Wholes::of(ledger, lens, reading)))
            }
        });
        let mut survey = Self {
            columns,
            periods: Vec::new(),
            before: Vec::new(),
            asides: Vec::new(),
            wholes: Wholes::empty(0),
            history: History::new(periods),
            mixes: places.map(Mix::new),
        };
        for counted in counted {
            match counted {
                Counted::Stage(stage) => survey.take(*stage),
                Counted::Wholes(wholes) => survey.wholes = *wholes,
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
    fn take(&mut self, stage: Stage) {
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
        lines::tally(&self.periods[stage], columns)
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
        lines::tally(&self.wholes.stays, columns)
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

impl Stage {
    fn of(
        ledger: &Ledger,
        lens: &Lens,
        reading: &Reading,
        (stage, periods, places): (usize, Periods, &[Places; 2]),
    ) -> Self {
        let columns = ledger.rep_count() + 1;
        let mut own = Self {
            period: Lines::new(columns),
            before: Line::default(),
            went_back: vec![0; columns],
            past: Past::empty(),
            blends: places.each_ref().map(Places::empty),
        };
        let blends = places.iter().any(|of| !of.is_empty());
        let (at, chosen) = ((ledger, stage, lens.as_of), reading.columns());
        for begun in ledger.columns.at_stage(stage, lens.as_of) {
            let past = periods.of(begun.on);
            let (period, before) = (lens.period(begun.on), lens.before(begun.on));
            // The usual days have loops of their own, in which nothing more is asked.
            match past {
                None if !period && !before => {}
                None if period && !before && !blends => {
                    begun.tell(at, chosen, |_, passage| own.count(passage));
                }
                Some(past) if period && !before && !blends => {
                    begun.tell(at, chosen, |deal, passage| {
                        own.past.count(periods, past, (deal, passage));
                        own.count(passage);
                    });
                }
                _ => begun.tell(at, chosen, |deal, passage| {
                    if let Some(past) = past {
                        own.past.count(periods, past, (deal, passage));
                    }
                    if period {
                        own.count(passage);
                        own.blend(ledger, places, (deal, passage));
                    }
                    if before {
                        own.count_before(lens, passage);
                    }
                }),
            }
        }
        for (deal, passage) in reading.walked(stage) {
            let passage = Stayed::of(passage);
            if let Some(past) = periods.of(passage.entered) {
                own.past.count(periods, past, (*deal, passage));
            }
            if lens.period(passage.entered) {
                own.count(passage);
                own.blend(ledger, places, (*deal, passage));
            }
            if lens.before(passage.entered) {
                own.count_before(lens, passage);
            }
        }
        own.period.settle();
        own.past.settle();
        own
    }

    /// Counts a passage of the period just before.
    #[inline(always)]
    fn count_before(&mut self, lens: &Lens, passage: Stayed) {
        if lens.rep(passage.rep) {
            let stay = passage.stay;
            self.before.count(stay.days(), stay.outcome());
        }
    }

    /// Counts a passage of the period.
    #[inline(always)]
    fn count(&mut self, passage: Stayed) {
        let column = passage.column(self.went_back.len());
        self.period.count(column, passage.stay);
        if passage.went_back {
            self.went_back[column] += 1;
        }
    }

    /// Counts a passage of the period by source and persona.
    fn blend(&mut self, ledger: &Ledger, places: &[Places; 2], (deal, passage): (u32, Stayed)) {
        for (blend, places) in self.blends.iter_mut().zip(places) {
            if let Some(place) = places.place(ledger, deal) {
                blend.count(place, passage);
            }
        }
    }
}

impl Wholes {
    fn empty(columns: usize) -> Self {
        Self {
            stays: Lines::new(columns),
            undated: vec![[0; 3]; columns],
            won: vec![Won::default(); columns],
            known: 0,
            snapshot: 0,
        }
    }

    fn of(ledger: &Ledger, lens: &Lens, reading: &Reading) -> Self {
        let columns = ledger.rep_count() + 1;
        let mut own = Self::empty(columns);
        let (everyone, all) = (lens.everyone(), lens.is_wide());
        let (at, chosen) = ((ledger, 0, lens.as_of), reading.columns());
        for begun in ledger.columns.wholes(lens.as_of) {
            let period = lens.period(begun.on);
            begun.tell(at, chosen, |deal, whole| {
                let owner = Some(whole.rep).filter(|owner| *owner != NOBODY);
                if !everyone && !lens.owner(owner) {
                    return;
                }
                let column = whole.column(columns);
                let stay = whole.stay;
                let ended = || Day(begun.on.0.saturating_add_unsigned(stay.days()));
                if stay.outcome() == Outcome::Advanced && (all || lens.period(ended())) {
                    own.win(ledger, deal, column);
                }
                if period {
                    own.known += 1;
                    own.stays.count(column, stay);
                }
            });
        }
        for (deal, standing) in &reading.wholes {
            if lens.owner(standing.owner) {
                let column = standing.owner.unwrap_or(NOBODY) as usize;
                own.walked(ledger, lens, (*deal, standing), column.min(columns - 1));
            }
        }
        own.stays.settle();
        own
    }

    fn win(&mut self, ledger: &Ledger, deal: u32, column: usize) {
        let won = &mut self.won[column];
        won.deals += 1;
        purse::add(&mut won.value, ledger.value(deal));
    }

    /// Counts a deal that was walked.
    fn walked(
        &mut self,
        ledger: &Ledger,
        lens: &Lens,
        (deal, standing): (u32, &Standing),
        column: usize,
    ) {
        if standing.won_on().is_some_and(|day| lens.period(day)) {
            self.win(ledger, deal, column);
        }
        if !lens.period_if_known(standing.began) {
            return;
        }
        self.known += 1;
        self.snapshot += u32::from(standing.snapshot || !standing.has_history);
        let outcome = standing.outcome();
        let end: Option<Day> = match outcome {
            Outcome::Open => Some(lens.as_of),
            _ => standing.decided_on(),
        };
        match (standing.began, end) {
            (Some(began), Some(end)) => self
                .stays
                .count(column, Stay::of(end.since(began), outcome)),
            _ => self.undated[column][outcome as usize] += 1,
        }
    }
}

#[cfg(test)]
mod tests;
