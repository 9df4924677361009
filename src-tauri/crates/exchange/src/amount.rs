//! One cell becomes whole minor units. Which sign is the decimal one in a column is decided
//! elsewhere ([`crate::evidence`]).
//!
//! No float anywhere, and no rounding: an amount with more decimals than its currency has (beyond
//! zeros) is no amount. A separator is never dropped unless it groups thousands correctly, so a
//! decimal comma can not multiply by a hundred.

use engine::money::{Currency, Money};
use serde::{Deserialize, Serialize};

use crate::currency;

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

/// An amount without its signs of currency: digits and separators only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bare<'a> {
    pub(crate) digits: &'a str,
    pub(crate) negative: bool,
    pub(crate) currency: Option<Currency>,
}

/// Takes sign, brackets and currency off an amount; `None` where something else is left.
pub(crate) fn bare(text: &str) -> Option<Bare<'_>> {
    let mut rest = text.trim();
    let mut negative = false;
    if let Some(inner) = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
        negative = true;
        rest = inner.trim();
    }
    let mut named = None;
    let is_digit = |c: char| c.is_ascii_digit();
    let first = rest.find(is_digit)?;
    let last = rest.rfind(is_digit)? + 1;
    let mut take = |around: &str| -> Option<()> {
        let mut left = around.trim();
        for minus in ['-', '\u{2212}'] {
            if let Some((a, b)) = left.split_once(minus) {
                if negative {
                    return None;
                }
                negative = true;
                left = if a.trim().is_empty() {
                    b.trim()
                } else {
                    a.trim()
                };
            }
        }
        let left = left.trim_start_matches('+').trim();
        // A decimal part without its zero (".5"), or without its digits ("5.").
        let left = left.trim_matches(['.', ',']);
        if left.is_empty() {
            return Some(());
        }
        let code = currency::named(left)?;
        if named.is_some() {
            return None;
        }
        named = Some(code);
        Some(())
    };
    let lead_dot = rest[..first].ends_with(['.', ',']);
    take(&rest[..first])?;
    take(&rest[last..])?;
    let digits = &rest[if lead_dot { first - 1 } else { first }..last];
    Some(Bare {
        digits,
        negative,
        currency: named.flatten(),
    })
}

/// Reads an amount in a currency; `named` in the cell itself wins over `otherwise`.
pub(crate) fn read(text: &str, sign: DecimalSign, otherwise: Currency) -> Option<Money> {
    let bare = bare(text)?;
    let currency = bare.currency.unwrap_or(otherwise);
    let (whole, decimals) = match bare.digits.split_once(sign.char()) {
        Some((whole, decimals)) => (whole, decimals),
        None => (bare.digits, ""),
    };
    let places = currency.decimals() as usize;
    if !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (kept, beyond) = decimals.split_at(places.min(decimals.len()));
    if beyond.bytes().any(|b| b != b'0') {
        return None;
    }
    let mut minor = grouped(whole, sign)?;
    for place in 0..places {
        let digit = kept
            .as_bytes()
            .get(place)
            .map_or(0, |d| u64::from(d - b'0'));
        minor = minor.checked_mul(10)?.checked_add(digit)?;
    }
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
    for c in whole.chars() {
        if let Some(digit) = c.to_digit(10) {
            units = units.checked_mul(10)?.checked_add(u64::from(digit))?;
            run += 1;
            continue;
        }
        let groups = c == sign.other().char()
            || matches!(
                c,
                ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}'
            );
        // Two digits a group after the first is how India writes lakhs.
        let full = if mark.is_none() {
            (1..=3).contains(&run)
        } else {
            run == 3 || run == 2
        };
        if !groups || !full || mark.is_some_and(|m| m != c) {
            return None;
        }
        mark = Some(c);
        run = 0;
    }
    (mark.is_none() || run == 3).then_some(units)
}

/// How many decimals an amount is written with, for a currency: the plain form of an export.
pub(crate) fn plain(money: Money) -> String {
    let places = money.currency.decimals() as usize;
    let sign = if money.minor < 0 { "-" } else { "" };
    let digits = format!(
        "{:0>width$}",
        money.minor.unsigned_abs(),
        width = places + 1
    );
    let (whole, decimals) = digits.split_at(digits.len() - places);
    if decimals.bytes().all(|b| b == b'0') {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{decimals}")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, sign: DecimalSign, expected: Option<(i64, &str)>) {
        let money = read(text, sign, Currency::UNKNOWN);
        let read = money.map(|m| (m.minor, m.currency.code().to_owned()));
        assert_eq!(read, expected.map(|(m, c)| (m, c.to_owned())), "{text}");
    }

    #[test]
    fn amounts_are_read_as_written() {
        use DecimalSign::{Comma, Point};
        check("1054", Point, Some((105_400, "XXX")));
        check("1,234.56", Point, Some((123_456, "XXX")));
        check("1.234,56", Comma, Some((123_456, "XXX")));
        check("1 234,56", Comma, Some((123_456, "XXX")));
        check("1\u{202f}234,56 \u{20ac}", Comma, Some((123_456, "EUR")));
        check("1'234.56", Point, Some((123_456, "XXX")));
        check("CHF 1\u{2019}234.50", Point, Some((123_450, "CHF")));
        check("USD 485,000.00", Point, Some((48_500_000, "USD")));
        check("431,666.67", Point, Some((43_166_667, "XXX")));
        check("$1,200", Point, Some((120_000, "XXX")));
        check("12,34,567.50", Point, Some((123_456_750, "XXX")));
        check("1,12", Comma, Some((112, "XXX")));
        check("1.500", Point, Some((150, "XXX")));
        check(".5", Point, Some((50, "XXX")));
        check("-12.5", Point, Some((-1_250, "XXX")));
        check("(12.50)", Point, Some((-1_250, "XXX")));
        check("\u{20ac}-3", Point, Some((-300, "EUR")));
        check("1500 JPY", Point, Some((1_500, "JPY")));
        check("1.234 KWD", Point, Some((1_234, "KWD")));
    }

    #[test]
    fn what_is_unsure_is_no_amount() {
        use DecimalSign::{Comma, Point};
        check("1,12", Point, None);
        check("1.12", Comma, None);
        check("1.234", Point, None);
        check("1,2345", Point, None);
        check("1.5 JPY", Point, None);
        check("1.2.3", Point, None);
        check("12,34", Point, None);
        check("abc", Point, None);
        check("12 apples", Point, None);
        check("EUR 12 USD", Point, None);
        check("1e5", Point, None);
        check("99999999999999999999", Point, None);
        check("--5", Point, None);
        check("", Point, None);
    }

    proptest! {
        #[test]
        fn what_is_written_plain_is_read_back(minor in -(1_i64 << 52)..(1 << 52), code in 0..3_usize) {
            let currency = Currency::parse(["EUR", "JPY", "KWD"][code]).unwrap();
            let money = Money { minor, currency };
            prop_assert_eq!(read(&plain(money), DecimalSign::Point, currency), Some(money));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,16}", near in "[0-9.,' ()+\u{20ac}A-Z-]{0,16}") {
            let _ = read(&text, DecimalSign::Point, Currency::UNKNOWN);
            let _ = read(&near, DecimalSign::Comma, Currency::UNKNOWN);
        }
    }
}
