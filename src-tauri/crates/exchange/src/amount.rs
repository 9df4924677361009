//! One cell becomes whole minor units. Which sign is the decimal one in a column is decided
//! elsewhere ([`crate::evidence`]).
//!
//! No float anywhere, and no rounding: an amount with more decimals than its currency has (beyond
//! zeros) is no amount. A separator is never dropped unless it groups thousands correctly, so a
//! decimal comma can not multiply by a hundred. A share in percent is no amount.

mod bare;

use engine::money::{Currency, Money};
use serde::{Deserialize, Serialize};

pub(crate) use bare::{Bare, absent, bare};

use crate::currency::Named;

/// Which sign parts whole units from decimals in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum DecimalSign {
    /// 1,234.56
    Point,
    /// 1.234,56
    Comma,
}

impl DecimalSign {
    pub(crate) fn char(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    pub(crate) fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// Amounts above this do not survive every reader of JSON.
const LARGEST: u64 = 1 << 53;

/// Reads an amount. The currency that the cell itself names comes first, then that of the row
/// (`beside`), then that of the file; `None` also where cell and row contradict each other.
pub(crate) fn of(
    bare: Bare<'_>,
    sign: DecimalSign,
    beside: Option<Currency>,
    file: Option<Currency>,
) -> Option<Money> {
    let currency = match (bare.named, beside) {
        (Some(named), Some(beside)) => Some(beside).filter(|beside| named.may_be(*beside))?,
        (Some(Named::One(currency)), None) => currency,
        (Some(named), None) => file
            .filter(|file| named.may_be(*file))
            .unwrap_or(Currency::UNKNOWN),
        (None, beside) => beside.or(file).unwrap_or(Currency::UNKNOWN),
    };
    let (whole, decimals) = match bare.digits.split_once(sign.char()) {
        Some((whole, decimals)) => (whole, decimals.trim_end_matches('0')),
        None => (bare.digits, ""),
    };
    if !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let places = currency.decimals() + bare.scale;
    let below = u32::try_from(decimals.len()).ok()?;
    let mut minor = grouped(whole, sign)?;
    for digit in decimals.bytes() {
        minor = minor
            .checked_mul(10)?
            .checked_add(u64::from(digit - b'0'))?;
    }
    // More decimals than the currency has: no amount.
    minor = minor.checked_mul(10_u64.checked_pow(places.checked_sub(below)?)?)?;
    if minor >= LARGEST {
        return None;
    }
    let minor = i64::try_from(minor).ok()?;
    Some(Money {
        minor: if bare.negative { -minor } else { minor },
        currency,
    })
}

/// Whole units, thousands grouped by one sign throughout or not at all.
fn grouped(whole: &str, sign: DecimalSign) -> Option<u64> {
    let mut units: u64 = 0;
    let mut mark = None;
    let mut run = 0;
    // How long every group between the first and the last is: two digits is how India writes lakhs.
    let mut middle = None;
    for c in whole.chars() {
        if let Some(digit) = c.to_digit(10) {
            units = units.checked_mul(10)?.checked_add(u64::from(digit))?;
            run += 1;
            continue;
        }
        let groups = c == sign.other().char() || is_mark(c);
        let full = if mark.is_none() {
            (1..=3).contains(&run)
        } else {
            matches!(run, 2 | 3) && *middle.get_or_insert(run) == run
        };
        if !groups || !full || mark.is_some_and(|m| m != c) {
            return None;
        }
        mark = Some(c);
        run = 0;
    }
    (mark.is_none() || run == 3).then_some(units)
}

/// Signs that only ever group: spaces and apostrophes.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}'
    )
}

/// An amount as digits, its decimals only where it has any: the form of an export. Thousands are
/// never grouped.
pub(crate) fn plain(money: Money, sign: DecimalSign) -> String {
    let places = money.currency.decimals() as usize;
    let minus = if money.minor < 0 { "-" } else { "" };
    let digits = format!(
        "{:0>width$}",
        money.minor.unsigned_abs(),
        width = places + 1
    );
    let (whole, decimals) = digits.split_at(digits.len() - places);
    if decimals.bytes().all(|b| b == b'0') {
        format!("{minus}{whole}")
    } else {
        format!("{minus}{whole}{}{decimals}", sign.char())
    }
}

#[cfg(test)]
#[path = "amount_tests.rs"]
mod tests;
