//! What is counted of whole deals, by owner: how they ended, which were won in the period, how many are
//! known.

use super::Counted;
use crate::{
    ledger::{Ledger, NOBODY},
    lens::Lens,
    moment::Day,
    money::Amounts,
    passage::{Kept, Standing},
    purse,
    reading::Reading,
    selection::Outcome,
    stay::Stay,
    tally::totals,
};

/// Deals won in the period.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Won {
    pub(crate) deals: u32,
    pub(crate) value: Amounts,
}

/// Whole deals, after the filters on the deal, of the owners looked at.
#[derive(Clone, Debug)]
pub(super) struct Wholes<'a> {
    /// Begun in the period: stay from beginning to end, by owner's column.
    pub(super) stays: Counted<'a>,
    /// Begun in the period, without a beginning or end to count from, by owner's column and outcome.
    pub(super) undated: Vec<[u32; 3]>,
    /// Won in the period, by owner's column.
    pub(super) won: Vec<Won>,
    /// Begun in the period; and of those, from a snapshot.
    pub(super) known: u32,
    pub(super) snapshot: u32,
}

impl<'a> Wholes<'a> {
    pub(super) fn nothing(columns: usize) -> Self {
        Self {
            stays: Counted::nothing(columns),
            undated: vec![[0; 3]; columns],
            won: vec![Won::default(); columns],
            known: 0,
            snapshot: 0,
        }
    }

    pub(super) fn of(ledger: &'a Ledger, lens: &Lens, reading: &Reading) -> Self {
        let columns = ledger.rep_count() + 1;
        let kept = ledger.columns.kept_wholes();
        let mut own = match kept.filter(|_| reading.is_of_all(lens)) {
            Some(kept) => Self::kept(ledger, lens, kept),
            None => Self::passed_over(ledger, lens, reading),
        };
        for (deal, standing) in &reading.wholes {
            if lens.owner(standing.owner) {
                let column = standing.owner.unwrap_or(NOBODY) as usize;
                own.walked(ledger, lens, (*deal, standing), column.min(columns - 1));
            }
        }
        own.stays.settle();
        own
    }

    /// Of all the columns' whole deals up to the ledger's last day or later.
    fn kept(ledger: &Ledger, lens: &Lens, kept: &'a Kept) -> Self {
        let columns = ledger.rep_count() + 1;
        let chosen = |column: &usize| {
            let rep = (*column + 1 < columns).then_some(*column as u32);
            lens.owner(rep)
        };
        let mut own = Self {
            stays: Counted::kept(kept, columns, lens.as_of).of_columns(chosen),
            ..Self::nothing(columns)
        };
        for column in (0..columns).filter(chosen) {
            let (won, lost, open) = totals(&own.stays.tally([column].into_iter()));
            own.won[column].deals = won;
            own.known += won + lost + open;
        }
        if ledger.has_amounts() {
            for begun in ledger.columns.wholes(lens.as_of) {
                begun.tell((ledger, 0, lens.as_of), None, |deal, whole| {
                    let column = whole.column(columns);
                    if whole.stay.outcome() == Outcome::Advanced && chosen(&column) {
                        purse::add(&mut own.won[column].value, ledger.value(deal));
                    }
                });
            }
        }
        own
    }

    /// Of those of the columns' whole deals that are looked at.
    fn passed_over(ledger: &Ledger, lens: &Lens, reading: &Reading) -> Self {
        let columns = ledger.rep_count() + 1;
        let mut own = Self::nothing(columns);
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
