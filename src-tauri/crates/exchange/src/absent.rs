//! What sources write where they have nothing to write.
//!
//! Only for cells that hold dates or amounts: a deal may be called "None".

/// True where a text says that there is no value.
pub(crate) fn is(text: &str) -> bool {
    const WORDS: [&str; 20] = [
        "n/a",
        "na",
        "n.a.",
        "#n/a",
        "null",
        "(null)",
        "\\n",
        "none",
        "nan",
        "nat",
        "nil",
        "undefined",
        "(blank)",
        "k.a.",
        "n/d",
        "tbd",
        "open",
        "offen",
        "not closed",
        "не закрыта",
    ];
    if text.len() > 20 {
        return false;
    }
    let dashes = !text.is_empty()
        && text
            .chars()
            .all(|c| matches!(c, '-' | '–' | '—' | '\u{2212}'));
    dashes || WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        assert_eq!(is(text), expected, "{text}");
    }

    #[test]
    fn placeholders_are_no_values() {
        check("-", true);
        check("--", true);
        check("—", true);
        check("N/A", true);
        check("NULL", true);
        check("\\N", true);
        check("NaT", true);
        check("Not closed", true);
        check("не закрыта", true);
        check("", false);
        check("0", false);
        check("no", false);
        check("-5", false);
    }
}
