//! What the dates of a column show: which part is the day, whether the year comes last, whether
//! bare numbers count days.

use engine::moment::Day;

use super::side;
use crate::date::{self, DateOrder, Order, Reading};

/// What the dates of one column show.
#[derive(Clone, Debug, Default)]
pub(crate) struct DateEvidence {
    /// Values with one meaning, whatever the order.
    exact: u64,
    day_first: u64,
    month_first: u64,
    either: u64,
    bad: u64,
    serial: u64,
    epoch: u64,
    /// Values whose year has four digits, that depend on the order.
    long: u64,
    years: ShortYears,
    style: Style,
    /// How many values can be read in each order.
    fits: [u64; DateOrder::COUNT],
    last_exact: Option<Day>,
    last: [Option<Day>; DateOrder::COUNT],
    open: Option<String>,
    any: Option<String>,
    /// A value that is no date.
    odd: Option<String>,
}

/// Where a year of two digits stands.
#[derive(Clone, Debug, Default)]
struct ShortYears {
    seen: u64,
    first: u64,
    last: u64,
    /// Which numbers, up to 31, were met in first place, a bit each.
    firsts: u32,
    lasts: u32,
}

impl ShortYears {
    fn note(&mut self, of: &Order) {
        let Some(short) = of.short else { return };
        self.seen += 1;
        match (of.dmy.is_some() || of.mdy.is_some(), of.ymd.is_some()) {
            (true, false) => self.last += 1,
            (false, true) => self.first += 1,
            _ => {
                self.firsts |= 1_u32.checked_shl(short.first.into()).unwrap_or(0);
                self.lasts |= 1_u32.checked_shl(short.last.into()).unwrap_or(0);
            }
        }
    }

    fn join(&mut self, later: &Self) {
        self.seen += later.seen;
        self.first += later.first;
        self.last += later.last;
        self.firsts |= later.firsts;
        self.lasts |= later.lasts;
    }

    /// Whether the year comes last; `None` where that is open.
    ///
    /// From 2001 to 2031 a year may look like a day. Days wander through the month, years do not:
    /// where the first part takes at least twice as many values, over more than twelve numbers, it
    /// is the day. The other way round is never concluded (deals that all begin on the first of a
    /// month look like that).
    fn come_last(&self, dotted: bool) -> Option<bool> {
        if self.seen == 0 {
            return Some(true);
        }
        if self.first + self.last > 0 {
            return side(self.last, self.first);
        }
        let span = 32 - self.firsts.leading_zeros() - self.firsts.trailing_zeros();
        let wander = self.firsts.count_ones() >= 2 * self.lasts.count_ones() && span > 12;
        (dotted || wander).then_some(true)
    }
}

/// How a column's dates look, apart from their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Style {
    #[default]
    Unseen,
    /// What parts the numbers, and whether years have two digits.
    One(char, bool),
    Mixed,
}

impl Style {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unseen, style) | (style, Self::Unseen) => style,
            (one, other) if one == other => one,
            _ => Self::Mixed,
        }
    }
}

/// What a column says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    /// The evidence says so.
    Known(DateOrder),
    /// Every value bears both readings: another column may tell.
    Silent,
    /// Values contradict each other: nobody but a person can tell.
    Torn,
}

impl DateEvidence {
    /// Takes one value; `dated` where it may count as the file's last date.
    pub(crate) fn note(&mut self, text: &str, dated: bool) -> Reading {
        let reading = date::readings(text);
        match reading {
            // Nearly every value of every file: no order is tried one by one.
            Reading::Exact(at) => {
                self.exact += 1;
                if dated {
                    self.last_exact = self.last_exact.max(Some(at.day));
                }
                return reading;
            }
            Reading::Order(of) => self.ordered(&of, text),
            Reading::Serial(_) => self.serial += 1,
            Reading::Epoch(_) => self.epoch += 1,
            Reading::Absent => {}
            Reading::Bad => {
                self.bad += 1;
                self.odd.get_or_insert_with(|| text.to_owned());
            }
        }
        for order in DateOrder::ALL {
            let Some(at) = reading.in_order(order) else {
                continue;
            };
            self.fits[order as usize] += 1;
            if dated {
                let last = &mut self.last[order as usize];
                *last = (*last).max(Some(at.day));
            }
        }
        reading
    }

    fn ordered(&mut self, of: &Order, text: &str) {
        self.long += u64::from(of.short.is_none());
        self.years.note(of);
        let style = Style::One(of.mark, of.short.is_some());
        self.style = self.style.and(style);
        match (of.dmy, of.mdy) {
            (Some(_), None) => self.day_first += 1,
            (None, Some(_)) => self.month_first += 1,
            (Some(a), Some(b)) if a != b => {
                self.either += 1;
                self.open.get_or_insert_with(|| text.to_owned());
            }
            _ => {}
        }
        self.any.get_or_insert_with(|| text.to_owned());
    }

