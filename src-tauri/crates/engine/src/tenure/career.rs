//! What every rep did in the first twelve months: one pass over the deals, counted by rep and month
//! of tenure. No comparison is made here.

use chrono::{Months, NaiveDate};

use super::figures::TenureBasis;
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
    /// Within each month, not summed. Of one who was there before the data begins nothing is counted.
    months: [SoFar; MONTHS],
    /// Deals won, each with its month, in the order of the source.
    won: Vec<(usize, u32)>,
    /// Deals that left a stage up to the win, advanced or lost; one may stand there more than once.
    decided: Vec<(usize, u32)>,
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
            won: Vec::new(),
            decided: Vec::new(),
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

    /// Deals won within a month, and deals decided at a stage within it, each once.
    pub(super) fn deals_of(&self, month: usize) -> [Vec<u32>; 2] {
        [&self.won, &self.decided].map(|all| {
            let within = all.iter().filter(|(of, _)| *of == month);
            let mut deals: Vec<u32> = within.map(|(_, deal)| *deal).collect();
            deals.dedup();
            deals
        })
    }

    /// How much of a month is over by a day, from 0 to 1.
    pub(super) fn share_over(&self, month: usize, as_of: Day) -> f64 {
        let (first, next) = (self.begins(month), self.ends(month));
        let length = f64::from(next.0.saturating_sub(first.0).max(1));
        (f64::from(as_of.0.saturating_sub(first.0).saturating_add(1)) / length).clamp(0.0, 1.0)
    }

    /// The month of tenure that a day is in; none before the first or after the twelfth.
    fn month(&self, day: Day) -> Option<usize> {
        let after = self.bounds.partition_point(|bound| *bound <= day);
        after.checked_sub(1).filter(|month| *month < MONTHS)
    }
}

/// Everybody's.
pub(super) struct Careers(Vec<Option<Career>>);

impl Careers {
    pub(super) fn of(ledger: &Ledger, lens: &Lens) -> Self {
        let mut careers = first_days(ledger, lens);
        // Of who was there before the data begins no month is told, and most deals are nobody else's.
        let counted: Vec<bool> = careers
            .iter()
            .map(|career| career.as_ref().is_some_and(|career| !career.was_there))
            .collect();
        let is_counted = |rep: &u32| counted.get(*rep as usize) == Some(&true);
        let mut walker = Walker::new(ledger, lens.as_of);
        let wins_at = ledger.process().wins_at;
        for deal in 0..ledger.deals() as u32 {
            let reps = ledger.rep.get(ledger.moves_of(deal)).unwrap_or_default();
            if !reps.iter().any(is_counted) || !lens.deal(ledger, deal) {
                continue;
            }
            let mut month = |rep: u32, day: Day, count: &mut dyn FnMut(&mut Career, usize)| {
                let career = careers.get_mut(rep as usize).and_then(Option::as_mut);
                if let Some(career) = career
                    && let Some(month) = career.month(day)
                {
                    count(career, month);
                }
            };
            let standing = walker.walk(ledger, deal, |passage| {
                if passage.stage <= wins_at && passage.outcome != Outcome::Open {
                    month(passage.rep, passage.left, &mut |career, month| {
                        let so_far = &mut career.months[month];
                        so_far.decided += 1;
                        so_far.advances += u32::from(passage.outcome == Outcome::Advanced);
                        career.decided.push((month, deal));
                    });
                }
            });
            if let Some(day) = standing.won_on() {
                let winner = winner(ledger, deal);
                month(winner, day, &mut |career, month| {
                    career.months[month].wins += 1;
                    career.won.push((month, deal));
                });
            }
        }
        Self(careers)
    }

    pub(super) fn of_rep(&self, rep: u32) -> Option<&Career> {
        self.0.get(rep as usize)?.as_ref()
    }

    /// Everybody who has begun, by rep id.
    pub(super) fn all(&self) -> impl Iterator<Item = (u32, &Career)> {
        let of = |(rep, career)| Some((rep, Option::as_ref(career)?));
        (0..).zip(&self.0).filter_map(of)
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
    const NEVER: i32 = i32::MAX;
    let mut first = vec![NEVER; ledger.rep_count()];
    let mut data_begins = lens.as_of.0;
    for (&day, &rep) in ledger.day.iter().zip(&ledger.rep) {
        if day == UNDATED || day > lens.as_of.0 {
            continue;
        }
        data_begins = data_begins.min(day);
        if let Some(known) = first.get_mut(rep as usize) {
            *known = day.min(*known);
        }
    }
    let data_begins = Day(data_begins);
    (0..)
        .zip(first)
        .map(|(rep, first)| {
            let first = (first != NEVER).then_some(Day(first));
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
