//! What is counted of one stage: its passages in the period by rep, in the period just before, by
//! period of entry, and by source and persona.
//!
//! A look through all of time reads what the ledger has counted already ([`Kept`]); of the passages
//! themselves it then passes over the latest periods alone.

use super::{
    Counted,
    history::{Past, Periods},
    mix::{Blend, Places},
};
use crate::{
    ledger::Ledger, lens::Lens, moment::Day, passage::Kept, reading::Reading, stay::Stayed,
    tally::Line,
};

/// What is counted of one stage.
#[derive(Clone, Debug)]
pub(super) struct Stage<'a> {
    /// Passages in the period, after the filters on the deal, by rep's column.
    pub(super) period: Counted<'a>,
    /// Passages of the period just before, of the reps looked at.
    pub(super) before: Line,
    /// Passages in the period during which the deal went back, by rep's column.
    pub(super) went_back: Vec<u32>,
    /// After the filters on the deal, by period of entry.
    pub(super) past: Past,
    /// In the period and after the filters on the deal, by source and by persona.
    pub(super) blends: [Blend; 2],
}

impl<'a> Stage<'a> {
    pub(super) fn of(
        ledger: &'a Ledger,
        lens: &Lens,
        reading: &Reading,
        (stage, periods, places): (usize, Periods, &[Places; 2]),
    ) -> Self {
        let columns = ledger.rep_count() + 1;
        let mut own = Self {
            period: Counted::nothing(columns),
            before: Line::default(),
            went_back: vec![0; columns],
            past: Past::of(periods, ledger.columns.passages(stage)),
            blends: places.each_ref().map(Places::empty),
        };
        let kept = ledger.columns.kept(stage);
        if let Some(kept) = kept.filter(|_| reading.is_of_all(lens)) {
            own.take_kept(kept, lens.as_of);
            own.pass_over_rest(ledger, lens.as_of, (stage, periods, places));
            return own;
        }
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

    /// The ledger's own counts of all passages, by rep.
    fn take_kept(&mut self, kept: &'a Kept, as_of: Day) {
        let columns = self.went_back.len();
        self.period = Counted::kept(kept, columns, as_of);
        for (column, went_back) in self.went_back.iter_mut().enumerate() {
            *went_back = kept.went_back(column, columns);
        }
    }

    /// Counts what the ledger keeps no counts of: by period, and by source and persona where any are
    /// told apart.
    fn pass_over_rest(
        &mut self,
        ledger: &Ledger,
        as_of: Day,
        (stage, periods, places): (usize, Periods, &[Places; 2]),
    ) {
        let blends = places.iter().any(|of| !of.is_empty());
        for begun in ledger.columns.at_stage(stage, as_of) {
            let (at, past) = ((ledger, stage, as_of), periods.of(begun.on));
            if let Some(past) = past {
                begun.tell(at, None, |deal, passage| {
                    self.past.count(periods, past, (deal, passage));
                });
            }
            if blends {
                begun.tell(at, None, |deal, passage| {
                    self.blend(ledger, places, (deal, passage));
                });
            }
        }
        self.past.settle();
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
