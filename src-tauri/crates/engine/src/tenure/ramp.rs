//! Everybody in the first year at once, month by month of tenure, beside the hires whose first year is over.
//!
//! The earlier hires are the same ones in every month, so that a curve over them never moves because
//! somebody dropped out of it; who left early is among them, since nothing tells. All are counted alike:
//! from the first day to the end of the month, by what was known then. What was usual is no test.

use std::cmp::Ordering;

use super::{
    career::{Career, Careers, MONTHS, SoFar},
    figures::{Ramp, RampBand, RampBeside, RampMonth, RampUp, Spread},
    peers::{FEWEST_PEERS, quantile},
    words,
};
use crate::{count, filter::Filter, interval::wilson, ledger::Ledger, lens::Lens};

/// So many earlier hires make a band from the tenth to the ninetieth in a hundred; fewer make one from the
/// lowest to the highest.
const ENOUGH_FOR_TENTHS: usize = 10;

impl Ledger {
    /// Everybody whose first year is not over by the as-of day, beside those whose first year is.
    #[must_use]
    pub fn ramp_up(&self, filter: &Filter) -> RampUp {
        let lens = Lens::new(self, filter);
        let careers = Careers::of(self, &lens);
        let on_record = |(_, career): &(u32, &Career)| !career.was_there;
        let is_over = |career: &Career| career.ends(MONTHS - 1) <= lens.as_of;
        let (mut earlier, mut new): (Vec<_>, Vec<_>) = careers
            .all()
            .filter(on_record)
            .partition(|(_, career)| is_over(career));
        new.retain(|(rep, career)| lens.rep(*rep) && career.begins(0) <= lens.as_of);
        let by_day = |a: &(u32, &Career), b: &(u32, &Career)| {
            let name = |rep: u32| self.rep_name(rep);
            a.1.since.cmp(&b.1.since).then(name(a.0).cmp(&name(b.0)))
        };
        earlier.sort_by(by_day);
        new.sort_by(|a, b| by_day(b, a));
        let before: Vec<&Career> = earlier.iter().map(|(_, career)| *career).collect();
        let line = |&(rep, career): &(u32, &Career)| self.ramp(rep, career, &before, &lens);
        let mut ramp = RampUp {
            as_of: lens.as_of.date(),
            hires: new.iter().map(line).collect(),
            earlier: earlier.iter().map(line).collect(),
            band: (0..MONTHS)
                .filter_map(|month| band(&before, month))
                .collect(),
            before_data: count::of(careers.all().filter(|one| !on_record(one)).count()),
            summary: String::new(),
        };
        // Nobody of them is compared with a company that they are in.
        for one in &mut ramp.earlier {
            one.beside = None;
        }
        ramp.summary = words::ramp(&ramp);
        ramp
    }

    fn ramp(&self, rep: u32, career: &Career, earlier: &[&Career], lens: &Lens) -> Ramp {
        let ids = |deals: Vec<u32>| self.ids_of(&deals);
        let months: Vec<RampMonth> = (0..MONTHS)
            .take_while(|month| career.begins(*month) <= lens.as_of)
            .map(|month| {
                let SoFar {
                    wins,
                    advances,
                    decided,
                } = career.by(month);
                let [won, moved] = career.deals_of(month).map(ids);
                RampMonth {
                    month: month as u32,
                    over: career.share_over(month, lens.as_of),
                    wins,
                    advances,
                    decided,
                    conversion: (decided > 0).then(|| wilson(advances, decided)),
                    won,
                    moved,
                }
            })
            .collect();
        let whole = |month: &&RampMonth| career.ends(month.month as usize) <= lens.as_of;
        let last = months.iter().rfind(whole);
        Ramp {
            rep: self.rep_name(rep).unwrap_or_default().to_owned(),
            since: career.since,
            basis: career.basis,
            beside: last
                .filter(|_| earlier.len() >= FEWEST_PEERS)
                .map(|month| beside(month, earlier)),
            months,
        }
    }
}

fn beside(month: &RampMonth, earlier: &[&Career]) -> RampBeside {
    let theirs = |career: &&&Career| career.by(month.month as usize).wins;
    let how = |wanted: Ordering| {
        let those = earlier.iter();
        count::of(
            those
                .filter(|one| theirs(one).cmp(&month.wins) == wanted)
                .count(),
        )
    };
    RampBeside {
        month: month.month,
        fewer: how(Ordering::Less),
        same: how(Ordering::Equal),
        more: how(Ordering::Greater),
    }
}

fn band(earlier: &[&Career], month: usize) -> Option<RampBand> {
    let by = || earlier.iter().map(|career| career.by(month));
    Some(RampBand {
        month: month as u32,
        wins: spread(by().map(|so_far| f64::from(so_far.wins)))?,
        conversion: spread(
            by().filter(|so_far| so_far.decided > 0)
                .map(|so_far| f64::from(so_far.advances) / f64::from(so_far.decided)),
        ),
    })
}

