//! The one pass over a ledger from which a review is made: what every deal's walk says, counted
//! into (stage, rep) cells.
//!
//! Nothing is estimated here, and nothing allocated per move: a passage adds one to its day in the
//! line of its cell. Large ledgers are counted in parts, side by side; parts are read together in
//! the order of the deals, so that how many there were cannot be told from the outcome.

use std::ops::Range;

use crate::{
    flag::{history::History, mix::Mix},
    ledger::{Ledger, NOBODY},
    lens::Lens,
    lines::{self, Lines},
    moment::Day,
    parts::side_by_side,
    passage::{Standing, Walker},
    record::StageIx,
    review::Aspect,
    selection::Outcome,
    tally::{Line, Tally},
};

/// Fewer deals than this are not worth another thread.
const DEALS_A_PART: usize = 20_000;

/// A deal that is at some stage now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenDeal {
    pub(crate) deal: u32,
    pub(crate) stage: StageIx,
    pub(crate) standing: Standing,
}

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

/// What the pass gives.
#[derive(Clone, Debug)]
pub(crate) struct Survey {
    /// Rep columns of a stage: one per rep id, and one more for nobody.
    pub(crate) columns: usize,
    /// By part: passages in the period, after the filters on the deal, by cell.
    period: Vec<Lines>,
    /// By part: whole deals begun in the period, of the owners looked at: stay from beginning to
    /// end, by owner's column.
    wholes: Vec<Lines>,
    /// Passages of the period just before, by stage, of the reps looked at.
    pub(crate) before: Vec<Line>,
    /// In the period and after the filters, by cell.
    pub(crate) asides: Vec<Asides>,
    /// Deals at a stage now, of the owners looked at.
    pub(crate) open: Vec<OpenDeal>,
    /// The deals that have no beginning to count from, by owner's column and outcome.
    pub(crate) undated: Vec<[u32; 3]>,
    /// Deals won in the period, of the owners looked at, by owner's column.
    pub(crate) won: Vec<Vec<u32>>,
    /// Deals known, begun in the period, of the owners looked at; and of those, from a snapshot.
    pub(crate) known: u32,
    pub(crate) snapshot: u32,
    /// After the filters on the deal, by stage and period of entry.
    pub(crate) history: History,
    /// In the period and after the filters on the deal, by source and by persona.
    pub(crate) mixes: [Mix; 2],
    /// Deals still to be won or lost, whoever looks; and of those, with an amount.
    selling: u32,
    priced: u32,
}

impl Survey {
    pub(crate) fn of(ledger: &Ledger, lens: &Lens) -> Self {
        let parts = side_by_side(ledger.deals(), DEALS_A_PART, |deals| {
            Self::of_deals(ledger, lens, deals.start as u32..deals.end as u32)
        });
        let mut parts = parts.into_iter();
        let mut whole = parts.next().unwrap_or_else(|| Self::empty(ledger, lens));
        parts.for_each(|part| whole.add(part));
        whole
    }

    fn of_deals(ledger: &Ledger, lens: &Lens, deals: Range<u32>) -> Self {
        let mut survey = Self::empty(ledger, lens);
        let mut walker = Walker::new(ledger, lens.as_of);
        for deal in deals {
            survey.take(ledger, lens, &mut walker, deal);
        }
        let lines = survey.period.iter_mut().chain(&mut survey.wholes);
        lines.for_each(Lines::settle);
        survey
    }

    fn empty(ledger: &Ledger, lens: &Lens) -> Self {
        let columns = ledger.rep_count() + 1;
        let stages = ledger.process().stages.len();
        Self {
            columns,
            period: vec![Lines::new(stages * columns)],
            wholes: vec![Lines::new(columns)],
            before: vec![Line::default(); stages],
            asides: vec![Asides::default(); stages * columns],
            open: Vec::new(),
            undated: vec![[0; 3]; columns],
            won: vec![Vec::new(); columns],
            known: 0,
            snapshot: 0,
            history: History::empty(ledger, lens),
            mixes: [Aspect::Source, Aspect::Persona].map(|aspect| Mix::empty(ledger, aspect)),
            selling: 0,
            priced: 0,
        }
    }

