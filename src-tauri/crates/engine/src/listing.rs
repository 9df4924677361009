//! The deals behind a figure as a table: ordered by a column, a page at a time.
//!
//! What is listed is decided in [`crate::behind`]; this only puts it in order. Deals that lack what
//! the column shows come last, whichever way it is sorted; equals stay in the order of the source.

mod narrow;

use serde::{Deserialize, Serialize};

pub use self::narrow::{ColumnTest, ColumnValue, Narrow};
use self::narrow::{Reading, Ready};
use crate::{
    count,
    filter::Filter,
    ledger::{DealIx, DealRow, Ledger, UNDATED},
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
    /// The owner's team.
    Team,
    /// The lead source.
    Source,
    /// The buyer persona.
    Persona,
    /// What is sold.
    Product,
    /// When the current visit began.
    Since,
    /// The stall point of its stage.
    StallPoint,
    /// The chance of moving on within 30 days.
    #[serde(rename = "advance_30")]
    Advance30,
    /// The day it was won or lost.
    Closed,
    /// Why it was lost.
    LostReason,
    /// Why it was won.
    WonReason,
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
    /// Of deals in order, those from `offset`, at most `limit`.
    #[must_use]
    pub fn page(&self, filter: &Filter, deals: &[DealIx], [offset, limit]: [u32; 2]) -> DealPage {
        let rows = deals.iter().skip(offset as usize).take(limit as usize);
        DealPage {
            total: count::of(deals.len()),
            rows: rows.map(|deal| self.deal(*deal, filter)).collect(),
        }
    }

    /// Every deal behind a figure that passes every test, in that order.
    #[must_use]
    pub fn ordered(
        &self,
        filter: &Filter,
        selection: &Selection,
        narrow: &[Narrow],
        order: DealOrder,
    ) -> Vec<DealIx> {
        let mut reading = Reading::new(self, filter);
        let tests = Ready::all(narrow);
        let mut walker = Walker::new(self, reading.as_of);
        let mut keyed = Vec::new();
        let mut missing = Vec::new();
        for deal in self.behind(filter, selection) {
            let standing = walker.walk(self, deal.0, |_| {});
            if !reading.passes(deal.0, &standing, &tests) {
                continue;
            }
            match key(&mut reading, deal.0, &standing, order.column) {
                Some(key) => keyed.push((key, deal)),
                None => missing.push((Key::Number(0), deal)),
            }
        }
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
}

/// What a deal is ordered by in a column; stages in the order of the process.
fn key(
    reading: &mut Reading<'_>,
    deal: u32,
    standing: &Standing,
    column: DealColumn,
) -> Option<Key> {
    match column {
        DealColumn::Stage => standing.stage.map(|stage| Key::Number(i64::from(stage))),
        DealColumn::State => Some(Key::Number(standing.outcome() as i64)),
        _ => match reading.text(deal, standing, column) {
            Some(text) => Some(Key::Text(text.to_lowercase())),
            None => reading.number(deal, standing, column).map(Key::Number),
        },
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

    fn page(narrow: &[Narrow], order: DealOrder, part: [u32; 2]) -> DealPage {
        let (ledger, everything) = (ledger(), Filter::default());
        let deals = ledger.ordered(&everything, &Selection::All, narrow, order);
        ledger.page(&everything, &deals, part)
    }

    fn ids(page: &DealPage) -> Vec<&str> {
        page.rows.iter().map(|row| row.deal_id.as_str()).collect()
    }

    fn check(column: DealColumn, descending: bool, expected: &[&str]) {
        let order = DealOrder { column, descending };
        let page = page(&[], order, [0, 10]);
        assert_eq!(ids(&page), expected, "{column:?} {descending}");
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
        let second = page(&[], order, [1, 1]);
        assert_eq!((second.total, ids(&second)), (3, vec!["b"]));
        assert!(page(&[], order, [9, 5]).rows.is_empty());
    }

    fn narrowed(column: DealColumn, test: ColumnTest, expected: &[&str]) {
        let order = DealOrder {
            column: DealColumn::Deal,
            descending: false,
        };
        let narrow = [Narrow { column, test }];
        let page = page(&narrow, order, [0, 9]);
        assert_eq!(ids(&page), expected, "{narrow:?}");
        assert_eq!(page.total as usize, expected.len());
    }

    #[test]
    fn a_table_is_narrowed_by_what_its_columns_say() {
        let words = |words: &str| ColumnTest::Words {
            words: words.to_owned(),
        };
        let one_of = |values: &[Option<&str>]| ColumnTest::OneOf {
            values: values.iter().map(|v| v.map(str::to_owned)).collect(),
        };
        narrowed(DealColumn::Rep, words("AN"), &["a"]);
        narrowed(DealColumn::Rep, words("z e"), &["b"]);
        narrowed(DealColumn::Rep, words(""), &["a", "b", "c"]);
        narrowed(DealColumn::Rep, one_of(&[Some("zoe"), None]), &["b", "c"]);
        narrowed(DealColumn::Rep, one_of(&[]), &[]);
        narrowed(DealColumn::Stage, one_of(&[Some("A")]), &["b", "c"]);
        narrowed(DealColumn::State, one_of(&[Some("open")]), &["a", "b", "c"]);
        let numbers = |from, to| ColumnTest::Numbers { from, to };
        narrowed(DealColumn::Value, numbers(Some(5), Some(5)), &["b"]);
        narrowed(DealColumn::Value, numbers(None, Some(9)), &["b", "c"]);
        narrowed(DealColumn::Value, numbers(Some(10), None), &[]);
        narrowed(DealColumn::Days, numbers(Some(1), None), &["a", "c"]);
        let days = ColumnTest::Days {
            from: NaiveDate::from_ymd_opt(2026, 1, 2),
            to: None,
        };
        narrowed(DealColumn::Began, days, &["b", "c"]);
    }

    #[test]
    fn the_values_of_a_column_are_counted() {
        let values = ledger().column_values(&Filter::default(), &Selection::All, DealColumn::Stage);
        let said: Vec<_> = values
            .iter()
            .map(|value| (value.value.as_deref(), value.deals))
            .collect();
        assert_eq!(said, [(Some("A"), 2), (Some("B"), 1)]);
    }
}
