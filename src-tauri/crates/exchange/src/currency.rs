//! Which currency a cell names: ISO 4217 codes, and the signs that belong to one currency only.
//!
//! A bare `$` or `¥` names several: which, the row's or the file's currency says, or nobody. A wrong
//! name is worse than none.

use engine::money::Currency;

use crate::letters::normalise;

/// ISO 4217, the codes in use, plus those of currencies the euro and others replaced since 2010.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB \
BRL BSD BTN BWP BYN BYR BZD CAD CDF CHF CLF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EEK \
EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR \
ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA \
MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR \
PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL \
THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VEF VES VND VUV WST XAF XCD XCG XOF XPF \
XXX YER ZAR ZMK ZMW ZWL ZWG";

/// The currency of an ISO code, without regard to case.
pub(crate) fn by_code(code: &str) -> Option<Currency> {
    let currency = Currency::parse(code)?;
    let known = CODES.split(' ').any(|c| c == currency.code());
    known.then_some(currency)
}

/// Currencies by what a column of them calls them, in English, German, French and Spanish.
const NAMES: &[(&str, &str)] = &[
    ("euro", "EUR"),
    ("usdollar", "USD"),
    ("unitedstatesdollar", "USD"),
    ("americandollar", "USD"),
    ("dollaramericain", "USD"),
    ("dollardesetatsunis", "USD"),
    ("dolarestadounidense", "USD"),
    ("poundsterling", "GBP"),
    ("britishpound", "GBP"),
    ("britishpoundsterling", "GBP"),
    ("pfundsterling", "GBP"),
    ("britischespfund", "GBP"),
    ("livresterling", "GBP"),
    ("libraesterlina", "GBP"),
    ("swissfranc", "CHF"),
    ("schweizerfranken", "CHF"),
    ("francsuisse", "CHF"),
    ("francosuizo", "CHF"),
    ("canadiandollar", "CAD"),
    ("kanadischerdollar", "CAD"),
    ("dollarcanadien", "CAD"),
    ("dolarcanadiense", "CAD"),
    ("australiandollar", "AUD"),
    ("australischerdollar", "AUD"),
    ("newzealanddollar", "NZD"),
    ("singaporedollar", "SGD"),
    ("hongkongdollar", "HKD"),
    ("yen", "JPY"),
    ("japaneseyen", "JPY"),
    ("yuan", "CNY"),
    ("chineseyuan", "CNY"),
    ("indianrupee", "INR"),
    ("brazilianreal", "BRL"),
    ("mexicanpeso", "MXN"),
    ("pesomexicano", "MXN"),
    ("swedishkrona", "SEK"),
    ("schwedischekrone", "SEK"),
    ("norwegiankrone", "NOK"),
    ("danishkrone", "DKK"),
    ("danischekrone", "DKK"),
    ("polishzloty", "PLN"),
    ("zloty", "PLN"),
    ("czechkoruna", "CZK"),
    ("hungarianforint", "HUF"),
    ("forint", "HUF"),
    ("southafricanrand", "ZAR"),
    ("turkishlira", "TRY"),
    ("uaedirham", "AED"),
    ("israelinewshekel", "ILS"),
];

/// The currency that a cell of a column of currencies names by its code, its sign, its name, or by the
/// first two: "EUR", "EUR - Euro", "US Dollars".
pub(crate) fn of_column(text: &str) -> Option<Named> {
    let code = text.split_once(" - ").map_or(text, |(code, _)| code);
    let one = || {
        let name = normalise(text);
        let plain = name.strip_suffix('s').unwrap_or(&name);
        let mut names = NAMES.iter();
        let found = names.find(|(known, _)| *known == name || *known == plain);
        found.and_then(|(_, code)| by_code(code)).map(Named::One)
    };
    named(text)
        .or_else(|| by_code(code).map(Named::One))
        .or_else(one)
}

/// What a sign or code beside an amount names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// One currency.
    One(Currency),
    /// One of these codes; which, it does not say.
    Among(&'static str),
}