    /// Counts one deal.
    #[inline]
    fn take(&mut self, ledger: &Ledger, lens: &Lens, walker: &mut Walker, deal: u32) {
        let columns = self.columns;
        let column = |rep: u32| (rep as usize).min(columns - 1);
        let chosen_deal = lens.deal(ledger, deal);
        let places = self.mixes.each_ref().map(|mix| mix.place(ledger, deal));
        let period = &mut self.period[0];
        let standing = walker.walk(ledger, deal, |passage| {
            if !chosen_deal {
                return;
            }
            self.history.count(deal, &passage);
            let stage = usize::from(passage.stage);
            let days = passage.left.since(passage.entered);
            if lens.period(passage.entered) {
                for (mix, place) in self.mixes.iter_mut().zip(places) {
                    if let Some(place) = place {
                        mix.count(place, &passage);
                    }
                }
                let cell = stage * columns + column(passage.rep);
                period.count(cell, days, passage.outcome);
                if passage.went_back {
                    self.asides[cell].went_back += 1;
                }
            }
            if lens.before(passage.entered) && lens.rep(passage.rep) {
                self.before[stage].count(days, passage.outcome);
            }
        });
        if standing.stage.is_some() && standing.outcome_is_open() {
            self.selling += 1;
            self.priced += u32::from(ledger.value(deal).is_some());
        }
        if !standing.known || !chosen_deal {
            return;
        }
        for skip in walker.skips() {
            if lens.period(skip.on) {
                let cell = usize::from(skip.stage) * columns + column(skip.rep);
                self.asides[cell].skipped += 1;
            }
        }
        if lens.owner(standing.owner) {
            let owner = column(standing.owner.unwrap_or(NOBODY));
            self.take_whole(lens, deal, standing, owner);
        }
    }

    /// Counts a deal of an owner looked at as a whole.
    #[inline]
    fn take_whole(&mut self, lens: &Lens, deal: u32, standing: Standing, owner: usize) {
        if let Some(stage) = standing.stage {
            self.open.push(OpenDeal {
                deal,
                stage,
                standing,
            });
        }
        if standing.won_on().is_some_and(|day| lens.period(day)) {
            self.won[owner].push(deal);
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
            (Some(began), Some(end)) => self.wholes[0].count(owner, end.since(began), outcome),
            _ => self.undated[owner][outcome as usize] += 1,
        }
    }

    /// Adds the survey of later deals.
    fn add(&mut self, later: Self) {
        self.period.extend(later.period);
        self.wholes.extend(later.wholes);
        for (line, more) in self.before.iter_mut().zip(&later.before) {
            line.add(more);
        }
        for (asides, more) in self.asides.iter_mut().zip(later.asides) {
            asides.add(more);
        }
        for (undated, more) in self.undated.iter_mut().zip(later.undated) {
            for (count, more) in undated.iter_mut().zip(more) {
                *count += more;
            }
        }
        for (won, more) in self.won.iter_mut().zip(later.won) {
            won.extend(more);
        }
        self.history.add(later.history);
        for (mix, more) in self.mixes.iter_mut().zip(&later.mixes) {
            mix.add(more);
        }
        self.open.extend(later.open);
        self.known += later.known;
        self.snapshot += later.snapshot;
        self.selling += later.selling;
        self.priced += later.priced;
    }

    /// Whether most deals still to be won or lost bear an amount, whoever looks: only then does a
    /// missing one say something.
    pub(crate) fn amounts_are_kept(&self) -> bool {
        self.priced > 0 && self.priced >= self.selling - self.priced
    }

    /// The cell of a stage and a rep's column.
    pub(crate) fn cell(&self, stage: usize, column: usize) -> usize {
        stage * self.columns + column
    }

    /// Passages in the period at a stage, of the reps of some columns.
    pub(crate) fn passages(&self, stage: usize, columns: impl Iterator<Item = usize>) -> Tally {
        let cells = columns.map(|column| self.cell(stage, column));
        lines::tally(&self.period, cells)
    }

    /// Whole deals begun in the period, of the owners of some columns.
    pub(crate) fn whole_deals(&self, columns: impl Iterator<Item = usize>) -> Tally {
        lines::tally(&self.wholes, columns)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{filter::Filter, ledger::LedgerBuilder, process, sample};

    #[test]
    fn the_parts_together_are_the_whole() {
        let mut builder = LedgerBuilder::new(process::builtin());
        let as_of = chrono::NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
        sample::team(1, as_of).tell(&mut builder).unwrap();
        let ledger = builder.finish();
        let lens = Lens::new(&ledger, &Filter::default());
        let deals = ledger.deals() as u32;
        let whole = Survey::of_deals(&ledger, &lens, 0..deals);
        let check = |cut: u32| {
            let mut parts = Survey::of_deals(&ledger, &lens, 0..cut);
            parts.add(Survey::of_deals(&ledger, &lens, cut..deals));
            for column in 0..whole.columns {
                let own = column..column + 1;
                assert_eq!(
                    parts.whole_deals(own.clone()),
                    whole.whole_deals(own.clone())
                );
                for stage in 0..ledger.process().stages.len() {
                    let passages = |survey: &Survey| survey.passages(stage, own.clone());
                    assert_eq!(passages(&parts), passages(&whole));
                }
            }
            let open = |survey: &Survey| survey.open.iter().map(|o| o.deal).collect::<Vec<_>>();
            assert_eq!(open(&parts), open(&whole));
            assert_eq!(parts.won, whole.won);
            assert_eq!(parts.undated, whole.undated);
            assert_eq!((parts.known, parts.snapshot), (whole.known, whole.snapshot));
            assert_eq!((parts.selling, parts.priced), (whole.selling, whole.priced));
            assert_eq!(parts.asides, whole.asides);
        };
        check(0);
        check(1);
        check(deals / 2);
        check(deals);
    }
}
