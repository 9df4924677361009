//! Changes of what is known of a deal, which are no moves: kept while a ledger is filled, until it is
//! known where each deal was. What a deal is worth needs no place; another rep is a sighting of the
//! deal where it was, and nothing where that is not known or the deal had ended.

use super::codes::{COMPLETED, CREATED, LOST, SEEN, TAKEN_OVER, WON};
use crate::{
    count,
    moment::{Day, Moment},
    money::Money,
    record::Record,
};

/// One change.
#[derive(Clone, Debug)]
pub(super) struct Became {
    pub(super) deal: Box<str>,
    pub(super) at: Moment,
    pub(super) rep: Option<u32>,
    pub(super) amount: Option<Money>,
    pub(super) expected_close: Option<Day>,
}

impl Became {
    pub(super) fn of(record: &Record<'_>, at: Moment, rep: Option<u32>) -> Self {
        Self {
            deal: record.deal.into(),
            at,
            rep,
            amount: record.details.amount,
            expected_close: record.details.expected_close,
        }
    }
}

/// Makes every takeover a sighting where the deal was, in columns sorted by deal; takes out those
/// of which no place is known.
pub(super) fn sightings(
    start: &mut [u32],
    day: &mut Vec<i32>,
    step: &mut Vec<u16>,
    rep: &mut Vec<u32>,
) {
    let mut kept = 0_usize;
    let mut from = start.first().map_or(0, |at| *at as usize);
    for end in start.iter_mut().skip(1) {
        let to = *end as usize;
        let mut place = None;
        for row in from..to {
            let mut code = step[row];
            match code {
                TAKEN_OVER => match place {
                    Some(stage) => code = SEEN | stage,
                    None => continue,
                },
                WON | LOST | COMPLETED => place = None,
                CREATED => {}
                stage => place = Some(stage & !SEEN),
            }
            (day[kept], step[kept], rep[kept]) = (day[row], code, rep[row]);
            kept += 1;
        }
        from = to;
        *end = count::of(kept);
    }
    day.truncate(kept);
    step.truncate(kept);
    rep.truncate(kept);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{
        ledger::LedgerBuilder,
        process::Process,
        record::{Details, Sink, Step},
    };

    #[test]
    fn another_rep_is_a_sighting_where_the_deal_was_and_an_amount_is_the_latest() {
        let mut builder = LedgerBuilder::new(Process::of_stages("Sales", &["Lead", "Close"]));
        let worth = |minor| Details {
            amount: Some(Money {
                minor,
                currency: crate::money::Currency::UNKNOWN,
            }),
            ..Details::default()
        };
        let facts = [
            // Told before its deal's first move, as a log sorted otherwise has it.
            ("1", Some("Ben"), Step::Became, 5, Details::default()),
            ("1", None, Step::Became, 7, worth(700)),
            ("1", None, Step::Was, 7, worth(100)),
            ("1", Some("Ana"), Step::Entered(1), 3, worth(100)),
            ("1", Some("Ben"), Step::Won, 9, Details::default()),
            ("1", Some("Zoë"), Step::Became, 10, Details::default()),
            ("2", Some("Ana"), Step::Entered(0), 1, Details::default()),
            // Nothing says where this one is.
            ("3", Some("Ana"), Step::Became, 1, worth(1)),
        ];
        for (deal, rep, step, day, details) in facts {
            let at = Some(Moment::of_date(Day(day).date()));
            let record = Record {
                deal,
                rep,
                step,
                at,
                details,
            };
            builder.accept(&record).unwrap();
        }
        let ledger = builder.finish();
        assert_eq!(ledger.deals(), 2);
        assert_eq!(ledger.step, [1, SEEN | 1, WON, 0]);
        assert_eq!(ledger.day, [3, 5, 9, 1]);
        let reps: Vec<_> = ledger.rep.iter().map(|rep| ledger.rep_name(*rep)).collect();
        assert_eq!(reps, [Some("Ana"), Some("Ben"), Some("Ben"), Some("Ana")]);
        assert_eq!(ledger.value(0).unwrap().minor, 700);
    }
}
