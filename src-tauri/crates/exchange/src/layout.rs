//! What parts the cells of a file, and which of its first rows is the header. Decided from the
//! head alone: lines that explain, `sep=;`, and titles may stand before the header.

use std::io::Cursor;

use encoding_rs::Encoding;

use crate::{
    chunk::{Chunks, Source as _},
    field,
    rows::{Found, Rows},
};

const DELIMITERS: &[u8] = b",;\t|";
/// The header is looked for among so many rows.
const HEADER_WITHIN: usize = 20;
/// Rows that decide the delimiter.
pub(crate) const ROWS: usize = 50;

/// Where the cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) delimiter: u8,
    /// Rows that are not blank before the header.
    pub(crate) before_header: usize,
}

/// The layout under which most headers are recognised; among equals the one whose rows agree best
/// on how many cells they have.
pub(crate) fn find(head: &[u8], encoding: &'static Encoding, asked: Option<char>) -> Layout {
    let asked = asked
        .or_else(|| announced(head))
        .and_then(|c| u8::try_from(c).ok())
        .filter(|b| b.is_ascii() && !matches!(b, b'"' | b'\n' | b'\r' | 0));
    let candidates = asked.as_ref().map_or(DELIMITERS, std::slice::from_ref);
    let scored = candidates.iter().map(|&delimiter| {
        let rows = first_rows(head, encoding, delimiter);
        let (score, before_header) = judge(&rows);
        let layout = Layout {
            delimiter,
            before_header,
        };
        (score, layout)
    });
    // The first of equals: the comma.
    let mut best = (Score::default(), None);
    for (score, layout) in scored {
        if best.1.is_none() || score > best.0 {
            best = (score, Some(layout));
        }
    }
    best.1.unwrap_or(Layout {
        delimiter: b',',
        before_header: 0,
    })
}

/// The separator that a first line `sep=;` names.
fn announced(head: &[u8]) -> Option<char> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let line = head.split(|b| matches!(b, b'\r' | b'\n')).next()?;
    let line: Vec<u8> = line
        .iter()
        .copied()
        .filter(|b| !matches!(b, 0 | b'"'))
        .collect();
    match line.as_slice() {
        [s, e, p, b'=', separator, ..] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => {
            Some(char::from(*separator))
        }
        _ => None,
    }
}

/// How much rows look like a table: the greater, the more. Headers recognised, the share of rows as
/// wide as the header, and how wide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Score {
    pub(crate) recognised: usize,
    agree: usize,
    pub(crate) width: usize,
}

/// Judges the first rows that are not blank, and says how many stand before the header.
pub(crate) fn judge(rows: &[Vec<String>]) -> (Score, usize) {
    let recognised: Vec<usize> = rows
        .iter()
        .take(HEADER_WITHIN)
        .map(|r| field::recognise(r).iter().flatten().count())
        .collect();
    let best = recognised.iter().copied().max().unwrap_or(0);
    let before_header = if best >= 2 {
        recognised.iter().position(|&r| r == best).unwrap_or(0)
    } else {
        0
    };
    let width = rows.get(before_header).map_or(0, Vec::len);
    let agree = if width < 2 {
        0
    } else {
        let rest = &rows[before_header..];
        rest.iter().filter(|r| r.len() == width).count() * 100 / rest.len()
    };
    let score = Score {
        recognised: best,
        agree,
        width,
    };
    (score, before_header)
}

fn first_rows(head: &[u8], encoding: &'static Encoding, delimiter: u8) -> Vec<Vec<String>> {
    let mut chunks = Chunks::new(Cursor::new(head), encoding, delimiter);
    let mut found = Vec::new();
    // An error here is the head being cut off, or told again when the whole file is read.
    while found.len() < ROWS
        && let Ok(Some(chunk)) = chunks.next()
    {
        let mut rows = Rows::new(chunk);
        while found.len() < ROWS && matches!(rows.advance(), Ok(Found::Row)) {
            let (cells, _) = rows.cells();
            if !cells.blank() {
                found.push(cells.iter().map(|c| c.trim().to_owned()).collect());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, delimiter: char, before_header: usize) {
        let found = find(head.as_bytes(), encoding_rs::UTF_8, None);
        let expected = Layout {
            delimiter: delimiter as u8,
            before_header,
        };
        assert_eq!(found, expected, "{head:?}");
    }

    #[test]
    fn the_delimiter_and_the_header_are_found() {
        check("deal_id,rep,stage,at\n1,A,B,2025-01-01\n", ',', 0);
        check("deal_id;rep;stage;amount\n1;A;B;1,50\n", ';', 0);
        check("deal_id\trep\tstage\n1\tA, B\tC\n", '\t', 0);
        check("deal_id|rep|stage\n1|A|B\n", '|', 0);
        check("sep=;\ndeal_id;rep;stage\n1;A;B\n", ';', 1);
        check("sep=^\ndeal_id^rep^stage\n1^A^B\n", '^', 1);
        check(
            "Pipeline report\n\nAs of today, Monday\nDeal ID,Owner,Stage\n1,A,B\n",
            ',',
            2,
        );
        check("a,b;c,d\n1,2;3,4\n5,6;7;8,9\n", ',', 0);
        check("a;b;c\n1;2;3\n", ';', 0);
        check("a\n1\n", ',', 0);
    }
}
