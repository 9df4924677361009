//! A table narrowed by what stands in its columns: words, chosen values, numbers or days between two.
//!
//! What a column says is read in one place, for narrowing, for ordering and for the values there are to
//! choose from. A deal of which a column says nothing passes no test but the one that asks for nothing.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::DealColumn;
use crate::{
    behind,
    chance::Chances,
    filter::Filter,
    ledger::{DealState, Ledger},
    lens::Lens,
    moment::Day,
    passage::{Standing, Walker},
    selection::Selection,
    yardstick::Yardstick,
};

/// What a column must say.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ColumnTest {
    /// All these words, anywhere in it, case aside.
    Words {
        /// The words.
        words: String,
    },
    /// One of these; `None` among them: nothing.
    OneOf {
        /// The values, as the column says them.
        values: Vec<Option<String>>,
    },
    /// A number between two, both included: days, whole units of money, per cent.
    Numbers {
        /// The least.
        from: Option<i32>,
        /// The most.
        to: Option<i32>,
    },
    /// A day between two, both included.
    Days {
        /// The first.
        from: Option<NaiveDate>,
        /// The last.
        to: Option<NaiveDate>,
    },
}

/// A column and what it must say.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Narrow {
    /// Which column.
    pub column: DealColumn,
    /// What it must say.
    pub test: ColumnTest,
}

/// A value of a column, and how many deals have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ColumnValue {
    /// The value; `None`: nothing is said.
    pub value: Option<String>,
    /// So many deals.
    pub deals: u32,
}

/// Reads what columns say of deals at one day.
pub(super) struct Reading<'l> {
    ledger: &'l Ledger,
    pub(super) as_of: Day,
    yardsticks: Arc<[Yardstick]>,
    /// Learned when the first column asks for it.
    chances: Option<Arc<Chances>>,
}

impl<'l> Reading<'l> {
    pub(super) fn new(ledger: &'l Ledger, filter: &Filter) -> Self {
        let as_of = Lens::new(ledger, filter).as_of;
        Self {
            ledger,
            as_of,
            yardsticks: ledger.yardsticks(as_of),
            chances: None,
        }
    }

    /// What a column of words says.
    pub(super) fn text(
        &self,
        deal: u32,
        standing: &Standing,
        column: DealColumn,
    ) -> Option<&'l str> {
        let ledger = self.ledger;
        match column {
            DealColumn::Deal => {
                let shown = ledger.name(deal).or(ledger.account(deal));
                Some(shown.unwrap_or(ledger.id(deal)))
            }
            DealColumn::Account => ledger.account(deal),
            DealColumn::Rep => standing.owner.and_then(|rep| ledger.rep_name(rep)),
            DealColumn::Team => standing.owner.and_then(|rep| ledger.team_of(rep)),
            DealColumn::Source => ledger.source(deal),
            DealColumn::Persona => ledger.persona(deal),
            DealColumn::Product => ledger.product(deal),
            DealColumn::LostReason => standing.lost.and_then(|_| ledger.lost_reason(deal)),
            DealColumn::WonReason => standing.won.and_then(|_| ledger.won_reason(deal)),
            DealColumn::Stage => standing
                .stage
                .map(|stage| ledger.process().stages[usize::from(stage)].name.as_str()),
            DealColumn::State => Some(match behind::state(standing) {
                DealState::Open => "open",
                DealState::Won => "won",
                DealState::Lost => "lost",
                DealState::Completed => "completed",
                DealState::Churned => "churned",
            }),
            _ => None,
        }
    }

    /// What a column of numbers says: days, thousandths of whole units of money, millionths of a chance.
    pub(super) fn number(
        &mut self,
        deal: u32,
        standing: &Standing,
        column: DealColumn,
    ) -> Option<i64> {
        match column {
            DealColumn::Days => {
                let since = standing.since?;
                Some(i64::from(self.as_of.since(since)))
            }
            DealColumn::StallPoint => {
                let stage = standing.stage?;
                let yardstick = self.yardsticks.get(usize::from(stage))?;
                yardstick.stall_point.days.map(i64::from)
            }
            DealColumn::Value => self.ledger.value(deal).map(|value| {
                // Whole units of different currencies stand side by side; cents and yen would not.
                let thousandths = 10_i64.pow(3 - value.currency.decimals().min(3));
                value.minor.saturating_mul(thousandths)
            }),
            DealColumn::Advance30 => {
                standing.since?;
                let (ledger, as_of) = (self.ledger, self.as_of);
                let chances = self.chances.get_or_insert_with(|| ledger.chances(as_of));
                let advance = chances.of(ledger, deal, standing)?;
                #[expect(clippy::cast_possible_truncation, reason = "a share of a million")]
                Some((advance.chance * 1e6).round() as i64)
            }
            _ => self.day(deal, standing, column).map(|day| i64::from(day.0)),
        }
    }

    fn day(&self, deal: u32, standing: &Standing, column: DealColumn) -> Option<Day> {
        match column {
            DealColumn::Began => standing.began,
            DealColumn::Since => standing.since,
            DealColumn::Closed => standing.decided_on(),
            DealColumn::ExpectedClose => self.ledger.expected_close(deal),
            _ => None,
        }
    }

    /// Whether a deal passes every test.
    pub(super) fn passes(&mut self, deal: u32, standing: &Standing, tests: &[Ready]) -> bool {
        tests.iter().all(|ready| match ready {
            Ready::Words(column, words) => {
                let mut said = self
                    .text(deal, standing, *column)
                    .unwrap_or("")
                    .to_lowercase();
                if *column == DealColumn::Deal {
                    // The table shows a name, or what stands for one: the id is asked for as well.
                    said.push(' ');
                    said.push_str(&self.ledger.id(deal).to_lowercase());
                }
                words.iter().all(|word| said.contains(word))
            }
            Ready::OneOf(column, values) => {
                let said = self.text(deal, standing, *column).map(str::to_lowercase);
                values.contains(&said)
            }
            Ready::Between(column, from, to) => self
                .number(deal, standing, *column)
                .is_some_and(|said| from.is_none_or(|n| said >= n) && to.is_none_or(|n| said <= n)),
        })
    }
}

