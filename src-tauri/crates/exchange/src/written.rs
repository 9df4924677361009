//! Cells as they are shown to somebody: a row as a line of CSV, what a link says, a name no longer than one
//! reads.

use engine::problem::Names;

use crate::cells::Cells;

/// A row is kept with its problem up to about so many bytes.
const LONGEST_KEPT: usize = 8192;

/// The cells as a line of CSV; what is beyond a length nobody looks at is left out.
pub(crate) fn as_csv(cells: Cells<'_>) -> String {
    let mut line = String::new();
    for (ix, cell) in cells.iter().enumerate() {
        if line.len() > LONGEST_KEPT {
            break;
        }
        if ix > 0 {
            line.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) || (ix == 0 && cell.is_empty()) {
            line.push('"');
            line.push_str(&cut(cell).replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(cut(cell));
        }
    }
    line
}

fn cut(cell: &str) -> &str {
    let end = cell
        .char_indices()
        .nth(LONGEST_KEPT)
        .map_or(cell.len(), |(at, _)| at);
    &cell[..end]
}

/// What a link shows, where a cell is one (`<a href="…">Ana</a>`); any other cell as it stands.
pub(crate) fn untagged(cell: &str) -> Option<&str> {
    let shown = cell
        .strip_suffix('>')
        .and_then(|rest| rest.split_once('>'))
        .and_then(|(_, inner)| inner.rsplit_once("</"));
    match shown {
        Some((text, _)) if !text.contains('<') => Some(text.trim()).filter(|t| !t.is_empty()),
        _ => Some(cell),
    }
}

/// What a related page is called, where its address stands behind it: `Acme (https://…)`.
pub(crate) fn without_address(cell: &str) -> &str {
    let parts = [" (https://", " (http://"].iter();
    let parted = parts.filter_map(|sign| cell.split_once(sign)).next();
    match parted {
        Some((name, address)) if !name.is_empty() && !address.contains([' ', ',']) => name,
        _ => cell,
    }
}

/// A cell as it is quoted in a sentence: not longer than one reads.
pub(crate) fn shown(text: &str) -> String {
    clipped(text, 40)
}

/// A text on one line, cut where a cell holds more than any name.
pub(crate) fn clipped(text: &str, longest: usize) -> String {
    let mut shown: String = text
        .chars()
        .take(longest)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(longest).is_some() {
        shown.push('…');
    }
    shown
}

/// Names as they are told: not longer than one reads.
pub(crate) fn named<'a>(names: impl IntoIterator<Item = &'a str>) -> Names {
    Names::of(names.into_iter().map(shown))
}
