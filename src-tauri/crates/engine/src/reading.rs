//! How a look reads the ledger: which deals from the columns of passages, and what is told of the
//! others, which are walked.
//!
//! Deals that are at a stage are always walked, for where they stand now; at an earlier day than the
//! ledger's last, so are those of which the columns do not know earlier days (see
//! [`crate::passage::Columns`]). No figure is counted here.

use std::ops::Range;

use crate::{
    bits::Bits,
    ledger::Ledger,
    lens::Lens,
    moment::Day,
    parts::side_by_side,
    passage::{Passage, Skip, Standing, Walker},
    record::StageIx,
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

/// What was told of the deals that were walked, of those that the filters on the deal leave.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    as_of: Day,
    /// Whether that is the ledger's last day, or later.
    at_last: bool,
    /// The deals to be read from the columns; `None`: all.
    columns: Option<Bits>,
    /// Passages of the others, by stage.
    passages: Vec<Vec<(u32, Passage)>>,
    skips: Vec<(u32, Skip)>,
    /// Known deals that are not among the columns' whole deals.
    pub(crate) wholes: Vec<(u32, Standing)>,
    /// Deals at a stage now.
    pub(crate) open: Vec<OpenDeal>,
    /// Deals still to be won or lost, whoever looks; and of those, with an amount.
    selling: u32,
    priced: u32,
}

impl Reading {
    /// Of the deals that a lens leaves, at its as-of day.
    pub(crate) fn of(ledger: &Ledger, lens: &Lens) -> Self {
        let left = lens.left(ledger);
        let at_last = is_last(ledger, lens.as_of);
        let as_of = lens.as_of;
        let mut reading = if at_last {
            Self::through(ledger, as_of, left, |deals| {
                ledger.columns.to_be_walked(deals)
            })
        } else {
            Self::through(ledger, as_of, left, |deals| {
                deals.filter(move |deal| {
                    ledger.columns.is_unsteady(*deal)
                        || ledger.columns.is_aside(*deal)
                        || ledger.columns.is_here(*deal)
                        || ledger.last_day_of(*deal) > Some(as_of)
                })
            })
        };
        if !lens.everyone() {
            reading.open.retain(|open| lens.owner(open.standing.owner));
        }
        reading
    }

    /// Of the passages of all deals; where deals stand is not asked.
    pub(crate) fn of_passages(ledger: &Ledger, as_of: Day) -> Self {
        let at_last = is_last(ledger, as_of);
        Self::through(ledger, as_of, None, |deals| {
            deals.filter(move |deal| !at_last && ledger.columns.is_unsteady(*deal))
        })
    }

    /// Every deal walked.
    #[cfg(test)]
    pub(crate) fn by_walking(ledger: &Ledger, lens: &Lens) -> Self {
        let mut reading = Self::empty(ledger, lens.as_of);
        let mut walker = Walker::new(ledger, lens.as_of);
        for deal in 0..ledger.deals() as u32 {
            let is_left = lens.deal(ledger, deal);
            reading.take(ledger, &mut walker, (deal, is_left), (true, true));
        }
        reading.columns = Some(Bits::none(ledger.deals()));
        reading.open.retain(|open| lens.owner(open.standing.owner));
        reading
    }

