//! Every shape of a date that is no plain ISO date: `d/m/Y`, `m-d-yy`, `Y.m.d`, `YYYYMMDD`,
//! numbers, and dates with the month's name.

use super::{
    Order, Reading, Short, clock::with_time, count, day, digits, exact, full_year, is_space, named,
};

pub(super) fn readings(text: &str) -> Option<Reading> {
    let text = text.trim_matches(|c: char| is_space(c) || matches!(c, '\u{200e}' | '\u{200f}'));
    let first = text.chars().next()?;
    if !first.is_ascii_digit() {
        return named::reading(text);
    }
    let (a, rest) = digits(text, 9)?;
    let wide = text.len() - rest.len();
    if wide == 8 {
        let whole = day(a / 10_000, a / 100 % 100, a % 100)?;
        return Some(exact(with_time(whole, rest)?));
    }
    if wide > 4 {
        return compact(text).or_else(|| count::reading(text));
    }
    let mark = rest.chars().next()?;
    let after = &rest[mark.len_utf8()..];
    let numbers =
        matches!(mark, '/' | '-' | '.') && after.starts_with(|c: char| c.is_ascii_digit());
    if !numbers || wide == 3 {
        return named::reading(text);
    }
    let (b, rest) = digits(after, 2)?;
    let rest = rest.strip_prefix(mark)?;
    if wide == 4 {
        let (c, rest) = digits(rest, 2)?;
        // A point after the day, as Hungarian and Korean have it.
        let rest = rest
            .strip_prefix('.')
            .filter(|_| mark == '.')
            .unwrap_or(rest);
        return Some(exact(with_time(day(a, b, c)?, rest)?));
    }
    let (c, after) = digits(rest, 4)?;
    let long = match rest.len() - after.len() {
        1 | 2 => false,
        4 => true,
        _ => return None,
    };
    if long {
        return parts(a, b, c, None, after, mark);
    }
    if wide > 2 || rest.len() - after.len() != 2 {
        return None;
    }
    let short = Short {
        first: u8::try_from(a).ok()?,
        last: u8::try_from(c).ok()?,
        first_may_be_year: wide == 2,
    };
    parts(a, b, c, Some(short), after, mark)
}

/// Three numbers, the year last unless `short` says that it has two digits.
fn parts(a: u32, b: u32, c: u32, short: Option<Short>, after: &str, mark: char) -> Option<Reading> {
    let moment = |year, month, of_month| with_time(day(full_year(year), month, of_month)?, after);
    let order = Order {
        dmy: moment(c, b, a),
        mdy: moment(c, a, b),
        ymd: short
            .filter(|short| short.first_may_be_year)
            .and_then(|_| moment(a, b, c)),
        short,
        mark,
    };
    match (order.dmy, order.mdy, order.ymd) {
        (None, None, None) => None,
        (Some(dmy), Some(mdy), None) if dmy == mdy => Some(exact(dmy)),
        (Some(dmy), Some(mdy), Some(ymd)) if dmy == mdy && mdy == ymd => Some(exact(dmy)),
        _ => Some(Reading::Order(order)),
    }
}

/// `YYYYMMDDHHMM` and `YYYYMMDDHHMMSS`.
fn compact(text: &str) -> Option<Reading> {
    let shaped = matches!(text.len(), 12 | 14) && text.bytes().all(|b| b.is_ascii_digit());
    if !shaped {
        return None;
    }
    let part = |from: usize, to: usize| text[from..to].parse::<u32>().ok();
    let date = day(part(0, 4)?, part(4, 6)?, part(6, 8)?)?;
    let seconds = if text.len() == 14 { &text[12..] } else { "00" };
    let time = format!("T{}:{}:{seconds}", &text[8..10], &text[10..12]);
    Some(exact(with_time(date, &time)?))
}
