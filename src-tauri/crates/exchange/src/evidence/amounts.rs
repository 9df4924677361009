//! What the amounts of a column show: which sign is the decimal one.

use engine::money::Currency;

use super::side;
use crate::{
    amount::{self, DecimalSign},
    currency::Named,
};

/// So many amounts of one manner are no chance.
const MANY: u64 = 5;

/// What the amounts of one column show.
#[derive(Clone, Debug, Default)]
pub(crate) struct AmountEvidence {
    /// Amounts that need this sign to be one.
    point: u64,
    comma: u64,
    /// Amounts with a single point (comma) before three digits: thousands, or decimals.
    open_point: u64,
    open_comma: u64,
    /// Of those, such as could not be paid as decimals: their currency has two decimals at most,
    /// and the third is no zero.
    unpayable: u64,
    /// Of those, such that name a currency of two decimals at most: nobody writes it with three.
    named: u64,
    /// Of those, such that may well have three decimals: their currency does, or they are in
    /// thousands or millions.
    natural: u64,
    /// Amounts without any separator, below a thousand, and from a thousand.
    small: u64,
    large: u64,
    /// Numbers of a spreadsheet, which have a decimal point whatever the texts beside them do.
    typed: u64,
}

impl AmountEvidence {
    /// Takes one value; `beside` is the currency that the row names in another cell.
    pub(crate) fn note(&mut self, text: &str, beside: Option<Currency>) {
        let Some(bare) = amount::bare(text) else {
            return;
        };
        if let Some(sign) = bare.sign {
            return self.needs(sign);
        }
        if let Some(sign) = decimal_sign_of(bare.digits) {
            return self.needs(sign);
        }
        let commas = bare.digits.contains(',');
        if commas || bare.digits.contains('.') {
            *(if commas {
                &mut self.open_comma
            } else {
                &mut self.open_point
            }) += 1;
            let decimals = bare.currency().or(beside).map(|c| c.decimals());
            let odd = bare.scale == 0 && !bare.digits.ends_with('0');
            self.unpayable += u64::from(odd && decimals.is_some_and(|d| d < 3));
            let of_two = bare
                .named
                .map_or(decimals.is_some_and(|d| d < 3), Named::has_two_decimals);
            self.named += u64::from(of_two && bare.scale == 0);
            let natural = bare.scale > 0 || decimals.is_some_and(|d| d > 2);
            self.natural += u64::from(natural);
        } else if bare.digits.bytes().all(|b| b.is_ascii_digit()) && bare.scale == 0 {
            match bare.digits.len() {
                ..=3 => self.small += 1,
                _ => self.large += 1,
            }
        }
    }

    /// Takes a number that a spreadsheet typed: it tells nothing of how texts beside it are written.
    pub(crate) fn note_typed(&mut self) {
        self.typed += 1;
    }

    /// Takes what values further down the file show.
    pub(crate) fn join(&mut self, later: &Self) {
        self.point += later.point;
        self.comma += later.comma;
        self.open_point += later.open_point;
        self.open_comma += later.open_comma;
        self.unpayable += later.unpayable;
        self.natural += later.natural;
        self.named += later.named;
        self.small += later.small;
        self.large += later.large;
        self.typed += later.typed;
    }

    fn needs(&mut self, sign: DecimalSign) {
        match sign {
            DecimalSign::Point => self.point += 1,
            DecimalSign::Comma => self.comma += 1,
        }
    }

    /// The decimal sign of this column by its own values; `None` where none of them tells, or
    /// they contradict each other.
    ///
    /// Where all that there is are amounts such as 1,234, the sign groups thousands if smaller
    /// amounts do without it and no larger one does (decimals would be written below a thousand as
    /// well), if as decimals they could not be paid, or if many of them name a currency that has no third
    /// decimal. Amounts in dinars with their three decimals are never concluded about.
    pub(crate) fn decide(&self) -> Option<DecimalSign> {
        if self.point + self.comma > 0 {
            return side(self.point, self.comma).map(|point| {
                if point {
                    DecimalSign::Point
                } else {
                    DecimalSign::Comma
                }
            });
        }
        let named = self.named >= MANY && self.named == self.open_point + self.open_comma;
        let shown = self.small > 0 || self.unpayable > 0 || named;
        let groups = self.natural == 0 && self.large == 0 && shown;
        match (self.open_point, self.open_comma) {
            (1.., 0) if groups => Some(DecimalSign::Comma),
            (0, 1..) if groups => Some(DecimalSign::Point),
            (0, 0) if self.typed > 0 => Some(DecimalSign::Point),
            _ => None,
        }
    }

    /// The decimal sign of a column that never groups, as our own files do not.
    pub(crate) fn of_plain(&self) -> Option<DecimalSign> {
        match (self.point + self.open_point, self.comma + self.open_comma) {
            (1.., 0) => Some(DecimalSign::Point),
            (0, 1..) => Some(DecimalSign::Comma),
            _ => self.decide(),
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

    fn check(values: &[&str], expected: Option<DecimalSign>) {
        check_in(values, None, expected);
    }

    fn check_in(values: &[&str], currency: Option<&str>, expected: Option<DecimalSign>) {
        let mut evidence = AmountEvidence::default();
        for value in values {
            evidence.note(value, currency.and_then(Currency::parse));
        }
        assert_eq!(evidence.decide(), expected, "{values:?} {currency:?}");
    }

    #[test]
    fn the_decimal_sign_is_decided_from_all_values() {
        use DecimalSign::{Comma, Point};
        check(&["1,234", "1,234.50"], Some(Point));
        check(&["1.234", "1.234,50"], Some(Comma));
        check(&["1.234.567"], Some(Comma));
        check(&["0.125"], Some(Point));
        check(&["12345,678"], Some(Comma));
        check(&["1,12"], Some(Comma));
        check(&["1 234,50", "1 234"], Some(Comma));
        check(&["1\u{2019}234.50"], Some(Point));
        check(&["12,34,567"], Some(Point));
        check(&["1.234,-"], Some(Comma));
        check(&["\u{20ac}1.2M"], Some(Point));
        check(&["1,2 Mio. \u{20ac}"], Some(Comma));
        check(&["1000", "2000"], None);
        check(&["1.50", "1,50"], None);
        check(&[], None);
    }

    #[test]
    fn thousands_are_told_from_decimals_by_the_amounts_beside_them() {
        use DecimalSign::{Comma, Point};
        check(&["1,234", "2,345"], None);
        check(&["1,234", "950"], Some(Point));
        check(&["1.234", "950"], Some(Comma));
        check(&["1,234", "950", "12345"], None);
        check(&["1,234", "1.234"], None);
        check_in(&["1,234", "5,000"], Some("USD"), Some(Point));
        check_in(&["1.234", "5.000"], Some("EUR"), Some(Comma));
        check_in(&["5,000", "12,500"], Some("USD"), None);
        // A dinar has a thousand parts: 1,234 may be one and a bit.
        check_in(&["1,234", "950"], Some("KWD"), None);
        check_in(&["1.234 KWD"], None, None);
        check_in(&["1.234 KWD", "1234.5 KWD"], None, Some(Point));
    }
}
