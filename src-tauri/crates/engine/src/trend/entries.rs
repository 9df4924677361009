//! The one pass of a trend: every passage and every whole deal, counted by the month it began.
//!
//! Two counts are kept: of what the filter leaves, which is shown, and of everyone, from which it is
//! learned what becomes of an open passage. Nothing is estimated here.

use super::window::{Place, Window};
use crate::{
    ledger::Ledger,
    lens::Lens,
    moment::Day,
    passage::{Standing, Walker},
    selection::Outcome,
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

    fn count(
        &mut self,
        window: &Window,
        (began, days): (Day, u32),
        outcome: Outcome,
        chosen: bool,
    ) {
        match window.place(began) {
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

/// What the pass gives.
pub(super) struct Entries {
    pub(super) whole: Row,
    pub(super) stages: Vec<Row>,
}

impl Entries {
    pub(super) fn count(ledger: &Ledger, lens: &Lens, window: &Window) -> Self {
        let stages = ledger.process().stages.len();
        let mut entries = Self {
            whole: Row::of(window.len()),
            stages: vec![Row::of(window.len()); stages],
        };
        let mut walker = Walker::new(ledger, lens.as_of);
        for deal in 0..ledger.deals() as u32 {
            let chosen_deal = lens.deal(ledger, deal);
            let rows = &mut entries.stages;
            let standing = walker.walk(ledger, deal, |passage| {
                let stay = (passage.entered, passage.left.since(passage.entered));
                let chosen = chosen_deal && lens.period(passage.entered) && lens.rep(passage.rep);
                rows[usize::from(passage.stage)].count(window, stay, passage.outcome, chosen);
            });
            if ledger.skips_pass() && chosen_deal {
                for skip in walker.skips() {
                    if let Place::Month(month) = window.place(skip.on)
                        && lens.period(skip.on)
                        && lens.rep(skip.rep)
                    {
                        entries.stages[usize::from(skip.stage)].passed[month] += 1;
                    }
                }
            }
            entries.take_whole(lens, window, &standing, chosen_deal);
        }
        entries
    }

    /// A deal without a beginning or an end to count to is in no month.
    fn take_whole(&mut self, lens: &Lens, window: &Window, standing: &Standing, chosen: bool) {
        let outcome = standing.outcome();
        let end = match outcome {
            Outcome::Open => Some(lens.as_of),
            _ => standing.decided_on(),
        };
        if let (true, Some(began), Some(end)) = (standing.known, standing.began, end) {
            let chosen = chosen && lens.period(began) && lens.owner(standing.owner);
            self.whole
                .count(window, (began, end.since(began)), outcome, chosen);
        }
    }
}
