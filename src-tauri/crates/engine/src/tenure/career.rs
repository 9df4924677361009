//! What every rep did in the first twelve months: one pass over the deals, counted by rep and month
//! of tenure. No comparison is made here.

use chrono::{Months, NaiveDate};

use super::TenureBasis;
use crate::{
    ledger::{COMPLETED, CREATED, LOST, Ledger, NOBODY, SEEN, UNDATED, WON},
    lens::Lens,
    moment::Day,
    passage::Walker,
    selection::Outcome,
};

/// Months of tenure that are looked at.
pub(super) const MONTHS: usize = 12;
/// Who makes the first move within so many days of the data's beginning was, as far as one can
/// tell, at work already.
const ALREADY_THERE: i32 = 60;

/// Counts up to the end of some month of tenure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SoFar {
    pub(super) wins: u32,
    pub(super) advances: u32,
    pub(super) decided: u32,
}

/// One rep's first year.
#[derive(Clone, Debug)]
pub(super) struct Career {
    pub(super) since: NaiveDate,
    pub(super) basis: TenureBasis,
    /// Whether it began before the data does.
    pub(super) was_there: bool,
    /// The first day of each month, and the day after the last.
    bounds: [Day; MONTHS + 1],
    /// Within each month, not summed.
    months: [SoFar; MONTHS],
}

impl Career {
    fn of(since: NaiveDate, basis: TenureBasis, data_begins: Day) -> Self {
        let bounds = std::array::from_fn(|month| {
            let months = Months::new(month as u32);
            Day::of(since.checked_add_months(months).unwrap_or(NaiveDate::MAX))
        });
        let leeway = match basis {
            TenureBasis::Hired => 0,
            TenureBasis::FirstMove => ALREADY_THERE,
        };
        Self {
            since,
            basis,
            was_there: Day::of(since).0 < data_begins.0.saturating_add(leeway),
            bounds,
            months: [SoFar::default(); MONTHS],
        }
    }

    /// The first day of a month of tenure.
    pub(super) fn begins(&self, month: usize) -> Day {
        self.bounds[month]
    }

    /// The first day after a month of tenure.
    pub(super) fn ends(&self, month: usize) -> Day {
        self.bounds[month + 1]
    }

    /// Everything up to the end of a month.
    pub(super) fn by(&self, month: usize) -> SoFar {
        self.months[..=month]
            .iter()
            .fold(SoFar::default(), |sum, more| SoFar {
                wins: sum.wins + more.wins,
                advances: sum.advances + more.advances,
                decided: sum.decided + more.decided,
            })
    }

    fn month(&mut self, day: Day) -> Option<&mut SoFar> {
        let after = self.bounds.partition_point(|bound| *bound <= day);
        self.months.get_mut(after.checked_sub(1)?)
    }
}

/// Everybody's.
pub(super) struct Careers(Vec<Option<Career>>);

impl Careers {
    pub(super) fn of(ledger: &Ledger, lens: &Lens) -> Self {
        let mut careers = first_days(ledger, lens);
        let mut walker = Walker::new(ledger, lens.as_of);
        let wins_at = ledger.process().wins_at;
        for deal in 0..ledger.deals() as u32 {
            if !lens.deal(ledger, deal) {
                continue;
            }
            let mut month = |rep: u32, day: Day, count: &mut dyn FnMut(&mut SoFar)| {
                let career = careers.get_mut(rep as usize).and_then(Option::as_mut);
                if let Some(so_far) = career.and_then(|career| career.month(day)) {
                    count(so_far);
                }
            };
            let standing = walker.walk(ledger, deal, |passage| {
                if passage.stage <= wins_at && passage.outcome != Outcome::Open {
                    month(passage.rep, passage.left, &mut |so_far| {
                        so_far.decided += 1;
                        so_far.advances += u32::from(passage.outcome == Outcome::Advanced);
                    });
                }
            });
            if let Some(day) = standing.won_on() {
                let winner = winner(ledger, deal);
                month(winner, day, &mut |so_far| so_far.wins += 1);
            }
        }
        Self(careers)
    }

    pub(super) fn of_rep(&self, rep: u32) -> Option<&Career> {
        self.0.get(rep as usize)?.as_ref()
    }

    /// Those who began earlier than one, and whose beginning is on record.
    pub(super) fn hired_before(&self, one: &Career) -> Vec<&Career> {
        let others = self.0.iter().flatten();
        others
            .filter(|career| !career.was_there && career.since < one.since)
            .collect()
    }
}

/// Who began when, by rep id; `None` for one without a move by the as-of day.
fn first_days(ledger: &Ledger, lens: &Lens) -> Vec<Option<Career>> {
    let mut first = vec![None; ledger.rep_count()];
    let mut data_begins: Option<Day> = None;
    for (&day, &rep) in ledger.day.iter().zip(&ledger.rep) {
        let day = Day(day);
        if day.0 == UNDATED || day > lens.as_of {
            continue;
        }
        data_begins = Some(data_begins.map_or(day, |known| known.min(day)));
        if let Some(known) = first.get_mut(rep as usize) {
            *known = Some(known.map_or(day, |known: Day| known.min(day)));
        }
    }
    let data_begins = data_begins.unwrap_or(lens.as_of);
    (0..)
        .zip(first)
        .map(|(rep, first)| {
            let (since, basis) = match ledger.hired(rep) {
                Some(hired) => (hired, TenureBasis::Hired),
                None => (first?.date(), TenureBasis::FirstMove),
            };
            first.map(|_| Career::of(since, basis, data_begins))
        })
        .collect()
}

/// Who owned the deal when it was won, at the first move beyond the stage that wins.
fn winner(ledger: &Ledger, deal: u32) -> u32 {
    let wins_at = ledger.process().wins_at;
    let mut owner = NOBODY;
    for at in ledger.moves_of(deal) {
        if ledger.rep[at] != NOBODY {
            owner = ledger.rep[at];
        }
        let wins = match ledger.step[at] {
            WON | COMPLETED => true,
            LOST | CREATED => false,
            stage => stage & !SEEN > wins_at,
        };
        if wins {
            break;
        }
    }
    owner
}