/// A test made ready for many deals.
pub(super) enum Ready {
    Words(DealColumn, Vec<String>),
    OneOf(DealColumn, Vec<Option<String>>),
    Between(DealColumn, Option<i64>, Option<i64>),
}

impl Ready {
    pub(super) fn all(narrow: &[Narrow]) -> Vec<Self> {
        narrow.iter().map(Self::of).collect()
    }

    fn of(Narrow { column, test }: &Narrow) -> Self {
        match test {
            ColumnTest::Words { words } => Self::Words(
                *column,
                words
                    .to_lowercase()
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect(),
            ),
            ColumnTest::OneOf { values } => {
                let low = |value: &Option<String>| value.as_deref().map(str::to_lowercase);
                Self::OneOf(*column, values.iter().map(low).collect())
            }
            ColumnTest::Numbers { from, to } => {
                let (unit, least) = match column {
                    DealColumn::Value => (1_000, 0),
                    // Said as rounded: 40 % is from 39.5.
                    DealColumn::Advance30 => (10_000, 5_000),
                    _ => (1, 0),
                };
                let scaled = |n: &Option<i32>, by: i64| n.map(|n| i64::from(n) * unit + by);
                Self::Between(*column, scaled(from, -least), scaled(to, least))
            }
            ColumnTest::Days { from, to } => {
                let day = |date: &Option<NaiveDate>| date.map(|date| i64::from(Day::of(date).0));
                Self::Between(*column, day(from), day(to))
            }
        }
    }
}

impl Ledger {
    /// Every value that a column of words says of the deals of a selection, the most frequent first.
    #[must_use]
    pub fn column_values(
        &self,
        filter: &Filter,
        selection: &Selection,
        column: DealColumn,
    ) -> Vec<ColumnValue> {
        let reading = Reading::new(self, filter);
        let mut walker = Walker::new(self, reading.as_of);
        let mut counts: BTreeMap<Option<&str>, u32> = BTreeMap::new();
        for deal in self.behind(filter, selection) {
            let standing = walker.walk(self, deal.0, |_| {});
            *counts
                .entry(reading.text(deal.0, &standing, column))
                .or_default() += 1;
        }
        let mut values: Vec<_> = counts
            .into_iter()
            .map(|(value, deals)| ColumnValue {
                value: value.map(str::to_owned),
                deals,
            })
            .collect();
        values.sort_by_key(|value| std::cmp::Reverse(value.deals));
        values
    }
}
