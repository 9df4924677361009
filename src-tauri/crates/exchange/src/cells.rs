//! The cells of one row, wherever their text lies: cut out of a line that stands as it is, decoded,
//! or given one by one.

use crate::cut::Kind;

/// The cells of one row, borrowed.
#[derive(Clone, Copy, Default)]
pub(crate) struct Cells<'a> {
    pub(crate) text: &'a str,
    /// Where each cell ends in the text.
    pub(crate) ends: &'a [usize],
    /// How many bytes part them there.
    pub(crate) gap: usize,
    /// What each was; empty where all were written in a text file.
    pub(crate) kinds: &'a [Kind],
}

impl<'a> Cells<'a> {
    /// How many.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The cell as written; empty beyond the last.
    pub(crate) fn raw(&self, ix: usize) -> &'a str {
        let Some(&end) = self.ends.get(ix) else {
            return "";
        };
        let start = if ix == 0 {
            0
        } else {
            self.ends[ix - 1] + self.gap
        };
        self.text.get(start..end).unwrap_or_default()
    }

    /// The cell without surrounding space, and without the apostrophe that guards spreadsheets
    /// from formulas; `None` where nothing is left, or it was an error.
    pub(crate) fn get(&self, ix: usize) -> Option<&'a str> {
        let raw = self.raw(ix);
        if self.kind(ix) == Kind::Error {
            return None;
        }
        if let (Some(first), Some(last)) = (raw.as_bytes().first(), raw.as_bytes().last())
            && first.is_ascii_alphanumeric()
            && last.is_ascii_alphanumeric()
        {
            return Some(raw);
        }
        let cell = crate::table::bare(seen(raw));
        (!cell.is_empty()).then_some(cell)
    }

    /// What the cell was in its source.
    #[allow(dead_code, reason = "asked by whoever reads what a spreadsheet knows")]
    pub(crate) fn kind(&self, ix: usize) -> Kind {
        self.kinds.get(ix).copied().unwrap_or_default()
    }

    /// What every cell was; empty where all were written in a text file.
    pub(crate) fn kinds(&self) -> &'a [Kind] {
        self.kinds
    }

    /// True where no cell holds anything.
    pub(crate) fn blank(&self) -> bool {
        let first = self.text.as_bytes().first();
        if first.is_some_and(u8::is_ascii_alphanumeric) {
            return false;
        }
        if self.gap == 0 {
            return seen(self.text).is_empty();
        }
        self.iter().all(|cell| seen(cell).is_empty())
    }

    /// All cells as written.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let this = *self;
        (0..this.len()).map(move |ix| this.raw(ix))
    }
}

/// A text without the space around it, and without characters there that nobody sees: a name of
/// nothing else is none.
fn seen(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_unseen(c))
}

/// What web pages and editors leave in texts without showing it: soft hyphens, marks of width and of
/// direction, byte-order marks, and letters that are blank.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_nothing_that_one_sees_is_empty() {
        let check = |written: &str, expected: Option<&str>| {
            let cells = Cells {
                text: written,
                ends: &[written.len()],
                gap: 1,
                kinds: &[],
            };
            assert_eq!(cells.get(0), expected, "{written:?}");
            assert_eq!(cells.blank(), expected.is_none(), "{written:?}");
        };
        check("\u{200b}", None);
        check(" \u{feff}\u{2060}\u{200e} ", None);
        check("\u{3164}\u{2800}", None);
        check("\u{200d}Ana\u{200b} ", Some("Ana"));
        check("Zo\u{200d}e", Some("Zo\u{200d}e"));
        check("\u{2764}\u{fe0f}", Some("\u{2764}\u{fe0f}"));
    }
}
