//! How much memory a ledger takes: what its columns have set aside, not what the system says, which
//! counts what was freed and is kept for later as well.
//!
//! What is worked out for a day and kept (yardsticks, chances) is not in it: it goes with the days
//! of stays, not with the deals.

use super::{Attributes, Ledger, room};

impl Ledger {
    /// Bytes of memory that the moves, the texts and all that is kept beside them take, room set aside
    /// for more included.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let moves = room(&self.start) + room(&self.day) + room(&self.step) + room(&self.rep);
        moves
            + self.ids.bytes()
            + self.straight.bytes()
            + self.columns.bytes()
            + self.attributes.bytes()
    }
}

impl Attributes {
    fn bytes(&self) -> usize {
        let texts = [
            &self.names,
            &self.lost_reasons,
            &self.won_reasons,
            &self.products,
        ]
        .map(|texts| texts.bytes());
        let names = [
            &self.accounts,
            &self.sources,
            &self.personas,
            &self.reps,
            &self.teams,
        ]
        .map(|names| names.bytes());
        let ids = [
            &self.name,
            &self.account,
            &self.source,
            &self.persona,
            &self.lost_reason,
            &self.won_reason,
            &self.product,
            &self.rep_team,
        ]
        .map(|column| column.bytes());
        let others = self.value.bytes() + self.expected_close.bytes() + self.rep_hired.bytes();
        texts.iter().chain(&names).chain(&ids).sum::<usize>() + others
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::NaiveDate;

    use crate::{
        ledger::LedgerBuilder,
        moment::Moment,
        process::Process,
        record::{Details, Record, Sink as _, Step},
    };

    #[test]
    fn a_ledger_of_more_deals_takes_more_room_but_not_much_more_than_its_moves() {
        let bytes = |deals: usize| {
            let mut builder = LedgerBuilder::new(Process::of_stages("", &["A", "B"]));
            let date = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
            for deal in 0..deals {
                builder
                    .accept(&Record {
                        deal: &deal.to_string(),
                        rep: Some("Ana"),
                        step: Step::Entered(0),
                        at: Some(Moment::of_date(date)),
                        details: Details::default(),
                    })
                    .unwrap();
            }
            builder.finish().bytes()
        };
        let (few, many) = (bytes(1_000), bytes(10_000));
        // Ten bytes of the move, twenty or so of what it means, sixty-four of how the deal stands (all are
        // open here), and the letters of the id.
        assert!(
            few > 30_000 && many > 9 * few && many < 10_000 * 120,
            "{few} {many}"
        );
    }
}
