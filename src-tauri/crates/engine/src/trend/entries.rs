//! The counts of a trend: every passage and every whole deal, by the month it began.
//!
//! Two counts are kept: of what the filter leaves, which is shown, and of everyone, from which it is
//! learned what becomes of an open passage. Nothing is estimated here. Passages are read from the
//! ledger's columns, where they lie by the day they began, so that the counts of a month are at hand
//! while it lasts.

use super::window::{Place, Window};
use crate::{
    bits::Bits,
    filter::Filter,
    ledger::{Ledger, NOBODY},
    lens::Lens,
    moment::Day,
    passage::{Begun, Standing},
    reading::Reading,
    selection::Outcome,
    stay::{Stay, Stayed},
    tally::Line,
};

/// One stage's passages, or whole deals.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// What the filter leaves, by month.
    pub(super) chosen: Vec<Line>,
    /// Skips that count as passed, by month.
    pub(super) passed: Vec<u32>,
    /// Everyone's, by month.
    pub(super) everyone: Vec<Line>,
    /// Everyone's of the time before the first month.
    pub(super) earlier: Line,
}

impl Row {
    fn of(months: usize) -> Self {
        Self {
            chosen: vec![Line::default(); months],
            passed: vec![0; months],
            everyone: vec![Line::default(); months],
            earlier: Line::default(),
        }
    }

    fn count(&mut self, place: &Place, stay: Stay, chosen: bool) {
        let (days, outcome) = (stay.days(), stay.outcome());
        match *place {
            Place::Before => self.earlier.count(days, outcome),
            Place::After => {}
            Place::Month(month) => {
                self.everyone[month].count(days, outcome);
                if chosen {
                    self.chosen[month].count(days, outcome);
                }
            }
        }
    }
}

/// What is counted from.
pub(super) struct Entries<'a> {
    ledger: &'a Ledger,
    lens: &'a Lens,
    window: &'a Window,
    /// Everyone's, whoever is looked at.
    reading: Reading<'a>,
    /// The deals that the filters on the deal leave; `None`: all.
    left: Option<Bits>,
    /// Skips that count as passed, by stage and month.
    passed: Vec<Vec<u32>>,
}

impl<'a> Entries<'a> {
    pub(super) fn of(ledger: &'a Ledger, lens: &'a Lens, window: &'a Window) -> Self {
        let everyone = Filter {
            as_of: Some(lens.as_of.date()),
            ..Filter::default()
        };
        let mut own = Self {
            ledger,
            lens,
            window,
            reading: Reading::of(ledger, &Lens::new(ledger, &everyone)),
            left: lens.left(ledger),
            passed: Vec::new(),
        };
        own.passed = own.count_passed();
        own
    }

    fn count_passed(&self) -> Vec<Vec<u32>> {
        let mut passed = vec![vec![0; self.window.len()]; self.ledger.process().stages.len()];
        if self.ledger.skips_pass() {
            self.reading.skips(self.ledger, |deal, skip| {
                if let Place::Month(month) = self.window.place(skip.on)
                    && self.is_left(deal)
                    && self.lens.period(skip.on)
                    && self.lens.rep(skip.rep)
                {
                    passed[usize::from(skip.stage)][month] += 1;
                }
            });
        }
        passed
    }

    /// Passages at a stage.
    pub(super) fn at_stage(&self, stage: usize) -> Row {
        let mut row = Row::of(self.window.len());
        let is_chosen =
            |deal: u32, passage: &Stayed| self.is_left(deal) && self.lens.rep(passage.rep);
        let columns = &self.ledger.columns;
        self.read(
            &mut row,
            stage,
            columns.at_stage(stage, self.lens.as_of),
            is_chosen,
        );
        for (deal, passage) in self.reading.walked(stage) {
            let passage = Stayed::of(passage);
            let chosen = self.lens.period(passage.entered) && is_chosen(*deal, &passage);
            row.count(&self.window.place(passage.entered), passage.stay, chosen);
        }
        row.passed.clone_from(&self.passed[stage]);
        row
    }

    /// Whole deals.
    pub(super) fn wholes(&self) -> Row {
        let mut row = Row::of(self.window.len());
        let is_chosen = |deal: u32, whole: &Stayed| {
            let owner = (whole.rep != NOBODY).then_some(whole.rep);
            self.is_left(deal) && self.lens.owner(owner)
        };
        let begun = self.ledger.columns.wholes(self.lens.as_of);
        self.read(&mut row, 0, begun, is_chosen);
        for (deal, standing) in &self.reading.wholes {
            self.take_whole(&mut row, *deal, standing);
        }
        row
    }

    /// Counts what a column tells, one day after the other.
    fn read<'b>(
        &self,
        row: &mut Row,
        stage: usize,
        begun: impl Iterator<Item = Begun<'b>>,
        is_chosen: impl Fn(u32, &Stayed) -> bool,
    ) {
        for begun in begun {
            let (place, period) = (self.window.place(begun.on), self.lens.period(begun.on));
            let at = (self.ledger, stage, self.lens.as_of);
            begun.tell(at, self.reading.columns(), |deal, stayed| {
                row.count(&place, stayed.stay, period && is_chosen(deal, &stayed));
            });
        }
    }

    /// A deal without a beginning or an end to count to is in no month.
    fn take_whole(&self, row: &mut Row, deal: u32, standing: &Standing) {
        let outcome = standing.outcome();
        let end: Option<Day> = match outcome {
            Outcome::Open => Some(self.lens.as_of),
            _ => standing.decided_on(),
        };
        if let (Some(began), Some(end)) = (standing.began, end) {
            let chosen =
                self.is_left(deal) && self.lens.period(began) && self.lens.owner(standing.owner);
            let stay = Stay::of(end.since(began), outcome);
            row.count(&self.window.place(began), stay, chosen);
        }
    }

    fn is_left(&self, deal: u32) -> bool {
        self.left.as_ref().is_none_or(|left| left.has(deal))
    }
}
