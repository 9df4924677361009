//! Which currency a cell names: ISO 4217 codes, and the signs that belong to one currency only.
//!
//! A bare `$` or `¥` names none: it is many currencies' sign, and a wrong name is worse than none.

use engine::money::Currency;

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

/// What stands beside an amount: `Some(Some)` a currency, `Some(None)` a sign that names no single
/// one, `None` something else.
pub(crate) fn named(text: &str) -> Option<Option<Currency>> {
    let code = match text {
        "$" | "\u{a5}" | "kr" | "kr." => return Some(None),
        "\u{20ac}" => "EUR",
        "\u{a3}" => "GBP",
        "US$" | "USD$" | "USD $" => "USD",
        "CA$" | "C$" => "CAD",
        "A$" | "AU$" => "AUD",
        "NZ$" => "NZD",
        "HK$" => "HKD",
        "S$" => "SGD",
        "R$" => "BRL",
        "\u{20b9}" => "INR",
        "\u{20a9}" => "KRW",
        "\u{20aa}" => "ILS",
        "\u{20ba}" => "TRY",
        "\u{20bd}" => "RUB",
        "\u{20b4}" => "UAH",
        "\u{20ab}" => "VND",
        "\u{e3f}" => "THB",
        "z\u{142}" => "PLN",
        "K\u{10d}" => "CZK",
        "Ft" => "HUF",
        "Fr." | "SFr." => "CHF",
        code => code,
    };
    by_code(code).map(Some)
}