impl Named {
    /// True where no currency that it may name has a third decimal.
    pub(crate) fn has_two_decimals(self) -> bool {
        match self {
            Self::One(currency) => currency.decimals() < 3,
            Self::Among(codes) => {
                let mut codes = codes.split(' ').filter_map(by_code);
                codes.all(|currency| currency.decimals() < 3)
            }
        }
    }

    /// True where it may name this currency.
    pub(crate) fn may_be(self, currency: Currency) -> bool {
        match self {
            Self::One(one) => one == currency,
            Self::Among(codes) => codes.split(' ').any(|code| code == currency.code()),
        }
    }

    /// What both name; `None` where they contradict each other.
    pub(crate) fn and(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::One(one), named) | (named, Self::One(one)) => {
                named.may_be(one).then_some(Self::One(one))
            }
            (named, other) => (named == other).then_some(named),
        }
    }
}

/// Currencies that write a bare `$`.
const DOLLARS: &str = "USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP UYU BBD BMD BND BSD BZD DOP FJD \
GYD JMD KYD LRD NAD NIO SBD SRD TTD XCD BRL CVE TOP WST ZWL";

/// What stands beside an amount; `None` for anything that is no currency's sign, word or code.
pub(crate) fn named(text: &str) -> Option<Named> {
    let code = match text {
        "$" => return Some(Named::Among(DOLLARS)),
        "\u{a5}" | "\u{ffe5}" => return Some(Named::Among("JPY CNY")),
        "kr" | "kr." | "Kr" | "Kr." => return Some(Named::Among("SEK NOK DKK ISK EEK")),
        "Rs" | "Rs." | "\u{20a8}" => return Some(Named::Among("INR PKR LKR NPR MUR SCR")),
        "lei" | "Lei" => return Some(Named::Among("RON MDL")),
        "\u{20ac}" | "Euro" | "euro" => "EUR",
        "\u{a3}" => "GBP",
        "US$" | "USD$" | "$US" => "USD",
        "CA$" | "C$" | "CAD$" => "CAD",
        "A$" | "AU$" => "AUD",
        "NZ$" => "NZD",
        "HK$" => "HKD",
        "S$" | "SG$" => "SGD",
        "NT$" => "TWD",
        "MX$" => "MXN",
        "R$" => "BRL",
        "R" => "ZAR",
        "CN\u{a5}" | "RMB" | "\u{5143}" => "CNY",
        "JP\u{a5}" | "\u{5186}" => "JPY",
        "\u{20b9}" => "INR",
        "\u{20a9}" => "KRW",
        "\u{20aa}" => "ILS",
        "\u{20ba}" => "TRY",
        "\u{20bd}" => "RUB",
        "\u{20b4}" => "UAH",
        "\u{20ab}" => "VND",
        "\u{20b1}" => "PHP",
        "\u{20a6}" => "NGN",
        "\u{20b8}" => "KZT",
        "\u{20be}" => "GEL",
        "\u{20bc}" => "AZN",
        "\u{20b2}" => "PYG",
        "\u{20a1}" => "CRC",
        "\u{e3f}" => "THB",
        "RM" => "MYR",
        "Rp" => "IDR",
        "z\u{142}" => "PLN",
        "K\u{10d}" => "CZK",
        "Ft" => "HUF",
        "Fr." | "SFr." => "CHF",
        "\u{43b}\u{432}" | "\u{43b}\u{432}." => "BGN",
        code => code,
    };
    by_code(code).map(Named::One)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_names_currencies_by_code_sign_or_name() {
        let check = |text: &str, code: Option<&str>| {
            let one = code.and_then(by_code).map(Named::One);
            assert_eq!(of_column(text), one, "{text}");
        };
        check("EUR", Some("EUR"));
        check("eur - Euro", Some("EUR"));
        check("US Dollar", Some("USD"));
        check("U.S. Dollars", Some("USD"));
        check("US-Dollar", Some("USD"));
        check("Schweizer Franken", Some("CHF"));
        check("\u{a3}", Some("GBP"));
        check("Dollar", None);
        check("Krone", None);
        check("ZZZ - Whatever", None);
    }
}