fn spread(values: impl Iterator<Item = f64>) -> Option<Spread> {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    let whole = values.len() < ENOUGH_FOR_TENTHS;
    let [low, high] = if whole { [0.0, 1.0] } else { [0.1, 0.9] };
    (values.len() >= FEWEST_PEERS).then(|| Spread {
        n: count::of(values.len()),
        low: quantile(&values, low),
        median: quantile(&values, 0.5),
        high: quantile(&values, high),
        whole,
    })
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

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Reps with the day hired and the days on which they won a deal; one deal a win, begun that day.
    fn team(reps: &[(&str, &str, &[&str])]) -> Ledger {
        let mut builder = LedgerBuilder::new(Process::of_stages("", &["A", "B"]));
        let mut tell = |deal: &str, rep: &str, step, at: NaiveDate| {
            builder
                .accept(&Record {
                    deal,
                    rep: Some(rep),
                    step,
                    at: Some(Moment::of_date(at)),
                    details: Details::default(),
                })
                .unwrap();
        };
        tell("first", "Old hand", Step::Entered(0), date("2023-01-01"));
        for (rep, hired, wins) in reps {
            tell(&format!("{rep} 0"), rep, Step::Entered(0), date(hired));
            for (ix, day) in wins.iter().enumerate() {
                let deal = format!("{rep} {}", ix + 1);
                tell(&deal, rep, Step::Entered(1), date(day));
                tell(&deal, rep, Step::Won, date(day));
            }
        }
        for (rep, hired, _) in reps {
            builder.rep(rep, None, Some(date(hired)));
        }
        builder.finish()
    }

    fn at(day: &str) -> Filter {
        Filter {
            as_of: Some(date(day)),
            ..Filter::default()
        }
    }

    const EARLIER: [(&str, &str, &[&str]); 3] = [
        ("Ana", "2023-06-01", &["2023-06-20", "2023-08-02"]),
        ("Ben", "2023-07-01", &["2023-09-15"]),
        ("Cem", "2023-08-01", &[]),
    ];

    #[test]
    fn who_is_new_is_beside_those_whose_first_year_is_over_at_the_same_tenure() {
        let mut reps = EARLIER.to_vec();
        reps.push((
            "Dana",
            "2025-01-10",
            &["2025-02-01", "2025-02-15", "2025-03-20"],
        ));
        let ramp = team(&reps).ramp_up(&at("2025-03-24"));
        let names = |of: &[Ramp]| of.iter().map(|one| one.rep.clone()).collect::<Vec<_>>();
        assert_eq!(names(&ramp.hires), ["Dana"]);
        assert_eq!(names(&ramp.earlier), ["Ana", "Ben", "Cem"]);
        assert_eq!(ramp.before_data, 1);
        let dana = &ramp.hires[0];
        let wins: Vec<_> = dana.months.iter().map(|month| month.wins).collect();
        assert_eq!(wins, [1, 2, 3]);
        assert_eq!(dana.months[1].won, ["Dana 2"]);
        assert_eq!(dana.months[2].won, ["Dana 3"]);
        // Two whole months, and fifteen of twenty-eight days of a third.
        assert!(dana.months[1].over >= 1.0);
        assert!((dana.months[2].over - 15.0 / 31.0).abs() < 1e-9);
        // By then Ana had won one, Ben and Cem none.
        let beside = dana.beside.unwrap();
        assert_eq!(
            (beside.month, beside.fewer, beside.same, beside.more),
            (1, 3, 0, 0)
        );
        let third = ramp.band[2].wins;
        assert_eq!(
            (third.n, third.low, third.median, third.high, third.whole),
            (3, 0.0, 1.0, 2.0, true)
        );
        assert_eq!(ramp.band.len(), 12);
    }

    #[test]
    fn with_fewer_than_three_earlier_hires_there_is_no_band_and_it_is_said() {
        let mut reps = EARLIER[..2].to_vec();
        reps.push(("Dana", "2025-01-10", &["2025-02-01"]));
        let ramp = team(&reps).ramp_up(&at("2025-03-24"));
        assert!(ramp.band.is_empty() && ramp.hires[0].beside.is_none());
        assert_eq!(ramp.earlier.len(), 2);
        assert!(
            ramp.summary.contains("Only 2 earlier hires"),
            "{}",
            ramp.summary
        );
    }

    #[test]
    fn ten_earlier_hires_make_tenths() {
        let values = (0..11).map(f64::from);
        let spread = spread(values).unwrap();
        assert_eq!(
            (spread.low, spread.median, spread.high, spread.whole),
            (1.0, 5.0, 9.0, false)
        );
    }

    #[test]
    fn a_filter_on_reps_chooses_who_is_shown_and_not_whom_they_are_beside() {
        let mut reps = EARLIER.to_vec();
        reps.push(("Dana", "2025-01-10", &["2025-02-01"]));
        reps.push(("Eli", "2025-01-12", &["2025-02-02"]));
        let filter = Filter {
            reps: vec!["Eli".to_owned()],
            ..at("2025-03-24")
        };
        let ramp = team(&reps).ramp_up(&filter);
        assert_eq!((ramp.hires.len(), ramp.earlier.len()), (1, 3));
        assert_eq!(ramp.hires[0].rep, "Eli");
    }

    #[test]
    fn nobody_new_is_said() {
        let ramp = team(&EARLIER).ramp_up(&at("2025-03-24"));
        assert!(ramp.hires.is_empty());
        assert_eq!(ramp.summary, "Nobody is in the first year.");
    }
}
