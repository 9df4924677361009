//! Sums in one currency: every amount stays in its own, and only a sum is converted, with the rate
//! named beside it.
//!
//! Rates are exact decimals as they were entered, never floats. A sum of one currency is converted
//! once, as a whole, and rounded to the base's minor unit, halves to the even neighbour: the same sum
//! the other way round gives the same, and many halves do not drift.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    money::{Amounts, Currency, Money},
    review::Review,
};

/// The most digits behind the point of a rate.
pub const MOST_DECIMALS: u8 = 12;

/// What one unit of a currency is worth in another from a day on, until a later rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Rate {
    /// One unit of this.
    pub currency: Currency,
    /// Is worth so many of that.
    pub base: Currency,
    /// From this day on.
    pub day: NaiveDate,
    /// How many.
    pub value: Decimal,
}

/// A positive number as it was written: digits, and how many of them stand behind the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type), specta(type = String))]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    digits: i64,
    scale: u8,
}

/// Text that is no rate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no rate: write a number above 0 with a point, as 1.0825, with at most twelve digits behind it and not more than {MOST_DIGITS} in all"
)]
pub struct NoRate(String);

/// More digits than that are no rate of any two currencies.
const MOST_DIGITS: usize = 18;

impl Decimal {
    /// Digits and how many of them stand behind the point; `None` for what is no rate.
    #[must_use]
    pub fn new(digits: i64, scale: u8) -> Option<Self> {
        let fits = digits > 0 && digits < 10_i64.pow(18) && scale <= MOST_DECIMALS;
        fits.then_some(Self { digits, scale })
    }

    /// The digits without the point.
    #[must_use]
    pub fn digits(self) -> i64 {
        self.digits
    }

    /// How many of them stand behind it.
    #[must_use]
    pub fn scale(self) -> u8 {
        self.scale
    }
}

impl std::str::FromStr for Decimal {
    type Err = NoRate;

    fn from_str(text: &str) -> Result<Self, NoRate> {
        let refused = || NoRate(text.to_owned());
        let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
        let digits = format!("{whole}{part}");
        let plain = !whole.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !plain || digits.len() > MOST_DIGITS {
            return Err(refused());
        }
        let scale = u8::try_from(part.len()).map_err(|_| refused())?;
        let digits = digits.parse().map_err(|_| refused())?;
        Self::new(digits, scale).ok_or_else(refused)
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scale = usize::from(self.scale);
        let digits = format!("{:0>width$}", self.digits, width = scale + 1);
        let (whole, part) = digits.split_at(digits.len() - scale);
        if part.is_empty() {
            f.write_str(whole)
        } else {
            write!(f, "{whole}.{part}")
        }
    }
}

impl From<Decimal> for String {
    fn from(value: Decimal) -> Self {
        value.to_string()
    }
}

impl TryFrom<String> for Decimal {
    type Error = NoRate;

    fn try_from(text: String) -> Result<Self, NoRate> {
        text.parse()
    }
}

/// A sum of several currencies in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct InBase {
    /// All that could be converted.
    pub total: Money,
    /// What it was put together from, the base's own amount included.
    pub parts: Vec<Converted>,
    /// Amounts in currencies without a rate: not part of the total.
    pub without_rate: Amounts,
}

/// The sums of a review in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SumsInBase {
    /// That currency.
    pub base: Currency,
    /// The day whose rates are in force.
    pub on: NaiveDate,
    /// Open deals.
    pub open_value: InBase,
    /// Stalled deals.
    pub stalled_value: InBase,
    /// Deals won in the period.
    pub won_value: InBase,
}

impl SumsInBase {
    /// Of what a review counts of everyone.
    #[must_use]
    pub fn of(review: &Review, base: Currency, rates: &[Rate]) -> Self {
        let on = review.as_of;
        let convert = |sum: &Amounts| in_base(sum, base, on, rates);
        Self {
            base,
            on,
            open_value: convert(&review.whole.open_value),
            stalled_value: convert(&review.whole.stalled_value),
            won_value: convert(&review.whole.won_value),
        }
    }
}

/// The sum of one currency, converted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Converted {
    /// As it is.
    pub amount: Money,
    /// In the base.
    pub in_base: Money,
    /// The rate that was used; `None` for the base's own amount.
    pub rate: Option<Rate>,
}

/// Converts a sum with the rates in force on a day: of each currency the latest not after it. A
/// currency of which only later rates are known stays apart: what nobody could know that day is no
/// rate of it.
#[must_use]
pub fn in_base(sum: &Amounts, base: Currency, on: NaiveDate, rates: &[Rate]) -> InBase {
    let mut whole = InBase {
        total: Money {
            minor: 0,
            currency: base,
        },
        parts: Vec::new(),
        without_rate: Vec::new(),
    };
    for &amount in sum {
        let rate = in_force(rates, amount.currency, base, on);
        let minor = match rate {
            None if amount.currency == base => Some(amount.minor),
            None => None,
            Some(rate) => convert(amount, rate),
        };
        match minor.and_then(|minor| Some((minor, whole.total.minor.checked_add(minor)?))) {
            Some((minor, total)) => {
                whole.total.minor = total;
                let in_base = Money {
                    minor,
                    currency: base,
                };
                whole.parts.push(Converted {
                    amount,
                    in_base,
                    rate: rate.copied(),
                });
            }
            None => whole.without_rate.push(amount),
        }
    }
    whole
}