    /// Takes what values further down the file show.
    pub(crate) fn join(&mut self, later: &Self) {
        self.exact += later.exact;
        self.day_first += later.day_first;
        self.month_first += later.month_first;
        self.either += later.either;
        self.bad += later.bad;
        self.serial += later.serial;
        self.epoch += later.epoch;
        self.long += later.long;
        self.years.join(&later.years);
        self.style = self.style.and(later.style);
        self.last_exact = self.last_exact.max(later.last_exact);
        for ix in 0..DateOrder::COUNT {
            self.fits[ix] += later.fits[ix];
            self.last[ix] = self.last[ix].max(later.last[ix]);
        }
        let shown = [
            (&mut self.open, &later.open),
            (&mut self.any, &later.any),
            (&mut self.odd, &later.odd),
        ];
        for (own, later) in shown {
            if own.is_none() {
                own.clone_from(later);
            }
        }
    }

    /// The manner of this column by its own values alone.
    fn decide(&self) -> Decision {
        let order = self.day_first + self.month_first + self.either + self.years.seen;
        if order == 0 {
            let alone = self.exact == 0 && self.bad == 0;
            return Decision::Known(match (self.serial, self.epoch) {
                (1.., 0) if alone => DateOrder::Serial,
                (0, 1..) if alone => DateOrder::Epoch,
                _ => DateOrder::Ymd,
            });
        }
        // Nowhere in the world do points part a month-first date.
        let dotted = matches!(self.style, Style::One('.', _));
        match self.years.come_last(dotted) {
            Some(true) => {}
            Some(false) if self.long == 0 => return Decision::Known(DateOrder::Ymd),
            None if self.years.first + self.years.last == 0 => return Decision::Silent,
            _ => return Decision::Torn,
        }
        match side(self.day_first, self.month_first) {
            Some(true) => Decision::Known(DateOrder::Dmy),
            Some(false) => Decision::Known(DateOrder::Mdy),
            None if self.day_first > 0 => Decision::Torn,
            None if dotted => Decision::Known(DateOrder::Dmy),
            None => Decision::Silent,
        }
    }

    /// A value that shows why the order is open.
    pub(crate) fn sample(&self) -> Option<&str> {
        self.open.as_deref().or(self.any.as_deref())
    }

    /// A value that is no date.
    pub(crate) fn odd(&self) -> Option<&str> {
        self.odd.as_deref()
    }

    /// True where a value can be read as a date.
    pub(crate) fn has_dates(&self) -> bool {
        self.exact + self.fits.iter().sum::<u64>() > 0 && !self.never_dates()
    }

    /// True where there are values, and not one of them is a date: the column holds something else.
    pub(crate) fn never_dates(&self) -> bool {
        let fits = self.exact + self.fits.iter().sum::<u64>();
        let numbers = self.serial + self.epoch;
        let lone = self.decide() == Decision::Known(DateOrder::Ymd) && numbers == fits;
        self.bad + numbers > 0 && (fits == 0 || lone)
    }

    /// The last day among the values that were `dated`, in an order.
    pub(crate) fn last(&self, order: DateOrder) -> Option<Day> {
        self.last_exact.max(self.last[order as usize])
    }
}

/// The manner of each column; `None`: a person must say.
///
/// One file is written in one manner: what one column shows holds for those that show nothing,
/// where they look alike (the same sign between the parts, years of as many digits) and no third
/// contradicts. A column that contradicts itself is never settled by another, and what a person
/// says holds only where a column can be read so.
pub(crate) fn settle(columns: &[&DateEvidence], said: Option<DateOrder>) -> Vec<Option<DateOrder>> {
    let decided: Vec<Decision> = columns.iter().map(|column| column.decide()).collect();
    let alike = |style: Style| {
        let mut orders = columns
            .iter()
            .zip(&decided)
            .filter_map(|(other, decision)| {
                let Decision::Known(order) = *decision else {
                    return None;
                };
                (style != Style::Mixed && other.style == style).then_some(order)
            });
        let first = orders.next()?;
        orders.all(|order| order == first).then_some(first)
    };
    columns
        .iter()
        .zip(&decided)
        .map(|(column, decision)| match *decision {
            Decision::Known(order) => Some(order),
            Decision::Silent => said
                .filter(|order| column.fits[*order as usize] > 0)
                .or_else(|| alike(column.style)),
            Decision::Torn => said.filter(|order| column.fits[*order as usize] > 0),
        })
        .collect()
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