    /// Walks those deals of a range that `walked` chooses: all that cannot be told from the columns at
    /// that day, and those of which it is asked where they stand.
    fn through<Walked: Iterator<Item = u32>>(
        ledger: &Ledger,
        as_of: Day,
        left: Option<Bits>,
        walked: impl Fn(Range<u32>) -> Walked + Sync,
    ) -> Self {
        let at_last = is_last(ledger, as_of);
        let parts = side_by_side(ledger.deals(), DEALS_A_PART, |deals: Range<usize>| {
            let mut reading = Self::empty(ledger, as_of);
            let mut walker = Walker::new(ledger, as_of);
            for deal in walked(deals.start as u32..deals.end as u32) {
                let unsteady = !at_last && ledger.columns.is_unsteady(deal);
                let is_left = left.as_ref().is_none_or(|left| left.has(deal));
                let aside = unsteady || ledger.columns.is_aside(deal);
                reading.take(ledger, &mut walker, (deal, is_left), (unsteady, aside));
            }
            reading
        });
        let mut parts = parts.into_iter();
        let first = parts.next();
        let mut reading = first.unwrap_or_else(|| Self::empty(ledger, as_of));
        parts.for_each(|part| reading.add(part));
        reading.columns = if at_last {
            left
        } else {
            let is_left = |deal| left.as_ref().is_none_or(|left| left.has(deal));
            Some(Bits::of(ledger.deals(), |deal| {
                is_left(deal) && !ledger.columns.is_unsteady(deal)
            }))
        };
        reading
    }

    fn empty(ledger: &Ledger, as_of: Day) -> Self {
        Self {
            as_of,
            at_last: is_last(ledger, as_of),
            columns: None,
            passages: vec![Vec::new(); ledger.process().stages.len()],
            skips: Vec::new(),
            wholes: Vec::new(),
            open: Vec::new(),
            selling: 0,
            priced: 0,
        }
    }

    /// Walks a deal: its passages are told where `unsteady`, the whole of it where `aside`.
    fn take(
        &mut self,
        ledger: &Ledger,
        walker: &mut Walker,
        (deal, is_left): (u32, bool),
        (unsteady, aside): (bool, bool),
    ) {
        let passages = &mut self.passages;
        let standing = walker.walk(ledger, deal, |passage| {
            if unsteady && is_left {
                passages[usize::from(passage.stage)].push((deal, passage));
            }
        });
        if standing.stage.is_some() && standing.outcome_is_open() {
            self.selling += 1;
            self.priced += u32::from(ledger.value(deal).is_some());
        }
        if !standing.known || !is_left {
            return;
        }
        if unsteady {
            self.skips.extend(walker.skips().map(|skip| (deal, skip)));
        }
        if aside {
            self.wholes.push((deal, standing));
        }
        if let Some(stage) = standing.stage {
            self.open.push(OpenDeal {
                deal,
                stage,
                standing,
            });
        }
    }

    /// Adds what is told of later deals.
    fn add(&mut self, later: Self) {
        for (passages, more) in self.passages.iter_mut().zip(later.passages) {
            passages.extend(more);
        }
        self.skips.extend(later.skips);
        self.wholes.extend(later.wholes);
        self.open.extend(later.open);
        self.selling += later.selling;
        self.priced += later.priced;
    }

    /// The deals to be read from the columns; `None`: all.
    pub(crate) fn columns(&self) -> Option<&Bits> {
        self.columns.as_ref()
    }

    /// Whether, through this lens, every passage and every whole deal of the columns is looked at, as they
    /// stand on the ledger's last day or later.
    pub(crate) fn is_of_all(&self, lens: &Lens) -> bool {
        self.at_last && self.columns.is_none() && lens.is_wide()
    }

    /// Passages at a stage of the deals walked, with their deals.
    pub(crate) fn walked(&self, stage: usize) -> &[(u32, Passage)] {
        &self.passages[stage]
    }

    /// Tells every stage got beyond without being entered.
    pub(crate) fn skips(&self, ledger: &Ledger, mut tell: impl FnMut(u32, &Skip)) {
        ledger.columns.skips(self.as_of, self.columns(), &mut tell);
        for (deal, skip) in &self.skips {
            tell(*deal, skip);
        }
    }

    /// Whether most deals still to be won or lost bear an amount, whoever looks: only then does a
    /// missing one say something.
    pub(crate) fn amounts_are_kept(&self) -> bool {
        self.priced > 0 && self.priced >= self.selling - self.priced
    }
}

/// Whether a day is the ledger's last, or later.
fn is_last(ledger: &Ledger, as_of: Day) -> bool {
    ledger.last_day().is_none_or(|last| as_of >= last)
}