fn in_force(rates: &[Rate], from: Currency, base: Currency, on: NaiveDate) -> Option<&Rate> {
    let of = |rate: &&Rate| rate.currency == from && rate.base == base && from != base;
    let mut known = rates.iter().filter(of).filter(|rate| rate.day <= on);
    let first = known.next()?;
    Some(known.fold(
        first,
        |latest, rate| {
            if rate.day > latest.day { rate } else { latest }
        },
    ))
}

/// Minor units of the base; `None` where they are more than 64 bits hold.
fn convert(amount: Money, rate: &Rate) -> Option<i64> {
    let up = rate.base.decimals();
    let down = u32::from(rate.value.scale) + amount.currency.decimals();
    let mut over = i128::from(amount.minor) * i128::from(rate.value.digits);
    let mut under = 1_i128;
    if up >= down {
        over = over.checked_mul(10_i128.pow(up - down))?;
    } else {
        under = 10_i128.pow(down - up);
    }
    i64::try_from(half_even(over, under)).ok()
}

fn half_even(over: i128, under: i128) -> i128 {
    let (whole, rest) = (over.div_euclid(under), over.rem_euclid(under));
    match (2 * rest).cmp(&under) {
        std::cmp::Ordering::Less => whole,
        std::cmp::Ordering::Greater => whole + 1,
        std::cmp::Ordering::Equal => whole + whole.rem_euclid(2),
    }
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

    fn rate(from: &str, base: &str, day: &str, value: &str) -> Rate {
        Rate {
            currency: Currency::parse(from).unwrap(),
            base: Currency::parse(base).unwrap(),
            day: day.parse().unwrap(),
            value: value.parse().unwrap(),
        }
    }

    #[test]
    fn a_rate_is_kept_as_it_was_written() {
        for text in ["1.0825", "0.000000000001", "163", "1.10", "0.5"] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "0",
            "0.00",
            "-1",
            "1,08",
            "1e3",
            ".5",
            "1.0000000000001",
            "9999999999999999999",
        ] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[track_caller]
    fn check(amount: Money, rate: Rate, expected: i64) {
        let sum = in_base(&vec![amount], rate.base, rate.day, &[rate]);
        assert_eq!(sum.total.minor, expected);
        assert_eq!(sum.parts[0].rate, Some(rate));
    }

    #[test]
    fn a_sum_is_converted_exactly_and_halves_go_to_the_even_neighbour() {
        let day = "2026-01-01";
        check(
            money(10_000, "USD"),
            rate("USD", "EUR", day, "0.9231"),
            9_231,
        );
        check(money(1, "USD"), rate("USD", "EUR", day, "0.5"), 0);
        check(money(3, "USD"), rate("USD", "EUR", day, "0.5"), 2);
        check(money(5, "USD"), rate("USD", "EUR", day, "0.5"), 2);
        check(money(-1, "USD"), rate("USD", "EUR", day, "0.5"), 0);
        check(money(-3, "USD"), rate("USD", "EUR", day, "0.5"), -2);
        // Yen have no minor unit, dinars three digits of it.
        check(money(1_000, "JPY"), rate("JPY", "EUR", day, "0.0061"), 610);
        check(
            money(12_345, "EUR"),
            rate("EUR", "JPY", day, "163.05"),
            20_129,
        );
        check(money(1_234, "KWD"), rate("KWD", "EUR", day, "3"), 370);
        check(
            money((1 << 53) - 1, "USD"),
            rate("USD", "EUR", day, "0.999999999999"),
            9_007_199_254_731_984,
        );
    }

    #[test]
    fn the_latest_rate_not_after_the_day_counts_and_is_named() {
        let rates = [
            rate("USD", "EUR", "2026-02-01", "0.8"),
            rate("USD", "EUR", "2026-01-01", "0.9"),
            rate("USD", "GBP", "2026-01-15", "0.7"),
        ];
        let check = |on: &str, minor: i64, day: &str| {
            let sum = vec![money(50, "EUR"), money(100, "USD"), money(7, "CHF")];
            let whole = in_base(
                &sum,
                Currency::parse("EUR").unwrap(),
                on.parse().unwrap(),
                &rates,
            );
            assert_eq!(whole.total, money(50 + minor, "EUR"), "{on}");
            assert_eq!(whole.parts[0].rate, None);
            assert_eq!(whole.parts[1].rate.unwrap().day.to_string(), day);
            assert_eq!(whole.without_rate, [money(7, "CHF")]);
        };
        check("2026-01-31", 90, "2026-01-01");
        check("2026-02-01", 80, "2026-02-01");
    }

    #[test]
    fn a_rate_of_a_later_day_is_never_used() {
        let rates = [rate("USD", "EUR", "2026-01-01", "0.9")];
        let sum = vec![money(50, "EUR"), money(100, "USD")];
        let base = Currency::parse("EUR").unwrap();
        let whole = in_base(&sum, base, "2025-12-31".parse().unwrap(), &rates);
        assert_eq!(whole.total, money(50, "EUR"));
        assert_eq!(whole.without_rate, [money(100, "USD")]);
    }

    #[test]
    fn a_sum_beyond_64_bits_is_left_out_and_not_wrong() {
        let rate = rate("USD", "EUR", "2026-01-01", "999999");
        let sum = vec![money(i64::MAX / 2, "USD"), money(5, "EUR")];
        let whole = in_base(&sum, rate.base, rate.day, &[rate]);
        assert_eq!((whole.total.minor, whole.without_rate.len()), (5, 1));
    }
}
