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
        let cell = crate::table::bare(raw.trim().trim_start_matches('\u{200d}'));
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
        if self.gap == 0 {
            return self.text.trim().is_empty();
        }
        self.iter().all(|cell| cell.trim().is_empty())
    }

    /// All cells as written.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let this = *self;
        (0..this.len()).map(move |ix| this.raw(ix))
    }
}
