//! Text on a figure: how wide it is, how it is cut to fit, and what of a source's text may be
//! drawn at all. No drawing.
//!
//! Measured widths are never too small for Inter's letters; other scripts, drawn in whatever font
//! the machine has, are estimated generously.

mod widths;

use unicode_width::UnicodeWidthChar;

/// How heavy a text is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// 400.
    Regular,
    /// 600.
    Semibold,
}

/// A source's text as it may be shown: one line, no control characters and none that turn the
/// direction of what follows, single spaces.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let no_xml = matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{feff}');
        if c.is_whitespace() {
            gap = !out.is_empty();
        } else if !(c.is_control() || turns || no_xml) {
            if gap {
                out.push(' ');
                gap = false;
            }
            out.push(c);
        }
    }
    out
}

/// The width of a text in pixels at a size in pixels.
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    text.chars().map(|c| advance(c, weight)).sum::<f64>() * size / 2048.0
}

/// The text, cut with an ellipsis where it is wider than `room` pixels; empty where not even that
/// fits.
pub(crate) fn fit(text: &str, room: f64, size: f64, weight: Weight) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let room = room - width("…", size, weight);
    if room < 0.0 {
        return String::new();
    }
    let mut used = 0.0;
    let mut out = String::new();
    for c in text.chars() {
        used += advance(c, weight) * size / 2048.0;
        if used > room {
            break;
        }
        out.push(c);
    }
    while out.ends_with([' ', '\u{a0}', '\u{200d}']) {
        out.pop();
    }
    out.push('…');
    out
}

/// In 1/2048 em.
fn advance(c: char, weight: Weight) -> f64 {
    let table = match weight {
        Weight::Regular => &widths::REGULAR,
        Weight::Semibold => &widths::SEMIBOLD,
    };
    let known = u32::from(c)
        .checked_sub(widths::FIRST)
        .and_then(|ix| table.get(usize::try_from(ix).ok()?).copied())
        .filter(|w| *w > 0);
    if let Some(known) = known {
        return f64::from(known);
    }
    if let Some((_, regular, semibold)) = widths::PUNCTUATION.iter().find(|(p, ..)| *p == c) {
        return f64::from(match weight {
            Weight::Regular => *regular,
            Weight::Semibold => *semibold,
        });
    }
    match c.width() {
        None | Some(0) => 0.0,
        Some(1) => 1480.0,
        Some(_) => 2200.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_measured_as_inter_sets_it() {
        let check = |text: &str, expected: f64| {
            let found = width(text, 2048.0, Weight::Regular);
            assert!((found - expected).abs() < 0.5, "{text:?}: {found}");
        };
        check("", 0.0);
        // The tabular digit, whichever digit it is.
        check("0", 1328.0);
        check("11", 2656.0);
        check("\u{301}", 0.0);
        assert!(width("Wide", 12.0, Weight::Semibold) > width("Wide", 12.0, Weight::Regular));
    }

    #[test]
    fn long_text_is_cut_with_an_ellipsis_and_never_wider_than_its_room() {
        for text in [
            "Ana",
            "Objection handling",
            "אורי בן־דוד",
            "営業部の山田太郎",
            "a b c d e f g h",
        ] {
            for room in [0.0, 5.0, 12.0, 40.0, 80.0, 400.0] {
                let cut = fit(text, room, 12.0, Weight::Regular);
                assert!(width(&cut, 12.0, Weight::Regular) <= room, "{cut}");
                assert!(cut == text || cut.is_empty() || cut.ends_with('…'), "{cut}");
            }
        }
    }

    #[test]
    fn names_lose_what_could_break_a_line_or_turn_it_around() {
        let check = |text: &str, expected: &str| assert_eq!(clean(text), expected);
        check("  Ben\n\tOkafor ", "Ben Okafor");
        check("\u{1b}[31mred", "[31mred");
        check("abc\u{202e}def", "abcdef");
        check("\0", "");
        check("אורי", "אורי");
    }
}
