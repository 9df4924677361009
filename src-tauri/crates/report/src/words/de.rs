//! German. What stands everywhere is here; charts, findings and paper in files of their own. The same
//! words as on the window's pages: short, and without an address.

mod book;
mod causes;
mod charts;
mod command;
mod imports;
mod paper;
mod ramp;
mod said;
mod workspace;

use chrono::{Datelike, NaiveDate};
use engine::{
    language::Language,
    money::{Currency, Money, grouped},
    review::{Basis, StallPoint, Strength},
};

use super::{
    HAIR,
    dictionary::{Common, Dictionary},
    place::{Place, here},
};

/// All of it.
pub(super) const WORDS: Dictionary = Dictionary {
    language: Language::German,
    common: COMMON,
    causes: causes::CAUSES,
    headline: said::HEADLINE,
    in_base: said::IN_BASE,
    conversion: charts::CONVERSION,
    curve: charts::CURVE,
    forecast: charts::FORECAST,
    heatmap: charts::HEATMAP,
    tenure: charts::TENURE,
    ramp: ramp::RAMP,
    trend: charts::TREND,
    waiting: charts::WAITING,
    win_rate: charts::WIN_RATE,
    paper: paper::PAPER,
    terminal: paper::TERMINAL,
    book: book::BOOK,
    calendar: book::CALENDAR,
    files: paper::FILES,
    imports: imports::IMPORTS,
    command: command::COMMAND,
    workspace: workspace::WORKSPACE,
    one_to_one: paper::ONE_TO_ONE,
};

const COMMON: Common = Common {
    place: Place::Usual,
    nobody: "niemand zuständig",
    whole_team: "Das ganze Team",
    rep: "Verkäufer",
    day: "Tag",
    interval: "95-%-Intervall",
    longer_period: "Einen längeren Zeitraum oder weniger Filter wählen.",
    no_amounts: "keine Beträge bekannt",
    count,
    count_short,
    decimal,
    percent,
    money_short,
    money_whole,
    date,
    short_date: |day| format!("{}. {}", day.day(), month_short(day)),
    month_of: |day| format!("{} {}", month(day), day.year()),
    month_short,
    days_short: |n| format!("{}\u{a0}Tg.", count(n)),
    days_or_more: |low| format!("ab {low}"),
    deals,
    wins,
    to: |low, high| format!("{low} bis {high}"),
    list,
    more_currencies: |first, second, rest| {
        let noun = if rest == 1 {
            "weitere Währung"
        } else {
            "weitere Währungen"
        };
        format!("{first} + {second} + {rest} {noun}")
    },
    period: |from, to| match (from, to) {
        (Some(from), Some(to)) => format!("Eingetreten vom {} bis {}", date(from), date(to)),
        (Some(from), None) => format!("Eingetreten seit dem {}", date(from)),
        (None, Some(to)) => format!("Eingetreten bis zum {}", date(to)),
        (None, None) => String::new(),
    },
    basis,
    by_default: |days| format!("{days} (Vorgabe)"),
    by_hand: |days| format!("{days} (von Hand)"),
    strength: |strength| match strength {
        Strength::Strong => "deutlich",
        Strength::Likely => "wahrscheinlich",
    },
    seen: said::seen,
    stage_case: said::stage_case,
    case: said::case,
    reason: said::reason,
    note: said::note,
    forecast: said::forecast,
    tenure: ramp::tenure,
    ramp_up: ramp::ramp_up,
    differences: said::differences,
};

/// One and many, both written out, for no rule makes the one from the other.
fn plural(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", count(n), if n == 1 { one } else { many })
}

fn in_threes(n: u128) -> String {
    let parted = match here() {
        Place::Austria => "\u{a0}",
        Place::Switzerland => "’",
        _ => ".",
    };
    grouped(n).replace(',', parted)
}

fn count(n: u32) -> String {
    in_threes(u128::from(n))
}

/// Up to 9.999 in full, then `12 Tsd.`, `2,84 Mio.`.
fn count_short(n: u32) -> String {
    scaled(u128::from(n), 1)
}

fn decimal(value: f64) -> String {
    with_comma(&format!("{value:.1}"))
}

/// A number that was written with a point, with the sign that parts decimals here.
fn with_comma(number: &str) -> String {
    match here() {
        Place::Switzerland => number.to_owned(),
        _ => number.replace('.', ","),
    }
}

fn percent(share: f64) -> String {
    let whole = (share * 100.0).round();
    if share > HAIR && whole < 1.0 {
        "<\u{a0}1\u{a0}%".to_owned()
    } else if share < 1.0 - HAIR && whole > 99.0 {
        ">\u{a0}99\u{a0}%".to_owned()
    } else {
        format!("{whole:.0}\u{a0}%")
    }
}

