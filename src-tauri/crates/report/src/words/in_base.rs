//! Sums of several currencies in one, each rate and its day named, and what has none said.

use engine::rates::{InBase, Rate, SumsInBase};

use super::Dictionary;

impl Dictionary {
    /// The sums of a review in one currency: what they are, the rates that made them, and what is not
    /// in them. Empty where nothing had to be converted.
    #[must_use]
    pub fn sums_in_base(&self, sums: &SumsInBase) -> Vec<String> {
        let words = &self.in_base;
        let all = [
            (words.open, &sums.open_value),
            (words.stalled, &sums.stalled_value),
            (words.won, &sums.won_value),
        ];
        let of = |sum: &InBase| sum.parts.iter().any(|part| part.rate.is_some());
        let said: Vec<String> = all
            .iter()
            .filter(|(_, sum)| of(sum) || !sum.without_rate.is_empty())
            .map(|(what, sum)| format!("{what} ≈ {}", self.money_short(sum.total)))
            .collect();
        if said.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![words.sums(&sums.base.to_string(), &said.join(", "))];
        let mut rates: Vec<Rate> = Vec::new();
        for rate in all
            .iter()
            .flat_map(|(_, sum)| &sum.parts)
            .filter_map(|p| p.rate)
        {
            if !rates.contains(&rate) {
                rates.push(rate);
            }
        }
        if !rates.is_empty() {
            let named = |rate: &Rate| {
                let value = rate.value.to_string();
                let (one, base) = (rate.currency.to_string(), rate.base.to_string());
                words.rate(&one, &value, &base, rate.day)
            };
            let rates: Vec<String> = rates.iter().map(named).collect();
            lines.push(words.rates(&rates.join("; ")));
        }
        for (what, sum) in all.iter().filter(|(_, sum)| !sum.without_rate.is_empty()) {
            let rest = self.amounts_whole(&sum.without_rate);
            lines.push(words.left_out(what, &rest, sums.on));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use engine::{
        language::Language,
        money::{Amounts, Currency, Money},
        rates::{Rate, in_base},
    };

    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money {
            minor,
            currency: Currency::parse(code).unwrap(),
        }
    }

    fn of(open: &Amounts, rates: &[Rate]) -> SumsInBase {
        let base = Currency::parse("EUR").unwrap();
        let on = "2026-01-31".parse().unwrap();
        let nothing = in_base(&Vec::new(), base, on, rates);
        SumsInBase {
            base,
            on,
            open_value: in_base(open, base, on, rates),
            stalled_value: nothing.clone(),
            won_value: nothing,
        }
    }

    #[test]
    fn a_sum_says_its_rates_their_days_and_what_is_not_in_it() {
        let rate = Rate {
            currency: Currency::parse("USD").unwrap(),
            base: Currency::parse("EUR").unwrap(),
            day: "2026-01-02".parse().unwrap(),
            value: "0.9".parse().unwrap(),
        };
        let open = vec![
            money(10_000_000, "EUR"),
            money(5_000_000, "USD"),
            money(3_000_000, "CHF"),
        ];
        assert_eq!(
            super::super::of(Language::English).sums_in_base(&of(&open, &[rate])),
            [
                "In EUR: open pipeline ≈ €145k.",
                "Rates: 1 USD = 0.9 EUR from 2 January 2026.",
                "Not in it, open pipeline: CHF\u{a0}30,000, for want of a rate by 31 January 2026.",
            ]
        );
    }

    #[test]
    fn a_sum_of_the_base_alone_needs_no_word() {
        let said =
            super::super::of(Language::English).sums_in_base(&of(&vec![money(100, "EUR")], &[]));
        assert_eq!(said, [""; 0]);
    }
}
