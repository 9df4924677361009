//! The currency that stands beside the name of a column of amounts: "Amount (EUR)", "Value in \u{20ac}",
//! "Betrag CHF". One in thousands names none: what its figures mean is for a person to say.

use engine::money::Currency;

use crate::currency::{self, Named};

/// A header apart from its currency.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unit<'h> {
    /// What is counted.
    pub(super) of_what: &'h str,
    pub(super) currency: Currency,
}

/// What a header that ends with one currency counts, and in which.
pub(super) fn of(header: &str) -> Option<Unit<'_>> {
    const IN: [&str; 5] = [" in", " en", " em", " (in", ","];
    let header = header.trim();
    let ends = |c: char| matches!(c, ')' | ']');
    let shut = header.trim_end_matches(ends).trim_end();
    let at = shut.rfind([' ', '(', '[', ','])?;
    let (what, unit) = shut.split_at(at);
    let unit = unit.trim_start_matches([' ', '(', '[', ',']);
    let what = what.trim_end_matches([' ', '(', '[']);
    let what = IN
        .iter()
        .find_map(|word| what.strip_suffix(word))
        .unwrap_or(what);
    match currency::named(unit)? {
        Named::One(currency) if !what.is_empty() => Some(Unit {
            of_what: what.trim_end_matches([' ', '(', '[', ',']),
            currency,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_names_one_currency_or_none() {
        let check = |header: &str, expected: Option<(&str, &str)>| {
            let found = of(header);
            let found = found.as_ref().map(|u| (u.of_what, u.currency.code()));
            assert_eq!(found, expected, "{header}");
        };
        check("Amount (EUR)", Some(("Amount", "EUR")));
        check("Value in \u{20ac}", Some(("Value", "EUR")));
        check("Betrag CHF", Some(("Betrag", "CHF")));
        check("Importe [EUR]", Some(("Importe", "EUR")));
        check("Amount ($)", None);
        check("Betrag (T\u{20ac})", None);
        check("Amount in k\u{20ac}", None);
        check("Amount (converted)", None);
        check("EUR", None);
    }
}
