//! Money and counts in few characters, for sentences. Whole minor units to the last digit: no float
//! touches them.

use super::{Currency, Money};

impl Money {
    /// Three figures at most: `€940`, `€7.2k`, `€412k`, `€2.84m`, `CHF 1.20bn`.
    #[must_use]
    pub fn short(self) -> String {
        let unit = 10_u128.pow(self.currency.decimals());
        self.signed(&scaled(u128::from(self.minor.unsigned_abs()), unit))
    }

    /// Whole units, rounded, thousands apart: `€412,300`.
    #[must_use]
    pub fn whole(self) -> String {
        let unit = 10_u128.pow(self.currency.decimals());
        let whole = (u128::from(self.minor.unsigned_abs()) + unit / 2) / unit;
        self.signed(&grouped(whole))
    }

    fn signed(self, said: &str) -> String {
        let minus = if self.minor < 0 { "−" } else { "" };
        let symbol = match self.currency.code() {
            "EUR" => "€",
            "USD" => "$",
            "GBP" => "£",
            "JPY" => "¥",
            "INR" => "₹",
            _ if self.currency == Currency::UNKNOWN => "",
            code => return format!("{minus}{code}\u{a0}{said}"),
        };
        format!("{minus}{symbol}{said}")
    }
}
/// A number of `unit`-ths in three figures at most.
#[must_use]
pub fn scaled(minor: u128, unit: u128) -> String {
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
/// Digits in threes.
#[must_use]
pub fn grouped(n: u128) -> String {
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
