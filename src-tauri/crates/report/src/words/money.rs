//! Money as text: short for headlines (`€412k`), whole for tables (`€412,300`). No conversion:
//! amounts in several currencies stand side by side.

use engine::money::{Currency, Money};

use super::NONE;

/// Three figures at most: `€940`, `€7.2k`, `€412k`, `€2.84m`, `CHF 1.20bn`.
#[must_use]
pub fn money_short(money: Money) -> String {
    let unit = 10_u128.pow(money.currency.decimals());
    signed(money, &scaled(u128::from(money.minor.unsigned_abs()), unit))
}

/// A number of `unit`-ths in three figures at most.
pub(super) fn scaled(minor: u128, unit: u128) -> String {
    // (below this many whole units, divisor, decimals, letter); tried in order, so that 999,600
    // rounds up into the next scale instead of becoming "1000k".
    let scales: [(u128, u128, u32, &str); 9] = [
        (1_000, 1, 0, ""),
        (10_000, 1_000, 1, "k"),
        (1_000_000, 1_000, 0, "k"),
        (10_000_000, 1_000_000, 2, "m"),
        (100_000_000, 1_000_000, 1, "m"),
        (1_000_000_000, 1_000_000, 0, "m"),
        (10_000_000_000, 1_000_000_000, 2, "bn"),
        (100_000_000_000, 1_000_000_000, 1, "bn"),
        (u128::MAX, 1_000_000_000, 0, "bn"),
    ];
    for (below, divisor, decimals, letter) in scales {
        let power = 10_u128.pow(decimals);
        let divisor_minor = divisor * unit;
        let rounded = (minor * power + divisor_minor / 2) / divisor_minor;
        if rounded * divisor < below.saturating_mul(power) {
            let digits = usize::try_from(decimals).unwrap_or(0);
            let whole = grouped(rounded / power);
            return if decimals == 0 {
                format!("{whole}{letter}")
            } else {
                format!("{whole}.{:0digits$}{letter}", rounded % power)
            };
        }
    }
    grouped(minor / unit)
}

/// Whole units, rounded, thousands apart: `€412,300`.
#[must_use]
pub fn money_whole(money: Money) -> String {
    let unit = 10_u128.pow(money.currency.decimals());
    let whole = (u128::from(money.minor.unsigned_abs()) + unit / 2) / unit;
    signed(money, &grouped(whole))
}

/// The two largest currencies, short: `€412k + $30k`, and how many more there are.
#[must_use]
pub fn amounts_short(amounts: &[Money]) -> String {
    match amounts {
        [] => NONE.to_owned(),
        [one] => money_short(*one),
        [a, b] => format!("{} + {}", money_short(*a), money_short(*b)),
        [a, b, rest @ ..] => format!(
            "{} + {} + {} more {}",
            money_short(*a),
            money_short(*b),
            rest.len(),
            if rest.len() == 1 {
                "currency"
            } else {
                "currencies"
            }
        ),
    }
}

/// Every currency, whole: `€412,300 + $30,000`.
#[must_use]
pub fn amounts_whole(amounts: &[Money]) -> String {
    if amounts.is_empty() {
        return NONE.to_owned();
    }
    amounts
        .iter()
        .map(|m| money_whole(*m))
        .collect::<Vec<_>>()
        .join(" + ")
}

/// Digits in threes.
pub(super) fn grouped(n: u128) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (ix, digit) in digits.chars().enumerate() {
        if ix > 0 && (digits.len() - ix).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn signed(money: Money, said: &str) -> String {
    let minus = if money.minor < 0 { "−" } else { "" };
    let symbol = match money.currency.code() {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        _ if money.currency == Currency::UNKNOWN => "",
        code => return format!("{minus}{code}\u{a0}{said}"),
    };
    format!("{minus}{symbol}{said}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money {
            minor,
            currency: Currency::parse(code).unwrap(),
        }
    }

    #[test]
    fn headlines_say_money_in_three_figures() {
        let check = |minor: i64, code: &str, expected: &str| {
            assert_eq!(money_short(money(minor, code)), expected);
        };
        check(0, "EUR", "€0");
        check(94_049, "EUR", "€940");
        check(99_999, "EUR", "€1.0k");
        check(720_000, "EUR", "€7.2k");
        check(999_600, "EUR", "€10k");
        check(41_230_000, "EUR", "€412k");
        check(99_960_000, "EUR", "€1.00m");
        check(284_000_000, "EUR", "€2.84m");
        check(2_840_000_000, "USD", "$28.4m");
        check(120_000_000_000, "CHF", "CHF\u{a0}1.20bn");
        check(412_300, "JPY", "¥412k");
        check(41_230_000, "XXX", "412k");
        check(-41_230_000, "EUR", "−€412k");
        check(9_007_199_254_740_991, "EUR", "€90,072bn");
        check(i64::MIN, "EUR", "−€92,233,720bn");
    }

    #[test]
    fn tables_say_money_whole() {
        let check = |minor: i64, code: &str, expected: &str| {
            assert_eq!(money_whole(money(minor, code)), expected);
        };
        check(41_230_049, "EUR", "€412,300");
        check(41_230_050, "EUR", "€412,301");
        check(1_234_567, "KWD", "KWD\u{a0}1,235");
        check(-99, "USD", "−$1");
    }

    #[test]
    fn currencies_are_never_added_up() {
        let check =
            |amounts: &[Money], expected: &str| assert_eq!(amounts_short(amounts), expected);
        let (e, d, c) = (
            money(41_200_000, "EUR"),
            money(3_000_000, "USD"),
            money(500_000, "CHF"),
        );
        check(&[], "–");
        check(&[e], "€412k");
        check(&[e, d], "€412k + $30k");
        check(&[e, d, c], "€412k + $30k + 1 more currency");
        assert_eq!(amounts_whole(&[e, d]), "€412,000 + $30,000");
    }
}
