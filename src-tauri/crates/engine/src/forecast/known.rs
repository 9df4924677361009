//! What certain days knew: every visit up to each, and where each deal then stood that was neither
//! won nor lost. Never filtered. All days are told by one walk, in parts side by side; what is counted
//! does not depend on how many parts there were.

use super::{
    open::OpenDeal,
    pace::Visits,
    visit::{OpenNow, Told, visits},
};
use crate::{ledger::Ledger, moment::Day, parts::side_by_side};

/// Fewer deals than this are not worth another thread.
const DEALS_A_PART: usize = 10_000;

/// What one day knew; days are counted in steps of `step`.
pub(super) struct Known {
    pub(super) visits: Visits,
    pub(super) open: Vec<(u32, OpenNow)>,
    pub(super) day: Day,
    step: u32,
}

/// What a part of the deals tells of one day.
#[derive(Clone)]
struct Part {
    /// Visits that this day and all later ones know of.
    since: Visits,
    /// Visits as this day alone has them.
    then: Visits,
    open: Vec<(u32, OpenNow)>,
}

impl Known {
    /// What each of `days` knew, which come latest first.
    pub(super) fn at_each(ledger: &Ledger, days: &[Day], step: u32) -> Vec<Self> {
        let rising: Vec<Day> = days.iter().rev().copied().collect();
        let none = Visits::none(ledger.process().stages.len());
        let empty = Part {
            since: none.clone(),
            then: none.clone(),
            open: Vec::new(),
        };
        let parts = side_by_side(ledger.deals(), DEALS_A_PART, |deals| {
            let mut part = vec![empty.clone(); rising.len()];
            for deal in deals.start as u32..deals.end as u32 {
                visits(ledger, &rising, deal, |day, told| {
                    part[day].take(deal, told, step);
                });
            }
            part
        });
        let mut all = vec![empty; rising.len()];
        for part in parts {
            for (all, part) in all.iter_mut().zip(part) {
                all.add(part);
            }
        }
        let mut since = none;
        let mut known: Vec<Self> = rising
            .iter()
            .zip(all)
            .map(|(&day, own)| {
                since.add(&own.since);
                let mut visits = own.then;
                visits.add(&since);
                Self {
                    visits,
                    open: own.open,
                    day,
                    step,
                }
            })
            .collect();
        known.reverse();
        known
    }

    /// The deal as it can be simulated; `None` where it is not known since when it is where it is.
    pub(super) fn simulated(&self, ledger: &Ledger, deal: u32, now: &OpenNow) -> Option<OpenDeal> {
        now.at.map(|(stage, since)| OpenDeal {
            stage: usize::from(stage),
            age: (self.day.since(since) / self.step) as usize,
            value: ledger.value(deal),
        })
    }
}

impl Part {
    #[inline]
    fn take(&mut self, deal: u32, told: Told, step: u32) {
        let (visits, visit) = match told {
            Told::Since(visit) => (&mut self.since, visit),
            Told::Then(visit) => (&mut self.then, visit),
            Told::Open(now) => {
                self.open.push((deal, now));
                return;
            }
        };
        let days = visit.left.since(visit.entered);
        visits.count(visit.stage, days / step, visit.next);
    }

    /// Adds what is told of later deals.
    fn add(&mut self, later: Self) {
        self.since.add(&later.since);
        self.then.add(&later.then);
        self.open.extend(later.open);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::NaiveDate;

    use super::*;
    use crate::{
        ledger::LedgerBuilder,
        moment::Moment,
        process::Process,
        record::{Details, Record, Sink as _, Step},
    };

    #[test]
    fn many_days_know_together_what_each_knows_alone() {
        let mut builder = LedgerBuilder::new(Process::of_stages("", &["A", "B", "C", "D"]));
        let date = |day: u32| NaiveDate::from_ymd_opt(2024, 1, 1 + day).unwrap();
        for (deal, moves) in [
            (
                "won",
                vec![
                    (Step::Entered(0), 1),
                    (Step::Entered(1), 4),
                    (Step::Won, 9),
                    (Step::Entered(2), 12),
                ],
            ),
            ("lost", vec![(Step::Entered(0), 2), (Step::Lost, 8)]),
            (
                "lost, not for good",
                vec![
                    (Step::Entered(0), 2),
                    (Step::Lost, 5),
                    (Step::Entered(1), 11),
                    (Step::Lost, 20),
                    (Step::Lost, 25),
                ],
            ),
            (
                "back",
                vec![
                    (Step::Entered(0), 3),
                    (Step::Entered(2), 3),
                    (Step::Entered(0), 14),
                ],
            ),
            (
                "seen",
                vec![
                    (Step::Created, 1),
                    (Step::SeenAt(1), 6),
                    (Step::Entered(1), 7),
                ],
            ),
        ] {
            for (step, day) in moves {
                builder
                    .accept(&Record {
                        deal,
                        rep: Some("Ana"),
                        step,
                        at: Some(Moment::of_date(date(day))),
                        details: Details::default(),
                    })
                    .unwrap();
            }
        }
        let ledger = builder.finish();
        let days: Vec<Day> = (0..30).rev().map(|day| Day::of(date(day))).collect();
        let together = Known::at_each(&ledger, &days, 1);
        let mut ended = 0;
        for (known, day) in together.iter().zip(days) {
            let alone = Known::at_each(&ledger, &[day], 1).remove(0);
            assert_eq!((known.day, &known.open), (day, &alone.open));
            assert_eq!(known.visits, alone.visits);
            ended += known.visits.exits();
        }
        assert!(ended > 0);
    }
}