/// A number of `unit`-ths in three figures at most, as on the window's pages: thousands from 9.995 on,
/// and no zeros behind a comma.
fn scaled(minor: u128, unit: u128) -> String {
    // (below this many whole units, divisor, decimals, name); tried in order, so that what rounds up
    // lands in the next scale.
    let scales: [(u128, u128, u32, &str); 6] = [
        (10_000, 1, 0, ""),
        (1_000_000, 1_000, 0, "\u{a0}Tsd."),
        (10_000_000, 1_000_000, 2, "\u{a0}Mio."),
        (100_000_000, 1_000_000, 1, "\u{a0}Mio."),
        (1_000_000_000, 1_000_000, 0, "\u{a0}Mio."),
        (u128::MAX, 1_000_000_000, 2, "\u{a0}Mrd."),
    ];
    for (below, divisor, decimals, name) in scales {
        let power = 10_u128.pow(decimals);
        let divisor_minor = divisor * unit;
        let rounded = (minor * power + divisor_minor / 2) / divisor_minor;
        if rounded * divisor < below.saturating_mul(power) {
            let digits = usize::try_from(decimals).unwrap_or(0);
            let whole = in_threes(rounded / power);
            let part = format!("{:0digits$}", rounded % power);
            let part = part.trim_end_matches('0');
            return if decimals == 0 || part.is_empty() {
                format!("{whole}{name}")
            } else {
                format!("{whole}{}{name}", with_comma(&format!(".{part}")))
            };
        }
    }
    in_threes(minor / unit)
}

fn money_short(money: Money) -> String {
    let unit = 10_u128.pow(money.currency.decimals());
    priced(money, &scaled(u128::from(money.minor.unsigned_abs()), unit))
}

fn money_whole(money: Money) -> String {
    let unit = 10_u128.pow(money.currency.decimals());
    let whole = (u128::from(money.minor.unsigned_abs()) + unit / 2) / unit;
    priced(money, &in_threes(whole))
}

/// A figure with its currency behind it: `412 Tsd. €`; before it in Austria and Switzerland: `€ 412 Tsd.`
fn priced(money: Money, figure: &str) -> String {
    let minus = if money.minor < 0 { "−" } else { "" };
    let symbol = match money.currency.code() {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        _ if money.currency == Currency::UNKNOWN => return format!("{minus}{figure}"),
        code => code,
    };
    match here() {
        Place::Austria | Place::Switzerland => format!("{minus}{symbol}\u{a0}{figure}"),
        _ => format!("{minus}{figure}\u{a0}{symbol}"),
    }
}

fn date(day: NaiveDate) -> String {
    format!("{}. {} {}", day.day(), month(day), day.year())
}

fn month(day: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    match (day.month0(), here()) {
        (0, Place::Austria) => "Jänner",
        (month, _) => MONTHS.get(month as usize).unwrap_or(&""),
    }
}

fn month_short(day: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = [
        "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.",
        "Dez.",
    ];
    MONTHS.get(day.month0() as usize).unwrap_or(&"")
}

/// `1 Tag`, `12 Tage`.
fn days(n: u32) -> String {
    plural(n, "Tag", "Tage")
}

/// In the dative: `seit 3 Tagen`.
fn days_ago(n: u32) -> String {
    plural(n, "Tag", "Tagen")
}

/// `1 Deal`, `12 Deals`.
fn deals(n: u32) -> String {
    plural(n, "Deal", "Deals")
}

fn wins(n: f64) -> String {
    let whole = n.round();
    if n > 0.0 && whole < 1.0 {
        "weniger als 1 Gewinn".to_owned()
    } else {
        plural(super::whole(whole), "Gewinn", "Gewinne")
    }
}

fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [a, b] => format!("{a} und {b}"),
        [a, b, c] => format!("{a}, {b} und {c}"),
        [a, b, rest @ ..] => format!("{a}, {b} und {} andere", rest.len()),
    }
}

fn basis(point: StallPoint) -> &'static str {
    match (point.days, point.basis) {
        (None, _) => "noch keine Stillstandsgrenze: Weniger als 20 Deals sind weitergekommen",
        (_, Basis::Observed) => "vier von fünf Deals, die weiterkamen, waren bis dahin weiter",
        (_, Basis::Default) => {
            "die Vorgabe der Phase, denn weniger als 20 Deals sind weitergekommen"
        }
        (_, Basis::Manual) => "von Hand gesetzt",
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

    #[test]
    fn numbers_are_written_as_on_the_page() {
        let check = |found: String, expected: &str| {
            assert_eq!(found.replace('\u{a0}', " "), expected);
        };
        check(count(1_204), "1.204");
        check(count_short(9_999), "9.999");
        check(count_short(12_400), "12 Tsd.");
        check(decimal(13.44), "13,4");
        check(percent(0.004), "< 1 %");
        check(percent(0.47), "47 %");
        check(money_short(money(94_049, "EUR")), "940 €");
        check(money_short(money(720_000, "EUR")), "7.200 €");
        check(money_short(money(41_230_000, "EUR")), "412 Tsd. €");
        check(money_short(money(99_960_000, "EUR")), "1 Mio. €");
        check(money_short(money(284_000_000, "EUR")), "2,84 Mio. €");
        check(money_short(money(2_840_000_000, "USD")), "28,4 Mio. $");
        check(money_short(money(120_000_000_000, "CHF")), "1,2 Mrd. CHF");
        check(money_short(money(41_230_000, "XXX")), "412 Tsd.");
        check(money_short(money(-41_230_000, "EUR")), "−412 Tsd. €");
        check(money_whole(money(41_230_050, "EUR")), "412.301 €");
        check(days(1), "1 Tag");
        check(wins(0.3), "weniger als 1 Gewinn");
        let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        check(date(day), "1. März 2026");
    }
}
