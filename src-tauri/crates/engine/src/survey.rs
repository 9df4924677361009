//! The one pass over a ledger from which a review is made: what every deal's walk says, counted
//! into (stage, rep) cells.
//!
//! Nothing is estimated here, and nothing allocated per move: a passage adds one to the line of its
//! cell, and cells lie stage by stage, so that a stage's reps are a slice of one array. Large
//! ledgers are counted in parts, side by side; parts are put together in the order of the deals, so
//! that how many there were cannot be told from the outcome.

use std::{num::NonZero, ops::Range, thread};

use crate::{
    flag::{history::History, mix::Mix},
    ledger::{Ledger, NOBODY},
    lens::Lens,
    moment::Day,
    passage::{Standing, Walker},
    record::StageIx,
    review::Aspect,
    selection::Outcome,
    tally::Line,
};

/// Fewer deals than this are not worth another thread; more threads than this, not the memory.
const DEALS_A_PART: usize = 20_000;
const MOST_PARTS: usize = 8;
/// So many passages wait at a stage before they are counted.
const AT_ONCE: usize = 32_768;

/// A deal that is at some stage now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenDeal {
    pub(crate) deal: u32,
    pub(crate) stage: StageIx,
    pub(crate) standing: Standing,
}

/// Passages of a cell that the curves do not know of.
#[derive(Clone, Copy, Debug, Default)]
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
    /// Passages in the period, after the filters on the deal, by cell.
    period: Vec<Line>,
    /// Those not counted yet, by stage: column, days and outcome. Counted many at a time, a stage's
    /// lines stay in the processor's cache.
    waiting: Vec<Vec<(u32, u32, Outcome)>>,
    /// The same of the period just before, by stage, of the reps looked at.
    pub(crate) before: Vec<Line>,
    /// In the period and after the filters, by cell.
    pub(crate) asides: Vec<Asides>,
    /// Deals at a stage now, of the owners looked at.
    pub(crate) open: Vec<OpenDeal>,
    /// Whole deals begun in the period, of the owners looked at: stay from beginning to end, by
    /// owner's column.
    pub(crate) wholes: Vec<Line>,
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
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let most = (ledger.deals() / DEALS_A_PART).clamp(1, MOST_PARTS);
        let parts = threads.min(most);
        let bound = |part: usize| (ledger.deals() * part / parts) as u32;
        let mut whole = thread::scope(|scope| {
            let others: Vec<_> = (1..parts)
                .map(|part| {
                    let deals = bound(part)..bound(part + 1);
                    let own = deals.clone();
                    let thread = thread::Builder::new()
                        .spawn_scoped(scope, move || Self::of_deals(ledger, lens, own));
                    (deals, thread)
                })
                .collect();
            let mut whole = Self::of_deals(ledger, lens, 0..bound(1));
            for (deals, thread) in others {
                // A part that no thread could be had for, or that failed, is counted here.
                let part = thread.ok().and_then(|thread| thread.join().ok());
                whole.add(part.unwrap_or_else(|| Self::of_deals(ledger, lens, deals)));
            }
            whole
        });
        whole.open.shrink_to_fit();
        whole
    }

    fn of_deals(ledger: &Ledger, lens: &Lens, deals: Range<u32>) -> Self {
        let mut survey = Self::empty(ledger, lens);
        let mut walker = Walker::new(ledger, lens.as_of);
        for deal in deals {
            survey.take(ledger, lens, &mut walker, deal);
        }
        for (stage, mut waiting) in std::mem::take(&mut survey.waiting).into_iter().enumerate() {
            settle(&mut survey.period[stage * survey.columns..], &mut waiting);
        }
        survey
    }

    fn empty(ledger: &Ledger, lens: &Lens) -> Self {
        let columns = ledger.rep_count() + 1;
        let stages = ledger.process().stages.len();
        Self {
            columns,
            period: vec![Line::default(); stages * columns],
            waiting: vec![Vec::new(); stages],
            before: vec![Line::default(); stages],
            asides: vec![Asides::default(); stages * columns],
            open: Vec::new(),
            wholes: vec![Line::default(); columns],
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
        let column = |rep: u32| {
            if rep == NOBODY {
                columns - 1
            } else {
                rep as usize
            }
        };
        let chosen_deal = lens.deal(ledger, deal);
        let places = self.mixes.each_ref().map(|mix| mix.place(ledger, deal));
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
                let column = column(passage.rep);
                let waiting = &mut self.waiting[stage];
                waiting.push((column as u32, days, passage.outcome));
                if waiting.len() >= AT_ONCE {
                    settle(&mut self.period[stage * columns..], waiting);
                }
                if passage.went_back {
                    self.asides[stage * columns + column].went_back += 1;
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
            (Some(began), Some(end)) => self.wholes[owner].count(end.since(began), outcome),
            _ => self.undated[owner][outcome as usize] += 1,
        }
    }

    /// Adds the survey of later deals.
    fn add(&mut self, later: Self) {
        for (lines, more) in [
            (&mut self.period, later.period),
            (&mut self.before, later.before),
            (&mut self.wholes, later.wholes),
        ] {
            for (line, more) in lines.iter_mut().zip(&more) {
                line.add(more);
            }
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

    /// Passages in the period at a stage, by rep's column.
    pub(crate) fn stage(&self, stage: usize) -> &[Line] {
        &self.period[self.cell(stage, 0)..self.cell(stage + 1, 0)]
    }
}

/// Counts what waits at a stage into the stage's lines.
fn settle(lines: &mut [Line], waiting: &mut Vec<(u32, u32, Outcome)>) {
    for (column, days, outcome) in waiting.drain(..) {
        lines[column as usize].count(days, outcome);
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
            let tallies = |lines: &[Line]| lines.iter().map(Line::tally).collect::<Vec<_>>();
            assert_eq!(tallies(&parts.period), tallies(&whole.period));
            assert_eq!(tallies(&parts.wholes), tallies(&whole.wholes));
            let open = |survey: &Survey| survey.open.iter().map(|o| o.deal).collect::<Vec<_>>();
            assert_eq!(open(&parts), open(&whole));
            assert_eq!(parts.won, whole.won);
            assert_eq!(parts.undated, whole.undated);
            assert_eq!((parts.known, parts.snapshot), (whole.known, whole.snapshot));
            assert_eq!((parts.selling, parts.priced), (whole.selling, whole.priced));
            let asides = |survey: &Survey| -> Vec<(u32, u32)> {
                let both = |asides: &Asides| (asides.skipped, asides.went_back);
                survey.asides.iter().map(both).collect()
            };
            assert_eq!(asides(&parts), asides(&whole));
        };
        check(0);
        check(1);
        check(deals / 2);
        check(deals);
    }
}
