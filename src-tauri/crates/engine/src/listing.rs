//! The deals behind a figure as a table: ordered by a column, a page at a time.
//!
//! What is listed is decided in [`crate::behind`]; this only puts it in order. Deals that lack what
//! the column shows come last, whichever way it is sorted; equals stay in the order of the source.

use serde::{Deserialize, Serialize};

use crate::{
    filter::Filter,
    ledger::{DealIx, DealRow, Ledger, UNDATED},
    lens::Lens,
    moment::Day,
    passage::{Standing, Walker},
    selection::Selection,
};

/// What deals are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DealColumn {
    /// The name, or else the account, or else the id.
    Deal,
    /// The account.
    Account,
    /// The owner now.
    Rep,
    /// The stage, in process order.
    Stage,
    /// Days of the current visit.
    Days,
    /// What it is worth.
    Value,
    /// Its first day.
    Began,
    /// When it is expected to close.
    ExpectedClose,
    /// Open, won, lost.
    State,
}

/// A column and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DealOrder {
    /// By what.
    pub column: DealColumn,
    /// Largest, or latest, first.
    pub descending: bool,
}

/// Some of the deals behind a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DealPage {
    /// How many there are in all.
    pub total: u32,
    /// Those of the page.
    pub rows: Vec<DealRow>,
}

/// What a deal is ordered by; text without regard to case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(String),
}

impl Ledger {
    /// The deals behind a figure from `offset`, at most `limit`, in that order.
    #[must_use]
    pub fn page(
        &self,
        filter: &Filter,
        selection: &Selection,
        order: DealOrder,
        offset: u32,
        limit: u32,
    ) -> DealPage {
        let deals = self.ordered(filter, selection, order);
        let rows = deals.iter().skip(offset as usize).take(limit as usize);
        DealPage {
            total: u32::try_from(deals.len()).unwrap_or(u32::MAX),
            rows: rows.map(|deal| self.deal(*deal, filter)).collect(),
        }
    }

    /// Every deal behind a figure, in that order.
    #[must_use]
    pub fn ordered(&self, filter: &Filter, selection: &Selection, order: DealOrder) -> Vec<DealIx> {
        let as_of = Lens::new(self, filter).as_of;
        let mut walker = Walker::new(self, as_of);
        let (mut keyed, missing): (Vec<_>, Vec<_>) = self
            .behind(filter, selection)
            .into_iter()
            .map(|deal| {
                let standing = walker.walk(self, deal.0, |_| {});
                (self.key(deal.0, &standing, as_of, order.column), deal)
            })
            .partition(|(key, _)| key.is_some());
        keyed.sort_by(|(a, _), (b, _)| if order.descending { b.cmp(a) } else { a.cmp(b) });
        keyed.extend(missing);
        keyed.into_iter().map(|(_, deal)| deal).collect()
    }

    /// The day of the first dated fact.
    #[must_use]
    pub fn first_day(&self) -> Option<Day> {
        let dated = self.day.iter().filter(|day| **day != UNDATED);
        dated.min().copied().map(Day)
    }

    fn key(&self, deal: u32, standing: &Standing, as_of: Day, column: DealColumn) -> Option<Key> {
        let text = |text: &str| Key::Text(text.to_lowercase());
        let day = |day: Day| Key::Number(i64::from(day.0));
        match column {
            DealColumn::Deal => {
                let shown = self.name(deal).or(self.account(deal));
                Some(text(shown.unwrap_or(self.id(deal))))
            }
            DealColumn::Account => self.account(deal).map(text),
            DealColumn::Rep => standing.owner.and_then(|rep| self.rep_name(rep)).map(text),
            DealColumn::Stage => standing.stage.map(|stage| Key::Number(i64::from(stage))),
            DealColumn::Days => standing
                .since
                .map(|since| Key::Number(i64::from(as_of.since(since)))),
            DealColumn::Value => self.value(deal).map(|value| {
                // Whole units of different currencies stand side by side; cents and yen would not.
                let thousandths = 10_i64.pow(3 - value.currency.decimals().min(3));
                Key::Number(value.minor.saturating_mul(thousandths))
            }),
            DealColumn::Began => standing.began.map(day),
            DealColumn::ExpectedClose => self.expected_close(deal).map(day),
            DealColumn::State => Some(Key::Number(standing.outcome() as i64)),
        }
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
        money::{Currency, Money},
        process::Process,
        record::{Details, Record, Sink as _, Step},
    };

    fn ledger() -> Ledger {
        let mut builder = LedgerBuilder::new(Process::of_stages("", &["A", "B"]));
        for (deal, rep, stage, day, minor) in [
            ("b", Some("Zoe"), 0, 3, Some(500)),
            ("a", Some("ana"), 1, 1, None),
            ("c", None, 0, 2, Some(900)),
        ] {
            let date = NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
            let amount = minor.map(|minor| Money {
                minor,
                currency: Currency::UNKNOWN,
            });
            builder
                .accept(&Record {
                    deal,
                    rep,
                    step: Step::Entered(stage),
                    at: Some(Moment::of_date(date)),
                    details: Details {
                        amount,
                        ..Details::default()
                    },
                })
                .unwrap();
        }
        builder.finish()
    }

    fn check(column: DealColumn, descending: bool, expected: &[&str]) {
        let order = DealOrder { column, descending };
        let page = ledger().page(&Filter::default(), &Selection::All, order, 0, 10);
        let ids: Vec<_> = page.rows.iter().map(|row| row.deal_id.as_str()).collect();
        assert_eq!(ids, expected, "{column:?} {descending}");
    }

    #[test]
    fn deals_come_in_the_order_asked_for_and_the_unknown_last() {
        check(DealColumn::Deal, false, &["a", "b", "c"]);
        check(DealColumn::Deal, true, &["c", "b", "a"]);
        check(DealColumn::Rep, false, &["a", "b", "c"]);
        check(DealColumn::Rep, true, &["b", "a", "c"]);
        check(DealColumn::Value, true, &["c", "b", "a"]);
        check(DealColumn::Value, false, &["b", "c", "a"]);
        check(DealColumn::Began, false, &["a", "c", "b"]);
        check(DealColumn::Days, false, &["b", "c", "a"]);
        check(DealColumn::Stage, true, &["a", "b", "c"]);
    }

    #[test]
    fn a_page_is_cut_out_of_the_whole() {
        let order = DealOrder {
            column: DealColumn::Deal,
            descending: false,
        };
        let page = ledger().page(&Filter::default(), &Selection::All, order, 1, 1);
        assert_eq!((page.total, page.rows.len()), (3, 1));
        assert_eq!(page.rows[0].deal_id, "b");
        assert!(
            ledger()
                .page(&Filter::default(), &Selection::All, order, 9, 5)
                .rows
                .is_empty()
        );
    }
}
