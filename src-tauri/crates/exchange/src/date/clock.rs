//! What follows the date: nothing, or a time, perhaps with its half of the day, perhaps with a zone.

use engine::moment::{Day, Moment};

use super::{digits, is_space};

/// The moment of a day with what is written after it; `None` where that is no time.
pub(super) fn with_time(day: Day, rest: &str) -> Option<Moment> {
    let midnight = day.start();
    if rest.is_empty() {
        return Some(Moment {
            instant: midnight,
            day,
            timed: false,
        });
    }
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    let rest = match rest.strip_prefix(['T', 't']) {
        Some(rest) => rest,
        None => {
            let spaced = rest.trim_start_matches(is_space);
            if spaced.len() == rest.len() {
                return None;
            }
            after_word(spaced)
        }
    };
    let (clock, offset) = clock(rest)?;
    Some(Moment {
        instant: midnight + clock - offset,
        day,
        timed: true,
    })
}

/// "at 9:05", "um 9:05".
fn after_word(text: &str) -> &str {
    const WORDS: [&str; 7] = ["at ", "um ", "\u{e0} ", "om ", "kl. ", "kl ", "alle "];
    let word = WORDS.iter().find_map(|word| text.strip_prefix(word));
    word.unwrap_or(text)
}

/// `H:MM[:SS[.fff]] [AM|PM] [Z|+HH:MM]` as microseconds of the day and of the offset; hours may be
/// parted from minutes by a point or an h as well.
fn clock(text: &str) -> Option<(i64, i64)> {
    let (mut hour, rest) = digits(text, 2)?;
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, ':' | '.' | 'h'))?;
    let (minute, mut rest) = two_digits(&rest[1..], mark)?;
    let (mut second, mut micros) = (0, 0);
    if let Some(after) = rest.strip_prefix(mark).filter(|_| mark != 'h') {
        (second, rest) = two_digits(after, mark)?;
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            let end = fraction
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(fraction.len());
            if end == 0 {
                return None;
            }
            for place in 0..6 {
                let digit = fraction.as_bytes()[..end].get(place);
                micros = micros * 10 + digit.map_or(0, |d| i64::from(d - b'0'));
            }
            rest = &fraction[end..];
        }
    }
    let rest = rest.trim_start_matches(is_space);
    let (half, rest) = half_of_day(rest);
    if let Some(afternoon) = half {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
    }
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let rest = rest.trim_start_matches(is_space);
    let rest = rest.strip_prefix("Uhr").unwrap_or(rest);
    let clock = (i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second)) * 1_000_000;
    Some((clock + micros, offset(rest)?))
}

/// Minutes or seconds: one digit is enough after a colon, as some write them; a point without two
/// digits is no time.
fn two_digits(text: &str, mark: char) -> Option<(u32, &str)> {
    let (value, rest) = digits(text, 2)?;
    (mark == ':' || text.len() - rest.len() == 2).then_some((value, rest))
}

/// `am`, `PM`, `a.m.`, `p. m.`: whether it is the afternoon, and what follows.
fn half_of_day(text: &str) -> (Option<bool>, &str) {
    let marked = || -> Option<(bool, &str)> {
        let afternoon = match text.as_bytes().first()?.to_ascii_lowercase() {
            b'a' => false,
            b'p' => true,
            _ => return None,
        };
        let rest = &text[1..];
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        let rest = rest.trim_start_matches(is_space);
        let rest = rest.strip_prefix(['m', 'M'])?;
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        let ends = !rest.starts_with(|c: char| c.is_alphanumeric());
        ends.then_some((afternoon, rest))
    };
    marked().map_or((None, text), |(half, rest)| (Some(half), rest))
}

/// Microseconds east of Greenwich; 0 where no zone is written.
fn offset(text: &str) -> Option<i64> {
    // A zone's name in brackets after its offset says nothing more.
    let text = match text.find(['[', '(']) {
        Some(at) if at > 0 && text.ends_with([']', ')']) => text[..at].trim_end_matches(is_space),
        _ => text,
    };
    if text.is_empty() || matches!(text, "Z" | "z") {
        return Some(0);
    }
    let after = text
        .strip_prefix("UTC")
        .or_else(|| text.strip_prefix("GMT"));
    if after == Some("") {
        return Some(0);
    }
    let text = after.unwrap_or(text);
    match text.chars().next()? {
        '+' => hours(&text[1..], 1),
        '-' => hours(&text[1..], -1),
        '\u{2212}' => hours(text.strip_prefix('\u{2212}')?, -1),
        _ => zone(text),
    }
}

/// Names that mean one offset wherever they are written. (BST, CST, IST and their like mean
/// several.)
fn zone(name: &str) -> Option<i64> {
    let hours = match name {
        "WET" => 0,
        "CET" | "MEZ" | "WEST" => 1,
        "CEST" | "MESZ" | "EET" => 2,
        "EEST" => 3,
        "EDT" => -4,
        "EST" => -5,
        "MDT" => -6,
        "PDT" => -7,
        "PST" => -8,
        _ => return None,
    };
    Some(hours * 3_600_000_000)
}

fn hours(text: &str, sign: i64) -> Option<i64> {
    let (hour, rest) = digits(text, 2)?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let (minute, rest) = if rest.is_empty() {
        (0, rest)
    } else {
        digits(rest, 2)?
    };
    let sound = rest.is_empty() && hour < 24 && minute < 60;
    sound.then(|| sign * i64::from(hour * 60 + minute) * 60_000_000)
}
