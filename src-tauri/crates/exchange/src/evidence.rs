//! How a column writes its dates and its amounts, decided from all of its values.
//!
//! A value that can be read in one way only is evidence; one that can be read in two is not. What
//! the evidence leaves open stays open: the caller asks a person, or leaves the values out.

use engine::moment::Day;

use crate::{
    amount::{self, DecimalSign},
    date::{self, DateOrder, Reading},
};

/// Slips of the pen up to this share of the evidence do not overrule the rest: one in twenty.
const SLIPS: u64 = 20;

/// What the dates of one column show.
#[derive(Clone, Debug, Default)]
pub(crate) struct DateEvidence {
    year_first: u64,
    day_first: u64,
    month_first: u64,
    either: u64,
    bad: u64,
    dotted: bool,
    /// A value that can be read both ways.
    pub(crate) sample: Option<String>,
    last: [Option<Day>; 3],
}

/// The order of a column's dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateDecision {
    /// The evidence says so.
    Known(DateOrder),
    /// Every value bears both readings, or the values contradict each other.
    Open,
}

impl DateEvidence {
    /// Takes one value; `dated` where it may count as the file's last date.
    pub(crate) fn note(&mut self, text: &str, dated: bool) -> Reading {
        let reading = date::readings(text);
        let (mut dmy, mut mdy, mut exact) = (None, None, None);
        match reading {
            Reading::Exact(moment) => {
                self.year_first += 1;
                exact = Some(moment.day);
            }
            Reading::Order { dmy: d, mdy: m } => {
                (dmy, mdy) = (d.map(|m| m.day), m.map(|m| m.day));
                match (dmy, mdy) {
                    (Some(_), None) => self.day_first += 1,
                    (None, Some(_)) => self.month_first += 1,
                    (a, b) if a != b => {
                        self.either += 1;
                        self.dotted |= text.contains('.') && !text.contains('/');
                        if self.sample.is_none() {
                            self.sample = Some(text.to_owned());
                        }
                    }
                    _ => {}
                }
            }
            Reading::Bad => self.bad += 1,
        }
        if dated {
            for (last, day) in self.last.iter_mut().zip([exact, dmy, mdy]) {
                *last = (*last).max(day);
            }
        }
        reading
    }

    /// Takes what values further down the file show.
    pub(crate) fn join(&mut self, later: &Self) {
        self.year_first += later.year_first;
        self.day_first += later.day_first;
        self.month_first += later.month_first;
        self.either += later.either;
        self.bad += later.bad;
        self.dotted |= later.dotted;
        if self.sample.is_none() {
            self.sample.clone_from(&later.sample);
        }
        for (last, later) in self.last.iter_mut().zip(later.last) {
            *last = (*last).max(later);
        }
    }

    /// The order of this column by its own values alone.
    pub(crate) fn decide(&self) -> DateDecision {
        let (d, m) = (self.day_first, self.month_first);
        if d > 0 && m * SLIPS <= d {
            DateDecision::Known(DateOrder::Dmy)
        } else if m > 0 && d * SLIPS <= m {
            DateDecision::Known(DateOrder::Mdy)
        } else if d > 0 || m > 0 {
            DateDecision::Open
        } else if self.either == 0 {
            DateDecision::Known(DateOrder::Ymd)
        } else if self.dotted {
            // Nowhere in the world do points part a month-first date.
            DateDecision::Known(DateOrder::Dmy)
        } else {
            DateDecision::Open
        }
    }

    /// True where there are values, and not one of them is a date: the column holds something else.
    pub(crate) fn never_dates(&self) -> bool {
        let good = self.year_first + self.day_first + self.month_first + self.either;
        good == 0 && self.bad > 0
    }

    /// The last day among the values that were `dated`, in an order.
    pub(crate) fn last(&self, order: DateOrder) -> Option<Day> {
        let [exact, dmy, mdy] = self.last;
        match order {
            DateOrder::Ymd => exact,
            DateOrder::Dmy => exact.max(dmy),
            DateOrder::Mdy => exact.max(mdy),
        }
    }
}

/// What the amounts of one column show.
#[derive(Clone, Debug, Default)]
pub(crate) struct AmountEvidence {
    point: u64,
    comma: u64,
}

