//! The walk of a deal that went straight ([`Ledger::went_straight`]): what [`Walker::walk_any`] says
//! of it, with less to keep in mind.

use super::{Passage, Standing, Walker};
use crate::{
    ledger::{LOST, Ledger, WON},
    moment::Day,
    selection::Outcome,
};

impl Walker {
    /// The walk of a deal that went straight: each move ends the passage before it, and nothing is
    /// skipped, taken back or handed over.
    #[inline]
    pub(super) fn walk_straight(
        &self,
        ledger: &Ledger,
        deal: u32,
        mut tell: impl FnMut(Passage),
    ) -> Standing {
        let moves = ledger.moves_of(deal);
        let days = &ledger.day[moves.clone()];
        let known = match days.last() {
            Some(last) if *last <= self.as_of.0 => days.len(),
            _ => days.partition_point(|day| *day <= self.as_of.0),
        };
        let days = &days[..known];
        let (Some(&began), Some(&last)) = (days.first(), days.last()) else {
            return Standing::default();
        };
        let steps = &ledger.step[moves.start..moves.start + known];
        let (first, end) = (steps[0], steps[known - 1]);
        let rep = ledger.rep[moves.start];
        let mut stage = first;
        let mut passage = |entered: i32, left: i32, outcome: Outcome| {
            tell(Passage {
                stage,
                rep,
                entered: Day(entered),
                left: Day(left),
                outcome,
                went_back: false,
            });
            stage += 1;
        };
        let (lost, won) = (end == LOST, end == WON);
        let moved_on = known - 1 - usize::from(lost);
        for pair in days[..=moved_on].windows(2) {
            passage(pair[0], pair[1], Outcome::Advanced);
        }
        if lost {
            passage(days[moved_on], last, Outcome::Lost);
        } else if !won {
            passage(last, self.as_of.0, Outcome::Open);
        }
        let sold = usize::from((self.wins_at + 1).saturating_sub(first));
        let entered = known - usize::from(lost || won);
        let open = !lost && !won;
        Standing {
            known: true,
            owner: Some(rep),
            stage: open.then_some(end),
            since: open.then_some(Day(last)),
            began: Some(Day(began)),
            won: if won {
                Some(Day(last))
            } else {
                (sold < entered).then(|| Day(days[sold]))
            },
            lost: lost.then_some(Day(last)),
            has_history: true,
            ..Standing::default()
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::{Days, NaiveDate};
    use proptest::{collection::vec, option, prelude::*};

    use super::*;
    use crate::{
        ledger::LedgerBuilder,
        moment::Moment,
        process::Process,
        record::{Details, Record, Sink as _, Step},
    };

    /// Step, days since the move before, rep.
    type Move = (Step, u8, Option<usize>);

    fn check(moves: &[Move], as_of: i32) -> bool {
        let mut process = Process::of_stages("", &["A", "B", "C", "D", "E"]);
        process.wins_at = 3;
        let mut builder = LedgerBuilder::new(process);
        let mut date = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        for (step, days, rep) in moves {
            date = date + Days::new(u64::from(*days));
            builder
                .accept(&Record {
                    deal: "d",
                    rep: rep.map(|rep| ["Ana", "Ben"][rep]),
                    step: *step,
                    at: Some(Moment::of_date(date)),
                    details: Details::default(),
                })
                .unwrap();
        }
        let ledger = builder.finish();
        let mut walker = Walker::new(&ledger, Day(as_of));
        let (mut told, mut told_by_any) = (Vec::new(), Vec::new());
        let standing = walker.walk(&ledger, 0, |passage| told.push(passage));
        let skips: Vec<_> = walker.skips().collect();
        let by_any = walker.walk_any(&ledger, 0, |passage| told_by_any.push(passage));
        assert_eq!(
            (&told, standing),
            (&told_by_any, by_any),
            "{moves:?} {as_of}"
        );
        assert_eq!(skips, walker.skips().collect::<Vec<_>>());
        ledger.went_straight(0)
    }

    proptest! {
        #[test]
        fn a_straight_way_is_told_as_any_way_is(
            first in 0..5_u16,
            days in vec(0..9_u8, 1..7),
            end in 0..4,
            as_of in 0..40,
        ) {
            let stages = (first..5).map(Step::Entered);
            let mut moves: Vec<Move> = stages.zip(&days).map(|(s, d)| (s, *d, Some(0))).collect();
            let wins = moves.last().is_some_and(|(step, ..)| *step == Step::Entered(3));
            match end {
                0 => moves.push((Step::Lost, days[0], Some(0))),
                1 if wins => moves.push((Step::Won, days[0], Some(0))),
                _ => {}
            }
            assert!(check(&moves, as_of));
        }

        #[test]
        fn any_way_at_all_is_told_alike(
            moves in vec(
                (
                    prop_oneof![
                        8 => (0..5_u16).prop_map(Step::Entered),
                        1 => Just(Step::Won),
                        1 => Just(Step::Lost),
                        1 => Just(Step::Completed),
                        1 => Just(Step::Created),
                        1 => (0..5_u16).prop_map(Step::SeenAt),
                    ],
                    0..9_u8,
                    option::of(0..2_usize),
                ),
                1..5,
            ),
            as_of in 0..40,
        ) {
            check(&moves, as_of);
        }
    }
}
