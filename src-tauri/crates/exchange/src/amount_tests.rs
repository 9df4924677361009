//! What each way of writing an amount means, and what is none.

#![allow(clippy::unwrap_used)]
use proptest::prelude::*;

use super::*;

fn read(
    text: &str,
    sign: DecimalSign,
    beside: Option<Currency>,
    file: Option<Currency>,
) -> Option<Money> {
    of(bare(text)?, sign, beside, file)
}

fn check(text: &str, sign: DecimalSign, expected: Option<(i64, &str)>) {
    let money = read(text, sign, None, None);
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
    check("1\u{a0}234,56", Comma, Some((123_456, "XXX")));
    check("1\u{2009}234,56", Comma, Some((123_456, "XXX")));
    check("1\u{202f}234,56 \u{20ac}", Comma, Some((123_456, "EUR")));
    check("1'234.56", Point, Some((123_456, "XXX")));
    check("CHF 1\u{2019}234.50", Point, Some((123_450, "CHF")));
    check("USD 485,000.00", Point, Some((48_500_000, "USD")));
    check("431,666.67", Point, Some((43_166_667, "XXX")));
    check("$1,200", Point, Some((120_000, "XXX")));
    check("12,34,567.50", Point, Some((123_456_750, "XXX")));
    check("\u{20b9} 12,34,567", Point, Some((123_456_700, "INR")));
    check("1,12", Comma, Some((112, "XXX")));
    check("1.500", Point, Some((150, "XXX")));
    check(".5", Point, Some((50, "XXX")));
    check("5.", Point, Some((500, "XXX")));
    check("1500 JPY", Point, Some((1_500, "JPY")));
    check("1500.00 JPY", Point, Some((1_500, "JPY")));
    check("1.234 KWD", Point, Some((1_234, "KWD")));
    check("Rs.500", Point, Some((50_000, "XXX")));
    check("kr.500", Comma, Some((50_000, "XXX")));
    check("1.234,- \u{20ac}", Comma, Some((123_400, "EUR")));
    check("1'234.--", Point, Some((123_400, "XXX")));
    check("US$ 5 USD", Point, Some((500, "USD")));
    check("$5 CAD", Point, Some((500, "CAD")));
}

#[test]
fn below_zero_is_written_in_many_ways() {
    use DecimalSign::Point;
    check("-12.5", Point, Some((-1_250, "XXX")));
    check("\u{2212}12.5", Point, Some((-1_250, "XXX")));
    check("(12.50)", Point, Some((-1_250, "XXX")));
    check("(1,234.56)", Point, Some((-123_456, "XXX")));
    check("($12.50)", Point, Some((-1_250, "XXX")));
    check("$(12.50)", Point, Some((-1_250, "XXX")));
    check("1,234-", Point, Some((-123_400, "XXX")));
    check("\u{20ac}-3", Point, Some((-300, "EUR")));
    check("-\u{20ac}3", Point, Some((-300, "EUR")));
    check("-5 EUR", Point, Some((-500, "EUR")));
    check("+5", Point, Some((500, "XXX")));
}

#[test]
fn thousands_and_millions_are_exact() {
    use DecimalSign::{Comma, Point};
    check("\u{20ac}1.2M", Point, Some((120_000_000, "EUR")));
    check("1,2 Mio. \u{20ac}", Comma, Some((120_000_000, "EUR")));
    check("12k", Point, Some((1_200_000, "XXX")));
    check("12.5K USD", Point, Some((1_250_000, "USD")));
    check("1.2 M\u{20ac}", Point, Some((120_000_000, "EUR")));
    check("45 kEUR", Point, Some((4_500_000, "EUR")));
    check("1.5 Mrd. \u{20ac}", Point, Some((150_000_000_000, "EUR")));
    check("1.5 lakh", Point, Some((15_000_000, "XXX")));
    check("12.5 crore", Point, Some((12_500_000_000, "XXX")));
    check("1.23456789M", Point, Some((123_456_789, "XXX")));
    check("1.234567891M", Point, None);
    check("5 MXN", Point, Some((500, "MXN")));
    check("12 k k", Point, None);
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
    check("1,234,56,789", Point, None);
    check("abc", Point, None);
    check("12 apples", Point, None);
    check("EUR 12 USD", Point, None);
    check("\u{20ac}5 $", Point, None);
    check("90%", Point, None);
    check("1e5", Point, None);
    check("1.2E+06", Point, None);
    check("99999999999999999999", Point, None);
    check("--5", Point, None);
    check("-5-", Point, None);
    check("(5", Point, None);
    check("(-5)", Point, None);
    check("12 - 15", Point, None);
    check("", Point, None);
}

#[test]
fn the_cell_the_row_and_the_file_name_the_currency_in_that_order() {
    let check = |text: &str, beside: &str, file: &str, expected: Option<&str>| {
        let money = read(
            text,
            DecimalSign::Point,
            Currency::parse(beside),
            Currency::parse(file),
        );
        let code = money.map(|m| m.currency.code().to_owned());
        assert_eq!(code.as_deref(), expected, "{text} {beside} {file}");
    };
    check("5", "", "", Some("XXX"));
    check("5", "", "EUR", Some("EUR"));
    check("5", "USD", "EUR", Some("USD"));
    check("\u{20ac}5", "", "USD", Some("EUR"));
    check("$5", "CAD", "", Some("CAD"));
    check("$5", "", "AUD", Some("AUD"));
    // A dollar is no euro, whatever the file's amounts are in otherwise.
    check("$5", "", "EUR", Some("XXX"));
    check("\u{a5}5", "CNY", "", Some("CNY"));
    check("5 kr", "SEK", "", Some("SEK"));
    // Cell and row contradict each other.
    check("$5", "EUR", "", None);
    check("\u{20ac}5", "USD", "", None);
}

#[test]
fn what_stands_for_no_amount_is_none_without_a_word() {
    for text in [
        "-",
        "n/a",
        "\u{20ac} -",
        "- \u{20ac}",
        "$-",
        "\u{2014}",
        "NULL",
    ] {
        assert!(absent(text), "{text}");
    }
    for text in ["0", "\u{20ac}", "free", "-5", "EUR"] {
        assert!(!absent(text), "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_written_plain_is_read_back(
        minor in -(1_i64 << 52)..(1 << 52),
        code in 0..3_usize,
        comma in any::<bool>(),
    ) {
        let currency = Currency::parse(["EUR", "JPY", "KWD"][code]).unwrap();
        let money = Money { minor, currency };
        let sign = if comma { DecimalSign::Comma } else { DecimalSign::Point };
        prop_assert_eq!(read(&plain(money, sign), sign, None, Some(currency)), Some(money));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,16}", near in "[0-9.,' ()+\u{20ac}A-Zkm–-]{0,16}") {
        for text in [text, near] {
            let _ = read(&text, DecimalSign::Point, None, None);
            let _ = absent(&text);
        }
    }
}
