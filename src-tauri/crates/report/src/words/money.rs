//! Money as text: short for headlines (`€412k`), whole for tables (`€412,300`). No conversion:
//! amounts in several currencies stand side by side.

use engine::money::Money;
pub(super) use engine::money::{grouped, scaled};

use super::{NONE, deals};

/// Three figures at most: `€940`, `€7.2k`, `€412k`, `€2.84m`, `CHF 1.20bn`.
#[must_use]
pub fn money_short(money: Money) -> String {
    money.short()
}

/// Whole units, rounded, thousands apart: `€412,300`.
#[must_use]
pub fn money_whole(money: Money) -> String {
    money.whole()
}

/// A value with the number of its deals under it, and what they are; the deals themselves where none
/// has an amount.
pub(crate) fn held(amounts: &[Money], of: u32, trail: &str) -> (String, String) {
    if amounts.is_empty() {
        let under = match trail {
            "" if of == 0 => String::new(),
            "" => "no amounts known".to_owned(),
            trail => trail.trim().to_owned(),
        };
        (deals(of), under)
    } else {
        (amounts_short(amounts), format!("{}{trail}", deals(of)))
    }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use engine::money::Currency;

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
