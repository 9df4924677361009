//! How a look reads the ledger: which deals from the columns of passages, and what is told of the
//! others, which are walked.
//!
//! At the ledger's last day or later only deals set aside are walked: where the others stand, the
//! columns know. At an earlier day, deals that are at a stage are walked as well, for where they stood
//! then, and so are those of which the columns do not know earlier days (see
//! [`crate::passage::Columns`]). No figure is counted here.

use std::{borrow::Cow, ops::Range};

use crate::{
    bits::Bits,
    ledger::Ledger,
    lens::Lens,
    moment::Day,
    parts::side_by_side,
    passage::{OpenDeal, Passage, Skip, Standing, Walker},
};

/// Fewer deals than this are not worth another thread.
const DEALS_A_PART: usize = 20_000;

/// What was told of the deals that the filters on the deal leave.
#[derive(Clone, Debug)]
pub(crate) struct Reading<'l> {
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
    /// Deals at a stage now, of the owners looked at.
    pub(crate) open: Cow<'l, [OpenDeal]>,
    /// Deals still to be won or lost, whoever looks; `None`: where deals stand, the columns know, and
    /// nothing is told of it here.
    selling: Option<Selling>,
}

/// Deals still to be won or lost: how many, and how many of them with an amount.
#[derive(Clone, Copy, Debug, Default)]
struct Selling {
    deals: u32,
    priced: u32,
}

impl Selling {
    fn count(&mut self, ledger: &Ledger, deal: u32, standing: &Standing) {
        if standing.stage.is_some() && standing.outcome_is_open() {
            self.deals += 1;
            self.priced += u32::from(ledger.value(deal).is_some());
        }
    }
}

impl<'l> Reading<'l> {
    /// Of the deals that a lens leaves, at its as-of day.
    pub(crate) fn of(ledger: &'l Ledger, lens: &Lens) -> Self {
        let left = lens.left(ledger);
        let as_of = lens.as_of;
        if !is_last(ledger, as_of) {
            let mut reading = Self::through(ledger, as_of, left, |deals| {
                deals.filter(move |deal| {
                    ledger.columns.is_unsteady(*deal)
                        || ledger.columns.is_aside(*deal)
                        || ledger.columns.is_here(*deal)
                        || ledger.last_day_of(*deal) > Some(as_of)
                })
            });
            reading.leave_owners_of(lens);
            return reading;
        }
        let here = ledger.columns.here();
        let open = if lens.everyone() && left.is_none() {
            Cow::Borrowed(here)
        } else {
            let is_left = |open: &&OpenDeal| {
                lens.owner(open.standing.owner)
                    && left.as_ref().is_none_or(|left| left.has(open.deal))
            };
            here.iter().filter(is_left).copied().collect()
        };
        let asides = Self::through(ledger, as_of, left, |deals| ledger.columns.asides(deals));
        Self { open, ..asides }
    }

    /// Of the passages of all deals; where deals stand is not asked.
    pub(crate) fn of_passages(ledger: &'l Ledger, as_of: Day) -> Self {
        let at_last = is_last(ledger, as_of);
        Self::through(ledger, as_of, None, |deals| {
            deals.filter(move |deal| !at_last && ledger.columns.is_unsteady(*deal))
        })
    }

    /// Every deal walked.
    #[cfg(test)]
    pub(crate) fn by_walking(ledger: &'l Ledger, lens: &Lens) -> Self {
        let mut reading = Self {
            selling: Some(Selling::default()),
            ..Self::empty(ledger, lens.as_of)
        };
        let mut walker = Walker::new(ledger, lens.as_of);
        for deal in 0..ledger.deals() as u32 {
            let is_left = lens.deal(ledger, deal);
            reading.take(ledger, &mut walker, (deal, is_left), (true, true));
        }
        reading.columns = Some(Bits::none(ledger.deals()));
        reading.leave_owners_of(lens);
        reading
    }

    fn leave_owners_of(&mut self, lens: &Lens) {
        if !lens.everyone() {
            let open = self.open.to_mut();
            open.retain(|open| lens.owner(open.standing.owner));
        }
    }

    /// Walks those deals of a range that `walked` chooses: all that cannot be told from the columns at
    /// that day, and those of which it is asked where they stand.
    fn through<Walked: Iterator<Item = u32>>(
        ledger: &'l Ledger,
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
        let at_last = is_last(ledger, as_of);
        Self {
            as_of,
            at_last,
            columns: None,
            passages: vec![Vec::new(); ledger.process().stages.len()],
            skips: Vec::new(),
            wholes: Vec::new(),
            open: Cow::default(),
            selling: (!at_last).then(Selling::default),
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
        if let Some(selling) = &mut self.selling {
            selling.count(ledger, deal, &standing);
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
        if self.selling.is_some() {
            self.open.to_mut().extend(OpenDeal::of(deal, standing));
        }
    }

    /// Adds what is told of later deals.
    fn add(&mut self, later: Self) {
        for (passages, more) in self.passages.iter_mut().zip(later.passages) {
            passages.extend(more);
        }
        self.skips.extend(later.skips);
        self.wholes.extend(later.wholes);
        self.open.to_mut().extend_from_slice(&later.open);
        if let (Some(selling), Some(more)) = (&mut self.selling, later.selling) {
            selling.deals += more.deals;
            selling.priced += more.priced;
        }
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
    pub(crate) fn amounts_are_kept(&self, ledger: &Ledger) -> bool {
        if !ledger.has_amounts() {
            return false;
        }
        let Selling { deals, priced } = self.selling.unwrap_or_else(|| {
            let mut selling = Selling::default();
            for open in ledger.columns.here() {
                selling.count(ledger, open.deal, &open.standing);
            }
            selling
        });
        priced > 0 && priced >= deals - priced
    }
}

/// Whether a day is the ledger's last, or later.
fn is_last(ledger: &Ledger, as_of: Day) -> bool {
    ledger.last_day().is_none_or(|last| as_of >= last)
}