impl AmountEvidence {
    /// Takes one value.
    pub(crate) fn note(&mut self, text: &str) {
        let Some(bare) = amount::bare(text) else {
            return;
        };
        match decimal_sign_of(bare.digits) {
            Some(DecimalSign::Point) => self.point += 1,
            Some(DecimalSign::Comma) => self.comma += 1,
            None => {}
        }
    }

    /// Takes what values further down the file show.
    pub(crate) fn join(&mut self, later: &Self) {
        self.point += later.point;
        self.comma += later.comma;
    }

    /// The decimal sign of this column by its own values; `None` where none of them tells, or
    /// they contradict each other.
    pub(crate) fn decide(&self) -> Option<DecimalSign> {
        let (p, c) = (self.point, self.comma);
        if p > 0 && c * SLIPS <= p {
            Some(DecimalSign::Point)
        } else if c > 0 && p * SLIPS <= c {
            Some(DecimalSign::Comma)
        } else {
            None
        }
    }
}

/// The decimal sign that one amount needs in order to be one; `None` where either would do.
pub(crate) fn decimal_sign_of(digits: &str) -> Option<DecimalSign> {
    let points = digits.matches('.').count();
    let commas = digits.matches(',').count();
    match (points, commas) {
        (0, 0) => None,
        (1.., 1..) => Some(if digits.rfind('.') > digits.rfind(',') {
            DecimalSign::Point
        } else {
            DecimalSign::Comma
        }),
        (2.., 0) => Some(DecimalSign::Comma),
        (0, 2..) => Some(DecimalSign::Point),
        (1, 0) => single(digits, '.', DecimalSign::Point),
        (0, 1) => single(digits, ',', DecimalSign::Comma),
    }
}

/// One separator: it groups only if one to three digits precede it and exactly three follow.
fn single(digits: &str, mark: char, sign: DecimalSign) -> Option<DecimalSign> {
    let (whole, after) = digits.split_once(mark)?;
    let could_group = after.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    (!could_group).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[&str], expected: Option<DateOrder>) {
        let mut evidence = DateEvidence::default();
        for value in values {
            evidence.note(value, true);
        }
        let decided = match evidence.decide() {
            DateDecision::Known(order) => Some(order),
            DateDecision::Open => None,
        };
        assert_eq!(decided, expected, "{values:?}");
    }

    #[test]
    fn the_order_of_dates_is_decided_from_all_values() {
        check(&["2025-01-02", "2025-03-04"], Some(DateOrder::Ymd));
        check(&["1/2/2025", "2/26/2018 19:58"], Some(DateOrder::Mdy));
        check(&["1/2/2025", "26/2/2018"], Some(DateOrder::Dmy));
        check(&["01.02.2025", "03.04.2025"], Some(DateOrder::Dmy));
        check(&["1/2/2025", "3/4/2025"], None);
        check(&["1/1/2025", "2/2/2025"], Some(DateOrder::Ymd));
        check(&["1/26/2025", "26/1/2025"], None);
        let mut mostly = vec!["26/1/2025"; 40];
        mostly.push("1/26/2025");
        check(&mostly, Some(DateOrder::Dmy));
    }

    fn check_amounts(values: &[&str], expected: Option<DecimalSign>) {
        let mut evidence = AmountEvidence::default();
        for value in values {
            evidence.note(value);
        }
        assert_eq!(evidence.decide(), expected, "{values:?}");
    }

    #[test]
    fn the_decimal_sign_is_decided_from_all_values() {
        use DecimalSign::{Comma, Point};
        check_amounts(&["1,234", "1,234.50"], Some(Point));
        check_amounts(&["1.234", "1.234,50"], Some(Comma));
        check_amounts(&["1.234.567"], Some(Comma));
        check_amounts(&["0.125"], Some(Point));
        check_amounts(&["12345,678"], Some(Comma));
        check_amounts(&["1,12"], Some(Comma));
        check_amounts(&["1,234", "2,345"], None);
        check_amounts(&["1000", "2000"], None);
        check_amounts(&["1.50", "1,50"], None);
    }
}
