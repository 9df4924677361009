//! Whether a number format shows a number, a date or a span of time.
//!
//! Source: ECMA-376 part 1, 18.8.30 (built-in formats) and 18.8.31 (format codes).

/// What a cell's format makes of its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    #[default]
    Number,
    Date,
    Span,
}

/// A format that has a number and no code in the file.
pub(crate) fn built_in(id: u16) -> Shown {
    match id {
        // 27 to 36 and 50 to 58 are the dates of East Asian editions.
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Date,
        46 => Shown::Span,
        _ => Shown::Number,
    }
}

/// A format by its code: its first section decides, outside quotes, escapes and brackets.
pub(crate) fn of_code(code: &str) -> Shown {
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            // The next character stands for itself, or for its width.
            '\\' | '_' | '*' => {
                chars.next();
            }
            '"' => {
                chars.by_ref().find(|c| *c == '"');
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let lower = inside.to_ascii_lowercase();
                // [h], [mm] and [ss] count on beyond the day; [Red] and [$-409] say nothing here.
                if matches!(lower.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    return Shown::Span;
                }
            }
            ';' => return Shown::Number,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Shown::Date,
            'G' | 'g' if code.to_ascii_lowercase().contains("general") => return Shown::Number,
            _ => {}
        }
    }
    Shown::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_shows_a_number_a_date_or_a_span() {
        let check = |code, expected| assert_eq!(of_code(code), expected, "{code}");
        check("General", Shown::Number);
        check("#,##0.00 [$EUR]", Shown::Number);
        check("\"day\" 0", Shown::Number);
        check("0\\d", Shown::Number);
        check("[Red]-0.0;[Blue]yyyy", Shown::Number);
        check("yyyy-mm-dd", Shown::Date);
        check("[$-409]d/m/yy h:mm AM/PM;@", Shown::Date);
        check("[h]:mm:ss", Shown::Span);
        check("#,##0*y", Shown::Number);
        assert_eq!(built_in(14), Shown::Date);
        assert_eq!(built_in(46), Shown::Span);
        assert_eq!(built_in(4), Shown::Number);
    }
}
